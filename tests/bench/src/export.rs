use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use desk::{Desk, DeskOptions};
use domain::AccountName;
use engine::CancellationToken;
use engine::view::{DocumentLanguage, ExistingFile, ExportFormat, ExportInput};
use store::Store;
use vault::{KeyRequest, unlock};
use words::{Language, words};

use crate::protocol::peak_in_kilobytes;
use crate::sample;

/// The account that a desk opens at first.
const ACCOUNT: &str = "sample";
const BATCH: usize = 5_000;

fn key_file(folder: &Path) -> PathBuf {
    folder.join("key")
}

/// Makes a data folder with so many invoices of the first sample account.
pub async fn fill(folder: &Path, count: usize) {
    fs::create_dir_all(folder).unwrap();
    let unlocked = unlock(&KeyRequest {
        folder,
        data_exists: false,
        key_file: Some(&key_file(folder)),
        fits: &|_| true,
    });
    let store = Store::open(folder, unlocked.unwrap().key.bytes()).await.unwrap();
    let account = AccountName::new(ACCOUNT);
    for batch in sample::invoices(count).chunks(BATCH) {
        store.add_invoices(&account, batch).await.unwrap();
    }
    store.close().await;
}

/// Exports every invoice as a PDF, as the window and the command line do, on the cores that this process may use; tells
/// how long it took, how many files there are, and the most memory it held.
pub async fn export(folder: &Path, target: &Path) {
    fs::create_dir_all(target).unwrap();
    let options = DeskOptions {
        folder: Some(folder.to_owned()),
        account: Some(ACCOUNT.to_owned()),
        key_file: Some(key_file(folder)),
        ..DeskOptions::default()
    };
    let desk = Desk::open(options).await.unwrap();
    let input = ExportInput {
        invoices: Vec::new(),
        query: None,
        except: Vec::new(),
        formats: vec![ExportFormat::Pdf],
        language: DocumentLanguage::Both,
        existing: ExistingFile::Ask,
    };
    let start = Instant::now();
    let report = desk
        .engine()
        .export(
            &input,
            Some(target),
            |_| (),
            &CancellationToken::default(),
            words(Language::English),
        )
        .await
        .unwrap();
    let took = start.elapsed();
    desk.close().await;
    assert!(
        report.failed.is_empty() && report.skipped.is_empty(),
        "{}",
        report.summary
    );
    let measured = serde_json::json!({
        "nanoseconds": u64::try_from(took.as_nanos()).unwrap(),
        "files": report.written,
        "peak": peak_in_kilobytes(),
    });
    println!("{measured}");
}
