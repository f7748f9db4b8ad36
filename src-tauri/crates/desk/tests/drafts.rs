//! What was filled in is kept, and what is sent is what was reviewed.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod support;

use domain::NaiveDate;
use engine::Code;
use engine::view::{OrderKind, OrderState, WizardStep};
use support::{Computer, REVIEWED, charges, english, filled_in, orders, told};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn visa() -> Option<String> {
    Some("tok_visa".to_owned())
}

#[tokio::test]
async fn a_draft_is_resumed_where_it_was_left() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let begun = desk.engine().begin_order("action-pack", english()).await.unwrap();
    assert_eq!(begun.draft.step, WizardStep::Payment);
    desk.engine()
        .save_draft(&begun.order, &filled_in(), english())
        .await
        .unwrap();
    desk.close().await;

    let desk = computer.desk().await;
    let resumed = desk.engine().begin_order("action-pack", english()).await.unwrap();
    assert_eq!(resumed.order, begun.order);
    assert_eq!(
        (resumed.draft.step, resumed.draft.po_number.as_str()),
        (WizardStep::Review, "PO-7")
    );
    assert_eq!(orders(&desk).await.len(), 1);
    desk.engine().discard_draft(&resumed.order).await.unwrap();
    assert!(orders(&desk).await.is_empty());
}

#[tokio::test]
async fn what_came_to_nothing_long_ago_is_told_in_no_form_any_more() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let first = engine.begin_order("action-pack", english()).await.unwrap();
    let declined = engine
        .submit_order(&first.order, Some("tok_error715".to_owned()), REVIEWED, english())
        .await;
    told(declined, Code::CardError715);
    desk.move_calendar(day("2021-06-29")).await.unwrap();
    let next_day = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!(next_day.failure.unwrap().code, Code::CardError715);
    desk.move_calendar(day("2021-07-01")).await.unwrap();
    let later = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!((later.failure, later.transfer_offer.as_str()), (None, ""));
}

#[tokio::test]
async fn after_a_declined_card_only_the_card_is_entered_again() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let first = engine.begin_order("action-pack", english()).await.unwrap();
    engine.save_draft(&first.order, &filled_in(), english()).await.unwrap();
    let declined = engine
        .submit_order(&first.order, Some("tok_declined".to_owned()), REVIEWED, english())
        .await;
    told(declined, Code::CardDeclined);

    let second = engine.begin_order("action-pack", english()).await.unwrap();
    assert_ne!(second.order, first.order);
    assert_eq!(second.draft.po_number, "PO-7");
    assert_eq!(second.failure.unwrap().code, Code::CardDeclined);
    let confirmed = engine
        .submit_order(&second.order, visa(), REVIEWED, english())
        .await
        .unwrap();
    assert_eq!(confirmed.order.state, OrderState::Confirmed);
    assert_eq!(confirmed.order.po_number.as_deref(), Some("PO-7"));
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn the_draft_of_the_next_year_starts_empty() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let first = engine.begin_order("action-pack", english()).await.unwrap();
    engine.save_draft(&first.order, &filled_in(), english()).await.unwrap();
    engine
        .submit_order(&first.order, visa(), REVIEWED, english())
        .await
        .unwrap();
    engine.turn_off_auto_renew("action-pack", english()).await.unwrap();
    desk.move_calendar(day("2022-06-25")).await.unwrap();
    let next = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!(
        (next.draft.step, next.draft.po_number.as_str()),
        (WizardStep::Payment, "")
    );
    assert!(next.failure.is_none());
}

#[tokio::test]
async fn an_order_that_is_not_possible_leaves_no_draft() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.move_calendar(day("2021-06-01")).await.unwrap();
    let message = told(
        desk.engine().begin_order("action-pack", english()).await,
        Code::NotEligible,
    );
    assert!(message.contains("23 June 2021"), "{message}");
    assert!(orders(&desk).await.is_empty());
}

#[tokio::test]
async fn a_price_that_rose_between_review_and_buy_is_told_and_not_charged() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    desk.move_calendar(day("2021-12-31")).await.unwrap();
    let reviewed = engine.begin_order("action-pack", english()).await.unwrap();
    let quote = engine.quote_draft(&reviewed.order, english()).await.unwrap();
    assert_eq!((reviewed.kind, quote.total.amount.as_str()), (OrderKind::Buy, "516.60"));
    desk.move_calendar(day("2022-01-01")).await.unwrap();
    let message = told(
        engine.submit_order(&reviewed.order, visa(), REVIEWED, english()).await,
        Code::TotalChanged,
    );
    assert!(message.contains("€528.90"), "{message}");
    assert_eq!(charges(&desk).await, 0);
    let again = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!(again.order, reviewed.order, "the draft is still there");
    let quote = engine.quote_draft(&again.order, english()).await.unwrap();
    assert_eq!(quote.total.amount, "528.90");
}

#[tokio::test]
async fn a_renewal_whose_window_closed_since_the_review_does_not_become_a_purchase() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    desk.move_calendar(day("2021-07-22")).await.unwrap();
    let reviewed = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!(reviewed.kind, OrderKind::Renew);
    desk.move_calendar(day("2021-07-23")).await.unwrap();
    let message = told(
        engine.submit_order(&reviewed.order, visa(), REVIEWED, english()).await,
        Code::NotEligible,
    );
    assert!(message.contains("closed on 22 July 2021"), "{message}");
    assert_eq!(charges(&desk).await, 0);
    let again = engine.begin_order("action-pack", english()).await.unwrap();
    assert_eq!((again.kind, &again.order), (OrderKind::Buy, &reviewed.order));
    let bought = engine
        .submit_order(&again.order, visa(), REVIEWED, english())
        .await
        .unwrap();
    assert_eq!(bought.order.kind, OrderKind::Buy);
}

#[tokio::test]
async fn an_order_of_the_other_kind_is_refused_in_words() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    for (kind, offer, expected) in [
        (
            domain::OrderKind::Buy,
            "action-pack",
            "Renew it instead of buying it again",
        ),
        (domain::OrderKind::Renew, "gold-data-platform", "You can buy it"),
    ] {
        let request = engine::OrderRequest {
            kind: Some(kind),
            offer: offer.to_owned(),
            ..support::by_card("tok_visa")
        };
        let message = told(desk.engine().place(request, english()).await, Code::NotEligible);
        assert!(message.contains(expected), "{message}");
    }
    assert_eq!(charges(&desk).await, 0);
}

#[tokio::test]
async fn each_test_card_of_the_form_is_taken_as_it_is_filled_in_and_however_it_is_typed() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let form = engine.begin_order("action-pack", english()).await.unwrap().card_form;
    assert!(form.test_cards.len() >= 3);
    assert_eq!(
        (form.this_month.as_str(), form.holder.as_str()),
        ("2021-06", "Aoife Moore")
    );
    for card in &form.test_cards {
        let wide = |text: &str| -> String {
            text.chars()
                .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
                .collect()
        };
        for (number, expiry, security_code) in [
            (card.number.clone(), card.expiry.clone(), card.security_code.clone()),
            (wide(&card.number), wide(&card.expiry), wide(&card.security_code)),
        ] {
            let typed = engine::view::CardInput {
                holder: form.holder.clone(),
                number,
                expiry,
                security_code,
            };
            let taken = engine.tokenize_card(typed, english()).await.unwrap();
            let last_four = &card.number[card.number.len() - 4..];
            assert!(taken.label.ends_with(last_four), "{}", taken.label);
        }
    }
}
