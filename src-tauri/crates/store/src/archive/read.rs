use std::collections::HashMap;

use domain::{AccountName, Bookkeeping, Invoice, InvoiceNumber};
use sha2::{Digest, Sha256};

use crate::archive::bookkeeping_row::BookkeepingRow;
use crate::error::Error;
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
    /// What the books say of it.
    pub bookkeeping: Bookkeeping,
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
            let rows = sqlx::query_as!(
                StoredRow,
                r#"SELECT invoices.row, number, sha256, document,
                   (SELECT json_object('booked', booked, 'ledger_code', ledger_code, 'note', note, 'uniform_number',
                    uniform_number) FROM invoice_bookkeeping AS kept WHERE kept.account = invoices.account
                    AND kept.number = invoices.number) AS "bookkeeping?: String"
                   FROM invoices JOIN invoice_documents USING (row)
                   WHERE account = ?1 AND number IN (SELECT value FROM json_each(?2))"#,
                account.as_str(),
                serde_json::json!(numbers).to_string()
            )
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            self.count_parsed(rows.len());
            let found = rows.into_iter().map(StoredRow::invoice);
            let mut found: HashMap<_, _> = found.map(|stored| (stored.number.clone(), stored)).collect();
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
            let rows = sqlx::query_as!(
                StoredRow,
                r#"SELECT invoices.row, number, sha256, document,
                   (SELECT json_object('booked', booked, 'ledger_code', ledger_code, 'note', note, 'uniform_number',
                    uniform_number) FROM invoice_bookkeeping AS kept WHERE kept.account = invoices.account
                    AND kept.number = invoices.number) AS "bookkeeping?: String"
                   FROM invoices INDEXED BY invoices_by_date
                   JOIN invoice_documents USING (row) WHERE account = ?1 AND invoices.row > ?2
                   ORDER BY invoices.row LIMIT ?3"#,
                account.as_str(),
                place.0.unwrap_or(i64::MIN),
                i64::from(limit)
            )
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            let last = rows.last().map(|row| row.row);
            let is_full = rows.len() >= limit as usize;
            self.count_parsed(rows.len());
            Ok(StoredInvoices {
                invoices: rows.into_iter().map(StoredRow::invoice).collect(),
                next: last.filter(|_| is_full).map(|row| ArchivePlace(Some(row))),
            })
        };
        self.ledger().map_error(read.await)
    }
}

/// An invoice as its rows hold it.
struct StoredRow {
    row: i64,
    number: String,
    sha256: Option<Vec<u8>>,
    document: String,
    bookkeeping: Option<String>,
}

impl StoredRow {
    fn invoice(self) -> StoredInvoice {
        let sha256: [u8; 32] = Sha256::digest(&self.document).into();
        StoredInvoice {
            invoice: serde_json::from_str(&self.document).map_err(|error| error.to_string()),
            intact: self.sha256.is_some_and(|kept| kept[..] == sha256[..]),
            sha256,
            bookkeeping: BookkeepingRow::of_columns(self.bookkeeping.as_deref()),
            number: InvoiceNumber::new(self.number),
        }
    }
}
