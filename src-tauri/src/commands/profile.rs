//! The partner profile.

use engine::view::{ProfileCheckView, ProfileInput, ProfileView};
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;

/// The partner profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile(desk: State<'_, CurrentDesk>) -> Answer<ProfileView> {
    desk.ask(async move |open| open.engine().profile(open.words).await)
        .await
}

/// What a change of the profile would mean.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_profile(desk: State<'_, CurrentDesk>, input: ProfileInput) -> Answer<ProfileCheckView> {
    desk.ask(async move |open| open.engine().check_profile(&input, open.words).await)
        .await
}

/// Changes one side of the profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_profile(desk: State<'_, CurrentDesk>, input: ProfileInput) -> Answer<ProfileView> {
    desk.ask(async move |open| open.engine().save_profile(&input, open.words).await)
        .await
}
