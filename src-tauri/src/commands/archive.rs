//! What is done with the archive as a whole: exports, verification, spending, checks.

use engine::view::{
    ExportCheck, ExportForm, ExportInput, ExportReport, InvoiceChecksPage, InvoiceChecksQuery, SpendingView,
    VerifyView, WorkProgress,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::long_task::LongTask;
use crate::{dialogs, links};

/// What to fill in before exporting.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_form(desk: State<'_, CurrentDesk>) -> Answer<ExportForm> {
    desk.ask(async move |open| open.engine().export_form(open.words).await)
        .await
}

/// Asks through the system's dialog where to export to; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_export_folder(app: AppHandle, desk: State<'_, CurrentDesk>) -> Answer<Option<String>> {
    // Asked only afterwards: a dialog that nobody answers is no work, and the window may lock meanwhile.
    let Some(folder) = dialogs::folder(&app).await else {
        return Ok(None);
    };
    desk.ask(async move |open| open.engine().choose_export_folder(&folder).await.map(Some))
        .await
}

/// What an export would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_export(desk: State<'_, CurrentDesk>, input: ExportInput) -> Answer<ExportCheck> {
    desk.ask(async move |open| open.engine().check_export(&input, None, open.words).await)
        .await
}

/// Exports invoices to the folder that was chosen, and tells how far it has come.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_invoices(
    desk: State<'_, CurrentDesk>,
    task: State<'_, LongTask>,
    input: ExportInput,
    progress: Channel<WorkProgress>,
) -> Answer<ExportReport> {
    let on_progress = move |step| drop(progress.send(step));
    desk.ask(async |open| {
        let running = task.begin()?;
        open.engine()
            .export(&input, None, on_progress, running.cancel(), open.words)
            .await
    })
    .await
}

/// Shows the folder of the last export in the system's file manager.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_export_folder(desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.ask(async move |open| links::open_folder(&open.engine().exported_folder().await?))
        .await
}

/// Tells which stored records are not what was stored.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_records(
    desk: State<'_, CurrentDesk>,
    task: State<'_, LongTask>,
    progress: Channel<WorkProgress>,
) -> Answer<VerifyView> {
    let on_progress = move |step| drop(progress.send(step));
    desk.ask(async |open| {
        let running = task.begin()?;
        open.engine().verify(on_progress, running.cancel(), open.words).await
    })
    .await
}

/// Ends the export, the import or the verification that is running.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_work(task: State<'_, LongTask>) -> Answer<()> {
    task.cancel();
    Ok(())
}

/// Spending per year, currency and offer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn spending(desk: State<'_, CurrentDesk>, account: Option<String>) -> Answer<SpendingView> {
    desk.ask(async move |open| open.engine().spending(account.as_deref(), open.words).await)
        .await
}

/// What an admin would want to look into about invoices, orders and the profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice_checks(
    desk: State<'_, CurrentDesk>,
    query: InvoiceChecksQuery,
) -> Answer<InvoiceChecksPage> {
    desk.ask(async move |open| open.engine().invoice_checks(&query, open.words).await)
        .await
}

/// Declares a check settled.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settle_check(desk: State<'_, CurrentDesk>, check: String, note: String) -> Answer<()> {
    desk.ask(async move |open| open.engine().settle_check(&check, &note).await)
        .await
}

/// Declares a check open again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reopen_check(desk: State<'_, CurrentDesk>, check: String) -> Answer<()> {
    desk.ask(async move |open| open.engine().reopen_check(&check).await)
        .await
}
