//! The frame of the window: how the start stands, the account, the settings.

use engine::view::{
    AboutView, Activity, AutoLock, AutoLockView, Role, SavedDiagnostics, SettingsInput, StatusView, SyncedView,
    WorkProgress, ZoomStep,
};
use engine::{DIAGNOSTICS_FILE, Error};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State, WebviewWindow};
use words::words;

use super::Answer;
use crate::current_desk::{CurrentDesk, Open};
use crate::dialogs;
use crate::display::system_language;
use crate::links;
use crate::long_task::SyncTask;
use crate::start_state::StartView;

/// Tells how far the start has come, now and whenever it comes further.
#[tauri::command]
#[specta::specta]
pub(crate) async fn watch_start(app: AppHandle, progress: Channel<StartView>) {
    tauri::async_runtime::spawn(async move {
        let desk = app.state::<CurrentDesk>();
        desk.watch(|view| progress.send(view).is_ok()).await;
    });
}

/// Begins a start anew that has failed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_again(desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.start_again().await;
    Ok(())
}

/// Whether a person is to be asked how to begin: a window made the data folder, and nobody has said so yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn first_start(desk: State<'_, CurrentDesk>) -> Answer<bool> {
    desk.ask(async |open| open.engine().is_beginning_open().await).await
}

/// Remembers that a person said how to begin, or left the question.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_beginning(desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.ask(async |open| open.engine().choose_beginning().await).await
}

/// Shows the data folder in the system's file manager, whether it can be opened or not.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_data_folder(desk: State<'_, CurrentDesk>) -> Answer<()> {
    links::open_folder(desk.folder().root()).map_err(|error| error.view(words(system_language())))
}

async fn status_of(open: Open) -> Result<StatusView, Error> {
    open.engine().status(open.words).await
}

/// The frame of the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn status(desk: State<'_, CurrentDesk>) -> Answer<StatusView> {
    desk.ask(status_of).await
}

/// Fetches everything from the connections, and tells how far it has come. A sync that is running ends soon.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sync(
    desk: State<'_, CurrentDesk>,
    task: State<'_, SyncTask>,
    progress: Channel<WorkProgress>,
) -> Answer<SyncedView> {
    let on_progress = move |step| drop(progress.send(step));
    desk.ask(async |open| {
        let running = task.0.take_over();
        open.engine().sync_all(on_progress, running.cancel(), open.words).await
    })
    .await
}

/// Ends the sync that is running; what was read is stored.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_sync(task: State<'_, SyncTask>) -> Answer<()> {
    task.0.cancel();
    Ok(())
}

/// Remembers settings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_settings(desk: State<'_, CurrentDesk>, settings: SettingsInput) -> Answer<StatusView> {
    desk.ask(async move |open| open.engine().change_settings(&settings).await)
        .await?;
    // Asked anew: the language may be another one now.
    desk.ask(status_of).await
}

/// A person has done something in the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn note_activity(desk: State<'_, CurrentDesk>) -> Answer<()> {
    desk.note_activity().await;
    Ok(())
}

/// When the window locks itself.
#[tauri::command]
#[specta::specta]
pub(crate) async fn auto_lock(desk: State<'_, CurrentDesk>) -> Answer<AutoLockView> {
    desk.ask(async move |open| open.engine().auto_lock_view(open.words).await)
        .await
}

/// Remembers when the window locks itself.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_auto_lock(desk: State<'_, CurrentDesk>, chosen: AutoLock) -> Answer<AutoLockView> {
    desk.ask(async move |open| {
        open.engine().choose_auto_lock(chosen).await?;
        open.engine().auto_lock_view(open.words).await
    })
    .await
}

/// Remembers the next size of everything in the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_zoom(desk: State<'_, CurrentDesk>, step: ZoomStep) -> Answer<StatusView> {
    desk.ask(async move |open| {
        open.engine().change_zoom(step).await?;
        status_of(open).await
    })
    .await
}

/// The sizes that a window can be read at, in per cent.
const ZOOMS: std::ops::RangeInclusive<u32> = 25..=500;

/// Shows everything in the window at a size, in per cent.
#[tauri::command]
#[specta::specta]
#[expect(clippy::float_arithmetic, reason = "the web view takes its zoom as a factor")]
pub(crate) async fn show_zoom(window: WebviewWindow, zoom: u32) {
    let zoom = zoom.clamp(*ZOOMS.start(), *ZOOMS.end());
    let _ = window.set_zoom(f64::from(zoom) / 100.0);
}

/// Which Packdesk this is, and what to send to somebody who helps.
#[tauri::command]
#[specta::specta]
pub(crate) async fn about(desk: State<'_, CurrentDesk>) -> Answer<AboutView> {
    desk.ask(async move |open| open.engine().about().await).await
}

/// Saves a file to send to somebody who helps, where the system's dialog says; also while the data cannot be opened.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_diagnostics(app: AppHandle, desk: State<'_, CurrentDesk>) -> Answer<Option<SavedDiagnostics>> {
    let Some(path) = dialogs::save(&app, DIAGNOSTICS_FILE, "ZIP", "zip").await else {
        return Ok(None);
    };
    desk.save_diagnostics(&path).await.map(Some)
}

/// Shows the folder of the log in the system's file manager.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_log_folder(desk: State<'_, CurrentDesk>) -> Answer<()> {
    links::open_folder(&desk.folder().logs()).map_err(|error| error.view(words(system_language())))
}

/// Goes to another account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn switch_account(desk: State<'_, CurrentDesk>, name: String) -> Answer<StatusView> {
    desk.switch(name).await?;
    desk.ask(status_of).await
}

/// Signs in to the sample account in another role.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in_as(desk: State<'_, CurrentDesk>, role: Role) -> Answer<StatusView> {
    desk.ask(async move |open| {
        open.desk.sign_in(role).await?;
        status_of(open).await
    })
    .await
}

/// Moves the sample account's calendar.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_calendar(desk: State<'_, CurrentDesk>, date: String) -> Answer<StatusView> {
    desk.ask(async move |open| {
        open.desk.move_calendar(engine::date(&date)?).await?;
        status_of(open).await
    })
    .await
}

/// Sets the sample account up afresh.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_sample(desk: State<'_, CurrentDesk>) -> Answer<StatusView> {
    desk.ask(async move |open| {
        open.desk.reset(desk::ResetOptions::default()).await?;
        status_of(open).await
    })
    .await
}

/// Opens a page elsewhere, by the id of its link.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_link(desk: State<'_, CurrentDesk>, link: String) -> Answer<()> {
    desk.ask(async move |open| links::open(&link, open.words)).await
}

/// Opens a ready-made mail, by what it asks for.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_mail(desk: State<'_, CurrentDesk>, activity: Activity, offer: Option<String>) -> Answer<()> {
    desk.ask(async move |open| {
        let mail = open.engine().mail(activity, offer.as_deref(), open.words).await?;
        links::open_mail(&mail)
    })
    .await
}

/// The page has painted: the window can be shown without a flash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ready(window: WebviewWindow) {
    let _ = window.show();
}
