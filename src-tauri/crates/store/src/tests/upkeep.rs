//! Migrations, backups and failures of the disk, which need a program that knows other migrations or a full disk.

use std::fs;
use std::path::Path;

use data_folder::DataFolder;
use domain::AccountName;
use sha2::{Digest, Sha256};
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

use crate::error::Failure;
use crate::file::backup;
use crate::file::schema;
use crate::store::Place;
use crate::{Error, Store};

const KEY: [u8; 32] = [42; 32];

/// The migrations of a later version of the program: those of today and one more.
fn later(sql: &'static str) -> Migrator {
    let mut migrations: Vec<Migration> = schema::LEDGER.iter().cloned().collect();
    let description = "of a later version".into();
    let version = schema::newest(&schema::LEDGER) + 1;
    migrations.push(Migration::new(
        version,
        description,
        MigrationType::Simple,
        sql.into_sql_str(),
        false,
    ));
    Migrator::with_migrations(migrations)
}

async fn with_a_setting(folder: &Path) {
    let store = Store::open(folder, &KEY).await.unwrap();
    store.set_setting(None, "language", "zh-TW").await.unwrap();
    store.close().await;
}

async fn language(store: &Store) -> Option<String> {
    store.setting(None, "language").await.unwrap()
}

#[tokio::test]
async fn a_migration_comes_after_a_backup_that_the_version_before_can_open() {
    let folder = tempfile::tempdir().unwrap();
    with_a_setting(folder.path()).await;
    assert!(Store::backups(folder.path()).unwrap().is_empty());
    let later = later("UPDATE settings SET value = 'en'; ALTER TABLE settings ADD COLUMN note TEXT");
    let store = Store::open_with(folder.path(), &KEY, &later).await.unwrap();
    assert_eq!(language(&store).await.as_deref(), Some("en"));
    store.close().await;
    let newer = Store::open(folder.path(), &KEY).await.unwrap_err();
    assert_eq!(
        newer,
        Error::NewerSchema {
            file: folder.path().join("ledger.db")
        }
    );
    let [backup] = Store::backups(folder.path()).unwrap().try_into().unwrap();
    assert_eq!((backup.schema, backup.number), (schema::newest(&schema::LEDGER), 1));
    assert!(
        !fs::read(&backup.path)
            .unwrap()
            .windows(5)
            .any(|bytes| bytes == b"zh-TW")
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&backup.path).unwrap().permissions().mode() & 0o777, 0o600);
        let parent = backup.path.parent().unwrap();
        assert_eq!(fs::metadata(parent).unwrap().permissions().mode() & 0o777, 0o700);
    }
    fs::copy(&backup.path, folder.path().join("ledger.db")).unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(language(&store).await.as_deref(), Some("zh-TW"));
}

#[tokio::test]
async fn a_migration_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    with_a_setting(folder.path()).await;
    let broken = later("UPDATE settings SET value = 'en'; INSERT INTO no_such_table VALUES (1)");
    for _ in 0..2 {
        let failed = Store::open_with(folder.path(), &KEY, &broken).await;
        assert!(matches!(failed, Err(Error::Database(_))), "{failed:?}");
    }
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(language(&store).await.as_deref(), Some("zh-TW"));
    assert_eq!(Store::backups(folder.path()).unwrap().len(), 2);
}

#[tokio::test]
async fn a_damaged_ledger_is_neither_migrated_nor_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    with_a_setting(folder.path()).await;
    let file = folder.path().join("ledger.db");
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let later = later("CREATE TABLE more (a TEXT)");
    let opened = Store::open_with(folder.path(), &KEY, &later).await;
    assert_eq!(opened.err(), Some(Error::Damaged { file: file.clone() }));
    assert_eq!(fs::read(&file).unwrap(), bytes);
    assert!(Store::backups(folder.path()).unwrap().is_empty());
}

#[tokio::test]
async fn the_last_five_backups_of_each_schema_version_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let place = DataFolder::at(folder.path());
    let backups = folder.path().join("backups");
    for _ in 0..3 {
        backup::make(store.ledger(), &place, 1).await.unwrap();
    }
    for strange in ["ledger-x-1.db", "ledger-1.db", "ledger-1-2.db.old", "notes.txt"] {
        fs::write(backups.join(strange), "mine").unwrap();
    }
    fs::write(backups.join("unfinished.db"), "from a crash").unwrap();
    for _ in 0..7 {
        backup::make(store.ledger(), &place, 2).await.unwrap();
    }
    let kept: Vec<(i64, u32)> = Store::backups(folder.path())
        .unwrap()
        .iter()
        .map(|backup| (backup.schema, backup.number))
        .collect();
    assert_eq!(kept, [(2, 10), (2, 9), (2, 8), (2, 7), (2, 6), (1, 3), (1, 2), (1, 1)]);
    assert_eq!(fs::read(backups.join("notes.txt")).unwrap(), b"mine");
    assert!(!backups.join("unfinished.db").exists());
}

#[tokio::test]
async fn a_full_disk_is_told_and_the_change_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    with_a_setting(folder.path()).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    sqlx::query("PRAGMA max_page_count = 1")
        .execute(store.ledger().writer())
        .await
        .unwrap();
    let long = "x".repeat(1_000_000);
    assert_eq!(store.set_setting(None, "language", &long).await, Err(Error::Full));
    assert_eq!(language(&store).await.as_deref(), Some("zh-TW"));
    sqlx::query("PRAGMA max_page_count = 1000000")
        .execute(store.ledger().writer())
        .await
        .unwrap();
    store.set_setting(None, "language", &long).await.unwrap();
}

#[tokio::test]
async fn a_file_that_may_only_be_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    with_a_setting(folder.path()).await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let refused = sqlx::query("DELETE FROM settings")
        .execute(store.ledger().readers())
        .await
        .unwrap_err();
    let path = folder.path().join("ledger.db");
    assert_eq!(Failure::from(refused).at(&path), Error::ReadOnly { path });
    assert_eq!(language(&store).await.as_deref(), Some("zh-TW"));
}

#[tokio::test]
async fn a_ledger_that_another_process_holds_is_busy() {
    let folder = tempfile::tempdir().unwrap();
    with_a_setting(folder.path()).await;
    let holder = Store::open(folder.path(), &KEY).await.unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    sqlx::query("PRAGMA busy_timeout = 0")
        .execute(store.ledger().writer())
        .await
        .unwrap();
    let held = holder.ledger().begin().await.unwrap();
    assert_eq!(store.set_setting(None, "language", "en").await, Err(Error::Busy));
    assert_eq!(language(&store).await.as_deref(), Some("zh-TW"));
    held.rollback().await.unwrap();
    store.set_setting(None, "language", "en").await.unwrap();
}

#[tokio::test]
async fn a_change_that_is_given_up_half_way_is_not_made() {
    let store = Store::in_memory().await.unwrap();
    {
        let mut change = store.ledger().begin().await.unwrap();
        sqlx::query("INSERT INTO settings VALUES ('', 'language', 'en')")
            .execute(&mut *change)
            .await
            .unwrap();
    }
    assert_eq!(language(&store).await, None);
    store.set_setting(None, "language", "zh-TW").await.unwrap();
}

#[tokio::test]
async fn a_cache_that_is_damaged_while_in_use_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let account = AccountName::new("sample");
    let instant = chrono::DateTime::UNIX_EPOCH;
    store.mark_synced(&account, instant).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let file = folder.path().join("cache.db");
    let length = fs::metadata(&file).unwrap().len();
    fs::write(&file, vec![7; usize::try_from(length).unwrap()]).unwrap();
    assert_eq!(store.synced_at(&account).await.unwrap(), None);
    store.mark_synced(&account, instant).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(store.synced_at(&account).await.unwrap(), Some(instant));
    assert!(matches!(store.place(), Place::Folder(_)));
}

#[tokio::test]
async fn a_record_this_version_cannot_read_is_named() {
    let store = Store::in_memory().await.unwrap();
    let account = AccountName::new("sample");
    sqlx::query(
        "INSERT INTO orders (account, id, offer, state, created_microseconds, document) \
         VALUES ('sample', 'a', 'action-pack', 'draft', 0, '{\"state\":\"from tomorrow\"}')",
    )
    .execute(store.ledger().writer())
    .await
    .unwrap();
    let error = store.orders(&account).await.unwrap_err();
    assert!(
        matches!(&error, Error::Unreadable { record, .. } if record == "order a"),
        "{error:?}"
    );
}

/// A migration that changes by one byte after its release keeps people's data from opening.
#[test]
fn released_migrations_are_as_they_were() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let released = [
        (
            "ledger/0001_orders_invoices_settings.sql",
            "807f0b8f7c9294e7e43fc8fef42fa2a349553a2ee138320be22d439dfebb4a72",
        ),
        (
            "ledger/0002_payment_proofs.sql",
            "9630118ca849f3fe2d79f03dfb58f081681a589c1e1def023bb7791d9f53fd71",
        ),
        (
            "ledger/0003_profiles_and_requests.sql",
            "99179ba084ee606846cfcd03a73a7f2da907678ba87f88f198728a1a3e2520ce",
        ),
        (
            "ledger/0004_archive.sql",
            "c03164cf7ddd3d0bd39820125fdb1a62d2a50fce2a79c4f6ea729d99d8c508b2",
        ),
        (
            "ledger/0005_bookkeeping.sql",
            "8d6aa685cf5c43ff1c227145b613b00669e71f87d2ec8e1b0cb48b33150ddb6b",
        ),
        (
            "ledger/0006_ledger_state.sql",
            "82199eeef263df36c217ecfbddd58d87798e8ba0111d660cced011960c60ff48",
        ),
        (
            "ledger/0008_uploaded_proofs.sql",
            "6053fa41ed1d4937f27e941427d0fb8d7c93e0a21802c24ba078c99084b346ec",
        ),
        (
            "ledger/0009_own_accounts.sql",
            "18cf4abd3da1a3573650f922eb1ab3d21cc165e61c36e6d3ed894a738bbc17dd",
        ),
        (
            "ledger/0010_entered_terms.sql",
            "f7c5db1d845fad5a000af542266e2a7f3cc70b95afb73cd8b5ebc5bf2914daaf",
        ),
        (
            "ledger/0011_connections.sql",
            "b7d1bf62842978cce61e6cf3c6ae804e13d4320e5929d59079dbad3afa7b391e",
        ),
        (
            "ledger/0012_invoice_proposals.sql",
            "23e5a21bc099ddd35ece049272603bdf621a9bf51fa7dbf39a4a18b2d919bf52",
        ),
        (
            "ledger/0013_named_offers.sql",
            "b953ecf7e1c2e238da977276a7a8a553ff9cfd743e0d3f02c8243dea40202984",
        ),
        (
            "ledger/0014_imports.sql",
            "904c8ce77c725358271dca97aa33d5914030143f27dc40de53c080835dc9f641",
        ),
        (
            "ledger/0015_invoice_lines.sql",
            "6de977528e86b5c7577a6e62c8b377057ef28554b30c76eda83bf16c19349759",
        ),
        (
            "ledger/0016_further_documents.sql",
            "e473c8b318ba1aa6bff28c26c445c617c4fe5ebe9b248cacff4e807a074470d7",
        ),
        (
            "ledger/0017_documents_by_content.sql",
            "aaed55acd604882ac2f22d27a70f8b7c94ff0ffadfda48f0f72d7860d5f078a3",
        ),
        (
            "cache/0001_answers.sql",
            "07c42629958215d49a3315c2fc97499143301c138c122005dcb9e333a2bd5e50",
        ),
        (
            "cache/0002_contacts.sql",
            "c5ebeeb47f7192687cf7e995e8798108fa2b2c578e9fc1fd283554f2c68f4ae8",
        ),
        (
            "cache/0003_accounts_in_tables.sql",
            "8019026657e3d033085a50c179c0bfc8c3a5ef21d9dbbceac54e564e5a75f581",
        ),
        (
            "cache/0004_sign_ins.sql",
            "e13e320a69af21fc57cd2f2e255bd4ec465cd34fa4785d89ea3727e34b6478de",
        ),
        (
            "cache/0005_center_records.sql",
            "e19286ac7c60cea39f3f03e1167521a79d7f8f5e427e6b218952d7003bc8fede",
        ),
    ];
    let mut files = 0;
    for folder in ["ledger", "cache"] {
        files += fs::read_dir(root.join(folder)).unwrap().count();
    }
    assert_eq!(files, released.len(), "each migration is listed here with its hash");
    for (name, expected) in released {
        let bytes = fs::read(root.join(name)).unwrap();
        assert!(!bytes.contains(&b'\r'), "{name} has other line ends than LF");
        assert_eq!(hex::encode(Sha256::digest(&bytes)), expected, "{name}");
    }
}
