//! The membership offers.

use engine::CALENDAR_FILE;
use engine::view::{DateQuery, DatesView, OfferDetailsView, OffersPage, SavedCalendar, WhyView};
use tauri::{AppHandle, State};

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::dialogs;

/// Every offer of the account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offers(desk: State<'_, CurrentDesk>) -> Answer<OffersPage> {
    desk.ask(async move |open| open.engine().offers(open.words).await).await
}

/// Why an offer can or cannot be renewed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn why(desk: State<'_, CurrentDesk>, offer: String, on: Option<String>) -> Answer<WhyView> {
    desk.ask(async move |open| {
        let on = on.as_deref().map(engine::date).transpose()?;
        open.engine().why(&offer, on, open.words).await
    })
    .await
}

/// An offer with its terms, invoices and what can be done.
#[tauri::command]
#[specta::specta]
pub(crate) async fn offer_details(desk: State<'_, CurrentDesk>, offer: String) -> Answer<OfferDetailsView> {
    desk.ask(async move |open| open.engine().offer_details(&offer, open.words).await)
        .await
}

/// Turns an offer's automatic renewal off.
#[tauri::command]
#[specta::specta]
pub(crate) async fn turn_off_auto_renew(desk: State<'_, CurrentDesk>, offer: String) -> Answer<OfferDetailsView> {
    desk.ask(async move |open| open.engine().turn_off_auto_renew(&offer, open.words).await)
        .await
}

/// Joins the partner network.
#[tauri::command]
#[specta::specta]
pub(crate) async fn join(desk: State<'_, CurrentDesk>) -> Answer<OffersPage> {
    desk.ask(async move |open| open.engine().join(open.words).await).await
}

/// Takes a notice away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dismiss_notice(desk: State<'_, CurrentDesk>, notice: String) -> Answer<OffersPage> {
    desk.ask(async move |open| open.engine().dismiss_notice(&notice, open.words).await)
        .await
}

/// Brings a notice back that was taken away.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recall_notice(desk: State<'_, CurrentDesk>, notice: String) -> Answer<OffersPage> {
    desk.ask(async move |open| open.engine().recall_notice(&notice, open.words).await)
        .await
}

/// The days that count from today on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn dates(desk: State<'_, CurrentDesk>, query: DateQuery) -> Answer<DatesView> {
    desk.ask(async move |open| open.engine().dates(&query, open.words).await)
        .await
}

/// Saves the days that count for calendar programs, where the system's dialog says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_calendar(
    app: AppHandle,
    desk: State<'_, CurrentDesk>,
    query: DateQuery,
) -> Answer<Option<SavedCalendar>> {
    let Some(path) = dialogs::save(&app, CALENDAR_FILE, "iCalendar", "ics").await else {
        return Ok(None);
    };
    desk.ask(async move |open| open.engine().save_calendar(&path, &query, open.words).await.map(Some))
        .await
}
