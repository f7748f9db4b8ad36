use domain::AccountName;
use uuid::Uuid;

use crate::error::{Error, Failure};
use crate::file::ledger_state::LostBy;
use crate::ledger::settings;
use crate::store::Store;

/// The setting that says that everything has to be fetched; its value is new each time.
const OWED: &str = "sync-owed";
/// The setting that says after which loss the connection was asked for everything.
pub(crate) const ASKED: &str = "asked-after-loss";

/// Why everything has to be fetched from an account's connection, as it stood at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SyncDebt {
    owed: Option<String>,
    loss: Option<(i64, LostBy)>,
    unwritten_loss: Option<LostBy>,
}

impl SyncDebt {
    /// Whether there is no reason.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.owed.is_none() && self.lost_by().is_none()
    }

    /// How it came that the ledger lacks changes that were made, where the connection was not asked since.
    #[must_use]
    pub const fn lost_by(&self) -> Option<LostBy> {
        match (self.loss, self.unwritten_loss) {
            (Some((_, lost_by)), _) | (None, Some(lost_by)) => Some(lost_by),
            (None, None) => None,
        }
    }
}

fn known_loss(loss: Option<i64>, lost_by: Option<String>) -> Option<(i64, LostBy)> {
    // A later version may know more ways.
    let lost_by = LostBy::from_id(&lost_by?).unwrap_or(LostBy::File);
    Some((loss?, lost_by))
}

impl Store {
    /// Writes down that something is about to change behind an account's connection, so that everything has to be fetched
    /// even if the program ends before.
    ///
    /// # Errors
    /// As [`Store::set_setting`].
    pub async fn owe_sync(&self, account: &AccountName) -> Result<(), Error> {
        self.set_setting(Some(account), OWED, &Uuid::new_v4().to_string()).await
    }

    /// Why everything has to be fetched from an account's connection.
    ///
    /// # Errors
    /// As [`Store::setting`].
    pub async fn sync_debt(&self, account: &AccountName) -> Result<SyncDebt, Error> {
        let read = async {
            let row = sqlx::query!(
                r#"SELECT loss, lost_by,
                   (SELECT value FROM settings WHERE account = ?1 AND name = ?2) AS "owed?: String",
                   (SELECT value FROM settings WHERE account = ?1 AND name = ?3) AS "asked?: String"
                   FROM ledger_state WHERE id = 1"#,
                account.as_str(),
                OWED,
                ASKED
            )
            .fetch_optional(self.ledger().readers())
            .await?;
            let Some(row) = row else {
                return Ok(SyncDebt::default());
            };
            let loss = known_loss(row.loss, row.lost_by);
            Ok::<_, Failure>(SyncDebt {
                owed: row.owed,
                loss: loss.filter(|(loss, _)| row.asked.as_deref() != Some(loss.to_string().as_str())),
                unwritten_loss: self.unwritten_loss(),
            })
        };
        self.ledger().map_error(read.await)
    }

    /// The number of the last loss of changes that the ledger knows of, and how it came; the connection may have been asked
    /// for everything since.
    ///
    /// # Errors
    /// As [`Store::setting`].
    pub async fn last_loss(&self) -> Result<Option<(i64, LostBy)>, Error> {
        let read = async {
            let row = sqlx::query!("SELECT loss, lost_by FROM ledger_state WHERE id = 1")
                .fetch_optional(self.ledger().readers())
                .await?;
            Ok::<_, Failure>(row.and_then(|row| known_loss(row.loss, row.lost_by)))
        };
        self.ledger().map_error(read.await)
    }

    /// Everything was fetched since the debt was read; what came up since stays.
    ///
    /// # Errors
    /// As [`Store::set_setting`].
    pub async fn settle_sync(&self, account: &AccountName, debt: &SyncDebt) -> Result<(), Error> {
        if debt.owed.is_some() || debt.loss.is_some() {
            let settled = async {
                let mut change = self.ledger().begin().await?;
                if let Some(owed) = &debt.owed {
                    settings::remove(&mut change, account, OWED, owed).await?;
                }
                if let Some((loss, _)) = debt.loss {
                    settings::set(&mut change, Some(account), ASKED, &loss.to_string()).await?;
                }
                change.commit().await
            };
            self.ledger().map_error(settled.await)?;
        }
        self.settle_unwritten_loss();
        Ok(())
    }
}
