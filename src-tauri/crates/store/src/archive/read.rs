use std::collections::HashMap;

use domain::{AccountName, Invoice, InvoiceNumber};
use sha2::{Digest, Sha256};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::error::{Error, Failure};
use crate::store::Store;

/// An archived invoice as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredInvoice {
    /// Its number.
    pub number: InvoiceNumber,
    /// The invoice, or why this version cannot read what is stored.
    pub invoice: Result<Invoice, String>,
    /// Whether it is what was stored, by its hash.
    pub intact: bool,
    /// The SHA-256 of the record as it is.
    pub sha256: [u8; 32],
}

/// A part of the whole archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredInvoices {
    /// The invoices, the oldest first.
    pub invoices: Vec<StoredInvoice>,
    /// Where the next part begins; `None` after the last one.
    pub next: Option<ArchivePlace>,
}

/// A place in the archive of an account. The default is its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ArchivePlace(Option<i64>);

impl Store {
    /// Archived invoices by their numbers, in the order of the numbers given; what is not in the archive is left out.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn invoices_by_number(
        &self,
        account: &AccountName,
        numbers: &[InvoiceNumber],
    ) -> Result<Vec<StoredInvoice>, Error> {
        let read = async {
            let rows = sqlx::query(
                "SELECT number, sha256, document FROM invoices JOIN invoice_documents USING (row) \
                 WHERE account = ?1 AND number IN (SELECT value FROM json_each(?2))",
            )
            .bind(account.as_str())
            .bind(serde_json::json!(numbers).to_string())
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            self.count_parsed(rows.len());
            let mut found = HashMap::new();
            for row in &rows {
                let stored = stored(row)?;
                found.insert(stored.number.clone(), stored);
            }
            Ok(numbers.iter().filter_map(|number| found.remove(number)).collect())
        };
        self.ledger().map_error(read.await)
    }

    /// A part of at most `limit` invoices of an account's whole archive, from a place on.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn invoices_from(
        &self,
        account: &AccountName,
        place: ArchivePlace,
        limit: u32,
    ) -> Result<StoredInvoices, Error> {
        let read = async {
            let rows = sqlx::query(
                "SELECT number, sha256, document, invoices.row FROM invoices INDEXED BY invoices_by_date \
                 JOIN invoice_documents USING (row) WHERE account = ?1 AND invoices.row > ?2 \
                 ORDER BY invoices.row LIMIT ?3",
            )
            .bind(account.as_str())
            .bind(place.0.unwrap_or(i64::MIN))
            .bind(i64::from(limit))
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            let last = rows.last().map(|row| row.try_get(3)).transpose()?;
            let is_full = rows.len() >= limit as usize;
            self.count_parsed(rows.len());
            Ok(StoredInvoices {
                invoices: rows.iter().map(stored).collect::<Result<_, Failure>>()?,
                next: last.filter(|_| is_full).map(|row| ArchivePlace(Some(row))),
            })
        };
        self.ledger().map_error(read.await)
    }
}

fn stored(row: &SqliteRow) -> Result<StoredInvoice, Failure> {
    let (number, sha256, document): (&str, &[u8], &str) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    let digest: [u8; 32] = Sha256::digest(document).into();
    Ok(StoredInvoice {
        number: InvoiceNumber::new(number),
        invoice: serde_json::from_str(document).map_err(|error| error.to_string()),
        intact: sha256 == &digest[..],
        sha256: digest,
    })
}
