//! Rebuilds the crate when a migration file is added: the macro that embeds them does not notice new files.
//!
//! With the feature `scratch-database` the statements are checked against the schema itself instead of against what is
//! kept of it in `.sqlx`.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
    #[cfg(feature = "scratch-database")]
    scratch::make();
}

#[cfg(feature = "scratch-database")]
mod scratch {
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use sqlx::migrate::Migrator;
    use sqlx::sqlite::SqliteConnectOptions;
    use sqlx::{ConnectOptions, Connection};

    /// Makes a database with the tables of both files, anew for each folder that the statements are described in.
    pub fn make() {
        println!("cargo:rerun-if-env-changed=SQLX_OFFLINE_DIR");
        let file = PathBuf::from(env::var_os("OUT_DIR").expect("cargo names the folder")).join("scratch.db");
        if file.exists() {
            fs::remove_file(&file).expect("the former database can be removed");
        }
        tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime needs nothing")
            .block_on(migrate(&file))
            .expect("the migrations make a database");
        println!("cargo:rustc-env=DATABASE_URL=sqlite:{}", file.display());
    }

    async fn migrate(file: &Path) -> Result<(), sqlx::Error> {
        let options = SqliteConnectOptions::new().filename(file).create_if_missing(true);
        let mut connection = options.connect().await?;
        for (folder, applied) in [
            ("ledger", "_sqlx_migrations"),
            ("cache", "_sqlx_migrations_of_the_cache"),
        ] {
            let mut migrations = Migrator::new(Path::new("migrations").join(folder)).await?;
            migrations.dangerous_set_table_name(applied);
            migrations.run(&mut connection).await?;
        }
        connection.close().await
    }
}
