//! An import of PDFs that nobody has seen before, as the window and the command line do it.

use std::path::Path;
use std::time::Instant;

use engine::CancellationToken;
use words::{Language, words};

use crate::protocol::peak_in_kilobytes;
use crate::sync::{desk_of, set_up};

/// Reads every file of a folder and keeps what it proposes, each with its file, in a new data folder.
pub async fn import(folder: &Path, files: &Path) {
    set_up(folder, None).await;
    let desk = desk_of(folder).await;
    let start = Instant::now();
    let report = desk
        .engine()
        .import_invoices(
            vec![files.to_owned()],
            |_| (),
            &CancellationToken::default(),
            words(Language::English),
        )
        .await
        .unwrap();
    let took = start.elapsed();
    desk.close().await;
    assert!(
        report.refused.is_empty(),
        "{}: {:?}",
        report.label,
        report.refused.first()
    );
    let measured = serde_json::json!({
        "nanoseconds": u64::try_from(took.as_nanos()).unwrap(),
        "files": report.proposed,
        "peak": peak_in_kilobytes(),
    });
    println!("{measured}");
}
