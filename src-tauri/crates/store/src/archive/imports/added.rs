use chrono::{DateTime, Utc};
use domain::{AccountName, Invoice, InvoiceSource};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::archive::add::archived_rows;
use crate::archive::originals::{self, OriginalStored};
use crate::archive::received::{Reception, fingerprint, receive};
use crate::error::{Error, Failure};
use crate::store::Store;

/// An import of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its number.
    pub number: u32,
    /// When it began, to the microsecond.
    pub begun: DateTime<Utc>,
    /// How many invoices it put into the archive.
    pub invoices: u32,
    /// How many documents it proposed.
    pub proposals: u32,
    /// When it was undone, where it was.
    pub undone: Option<DateTime<Utc>>,
}

/// An invoice of a file that says exactly what it is.
#[derive(Debug, Clone)]
pub struct ImportedFile {
    /// The invoice. It has its [`domain::ReceivedInvoice`].
    pub invoice: Invoice,
    /// What its document is called, with its content, where the file is one.
    pub document: Option<(String, Vec<u8>)>,
}

impl Store {
    /// Begins an import; tells its number. No other account has an import of this number, so that none of another account is
    /// undone by mistake.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn begin_import(&self, account: &AccountName, at: DateTime<Utc>) -> Result<u32, Error> {
        let begun = async {
            let mut change = self.ledger().begin().await?;
            let number = sqlx::query_scalar!(
                r#"INSERT INTO imports (account, number, begun_microseconds)
                   SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM imports
                   RETURNING number AS "number: u32""#,
                account.as_str(),
                at.timestamp_micros()
            )
            .fetch_one(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(number)
        };
        self.ledger().map_error(begun.await)
    }

    /// Puts invoices of an import into the archive, with their documents: all of them or none. What is there by now, because
    /// somebody else brought it meanwhile, stays as it is; tells how many were taken.
    ///
    /// # Errors
    /// As [`Store::begin_import`], or [`Error::Unreadable`].
    pub async fn put_imported(
        &self,
        account: &AccountName,
        import: u32,
        files: &[ImportedFile],
        at: DateTime<Utc>,
    ) -> Result<u32, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let invoices: Vec<Invoice> = files.iter().map(|file| file.invoice.clone()).collect();
            let known = archived_rows(&mut change, account, &invoices).await?;
            let is_new = |invoice: &Invoice| !known.contains_key(&invoice.number);
            let reception = Reception {
                source: InvoiceSource::File,
                invoices: invoices.into_iter().filter(is_new).collect(),
                owed: Vec::new(),
                further: Vec::new(),
                read: None,
                received: at,
            };
            let taken = receive(&mut change, account, reception).await?.new;
            let mut added = Vec::with_capacity(files.len());
            for file in files.iter().filter(|file| is_new(&file.invoice)) {
                let document = put_document(&mut change, account, file, at).await?;
                added.push((
                    file.invoice.number.as_str(),
                    hex::encode(fingerprint(&file.invoice)),
                    document,
                ));
            }
            note_invoices(&mut change, account, import, &added).await?;
            change.commit().await?;
            Ok::<_, Failure>(taken)
        };
        self.ledger().map_error(written.await)
    }

    /// The imports of an account, the latest first.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn imports(&self, account: &AccountName) -> Result<Vec<ImportRecord>, Error> {
        let read = async {
            let rows = sqlx::query!(
                r#"SELECT number AS "number: u32", begun_microseconds, undone_microseconds,
                    (SELECT count(*) FROM imported_invoices AS added
                     WHERE added.account = imports.account AND added.import = imports.number) AS "invoices!: u32",
                    (SELECT count(*) FROM imported_proposals AS added
                     WHERE added.account = imports.account AND added.import = imports.number) AS "proposals!: u32"
                   FROM imports WHERE account = ? ORDER BY number DESC"#,
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            let imports = rows.into_iter().map(|row| ImportRecord {
                number: row.number,
                begun: DateTime::from_timestamp_micros(row.begun_microseconds).unwrap_or_default(),
                invoices: row.invoices,
                proposals: row.proposals,
                undone: row.undone_microseconds.and_then(DateTime::from_timestamp_micros),
            });
            Ok::<_, Failure>(imports.collect())
        };
        self.ledger().map_error(read.await)
    }
}

/// Notes that an import brought invoices: their numbers, their fingerprints and the SHA-256 of their documents, the latter two
/// in hexadecimal digits.
async fn note_invoices(
    connection: &mut SqliteConnection,
    account: &AccountName,
    import: u32,
    added: &[(&str, String, Option<String>)],
) -> Result<(), Failure> {
    sqlx::query!(
        "INSERT INTO imported_invoices (account, import, number, fingerprint, document) \
         SELECT ?1, ?2, value ->> 0, unhex(value ->> 1), unhex(value ->> 2) FROM json_each(?3)",
        account.as_str(),
        import,
        serde_json::json!(added).to_string()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Stores the document of an invoice; tells its hash, where the invoice has it now.
async fn put_document(
    connection: &mut SqliteConnection,
    account: &AccountName,
    file: &ImportedFile,
    at: DateTime<Utc>,
) -> Result<Option<String>, Failure> {
    let Some((name, content)) = &file.document else {
        return Ok(None);
    };
    let stored = originals::put(connection, account, &file.invoice.number, name, content, at).await?;
    Ok((stored != OriginalStored::Other).then(|| hex::encode(Sha256::digest(content))))
}

/// Notes that an import proposed a document.
pub(crate) async fn note_proposal(
    connection: &mut SqliteConnection,
    account: &AccountName,
    import: u32,
    sha256: &str,
) -> Result<(), Failure> {
    sqlx::query!(
        "INSERT INTO imported_proposals (account, import, sha256) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        account.as_str(),
        import,
        sha256
    )
    .execute(connection)
    .await?;
    Ok(())
}
