//! What a person is led through in Partner Center, and what happened there.

use domain::HandoffAnswer;
use engine::view::{ConfirmationView, HandoffDoneInput, HandoffKind, HandoffView};
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;

/// The way through Partner Center, to look at: nothing is recorded.
#[tauri::command]
#[specta::specta]
pub(crate) async fn look_at_handoff(
    desk: State<'_, CurrentDesk>,
    kind: HandoffKind,
    offer: String,
) -> Answer<HandoffView> {
    desk.ask(async move |open| open.engine().look_at_hand_off(kind, &offer, open.words).await)
        .await
}

/// Records an order as handed off, and leads through Partner Center.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hand_off(desk: State<'_, CurrentDesk>, kind: HandoffKind, offer: String) -> Answer<HandoffView> {
    desk.ask(async move |open| open.engine().hand_off(kind, &offer, open.words).await)
        .await
}

/// Records that an order was placed in Partner Center.
#[tauri::command]
#[specta::specta]
pub(crate) async fn handoff_done(
    desk: State<'_, CurrentDesk>,
    order: String,
    input: HandoffDoneInput,
) -> Answer<ConfirmationView> {
    desk.ask(async move |open| open.engine().handoff_done(&order, &input, open.words).await)
        .await
}

/// Records that an order was refused or put off, or that nobody knows what became of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn handoff_not_done(
    desk: State<'_, CurrentDesk>,
    order: String,
    answer: HandoffAnswer,
) -> Answer<ConfirmationView> {
    desk.ask(async move |open| open.engine().handoff_not_done(&order, answer, open.words).await)
        .await
}
