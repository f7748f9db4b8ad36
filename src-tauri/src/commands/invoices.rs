//! The list of invoices and their documents.

use engine::view::{
    DocumentLanguage, InvoiceDocument, InvoiceFileView, InvoiceKey, InvoiceLinesPage, InvoiceQuery, InvoiceView,
    InvoicesPage, OpenedPdf, SavedFile, SavedPdf,
};
use tauri::{AppHandle, State};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::latest_search::LatestSearch;
use crate::raw_bytes::RawBytes;
use crate::{dialogs, viewer_files};

/// The stored invoices that match. A newer search takes the place of one that is still being answered.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoices(
    desk: State<'_, CurrentDesk>,
    latest: State<'_, LatestSearch>,
    query: InvoiceQuery,
) -> Answer<InvoicesPage> {
    desk.ask(async |open| latest.answer(&query, open.engine().invoices(&query, open.words)).await)
        .await
}

/// What stands beside the preview of an invoice: the issuer's own PDF, or the copy in a language; without a choice the issuer's where there is one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    document: Option<InvoiceDocument>,
) -> Answer<InvoiceView> {
    let key = InvoiceKey { account, number };
    desk.ask(async move |open| open.engine().invoice(&key, document, open.words).await)
        .await
}

/// The PDF that [`invoice`] tells of.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice_pdf(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    document: Option<InvoiceDocument>,
) -> Answer<RawBytes> {
    let key = InvoiceKey { account, number };
    desk.ask(async move |open| {
        let pdf = open.engine().invoice_pdf(&key, document, open.words).await?;
        Ok(RawBytes(pdf))
    })
    .await
}

/// Saves an invoice where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_invoice(
    app: AppHandle,
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    document: Option<InvoiceDocument>,
) -> Answer<Option<SavedPdf>> {
    let key = InvoiceKey { account, number };
    let name = desk
        .ask(async |open| open.engine().invoice_file_name(&key, document, open.words).await)
        .await?;
    // Nothing is asked beside it: a dialog that nobody answers is no work, and the window may lock meanwhile.
    let Some(path) = dialogs::save_as(&app, &name).await else {
        return Ok(None);
    };
    desk.ask(async |open| {
        let saved = open.engine().save_invoice(&key, document, &path, open.words);
        saved.await.map(Some)
    })
    .await
}

/// Hands an invoice to the system's own viewer, to be read and printed there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_invoice(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    document: Option<InvoiceDocument>,
) -> Answer<OpenedPdf> {
    let key = InvoiceKey { account, number };
    desk.ask(async |open| viewer_files::open(desk.folder(), open.engine(), &key, document, open.words).await)
        .await
}

/// A window of the lines of an invoice.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice_lines(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    offset: u32,
    limit: u32,
) -> Answer<InvoiceLinesPage> {
    let key = InvoiceKey { account, number };
    desk.ask(async move |open| open.engine().invoice_lines(&key, offset, limit, open.words).await)
        .await
}

/// The files of an invoice: its own, and those that are named beside it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn invoice_files(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
) -> Answer<Vec<InvoiceFileView>> {
    let key = InvoiceKey { account, number };
    desk.ask(async move |open| open.engine().invoice_files(&key, open.words).await)
        .await
}

/// Saves a file that is named beside an invoice where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_invoice_file(
    app: AppHandle,
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    document: String,
) -> Answer<Option<SavedFile>> {
    let key = InvoiceKey { account, number };
    let name = desk
        .ask(async |open| open.engine().further_file_name(&key, &document).await)
        .await?;
    let Some(path) = dialogs::save_as(&app, &name).await else {
        return Ok(None);
    };
    desk.ask(async |open| {
        let saved = open.engine().save_further_document(&key, &document, &path);
        saved.await.map(Some)
    })
    .await
}

/// Hands a file that is named beside an invoice to the system's own viewer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_invoice_file(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    document: String,
) -> Answer<OpenedPdf> {
    let key = InvoiceKey { account, number };
    desk.ask(async |open| viewer_files::open_further(desk.folder(), open.engine(), &key, &document, open.words).await)
        .await
}

/// Remembers the language in which the account's documents are shown, saved and printed; without one they follow the screens.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_document_language(
    desk: State<'_, CurrentDesk>,
    language: Option<DocumentLanguage>,
) -> Answer<()> {
    desk.ask(async move |open| open.engine().choose_document_language(language).await)
        .await
}
