use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::open_desk::OpenDesk;
use super::start::Start;

/// A window may stay open for weeks: so often it is looked whether a new day has begun and needs its backup.
const BETWEEN_LOOKS: Duration = Duration::from_secs(60 * 60);

/// Does what a start owes to the run before, and says when it is done.
pub(super) async fn check(start: &watch::Sender<Start>, checked: &OpenDesk) {
    let _asking = checked.in_use.read().await;
    if let Err(error) = checked.desk.start_to_stay().await {
        // What is stored stays readable; the orders are asked for again at the next sync.
        event_log::warn!("what the run before left open is not settled", error = error.code);
    }
    start.send_if_modified(|start| match start {
        Start::Ready { desk, checking } if Arc::ptr_eq(&desk.desk, &checked.desk) => std::mem::take(checking),
        _ => false,
    });
}

/// Makes the backup of each day, as long as this is the desk of the window.
pub(super) async fn back_up(start: &watch::Sender<Start>, open: &OpenDesk) {
    loop {
        {
            let _in_use = open.in_use.read().await;
            let is_current =
                matches!(&*start.borrow(), Start::Ready { desk, .. } if Arc::ptr_eq(&desk.desk, &open.desk));
            if !is_current {
                return;
            }
            open.desk.back_up().await;
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}
