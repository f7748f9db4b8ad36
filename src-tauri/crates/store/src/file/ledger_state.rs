use domain::closed_set;
use sqlx::SqliteConnection;

use crate::error::Failure;
use crate::file::change::Change;

closed_set! {
    /// How it came that the ledger lacks changes that were made.
    pub enum LostBy {
        /// Nobody said why: its journal was removed, or an older copy was put in its place.
        File = "file",
        /// A person put a backup in its place.
        Restore = "restore",
    }
}

/// Which ledger a file is, and how many changes were made to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LedgerState {
    /// The name that a ledger and its copies share.
    pub ledger: String,
    /// The number of the last change.
    pub last_change: i64,
}

/// The state of a ledger; `None` for one that an earlier version made.
pub(crate) async fn read(connection: &mut SqliteConnection) -> Result<Option<LedgerState>, Failure> {
    let kept = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM sqlite_schema WHERE type = 'table' AND name = 'ledger_state'"#
    )
    .fetch_one(&mut *connection)
    .await?;
    if kept == 0 {
        return Ok(None);
    }
    let state = sqlx::query_as!(LedgerState, "SELECT ledger, last_change FROM ledger_state WHERE id = 1")
        .fetch_optional(connection)
        .await?;
    Ok(state)
}

/// Gives a ledger of an earlier version the name of the one that it was copied from.
pub(crate) async fn rename(change: &mut Change, ledger: &str) -> Result<(), Failure> {
    sqlx::query!("UPDATE ledger_state SET ledger = ?1 WHERE id = 1", ledger)
        .execute(&mut **change)
        .await?;
    Ok(())
}

/// Writes down that the ledger lost changes, the last of them of this number.
pub(crate) async fn note_loss(change: &mut Change, last: i64, lost_by: LostBy) -> Result<(), Failure> {
    sqlx::query!(
        "UPDATE ledger_state SET last_change = max(last_change, ?1), loss = max(last_change, ?1) + 1, lost_by = ?2 \
         WHERE id = 1",
        last,
        lost_by.id()
    )
    .execute(&mut **change)
    .await?;
    Ok(())
}
