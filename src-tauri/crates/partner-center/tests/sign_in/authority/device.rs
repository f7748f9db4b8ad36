use axum::extract::{Path, State};
use axum::response::Response;
use http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::answers::{answered, refusal};
use super::book::{Book, Device, Endpoint, Shared};
use super::form::Form;

/// Gives a code to type elsewhere.
pub async fn device_code(State(book): State<Shared>, Path(tenant): Path<String>, body: String) -> Response {
    let mut book = book.lock().unwrap();
    if let Some(answer) = book.laid_ready(Endpoint::DeviceCode) {
        return answer;
    }
    let form = Form::read(&body);
    if let Some(refused) = form.refused_at(&tenant) {
        return refused;
    }
    let audience = match book.audience_of(form.get("scope")) {
        Ok(audience) => audience,
        Err((error, code)) => return refusal(error, code),
    };
    let device_code = format!("device-{}", Uuid::new_v4());
    let user_code = "B7TK9QXZ2".to_owned();
    let answer = json!({
        "user_code": user_code,
        "device_code": device_code,
        "verification_uri": "https://microsoft.com/devicelogin",
        "expires_in": 900,
        "interval": book.interval,
        "message": "Words for people.",
    });
    let device = Device {
        user_code,
        audience,
        is_typed: false,
    };
    book.device_codes.insert(device_code, device);
    answered(StatusCode::OK, &answer.to_string())
}

pub fn of_device_code(book: &mut Book, form: &Form) -> Response {
    match book.device_codes.get(form.get("device_code")) {
        None => refusal("bad_verification_code", 70019),
        Some(device) if !device.is_typed => refusal("authorization_pending", 70016),
        Some(device) => {
            let audience = device.audience.clone();
            book.device_codes.remove(form.get("device_code"));
            let person = book.person.clone();
            book.give(person, &audience, None)
        }
    }
}
