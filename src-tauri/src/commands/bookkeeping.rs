//! What the account's own books say of invoices, and filters with a name.

use engine::view::{
    BookkeepingChanged, BookkeepingEntry, BookkeepingInput, InvoiceKey, InvoiceQuery, InvoiceSelection,
    SavedFilterView, SelectionView,
};
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;

/// How many invoices were chosen, and what they come to in each currency.
#[tauri::command]
#[specta::specta]
pub(crate) async fn selection_sums(desk: State<'_, CurrentDesk>, selection: InvoiceSelection) -> Answer<SelectionView> {
    desk.ask(async move |open| open.engine().selection_sums(&selection, open.words).await)
        .await
}

/// Books chosen invoices or takes that back, and changes their ledger codes and notes.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_bookkeeping(
    desk: State<'_, CurrentDesk>,
    selection: InvoiceSelection,
    change: BookkeepingInput,
) -> Answer<BookkeepingChanged> {
    desk.ask(async move |open| open.engine().change_bookkeeping(&selection, &change, open.words).await)
        .await
}

/// Records the uniform invoice number of an invoice; an empty one takes it away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_uniform_number(
    desk: State<'_, CurrentDesk>,
    number: String,
    account: Option<String>,
    uniform_number: String,
) -> Answer<BookkeepingChanged> {
    let key = InvoiceKey { account, number };
    desk.ask(async move |open| {
        open.engine()
            .set_uniform_number(&key, &uniform_number, open.words)
            .await
    })
    .await
}

/// Sets back what the books said before a change.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_bookkeeping(
    desk: State<'_, CurrentDesk>,
    before: Vec<BookkeepingEntry>,
) -> Answer<BookkeepingChanged> {
    desk.ask(async move |open| open.engine().restore_bookkeeping(&before, open.words).await)
        .await
}

/// The filters of invoices that have a name, with the dates of today.
#[tauri::command]
#[specta::specta]
pub(crate) async fn saved_filters(desk: State<'_, CurrentDesk>) -> Answer<Vec<SavedFilterView>> {
    desk.ask(async move |open| open.engine().saved_filters(open.words).await)
        .await
}

/// Saves a filter of invoices; a saved one of the same name is replaced.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_filter(
    desk: State<'_, CurrentDesk>,
    name: String,
    query: InvoiceQuery,
) -> Answer<Vec<SavedFilterView>> {
    desk.ask(async move |open| open.engine().save_filter(&name, &query, open.words).await)
        .await
}

/// Removes a saved filter.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_filter(desk: State<'_, CurrentDesk>, name: String) -> Answer<Vec<SavedFilterView>> {
    desk.ask(async move |open| open.engine().remove_filter(&name, open.words).await)
        .await
}
