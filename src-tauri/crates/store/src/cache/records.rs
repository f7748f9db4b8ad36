use chrono::{DateTime, Utc};
use domain::{AccountName, OfferStanding, Profile, Session, Term};

use crate::cache::{profile, session, subscriptions};
use crate::error::Error;
use crate::store::Store;

/// What the connection last said about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRecords {
    /// Who is signed in, to which account, in which role.
    pub session: Session,
    /// The partner profile.
    pub profile: Profile,
    /// What is said about offers beyond their terms.
    pub standings: Vec<OfferStanding>,
    /// The subscriptions.
    pub terms: Vec<Term>,
    /// When it was said; kept to the microsecond.
    pub fetched_at: DateTime<Utc>,
}

impl Store {
    /// Keeps what the connection said about an account, in place of what it said before: all of it or nothing.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub async fn keep_records(&self, account: &AccountName, records: &AccountRecords) -> Result<(), Error> {
        let fetched_at = records.fetched_at.timestamp_micros();
        self.cache()
            .ask(|database| async move {
                let mut change = database.begin().await?;
                sqlx::query!("DELETE FROM sessions WHERE account = ?", account.as_str())
                    .execute(&mut *change)
                    .await?;
                session::insert(&mut change, account, &records.session, fetched_at).await?;
                profile::insert(&mut change, account, &records.profile, fetched_at).await?;
                subscriptions::insert(&mut change, account, &records.standings, &records.terms, fetched_at).await?;
                change.commit().await?;
                Ok(())
            })
            .await
    }

    /// What the connection last said about an account; `None` where it said nothing yet, or something that only another
    /// version of the program can read: it can be fetched again.
    ///
    /// # Errors
    /// [`Error::Busy`] or [`Error::Database`].
    pub async fn records(&self, account: &AccountName) -> Result<Option<AccountRecords>, Error> {
        let read = self
            .cache()
            .ask(|database| async move {
                // One snapshot, so that the parts are of one answer.
                let mut snapshot = database.readers().begin().await?;
                let Some((session, fetched_at)) = session::read(&mut snapshot, account).await? else {
                    return Ok(None);
                };
                Ok(Some(AccountRecords {
                    session,
                    profile: profile::read(&mut snapshot, account).await?,
                    standings: subscriptions::read_standings(&mut snapshot, account).await?,
                    terms: subscriptions::read_terms(&mut snapshot, account).await?,
                    fetched_at,
                }))
            })
            .await;
        match read {
            Err(Error::Unreadable { .. }) => {
                event_log::warn!("what the connection said last cannot be read by this version");
                Ok(None)
            }
            read => read,
        }
    }

    /// Removes everything that the cache has of an account.
    ///
    /// # Errors
    /// [`Error::ReadOnly`], [`Error::Busy`] or [`Error::Database`].
    pub(crate) async fn forget(&self, account: &AccountName) -> Result<(), Error> {
        self.cache()
            .ask(|database| async move {
                let mut change = database.begin().await?;
                sqlx::query!("DELETE FROM sessions WHERE account = ?", account.as_str())
                    .execute(&mut *change)
                    .await?;
                sqlx::query!("DELETE FROM syncs WHERE account = ?", account.as_str())
                    .execute(&mut *change)
                    .await?;
                sqlx::query!("DELETE FROM contacts WHERE account = ?", account.as_str())
                    .execute(&mut *change)
                    .await?;
                sqlx::query!("DELETE FROM sign_ins WHERE account = ?", account.as_str())
                    .execute(&mut *change)
                    .await?;
                sqlx::query!("DELETE FROM center_records WHERE account = ?", account.as_str())
                    .execute(&mut *change)
                    .await?;
                change.commit().await?;
                Ok(())
            })
            .await
    }
}
