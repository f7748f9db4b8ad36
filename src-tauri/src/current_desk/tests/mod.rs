#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod recovering;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};

use domain::{DateTime, Utc};
use engine::view::AutoLock;

use super::*;
use crate::start_state::StartState;

struct Place {
    parent: tempfile::TempDir,
    clock: Arc<Moved>,
}

/// A clock that goes on when the test says so.
#[derive(Default)]
struct Moved(AtomicI64);

impl Clock for Moved {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp(60 * self.0.load(Ordering::Relaxed), 0).unwrap()
    }
}

impl Place {
    fn new() -> Self {
        Self {
            parent: tempfile::tempdir().unwrap(),
            clock: Arc::default(),
        }
    }

    fn folder(&self) -> DataFolder {
        DataFolder::at(self.parent.path().join("data"))
    }

    fn key_file(&self) -> PathBuf {
        self.parent.path().join("key")
    }

    fn options(&self) -> DeskOptions {
        DeskOptions {
            folder: Some(self.folder().root().to_owned()),
            key_file: Some(self.key_file()),
            ..DeskOptions::default()
        }
    }

    fn desk(&self) -> Arc<CurrentDesk> {
        Arc::new(CurrentDesk::new(
            self.folder(),
            None,
            self.options(),
            Arc::clone(&self.clock) as _,
        ))
    }
}

async fn company(desk: &CurrentDesk) -> Result<String, ErrorView> {
    desk.ask(async move |open| Ok(open.engine().status(open.words).await?.company))
        .await
}

async fn asks(desk: &CurrentDesk) -> bool {
    let asked = desk.ask(async |open| open.engine().is_beginning_open().await);
    asked.await.unwrap()
}

async fn reach(desk: &CurrentDesk, wanted: impl Fn(&StartState) -> bool) {
    desk.watch(|view| !wanted(&view.start)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_that_failed_is_told_and_can_be_begun_anew() {
    let place = Place::new();
    fs::write(place.folder().root(), "no folder").unwrap();
    let desk = place.desk();
    desk.start().await;
    assert_eq!(company(&desk).await.unwrap_err().code, Code::DataFolderMissing);
    reach(
        &desk,
        |start| matches!(start, StartState::Recovery { reason } if reason.code == Code::DataFolderMissing),
    )
    .await;
    fs::remove_file(place.folder().root()).unwrap();
    desk.start_again().await;
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
    assert_eq!(
        [asks(&desk).await, asks(&desk).await],
        [true; 2],
        "as long as nothing was said"
    );
    let other = place.desk();
    other.start().await;
    assert_eq!(company(&other).await.unwrap_err().code, Code::WindowOpen);
    drop(desk);
    let again = place.desk();
    again.start().await;
    assert!(asks(&again).await, "the window was closed before anything was said");
    again
        .ask(async |open| open.engine().choose_beginning().await)
        .await
        .unwrap();
    assert!(!asks(&again).await);
    drop(again);
    let later = place.desk();
    later.start().await;
    assert!(!asks(&later).await);
}

/// The key is read from a pipe, so that an opening waits until the test writes it.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_waits_for_the_first_opening_and_for_no_other() {
    let place = Place::new();
    let pipe = place.key_file();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let give_key = || {
        let pipe = pipe.clone();
        tokio::task::spawn_blocking(move || fs::write(pipe, "a key").unwrap())
    };
    let desk = place.desk();

    let starting = tokio::spawn({
        let desk = Arc::clone(&desk);
        async move { desk.start().await }
    });
    let asking = tokio::spawn({
        let desk = Arc::clone(&desk);
        async move { company(&desk).await }
    });
    tokio::task::yield_now().await;
    assert!(!asking.is_finished());
    give_key().await.unwrap();
    starting.await.unwrap();
    asking.await.unwrap().unwrap();
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;

    let switching = tokio::spawn({
        let desk = Arc::clone(&desk);
        async move { desk.switch("sample-tw".to_owned()).await }
    });
    tokio::task::yield_now().await;
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
    assert!(!switching.is_finished());
    give_key().await.unwrap();
    switching.await.unwrap().unwrap();
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    assert_ne!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
    assert_eq!(
        desk.switch("no account".to_owned()).await.unwrap_err().code,
        Code::UnknownAccount
    );
}

async fn lock_after_five_minutes(desk: &CurrentDesk) {
    desk.ask(async move |open| open.engine().choose_auto_lock(AutoLock::FiveMinutes).await)
        .await
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_nobody_uses_closes_the_data_and_asks_for_the_key_again() {
    let place = Place::new();
    let desk = place.desk();
    desk.start().await;
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    place.clock.0.fetch_add(10_000, Ordering::Relaxed);
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd", "off at first");
    desk.note_activity().await;
    lock_after_five_minutes(&desk).await;
    place.clock.0.fetch_add(4, Ordering::Relaxed);
    desk.note_activity().await;
    place.clock.0.fetch_add(4, Ordering::Relaxed);
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");

    place.clock.0.fetch_add(1, Ordering::Relaxed);
    desk.note_activity().await;
    reach(&desk, |start| *start == StartState::Locked).await;
    assert_eq!(company(&desk).await.unwrap_err().code, Code::Locked);

    let key = fs::read(place.key_file()).unwrap();
    fs::remove_file(place.key_file()).unwrap();
    desk.start_again().await;
    assert_eq!(company(&desk).await.unwrap_err().code, Code::KeyFileMissing);
    fs::write(place.key_file(), key).unwrap();
    desk.start_again().await;
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
    assert!(desk.lock_if_idle().await.is_some(), "it begins anew");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_under_way_is_finished_before_the_window_locks() {
    let place = Place::new();
    let desk = place.desk();
    desk.start().await;
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    lock_after_five_minutes(&desk).await;
    let (go_on, wait) = tokio::sync::oneshot::channel::<()>();
    let (begun, begins) = tokio::sync::oneshot::channel::<()>();
    let asking = tokio::spawn({
        let desk = Arc::clone(&desk);
        async move {
            desk.ask(async move |open| {
                begun.send(()).unwrap();
                wait.await.unwrap();
                Ok(open.engine().status(open.words).await?.company)
            })
            .await
        }
    });
    begins.await.unwrap();
    place.clock.0.fetch_add(6, Ordering::Relaxed);
    assert!(desk.lock_if_idle().await.is_some(), "an order is being placed");
    go_on.send(()).unwrap();
    assert_eq!(asking.await.unwrap().unwrap(), "Lindqvist & Moore Ltd");
    place.clock.0.fetch_add(5, Ordering::Relaxed);
    assert!(desk.lock_if_idle().await.is_none());
    assert_eq!(company(&desk).await.unwrap_err().code, Code::Locked);
}
