use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex};

use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::{StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use super::answers::answered;
use super::registered::{CLIENT, MANAGEMENT, MANAGEMENT_IN_CHINA, PARTNER_CENTER, TENANT};

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// The page for people.
    Authorize,
    /// The one for programs.
    Token,
    /// The one for devices without a browser.
    DeviceCode,
}

/// Who signs in.
#[derive(Clone)]
pub struct Person {
    pub tenant_id: String,
    pub object_id: String,
    pub user_name: String,
}

/// A code that the browser brings back, and what it was asked for with.
pub struct Code {
    pub challenge: String,
    pub redirect: String,
    pub audience: String,
    pub nonce: String,
    pub is_used: bool,
}

/// A code of a device.
pub struct Device {
    pub user_code: String,
    pub audience: String,
    pub is_typed: bool,
}

/// Everything that the authority knows.
pub struct Book {
    pub person: Person,
    pub consents: Vec<String>,
    pub codes: HashMap<String, Code>,
    pub device_codes: HashMap<String, Device>,
    /// The good ones, with the person they are of.
    pub refresh_tokens: BTreeMap<String, Person>,
    /// With the audience they are for.
    pub access_tokens: HashMap<String, String>,
    pub next: VecDeque<(Endpoint, u16, String)>,
    pub asked: Vec<Endpoint>,
    pub last_claims: Option<String>,
    pub demanded: Option<String>,
    pub life: u64,
    /// How long a device waits before it asks again, in seconds.
    pub interval: u64,
    /// Every code, proof and token of a sign-in so far.
    pub secrets: Vec<String>,
}

/// The book as every endpoint has it.
pub type Shared = Arc<Mutex<Book>>;

impl Book {
    pub fn shared() -> Shared {
        Arc::new(Mutex::new(Self {
            person: Person {
                tenant_id: TENANT.to_owned(),
                object_id: "b64d5a1f-2c3e-4d50-8e6f-708192a3b4c5".to_owned(),
                user_name: "lee@contoso.example".to_owned(),
            },
            consents: [MANAGEMENT, PARTNER_CENTER, MANAGEMENT_IN_CHINA]
                .map(str::to_owned)
                .to_vec(),
            codes: HashMap::new(),
            device_codes: HashMap::new(),
            refresh_tokens: BTreeMap::new(),
            access_tokens: HashMap::new(),
            next: VecDeque::new(),
            asked: Vec::new(),
            last_claims: None,
            demanded: None,
            life: 3600,
            interval: 5,
            secrets: Vec::new(),
        }))
    }

    /// Counts a request, and takes the answer that was laid ready for it.
    pub fn laid_ready(&mut self, endpoint: Endpoint) -> Option<Response> {
        self.asked.push(endpoint);
        let at = self
            .next
            .iter()
            .position(|(for_endpoint, ..)| *for_endpoint == endpoint)?;
        let (_, status, body) = self.next.remove(at)?;
        let kind = if body.starts_with('{') {
            "application/json; charset=utf-8"
        } else {
            "text/html"
        };
        let status = StatusCode::from_u16(status).unwrap();
        Some((status, [(header::CONTENT_TYPE, kind)], body).into_response())
    }

    /// The audience of the scopes, where it is one that is consented to; else the refusal by its word and its number.
    pub fn audience_of(&self, scopes: &str) -> Result<String, (&'static str, u32)> {
        let mut audiences = scopes
            .split(' ')
            .filter_map(|scope| scope.strip_suffix("/user_impersonation"));
        let (Some(audience), None) = (audiences.next(), audiences.next()) else {
            return Err(("invalid_scope", 70011));
        };
        if ![MANAGEMENT, PARTNER_CENTER, MANAGEMENT_IN_CHINA].contains(&audience) {
            return Err(("invalid_resource", 500_011));
        }
        if !self.consents.iter().any(|consent| consent == audience) {
            return Err(("invalid_grant", 65001));
        }
        Ok(audience.to_owned())
    }

    /// Gives a person new tokens for an audience.
    pub fn give(&mut self, person: Person, audience: &str, nonce: Option<&str>) -> Response {
        let access = format!("access-{}", Uuid::new_v4());
        let refresh = format!("refresh-{}", Uuid::new_v4());
        let id_token = json!({
            "aud": CLIENT,
            "iss": format!("https://login.microsoftonline.com/{TENANT}/v2.0"),
            "exp": 1_600_000_000,
            "nonce": nonce,
            "tid": person.tenant_id,
            "oid": person.object_id,
            "preferred_username": person.user_name,
            "ver": "2.0",
        });
        let id_token = format!(
            "eyJhbGciOiJub25lIn0.{}.c2lnbmF0dXJl",
            URL_SAFE_NO_PAD.encode(id_token.to_string())
        );
        self.secrets.extend([access.clone(), refresh.clone(), id_token.clone()]);
        let answer = json!({
            "token_type": "Bearer",
            "scope": format!("{audience}/user_impersonation"),
            "expires_in": self.life,
            "ext_expires_in": self.life,
            "access_token": &access,
            "refresh_token": &refresh,
            "id_token": &id_token,
        });
        self.access_tokens.insert(access, audience.to_owned());
        self.refresh_tokens.insert(refresh, person);
        answered(StatusCode::OK, &answer.to_string())
    }
}
