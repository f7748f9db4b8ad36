//! The same pages, read with reqwest and written with sqlx into an unencrypted file: what somebody would write who wants the
//! rows and nothing else.

use std::path::Path;
use std::time::Instant;

use serde::Deserialize;
use serde_json::value::RawValue;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::billing_service::{ACCOUNT, TOKEN};
use crate::protocol::peak_in_kilobytes;

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(rename = "nextLink")]
    next: Option<String>,
    #[serde(borrow)]
    value: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Invoice<'a> {
    name: &'a str,
    #[serde(borrow)]
    properties: Properties<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    invoice_date: &'a str,
    document_type: &'a str,
    status: &'a str,
    billing_profile_display_name: &'a str,
    #[serde(borrow)]
    total_amount: Amount<'a>,
}

#[derive(Deserialize)]
struct Amount<'a> {
    currency: &'a str,
    #[serde(borrow)]
    value: &'a RawValue,
}

/// Reads everything that there is at `address` into a new file: each page one transaction, as safe on the disk as Packdesk's.
pub async fn sync(file: &Path, address: &str) {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full);
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await
        .unwrap();
    for table in [
        "CREATE TABLE invoices (row INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, issued TEXT NOT NULL, \
         status TEXT NOT NULL, currency TEXT NOT NULL, total TEXT NOT NULL, bill_to TEXT NOT NULL)",
        "CREATE TABLE invoice_documents (row INTEGER PRIMARY KEY, document TEXT NOT NULL)",
    ] {
        sqlx::query(table).execute(&pool).await.unwrap();
    }
    rustls::crypto::ring::default_provider().install_default().unwrap();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut next = Some(format!(
        "/providers/Microsoft.Billing/billingAccounts/{ACCOUNT}/invoices?api-version=2020-05-01&periodStartDate=2000-01-01\
         &periodEndDate=2026-12-20"
    ));
    let start = Instant::now();
    let mut read = 0_u32;
    while let Some(path) = next {
        let answer = client
            .get(format!("{address}{path}"))
            .bearer_auth(TOKEN)
            .send()
            .await
            .unwrap();
        let body = answer.error_for_status().unwrap().bytes().await.unwrap();
        let page: Page<'_> = serde_json::from_slice(&body).unwrap();
        let mut change = pool.begin().await.unwrap();
        for raw in page.value {
            let invoice: Invoice<'_> = serde_json::from_str(raw.get()).unwrap();
            let of = &invoice.properties;
            let row = sqlx::query(
                "INSERT INTO invoices (number, kind, issued, status, currency, total, bill_to) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )
            .bind(invoice.name)
            .bind(of.document_type)
            .bind(&of.invoice_date[..10])
            .bind(of.status)
            .bind(of.total_amount.currency)
            .bind(of.total_amount.value.get())
            .bind(of.billing_profile_display_name)
            .execute(&mut *change)
            .await
            .unwrap();
            sqlx::query("INSERT INTO invoice_documents (row, document) VALUES (?, ?)")
                .bind(row.last_insert_rowid())
                .bind(raw.get())
                .execute(&mut *change)
                .await
                .unwrap();
            read += 1;
        }
        change.commit().await.unwrap();
        next = page.next;
    }
    let measured = serde_json::json!({
        "nanoseconds": u64::try_from(start.elapsed().as_nanos()).unwrap(),
        "read": read,
        "peak": peak_in_kilobytes(),
    });
    println!("{measured}");
    pool.close().await;
}
