use std::collections::HashMap;

use axum::response::Response;
use url::form_urlencoded;

use super::answers::refusal;
use super::registered::{CLIENT, TENANT};

/// The fields of a form, each given once.
pub struct Form(HashMap<String, String>);

impl Form {
    pub fn read(body: &str) -> Self {
        let mut fields = HashMap::new();
        for (name, value) in form_urlencoded::parse(body.as_bytes()) {
            let before = fields.insert(name.clone().into_owned(), value.into_owned());
            assert!(before.is_none(), "the field {name} is given twice");
        }
        Self(fields)
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The refusal of whoever is not registered as a public client here.
    pub fn refused_at(&self, tenant: &str) -> Option<Response> {
        if tenant != TENANT {
            return Some(refusal("invalid_request", 90002));
        }
        if self.get("client_id") != CLIENT {
            return Some(refusal("unauthorized_client", 700_016));
        }
        (!self.get("client_secret").is_empty()).then(|| refusal("invalid_client", 700_025))
    }
}
