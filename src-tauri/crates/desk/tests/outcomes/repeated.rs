//! One request id stands for one order with its contents.

use domain::{OrderKind, TransferContact};
use engine::{Code, OrderRequest, PaymentChoice};
use uuid::Uuid;
use words::{Language, words};

use super::support::{Computer, by_card, charges, english, orders};

fn contact(name: &str) -> PaymentChoice {
    PaymentChoice::Transfer(TransferContact {
        name: name.to_owned(),
        phone: "0861234567".to_owned(),
        email: "aoife@lindqvist.example".to_owned(),
    })
}

fn card(token: &str) -> PaymentChoice {
    by_card(token).payment
}

/// Asks again with a change, and hears what differs, in both languages.
async fn refused(desk: &desk::Desk, changed: OrderRequest, english_words: &str, chinese_words: &str) {
    for (language, said) in [
        (Language::English, english_words),
        (Language::TraditionalChinese, chinese_words),
    ] {
        let words = words(language);
        let error = desk.engine().place(changed.clone(), words).await.unwrap_err();
        assert_eq!(error.code, Code::RequestDiffers, "{said}");
        let message = error.view(words).message;
        assert!(message.contains(said), "{message}");
        assert!(message.contains(&Uuid::from_u128(5).to_string()), "{message}");
    }
}

#[tokio::test]
async fn other_contents_under_the_same_request_id_are_refused_and_the_same_answer_the_first_order() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let first = OrderRequest {
        kind: Some(OrderKind::Renew),
        po_number: Some("PO-7".to_owned()),
        accepted_total: Some("516.60 EUR".parse().unwrap()),
        request_id: Some(Uuid::from_u128(5)),
        ..by_card("tok_visa")
    };
    let placed = desk.engine().place(first.clone(), english()).await.unwrap();
    let change = |change: &dyn Fn(&mut OrderRequest)| {
        let mut changed = first.clone();
        change(&mut changed);
        changed
    };
    for (changed, english_words, chinese_words) in [
        (
            change(&|order| order.payment = contact("Aoife Moore")),
            "the payment method",
            "付款方式",
        ),
        (
            change(&|order| order.payment = card("tok_declined")),
            "the card",
            "信用卡",
        ),
        (
            change(&|order| order.po_number = Some("PO-8".to_owned())),
            "the PO number",
            "採購單編號",
        ),
        (change(&|order| order.po_number = None), "the PO number", "採購單編號"),
        (
            change(&|order| order.accepted_total = Some("1.00 EUR".parse().unwrap())),
            "the total",
            "總計",
        ),
        (
            change(&|order| order.kind = Some(OrderKind::Buy)),
            "buying or renewing",
            "購買或續約",
        ),
        (
            change(&|order| {
                order.po_number = None;
                order.kind = Some(OrderKind::Buy);
            }),
            "buying or renewing and the PO number",
            "購買或續約和採購單編號",
        ),
    ] {
        refused(&desk, changed, english_words, chinese_words).await;
    }
    for same in [
        first.clone(),
        change(&|order| order.po_number = Some(" PO-7 ".to_owned())),
        change(&|order| order.accepted_total = None),
        change(&|order| order.kind = None),
    ] {
        let again = desk.engine().place(same, english()).await.unwrap();
        assert_eq!((again.id, again.number), (placed.id, placed.number.clone()));
    }
    assert_eq!((orders(&desk).await.len(), charges(&desk).await), (1, 1));
}

#[tokio::test]
async fn another_contact_of_a_transfer_is_another_order() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let first = OrderRequest {
        payment: contact("Aoife Moore"),
        request_id: Some(Uuid::from_u128(5)),
        ..by_card("")
    };
    desk.engine().place(first.clone(), english()).await.unwrap();
    let other = OrderRequest {
        payment: contact("Brigid Moore"),
        ..first.clone()
    };
    refused(&desk, other, "the contact of the transfer", "轉帳連絡人").await;
    desk.engine().place(first, english()).await.unwrap();
    assert_eq!(orders(&desk).await.len(), 1);
}

#[tokio::test]
async fn a_token_is_compared_without_being_kept() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let placed = desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    let store = computer.store_in("data").await;
    let kept = store
        .order(&domain::AccountName::new("sample"), &placed.id.to_string())
        .await
        .unwrap()
        .unwrap();
    let digest = kept.card_digest.clone().unwrap();
    assert!(!format!("{kept:?}").contains("tok_visa"));
    assert_eq!(digest.len(), 64, "a digest and no token: {digest}");
    store.close().await;
}
