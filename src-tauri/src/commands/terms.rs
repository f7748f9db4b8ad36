//! Terms that are entered by hand or come from a file.

use engine::TERM_TEMPLATE_FILE;
use engine::view::{
    DiscardedTermView, RemovedTermView, SavedTemplate, TermChangeInput, TermCheckView, TermFormView, TermImportView,
    TermInput, TermView, TermsPage,
};
use tauri::{AppHandle, State};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::dialogs;
use crate::given_files::GivenFiles;

/// The terms that were entered for the account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn entered_terms(desk: State<'_, CurrentDesk>) -> Answer<TermsPage> {
    desk.ask(async move |open| open.engine().entered_terms(open.words).await)
        .await
}

/// What to fill in to enter a term.
#[tauri::command]
#[specta::specta]
pub(crate) async fn term_form(desk: State<'_, CurrentDesk>) -> Answer<TermFormView> {
    desk.ask(async move |open| open.engine().term_form(open.words).await)
        .await
}

/// What the fields of a term come to; `term` is the one that is changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_term(
    desk: State<'_, CurrentDesk>,
    term: Option<u32>,
    input: TermInput,
) -> Answer<TermCheckView> {
    desk.ask(async move |open| open.engine().check_term(term, &input, open.words).await)
        .await
}

/// Enters a term.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_term(desk: State<'_, CurrentDesk>, input: TermInput) -> Answer<TermView> {
    desk.ask(async move |open| open.engine().add_term(&input, open.words).await)
        .await
}

/// Changes a term: what is not given stays.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_term(desk: State<'_, CurrentDesk>, term: u32, change: TermChangeInput) -> Answer<TermView> {
    desk.ask(async move |open| open.engine().change_term(term, &change, open.words).await)
        .await
}

/// Removes a term.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_term(desk: State<'_, CurrentDesk>, term: u32) -> Answer<RemovedTermView> {
    desk.ask(async move |open| open.engine().remove_term(term, open.words).await)
        .await
}

/// Enters a term that an invoice proposes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn accept_term(desk: State<'_, CurrentDesk>, proposal: String) -> Answer<TermView> {
    desk.ask(async move |open| open.engine().accept_term(&proposal, open.words).await)
        .await
}

/// Has a term that an invoice proposes not proposed again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn discard_term(desk: State<'_, CurrentDesk>, proposal: String) -> Answer<DiscardedTermView> {
    desk.ask(async move |open| open.engine().discard_term(&proposal, open.words).await)
        .await
}

/// Asks through the system's dialog for a file of terms, and tells its name; `None` when the dialog was dismissed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_terms_file(app: AppHandle, given: State<'_, GivenFiles>) -> Answer<Option<String>> {
    Ok(dialogs::file(&app).await.map(|path| given.give_terms(path)))
}

/// Takes the terms of the file that was chosen last, or only tells what would be taken.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_terms(
    desk: State<'_, CurrentDesk>,
    given: State<'_, GivenFiles>,
    dry_run: bool,
) -> Answer<TermImportView> {
    let file = given.terms();
    desk.ask(async move |open| open.engine().import_terms_file(&file, dry_run, open.words).await)
        .await
}

/// Saves a table of terms to fill in, where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_term_template(app: AppHandle, desk: State<'_, CurrentDesk>) -> Answer<Option<SavedTemplate>> {
    let Some(path) = dialogs::save(&app, TERM_TEMPLATE_FILE, "CSV", "csv").await else {
        return Ok(None);
    };
    desk.ask(async move |open| open.engine().save_term_template(&path, open.words).map(Some))
        .await
}
