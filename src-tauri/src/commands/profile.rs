//! The partner profile.

use engine::view::{AddressCheckView, CenterRecordView, ProfileCheckView, ProfileInput, ProfileView};
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

/// What Partner Center said of the partner, record by record; nothing for an account that is not connected to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn center_records(desk: State<'_, CurrentDesk>) -> Answer<Vec<CenterRecordView>> {
    desk.ask(async move |open| open.engine().center_records(open.words).await)
        .await
}

/// What a change of the profile would mean.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_profile(desk: State<'_, CurrentDesk>, input: ProfileInput) -> Answer<ProfileCheckView> {
    desk.ask(async move |open| open.engine().check_profile(&input, open.words).await)
        .await
}

/// What Partner Center says of the address in a form; nothing for an account that is not connected to it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_address(
    desk: State<'_, CurrentDesk>,
    input: ProfileInput,
) -> Answer<Option<AddressCheckView>> {
    desk.ask(async move |open| open.engine().check_address(&input, open.words).await)
        .await
}

/// Changes one side of the profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_profile(desk: State<'_, CurrentDesk>, input: ProfileInput) -> Answer<ProfileView> {
    desk.ask(async move |open| open.engine().save_profile(&input, open.words).await)
        .await
}
