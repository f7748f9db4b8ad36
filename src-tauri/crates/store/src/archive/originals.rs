use chrono::{DateTime, Utc};
use domain::{AccountName, InvoiceNumber};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::search::invoice_filter::Offline;
use crate::store::Store;

/// The issuer's own file of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceOriginal {
    /// The number of the invoice.
    pub number: InvoiceNumber,
    /// What the file was called.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u64,
    /// The SHA-256 of its content, in hexadecimal digits.
    pub sha256: String,
    /// When it was stored, to the microsecond.
    pub stored_at: DateTime<Utc>,
}

/// What came of storing an original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginalStored {
    /// It is stored now.
    New,
    /// The same content was stored before.
    Same,
    /// Another content was stored before, and stays: an original is never replaced.
    Other,
}

impl Store {
    /// Stores the issuer's own file of an invoice, whether or not the invoice is in the archive yet.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn put_invoice_original(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        file_name: &str,
        content: &[u8],
        at: DateTime<Utc>,
    ) -> Result<OriginalStored, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let stored = put(&mut change, account, number, file_name, content, at).await?;
            if stored == OriginalStored::New {
                change.commit().await?;
            }
            Ok::<_, Failure>(stored)
        };
        self.ledger().map_error(written.await)
    }

    /// The original of an invoice, with its content as it was stored.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Damaged`], [`Error::Busy`] or [`Error::Database`].
    pub async fn invoice_original(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
    ) -> Result<Option<(InvoiceOriginal, Vec<u8>)>, Error> {
        let read = async {
            let row = sqlx::query!(
                "SELECT file_name, size, sha256, stored_microseconds, content FROM invoice_originals \
                 WHERE account = ? AND number = ?",
                account.as_str(),
                number.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            let Some(row) = row else { return Ok(None) };
            let original = original(
                number.clone(),
                row.file_name,
                row.size,
                &row.sha256,
                row.stored_microseconds,
            )?;
            Ok(Some((original, row.content)))
        };
        self.ledger().map_error(read.await)
    }

    /// Every original of an account without its content, in the order of the numbers.
    ///
    /// # Errors
    /// As [`Store::invoice_original`].
    pub async fn invoice_originals(&self, account: &AccountName) -> Result<Vec<InvoiceOriginal>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT number, file_name, size, sha256, stored_microseconds FROM invoice_originals \
                 WHERE account = ?1 ORDER BY number",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let number = InvoiceNumber::new(row.number);
                    original(number, row.file_name, row.size, &row.sha256, row.stored_microseconds)
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }
}

/// Stores a file as part of a change.
pub(crate) async fn put(
    connection: &mut SqliteConnection,
    account: &AccountName,
    number: &InvoiceNumber,
    file_name: &str,
    content: &[u8],
    at: DateTime<Utc>,
) -> Result<OriginalStored, Failure> {
    let sha256 = Sha256::digest(content).to_vec();
    let stored = sqlx::query_scalar!(
        "SELECT sha256 FROM invoice_originals WHERE account = ?1 AND number = ?2",
        account.as_str(),
        number.as_str()
    )
    .fetch_optional(&mut *connection)
    .await?;
    if let Some(stored) = stored {
        return Ok(if stored == sha256 {
            OriginalStored::Same
        } else {
            OriginalStored::Other
        });
    }
    sqlx::query!(
        "INSERT INTO invoice_originals (account, number, file_name, stored_microseconds, size, sha256, \
         content) VALUES (?, ?, ?, ?, ?, ?, ?)",
        account.as_str(),
        number.as_str(),
        file_name,
        at.timestamp_micros(),
        i64::try_from(content.len()).unwrap_or(i64::MAX),
        &sha256,
        content
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "UPDATE invoices SET offline = ?3 WHERE account = ?1 AND number = ?2 AND offline = ?4",
        account.as_str(),
        number.as_str(),
        Offline::Original.id(),
        Offline::Record.id()
    )
    .execute(connection)
    .await?;
    Ok(OriginalStored::New)
}

pub(crate) fn original(
    number: InvoiceNumber,
    file_name: String,
    size: i64,
    sha256: &[u8],
    stored_microseconds: i64,
) -> Result<InvoiceOriginal, Failure> {
    let stored_at = DateTime::from_timestamp_micros(stored_microseconds).ok_or_else(|| Error::Unreadable {
        record: format!("original of invoice {number}"),
        reason: "the instant is out of range".to_owned(),
    })?;
    Ok(InvoiceOriginal {
        number,
        file_name,
        size: u64::try_from(size).unwrap_or(0),
        sha256: hex::encode(sha256),
        stored_at,
    })
}
