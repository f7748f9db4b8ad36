use std::collections::HashMap;

use domain::{AccountName, Invoice, InvoiceNumber, InvoiceStatus};
use sqlx::SqliteConnection;

use crate::archive::write::{self, NewInvoice};
use crate::error::{Error, Failure};
use crate::store::Store;

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
        self.ledger().map_error(written.await)
    }

    /// An archived invoice.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when this version cannot read it; [`Error::Busy`], [`Error::Damaged`] or
    /// [`Error::Database`].
    pub async fn invoice(&self, account: &AccountName, number: &InvoiceNumber) -> Result<Option<Invoice>, Error> {
        let read = async {
            let document = sqlx::query_scalar!(
                "SELECT document FROM invoices JOIN invoice_documents USING (row) WHERE account = ? AND number = ?",
                account.as_str(),
                number.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            self.count_parsed(usize::from(document.is_some()));
            document.map(|document| parse(number.as_str(), &document)).transpose()
        };
        self.ledger().map_error(read.await)
    }
}

pub(crate) fn parse(number: &str, document: &str) -> Result<Invoice, Failure> {
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

/// Where an invoice of a batch already is.
enum Place {
    /// On disk, in this row.
    Stored(i64),
    /// Among the new ones of the batch.
    New(usize),
}

struct Archived {
    place: Place,
    fingerprint: Vec<u8>,
}

impl Archived {
    fn stored(stored: ArchivedRow) -> Self {
        Self {
            place: Place::Stored(stored.row),
            fingerprint: stored.fingerprint,
        }
    }
}

pub(crate) async fn add(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoices: &[Invoice],
) -> Result<Added, Failure> {
    let mut added = Added::default();
    let there = archived_rows(connection, account, invoices).await?;
    let mut archived: HashMap<InvoiceNumber, Archived> = there
        .into_iter()
        .map(|(number, stored)| (number, Archived::stored(stored)))
        .collect();
    let mut new: Vec<NewInvoice> = Vec::new();
    for invoice in invoices {
        let given = NewInvoice::of(invoice.clone())?;
        let Some(known) = archived.get_mut(&invoice.number) else {
            let known = Archived {
                place: Place::New(new.len()),
                fingerprint: given.fingerprint.clone(),
            };
            archived.insert(invoice.number.clone(), known);
            new.push(given);
            continue;
        };
        if known.fingerprint == given.fingerprint {
            added.unchanged += 1;
            continue;
        }
        let kept = match known.place {
            Place::Stored(row) => stored(connection, row, &invoice.number).await?,
            Place::New(position) => new[position].invoice.clone(),
        };
        let Some(progressed) = with_progress(&kept, invoice) else {
            added.differing.push(invoice.number.clone());
            continue;
        };
        // The fingerprint is that of the answer, so that the same answer is skipped the next time.
        let progressed = NewInvoice {
            fingerprint: given.fingerprint.clone(),
            ..NewInvoice::of(progressed)?
        };
        match known.place {
            Place::Stored(row) => write::update(connection, row, &progressed).await?,
            Place::New(position) => new[position] = progressed,
        }
        known.fingerprint = given.fingerprint;
        added.unchanged += 1;
    }
    added.new = u32::try_from(new.len()).unwrap_or(u32::MAX);
    write::insert(connection, account, &new).await?;
    Ok(added)
}

async fn stored(connection: &mut SqliteConnection, row: i64, number: &InvoiceNumber) -> Result<Invoice, Failure> {
    let kept = sqlx::query_scalar!("SELECT document FROM invoice_documents WHERE row = ?1", row)
        .fetch_one(connection)
        .await?;
    parse(number.as_str(), &kept)
}

/// The row of an archived invoice, and what it was last given as.
pub(crate) struct ArchivedRow {
    pub row: i64,
    pub fingerprint: Vec<u8>,
}

/// What the archive has of these numbers, in one question.
pub(crate) async fn archived_rows(
    connection: &mut SqliteConnection,
    account: &AccountName,
    invoices: &[Invoice],
) -> Result<HashMap<InvoiceNumber, ArchivedRow>, Failure> {
    let numbers: Vec<&str> = invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    let numbers = serde_json::to_string(&numbers).map_err(|error| Error::Database(error.to_string()))?;
    let rows = sqlx::query!(
        "SELECT number, row, fingerprint FROM invoices \
         WHERE account = ?1 AND number IN (SELECT value FROM json_each(?2))",
        account.as_str(),
        numbers
    )
    .fetch_all(connection)
    .await?;
    let archived = rows.into_iter().map(|row| {
        let archived = ArchivedRow {
            row: row.row,
            fingerprint: row.fingerprint,
        };
        (InvoiceNumber::new(row.number), archived)
    });
    Ok(archived.collect())
}
