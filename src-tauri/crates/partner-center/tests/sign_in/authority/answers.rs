use axum::response::{IntoResponse, Response};
use http::{StatusCode, header};
use serde_json::json;

/// A refusal as the authority words it.
pub fn refusal(error: &str, code: u32) -> Response {
    let description = format!("AADSTS{code}: Words for people.\r\nTrace ID: 1\r\nTimestamp: 2026-11-20 10:00:00Z");
    let body = json!({
        "error": error,
        "error_description": description,
        "error_codes": [code],
        "timestamp": "2026-11-20 10:00:00Z",
        "trace_id": "5d1f",
        "correlation_id": "6e2a",
    });
    answered(StatusCode::BAD_REQUEST, &body.to_string())
}

/// An answer in JSON.
pub fn answered(status: StatusCode, json: &str) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json; charset=utf-8")];
    (status, kind, json.to_owned()).into_response()
}
