//! The membership offers.

use engine::view::{OfferDetailsView, OffersPage, WhyView};
use tauri::State;

use super::Answer;
use crate::current_desk::CurrentDesk;

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
