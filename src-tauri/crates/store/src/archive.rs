use std::collections::HashMap;

use domain::{AccountName, Decimal, Invoice, InvoiceNumber, InvoiceStatus};
use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection};

use crate::error::Failure;
use crate::{Error, Store, search_text};

/// What came of adding invoices to the archive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Added {
    /// How many were not there before.
    pub new: u32,
    /// How many were there with the same content; one whose payment made progress counts here too.
    pub unchanged: u32,
    /// The numbers that are archived with other content. The archive keeps what it has: issued means frozen.
    pub differing: Vec<InvoiceNumber>,
}

impl Store {
    /// Archives invoices: all or none. An archived invoice never changes but in the progress of its payment.
    ///
    /// Nothing else is written meanwhile, so a long list is better given in parts of about a thousand.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or
    /// [`Error::Database`]; then none was added.
    pub async fn add_invoices(&self, account: &AccountName, invoices: &[Invoice]) -> Result<Added, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let added = add(&mut change, account, invoices).await?;
            change.commit().await?;
            Ok(added)
        };
        self.ledger().told(written.await)
    }

    /// An archived invoice.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when this version cannot read it; [`Error::Busy`], [`Error::Damaged`] or
    /// [`Error::Database`].
    pub async fn invoice(&self, account: &AccountName, number: &InvoiceNumber) -> Result<Option<Invoice>, Error> {
        let read = async {
            let row = sqlx::query(
                "SELECT document FROM invoices JOIN invoice_documents USING (row) WHERE account = ?1 AND number = ?2",
            )
            .bind(account.as_str())
            .bind(number.as_str())
            .fetch_optional(self.ledger().readers())
            .await?;
            row.map(|row| parse(number.as_str(), row.try_get(0)?)).transpose()
        };
        self.ledger().told(read.await)
    }
}

fn parse(number: &str, document: &str) -> Result<Invoice, Failure> {
    serde_json::from_str(document).map_err(|error| {
        Failure::Known(Error::Unreadable {
            record: format!("invoice {number}"),
            reason: error.to_string(),
        })
    })
}

/// A status from which payment does not go back to being awaited.
const fn is_settled(status: InvoiceStatus) -> bool {
    matches!(
        status,
        InvoiceStatus::Paid | InvoiceStatus::Refunded | InvoiceStatus::Void
    )
}

/// The archived invoice with the payment progress of `given`; `None` when anything else differs.
///
/// A paid invoice no longer tells the day it is due, and a later answer may leave out how it was paid: neither is a
/// difference, and what is known is kept.
fn with_progress(archived: &Invoice, given: &Invoice) -> Option<Invoice> {
    let goes_back = is_settled(archived.status) && !is_settled(given.status);
    let due_moved = matches!((archived.due, given.due), (Some(archived), Some(given)) if archived != given);
    if goes_back || due_moved {
        return None;
    }
    let progressed = Invoice {
        status: given.status,
        due: given.due,
        paid: given.paid,
        amount_due: given.amount_due,
        payment: given.payment.clone().or_else(|| archived.payment.clone()),
        ..archived.clone()
    };
    let as_archived = Invoice {
        payment: progressed.payment.clone(),
        ..given.clone()
    };
    (progressed == as_archived).then_some(progressed)
}

/// Ten-thousandths of the currency: no currency of ISO 4217 has more decimal places, so sorting by this is exact.
fn ten_thousandths(amount: Decimal) -> i64 {
    let scaled = amount
        .checked_mul(Decimal::from(10_000))
        .unwrap_or(if amount.is_sign_negative() {
            Decimal::MIN
        } else {
            Decimal::MAX
        });
    i64::try_from(scaled.trunc()).unwrap_or(if amount.is_sign_negative() { i64::MIN } else { i64::MAX })
}

struct Archived {
    row: i64,
    fingerprint: Vec<u8>,
}

pub(crate) async fn add(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoices: &[Invoice],
) -> Result<Added, Failure> {
    let mut added = Added::default();
    let mut archived = archived(connection, account, invoices).await?;
    for invoice in invoices {
        let document = serde_json::to_string(invoice).map_err(|error| Error::Database(error.to_string()))?;
        let fingerprint = Sha256::digest(&document).to_vec();
        match archived.get_mut(&invoice.number) {
            None => {
                let row = insert(connection, account, invoice, &document, &fingerprint).await?;
                archived.insert(invoice.number.clone(), Archived { row, fingerprint });
                added.new += 1;
            }
            Some(known) if known.fingerprint == fingerprint => added.unchanged += 1,
            Some(known) => {
                let kept = sqlx::query("SELECT document FROM invoice_documents WHERE row = ?1")
                    .bind(known.row)
                    .fetch_one(&mut *connection)
                    .await?;
                let kept = parse(invoice.number.as_str(), kept.try_get(0)?)?;
                match with_progress(&kept, invoice) {
                    None => added.differing.push(invoice.number.clone()),
                    Some(progressed) => {
                        update(connection, known.row, &progressed, &fingerprint).await?;
                        known.fingerprint = fingerprint;
                        added.unchanged += 1;
                    }
                }
            }
        }
    }
    Ok(added)
}

/// What the archive has of these numbers, in one question.
async fn archived(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoices: &[Invoice],
) -> Result<HashMap<InvoiceNumber, Archived>, Failure> {
    let numbers: Vec<&str> = invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    let numbers = serde_json::to_string(&numbers).map_err(|error| Error::Database(error.to_string()))?;
    let rows = sqlx::query(
        "SELECT number, row, fingerprint FROM invoices \
         WHERE account = ?1 AND number IN (SELECT value FROM json_each(?2))",
    )
    .bind(account.as_str())
    .bind(numbers)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let number = InvoiceNumber::new(row.try_get::<&str, _>(0)?);
            Ok((
                number,
                Archived {
                    row: row.try_get(1)?,
                    fingerprint: row.try_get(2)?,
                },
            ))
        })
        .collect()
}

async fn insert(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoice: &Invoice,
    document: &str,
    fingerprint: &[u8],
) -> Result<i64, Failure> {
    let row = sqlx::query(
        "INSERT INTO invoices (account, number, issued, offer, status, currency, total, total_ten_thousandths, bill_to, \
         fingerprint) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )
    .bind(account.as_str())
    .bind(invoice.number.as_str())
    .bind(invoice.issued.to_string())
    .bind(invoice.offer.as_str())
    .bind(invoice.status.id())
    .bind(invoice.currency.code())
    .bind(invoice.total.to_string())
    .bind(ten_thousandths(invoice.total))
    .bind(&invoice.bill_to.name)
    .bind(fingerprint)
    .execute(&mut *connection)
    .await?
    .last_insert_rowid();
    sqlx::query("INSERT INTO invoice_documents (row, document) VALUES (?1, ?2)")
        .bind(row)
        .bind(document)
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO invoice_texts (row, text) VALUES (?1, ?2)")
        .bind(row)
        .bind(search_text::of_invoice(invoice))
        .execute(&mut *connection)
        .await?;
    Ok(row)
}

/// `fingerprint` is that of the answer, so that the same answer is skipped the next time.
async fn update(
    connection: &mut SqliteConnection,
    row: i64,
    invoice: &Invoice,
    fingerprint: &[u8],
) -> Result<(), Failure> {
    let document = serde_json::to_string(invoice).map_err(|error| Error::Database(error.to_string()))?;
    sqlx::query("UPDATE invoices SET status = ?2, fingerprint = ?3 WHERE row = ?1")
        .bind(row)
        .bind(invoice.status.id())
        .bind(fingerprint)
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE invoice_documents SET document = ?2 WHERE row = ?1")
        .bind(row)
        .bind(document)
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE invoice_texts SET text = ?2 WHERE row = ?1 AND text <> ?2")
        .bind(row)
        .bind(search_text::of_invoice(invoice))
        .execute(connection)
        .await?;
    Ok(())
}
