use axum::extract::{Path, State};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::answers::{answered, refusal};
use super::book::{Book, Endpoint, Shared};
use super::device;
use super::form::Form;

/// Gives tokens for a code of the browser, a refresh token or a code of a device.
pub async fn token(State(book): State<Shared>, Path(tenant): Path<String>, body: String) -> Response {
    let mut book = book.lock().unwrap();
    let form = Form::read(&body);
    book.last_claims = Some(form.get("claims").to_owned());
    if let Some(answer) = book.laid_ready(Endpoint::Token) {
        return answer;
    }
    if let Some(refused) = form.refused_at(&tenant) {
        return refused;
    }
    if let Some(refused) = not_demanded(&book, &form) {
        return refused;
    }
    match form.get("grant_type") {
        "authorization_code" => of_code(&mut book, &form),
        "refresh_token" => of_refresh_token(&mut book, &form),
        "urn:ietf:params:oauth:grant-type:device_code" => device::of_device_code(&mut book, &form),
        _ => refusal("unsupported_grant_type", 70003),
    }
}

/// The refusal of whoever does not bring the claims that are demanded.
fn not_demanded(book: &Book, form: &Form) -> Option<Response> {
    let demanded: serde_json::Value = serde_json::from_str(book.demanded.as_ref()?).unwrap();
    let brought: serde_json::Value = serde_json::from_str(form.get("claims")).unwrap_or_default();
    let demanded_of = demanded["access_token"].as_object().unwrap();
    let are_brought = demanded_of
        .iter()
        .all(|(name, value)| brought["access_token"][name] == *value);
    let is_of_person = form.get("grant_type") != "refresh_token";
    if are_brought && is_of_person {
        return None;
    }
    let body = json!({
        "error": "interaction_required",
        "error_codes": [50076],
        "suberror": "basic_action",
        "claims": demanded.to_string(),
    });
    Some(answered(StatusCode::BAD_REQUEST, &body.to_string()))
}

fn of_code(book: &mut Book, form: &Form) -> Response {
    let audience = match book.audience_of(form.get("scope")) {
        Ok(audience) => audience,
        Err((error, code)) => return refusal(error, code),
    };
    let Some(code) = book.codes.get_mut(form.get("code")) else {
        return refusal("invalid_grant", 70008);
    };
    if std::mem::replace(&mut code.is_used, true) {
        return refusal("invalid_grant", 54005);
    }
    book.secrets.push(form.get("code_verifier").to_owned());
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(form.get("code_verifier")));
    if challenge != code.challenge {
        return refusal("invalid_grant", 501_481);
    }
    if form.get("redirect_uri") != code.redirect {
        return refusal("invalid_client", 50011);
    }
    if audience != code.audience {
        return refusal("invalid_grant", 70000);
    }
    let nonce = code.nonce.clone();
    let person = book.person.clone();
    book.give(person, &audience, Some(&nonce))
}

fn of_refresh_token(book: &mut Book, form: &Form) -> Response {
    let audience = match book.audience_of(form.get("scope")) {
        Ok(audience) => audience,
        Err((error, code)) => return refusal(error, code),
    };
    // Whatever replaces it, the old one is good no more.
    match book.refresh_tokens.remove(form.get("refresh_token")) {
        Some(person) => book.give(person, &audience, None),
        None => refusal("invalid_grant", 700_082),
    }
}
