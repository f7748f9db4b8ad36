//! What the page may ask. Each command is one call into the engine.

use std::path::Path;

use engine::view::{
    CancelInput, CancelView, CardInput, CardView, ConfirmationView, DraftInput, ErrorView, ExportCheck, ExportForm,
    ExportInput, ExportReport, InvoiceChecksPage, InvoiceChecksQuery, InvoiceKey, InvoiceQuery, InvoiceView,
    InvoicesPage, NewRequestInput, NoteInput, OfferDetailsView, OffersPage, OpenedPdf, OrderView, ProfileCheckView,
    ProfileInput, ProfileView, ProofInput, RequestDetailsView, RequestQuery, RequestsPage, SavedPdf, SettingsInput,
    SpendingView, StatusView, VerifyView, WhyView, WizardView, WorkProgress,
};
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};

use crate::desks::{Desks, Open};
use crate::searches::Searches;
use crate::viewed::Viewed;
use crate::work::Work;
use crate::{dialogs, links};

type Answer<T> = Result<T, ErrorView>;

async fn status_of(open: &Open) -> Answer<StatusView> {
    open.tell(open.engine().status(open.words).await)
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
    open.tell(open.engine().offers(open.words).await)
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
    open.tell(open.engine().why(&offer, on, open.words).await)
}

/// Begins an order, or goes on with its draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn begin_order(desks: State<'_, Desks>, offer: String) -> Answer<WizardView> {
    let open = desks.open().await?;
    open.tell(open.engine().begin_order(&offer, open.words).await)
}

/// Keeps what is filled in so far.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_draft(desks: State<'_, Desks>, order: String, draft: DraftInput) -> Answer<WizardView> {
    let open = desks.open().await?;
    open.tell(open.engine().save_draft(&order, &draft, open.words).await)
}

/// Throws a draft away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_draft(desks: State<'_, Desks>, order: String) -> Answer<()> {
    let open = desks.open().await?;
    open.tell(open.engine().discard_draft(&order).await)
}

/// Hands a typed card to the gateway.
#[tauri::command]
#[specta::specta]
pub(crate) async fn tokenize_card(desks: State<'_, Desks>, card: CardInput) -> Answer<CardView> {
    let open = desks.open().await?;
    open.tell(open.engine().tokenize_card(card, open.words).await)
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
    open.tell(open.engine().order(&order, open.words).await)
}

/// Every order.
#[tauri::command]
#[specta::specta]
pub(crate) async fn orders(desks: State<'_, Desks>) -> Answer<Vec<OrderView>> {
    let open = desks.open().await?;
    open.tell(open.engine().orders(open.words).await)
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
    open.tell(open.engine().cancel_order(&order).await)?;
    open.tell(open.engine().order(&order, open.words).await)
}

/// Cancels an order that waits for its transfer and begins one that is paid by card.
#[tauri::command]
#[specta::specta]
pub(crate) async fn switch_to_card(desks: State<'_, Desks>, order: String) -> Answer<WizardView> {
    let open = desks.open().await?;
    open.tell(open.engine().switch_to_card(&order, open.words).await)
}

/// The stored invoices that match. A newer search takes the place of one that is still being answered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoices(
    desks: State<'_, Desks>,
    searches: State<'_, Searches>,
    query: InvoiceQuery,
) -> Answer<InvoicesPage> {
    let open = desks.open().await?;
    let found = searches
        .newest(&query, open.engine().invoices(&query, open.words))
        .await;
    open.tell(found)
}

/// An invoice with its PDF: the issuer's own, or the copy in a language; without a choice the issuer's where there is one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice(
    desks: State<'_, Desks>,
    number: String,
    account: Option<String>,
    document: Option<String>,
) -> Answer<InvoiceView> {
    let open = desks.open().await?;
    let key = InvoiceKey { account, number };
    open.tell(open.engine().invoice(&key, document.as_deref(), open.words).await)
}

/// Saves an invoice where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_invoice(
    app: AppHandle,
    desks: State<'_, Desks>,
    number: String,
    account: Option<String>,
    document: Option<String>,
) -> Answer<Option<SavedPdf>> {
    let open = desks.open().await?;
    let key = InvoiceKey { account, number };
    let name = open.tell(open.engine().invoice_file_name(&key, document.as_deref()).await)?;
    let Some(path) = dialogs::save_as(&app, &name).await else {
        return Ok(None);
    };
    let saved = open
        .engine()
        .save_invoice(&key, document.as_deref(), &path, open.words)
        .await;
    open.tell(saved.map(Some))
}

/// Hands an invoice to the system's own viewer, to be read and printed there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_invoice(
    desks: State<'_, Desks>,
    viewed: State<'_, Viewed>,
    number: String,
    account: Option<String>,
    document: Option<String>,
) -> Answer<OpenedPdf> {
    let open = desks.open().await?;
    let key = InvoiceKey { account, number };
    let opened = viewed.open(open.engine(), &key, document.as_deref(), open.words).await;
    open.tell(opened)
}

/// Remembers the language in which documents are shown, saved and printed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_document_language(desks: State<'_, Desks>, language: String) -> Answer<()> {
    let open = desks.open().await?;
    open.tell(open.engine().choose_document_language(&language).await)
}

/// What to fill in before exporting.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_form(desks: State<'_, Desks>) -> Answer<ExportForm> {
    let open = desks.open().await?;
    open.tell(open.engine().export_form(open.words).await)
}

/// Asks through the system's dialog where to export to; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_export_folder(app: AppHandle, desks: State<'_, Desks>) -> Answer<Option<String>> {
    let open = desks.open().await?;
    let Some(folder) = dialogs::folder(&app).await else {
        return Ok(None);
    };
    open.tell(open.engine().choose_export_folder(&folder).await.map(Some))
}

/// Remembers the folder to export to, as its path was typed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_export_folder(desks: State<'_, Desks>, folder: String) -> Answer<String> {
    let open = desks.open().await?;
    open.tell(open.engine().choose_export_folder(Path::new(folder.trim())).await)
}

/// What an export would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_export(desks: State<'_, Desks>, input: ExportInput) -> Answer<ExportCheck> {
    let open = desks.open().await?;
    open.tell(open.engine().check_export(&input, None, open.words).await)
}

/// Exports invoices to the folder that was chosen, and tells how far it has come.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_invoices(
    desks: State<'_, Desks>,
    work: State<'_, Work>,
    input: ExportInput,
    progress: Channel<WorkProgress>,
) -> Answer<ExportReport> {
    let open = desks.open().await?;
    let turn = open.tell(work.begin())?;
    let told = move |step| drop(progress.send(step));
    open.tell(
        open.engine()
            .export(&input, None, told, turn.cancel(), open.words)
            .await,
    )
}

/// Shows the folder of the last export in the system's file manager.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_export_folder(desks: State<'_, Desks>) -> Answer<()> {
    let open = desks.open().await?;
    let folder = open.engine().exported_folder().await;
    open.tell(folder.and_then(|folder| links::open_folder(&folder)))
}

/// Tells which stored records are not what was stored.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_records(
    desks: State<'_, Desks>,
    work: State<'_, Work>,
    progress: Channel<WorkProgress>,
) -> Answer<VerifyView> {
    let open = desks.open().await?;
    let turn = open.tell(work.begin())?;
    let told = move |step| drop(progress.send(step));
    open.tell(open.engine().verify(told, turn.cancel(), open.words).await)
}

/// Ends the export or the verification that is running.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_work(work: State<'_, Work>) -> Answer<()> {
    work.cancel();
    Ok(())
}

/// Spending per year, currency and offer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn spending(desks: State<'_, Desks>, account: Option<String>) -> Answer<SpendingView> {
    let open = desks.open().await?;
    open.tell(open.engine().spending(account.as_deref(), open.words).await)
}

/// What an admin would want to look into about invoices, orders and the profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice_checks(desks: State<'_, Desks>, query: InvoiceChecksQuery) -> Answer<InvoiceChecksPage> {
    let open = desks.open().await?;
    open.tell(open.engine().invoice_checks(&query, open.words).await)
}

/// Declares a check settled.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settle_check(desks: State<'_, Desks>, check: String, note: String) -> Answer<()> {
    let open = desks.open().await?;
    open.tell(open.engine().settle_check(&check, &note).await)
}

/// Declares a check open again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reopen_check(desks: State<'_, Desks>, check: String) -> Answer<()> {
    let open = desks.open().await?;
    open.tell(open.engine().reopen_check(&check).await)
}

/// The partner profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn profile(desks: State<'_, Desks>) -> Answer<ProfileView> {
    let open = desks.open().await?;
    open.tell(open.engine().profile(open.words).await)
}

/// An offer with its terms, invoices and what can be done.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offer_details(desks: State<'_, Desks>, offer: String) -> Answer<OfferDetailsView> {
    let open = desks.open().await?;
    open.tell(open.engine().offer_details(&offer, open.words).await)
}

/// Turns an offer's automatic renewal off.
#[tauri::command]
#[specta::specta]
pub(crate) async fn turn_off_auto_renew(desks: State<'_, Desks>, offer: String) -> Answer<OfferDetailsView> {
    let open = desks.open().await?;
    open.tell(open.engine().turn_off_auto_renew(&offer, open.words).await)
}

/// Joins the partner network.
#[tauri::command]
#[specta::specta]
pub(crate) async fn join(desks: State<'_, Desks>) -> Answer<OffersPage> {
    let open = desks.open().await?;
    open.tell(open.engine().join(open.words).await)
}

/// Takes a notice away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_notice(desks: State<'_, Desks>, notice: String) -> Answer<OffersPage> {
    let open = desks.open().await?;
    open.tell(open.engine().dismiss_notice(&notice, open.words).await)
}

/// Opens a page elsewhere, by the id of its link.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_link(desks: State<'_, Desks>, link: String) -> Answer<()> {
    let open = desks.open().await?;
    open.tell(links::open(&link, open.words))
}

/// The form that asks support to cancel a subscription.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_form(desks: State<'_, Desks>, input: CancelInput) -> Answer<CancelView> {
    let open = desks.open().await?;
    open.tell(open.engine().cancel_form(&input, open.words).await)
}

/// Sends the request to cancel a subscription.
#[tauri::command]
#[specta::specta]
pub(crate) async fn send_cancellation(desks: State<'_, Desks>, input: CancelInput) -> Answer<RequestDetailsView> {
    let open = desks.open().await?;
    open.tell(open.engine().send_cancellation(&input, open.words).await)
}

/// The Partner Center requests that match.
#[tauri::command]
#[specta::specta]
pub(crate) async fn requests(desks: State<'_, Desks>, query: RequestQuery) -> Answer<RequestsPage> {
    let open = desks.open().await?;
    open.tell(open.engine().requests(&query, open.words).await)
}

/// One request with its notes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn request(desks: State<'_, Desks>, request: String) -> Answer<RequestDetailsView> {
    let open = desks.open().await?;
    open.tell(open.engine().request(&request, open.words).await)
}

/// Makes a request.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_request(desks: State<'_, Desks>, input: NewRequestInput) -> Answer<RequestDetailsView> {
    let open = desks.open().await?;
    open.tell(open.engine().make_request(&input, open.words).await)
}

/// Adds a note to a request.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_note(desks: State<'_, Desks>, input: NoteInput) -> Answer<RequestDetailsView> {
    let open = desks.open().await?;
    open.tell(open.engine().add_note(&input, open.words).await)
}

/// What a change of the profile would mean.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_profile(desks: State<'_, Desks>, input: ProfileInput) -> Answer<ProfileCheckView> {
    let open = desks.open().await?;
    open.tell(open.engine().check_profile(&input, open.words).await)
}

/// Changes one side of the profile.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_profile(desks: State<'_, Desks>, input: ProfileInput) -> Answer<ProfileView> {
    let open = desks.open().await?;
    open.tell(open.engine().save_profile(&input, open.words).await)
}

/// Fetches everything from the connection.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sync(desks: State<'_, Desks>) -> Answer<StatusView> {
    let open = desks.open().await?;
    open.tell(open.engine().sync().await)?;
    status_of(&open).await
}

/// Remembers settings.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_settings(desks: State<'_, Desks>, settings: SettingsInput) -> Answer<StatusView> {
    let open = desks.open().await?;
    open.tell(open.engine().change_settings(&settings).await)?;
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
