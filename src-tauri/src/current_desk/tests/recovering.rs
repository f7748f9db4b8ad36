use std::sync::atomic::AtomicBool;

use engine::view::{RecoveryAction, RecoveryView};

use super::*;

async fn opened(place: &Place) -> Arc<CurrentDesk> {
    let desk = place.desk();
    desk.start().await;
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    desk
}

/// A desk whose ledger is damaged and has one backup.
async fn damaged(place: &Place) -> Arc<CurrentDesk> {
    let desk = Desk::open(place.options()).await.unwrap();
    desk.start().await.unwrap();
    desk.back_up().await;
    desk.close().await;
    damage(place);
    let desk = place.desk();
    desk.start().await;
    desk
}

fn damage(place: &Place) {
    let ledger = place.folder().ledger();
    assert!(
        !ledger.with_extension("db-wal").exists(),
        "everything is in the file itself"
    );
    let mut content = fs::read(&ledger).unwrap();
    let behind_the_schema = content.len() / 4 * 3;
    content[behind_the_schema] ^= 1;
    fs::write(ledger, content).unwrap();
}

async fn view(desk: &CurrentDesk) -> RecoveryView {
    desk.recovery().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_gone_back_to_and_the_start_is_begun_anew() {
    let place = Place::new();
    let desk = damaged(&place).await;
    let shown = view(&desk).await;
    assert_eq!(shown.reason.map(|reason| reason.code), Some(Code::DataDamaged));
    assert_eq!(
        shown.actions,
        [RecoveryAction::Restore, RecoveryAction::Export, RecoveryAction::Cache]
    );
    let [backup] = &shown.backups[..] else {
        panic!("{:?}", shown.backups)
    };
    let refused = desk
        .recover_and_start(async |recovery, words| recovery.restore("../ledger.db", words).await)
        .await;
    assert_eq!(refused.unwrap_err().code, Code::BackupNotFound);
    reach(&desk, |start| matches!(start, StartState::Recovery { .. })).await;

    let file = backup.file.clone();
    let restored = desk
        .recover_and_start(async move |recovery, words| recovery.restore(&file, words).await)
        .await
        .unwrap();
    assert!(
        PathBuf::from(restored.replaced.unwrap()).exists(),
        "nothing is thrown away"
    );
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
}

#[tokio::test(flavor = "multi_thread")]
async fn data_that_is_open_being_opened_or_locked_is_never_recovered() {
    let place = Place::new();
    let desk = place.desk();
    let has_run = AtomicBool::new(false);
    let attempt = async || {
        let act = async |_, _| {
            has_run.store(true, Ordering::Relaxed);
            Ok(())
        };
        let refused = desk.recover_and_start(act).await.unwrap_err().code;
        assert_eq!(desk.recovery().await.unwrap_err().code, refused);
        refused
    };
    assert_eq!(
        attempt().await,
        Code::DataOpen,
        "the start has not ended, and nobody waits for it"
    );
    desk.start().await;
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    assert_eq!(attempt().await, Code::DataOpen);
    lock_after_five_minutes(&desk).await;
    place.clock.0.fetch_add(6, Ordering::Relaxed);
    assert!(desk.lock_if_idle().await.is_none());
    assert_eq!(attempt().await, Code::Locked);
    assert!(!has_run.load(Ordering::Relaxed));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_window_shows_is_not_recovered_from_this_one() {
    let place = Place::new();
    let _first = opened(&place).await;
    let second = place.desk();
    second.start().await;
    let shown = view(&second).await;
    assert_eq!(shown.reason.map(|reason| reason.code), Some(Code::WindowOpen));
    assert!(shown.actions.is_empty(), "{:?}", shown.actions);
    let refused = second.recover(async |recovery, _| recovery.rebuild_cache().await).await;
    assert_eq!(refused.unwrap_err().code, Code::WindowOpen);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_waits_until_what_is_being_recovered_is_in_place() {
    let place = Place::new();
    let desk = damaged(&place).await;
    let (go_on, wait) = tokio::sync::oneshot::channel::<()>();
    let (begun, begins) = tokio::sync::oneshot::channel::<()>();
    let recovering = tokio::spawn({
        let desk = Arc::clone(&desk);
        async move {
            desk.recover(async move |_, _| {
                begun.send(()).unwrap();
                wait.await.unwrap();
                Ok(())
            })
            .await
        }
    });
    begins.await.unwrap();
    let second = desk.recover(async |_, _| Ok(())).await;
    assert_eq!(second.unwrap_err().code, Code::DataBusy);
    let starting = tokio::spawn({
        let desk = Arc::clone(&desk);
        async move { desk.start_again().await }
    });
    tokio::task::yield_now().await;
    assert!(matches!(&*desk.start.borrow(), Start::Recovery(_)));
    go_on.send(()).unwrap();
    recovering.await.unwrap().unwrap();
    starting.await.unwrap();
    assert_eq!(company(&desk).await.unwrap_err().code, Code::DataDamaged);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_key_is_replaced_by_its_code_or_by_its_file() {
    let place = Place::new();
    let desk = opened(&place).await;
    let saved = place.parent.path().join("saved.key");
    let path = saved.clone();
    let code = desk
        .ask(async move |open| {
            open.desk.export_key(&path, open.words).await?;
            let refused = open.desk.export_key(&path, open.words).await.unwrap_err();
            assert_eq!(refused.code, Code::FileExists);
            let code = open.desk.recovery_code(open.words)?.words.join(" ");
            open.desk.close().await;
            Ok(code)
        })
        .await
        .unwrap();
    drop(desk);
    for by_code in [true, false] {
        fs::remove_file(place.key_file()).unwrap();
        let desk = place.desk();
        desk.start().await;
        let shown = view(&desk).await;
        assert_eq!(shown.actions, [RecoveryAction::Key]);
        let wrong = desk
            .recover_and_start(async |recovery, words| recovery.take_code("abandon abandon", words).await)
            .await;
        assert_eq!(wrong.unwrap_err().code, Code::CodeLength);
        let (code, file) = (code.clone(), saved.clone());
        desk.recover_and_start(async move |recovery, words| {
            if by_code {
                recovery.take_code(&code, words).await
            } else {
                recovery.take_key_file(&file, words).await
            }
        })
        .await
        .unwrap();
        assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
        desk.ask(async move |open| {
            open.desk.close().await;
            Ok(())
        })
        .await
        .unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_be_read_goes_into_a_folder_of_its_own_and_the_cache_is_made_anew() {
    let place = Place::new();
    let desk = damaged(&place).await;
    let target = place.parent.path().join("chosen");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("what somebody keeps here"), "").unwrap();
    for expected in ["packdesk-records", "packdesk-records-2"] {
        let folder = target.clone();
        let written = desk
            .recover(async move |recovery, words| recovery.export_below(&folder, words).await)
            .await
            .unwrap();
        assert_eq!(PathBuf::from(written.folder), target.join(expected));
        assert!(target.join(expected).join("report.txt").exists());
    }
    assert!(place.folder().cache().exists());
    let rebuilt = desk
        .recover_and_start(async |recovery, _| {
            recovery.rebuild_cache().await?;
            Ok(())
        })
        .await;
    rebuilt.unwrap();
    assert!(!place.folder().cache().exists());
    reach(&desk, |start| matches!(start, StartState::Recovery { .. })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sample_whose_file_cannot_be_used_is_set_up_afresh() {
    let place = Place::new();
    let desk = Desk::open(place.options()).await.unwrap();
    desk.start().await.unwrap();
    desk.close().await;
    let file = place.folder().sandbox("sample");
    let mut content = fs::read(&file).unwrap();
    content[100] ^= 1;
    fs::write(&file, &content).unwrap();

    let desk = place.desk();
    desk.start().await;
    assert_eq!(view(&desk).await.actions, [RecoveryAction::Sample]);
    desk.recover_and_start(async |recovery, _| recovery.reset_sample().await)
        .await
        .unwrap();
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
    let kept = fs::read_dir(place.folder().backups()).unwrap();
    let mut kept = kept.map(|entry| fs::read(entry.unwrap().path()).unwrap());
    assert!(kept.any(|kept| kept == content), "nothing is thrown away");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_changed_and_the_data_is_open_again_whatever_came_of_it() {
    let place = Place::new();
    let desk = opened(&place).await;
    let code = async || {
        let asked = desk.ask(async move |open| open.desk.recovery_code(open.words)).await;
        asked.unwrap().words
    };
    let (former, key) = (code().await, fs::read(place.key_file()).unwrap());
    let rotated = desk.rotate_key().await.unwrap();
    assert!(rotated.files >= 2 && rotated.left.is_empty(), "{rotated:?}");
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
    assert_ne!(code().await, former);
    assert_ne!(fs::read(place.key_file()).unwrap(), key);

    // Somebody else has the data open: nothing changes, and the window goes on.
    reach(&desk, |start| *start == StartState::Ready { checking: false }).await;
    let latter = code().await;
    let other = Desk::open(place.options()).await.unwrap();
    assert_eq!(desk.rotate_key().await.unwrap_err().code, Code::DataBusy);
    other.close().await;
    assert_eq!(code().await, latter);
    assert_eq!(company(&desk).await.unwrap(), "Lindqvist & Moore Ltd");
}
