//! What the ledger lost is told until a person has read it: the connection does not know of everything that was in it.

use std::fs;

use engine::view::{NoticeTone, ZoomStep};

use super::support::{Computer, english};

#[tokio::test]
async fn an_older_ledger_is_told_after_the_connection_was_asked_until_it_is_taken_away() {
    let computer = Computer::new();
    computer.desk().await.close().await;
    let file = computer.data("data").join("ledger.db");
    let older = fs::read(&file).unwrap();
    let desk = computer.desk().await;
    assert_eq!(desk.engine().offers(english()).await.unwrap().notices, []);
    desk.engine().change_zoom(ZoomStep::In).await.unwrap();
    desk.close().await;
    fs::write(&file, older).unwrap();

    let desk = computer.desk_in("data", None).await;
    let notice = desk.engine().offers(english()).await.unwrap().notices.remove(0);
    assert_eq!(notice.tone, NoticeTone::Warn);
    assert_eq!(notice.title, "The last changes saved on this computer are missing.");
    assert!(notice.detail.contains("Partner Center is asked"), "{}", notice.detail);
    desk.start().await.unwrap();
    let asked = desk.engine().offers(english()).await.unwrap().notices.remove(0);
    assert_eq!(asked.id, notice.id);
    assert!(asked.detail.contains("Partner Center was asked"), "{}", asked.detail);
    let page = desk.engine().dismiss_notice(&asked.id, english()).await.unwrap();
    assert_eq!((page.notices.len(), page.dismissed.len()), (0, 1));
    desk.close().await;

    let desk = computer.desk().await;
    assert_eq!(desk.engine().offers(english()).await.unwrap().notices, []);
    let page = desk.engine().recall_notice(&asked.id, english()).await.unwrap();
    assert_eq!(page.notices, [asked]);
    desk.close().await;
}
