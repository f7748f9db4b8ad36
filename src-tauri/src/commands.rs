//! What the page may ask. Each command is one call into the engine.

use engine::view::{
    CardInput, CardView, ConfirmationView, DraftInput, ErrorView, InvoiceQuery, InvoiceView, InvoicesPage, OffersPage,
    OrderView, ProfileView, ProofInput, SavedPdf, SettingsInput, StatusView, WhyView, WizardView,
};
use tauri::{AppHandle, State, WebviewWindow};

use crate::desks::{Desks, Open};
use crate::dialogs;

type Answer<T> = Result<T, ErrorView>;

async fn status_of(open: &Open) -> Answer<StatusView> {
    open.engine().status(open.words).await.map_err(|error| open.told(error))
}

/// The frame of the window.
#[tauri::command]
#[specta::specta]
pub(crate) async fn status(desks: State<'_, Desks>) -> Answer<StatusView> {
    status_of(&desks.open().await?).await
}

/// Every offer of the account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offers(desks: State<'_, Desks>) -> Answer<OffersPage> {
    let open = desks.open().await?;
    open.engine().offers(open.words).await.map_err(|error| open.told(error))
}

/// Why an offer can or cannot be renewed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn why(desks: State<'_, Desks>, offer: String, on: Option<String>) -> Answer<WhyView> {
    let open = desks.open().await?;
    let on = on
        .as_deref()
        .map(engine::date)
        .transpose()
        .map_err(|error| open.told(error))?;
    open.engine()
        .why(&offer, on, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Begins an order, or goes on with its draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_order(desks: State<'_, Desks>, offer: String) -> Answer<WizardView> {
    let open = desks.open().await?;
    open.engine()
        .begin_order(&offer, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Keeps what is filled in so far.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_draft(desks: State<'_, Desks>, order: String, draft: DraftInput) -> Answer<WizardView> {
    let open = desks.open().await?;
    open.engine()
        .save_draft(&order, &draft, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Throws a draft away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_draft(desks: State<'_, Desks>, order: String) -> Answer<()> {
    let open = desks.open().await?;
    open.engine()
        .discard_draft(&order)
        .await
        .map_err(|error| open.told(error))
}

/// Hands a typed card to the gateway.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tokenize_card(desks: State<'_, Desks>, card: CardInput) -> Answer<CardView> {
    let open = desks.open().await?;
    open.engine()
        .tokenize_card(card, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Places the order of a draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn submit_order(
    desks: State<'_, Desks>,
    order: String,
    card_token: Option<String>,
    accepted_total: String,
) -> Answer<ConfirmationView> {
    let open = desks.open().await?;
    let placed = open
        .engine()
        .submit_order(&order, card_token, &accepted_total, open.words)
        .await;
    placed.map_err(|error| open.told(error))
}

/// One order with what follows from it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn order(desks: State<'_, Desks>, order: String) -> Answer<ConfirmationView> {
    let open = desks.open().await?;
    open.engine()
        .order(&order, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Every order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn orders(desks: State<'_, Desks>) -> Answer<Vec<OrderView>> {
    let open = desks.open().await?;
    open.engine().orders(open.words).await.map_err(|error| open.told(error))
}

/// Uploads the proof of an order's bank transfer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn upload_proof(
    desks: State<'_, Desks>,
    order: String,
    proof: ProofInput,
) -> Answer<ConfirmationView> {
    let open = desks.open().await?;
    let uploaded = open.engine().upload_proof_input(&order, proof, open.words).await;
    uploaded.map_err(|error| open.told(error))
}

/// Cancels an order that is not paid.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_order(desks: State<'_, Desks>, order: String) -> Answer<ConfirmationView> {
    let open = desks.open().await?;
    open.engine()
        .cancel_order(&order)
        .await
        .map_err(|error| open.told(error))?;
    open.engine()
        .order(&order, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// The stored invoices that match.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoices(desks: State<'_, Desks>, query: InvoiceQuery) -> Answer<InvoicesPage> {
    let open = desks.open().await?;
    open.engine()
        .invoices(&query, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// An invoice with its PDF.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice(desks: State<'_, Desks>, number: String) -> Answer<InvoiceView> {
    let open = desks.open().await?;
    open.engine()
        .invoice(&number, open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Saves an invoice where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_invoice(app: AppHandle, desks: State<'_, Desks>, number: String) -> Answer<Option<SavedPdf>> {
    let open = desks.open().await?;
    let Some(path) = dialogs::save_as(&app, &engine::invoice_file_name(&number)).await else {
        return Ok(None);
    };
    open.engine()
        .save_invoice(&number, &path, open.words)
        .await
        .map(Some)
        .map_err(|error| open.told(error))
}

/// The partner profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile(desks: State<'_, Desks>) -> Answer<ProfileView> {
    let open = desks.open().await?;
    open.engine()
        .profile(open.words)
        .await
        .map_err(|error| open.told(error))
}

/// Fetches everything from the connection.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sync(desks: State<'_, Desks>) -> Answer<StatusView> {
    let open = desks.open().await?;
    open.engine().sync().await.map_err(|error| open.told(error))?;
    status_of(&open).await
}

/// Remembers settings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_settings(desks: State<'_, Desks>, settings: SettingsInput) -> Answer<StatusView> {
    let open = desks.open().await?;
    open.engine()
        .change_settings(&settings)
        .await
        .map_err(|error| open.told(error))?;
    status_of(&desks.open().await?).await
}

/// Goes to another account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn switch_account(desks: State<'_, Desks>, name: String) -> Answer<StatusView> {
    status_of(&desks.switch(name).await?).await
}

/// Signs in to the sample account in another role.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in_as(desks: State<'_, Desks>, role: String) -> Answer<StatusView> {
    let open = desks.open().await?;
    open.desk.sign_in(&role).await.map_err(|error| open.told(error))?;
    status_of(&open).await
}

/// Moves the sample account's calendar.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_calendar(desks: State<'_, Desks>, date: String) -> Answer<StatusView> {
    let open = desks.open().await?;
    let date = engine::date(&date).map_err(|error| open.told(error))?;
    open.desk.move_calendar(date).await.map_err(|error| open.told(error))?;
    status_of(&open).await
}

/// Sets the sample account up afresh.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reset_sample(desks: State<'_, Desks>) -> Answer<StatusView> {
    let open = desks.open().await?;
    open.desk
        .reset(desk::ResetOptions::default())
        .await
        .map_err(|error| open.told(error))?;
    status_of(&open).await
}

/// The page has painted: the window can be shown without a flash.
#[tauri::command]
#[specta::specta]
pub(crate) async fn ready(window: WebviewWindow) {
    let _ = window.show();
}
