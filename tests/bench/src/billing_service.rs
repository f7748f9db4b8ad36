//! Azure Billing and the authority that it believes, on a port of this computer: as many invoices as are wanted, page by page.

use std::io::{Read, Write, stdin, stdout};
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;

/// The last day of which there are invoices; on this day everything is measured.
pub const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
/// As many as Azure Billing sends at a time.
const PAGE: usize = 50;
const DAYS: usize = 7_300;
/// The billing account that everything is in.
pub const ACCOUNT: &str = "5f0e2c6a-1b7d-4a93-8c21-9d0f3e4b5a68:2b6d7c80-94e1-4f3a-b5d2-0a1b2c3d4e5f_2019-05-31";
/// The token that the authority gives.
pub const TOKEN: &str = "a-token-of-the-bench";

type Invoices = Arc<Vec<(NaiveDate, String)>>;

#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "periodStartDate")]
    from: NaiveDate,
    #[serde(default)]
    skip: usize,
}

/// Serves so many invoices until standard input ends, and says where.
pub async fn serve(count: usize) {
    let invoices: Invoices = Arc::new((0..count).map(|number| invoice(number, count)).collect());
    let router = Router::new()
        .route("/{tenant}/oauth2/v2.0/token", post(token))
        .route("/providers/Microsoft.Billing/billingAccounts", get(accounts))
        .route(
            "/providers/Microsoft.Billing/billingAccounts/{account}/invoices",
            get(page),
        )
        .with_state(invoices);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut out = stdout();
    writeln!(out, "http://{}", listener.local_addr().unwrap()).unwrap();
    out.flush().unwrap();
    let served = tokio::spawn(async move { axum::serve(listener, router).await });
    tokio::task::spawn_blocking(|| stdin().read_to_end(&mut Vec::new()))
        .await
        .unwrap()
        .unwrap();
    served.abort();
}

async fn token() -> impl IntoResponse {
    Json(serde_json::json!({
        "token_type": "Bearer",
        "expires_in": 3600,
        "access_token": TOKEN,
        "refresh_token": "another-token-of-the-bench",
    }))
}

async fn accounts() -> impl IntoResponse {
    Json(serde_json::json!({"value": [{
        "id": format!("/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}"),
        "name": ACCOUNT,
        "properties": {"agreementType": "MicrosoftPartnerAgreement", "displayName": "Contoso"},
    }]}))
}

/// The newest first, with a relative link to the next page.
async fn page(State(invoices): State<Invoices>, Query(asked): Query<Asked>) -> impl IntoResponse {
    let total = invoices.partition_point(|(day, _)| *day >= asked.from);
    let end = (asked.skip + PAGE).min(total);
    let entries: Vec<&str> = invoices[asked.skip.min(end)..end]
        .iter()
        .map(|(_, invoice)| invoice.as_str())
        .collect();
    let entries = entries.join(",");
    let body = if end < total {
        let next = format!(
            "/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/invoices?api-version=2020-05-01&periodStartDate={}&skip={end}",
            asked.from
        );
        format!(r#"{{"nextLink":"{next}","totalCount":{total},"value":[{entries}]}}"#)
    } else {
        format!(r#"{{"totalCount":{total},"value":[{entries}]}}"#)
    };
    ([(header::CONTENT_TYPE, "application/json")], body)
}

/// An invoice as the service writes one, without a document: each of those takes seconds that the service names.
fn invoice(number: usize, count: usize) -> (NaiveDate, String) {
    let day = TODAY - TimeDelta::days(i64::try_from(number * DAYS / count).unwrap());
    let (units, cents) = (300 + number % 4_000, number % 100);
    let amount = |value: String| format!(r#"{{"currency":"EUR","value":{value}}}"#);
    let total = amount(format!("{units}.{cents:02}"));
    let none = amount("0.0".to_owned());
    let status = if number.is_multiple_of(50) { "Due" } else { "Paid" };
    let id = format!("/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/invoices/T{number:09}");
    let profile = format!(
        "/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/billingProfiles/AB12-CD34-EF5-{}",
        number % 6
    );
    let text = format!(
        r#"{{"id":"{id}","name":"T{number:09}","properties":{{"amountDue":{none},"azurePrepaymentApplied":{none},"billedAmount":{total},"billingProfileDisplayName":"Contoso Ireland {}","billingProfileId":"{profile}","creditAmount":{none},"documentType":"Invoice","documents":[],"dueDate":"{day}T16:37:29.4646753Z","freeAzureCreditApplied":{none},"invoiceDate":"{day}T16:37:29.4646753Z","invoicePeriodEndDate":"{day}T23:59:59.9999999Z","invoicePeriodStartDate":"{day}T00:00:00.0000000Z","isMonthlyInvoice":true,"payments":[{{"amount":{total},"date":"{day}T09:00:00.000000+00:00","paymentMethodFamily":"CreditCard","paymentMethodType":"visa","paymentType":"Charged"}}],"purchaseOrderNumber":"PO-{}","status":"{status}","subTotal":{total},"taxAmount":{none},"totalAmount":{total}}},"type":"Microsoft.Billing/billingAccounts/invoices"}}"#,
        number % 6,
        number % 1_000,
    );
    (day, text)
}
