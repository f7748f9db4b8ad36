//! Partner Center requests.

use engine::view::{
    CancelInput, CancelView, NewRequestInput, NoteInput, RequestDetailsView, RequestQuery, RequestsPage,
};
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;

/// The form that asks support to cancel a subscription.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_form(desk: State<'_, CurrentDesk>, input: CancelInput) -> Answer<CancelView> {
    desk.ask(async move |open| open.engine().cancel_form(&input, open.words).await)
        .await
}

/// Sends the request to cancel a subscription.
#[tauri::command]
#[specta::specta]
pub(crate) async fn send_cancellation(desk: State<'_, CurrentDesk>, input: CancelInput) -> Answer<RequestDetailsView> {
    desk.ask(async move |open| open.engine().send_cancellation(&input, open.words).await)
        .await
}

/// The Partner Center requests that match.
#[tauri::command]
#[specta::specta]
pub(crate) async fn requests(desk: State<'_, CurrentDesk>, query: RequestQuery) -> Answer<RequestsPage> {
    desk.ask(async move |open| open.engine().requests(&query, open.words).await)
        .await
}

/// One request with its notes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn request(desk: State<'_, CurrentDesk>, request: String) -> Answer<RequestDetailsView> {
    desk.ask(async move |open| open.engine().request(&request, open.words).await)
        .await
}

/// Makes a request.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_request(desk: State<'_, CurrentDesk>, input: NewRequestInput) -> Answer<RequestDetailsView> {
    desk.ask(async move |open| open.engine().make_request(&input, open.words).await)
        .await
}

/// Adds a note to a request.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_note(desk: State<'_, CurrentDesk>, input: NoteInput) -> Answer<RequestDetailsView> {
    desk.ask(async move |open| open.engine().add_note(&input, open.words).await)
        .await
}
