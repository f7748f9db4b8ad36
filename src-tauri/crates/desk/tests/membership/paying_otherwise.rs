//! A transfer that was not sent becomes a payment by card, or stays what it is.

use desk::Desk;
use domain::Order;
use engine::view::{OrderEntry, OrderState, PaymentMethod, ProfileSide};
use engine::{Code, ProofFile};

use super::helpers::{PACK, chinese, moved, order_of, transfer_of};
use super::support::{Computer, charges, english, orders, told};

async fn waiting(desk: &Desk) -> Order {
    let request = engine::OrderRequest {
        po_number: Some("PO-3".to_owned()),
        ..transfer_of(PACK)
    };
    desk.engine().place(request, english()).await.unwrap()
}

fn proof(name: &str) -> ProofFile {
    ProofFile {
        file_name: name.to_owned(),
        content: b"%PDF-1.7\nThe bank confirms.\n%%EOF\n".to_vec(),
        paid_on: None,
        paid_to: None,
        reference: None,
    }
}

#[tokio::test]
async fn the_first_order_ends_and_the_next_is_paid_by_card_once() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let first = waiting(&desk).await;
    let id = first.id.to_string();
    let transfer = engine.order(&id, english()).await.unwrap().transfer.unwrap();
    assert_eq!(transfer.card_reason, "");
    let form = engine.switch_to_card(&id, english()).await.unwrap();
    assert_eq!(
        (form.draft.method, form.draft.po_number.as_str()),
        (PaymentMethod::Card, "PO-3")
    );
    assert_eq!(
        engine.order(&id, english()).await.unwrap().order.state,
        OrderState::Cancelled
    );
    let placed = engine
        .submit_order(&form.order, Some("tok_visa".to_owned()), "516.60 EUR", english())
        .await
        .unwrap();
    assert_eq!(placed.order.state, OrderState::Confirmed);
    assert_eq!(charges(&desk).await, 1);
    told(
        engine.switch_to_card(&placed.order.order, english()).await,
        Code::OrderPaid,
    );
    told(engine.switch_to_card(&id, english()).await, Code::OrderNotOpen);
}

#[tokio::test]
async fn with_a_proof_the_money_is_on_its_way_and_nothing_is_cancelled() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let id = waiting(&desk).await.id.to_string();
    let name = "אישור העברה 🏦.pdf";
    desk.engine().upload_proof(&id, proof(name)).await.unwrap();
    told(desk.engine().switch_to_card(&id, english()).await, Code::ProofThere);
    for words in [english(), chinese()] {
        let transfer = desk.engine().order(&id, words).await.unwrap().transfer.unwrap();
        assert!(!transfer.card_reason.is_empty());
        assert!(transfer.proof[0].value.contains(name), "{:?}", transfer.proof);
    }
    assert_eq!(orders(&desk).await[0].state, OrderState::ProofUploaded);
}

#[tokio::test]
async fn nothing_is_cancelled_while_a_new_order_could_not_be_placed() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let id = waiting(&desk).await.id.to_string();
    let elsewhere = engine::view::ProfileInput {
        address_line1: "2 Harbour Row".to_owned(),
        ..engine.profile_form(ProfileSide::Billing).await.unwrap()
    };
    engine.save_profile(&elsewhere, english()).await.unwrap();
    let message = told(engine.switch_to_card(&id, english()).await, Code::NotEligible);
    assert!(message.contains("under review"), "{message}");
    assert_eq!(orders(&desk).await[0].state, OrderState::AwaitingPayment);
}

#[tokio::test]
async fn a_declined_card_is_offered_the_transfer_until_its_last_day_and_is_no_order() {
    for (day, offered) in [("2021-06-28", true), ("2021-07-12", true), ("2021-07-13", false)] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        moved(&desk, day).await;
        let engine = desk.engine();
        let refused = engine.place(order_of(PACK, "tok_declined"), english()).await;
        told(refused, Code::CardDeclined);
        for (words, by) in [(english(), "12 July 2021"), (chinese(), "7 月 12 日")] {
            let form = engine.begin_order(PACK, words).await.unwrap();
            assert_eq!(
                form.transfer_offer.contains(by),
                offered,
                "{day}: {}",
                form.transfer_offer
            );
        }
        let attempt = orders(&desk)
            .await
            .into_iter()
            .find(|order| order.entry == OrderEntry::Attempt)
            .unwrap();
        assert!(!attempt.title.contains(&attempt.order), "{}", attempt.title);
        let shown = engine.order(&attempt.local_id, english()).await.unwrap();
        let labels: Vec<&str> = shown.facts.iter().map(|fact| fact.label.as_str()).collect();
        assert!(
            labels.contains(&"Reason") && !labels.contains(&"Order number"),
            "{labels:?}"
        );
    }
}

#[tokio::test]
async fn a_first_purchase_is_offered_the_transfer_for_as_long_as_its_order_would_wait() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    moved(&desk, "2021-08-02").await;
    let refused = desk.engine().place(order_of(PACK, "tok_declined"), english()).await;
    told(refused, Code::CardDeclined);
    let form = desk.engine().begin_order(PACK, english()).await.unwrap();
    assert!(
        form.transfer_offer.contains("22 August 2021"),
        "{}",
        form.transfer_offer
    );
}

#[tokio::test]
async fn the_deadlines_of_a_transfer_stand_in_the_order_of_time() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let id = waiting(&desk).await.id.to_string();
    let transfer = desk.engine().order(&id, english()).await.unwrap().transfer.unwrap();
    let days: Vec<&str> = transfer.deadlines.iter().map(|fact| fact.value.as_str()).collect();
    assert_eq!(days, ["Mon 12 July 2021", "Thu 22 July 2021", "Wed 28 July 2021"]);
    let amount = &transfer.instructions[0];
    assert_eq!((amount.value.as_str(), amount.copy.as_str()), ("€516.60", "516.60"));
}

#[tokio::test]
async fn after_the_last_sensible_day_a_card_is_advised() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let id = waiting(&desk).await.id.to_string();
    for (day, late) in [("2021-07-12", false), ("2021-07-13", true)] {
        moved(&desk, day).await;
        for (words, advice) in [(english(), "pay by card"), (chinese(), "請改以信用卡付款")] {
            let transfer = desk.engine().order(&id, words).await.unwrap().transfer.unwrap();
            assert_eq!(transfer.warning.contains(advice), late, "{day}: {}", transfer.warning);
            assert!(!transfer.warning.is_empty());
        }
    }
}
