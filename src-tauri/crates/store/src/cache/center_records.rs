//! What Partner Center said of a partner, each record as it was sent.

use chrono::{DateTime, Utc};
use domain::{AccountName, CenterRecord};

use crate::error::Error;
use crate::store::Store;

/// A record as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRecord {
    /// Its version there, which a change of it has to name.
    pub etag: Option<String>,
    /// The JSON text, with every field.
    pub document: String,
    /// When it came, to the microsecond.
    pub told: DateTime<Utc>,
}

/// What is known of a record that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRecord {
    /// Which it is.
    pub record: CenterRecord,
    /// As it was last sent; `None` where it never was.
    pub sent: Option<SentRecord>,
    /// Why the last question for it had no answer; `None` where it had one.
    pub problem: Option<String>,
}

impl Store {
    /// Keeps a record as it was sent.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub async fn keep_center_record(
        &self,
        account: &AccountName,
        record: CenterRecord,
        sent: &SentRecord,
    ) -> Result<(), Error> {
        let told = sent.told.timestamp_micros();
        self.cache()
            .ask(|database| async move {
                sqlx::query!(
                    "INSERT INTO center_records (account, record, etag, document, told_microseconds, \
                     asked_microseconds, problem) VALUES (?1, ?2, ?3, ?4, ?5, ?5, NULL) \
                     ON CONFLICT (account, record) DO UPDATE SET etag = excluded.etag, document = excluded.document, \
                     told_microseconds = excluded.told_microseconds, \
                     asked_microseconds = excluded.asked_microseconds, problem = NULL",
                    account.as_str(),
                    record.id(),
                    sent.etag,
                    sent.document,
                    told
                )
                .execute(database.writer())
                .await?;
                Ok(())
            })
            .await
    }

    /// Keeps why a record was not said. What was said of it before stays.
    ///
    /// # Errors
    /// As [`Store::keep_center_record`].
    pub async fn keep_center_problem(
        &self,
        account: &AccountName,
        record: CenterRecord,
        problem: &str,
        asked: DateTime<Utc>,
    ) -> Result<(), Error> {
        let asked = asked.timestamp_micros();
        self.cache()
            .ask(|database| async move {
                sqlx::query!(
                    "INSERT INTO center_records (account, record, asked_microseconds, problem) VALUES (?1, ?2, ?3, ?4) \
                     ON CONFLICT (account, record) DO UPDATE SET asked_microseconds = excluded.asked_microseconds, \
                     problem = excluded.problem",
                    account.as_str(),
                    record.id(),
                    asked,
                    problem
                )
                .execute(database.writer())
                .await?;
                Ok(())
            })
            .await
    }

    /// The records that were asked for.
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Database`].
    pub async fn center_records(&self, account: &AccountName) -> Result<Vec<KnownRecord>, Error> {
        self.cache()
            .ask(|database| async move {
                let rows = sqlx::query!(
                    "SELECT record, etag, document, told_microseconds, problem FROM center_records WHERE account = ?",
                    account.as_str()
                )
                .fetch_all(database.readers())
                .await?;
                // A record that only a later version knows is none to this one.
                let known = rows.into_iter().filter_map(|row| {
                    let record = CenterRecord::from_id(&row.record).ok()?;
                    let told = row.told_microseconds.and_then(DateTime::from_timestamp_micros);
                    let sent = row.document.zip(told).map(|(document, told)| SentRecord {
                        etag: row.etag,
                        document,
                        told,
                    });
                    Some(KnownRecord {
                        record,
                        sent,
                        problem: row.problem,
                    })
                });
                Ok(known.collect())
            })
            .await
    }
}
