use async_trait::async_trait;
use partner_center::faults::{Fault, FaultSource, FaultSpec};
use sqlx::SqliteConnection;

use crate::records::storage::Storage;

/// The faults that wait in the file, so that another process can put them there.
pub struct StoredFaults(pub(crate) Storage);

#[async_trait]
impl FaultSource for StoredFaults {
    /// A file that cannot be asked has no faults: the request itself will tell.
    async fn next_fault(&self, method: &str, path: &str) -> Option<Fault> {
        match take(&self.0, method, path).await {
            Ok(fault) => fault,
            Err(error) => {
                log::warn!("the faults cannot be read: {error}");
                None
            }
        }
    }
}

/// Puts a fault at the end of the queue.
pub(crate) async fn add(connection: &mut SqliteConnection, spec: &FaultSpec) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO fault (spec, remaining) VALUES (?, ?)")
        .bind(spec.to_string())
        .bind(spec.count)
        .execute(connection)
        .await?;
    Ok(())
}

async fn take(storage: &Storage, method: &str, path: &str) -> Result<Option<Fault>, sqlx::Error> {
    // Most of the time there is none, and looking needs no lock.
    let waiting: Vec<(i64, String)> = {
        let mut reading = storage.read().await?;
        sqlx::query_as("SELECT id, spec FROM fault ORDER BY id")
            .fetch_all(&mut *reading)
            .await?
    };
    for (id, spec) in waiting {
        let Some(spec) = spec.parse::<FaultSpec>().ok().filter(|spec| spec.meets(method, path)) else {
            continue;
        };
        let mut change = storage.begin().await?;
        let taken = sqlx::query("UPDATE fault SET remaining = remaining - 1 WHERE id = ? AND remaining > 0")
            .bind(id)
            .execute(&mut *change)
            .await?;
        sqlx::query("DELETE FROM fault WHERE remaining <= 0")
            .execute(&mut *change)
            .await?;
        change.commit().await?;
        // Another process may have taken the last one in between.
        if taken.rows_affected() == 1 {
            return Ok(Some(spec.fault));
        }
    }
    Ok(None)
}
