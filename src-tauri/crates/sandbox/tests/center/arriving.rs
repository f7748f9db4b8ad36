//! Money that was proved arrives on its day, and everything that follows from it is true together.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{
    LAPSED, PACK, PDF, SandboxClient, by_card, by_transfer, client_as, day, id, irish, latest_term, money, opened,
    proof_of, proved, renew,
};
use chrono::Duration;
use domain::{Invoice, InvoicePayment, InvoiceStatus, OrderKind, OrderState, PaymentTerms, Role, Term};
use partner_center::{PartnerCenter, RemoteOrder};
use proptest::prelude::*;
use sandbox::{Charge, Sandbox};

/// All that a sandbox knows.
async fn everything(
    sandbox: &Sandbox,
    client: &SandboxClient,
) -> (Vec<RemoteOrder>, Vec<Term>, Vec<Invoice>, Vec<Charge>) {
    (
        client.orders().await.unwrap(),
        client.terms().await.unwrap(),
        client.invoices().await.unwrap(),
        sandbox.charges().await.unwrap(),
    )
}

#[tokio::test]
async fn the_money_arrives_on_the_third_day_and_not_on_the_second() {
    let (sandbox, client) = irish().await;
    let waiting = proved(&sandbox, &client, 1).await;
    let before = everything(&sandbox, &client).await;
    sandbox.move_to(day("2021-06-30")).await.unwrap();
    assert_eq!(everything(&sandbox, &client).await, before);

    sandbox.move_to(day("2021-07-01")).await.unwrap();
    let (orders, _, invoices, charges) = everything(&sandbox, &client).await;
    let number = domain::InvoiceNumber::new("T000268310");
    assert_eq!(
        orders,
        [RemoteOrder {
            state: OrderState::Confirmed,
            anniversary: Some(day("2022-06-22")),
            invoice: Some(number.clone()),
            instructions: None,
            ..waiting
        }]
    );
    assert_eq!(charges.len(), 1);
    assert_eq!(
        (
            charges[0].request_id,
            charges[0].order.as_str(),
            charges[0].card.as_str()
        ),
        (id(1), "7310061187", "transfer")
    );
    assert_eq!(charges[0].amount.to_string(), "516.60");
    let term = latest_term(&client, PACK).await.unwrap();
    assert_eq!(
        (term.purchased, term.anniversary),
        (day("2021-06-22"), day("2022-06-22"))
    );

    assert_eq!(invoices.len(), before.2.len() + 1);
    let invoice = client.invoice(&number).await.unwrap();
    assert!(invoice.adds_up());
    assert_eq!(
        (invoice.issued, invoice.status),
        (day("2021-07-01"), InvoiceStatus::Paid)
    );
    assert_eq!(invoice.payment_terms, PaymentTerms::BankTransfer);
    assert_eq!(
        invoice.payment,
        Some(InvoicePayment::Transfer {
            received: day("2021-07-01"),
            amount: money("516.60 EUR"),
            reference: "7310061187 / 4512880".into(),
        })
    );
    assert_eq!(
        (invoice.total.to_string(), invoice.amount_due.to_string()),
        ("516.60".into(), "0.00".into())
    );
    assert_eq!(invoice.order_number.as_deref(), Some("7310061187"));
    assert_eq!(invoice.lines[0].period, Some((day("2021-06-22"), day("2022-06-22"))));
    assert_eq!(invoice.placed_by, Some(("Aoife Moore".into(), Role::MpnPartnerAdmin)));
}

#[tokio::test]
async fn a_taiwanese_purchase_is_in_whole_dollars_and_begins_when_it_is_paid() {
    let (sandbox, client) = opened("sample-tw").await;
    let offer = "learning-action-pack";
    let mut order = by_transfer(&client, offer, OrderKind::Buy, 1).await;
    order.po_number = Some("QL-110-0301".into());
    let placed = client.place_order(&order).await.unwrap();
    sandbox.move_to(day("2021-07-05")).await.unwrap();
    client
        .upload_proof(&placed.number, &proof_of(PDF, day("2021-07-02")))
        .await
        .unwrap();
    sandbox.move_to(day("2021-07-20")).await.unwrap();

    let confirmed = client.order_by_request(id(1)).await.unwrap().placed().unwrap();
    assert_eq!(
        confirmed.anniversary,
        Some(day("2022-07-08")),
        "on the day of the money"
    );
    let term = latest_term(&client, offer).await.unwrap();
    assert_eq!(
        (term.purchased, term.anniversary),
        (day("2021-07-08"), day("2022-07-08"))
    );
    let invoice = client.invoice(&confirmed.invoice.unwrap()).await.unwrap();
    assert!(invoice.adds_up());
    assert_eq!(
        [invoice.net, invoice.tax, invoice.total, invoice.amount_due].map(|amount| amount.to_string()),
        ["15200", "760", "15960", "0"]
    );
    assert_eq!(invoice.issued, day("2021-07-08"));
    assert_eq!(invoice.po_number.as_deref(), Some("QL-110-0301"));
    assert_eq!(
        invoice.payment,
        Some(InvoicePayment::Transfer {
            received: day("2021-07-08"),
            amount: money("15960 TWD"),
            reference: "7310064402 / 5530917".into(),
        })
    );
    assert_eq!(sandbox.charges().await.unwrap()[0].amount.to_string(), "15960");
}

#[tokio::test]
async fn money_arrives_once_however_the_calendar_moves() {
    let (sandbox, client) = irish().await;
    proved(&sandbox, &client, 1).await;
    sandbox.move_to(day("2022-06-28")).await.unwrap();
    let after = everything(&sandbox, &client).await;
    assert_eq!(after.0[0].state, OrderState::Confirmed);
    assert_eq!(after.2[0].issued, day("2021-07-01"), "on its day, however far the jump");
    assert_eq!(after.3.len(), 1);
    for again in ["2022-06-28", "2021-06-28", "2021-07-01", "2021-07-29", "2030-01-01"] {
        sandbox.move_to(day(again)).await.unwrap();
        assert_eq!(everything(&sandbox, &client).await, after, "{again}");
    }
}

#[tokio::test]
async fn the_invoice_names_who_placed_the_order_and_not_who_proved_it() {
    let (sandbox, client) = irish().await;
    let order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
    let agent = client_as(&sandbox, Role::SalesAgent);
    let placed = agent.place_order(&order).await.unwrap();
    client
        .upload_proof(&placed.number, &proof_of(PDF, day("2021-06-28")))
        .await
        .unwrap();
    sandbox.move_to(day("2021-07-01")).await.unwrap();
    let invoice = &client.invoices().await.unwrap()[0];
    assert_eq!(invoice.placed_by, Some(("Aoife Moore".into(), Role::SalesAgent)));
}

#[tokio::test]
async fn a_renewal_ordered_in_time_counts_when_it_is_paid_after_the_window() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day("2021-07-22")).await.unwrap();
    let waiting = proved(&sandbox, &client, 1).await;
    assert_eq!(waiting.placed, day("2021-07-22"), "the last safe day");
    sandbox.move_to(day("2021-07-25")).await.unwrap();
    let confirmed = &client.orders().await.unwrap()[0];
    assert_eq!(
        (confirmed.state, confirmed.anniversary),
        (OrderState::Confirmed, Some(day("2022-06-22")))
    );
    let invoice = &client.invoices().await.unwrap()[0];
    assert_eq!(
        (invoice.issued, invoice.lines[0].period),
        (day("2021-07-25"), Some((day("2021-06-22"), day("2022-06-22"))))
    );
}

#[tokio::test]
async fn a_transfer_costs_what_was_asked_for_when_the_price_rises_meanwhile() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day("2021-12-30")).await.unwrap();
    let order = by_transfer(&client, PACK, OrderKind::Buy, 1).await;
    let placed = client.place_order(&order).await.unwrap();
    client
        .upload_proof(&placed.number, &proof_of(PDF, day("2021-12-30")))
        .await
        .unwrap();
    sandbox.move_to(day("2022-01-02")).await.unwrap();
    let invoice = &client.invoices().await.unwrap()[0];
    assert_eq!(
        (invoice.issued, invoice.total.to_string().as_str()),
        (day("2022-01-02"), "516.60")
    );
    assert!(invoice.adds_up());
    assert_eq!(client.orders().await.unwrap()[0].anniversary, Some(day("2023-01-02")));
}

#[tokio::test]
async fn money_that_arrives_on_the_day_of_expiry_is_in_time_and_later_money_is_not() {
    for (uploaded, state) in [
        ("2021-07-24", OrderState::Confirmed),
        ("2021-07-25", OrderState::Confirmed),
        ("2021-07-26", OrderState::Confirmed),
        ("2021-07-27", OrderState::Expired),
        ("2021-07-28", OrderState::Expired),
    ] {
        let (sandbox, client) = irish().await;
        let order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
        let placed = client.place_order(&order).await.unwrap();
        assert_eq!(placed.expires, Some(day("2021-07-28")));
        sandbox.move_to(day(uploaded)).await.unwrap();
        client
            .upload_proof(&placed.number, &proof_of(PDF, day(uploaded)))
            .await
            .unwrap();
        sandbox.move_to(day("2021-12-31")).await.unwrap();
        let ended = &client.orders().await.unwrap()[0];
        assert_eq!(ended.state, state, "{uploaded}");
        assert_eq!(ended.instructions, None);
        assert_eq!(
            sandbox.charges().await.unwrap().len(),
            usize::from(state == OrderState::Confirmed)
        );
    }
}

#[tokio::test]
async fn whoever_let_an_order_expire_orders_again_and_shows_the_same_proof() {
    let (sandbox, client) = irish().await;
    let offer = "learning-action-pack";
    let first = by_transfer(&client, offer, OrderKind::Buy, 1).await;
    let first = client.place_order(&first).await.unwrap();
    let proof = proof_of(PDF, day("2021-07-20"));
    sandbox.move_to(day("2021-07-28")).await.unwrap();
    client.upload_proof(&first.number, &proof).await.unwrap();
    sandbox.move_to(day("2021-07-29")).await.unwrap();
    assert_eq!(client.orders().await.unwrap()[0].state, OrderState::Expired);

    let second = by_transfer(&client, offer, OrderKind::Buy, 2).await;
    let second = client.place_order(&second).await.unwrap();
    assert_eq!(second.state, OrderState::AwaitingPayment);
    client.upload_proof(&second.number, &proof).await.unwrap();
    sandbox.move_to(day("2021-08-30")).await.unwrap();
    let states: Vec<OrderState> = client.orders().await.unwrap().iter().map(|order| order.state).collect();
    assert_eq!(states, [OrderState::Confirmed, OrderState::Expired]);
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    assert_eq!(client.invoices().await.unwrap()[0].issued, day("2021-08-01"));
}

#[tokio::test]
async fn a_jump_over_several_days_books_each_on_its_own_in_their_order() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day(LAPSED)).await.unwrap();
    let late = by_transfer(&client, "silver-data-platform", OrderKind::Buy, 1).await;
    let late = client.place_order(&late).await.unwrap();
    let early = by_transfer(&client, PACK, OrderKind::Buy, 2).await;
    let early = client.place_order(&early).await.unwrap();
    for (on, number) in [(LAPSED, &early.number), ("2021-10-21", &late.number)] {
        sandbox.move_to(day(on)).await.unwrap();
        client.upload_proof(number, &proof_of(PDF, day(on))).await.unwrap();
    }
    sandbox.move_to(day("2022-06-29")).await.unwrap();

    let invoices = client.invoices().await.unwrap();
    let booked: Vec<_> = invoices
        .iter()
        .take(2)
        .map(|invoice| (invoice.issued, invoice.number.as_str(), invoice.order_number.as_deref()))
        .collect();
    assert_eq!(
        booked,
        [
            (day("2021-10-24"), "T000268311", Some(late.number.as_str())),
            (day("2021-10-23"), "T000268310", Some(early.number.as_str())),
        ]
    );
    assert_eq!(sandbox.charges().await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_next_renewal_follows_the_one_that_was_paid_by_transfer() {
    let (sandbox, client) = irish().await;
    proved(&sandbox, &client, 1).await;
    sandbox.move_to(day("2021-07-10")).await.unwrap();
    let error = renew(&client, 2, "tok_visa").await.unwrap_err();
    assert_eq!(
        error,
        partner_center::Error::Refused(partner_center::Refusal::NotEligible("renewal_window".into())),
        "it is renewed"
    );
    sandbox.move_to(day("2022-06-23")).await.unwrap();
    let order = by_card(&client, PACK, OrderKind::Renew, 3, "tok_visa").await;
    let next = client.place_order(&order).await.unwrap();
    assert_eq!(next.anniversary, Some(day("2023-06-22")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The same days lead to the same books, whether the calendar walks or jumps, and in every sandbox.
    #[test]
    fn walking_and_jumping_come_to_the_same(
        uploads in proptest::collection::vec(0_i64..31, 2),
        proved_at_all in proptest::collection::vec(any::<bool>(), 2),
        further in 0_i64..40,
    ) {
        let opening = day(LAPSED);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let play = async |walks: bool| {
            let (sandbox, client) = irish().await;
            sandbox.move_to(opening).await.unwrap();
            let mut proofs = Vec::new();
            for (index, offer) in [PACK, "silver-data-platform"].into_iter().enumerate() {
                let order = by_transfer(&client, offer, OrderKind::Buy, index as u128).await;
                let placed = client.place_order(&order).await.unwrap();
                if proved_at_all[index] {
                    proofs.push((uploads[index], placed.number));
                }
            }
            proofs.sort();
            let mut today = 0;
            let last = 31 + further;
            for (on, number) in proofs.iter().map(|(on, number)| (*on, Some(number))).chain([(last, None)]) {
                while walks && today < on {
                    today += 1;
                    sandbox.move_to(opening + Duration::days(today)).await.unwrap();
                }
                sandbox.move_to(opening + Duration::days(on)).await.unwrap();
                if let Some(number) = number {
                    let proof = proof_of(PDF, opening + Duration::days(on));
                    client.upload_proof(number, &proof).await.unwrap();
                }
            }
            everything(&sandbox, &client).await
        };
        let (walked, jumped) = runtime.block_on(async { (play(true).await, play(false).await) });
        prop_assert_eq!(&walked, &jumped);
        let (orders, _, invoices, charges) = walked;
        for order in &orders {
            let index = order.request_id.unwrap().0.as_u128() as usize;
            let arrives = uploads[index] + 3;
            let expected = match proved_at_all[index] {
                true if arrives <= 31 => OrderState::Confirmed,
                _ => OrderState::Expired,
            };
            prop_assert_eq!(order.state, expected);
            let charged: Vec<_> = charges.iter().filter(|charge| charge.order == order.number).collect();
            prop_assert_eq!(charged.len(), usize::from(expected == OrderState::Confirmed));
            if let Some(number) = &order.invoice {
                let invoice = invoices.iter().find(|invoice| invoice.number == *number).unwrap();
                prop_assert!(invoice.adds_up());
                prop_assert_eq!(invoice.issued, opening + Duration::days(arrives));
                prop_assert_eq!(invoice.total_money(), order.total);
            }
        }
    }
}
