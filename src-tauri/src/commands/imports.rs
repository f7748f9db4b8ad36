//! Invoices from files, and the proposals that are read of documents.

use engine::view::{AcceptedProposal, ImportReport, ProposalInput, ProposalView, UndoneImportView, WorkProgress};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::dialogs;
use crate::given_files::{DropView, GivenFiles};
use crate::long_task::LongTask;
use crate::raw_bytes::RawBytes;

/// Tells from now on what is dragged over the window and dropped on it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn watch_drops(given: State<'_, GivenFiles>, progress: Channel<DropView>) -> Answer<()> {
    given.watch(progress);
    Ok(())
}

/// Asks through the system's dialog for files with invoices, or for folders of them; tells how many were chosen, and `None`
/// when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_invoice_files(
    app: AppHandle,
    given: State<'_, GivenFiles>,
    folders: bool,
) -> Answer<Option<u32>> {
    let chosen = if folders {
        dialogs::folder(&app).await.map(|folder| vec![folder])
    } else {
        dialogs::files(&app).await
    };
    Ok(chosen.map(|paths| given.give(paths)))
}

/// Imports the invoices of the files that were chosen or dropped last, and tells how far it has come.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_invoices(
    desk: State<'_, CurrentDesk>,
    task: State<'_, LongTask>,
    given: State<'_, GivenFiles>,
    progress: Channel<WorkProgress>,
) -> Answer<ImportReport> {
    let on_progress = move |step| drop(progress.send(step));
    let files = given.invoices();
    desk.ask(async |open| {
        let running = task.begin()?;
        open.engine()
            .import_invoices(files, on_progress, running.cancel(), open.words)
            .await
    })
    .await
}

/// Takes back what an import added, where nothing was done with it since.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_import(desk: State<'_, CurrentDesk>, number: u32) -> Answer<UndoneImportView> {
    desk.ask(async move |open| open.engine().undo_import(number, open.words).await)
        .await
}

/// What was read of documents and waits to be taken over.
#[tauri::command]
#[specta::specta]
pub(crate) async fn proposals(desk: State<'_, CurrentDesk>) -> Answer<Vec<ProposalView>> {
    desk.ask(async move |open| open.engine().proposals(open.words).await)
        .await
}

/// The document that a proposal was read of.
#[tauri::command]
#[specta::specta]
pub(crate) async fn proposal_document(desk: State<'_, CurrentDesk>, proposal: String) -> Answer<RawBytes> {
    desk.ask(async move |open| open.engine().proposal_document(&proposal).await.map(RawBytes))
        .await
}

/// Takes a proposal over into the archive, with what a person says otherwise of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn accept_proposal(
    desk: State<'_, CurrentDesk>,
    proposal: String,
    input: ProposalInput,
) -> Answer<AcceptedProposal> {
    desk.ask(async move |open| open.engine().accept_proposal(&proposal, &input, open.words).await)
        .await
}

/// Forgets a proposal, with its document.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_proposal(desk: State<'_, CurrentDesk>, proposal: String) -> Answer<String> {
    desk.ask(async move |open| open.engine().discard_proposal(&proposal, open.words).await)
        .await
}
