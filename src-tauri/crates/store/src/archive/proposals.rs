use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::{AccountName, InvoiceNumber};

use crate::archive::imports::added::note_proposal;
use crate::error::{Error, Failure};
use crate::given::given;
use crate::store::Store;

/// What was read of a document that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredProposal {
    /// SHA-256 of the document, in hexadecimal digits.
    pub sha256: String,
    /// Where it lay.
    pub source: String,
    /// What was read of it, as JSON.
    pub document: String,
    /// When it was given.
    pub found: DateTime<Utc>,
}

/// A document of which an invoice is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedFile {
    /// What was read of it.
    pub proposal: StoredProposal,
    /// The document itself.
    pub content: Vec<u8>,
}

impl Store {
    /// Keeps proposals of an import with their documents: all of them or none. A document that is there by now, because
    /// somebody else brought it meanwhile, stays as it is; tells how many were taken.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn put_proposals(
        &self,
        account: &AccountName,
        import: u32,
        files: &[ProposedFile],
    ) -> Result<u32, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let mut taken = 0;
            for ProposedFile { proposal, content } in files {
                let done = sqlx::query!(
                    "INSERT INTO invoice_proposals (account, sha256, found_microseconds, source, document, content) \
                     VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    account.as_str(),
                    proposal.sha256,
                    proposal.found.timestamp_micros(),
                    proposal.source,
                    proposal.document,
                    content
                )
                .execute(&mut *change)
                .await?;
                if done.rows_affected() > 0 {
                    note_proposal(&mut change, account, import, &proposal.sha256).await?;
                    taken += 1;
                }
            }
            change.commit().await?;
            Ok::<_, Failure>(taken)
        };
        self.ledger().map_error(written.await)
    }

    /// The proposals of an account, the oldest first, without their documents.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn proposals(&self, account: &AccountName) -> Result<Vec<StoredProposal>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT sha256, source, document, found_microseconds FROM invoice_proposals WHERE account = ? \
                 ORDER BY found_microseconds, source, sha256",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            let proposals = rows.into_iter().map(|row| StoredProposal {
                sha256: row.sha256,
                source: row.source,
                document: row.document,
                found: DateTime::from_timestamp_micros(row.found_microseconds).unwrap_or_default(),
            });
            Ok::<_, Failure>(proposals.collect())
        };
        self.ledger().map_error(read.await)
    }

    /// The document of a proposal.
    ///
    /// # Errors
    /// As [`Store::proposals`].
    pub async fn proposed_document(&self, account: &AccountName, sha256: &str) -> Result<Option<Vec<u8>>, Error> {
        let read = async {
            let content = sqlx::query_scalar!(
                "SELECT content FROM invoice_proposals WHERE account = ? AND sha256 = ?",
                account.as_str(),
                sha256
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(content)
        };
        self.ledger().map_error(read.await)
    }

    /// Forgets a proposal, with its document; tells whether there was one.
    ///
    /// # Errors
    /// As [`Store::put_proposals`].
    pub async fn remove_proposal(&self, account: &AccountName, sha256: &str) -> Result<bool, Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            let done = sqlx::query!(
                "DELETE FROM invoice_proposals WHERE account = ? AND sha256 = ?",
                account.as_str(),
                sha256
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(done.rows_affected() > 0)
        };
        self.ledger().map_error(written.await)
    }

    /// Whether an invoice of this number is archived.
    ///
    /// # Errors
    /// As [`Store::proposals`].
    pub async fn has_invoice(&self, account: &AccountName, number: &InvoiceNumber) -> Result<bool, Error> {
        let read = async {
            let found = sqlx::query_scalar!(
                "SELECT row FROM invoices WHERE account = ? AND number = ?",
                account.as_str(),
                number.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(found.is_some())
        };
        self.ledger().map_error(read.await)
    }

    /// Which of these numbers are those of archived invoices.
    ///
    /// # Errors
    /// As [`Store::proposals`].
    pub async fn known_numbers(&self, account: &AccountName, numbers: &[String]) -> Result<HashSet<String>, Error> {
        let read = async {
            let found = sqlx::query_scalar!(
                "SELECT number FROM json_each(?2) CROSS JOIN invoices \
                 ON invoices.account = ?1 AND invoices.number = value ->> 0",
                account.as_str(),
                given(numbers)
            )
            .fetch_all(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(found.into_iter().collect())
        };
        self.ledger().map_error(read.await)
    }

    /// Which documents of these contents (SHA-256 in hexadecimal digits) are archived or proposed.
    ///
    /// # Errors
    /// As [`Store::proposals`].
    pub async fn known_documents(&self, account: &AccountName, sha256: &[String]) -> Result<HashSet<String>, Error> {
        let read = async {
            let found = sqlx::query_scalar!(
                r#"SELECT CAST(value ->> 0 AS TEXT) AS "sha256!: String" FROM json_each(?2) AS given
                   WHERE EXISTS (SELECT 1 FROM invoice_originals WHERE account = ?1 AND sha256 = unhex(value ->> 0))
                   OR EXISTS (SELECT 1 FROM further_documents WHERE account = ?1 AND sha256 = unhex(value ->> 0))
                   OR EXISTS (SELECT 1 FROM invoice_proposals WHERE account = ?1 AND sha256 = value ->> 0)"#,
                account.as_str(),
                given(sha256)
            )
            .fetch_all(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(found.into_iter().collect())
        };
        self.ledger().map_error(read.await)
    }
}
