use std::collections::HashMap;

use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Response};
use http::{StatusCode, header};
use url::Url;
use uuid::Uuid;

use super::book::{Code, Endpoint, Shared};
use super::registered::{CLIENT, TENANT};

/// The page for people: signs the person in at once and sends the browser back.
pub async fn authorize(
    State(book): State<Shared>,
    Path(tenant): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
) -> Response {
    let mut book = book.lock().unwrap();
    if let Some(answer) = book.laid_ready(Endpoint::Authorize) {
        return answer;
    }
    let is = |name: &str, value: &str| asked.get(name).is_some_and(|given| given == value);
    let get = |name: &str| asked.get(name).cloned().unwrap_or_default();
    // Whoever is not known is not sent anywhere.
    if tenant != TENANT {
        return page("AADSTS90002");
    }
    if !is("client_id", CLIENT) {
        return page("AADSTS700016");
    }
    let Some(redirect) = registered(&get("redirect_uri")) else {
        return page("AADSTS50011");
    };
    let has_key = is("code_challenge_method", "S256") && get("code_challenge").len() == 43;
    let back = if !is("response_type", "code") || !has_key || get("nonce").is_empty() {
        vec![("error", "invalid_request".to_owned())]
    } else {
        match book.audience_of(&get("scope")) {
            Err(_) => vec![
                ("error", "access_denied".to_owned()),
                ("error_description", "AADSTS65001: Words for people.".to_owned()),
            ],
            Ok(audience) => {
                let code = format!("code-{}", Uuid::new_v4());
                let known = Code {
                    challenge: get("code_challenge"),
                    redirect: get("redirect_uri"),
                    audience,
                    nonce: get("nonce"),
                    is_used: false,
                };
                book.secrets.push(code.clone());
                book.codes.insert(code.clone(), known);
                vec![("code", code), ("session_state", Uuid::new_v4().to_string())]
            }
        }
    };
    let mut location = redirect;
    location
        .query_pairs_mut()
        .extend_pairs(back)
        .append_pair("state", &get("state"));
    (StatusCode::FOUND, [(header::LOCATION, location.to_string())]).into_response()
}

/// The redirect address, where it is the registered one with any port.
fn registered(redirect: &str) -> Option<Url> {
    let url = Url::parse(redirect).ok()?;
    let is_known = url.scheme() == "http" && url.host_str() == Some("localhost") && url.path() == "/";
    is_known.then_some(url)
}

fn page(code: &str) -> Response {
    (StatusCode::BAD_REQUEST, Html(format!("<!doctype html><p>{code}</p>"))).into_response()
}
