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
    /// A database, and not one of these: another file was put in its place.
    Foreign,
}

/// The newest version in `migrations`.
pub(crate) fn newest(migrations: &Migrator) -> i64 {
    migrations.iter().map(|migration| migration.version).max().unwrap_or(0)
}

/// Compares the migrations applied to a file with `migrations`, without changing the file.
pub(crate) async fn standing(connection: &mut SqliteConnection, migrations: &Migrator) -> Result<Standing, Failure> {
    let found = sqlx::query!(
        r#"SELECT count(*) AS "all!: i64", count(*) FILTER (WHERE type = 'table' AND name = '_sqlx_migrations')
           AS "recorded!: i64" FROM sqlite_schema"#
    )
    .fetch_one(&mut *connection)
    .await?;
    match (found.recorded, found.all) {
        (0, 0) => return Ok(Standing::Empty),
        (0, _) => return Ok(Standing::Foreign),
        _ => {}
    }
    let applied = sqlx::query!(
        r#"SELECT version AS "version!: i64", checksum FROM _sqlx_migrations WHERE success ORDER BY version"#
    )
    .fetch_all(&mut *connection)
    .await?;
    let is_foreign = applied.iter().any(|applied| {
        migrations
            .iter()
            .any(|known| known.version == applied.version && *known.checksum != *applied.checksum)
    });
    let newest = newest(migrations);
    Ok(match applied.last() {
        None => Standing::Empty,
        _ if is_foreign => Standing::Foreign,
        Some(applied) if applied.version > newest => Standing::Newer,
        Some(applied) if applied.version < newest => Standing::Older(applied.version),
        Some(_) => Standing::Current,
    })
}

/// The newest version that a file with a record of its migrations was brought to.
pub(crate) async fn applied(connection: &mut SqliteConnection) -> Result<Option<i64>, Failure> {
    Ok(
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success")
            .fetch_one(connection)
            .await?,
    )
}

/// Brings a file to the newest version; each migration is one transaction.
pub(crate) async fn migrate(database: &SqlitePool, migrations: &Migrator) -> Result<(), Failure> {
    data_folder::test_point::reached("migrations-begun");
    match migrations.run(database).await {
        Ok(()) => {
            data_folder::test_point::reached("migrations-applied");
            Ok(())
        }
        Err(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => Err(error.into()),
        Err(error) => Err(sqlx::Error::from(error).into()),
    }
}
