//! How far the connections of an account of one's own were read.

use chrono::{DateTime, Utc};
use domain::{AccountName, ConnectionName, ConnectionState, InvoiceNumber, InvoiceSource};
use sqlx::SqliteConnection;

use crate::error::{Error, Failure};
use crate::store::Store;

/// How far the invoices of a billing account were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingRead {
    /// The account there.
    pub billing_account: String,
    /// Where to go on; `None` where they were read to the end.
    pub position: Option<String>,
    /// When the reading began, or the last one did.
    pub begun: DateTime<Utc>,
    /// When they were last read to the end.
    pub ended: Option<DateTime<Utc>>,
    /// When they were last read from the very first to the end.
    pub whole: Option<DateTime<Utc>>,
    /// How many pages the last whole reading had.
    pub pages: u32,
}

impl BillingRead {
    /// A reading at `now`, after what is kept of the one before; `goes_on` where it goes on with that one.
    #[must_use]
    pub fn after(kept: Option<&Self>, billing_account: &str, goes_on: bool, now: DateTime<Utc>) -> Self {
        Self {
            billing_account: billing_account.to_owned(),
            position: None,
            begun: kept.filter(|_| goes_on).map_or(now, |read| read.begun),
            ended: kept.and_then(|read| read.ended),
            whole: kept.and_then(|read| read.whole),
            pages: kept.map_or(0, |read| read.pages),
        }
    }
}

/// An issuer's file that is still to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwedDocument {
    /// The number of its invoice.
    pub number: InvoiceNumber,
    /// What it is called by among the files beside the invoice's own; `None` for that one.
    pub key: Option<String>,
    /// Where it is asked for, in the connection's own words.
    pub source: String,
    /// What the service is preparing, in the connection's own words.
    pub pending: Option<String>,
    /// Why it was not fetched the last time.
    pub problem: Option<String>,
}

/// How the last reading of a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConnectionRecord {
    /// Which it is.
    pub connection: ConnectionName,
    /// How it ended.
    pub state: ConnectionState,
    /// When.
    pub tried: DateTime<Utc>,
    /// When one last read everything.
    pub current: Option<DateTime<Utc>>,
}

impl Store {
    /// How far a billing account was read; `None` before the first reading.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn billing_read(
        &self,
        account: &AccountName,
        billing_account: &str,
    ) -> Result<Option<BillingRead>, Error> {
        let read = async {
            let row = sqlx::query!(
                r#"SELECT position, begun_microseconds, ended_microseconds, whole_microseconds, pages AS "pages: u32"
                   FROM billing_reads WHERE account = ? AND billing_account = ?"#,
                account.as_str(),
                billing_account
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(row.map(|row| BillingRead {
                billing_account: billing_account.to_owned(),
                position: row.position,
                begun: instant(row.begun_microseconds),
                ended: row.ended_microseconds.map(instant),
                whole: row.whole_microseconds.map(instant),
                pages: row.pages,
            }))
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps how far a billing account was read.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn keep_billing_read(&self, account: &AccountName, read: &BillingRead) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            put_read(&mut change, account, read).await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// At most `limit` numbers that invoices of a source name and no list held; those that were asked for in vain only where
    /// that was before `asked_before`.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn unknown_named_invoices(
        &self,
        account: &AccountName,
        source: InvoiceSource,
        asked_before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<InvoiceNumber>, Error> {
        let read = async {
            let numbers = sqlx::query_scalar!(
                "SELECT number FROM named_invoices AS named WHERE account = ?1 \
                 AND (asked_microseconds IS NULL OR asked_microseconds < ?2) \
                 AND (billing_account = ?4) = ?5 \
                 AND NOT EXISTS (SELECT 1 FROM invoices WHERE invoices.account = ?1 \
                                 AND invoices.number = named.number) \
                 ORDER BY number LIMIT ?3",
                account.as_str(),
                asked_before.timestamp_micros(),
                i64::from(limit),
                InvoiceSource::PartnerCenter.id(),
                source == InvoiceSource::PartnerCenter
            )
            .fetch_all(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(numbers.into_iter().map(InvoiceNumber::new).collect())
        };
        self.ledger().map_error(read.await)
    }

    /// Whether a number that invoices name was asked for since then without becoming an invoice, or was answered once and for
    /// all.
    ///
    /// # Errors
    /// As [`Store::unknown_named_invoices`].
    pub async fn was_asked_for(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        since: DateTime<Utc>,
    ) -> Result<bool, Error> {
        let read = async {
            let asked = sqlx::query_scalar!(
                "SELECT asked_microseconds FROM named_invoices WHERE account = ? AND number = ?",
                account.as_str(),
                number.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(asked.flatten().is_some_and(|asked| asked >= since.timestamp_micros()))
        };
        self.ledger().map_error(read.await)
    }

    /// Notes that the answer for a number is no invoice that can be kept. It is not asked for again until an invoice that names
    /// it comes in another version.
    ///
    /// # Errors
    /// As [`Store::keep_billing_read`].
    pub async fn note_answered(&self, account: &AccountName, number: &InvoiceNumber) -> Result<(), Error> {
        self.note_asked_in_vain(account, number, DateTime::<Utc>::MAX_UTC).await
    }

    /// Notes that a number was asked for in vain.
    ///
    /// # Errors
    /// As [`Store::keep_billing_read`].
    pub async fn note_asked_in_vain(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "UPDATE named_invoices SET asked_microseconds = ?3 WHERE account = ?1 AND number = ?2",
                account.as_str(),
                number.as_str(),
                at.timestamp_micros()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// At most `limit` files of a source's invoices that are still to be fetched and were not tried since `tried_before`, those
    /// of the newest invoices first.
    ///
    /// # Errors
    /// [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn owed_documents(
        &self,
        account: &AccountName,
        source: InvoiceSource,
        tried_before: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<OwedDocument>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT owed.number, source, pending, problem FROM owed_documents AS owed \
                 CROSS JOIN invoices ON invoices.account = owed.account AND invoices.number = owed.number \
                 CROSS JOIN invoice_documents AS sent ON sent.row = invoices.row \
                 WHERE owed.account = ?1 AND sent.document ->> '$.received.source' = ?4 \
                 AND (tried_microseconds IS NULL OR tried_microseconds < ?2) \
                 ORDER BY invoices.row DESC LIMIT ?3",
                account.as_str(),
                tried_before.timestamp_micros(),
                i64::from(limit),
                source.id()
            )
            .fetch_all(self.ledger().sequential_readers())
            .await?;
            let owed = rows.into_iter().map(|row| OwedDocument {
                number: InvoiceNumber::new(row.number),
                key: None,
                source: row.source,
                pending: row.pending,
                problem: row.problem,
            });
            Ok::<_, Failure>(owed.collect())
        };
        self.ledger().map_error(read.await)
    }

    /// Why the own file of an invoice was not fetched the last time; `None` where it is not to be fetched, and within that
    /// where it was not tried.
    ///
    /// # Errors
    /// As [`Store::owed_documents`].
    pub async fn problem_of_owed(
        &self,
        account: &AccountName,
        number: &InvoiceNumber,
    ) -> Result<Option<Option<String>>, Error> {
        let read = async {
            let problem = sqlx::query_scalar!(
                "SELECT problem FROM owed_documents WHERE account = ? AND number = ?",
                account.as_str(),
                number.as_str()
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            Ok::<_, Failure>(problem)
        };
        self.ledger().map_error(read.await)
    }

    /// Keeps what became of a file that was not fetched.
    ///
    /// # Errors
    /// As [`Store::keep_billing_read`].
    pub async fn keep_owed_document(
        &self,
        account: &AccountName,
        owed: &OwedDocument,
        tried: DateTime<Utc>,
    ) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "UPDATE owed_documents SET pending = ?3, problem = ?4, tried_microseconds = ?5 \
                 WHERE account = ?1 AND number = ?2",
                account.as_str(),
                owed.number.as_str(),
                owed.pending,
                owed.problem,
                tried.timestamp_micros()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// Notes that a file is owed no more: it was stored.
    ///
    /// # Errors
    /// As [`Store::keep_billing_read`].
    pub async fn settle_owed_document(&self, account: &AccountName, number: &InvoiceNumber) -> Result<(), Error> {
        let written = async {
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "DELETE FROM owed_documents WHERE account = ?1 AND number = ?2",
                account.as_str(),
                number.as_str()
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// Keeps how the reading of a connection ended.
    ///
    /// # Errors
    /// As [`Store::keep_billing_read`].
    pub async fn keep_connection_state(
        &self,
        account: &AccountName,
        connection: ConnectionName,
        state: ConnectionState,
        at: DateTime<Utc>,
    ) -> Result<(), Error> {
        let written = async {
            let at = at.timestamp_micros();
            let current = (state == ConnectionState::Current).then_some(at);
            let mut change = self.ledger().begin().await?;
            sqlx::query!(
                "INSERT INTO connection_states (account, connection, state, tried_microseconds, current_microseconds) \
                 VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET state = excluded.state, \
                 tried_microseconds = excluded.tried_microseconds, \
                 current_microseconds = coalesce(excluded.current_microseconds, current_microseconds)",
                account.as_str(),
                connection.id(),
                state.id(),
                at,
                current
            )
            .execute(&mut *change)
            .await?;
            change.commit().await?;
            Ok::<_, Failure>(())
        };
        self.ledger().map_error(written.await)
    }

    /// How the last reading of each connection of an account ended.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Busy`], [`Error::Damaged`] or [`Error::Database`].
    pub async fn connection_states(&self, account: &AccountName) -> Result<Vec<ConnectionRecord>, Error> {
        let read = async {
            let rows = sqlx::query!(
                "SELECT connection, state, tried_microseconds, current_microseconds FROM connection_states \
                 WHERE account = ? ORDER BY connection",
                account.as_str()
            )
            .fetch_all(self.ledger().readers())
            .await?;
            rows.into_iter()
                .map(|row| {
                    Ok::<_, Failure>(ConnectionRecord {
                        connection: ConnectionName::from_id(&row.connection).map_err(|error| unreadable(&error))?,
                        state: ConnectionState::from_id(&row.state).map_err(|error| unreadable(&error))?,
                        tried: instant(row.tried_microseconds),
                        current: row.current_microseconds.map(instant),
                    })
                })
                .collect()
        };
        self.ledger().map_error(read.await)
    }
}

pub(crate) async fn put_read(
    connection: &mut SqliteConnection,
    account: &AccountName,
    read: &BillingRead,
) -> Result<(), Failure> {
    sqlx::query!(
        "INSERT INTO billing_reads (account, billing_account, position, begun_microseconds, ended_microseconds, \
         whole_microseconds, pages) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET \
         position = excluded.position, begun_microseconds = excluded.begun_microseconds, \
         ended_microseconds = excluded.ended_microseconds, whole_microseconds = excluded.whole_microseconds, \
         pages = excluded.pages",
        account.as_str(),
        read.billing_account,
        read.position,
        read.begun.timestamp_micros(),
        read.ended.map(|at| at.timestamp_micros()),
        read.whole.map(|at| at.timestamp_micros()),
        read.pages
    )
    .execute(connection)
    .await?;
    Ok(())
}

fn instant(microseconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_micros(microseconds).unwrap_or_default()
}

fn unreadable(error: &domain::UnknownChoice) -> Failure {
    Failure::Known(Error::Unreadable {
        record: "connection".to_owned(),
        reason: error.text.clone(),
    })
}
