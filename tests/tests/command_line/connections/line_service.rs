//! What Azure Billing tells of the lines of an invoice, for tests.

use std::collections::BTreeMap;
use std::sync::mpsc::Sender;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http::{StatusCode, Uri, header};
use serde_json::{Value, json};

/// The billing account of the tests, with the signs that have to be written otherwise in an address.
pub const ACCOUNT: &str = "5f0e2c6a-1b7d-4a93-8c21-9d0f3e4b5a68:2b6d7c80-94e1-4f3a-b5d2-0a1b2c3d4e5f_2019-05-31";

/// What is told of the lines of invoices.
#[derive(Default)]
pub struct LineBook {
    /// The lines of an invoice, page by page. Of one that is not here a single line is told.
    pub pages: BTreeMap<String, Vec<Vec<Value>>>,
    /// The status by which the lines of an invoice are refused.
    pub refused: BTreeMap<String, StatusCode>,
    /// The page of each invoice whose connection breaks in the middle of the answer, counted from 0.
    pub breaks_at: Option<usize>,
    /// The page of each invoice that is never answered, and who is told that it was asked for.
    pub hangs_at: Option<(usize, Sender<()>)>,
}

/// A line as the service sends it.
pub fn line(name: &str, text: &str, period: [&str; 2], net: &str) -> Value {
    let amount =
        |value: &str| -> Value { serde_json::from_str(&format!(r#"{{"currency":"EUR","value":{value}}}"#)).unwrap() };
    let at = format!("/providers/Microsoft.Billing/BillingAccounts/{ACCOUNT}/BillingProfiles/AB12/transactions/{name}");
    json!({
        "id": at,
        "name": name,
        "type": "Microsoft.Billing/BillingAccounts/BillingProfiles/transactions",
        "properties": {
            "billingCurrency": "EUR",
            "date": format!("{}T00:00:00Z", period[0]),
            "discount": 0.1,
            "invoiceSectionDisplayName": "Contoso Ireland ",
            "partNumber": "0001",
            "productDescription": text,
            "productFamily": "Benefits",
            "quantity": 1,
            "servicePeriodStartDate": format!("{}T00:00:00Z", period[0]),
            "servicePeriodEndDate": format!("{}T23:59:59.9999999Z", period[1]),
            "subTotal": amount(net),
            "tax": amount("0.0"),
            "transactionAmount": amount(net),
            "transactionType": "Purchase",
            "unheardOf": {"PLANTED-FIELD": 2},
        },
    })
}

/// What is answered to a question for lines.
pub fn lines_of(book: &LineBook, uri: &Uri) -> Response {
    let number = uri.path().rsplit('/').nth(1).unwrap_or_default();
    let query = uri.query().unwrap_or_default();
    let asked = query.split('&').find_map(|part| part.strip_prefix("page="));
    let page: usize = asked.map_or(0, |page| page.parse().unwrap());
    let usual = || {
        vec![vec![line(
            &format!("{number}-1"),
            "Azure plan",
            ["2026-02-01", "2026-02-28"],
            "399.50",
        )]]
    };
    let pages = book.pages.get(number).cloned().unwrap_or_else(usual);
    let mut answer = json!({"value": pages.get(page).cloned().unwrap_or_default()});
    if page + 1 < pages.len() {
        answer["nextLink"] = json!(format!("{}?from=2026-01-01 00:00&page={}", uri.path(), page + 1));
    }
    if let Some(status) = book.refused.get(number) {
        let body = json!({"error": {"code": "PLANTED-CODE", "message": "PLANTED-WORDS"}});
        return (*status, axum::Json(body)).into_response();
    }
    if let Some((at, sender)) = &book.hangs_at
        && *at == page
    {
        sender.send(()).unwrap();
        return Response::new(Body::from_stream(stream::pending::<std::io::Result<Bytes>>()));
    }
    // A reader of JSON drops the last digit.
    let text = answer.to_string().replace("399.5}", "399.50}");
    if book.breaks_at == Some(page) {
        let half = Bytes::from(text[..text.len() / 2].to_owned());
        let broken = stream::iter([Ok(half), Err(std::io::Error::other("the connection breaks"))]);
        return Response::new(Body::from_stream(broken));
    }
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}
