//! The files of an invoice beside its own: which a service names, which are to be fetched, and those that are stored.

use chrono::{DateTime, Utc};
use domain::{AccountName, DocumentKind, InvoiceNumber, InvoiceSource};
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::archive::originals::{InvoiceOriginal, OriginalStored, original};
use crate::error::{Error, Failure};
use crate::ledger::own::connections::OwedDocument;
use crate::store::Store;

/// A file that a service names of an invoice beside the invoice's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDocument {
    /// The number of the invoice.
    pub number: InvoiceNumber,
    /// What it is.
    pub kind: DocumentKind,
    /// What the service calls it.
    pub name: Option<String>,
    /// Its place among those of its kind, counted from 1. It tells them apart where one has no name.
    pub ordinal: u32,
    /// Where it is asked for, in the connection's own words; `None` where that is not told.
    pub source: Option<String>,
}

/// What is stored of a file beside the invoice's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurtherDocument {
    /// What it is called by among those of its invoice.
    pub key: String,
    /// What it is.
    pub kind: DocumentKind,
    /// What the service calls it.
    pub name: Option<String>,
    /// Why it was not fetched the last time.
    pub problem: Option<String>,
    /// The file with its content; `None` where it was not fetched yet.
    pub file: Option<(InvoiceOriginal, Vec<u8>)>,
}

/// What is known of a file beside the invoice's own, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FurtherFacts {
    /// What it is called by among those of its invoice.
    pub key: String,
    /// What it is.
    pub kind: DocumentKind,
    /// What the service calls it.
    pub name: Option<String>,
    /// The file; `None` where it was not fetched yet.
    pub file: Option<InvoiceOriginal>,
}

impl Store {
    /// The files of an invoice beside its own, in the order in which they were named.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn further_documents(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
    ) -> Result<Vec<FurtherDocument>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT key, kind, name, problem, file_name, stored_microseconds, size, sha256, content \
                 FROM further_documents WHERE account = ? AND number = ? ORDER BY rowid",
                account.as_str(),
                number.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let file = match (
                        row.file_name,
                        row.size,
                        row.sha256,
                        row.stored_microseconds,
                        row.content,
                    ) {
                        (Some(name), Some(size), Some(sha256), Some(stored), Some(content)) => {
                            let facts = original(number.clone(), name, size, &sha256, stored)?;
                            Some((facts, content))
                        }
                        _ => None,
                    };
                    Ok(FurtherDocument {
                        key: row.key,
                        kind: kind_of(&row.kind),
                        name: row.name,
                        problem: row.problem,
                        file,
                    })
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }

    /// The files beside the own ones of an account's invoices, without their contents, each with its invoice.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn further_document_facts(
        &self,
        account: &AccountName,
    ) -> Result<Vec<(InvoiceNumber, FurtherFacts)>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT number, key, kind, name, file_name, stored_microseconds, size, sha256 \
                 FROM further_documents WHERE account = ? ORDER BY rowid",
                account.as_str()
            )
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    let number = InvoiceNumber::new(row.number);
                    let file = match (row.file_name, row.size, row.sha256, row.stored_microseconds) {
                        (Some(name), Some(size), Some(sha256), Some(stored)) => {
                            Some(original(number.clone(), name, size, &sha256, stored)?)
                        }
                        _ => None,
                    };
                    let facts = FurtherFacts {
                        key: row.key,
                        kind: kind_of(&row.kind),
                        name: row.name,
                        file,
                    };
                    Ok::<_, Failure>((number, facts))
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }

    /// At most `limit` files beside the own ones of a source's invoices that are still to be fetched, those of the newest
    /// invoices first; one that was asked for in vain only where that was before `tried_before`.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn owed_further_documents(
        &self,
        account: &AccountName,
        source: InvoiceSource,
        tried_before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<OwedDocument>, Error> {
        let read = async {
            let rows = sqlx::query!(
                r#"SELECT owed.number, owed.key, owed.source AS "source!", pending, problem FROM further_documents AS owed
                   CROSS JOIN invoices ON invoices.account = owed.account AND invoices.number = owed.number
                   CROSS JOIN invoice_documents AS sent ON sent.row = invoices.row
                   WHERE owed.account = ?1 AND owed.content IS NULL AND owed.source IS NOT NULL
                   AND sent.document ->> '$.received.source' = ?2
                   AND (tried_microseconds IS NULL OR tried_microseconds < ?3)
                   ORDER BY invoices.row DESC, owed.rowid LIMIT ?4"#,
                account.as_str(),
                source.id(),
                tried_before.timestamp_micros(),
                i64::from(limit)
            )
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            let owed = rows.into_iter().map(|row| OwedDocument {
                number: InvoiceNumber::new(row.number),
                key: Some(row.key),
                source: row.source,
                pending: row.pending,
                problem: row.problem,
            });
            Ok::<_, Failure>(owed.collect())
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps what became of a file beside the invoice's own that was not fetched. Where it was `tried` in vain it is not asked
    /// for again at once.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn keep_owed_further_document(
        &self,
        account: &AccountName,
        owed: &OwedDocument,
        tried: Option<DateTime<Utc>>,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "UPDATE further_documents SET pending = ?4, problem = ?5, tried_microseconds = ?6 \
                 WHERE account = ?1 AND number = ?2 AND key = ?3",
                account.as_str(),
                owed.number.as_str(),
                owed.key,
                owed.pending,
                owed.problem,
                tried.map(|tried| tried.timestamp_micros())
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// Stores a file beside the invoice's own. One that is stored is never replaced.
    ///
    /// # Errors
    /// As [`Store::keep_owed_further_document`].
    pub async fn put_further_document(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        key: &str,
        content: &[u8],
        at: DateTime<Utc>,
    ) -> Result<OriginalStored, Error> {
        let sha256 = Sha256::digest(content).to_vec();
        let written = async {
            let mut change = self.ledger().begin().await?;
            let stored = sqlx::query!(
                "SELECT sha256 FROM further_documents WHERE account = ? AND number = ? AND key = ?",
                account.as_str(),
                number.as_str(),
                key
            )
            .fetch_optional(&mut *change)
            .await?;
            match stored.map(|row| row.sha256) {
                Some(Some(stored)) if stored == sha256 => return Ok(OriginalStored::Same),
                Some(None) => {}
                _ => return Ok(OriginalStored::Other),
            }
            sqlx::query!(
                "UPDATE further_documents SET file_name = ?4, stored_microseconds = ?5, size = ?6, sha256 = ?7, \
                 content = ?8, pending = NULL, problem = NULL WHERE account = ?1 AND number = ?2 AND key = ?3",
                account.as_str(),
                number.as_str(),
                key,
                format!("{number}-{key}.pdf"),
                at.timestamp_micros(),
                i64::try_from(content.len()).unwrap_or(i64::MAX),
                &sha256,
                content
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(OriginalStored::New)
        };
        self.ledger().map_error(written.await)
    }
}

/// Notes the files beside the invoices' own that a source names, where it is the one that sent the invoice.
pub(crate) async fn name_documents(
    connection: &mut SqliteConnection,
    account: &AccountName,
    source: InvoiceSource,
    named: &[NamedDocument],
) -> Result<(), Failure> {
    for document in named {
        let (number, kind) = (document.number.as_str(), document.kind.id());
        let known = sqlx::query!(
            "SELECT key, name, ordinal, source, content IS NULL AS is_owed FROM further_documents \
             WHERE account = ?1 AND number = ?2 AND kind = ?3 \
             AND (name = ?4 OR ((name IS NULL OR ?4 IS NULL) AND ordinal = ?5)) ORDER BY name IS NULL LIMIT 1",
            account.as_str(),
            number,
            kind,
            document.name,
            document.ordinal
        )
        .fetch_optional(&mut *connection)
        .await?;
        let Some(known) = known else {
            add(connection, account, source, document).await?;
            continue;
        };
        let is_as_told = (document.name.is_none() || known.name == document.name)
            && known.ordinal == i64::from(document.ordinal)
            && (known.is_owed == 0 || known.source == document.source);
        if !is_as_told {
            sqlx::query!(
                "UPDATE further_documents SET name = coalesce(?4, name), ordinal = ?5, \
                 source = iif(content IS NULL, ?6, source) WHERE account = ?1 AND number = ?2 AND key = ?3",
                account.as_str(),
                number,
                known.key,
                document.name,
                document.ordinal,
                document.source
            )
            .execute(&mut *connection)
            .await?;
        }
    }
    Ok(())
}

async fn add(
    connection: &mut SqliteConnection,
    account: &AccountName,
    source: InvoiceSource,
    document: &NamedDocument,
) -> Result<(), Failure> {
    let (number, kind) = (document.number.as_str(), document.kind.id());
    let before = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count: u32" FROM further_documents WHERE account = ? AND number = ? AND kind = ?"#,
        account.as_str(),
        number,
        kind
    )
    .fetch_one(&mut *connection)
    .await?;
    sqlx::query!(
        "INSERT INTO further_documents (account, number, key, kind, name, ordinal, source, problem) \
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 \
         WHERE EXISTS (SELECT 1 FROM invoices AS sent JOIN invoice_documents ON invoice_documents.row = sent.row \
                       WHERE sent.account = ?1 AND sent.number = ?2 AND document ->> '$.received.source' = ?9)",
        account.as_str(),
        number,
        document.kind.key(before + 1),
        kind,
        document.name,
        document.ordinal,
        document.source,
        document.source.is_none().then_some("no_document"),
        source.id()
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// A later version may know more kinds.
fn kind_of(id: &str) -> DocumentKind {
    DocumentKind::from_id(id).unwrap_or(DocumentKind::Other)
}
