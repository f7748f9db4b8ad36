//! Invoices that a service issued elsewhere: each version of one as it was sent.

use chrono::{DateTime, Utc};
use domain::{AccountName, Invoice, InvoiceNumber, InvoiceSource};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::archive::add::archived_rows;
use crate::archive::further_documents::{NamedDocument, name_documents};
use crate::archive::write::{self, NewInvoice};
use crate::error::{Error, Failure};
use crate::ledger::own::connections::{BillingRead, OwedDocument, put_read};
use crate::ledger::own::invoice_lines::owe_lines;
use crate::ledger::own::named_offers::note_unread;
use crate::store::Store;

/// A part of what a service sent, with everything that is kept together with it.
#[derive(Debug, Clone)]
pub struct Reception {
    /// Who sent it.
    pub source: InvoiceSource,
    /// The invoices. Each has its [`domain::ReceivedInvoice`].
    pub invoices: Vec<Invoice>,
    /// Their files that are to be fetched, where they are not stored yet.
    pub owed: Vec<OwedDocument>,
    /// The files that are named beside those.
    pub further: Vec<NamedDocument>,
    /// Where the reading stands after this part.
    pub read: Option<BillingRead>,
    /// When it came.
    pub received: DateTime<Utc>,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NewlyReceived {
    /// How many were not there before.
    pub new: u32,
    /// How many were there and are now there in another version too.
    pub versions: u32,
    /// How many were there as they are.
    pub unchanged: u32,
}

/// A former version of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedVersion {
    /// Counted from 1.
    pub version: u32,
    /// When another one took its place.
    pub replaced: DateTime<Utc>,
    /// The invoice as it was, or why this version of the program cannot read it.
    pub invoice: Result<Invoice, String>,
}

impl Store {
    /// Keeps a part of what a service sent: all of it or nothing. What it says otherwise of an invoice than before becomes
    /// another version, and the former one stays beside it.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`], [`Error::Unreadable`] or
    /// [`Error::Database`].
    pub async fn receive(&self, account: &AccountName, reception: Reception) -> Result<NewlyReceived, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let received = receive(&mut change, account, reception).await?;
            change.commit_part().await?;
            Ok(received)
        };
        self.ledger().map_error(written.await)
    }

    /// The former versions of an invoice, the first one first.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn former_versions(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
    ) -> Result<Vec<ReceivedVersion>, Error> {
        let read = async {
            let rows = sqlx::query!(
                r#"SELECT version AS "version: u32", replaced_microseconds, document FROM invoice_versions
                   WHERE account = ? AND number = ? ORDER BY version"#,
                account.as_str(),
                number.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            let versions = rows.into_iter().map(|row| ReceivedVersion {
                version: row.version,
                replaced: DateTime::from_timestamp_micros(row.replaced_microseconds).unwrap_or_default(),
                invoice: serde_json::from_str(&row.document).map_err(|error| error.to_string()),
            });
            Ok::<_, Failure>(versions.collect())
        };
        self.ledger().map_error(read.await)
    }
}

pub(crate) async fn receive(
    connection: &mut SqliteConnection,
    account: &AccountName,
    reception: Reception,
) -> Result<NewlyReceived, Failure> {
    let mut received = NewlyReceived::default();
    let known = archived_rows(connection, account, &reception.invoices).await?;
    let mut new = Vec::new();
    for mut invoice in reception.invoices {
        let fingerprint = fingerprint(&invoice);
        if let Some(known) = known.get(&invoice.number) {
            if known.fingerprint == fingerprint || stands(connection, known.row, &invoice).await? {
                received.unchanged += 1;
                continue;
            }
            received.versions += 1;
            let version = set_aside(connection, account, &invoice.number, known.row, reception.received).await?;
            if let Some(received) = &mut invoice.received {
                received.version = version + 1;
            }
        } else {
            received.new += 1;
        }
        new.push(NewInvoice {
            fingerprint,
            ..NewInvoice::of(invoice)?
        });
    }
    write::insert(connection, account, &new).await?;
    owe_lines(connection, account, &new).await?;
    note_unread(connection, account, &new).await?;
    keep_booked(connection, account, &new).await?;
    name(connection, account, &new).await?;
    owe(connection, account, reception.source, &reception.owed).await?;
    name_documents(connection, account, reception.source, &reception.further).await?;
    if let Some(read) = &reception.read {
        put_read(connection, account, read).await?;
    }
    Ok(received)
}

/// What tells two versions apart: what was sent.
pub(crate) fn fingerprint(invoice: &Invoice) -> Vec<u8> {
    let sent = invoice.received.as_ref().map_or("", |received| received.sent.as_str());
    Sha256::digest(sent).to_vec()
}

/// Whether the invoice of a row stays as another source sent it.
async fn stands(connection: &mut SqliteConnection, row: i64, sent: &Invoice) -> Result<bool, Failure> {
    let Some(sent) = &sent.received else {
        return Ok(false);
    };
    let source = sqlx::query_scalar!(
        r#"SELECT document ->> '$.received.source' AS "source: String" FROM invoice_documents WHERE row = ?"#,
        row
    )
    .fetch_one(connection)
    .await?;
    let source = source.and_then(|source| InvoiceSource::from_id(&source).ok());
    Ok(source.is_some_and(|source| source.stands_against(sent.source)))
}

/// Takes the version that was there out of the list and puts it beside; tells which it was.
async fn set_aside(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
    row: i64,
    replaced: DateTime<Utc>,
) -> Result<u32, Failure> {
    let version = sqlx::query_scalar!(
        r#"INSERT INTO invoice_versions (account, number, version, replaced_microseconds, sha256, document)
           SELECT ?1, ?2, coalesce(document ->> '$.received.version', 1), ?4, coalesce(sha256, x''), document
           FROM invoice_documents WHERE row = ?3
           RETURNING version AS "version!: u32""#,
        account.as_str(),
        number.as_str(),
        row,
        replaced.timestamp_micros()
    )
    .fetch_one(&mut *connection)
    .await?;
    sqlx::query!("DELETE FROM invoices WHERE row = ?", row)
        .execute(connection)
        .await?;
    Ok(version)
}

/// What the books say of an invoice stays with its number.
async fn keep_booked(
    connection: &mut SqliteConnection,
    account: &AccountName,
    new: &[NewInvoice],
) -> Result<(), Failure> {
    let numbers: Vec<&str> = new.iter().map(|new| new.invoice.number.as_str()).collect();
    let rows = sqlx::query_scalar!(
        "UPDATE invoices SET booking = 'booked' WHERE account = ?1 \
         AND number IN (SELECT number FROM invoice_bookkeeping WHERE account = ?1 AND booked IS NOT NULL \
         AND number IN (SELECT value FROM json_each(?2))) RETURNING row",
        account.as_str(),
        serde_json::json!(numbers).to_string()
    )
    .fetch_all(&mut *connection)
    .await?;
    crate::search::invoice_index::renew(connection, &rows).await
}

/// Notes the numbers that invoices name. Those that were asked for already are asked for again: what names them is new.
async fn name(connection: &mut SqliteConnection, account: &AccountName, new: &[NewInvoice]) -> Result<(), Failure> {
    let named: Vec<[&str; 2]> = new
        .iter()
        .filter_map(|new| new.invoice.received.as_deref())
        .flat_map(|received| {
            let names = received.names.iter();
            names.map(|name| [name.as_str(), received.account.as_str()])
        })
        .collect();
    if named.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "INSERT INTO named_invoices (account, number, billing_account) \
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) WHERE true \
         ON CONFLICT DO UPDATE SET asked_microseconds = NULL",
        account.as_str(),
        serde_json::json!(named).to_string()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes the files that are to be fetched, but for those that are stored and those of invoices that another source sent.
async fn owe(
    connection: &mut SqliteConnection,
    account: &AccountName,
    source: InvoiceSource,
    owed: &[OwedDocument],
) -> Result<(), Failure> {
    if owed.is_empty() {
        return Ok(());
    }
    let owed: Vec<[&str; 2]> = owed
        .iter()
        .map(|owed| [owed.number.as_str(), owed.source.as_str()])
        .collect();
    sqlx::query!(
        "INSERT INTO owed_documents (account, number, source) \
         SELECT ?1, value ->> 0, value ->> 1 FROM json_each(?2) \
         WHERE NOT EXISTS (SELECT 1 FROM invoice_originals AS kept \
                           WHERE kept.account = ?1 AND kept.number = value ->> 0) \
         AND EXISTS (SELECT 1 FROM invoices AS sent JOIN invoice_documents ON invoice_documents.row = sent.row \
                     WHERE sent.account = ?1 AND sent.number = value ->> 0 \
                     AND document ->> '$.received.source' = ?3) \
         ON CONFLICT DO UPDATE SET source = excluded.source",
        account.as_str(),
        serde_json::json!(owed).to_string(),
        source.id()
    )
    .execute(connection)
    .await?;
    Ok(())
}
