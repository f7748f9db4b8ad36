use std::ops::{Deref, DerefMut};

use sqlx::{Sqlite, SqliteConnection, Transaction};

use crate::error::Failure;
use crate::file::last_change::{Kept, LastChange};

/// A change that is being made to a database: all of it or nothing. In the ledger it is counted, and noted beside the file
/// once it is on disk.
pub(crate) struct Change {
    transaction: Transaction<'static, Sqlite>,
    noted: Option<(LastChange, i64)>,
}

impl Deref for Change {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.transaction
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

impl Change {
    pub async fn new(
        mut transaction: Transaction<'static, Sqlite>,
        last_change: Option<&LastChange>,
    ) -> Result<Self, Failure> {
        let noted = match last_change {
            Some(last_change) => Some((last_change.clone(), rows_changed(&mut transaction).await?)),
            None => None,
        };
        Ok(Self { transaction, noted })
    }

    /// Makes the change. It is on disk, and noted, when this returns. A change of nothing is not counted.
    pub async fn commit(self) -> Result<(), Failure> {
        self.commit_noted(Kept::OnDisk).await
    }

    /// Makes a change that is a part of a reading, of which there are thousands. It is on disk when this returns; its note
    /// may come there with that of the next change.
    pub async fn commit_part(self) -> Result<(), Failure> {
        self.commit_noted(Kept::BySystem).await
    }

    async fn commit_noted(mut self, kept: Kept) -> Result<(), Failure> {
        let Some((last_change, before)) = self.noted.take() else {
            self.transaction.commit().await?;
            return Ok(());
        };
        if rows_changed(&mut self.transaction).await? == before {
            self.transaction.commit().await?;
            return Ok(());
        }
        let number = sqlx::query_scalar!(
            r#"UPDATE ledger_state SET last_change = last_change + 1 WHERE id = 1 RETURNING last_change AS "last_change!""#
        )
        .fetch_one(&mut *self.transaction)
        .await?;
        self.transaction.commit().await?;
        data_folder::test_point::reached("change-committed");
        last_change.advance(number, kept).await;
        Ok(())
    }

    /// Gives the change up.
    #[cfg(test)]
    pub async fn rollback(self) -> Result<(), sqlx::Error> {
        self.transaction.rollback().await
    }
}

/// How many rows this connection has changed since it was opened.
async fn rows_changed(connection: &mut SqliteConnection) -> Result<i64, Failure> {
    Ok(sqlx::query_scalar!(r#"SELECT total_changes() AS "rows!: i64""#)
        .fetch_one(connection)
        .await?)
}
