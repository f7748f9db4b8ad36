//! Data that cannot be opened, and the key on paper and as a file.

use desk::KEY_FILE;
use engine::view::{
    KeyExportedView, KeyRotatedView, KeyTakenView, RecoveryCodeView, RecoveryView, RestoredView, SalvageView,
};
use engine::{Code, Error};
use tauri::{AppHandle, State, WebviewWindow};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::dialogs;
use crate::long_task::{LongTask, SignInTask, SyncTask};

/// Why the data cannot be opened, and what can be done.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery(desk: State<'_, CurrentDesk>) -> Answer<RecoveryView> {
    desk.recovery().await
}

/// Goes back to a backup, by its name, and begins the start anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_backup(desk: State<'_, CurrentDesk>, file: String) -> Answer<RestoredView> {
    desk.recover_and_start(async move |recovery, words| recovery.restore(&file, words).await)
        .await
}

/// Takes the key that a recovery code stands for, and begins the start anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_recovery_code(desk: State<'_, CurrentDesk>, code: String) -> Answer<KeyTakenView> {
    desk.recover_and_start(async move |recovery, words| recovery.take_code(&code, words).await)
        .await
}

/// Takes the key of a file that is chosen in the system's dialog, and begins the start anew; `None` when the dialog was
/// dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_key_file(app: AppHandle, desk: State<'_, CurrentDesk>) -> Answer<Option<KeyTakenView>> {
    let Some(path) = dialogs::file(&app).await else {
        return Ok(None);
    };
    desk.recover_and_start(async move |recovery, words| recovery.take_key_file(&path, words).await.map(Some))
        .await
}

/// Removes the fetched records, and begins the start anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rebuild_cache(desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.recover_and_start(async move |recovery, _| recovery.rebuild_cache().await)
        .await
}

/// Sets a sample account up afresh whose file cannot be used, and begins the start anew.
#[tauri::command]
#[specta::specta]
pub(crate) async fn replace_sample(desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.recover_and_start(async move |recovery, _| recovery.reset_sample().await)
        .await
}

/// Writes what can be read into a new folder below one that is chosen in the system's dialog; `None` when the dialog was
/// dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_readable(app: AppHandle, desk: State<'_, CurrentDesk>) -> Answer<Option<SalvageView>> {
    let Some(folder) = dialogs::folder(&app).await else {
        return Ok(None);
    };
    desk.recover(async move |recovery, words| recovery.export_below(&folder, words).await.map(Some))
        .await
}

/// The words that open the data on another computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recovery_code(desk: State<'_, CurrentDesk>) -> Answer<RecoveryCodeView> {
    desk.ask(async move |open| open.desk.recovery_code(open.words)).await
}

/// Prints what the page shows for it, through the system's own dialog.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_page(window: WebviewWindow, desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.ask(async move |_| {
        window
            .print()
            .map_err(|error| Error::new(Code::CannotPrint).because(error))
    })
    .await
}

/// Writes the key to a file, where the system's dialog says; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_key(app: AppHandle, desk: State<'_, CurrentDesk>) -> Answer<Option<KeyExportedView>> {
    let Some(path) = dialogs::save(&app, KEY_FILE, "Packdesk", "key").await else {
        return Ok(None);
    };
    desk.ask(async move |open| open.desk.export_key(&path, open.words).await.map(Some))
        .await
}

/// Gives the data and its backups another key. The data is closed meanwhile. Refused while an export, an import or a
/// verification runs; a sync and a sign-in end, and what was read is stored.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rotate_key(
    desk: State<'_, CurrentDesk>,
    task: State<'_, LongTask>,
    sync: State<'_, SyncTask>,
    sign_in: State<'_, SignInTask>,
) -> Answer<KeyRotatedView> {
    let _running = desk.ask(async |_| task.begin()).await?;
    sync.0.cancel();
    sign_in.0.cancel();
    desk.rotate_key().await
}
