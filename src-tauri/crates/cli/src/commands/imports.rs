use std::path::PathBuf;

use desk::Desk;
use engine::Error;
use engine::view::{ImportReport, ProposalInput, WorkProgress};
use serde::Serialize;
use words::Words;

use crate::output::Output;
use crate::signals::cancelled_by_signal;

/// Reads invoices from files and folders.
pub(super) async fn import(desk: &Desk, files: &[PathBuf], output: &Output) -> Result<(), Error> {
    let cancel = cancelled_by_signal();
    let on_progress = |progress: WorkProgress| output.say(&progress.label);
    let report = desk
        .engine()
        .import_invoices(files.to_vec(), on_progress, &cancel, output.words)
        .await?;
    if report.cancelled || !report.refused.is_empty() {
        output.incomplete();
    }
    output.answer(&report, |words| text(words, &report));
    Ok(())
}

fn text(words: &Words, report: &ImportReport) -> String {
    let items = report.repeated.iter().chain(&report.refused).map(|item| {
        let row = item.row.map(|row| row.to_string()).unwrap_or_default();
        words.side_by_side(&[&item.file, &row, &item.reason])
    });
    std::iter::once(report.label.clone())
        .chain(report.ignored.iter().cloned())
        .chain(items)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Lists the imports.
pub(super) async fn all(desk: &Desk, output: &Output) -> Result<(), Error> {
    let imports = desk.engine().imports(output.words).await?;
    output.answer(&imports, |words| {
        if imports.is_empty() {
            return words.text("imports-none");
        }
        let lines: Vec<&str> = imports.iter().map(|import| import.label.as_str()).collect();
        lines.join("\n")
    });
    Ok(())
}

/// Takes back what an import added.
pub(super) async fn undo(desk: &Desk, import: u32, output: &Output) -> Result<(), Error> {
    let undone = desk.engine().undo_import(import, output.words).await?;
    output.answer(&undone, |words| {
        let stayed = undone.stayed.iter();
        let stayed = stayed.map(|stayed| words.side_by_side(&[&stayed.number, &stayed.reason]));
        std::iter::once(undone.label.clone())
            .chain(stayed)
            .collect::<Vec<_>>()
            .join("\n")
    });
    Ok(())
}

/// Lists what was read of documents and waits to be taken over.
pub(super) async fn proposals(desk: &Desk, output: &Output) -> Result<(), Error> {
    let proposals = desk.engine().proposals(output.words).await?;
    output.answer(&proposals, |words| {
        if proposals.is_empty() {
            return words.text("proposals-none");
        }
        let lines: Vec<&str> = proposals.iter().map(|proposal| proposal.label.as_str()).collect();
        lines.join("\n")
    });
    Ok(())
}

/// Takes a proposal over.
pub(super) async fn accept(desk: &Desk, id: &str, input: &ProposalInput, output: &Output) -> Result<(), Error> {
    let accepted = desk.engine().accept_proposal(id, input, output.words).await?;
    output.answer(&accepted, |_| accepted.label.clone());
    Ok(())
}

/// What is answered after a proposal was forgotten.
#[derive(Serialize)]
struct Discarded {
    label: String,
}

/// Forgets a proposal.
pub(super) async fn discard(desk: &Desk, id: &str, output: &Output) -> Result<(), Error> {
    let label = desk.engine().discard_proposal(id, output.words).await?;
    let discarded = Discarded { label };
    output.answer(&discarded, |_| discarded.label.clone());
    Ok(())
}
