//! The days that count.

use engine::CALENDAR_FILE;
use engine::view::{DateQuery, DatesView, SavedCalendar};
use tauri::{AppHandle, State};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::dialogs;

/// The days that count from today on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dates(desk: State<'_, CurrentDesk>, query: DateQuery) -> Answer<DatesView> {
    desk.ask(async move |open| open.engine().dates(&query, open.words).await)
        .await
}

/// Saves the days that count for calendar programs, where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_calendar(
    app: AppHandle,
    desk: State<'_, CurrentDesk>,
    query: DateQuery,
) -> Answer<Option<SavedCalendar>> {
    let Some(path) = dialogs::save(&app, CALENDAR_FILE, "iCalendar", "ics").await else {
        return Ok(None);
    };
    desk.ask(async move |open| open.engine().save_calendar(&path, &query, open.words).await.map(Some))
        .await
}
