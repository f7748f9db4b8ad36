use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{AccountName, Invoice};
use sha2::{Digest, Sha256};
use sqlx::{QueryBuilder, SqliteConnection};

use crate::error::{Error, Failure};
use crate::file::connection::ROWS;
use crate::search::invoice_filter::{Offline, last_row, rows_before, ten_thousandths};
use crate::search::invoice_index;

/// An invoice as it is written.
pub(crate) struct NewInvoice {
    pub invoice: Invoice,
    pub document: String,
    /// The hash of the document.
    pub sha256: Vec<u8>,
    /// The hash of the document as it was last given.
    pub fingerprint: Vec<u8>,
}

impl NewInvoice {
    pub fn of(invoice: Invoice) -> Result<Self, Failure> {
        let document = serde_json::to_string(&invoice).map_err(|error| Error::Database(error.to_string()))?;
        let sha256 = Sha256::digest(&document).to_vec();
        Ok(Self {
            invoice,
            document,
            fingerprint: sha256.clone(),
            sha256,
        })
    }
}

/// Writes invoices that are not in the archive.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    account: &AccountName,
    new: &[NewInvoice],
) -> Result<(), Failure> {
    if new.is_empty() {
        return Ok(());
    }
    let mut last_rows = last_rows(connection, new).await?;
    let originals = originals(connection, account, new).await?;
    let rows: Vec<(i64, &NewInvoice)> = new
        .iter()
        .map(|new| {
            let day = new.invoice.issued;
            let last = last_rows.entry(day).or_insert_with(|| rows_before(day));
            *last += 1;
            (*last, new)
        })
        .collect();
    for rows in rows.chunks(ROWS) {
        insert_columns(connection, account, rows, &originals).await?;
        let mut documents = QueryBuilder::new("INSERT INTO invoice_documents (row, sha256, document) ");
        documents.push_values(rows, |mut values, (row, new)| {
            values.push_bind(row).push_bind(&new.sha256).push_bind(&new.document);
        });
        documents.build().execute(&mut *connection).await?;
        invoice_index::insert(connection, account, rows.iter().map(|(row, new)| (*row, &new.invoice))).await?;
    }
    Ok(())
}

async fn insert_columns(
    connection: &mut SqliteConnection,
    account: &AccountName,
    rows: &[(i64, &NewInvoice)],
    originals: &HashSet<String>,
) -> Result<(), Failure> {
    let mut columns = QueryBuilder::new(
        "INSERT INTO invoices (row, account, number, kind, issued, offer, status, currency, total, \
         total_ten_thousandths, bill_to, offline, fingerprint) ",
    );
    columns.push_values(rows, |mut values, (row, new)| {
        let invoice = &new.invoice;
        let offline = if originals.contains(invoice.number.as_str()) {
            Offline::Original
        } else {
            Offline::Record
        };
        values
            .push_bind(row)
            .push_bind(account.as_str())
            .push_bind(invoice.number.as_str())
            .push_bind(invoice.kind.id())
            .push_bind(invoice.issued.to_string())
            .push_bind(invoice.offer.as_str())
            .push_bind(invoice.status.id())
            .push_bind(invoice.currency.code())
            .push_bind(invoice.total.to_string())
            .push_bind(ten_thousandths(invoice.total))
            .push_bind(invoice.bill_to.name.as_str())
            .push_bind(offline.id())
            .push_bind(&new.fingerprint);
    });
    columns.build().execute(connection).await?;
    Ok(())
}

/// The last row of each day that these invoices are of, where the day has rows.
async fn last_rows(connection: &mut SqliteConnection, new: &[NewInvoice]) -> Result<HashMap<NaiveDate, i64>, Failure> {
    let days: HashSet<NaiveDate> = new.iter().map(|new| new.invoice.issued).collect();
    let days: Vec<NaiveDate> = days.into_iter().collect();
    let bounds: Vec<(i64, i64)> = days.iter().map(|day| (rows_before(*day), last_row(*day))).collect();
    let rows = sqlx::query_scalar!(
        r#"SELECT (SELECT max(row) FROM invoices WHERE row > value ->> 0 AND row <= value ->> 1) AS "last?: i64"
           FROM json_each(?) ORDER BY key"#,
        json(&bounds)?
    )
    .fetch_all(connection)
    .await?;
    let mut last_rows = HashMap::new();
    for (day, row) in days.into_iter().zip(rows) {
        if let Some(last) = row {
            last_rows.insert(day, last);
        }
    }
    Ok(last_rows)
}

/// The numbers among these whose original is stored already.
async fn originals(
    connection: &mut SqliteConnection,
    account: &AccountName,
    new: &[NewInvoice],
) -> Result<HashSet<String>, Failure> {
    let numbers: Vec<&str> = new.iter().map(|new| new.invoice.number.as_str()).collect();
    let rows = sqlx::query_scalar!(
        "SELECT number FROM invoice_originals \
         WHERE account = ?1 AND number IN (SELECT value FROM json_each(?2))",
        account.as_str(),
        json(&numbers)?
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().collect())
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::Known(Error::Database(error.to_string())))
}

/// Writes what became of an archived invoice.
pub(crate) async fn update(connection: &mut SqliteConnection, row: i64, new: &NewInvoice) -> Result<(), Failure> {
    sqlx::query!(
        "UPDATE invoices SET status = ?2, fingerprint = ?3 WHERE row = ?1",
        row,
        new.invoice.status.id(),
        &new.fingerprint
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE invoice_documents SET sha256 = ?2, document = ?3 WHERE row = ?1",
        row,
        &new.sha256,
        &new.document
    )
    .execute(&mut *connection)
    .await?;
    invoice_index::renew(connection, &[row]).await
}
