//! One charge, one order, one invoice, whatever is lost on the way.

use super::support::{self, Computer, by_card, charges, english, orders, told};
use domain::OrderState;
use engine::view::InvoiceCheck;
use engine::{Code, OrderRequest};
use uuid::Uuid;

const SENT: &str = "POST /v1/membership/orders";

#[tokio::test]
async fn a_paid_order_whose_invoice_cannot_be_fetched_is_confirmed_all_the_same() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    desk.add_fault("403@GET /v1/invoices/").await.unwrap();
    let order = engine.place(by_card("tok_visa"), english()).await.unwrap();
    assert_eq!(order.state, OrderState::Confirmed);
    assert_eq!(orders(&desk).await[0].invoice, None, "an invoice that is not there yet");
    desk.close().await;

    let desk = computer.desk().await;
    let number = orders(&desk).await[0].invoice.clone().unwrap();
    assert!(
        desk.engine()
            .invoice(&support::invoice_key(&number), None, english())
            .await
            .is_ok()
    );
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn while_an_outcome_is_unknown_nobody_says_that_nothing_was_ordered() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    desk.add_fault(&format!("timeout-after@{SENT}")).await.unwrap();
    told(engine.place(by_card("tok_visa"), english()).await, Code::OutcomeUnknown);
    desk.add_fault("refuse*99").await.unwrap();
    told(engine.place(by_card("tok_visa"), english()).await, Code::OutcomeUnknown);
    assert_eq!(orders(&desk).await.len(), 1);
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn an_order_that_was_given_up_and_turns_up_is_confirmed_with_its_invoice() {
    let computer = Computer::new();
    let request = OrderRequest {
        request_id: Some(Uuid::from_u128(7)),
        ..by_card("tok_visa")
    };
    let desk = computer.desk_in("data", None).await;
    desk.start().await.unwrap();
    desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
    told(
        desk.engine().place(request.clone(), english()).await,
        Code::OutcomeUnknown,
    );
    desk.close().await;
    let desk = computer.given_up("data").await;
    desk.close().await;

    // The same submission as a Partner Center saw it that was only slow.
    let slow = computer.desk_in("slow", None).await;
    slow.engine().place(request, english()).await.unwrap();
    slow.close().await;
    computer.copy_center("slow", "data");

    let desk = computer.desk_in("data", None).await;
    desk.engine().sync().await.unwrap();
    let known = orders(&desk).await;
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].state, OrderState::Confirmed);
    let number = known[0].invoice.clone().unwrap();
    assert!(
        desk.engine()
            .invoice(&support::invoice_key(&number), None, english())
            .await
            .is_ok()
    );
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn an_order_that_never_arrived_is_sent_again_under_its_own_request_id() {
    let computer = Computer::new();
    let request = OrderRequest {
        request_id: Some(Uuid::from_u128(8)),
        ..by_card("tok_visa")
    };
    let desk = computer.desk_in("data", None).await;
    desk.start().await.unwrap();
    desk.add_fault(&format!("timeout-before@{SENT}")).await.unwrap();
    told(
        desk.engine().place(request.clone(), english()).await,
        Code::OutcomeUnknown,
    );
    desk.close().await;
    let desk = computer.given_up("data").await;
    let first = desk.engine().place(request.clone(), english()).await.unwrap();
    let again = desk.engine().place(request, english()).await.unwrap();
    assert_eq!((first.id, first.request_id), (again.id, again.request_id));
    let known = orders(&desk).await;
    assert_eq!((known.len(), known[0].state), (1, OrderState::Confirmed));
    assert_eq!(charges(&desk).await, 1);
}

#[tokio::test]
async fn an_order_placed_elsewhere_is_taken_over_once() {
    let computer = Computer::new();
    let elsewhere = computer.desk_in("elsewhere", None).await;
    let placed = elsewhere.engine().place(by_card("tok_visa"), english()).await.unwrap();
    elsewhere.close().await;
    computer.desk_in("data", None).await.close().await;
    computer.copy_center("elsewhere", "data");

    let first = computer.desk_in("data", None).await;
    let second = computer.desk_in("data", None).await;
    let (one, other) = tokio::join!(first.engine().sync(), second.engine().sync());
    one.unwrap();
    other.unwrap();
    let known = orders(&first).await;
    assert_eq!(known.len(), 1, "{known:?}");
    assert_eq!(Some(&known[0].order), placed.number.as_ref());
    assert_eq!(
        (known[0].state, &known[0].anniversary),
        (OrderState::Confirmed, &Some("2022-06-22".to_owned()))
    );
}

#[tokio::test]
async fn a_request_id_of_another_offer_is_named() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let request = OrderRequest {
        request_id: Some(Uuid::from_u128(7)),
        ..by_card("tok_visa")
    };
    desk.engine().place(request.clone(), english()).await.unwrap();
    let other = OrderRequest {
        offer: "silver-data-platform".to_owned(),
        ..request
    };
    let message = told(desk.engine().place(other, english()).await, Code::WrongUsage);
    assert!(message.contains(&Uuid::from_u128(7).to_string()), "{message}");
}

#[tokio::test]
async fn days_for_a_refund_are_counted_from_the_payment() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault("403@GET /v1/invoices/").await.unwrap();
    desk.engine().place(by_card("tok_visa"), english()).await.unwrap();
    // The record changes on a later day, when the invoice comes.
    desk.move_calendar("2021-07-05".parse().unwrap()).await.unwrap();
    let number = orders(&desk).await[0].order.clone();
    let shown = desk.engine().order(&number, english()).await.unwrap();
    let refund = shown
        .dates
        .iter()
        .find(|date| date.title == "Last day for a refund")
        .unwrap();
    assert_eq!(refund.date, "28 July 2021");
}

#[tokio::test]
async fn a_charge_that_was_not_accepted_is_an_error_a_finding_and_a_warning_and_is_made_once() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let request = OrderRequest {
        request_id: Some(Uuid::from_u128(9)),
        ..by_card("tok_charges_more")
    };
    for _ in 0..2 {
        let message = told(engine.place(request.clone(), english()).await, Code::ChargeDiffers);
        assert!(message.contains("517.83") && message.contains("516.60"), "{message}");
    }
    assert_eq!(charges(&desk).await, 1);
    differs(&desk, 1).await;
    desk.close().await;
    differs(&computer.desk().await, 1).await;
}

#[tokio::test]
async fn a_charge_that_was_not_accepted_is_found_after_a_lost_answer_and_in_the_window() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    desk.add_fault(&format!("timeout-after@{SENT}")).await.unwrap();
    told(
        engine.place(by_card("tok_charges_more"), english()).await,
        Code::OutcomeUnknown,
    );
    differs(&desk, 0).await;
    engine.recover().await.unwrap();
    differs(&desk, 1).await;

    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let begun = engine.begin_order("action-pack", english()).await.unwrap();
    let token = Some("tok_charges_more".to_owned());
    let shown = engine
        .submit_order(&begun.order, token, support::REVIEWED, english())
        .await
        .unwrap();
    assert_eq!(shown.order.state, OrderState::Confirmed);
    assert!(shown.warning.contains("517.83"), "{}", shown.warning);
    differs(&desk, 1).await;
}

/// So many orders are found to be charged at another total, and each says so on its page.
async fn differs(desk: &desk::Desk, expected: usize) {
    let checks = desk
        .engine()
        .invoice_checks(&engine::view::InvoiceChecksQuery::default(), english())
        .await
        .unwrap();
    let found: Vec<_> = checks
        .rows
        .iter()
        .filter(|row| row.check == InvoiceCheck::ChargeDiffers)
        .collect();
    assert_eq!(found.len(), expected, "{checks:?}");
    for row in found {
        let page = desk
            .engine()
            .order(row.order.as_ref().unwrap(), english())
            .await
            .unwrap();
        assert_eq!(page.order.state, OrderState::Confirmed);
        assert!(page.warning.starts_with(&row.message), "{}", page.warning);
        let fact = |label: &str| {
            page.facts
                .iter()
                .find(|fact| fact.label == label)
                .unwrap()
                .value
                .clone()
        };
        assert!(fact("Charged").contains("517.83") && fact("Accepted").contains("516.60"));
        assert!(page.order.invoice.is_some(), "as it is, with its invoice");
    }
}
