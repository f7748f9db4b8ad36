//! Automatic renewal: on after an order by card, never a reason to be silent, and told when it fails.

use engine::Code;
use engine::view::{NoticeTone, OfferAction, OfferState, ProfileSide};

use super::helpers::{PACK, chinese, details, moved, order_of, renewed, tile, transfer_of, value};
use super::support::{Computer, charges, english, invoice_key, orders, told};

#[tokio::test]
async fn an_order_by_card_turns_it_on_and_the_next_year_is_charged_and_told() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let auto_renew = details(&desk, PACK).await.auto_renew.unwrap();
    assert!(auto_renew.on && auto_renew.can_turn_off);
    assert!(
        auto_renew.label.contains("23 June 2022") && auto_renew.label.contains("4242"),
        "{}",
        auto_renew.label
    );
    moved(&desk, "2022-06-22").await;
    assert_eq!(charges(&desk).await, 1);
    assert_eq!(desk.engine().offers(english()).await.unwrap().notices, []);
    moved(&desk, "2022-06-23").await;
    assert_eq!(charges(&desk).await, 2);
    for (words, title, total) in [
        (
            english(),
            "Action Pack was renewed automatically on 23 June 2022.",
            "528.90",
        ),
        (chinese(), "行動套件", "528.90"),
    ] {
        let notices = desk.engine().offers(words).await.unwrap().notices;
        assert_eq!((notices.len(), notices[0].tone), (1, NoticeTone::Ok));
        assert!(notices[0].title.contains(title), "{}", notices[0].title);
        assert!(notices[0].detail.contains(total), "{}", notices[0].detail);
    }
    let newest = orders(&desk).await[0].clone();
    let invoice = newest.invoice.clone().unwrap();
    assert!(
        desk.engine()
            .invoice(&invoice_key(&invoice), None, english())
            .await
            .is_ok(),
        "made and stored"
    );
    assert_eq!(newest.anniversary.as_deref(), Some("2023-06-22"));
    let page = desk.engine().dismiss_notice(&newest.local_id, english()).await.unwrap();
    assert_eq!(page.notices, []);
    assert_eq!(page.dismissed.len(), 1);
    let page = desk.engine().recall_notice(&newest.local_id, english()).await.unwrap();
    assert_eq!(
        (page.notices.len(), page.dismissed.len()),
        (1, 0),
        "it can be brought back"
    );
    desk.engine().dismiss_notice(&newest.local_id, english()).await.unwrap();
    desk.close().await;
    let again = computer.desk().await;
    assert_eq!(again.engine().offers(english()).await.unwrap().notices, []);
    assert_eq!(orders(&again).await.len(), 2, "the order itself stays");
}

#[tokio::test]
async fn it_silences_nothing() {
    let computer = Computer::new();
    let (on, off) = (renewed(&computer).await, computer.desk_in("off", None).await);
    off.start().await.unwrap();
    off.engine().place(order_of(PACK, "tok_visa"), english()).await.unwrap();
    off.engine().turn_off_auto_renew(PACK, english()).await.unwrap();
    for day in ["2021-06-29", "2022-05-23", "2022-06-22"] {
        moved(&on, day).await;
        moved(&off, day).await;
        let (with, without) = (tile(&on, PACK).await, tile(&off, PACK).await);
        assert!(with.auto_renew && !without.auto_renew);
        let without = engine::view::OfferView {
            auto_renew: true,
            ..without
        };
        assert_eq!(with, without, "{day}: the tile says the same dates and reasons");
        let (with, without) = (details(&on, PACK).await, details(&off, PACK).await);
        assert_eq!(with.facts, without.facts, "{day}");
        let detail = with.auto_renew.unwrap().detail;
        assert!(detail.contains("Source: Partner Center, November 2020"), "{detail}");
    }
}

#[tokio::test]
async fn a_card_that_fails_leaves_the_window_open_and_says_so() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.engine()
        .place(order_of(PACK, "tok_declined_on_renewal"), english())
        .await
        .unwrap();
    moved(&desk, "2022-06-23").await;
    assert_eq!(charges(&desk).await, 1, "nothing more is charged");
    for (words, title, said) in [
        (
            english(),
            "Action Pack was not renewed automatically on 23 June 2022.",
            "The card was declined. Nothing was charged. The renewal window is still open, so you can renew by hand.",
        ),
        (chinese(), "行動套件", "卡片遭拒"),
    ] {
        let notices = desk.engine().offers(words).await.unwrap().notices;
        assert_eq!(notices[0].tone, NoticeTone::Warn);
        assert!(notices[0].title.contains(title), "{}", notices[0].title);
        assert!(notices[0].detail.contains(said), "{}", notices[0].detail);
        assert_eq!(notices[0].offer.as_deref(), Some(PACK));
    }
    let pack = tile(&desk, PACK).await;
    assert_eq!((pack.state, pack.action), (OfferState::Window, OfferAction::Renew));
    desk.engine()
        .place(order_of(PACK, "tok_visa"), english())
        .await
        .unwrap();
    assert_eq!(tile(&desk, PACK).await.anniversary.as_deref(), Some("2023-06-22"));
    assert_eq!(charges(&desk).await, 2);
}

#[tokio::test]
async fn what_is_told_of_a_failed_renewal_is_judged_anew_each_day() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.engine()
        .place(order_of(PACK, "tok_declined_on_renewal"), english())
        .await
        .unwrap();
    for (day, english_words, chinese_words) in [
        (
            "2022-06-23",
            "The renewal window is still open, so you can renew by hand. Its last safe day is 22 July 2022.",
            "最後安全日是 2022 年 7 月 22 日。",
        ),
        (
            "2022-07-22",
            "The renewal window is still open, so you can renew by hand. Its last safe day is 22 July 2022.",
            "續約期間仍然開放",
        ),
        (
            "2022-07-23",
            "The renewal window closed on 22 July 2022. You can buy the subscription again.",
            "續約期間已於 2022 年 7 月 22 日截止。您可以再次購買這項訂閱。",
        ),
        (
            "2024-07-01",
            "The renewal window closed on 22 July 2022.",
            "續約期間已於 2022 年 7 月 22 日截止。",
        ),
        ("2031-01-01", "The offer is no longer sold.", "這個優惠已停售。"),
    ] {
        moved(&desk, day).await;
        for (words, said) in [(english(), english_words), (chinese(), chinese_words)] {
            let notices = desk.engine().offers(words).await.unwrap().notices;
            let detail = &notices[0].detail;
            assert!(detail.contains(said), "{day}: {detail}");
            let still_open = detail.contains("still open") || detail.contains("仍然開放");
            assert_eq!(still_open, day < "2022-07-23", "{day}: {detail}");
        }
    }
}

#[tokio::test]
async fn a_failed_renewal_that_was_made_good_by_hand_says_so() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.engine()
        .place(order_of(PACK, "tok_declined_on_renewal"), english())
        .await
        .unwrap();
    moved(&desk, "2022-06-24").await;
    desk.engine()
        .place(order_of(PACK, "tok_visa"), english())
        .await
        .unwrap();
    let notices = desk.engine().offers(english()).await.unwrap().notices;
    assert!(
        notices[0].detail.ends_with("renewed since then, until 22 June 2023."),
        "{}",
        notices[0].detail
    );
}

#[tokio::test]
async fn an_account_under_review_on_the_day_is_told_as_the_reason() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    moved(&desk, "2022-06-21").await;
    let engine = desk.engine();
    let other = engine::view::ProfileInput {
        address_line1: "2 Harbour Row".to_owned(),
        ..engine.profile_form(ProfileSide::Billing).await.unwrap()
    };
    engine.save_profile(&other, english()).await.unwrap();
    moved(&desk, "2022-06-23").await;
    let notices = engine.offers(english()).await.unwrap().notices;
    assert!(notices[0].detail.contains("Account verified"), "{}", notices[0].detail);
    assert_eq!(charges(&desk).await, 1);
    moved(&desk, "2022-06-24").await;
    assert_eq!(tile(&desk, PACK).await.action, OfferAction::Renew);
}

#[tokio::test]
async fn turned_off_it_lapses_and_cannot_be_turned_off_twice() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let engine = desk.engine();
    let shown = engine.turn_off_auto_renew(PACK, english()).await.unwrap();
    let auto_renew = shown.auto_renew.unwrap();
    assert!(!auto_renew.on && !auto_renew.can_turn_off);
    assert_eq!(
        auto_renew.label,
        "Off. You renew by hand while the renewal window is open."
    );
    told(engine.turn_off_auto_renew(PACK, english()).await, Code::AutoRenewNotOn);
    told(
        engine.turn_off_auto_renew("learning-action-pack", english()).await,
        Code::AutoRenewNotOn,
    );
    moved(&desk, "2022-07-23").await;
    assert_eq!(tile(&desk, PACK).await.state, OfferState::Lapsed);
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn no_such_resource_does_not_say_that_it_is_off() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    desk.add_fault("404@PATCH /v1/membership/terms").await.unwrap();
    told(
        desk.engine().turn_off_auto_renew(PACK, english()).await,
        Code::ServerTrouble,
    );
    assert!(tile(&desk, PACK).await.auto_renew, "the next charge is still to come");
    let shown = desk.engine().turn_off_auto_renew(PACK, english()).await.unwrap();
    assert!(!shown.auto_renew.unwrap().on);
}

#[tokio::test]
async fn a_transfer_does_not_turn_it_on() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let order = desk.engine().place(transfer_of(PACK), english()).await.unwrap();
    let proof = engine::ProofFile {
        file_name: "proof.pdf".to_owned(),
        content: b"%PDF-1.7\nThe bank confirms.\n%%EOF\n".to_vec(),
        paid_on: None,
        paid_to: None,
        reference: None,
    };
    desk.engine().upload_proof(&order.id.to_string(), proof).await.unwrap();
    moved(&desk, "2021-07-01").await;
    let shown = details(&desk, PACK).await;
    assert!(!shown.auto_renew.unwrap().on);
    assert_eq!(value(&shown.facts, "Expires"), "Wed 22 June 2022");
}

#[tokio::test]
async fn the_order_and_the_details_make_one_statement() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let order = orders(&desk).await[0].local_id.clone();
    for words in [english(), chinese()] {
        let of_the_order = desk.engine().order(&order, words).await.unwrap().auto_renew;
        let of_the_offer = desk.engine().offer_details(PACK, words).await.unwrap().auto_renew;
        assert!(of_the_order.is_some());
        assert_eq!(of_the_order, of_the_offer);
    }
    desk.engine().turn_off_auto_renew(PACK, english()).await.unwrap();
    let after = desk.engine().order(&order, english()).await.unwrap().auto_renew;
    assert!(!after.unwrap().on);
    moved(&desk, "2022-06-25").await;
    assert_eq!(
        desk.engine().order(&order, english()).await.unwrap().auto_renew,
        None,
        "its term is over"
    );
}
