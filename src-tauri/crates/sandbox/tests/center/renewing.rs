//! What was paid by card renews by itself, once, on the first day of its window, by the rules of that day.

use crate::support;

use crate::support::{
    LAPSED, PACK, PDF, SandboxClient, buy, by_card, by_transfer, client_as, day, irish, joined, latest_term, money,
    proof_of, proved, renew,
};
use domain::{InvoicePayment, NaiveDate, OfferId, OrderKind, OrderState, Payment, Role};
use partner_center::{CardDetails, Error, PartnerCenter, RemoteOrder};
use sandbox::Sandbox;

/// The orders that were placed by themselves, the earliest first.
async fn automatic(client: &SandboxClient) -> Vec<RemoteOrder> {
    let orders = client.orders().await.unwrap();
    orders.into_iter().rev().filter(|order| order.automatic).collect()
}

/// The code and the detail of an order's failure.
fn failure(order: &RemoteOrder) -> (&str, Option<&str>) {
    let failure = order.failure.as_ref().unwrap();
    (&failure.code, failure.detail.as_deref())
}

async fn moved(sandbox: &Sandbox, to: &str) -> NaiveDate {
    sandbox.move_to(day(to)).await.unwrap();
    day(to)
}

#[tokio::test]
async fn a_card_is_charged_on_the_first_day_of_the_window() {
    let (sandbox, client) = irish().await;
    renew(&client, 1, "tok_visa").await.unwrap();
    assert!(latest_term(&client, PACK).await.unwrap().auto_renew);
    moved(&sandbox, "2022-06-22").await;
    assert_eq!(automatic(&client).await, [], "the anniversary date itself");
    let today = moved(&sandbox, "2022-06-23").await;
    let orders = automatic(&client).await;
    let [order] = orders.as_slice() else {
        panic!("{orders:?}")
    };
    assert_eq!(
        (order.kind, order.state, order.placed),
        (OrderKind::Renew, OrderState::Confirmed, today)
    );
    assert_eq!(order.total, money("528.90 EUR"), "the price of the day");
    assert_eq!(order.anniversary, Some(day("2023-06-22")));
    let Some(Payment::Card { card: Some(card) }) = &order.payment else {
        panic!("{:?}", order.payment)
    };
    assert_eq!(card.last_four, "4242");
    let term = latest_term(&client, PACK).await.unwrap();
    assert_eq!(
        (term.purchased, term.anniversary, term.auto_renew),
        (day("2022-06-22"), day("2023-06-22"), true)
    );
    let charges = sandbox.charges().await.unwrap();
    assert_eq!(charges.len(), 2);
    assert_eq!(
        (charges[1].order.as_str(), charges[1].amount),
        (order.number.as_str(), order.total.amount)
    );
    assert_eq!(Some(charges[1].request_id), order.request_id);
    let invoice = client.invoice(order.invoice.as_ref().unwrap()).await.unwrap();
    assert_eq!((invoice.issued, invoice.total_money()), (today, order.total));
    assert!(matches!(&invoice.payment, Some(InvoicePayment::Card { charged, .. }) if *charged == today));
}

#[tokio::test]
async fn transfers_and_the_past_do_not_renew_by_themselves() {
    let (sandbox, client) = irish().await;
    let past = client.terms().await.unwrap();
    assert!(past.iter().all(|term| !term.auto_renew));
    proved(&sandbox, &client, 1).await;
    moved(&sandbox, "2021-07-01").await;
    assert!(!latest_term(&client, PACK).await.unwrap().auto_renew);
    moved(&sandbox, "2023-01-01").await;
    assert_eq!(automatic(&client).await, []);
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
}

/// A token for a card that is good until the end of a month.
async fn typed(client: &SandboxClient, month: u32, year: i32) -> String {
    let card = CardDetails {
        holder: "Aoife Moore".into(),
        number: "4242424242424242".into(),
        expiry_month: month,
        expiry_year: year,
        security_code: "123".into(),
    };
    client.tokenize(card).await.unwrap().token
}

#[tokio::test]
async fn a_card_that_fails_is_tried_once_and_leaves_the_window_open() {
    for (month, year, code) in [
        (0, 0, Some("card_declined")),
        (5, 2022, Some("card_declined")),
        (6, 2022, None),
    ] {
        let (sandbox, client) = irish().await;
        let token = match month {
            0 => "tok_declined_on_renewal".to_owned(),
            _ => typed(&client, month, year).await,
        };
        renew(&client, 1, &token).await.unwrap();
        moved(&sandbox, "2022-06-23").await;
        let orders = automatic(&client).await;
        let [order] = orders.as_slice() else {
            panic!("{orders:?}")
        };
        let Some(code) = code else {
            assert_eq!(
                order.state,
                OrderState::Confirmed,
                "good until the last day of its month"
            );
            continue;
        };
        assert_eq!((order.state, failure(order)), (OrderState::Declined, (code, None)));
        assert_eq!((order.invoice.as_ref(), order.anniversary), (None, None));
        assert_eq!(sandbox.charges().await.unwrap().len(), 1);
        moved(&sandbox, "2022-07-22").await;
        assert_eq!(automatic(&client).await.len(), 1, "no second try");
        assert!(!latest_term(&client, PACK).await.unwrap().auto_renew);
        let by_hand = renew(&client, 2, "tok_visa").await.unwrap();
        assert_eq!(by_hand.anniversary, Some(day("2023-06-22")));
        assert!(latest_term(&client, PACK).await.unwrap().auto_renew, "on again");
    }
}

#[tokio::test]
async fn turned_off_it_lapses_and_is_on_again_after_the_next_order_by_card() {
    let (sandbox, client) = irish().await;
    let offer = OfferId::new(PACK);
    assert!(
        matches!(client.turn_off_auto_renew(&offer).await, Err(Error::NotFound(_))),
        "nothing runs"
    );
    renew(&client, 1, "tok_visa").await.unwrap();
    let off = client.turn_off_auto_renew(&offer).await.unwrap();
    assert_eq!((off.anniversary, off.auto_renew), (day("2022-06-22"), false));
    assert_eq!(client.turn_off_auto_renew(&offer).await.unwrap(), off, "again");
    assert_eq!(latest_term(&client, PACK).await.unwrap(), off);
    moved(&sandbox, "2022-06-30").await;
    assert_eq!(automatic(&client).await, []);
    renew(&client, 2, "tok_visa").await.unwrap();
    assert!(latest_term(&client, PACK).await.unwrap().auto_renew);
}

#[tokio::test]
async fn it_cannot_be_turned_on_and_not_by_everybody_off() {
    let (sandbox, client) = irish().await;
    renew(&client, 1, "tok_visa").await.unwrap();
    for role in Role::ALL {
        let result = client_as(&sandbox, role).turn_off_auto_renew(&OfferId::new(PACK)).await;
        if role.may(domain::Activity::Buy) {
            assert!(result.is_ok(), "{role}");
        } else {
            assert!(matches!(result, Err(Error::Forbidden(_))), "{role}");
        }
    }
    let answer = support::ask(
        &sandbox,
        "PATCH",
        "/v1/membership/terms/action-pack",
        r#"{"isAutoRenew":true}"#,
    )
    .await;
    assert_eq!(answer.0, 400);
    assert!(!latest_term(&client, PACK).await.unwrap().auto_renew);
}

#[tokio::test]
async fn a_further_competency_follows_the_one_that_pays_for_it() {
    let (own, further) = ("silver-application-development", "silver-cloud-platform");
    // What happens to the first, and what becomes of both.
    for (token, turned_off, after) in [
        (
            "tok_visa",
            None,
            &[(OrderState::Confirmed, "1981.35 EUR"), (OrderState::Confirmed, "0 EUR")][..],
        ),
        (
            "tok_declined_on_renewal",
            None,
            &[(OrderState::Declined, "1981.35 EUR")],
        ),
        ("tok_visa", Some(own), &[]),
        ("tok_visa", Some(further), &[(OrderState::Confirmed, "1981.35 EUR")]),
    ] {
        let (sandbox, client) = joined().await;
        buy(&client, own, 1, token).await.unwrap();
        moved(&sandbox, "2021-09-01").await;
        buy(&client, further, 2, "").await.unwrap();
        assert!(latest_term(&client, further).await.unwrap().auto_renew);
        if let Some(offer) = turned_off {
            client.turn_off_auto_renew(&OfferId::new(offer)).await.unwrap();
        }
        moved(&sandbox, "2022-07-02").await;
        let orders = automatic(&client).await;
        let found: Vec<_> = orders.iter().map(|order| (order.state, order.total)).collect();
        let expected: Vec<_> = after.iter().map(|(state, total)| (*state, money(total))).collect();
        assert_eq!(found, expected, "{token}, off: {turned_off:?}");
        let charged = after
            .iter()
            .filter(|(state, total)| *state == OrderState::Confirmed && *total != "0 EUR");
        assert_eq!(
            sandbox.charges().await.unwrap().len(),
            1 + charged.count(),
            "nothing is charged twice"
        );
    }
}

#[tokio::test]
async fn a_check_that_fails_on_the_day_is_told_and_nothing_is_charged() {
    // Under review on the day.
    let (sandbox, client) = irish().await;
    renew(&client, 1, "tok_visa").await.unwrap();
    moved(&sandbox, "2022-06-21").await;
    support::move_office(&client, "20 Merrion Row").await;
    moved(&sandbox, "2022-06-23").await;
    let order = automatic(&client).await.remove(0);
    assert_eq!(failure(&order), ("not_eligible", Some("account_verified")));
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    moved(&sandbox, "2022-06-24").await;
    assert!(renew(&client, 2, "tok_visa").await.is_ok(), "authorised, in the window");

    // Another order of the group in progress on the day.
    let (sandbox, client) = irish().await;
    moved(&sandbox, LAPSED).await;
    buy(&client, "silver-data-platform", 1, "tok_visa").await.unwrap();
    moved(&sandbox, "2022-09-20").await;
    let gold = by_transfer(&client, "gold-data-platform", OrderKind::Buy, 2).await;
    let gold = client.place_order(&gold).await.unwrap();
    client
        .upload_proof(&gold.number, &proof_of(PDF, day("2022-09-20")))
        .await
        .unwrap();
    moved(&sandbox, "2022-10-21").await;
    assert_eq!(automatic(&client).await, [], "the money arrived before and ended it");

    // Retired on the day.
    let (sandbox, client) = irish().await;
    moved(&sandbox, "2024-06-01").await;
    buy(&client, PACK, 1, "tok_visa").await.unwrap();
    moved(&sandbox, "2025-06-02").await;
    let order = automatic(&client).await.remove(0);
    assert_eq!(failure(&order), ("not_eligible", Some("renewal_window")));
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_order_in_progress_for_what_ends_it_keeps_a_term_from_renewing() {
    let (sandbox, client) = joined().await;
    buy(&client, "silver-application-development", 1, "tok_visa")
        .await
        .unwrap();
    moved(&sandbox, "2022-06-30").await;
    let gold = by_transfer(&client, "gold-application-development", OrderKind::Buy, 2).await;
    let gold = client.place_order(&gold).await.unwrap();
    assert_eq!(gold.total, money("3909.15 EUR"), "3,285 and 19 % tax");
    moved(&sandbox, "2022-07-02").await;
    let order = automatic(&client).await.remove(0);
    assert_eq!(failure(&order), ("not_eligible", Some("open_order")));
    client
        .upload_proof(&gold.number, &proof_of(PDF, day("2022-07-01")))
        .await
        .unwrap();
    moved(&sandbox, "2022-07-05").await;
    let confirmed = client
        .order_by_request(gold.request_id.unwrap())
        .await
        .unwrap()
        .placed()
        .unwrap();
    assert_eq!(
        (confirmed.state, confirmed.total),
        (OrderState::Confirmed, gold.total),
        "what it was asked for, although silver has run out meanwhile"
    );
    // An order that was not paid in time stands in the way of nothing, from the day it expires.
    let (sandbox, client) = joined().await;
    buy(&client, "silver-application-development", 1, "tok_visa")
        .await
        .unwrap();
    moved(&sandbox, "2022-06-01").await;
    let gold = by_transfer(&client, "gold-application-development", OrderKind::Buy, 2).await;
    client.place_order(&gold).await.unwrap();
    moved(&sandbox, "2022-07-02").await;
    assert_eq!(automatic(&client).await[0].state, OrderState::Confirmed);
}

#[tokio::test]
async fn successors_renew_by_their_own_rule() {
    let (sandbox, client) = irish().await;
    moved(&sandbox, "2025-03-01").await;
    buy(&client, "partner-launch", 1, "tok_visa").await.unwrap();
    moved(&sandbox, "2026-02-28").await;
    assert_eq!(automatic(&client).await, []);
    moved(&sandbox, "2026-03-01").await;
    let order = automatic(&client).await.remove(0);
    assert_eq!(
        (order.state, order.anniversary),
        (OrderState::Confirmed, Some(day("2027-03-01"))),
        "on the anniversary date, a year after the payment"
    );
}

#[tokio::test]
async fn five_years_in_one_step_are_five_years_step_by_step() {
    let mut books = Vec::new();
    for step in [1, 7, 5 * 366] {
        let (sandbox, client) = irish().await;
        renew(&client, 1, "tok_visa").await.unwrap();
        let token = typed(&client, 4, 2024).await;
        moved(&sandbox, LAPSED).await;
        let gold = by_card(&client, "gold-cloud-platform", OrderKind::Renew, 2, "tok_visa").await;
        client.place_order(&gold).await.unwrap();
        buy(&client, "gold-data-platform", 3, &token).await.unwrap();
        let mut today = day(LAPSED);
        while today < day("2026-06-28") {
            today = (today + chrono::Days::new(step)).min(day("2026-06-28"));
            sandbox.move_to(today).await.unwrap();
        }
        books.push((
            client.orders().await.unwrap(),
            client.terms().await.unwrap(),
            client.invoices().await.unwrap(),
            sandbox.charges().await.unwrap(),
        ));
    }
    assert!(books[0] == books[1] && books[1] == books[2]);
    let (orders, _, invoices, charges) = &books[0];
    let days: Vec<_> = orders
        .iter()
        .rev()
        .filter(|order| order.automatic)
        .map(|order| (order.offer.as_str(), order.placed, order.state))
        .collect();
    assert_eq!(
        days,
        [
            (PACK, day("2022-06-23"), OrderState::Confirmed),
            ("gold-cloud-platform", day("2022-10-15"), OrderState::Declined),
            (PACK, day("2023-06-23"), OrderState::Confirmed),
            (PACK, day("2024-06-23"), OrderState::Confirmed),
            (PACK, day("2025-06-23"), OrderState::Declined),
        ],
        "until both are retired"
    );
    assert_eq!(charges.len(), 5);
    for charge in charges {
        let order = orders.iter().find(|order| order.number == charge.order).unwrap();
        let invoice = invoices
            .iter()
            .find(|invoice| Some(&invoice.number) == order.invoice.as_ref());
        assert_eq!(invoice.unwrap().issued, order.placed);
    }
}
