//! The accounts of this computer, and signing in to one's own.

use desk::ComputerClock;
use domain::Clock;
use engine::view::{
    AccountDetailView, AccountsView, ConnectInput, DeviceCodeView, NewAccountInput, RemovedAccountView, SignInAddress,
    SignedInView,
};
use tauri::State;
use tauri::ipc::Channel;

use super::Answer;
use crate::current_desk::CurrentDesk;
use crate::links;
use crate::long_task::SignInTask;

/// Every account of this computer.
#[tauri::command]
#[specta::specta]
pub(crate) async fn accounts(desk: State<'_, CurrentDesk>) -> Answer<AccountsView> {
    desk.ask(async move |open| open.engine().accounts_page(open.words).await)
        .await
}

/// Sets up an account of one's own; it is shown once it is switched to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_account(desk: State<'_, CurrentDesk>, input: NewAccountInput) -> Answer<AccountDetailView> {
    desk.ask(async move |open| {
        let now = ComputerClock.now();
        open.engine().add_account(&input, now, open.words).await
    })
    .await
}

/// Says anew where the people of an account sign in, and what it is connected to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn connect_account(
    desk: State<'_, CurrentDesk>,
    name: String,
    input: ConnectInput,
) -> Answer<AccountDetailView> {
    desk.ask(async move |open| open.engine().connect_account(&name, &input, open.words).await)
        .await
}

/// Gives an account another short name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rename_account(
    desk: State<'_, CurrentDesk>,
    name: String,
    to: String,
) -> Answer<AccountDetailView> {
    desk.ask(async move |open| open.engine().rename_account(&name, &to, open.words).await)
        .await
}

/// Removes an account with everything that is stored of it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_account(desk: State<'_, CurrentDesk>, name: String) -> Answer<RemovedAccountView> {
    desk.ask(async move |open| open.engine().remove_account(&name, open.words).await)
        .await
}

/// Has a person sign in to the current account in the system's browser, and waits for them. `None` when it was cancelled.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in(
    desk: State<'_, CurrentDesk>,
    task: State<'_, SignInTask>,
    begun: Channel<SignInAddress>,
) -> Answer<Option<SignedInView>> {
    desk.ask(async |open| {
        let running = task.0.take_over();
        let waiting = open.engine().begin_sign_in(open.words).await?;
        let address = waiting.address().to_owned();
        let opened = links::open_sign_in(&address);
        let _ = begun.send(SignInAddress { address, opened });
        let finished = open.engine().finish_sign_in(waiting, open.words);
        running.cancel().run_until_cancelled(finished).await.transpose()
    })
    .await
}

/// Has a person sign in to the current account with a code that they type in a browser elsewhere, and waits for them as long
/// as it is good. `None` when it was cancelled. Only after a person was warned and asked for it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in_by_code(
    desk: State<'_, CurrentDesk>,
    task: State<'_, SignInTask>,
    begun: Channel<DeviceCodeView>,
) -> Answer<Option<SignedInView>> {
    desk.ask(async |open| {
        let running = task.0.take_over();
        let signed_in = async {
            let waiting = open.engine().begin_device_code(open.words).await?;
            let _ = begun.send(waiting.view());
            open.engine().finish_device_code(waiting, open.words).await
        };
        running.cancel().run_until_cancelled(signed_in).await.transpose()
    })
    .await
}

/// Waits no more for whoever was to sign in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cancel_sign_in(task: State<'_, SignInTask>) -> Answer<()> {
    task.0.cancel();
    Ok(())
}

/// Forgets the sign-in of the current account.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(desk: State<'_, CurrentDesk>) -> Answer<String> {
    desk.ask(async move |open| open.engine().sign_out(open.words).await)
        .await
}
