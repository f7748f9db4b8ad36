use domain::Invoice;
use partner_center::wire::InvoiceResource;
use serde_json::value::RawValue;
use sqlx::{QueryBuilder, SqliteConnection};

use crate::base::document;

/// Rows of one statement; SQLite takes 32,766 values in one.
const BATCH: usize = 500;

/// The invoice as issued. It is answered byte for byte as it was written.
pub(crate) type Issued = Box<RawValue>;

fn issued(document: String) -> Result<Issued, sqlx::Error> {
    RawValue::from_string(document).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// One page of the invoices, the latest first.
pub(crate) async fn page(
    connection: &mut SqliteConnection,
    size: u32,
    offset: u64,
) -> Result<Vec<Issued>, sqlx::Error> {
    let documents: Vec<String> =
        sqlx::query_scalar("SELECT document FROM invoice ORDER BY issued DESC, number DESC LIMIT ? OFFSET ?")
            .bind(size)
            .bind(i64::try_from(offset).unwrap_or(i64::MAX))
            .fetch_all(connection)
            .await?;
    documents.into_iter().map(issued).collect()
}

/// The invoice with a number.
pub(crate) async fn by_number(connection: &mut SqliteConnection, number: &str) -> Result<Option<Issued>, sqlx::Error> {
    let document: Option<String> = sqlx::query_scalar("SELECT document FROM invoice WHERE number = ?")
        .bind(number)
        .fetch_optional(connection)
        .await?;
    document.map(issued).transpose()
}

/// The invoice that was made out for an order.
pub(crate) async fn of_order(connection: &mut SqliteConnection, order: &str) -> Result<Option<Invoice>, sqlx::Error> {
    let text: Option<String> = sqlx::query_scalar(
        "SELECT document FROM invoice WHERE number = \
         (SELECT json_extract(document, '$.invoiceId') FROM purchase_order WHERE number = ?)",
    )
    .bind(order)
    .fetch_optional(connection)
    .await?;
    let resource: Option<InvoiceResource> = text.as_deref().map(document::read).transpose()?;
    resource
        .map(|resource| Invoice::try_from(resource).map_err(|error| sqlx::Error::Decode(Box::new(error))))
        .transpose()
}

/// Issues invoices.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    invoices: impl IntoIterator<Item = Invoice>,
) -> Result<(), sqlx::Error> {
    let mut invoices = invoices.into_iter().peekable();
    while invoices.peek().is_some() {
        let mut rows = Vec::with_capacity(BATCH);
        for invoice in invoices.by_ref().take(BATCH) {
            let document = document::write(&InvoiceResource::from(&invoice))?;
            rows.push((invoice.number.as_str().to_owned(), invoice.issued, document));
        }
        QueryBuilder::new("INSERT INTO invoice (number, issued, document) ")
            .push_values(rows, |mut row, (number, issued, document)| {
                row.push_bind(number).push_bind(issued).push_bind(document);
            })
            .build()
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
