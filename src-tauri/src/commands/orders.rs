//! Orders, from the draft to the payment.

use engine::view::{
    CardInput, CardView, ConfirmationView, DraftInput, OrderQuery, OrdersPage, ProofInput, QuoteView, WizardView,
};
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::viewer_files;

/// Begins an order, or goes on with its draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_order(desk: State<'_, CurrentDesk>, offer: String) -> Answer<WizardView> {
    desk.ask(async move |open| open.engine().begin_order(&offer, open.words).await)
        .await
}

/// Asks what the order of a draft costs today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn quote_draft(desk: State<'_, CurrentDesk>, order: String) -> Answer<QuoteView> {
    desk.ask(async move |open| open.engine().quote_draft(&order, open.words).await)
        .await
}

/// Keeps what is filled in so far.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_draft(desk: State<'_, CurrentDesk>, order: String, draft: DraftInput) -> Answer<WizardView> {
    desk.ask(async move |open| open.engine().save_draft(&order, &draft, open.words).await)
        .await
}

/// Throws a draft away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_draft(desk: State<'_, CurrentDesk>, order: String) -> Answer<()> {
    desk.ask(async move |open| open.engine().discard_draft(&order).await)
        .await
}

/// Hands a typed card to the gateway.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tokenize_card(desk: State<'_, CurrentDesk>, card: CardInput) -> Answer<CardView> {
    desk.ask(async move |open| open.engine().tokenize_card(card, open.words).await)
        .await
}

/// Places the order of a draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn submit_order(
    desk: State<'_, CurrentDesk>,
    order: String,
    card_token: Option<String>,
    accepted_total: String,
) -> Answer<ConfirmationView> {
    desk.ask(async move |open| {
        open.engine()
            .submit_order(&order, card_token, &accepted_total, open.words)
            .await
    })
    .await
}

/// One order with what follows from it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn order(desk: State<'_, CurrentDesk>, order: String) -> Answer<ConfirmationView> {
    desk.ask(async move |open| open.engine().order(&order, open.words).await)
        .await
}

/// The orders that match.
#[tauri::command]
#[specta::specta]
pub(crate) async fn orders(desk: State<'_, CurrentDesk>, query: OrderQuery) -> Answer<OrdersPage> {
    desk.ask(async move |open| open.engine().orders(&query, open.words).await)
        .await
}

/// Uploads the proof of an order's bank transfer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn upload_proof(
    desk: State<'_, CurrentDesk>,
    order: String,
    proof: ProofInput,
) -> Answer<ConfirmationView> {
    desk.ask(async move |open| open.engine().upload_proof_input(&order, proof, open.words).await)
        .await
}

/// Hands the payment proof of an order to the system's own viewer, whatever became of the order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_proof(desk: State<'_, CurrentDesk>, order: String) -> Answer<()> {
    desk.ask(async |open| viewer_files::open_proof(desk.folder(), open.engine(), &order).await)
        .await
}

/// Cancels an order that is not paid.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_order(desk: State<'_, CurrentDesk>, order: String) -> Answer<ConfirmationView> {
    desk.ask(async move |open| {
        open.engine().cancel_order(&order).await?;
        open.engine().order(&order, open.words).await
    })
    .await
}

/// Cancels an order that waits for its transfer and begins one that is paid by card.
#[tauri::command]
#[specta::specta]
pub(crate) async fn switch_to_card(desk: State<'_, CurrentDesk>, order: String) -> Answer<WizardView> {
    desk.ask(async move |open| open.engine().switch_to_card(&order, open.words).await)
        .await
}
