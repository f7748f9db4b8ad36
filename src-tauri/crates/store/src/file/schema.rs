use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{SqliteConnection, SqlitePool};

use crate::error::Failure;

/// The ledger's migrations, oldest first. A released one never changes by a single byte.
pub(crate) static LEDGER: Migrator = sqlx::migrate!("migrations/ledger");
/// The cache's migrations, oldest first.
pub(crate) static CACHE: Migrator = sqlx::migrate!("migrations/cache");

/// Where a file's schema stands against what this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing was ever migrated: a file whose making was interrupted.
    Empty,
    /// As this program knows it.
    Current,
    /// Older; this is its version.
    Older(i64),
    /// Newer than this program.
    Newer,
}

/// The newest version in `migrations`.
pub(crate) fn newest(migrations: &Migrator) -> i64 {
    migrations.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Compares the migrations applied to a file with `migrations`, without changing the file.
pub(crate) async fn standing(connection: &mut SqliteConnection, migrations: &Migrator) -> Result<Standing, Failure> {
    let recorded = sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM sqlite_schema WHERE type = 'table' AND name = '_sqlx_migrations'"#
    )
    .fetch_one(&mut *connection)
    .await?;
    if recorded == 0 {
        return Ok(Standing::Empty);
    }
    let applied = sqlx::query_scalar!(r#"SELECT max(version) AS "version?: i64" FROM _sqlx_migrations WHERE success"#)
        .fetch_one(&mut *connection)
        .await?;
    let newest = newest(migrations);
    Ok(match applied {
        None => Standing::Empty,
        Some(applied) if applied > newest => Standing::Newer,
        Some(applied) if applied < newest => Standing::Older(applied),
        Some(_) => Standing::Current,
    })
}

/// Brings a file to the newest version; each migration is one transaction.
pub(crate) async fn migrate(database: &SqlitePool, migrations: &Migrator) -> Result<(), Failure> {
    match migrations.run(database).await {
        Ok(()) => Ok(()),
        Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => Err(error.into()),
        Err(error) => Err(sqlx::Error::from(error).into()),
    }
}
