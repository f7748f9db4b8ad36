//! How a person arranged the window.

use engine::view::Arrangement;
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;

/// How the window was arranged.
#[tauri::command]
#[specta::specta]
pub(crate) async fn arrangement(desk: State<'_, CurrentDesk>) -> Answer<Arrangement> {
    desk.ask(async move |open| open.engine().arrangement().await).await
}

/// Remembers how the window is arranged.
#[tauri::command]
#[specta::specta]
pub(crate) async fn arrange(desk: State<'_, CurrentDesk>, arrangement: Arrangement) -> Answer<()> {
    desk.ask(async move |open| open.engine().arrange(arrangement).await)
        .await
}
