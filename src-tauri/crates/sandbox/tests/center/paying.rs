//! A card order is charge, order, term and invoice together, once, to the cent.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support;

use crate::support::{LAPSED, PACK, by_card, by_transfer, day, id, irish, latest_term, money, opened, renew};
use domain::{
    CardSummary, InvoicePayment, InvoiceStatus, OrderKind, OrderState, Payment, PaymentTerms, RequestId, Role,
};
use partner_center::faults::{Fault, FaultSpec};
use partner_center::{Error, PartnerCenter, Refusal};
use uuid::Uuid;

#[tokio::test]
async fn an_irish_renewal_costs_exactly_what_the_quote_says() {
    let (sandbox, client) = irish().await;
    let quote = client
        .quote(&domain::OfferId::new(PACK), OrderKind::Renew)
        .await
        .unwrap();
    let lines: Vec<String> = quote
        .lines
        .iter()
        .map(|line| format!("{} {}", line.label.en, line.amount))
        .collect();
    assert_eq!(lines, ["Action Pack 420.00 EUR", "VAT 23% 96.60 EUR"]);
    assert_eq!(quote.lines[1].label.zh_tw, "增值稅 23%");
    assert_eq!(quote.total.to_string(), "516.60 EUR");

    let before = client.invoices().await.unwrap().len();
    let mut order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
    order.po_number = Some("PO-2021-0417".into());
    let placed = client.place_order(&order).await.unwrap();
    assert_eq!(placed.state, OrderState::Confirmed);
    assert_eq!(placed.total.to_string(), "516.60 EUR");
    assert_eq!(
        (placed.placed, placed.anniversary),
        (day("2021-06-28"), Some(day("2022-06-22")))
    );
    assert_eq!(placed.number, "7310061187");
    assert_eq!(
        placed.invoice.as_ref().map(domain::InvoiceNumber::as_str),
        Some("T000268310")
    );
    let card = CardSummary {
        brand: "Visa".into(),
        last_four: "4242".into(),
        expires: Some((12, 2030)),
    };
    assert_eq!(
        placed.payment,
        Some(Payment::Card {
            card: Some(card.clone())
        })
    );

    let charges = sandbox.charges().await.unwrap();
    assert_eq!(charges.len(), 1);
    assert_eq!(
        (charges[0].request_id, charges[0].order.as_str()),
        (id(1), "7310061187")
    );
    assert_eq!(
        (charges[0].amount.to_string().as_str(), charges[0].currency.code()),
        ("516.60", "EUR")
    );
    assert_eq!(charges[0].card, "Visa 4242");

    let term = latest_term(&client, PACK).await.unwrap();
    assert_eq!(
        (term.purchased, term.anniversary),
        (day("2021-06-22"), day("2022-06-22"))
    );

    let invoices = client.invoices().await.unwrap();
    assert_eq!(invoices.len(), before + 1);
    let invoice = client.invoice(&placed.invoice.unwrap()).await.unwrap();
    assert_eq!(invoices[0], invoice, "the latest comes first");
    assert!(invoice.adds_up());
    assert_eq!(
        (invoice.net.to_string(), invoice.tax.to_string()),
        ("420.00".into(), "96.60".into())
    );
    assert_eq!(
        (invoice.total.to_string(), invoice.amount_due.to_string()),
        ("516.60".into(), "0.00".into())
    );
    assert_eq!(
        (invoice.status, &invoice.payment_terms),
        (InvoiceStatus::Paid, &PaymentTerms::PaidAtPurchase)
    );
    assert_eq!(invoice.issued, day("2021-06-28"));
    assert_eq!(invoice.po_number.as_deref(), Some("PO-2021-0417"));
    assert_eq!(invoice.partner_id, "4512880");
    assert_eq!(invoice.issuer.name, "Microsoft Ireland Operations Limited");
    assert_eq!(invoice.bill_to.attention.as_deref(), Some("Accounts payable"));
    assert_eq!(
        invoice.sold_to.tax_id.as_ref().map(|tax| tax.value.as_str()),
        Some("IE 1234567FA")
    );
    assert_eq!(
        invoice.sold_to.printed_address(),
        ["14 Fitzwilliam Lane", "Dublin 2, D02 PK31"]
    );
    assert_eq!(invoice.lines[0].period, Some((day("2021-06-22"), day("2022-06-22"))));
    assert_eq!(
        invoice.payment,
        Some(InvoicePayment::Card {
            card,
            charged: day("2021-06-28"),
            amount: money("516.60 EUR")
        })
    );
    assert_eq!(invoice.placed_by, Some(("Aoife Moore".into(), Role::MpnPartnerAdmin)));
    let window = invoice.term.unwrap();
    assert_eq!(
        (window.window_opens, window.window_closes),
        (day("2022-06-23"), Some(day("2022-07-22")))
    );
    assert_eq!(window.benefits_end, day("2022-07-22"));
}

#[tokio::test]
async fn a_taiwanese_renewal_is_in_whole_dollars() {
    let (sandbox, client) = opened("sample-tw").await;
    let placed = renew(&client, 1, "tok_visa").await.unwrap();
    assert_eq!(placed.total.to_string(), "15960 TWD");
    assert_eq!(sandbox.charges().await.unwrap()[0].amount.to_string(), "15960");
    let invoice = client.invoice(&placed.invoice.unwrap()).await.unwrap();
    assert_eq!(
        (invoice.net.to_string(), invoice.tax.to_string()),
        ("15200".into(), "760".into())
    );
    assert!(invoice.adds_up());
    assert_eq!(invoice.taxes[0].label.zh_tw, "營業稅");
    assert_eq!(
        invoice.sold_to.printed_address(),
        ["110 台北市信義區", "松仁路 88 號 12 樓"]
    );
    assert_eq!(invoice.bill_to.attention.as_deref(), Some("財務部"));
}

#[tokio::test]
async fn a_declined_card_is_on_record_and_charges_nothing() {
    for (token, refusal, code) in [
        ("tok_declined", Refusal::CardDeclined, "card_declined"),
        ("tok_error715", Refusal::Card715, "card_error_715"),
    ] {
        let (sandbox, client) = irish().await;
        assert_eq!(renew(&client, 1, token).await.unwrap_err(), Error::Refused(refusal));
        let recorded = client.order_by_request(id(1)).await.unwrap().placed().unwrap();
        assert_eq!(recorded.state, OrderState::Declined);
        assert_eq!(recorded.failure.unwrap().code, code);
        assert_eq!((recorded.invoice, recorded.anniversary), (None, None));
        let repeated = renew(&client, 1, "tok_visa").await.unwrap();
        assert_eq!(
            repeated.state,
            OrderState::Declined,
            "the order of this submission, with whatever card"
        );
        assert_eq!(sandbox.charges().await.unwrap(), []);
        assert_eq!(latest_term(&client, PACK).await.unwrap().anniversary, day("2021-06-22"));

        let placed = renew(&client, 2, "tok_visa").await.unwrap();
        assert_eq!(placed.state, OrderState::Confirmed, "another card, another submission");
        assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn an_unknown_token_makes_no_order() {
    let (sandbox, client) = irish().await;
    for token in ["tok_unheard_of", "", "4242424242424242"] {
        let error = renew(&client, 1, token).await.unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::UnknownCardToken), "{token}");
    }
    assert_eq!(
        (client.orders().await.unwrap(), sandbox.charges().await.unwrap()),
        (vec![], vec![])
    );
}

#[tokio::test]
async fn a_repeated_submission_is_the_same_order() {
    let (sandbox, client) = irish().await;
    let first = renew(&client, 1, "tok_visa").await.unwrap();
    let invoices = client.invoices().await.unwrap().len();
    let again = renew(&client, 1, "tok_visa").await.unwrap();
    assert_eq!(first, again);
    assert_eq!(
        client.order_by_request(id(1)).await.unwrap().placed(),
        Some(first.clone())
    );
    assert_eq!(client.orders().await.unwrap(), [first]);
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    assert_eq!(client.invoices().await.unwrap().len(), invoices);
}

#[tokio::test]
async fn submissions_at_the_same_time_make_one_order() {
    let folder = tempfile::tempdir().unwrap();
    let sandbox = sandbox::Sandbox::open(&folder.path().join("s.db"), &[7; 32], support::partner("sample"))
        .await
        .unwrap();
    let client = support::client_as(&sandbox, Role::GlobalAdmin);
    let order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
    let (a, b, c) = tokio::join!(
        client.place_order(&order),
        client.place_order(&order),
        client.place_order(&order)
    );
    assert_eq!(a.as_ref().unwrap().number, b.unwrap().number);
    assert_eq!(a.unwrap().number, c.unwrap().number);
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    sandbox.close().await;
}

#[tokio::test]
async fn an_answer_that_never_arrives_leaves_one_charge_to_be_found() {
    let (sandbox, client) = irish().await;
    let error = renew(&client, 1, "tok_timeout_after_charge").await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error}");
    let found = client.order_by_request(id(1)).await.unwrap().placed().unwrap();
    assert_eq!(
        (found.state, found.anniversary),
        (OrderState::Confirmed, Some(day("2022-06-22")))
    );
    client.invoice(found.invoice.as_ref().unwrap()).await.unwrap();
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    assert_eq!(
        renew(&client, 1, "tok_timeout_after_charge").await.unwrap(),
        found,
        "asked again, it is answered"
    );
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
}

#[tokio::test]
async fn every_fault_leaves_at_most_one_charge_and_a_repeat_leaves_exactly_one() {
    for fault in Fault::ALL {
        if fault == Fault::Slow {
            // It would really be slow.
            continue;
        }
        let (sandbox, client) = irish().await;
        let order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
        let mut spec = FaultSpec::from(fault);
        spec.only = Some("POST /v1/membership/orders".into());
        sandbox.add_fault(&spec).await.unwrap();
        let first = client.place_order(&order).await;
        let found = client.order_by_request(id(1)).await.unwrap().placed();
        assert_eq!(
            sandbox.charges().await.unwrap().len(),
            usize::from(found.is_some()),
            "{fault}"
        );
        if let Err(error) = first
            && !matches!(error, Error::OutcomeUnknown(_))
        {
            assert_eq!(found, None, "{fault} was said to have changed nothing");
        }
        client.place_order(&order).await.unwrap();
        assert_eq!(sandbox.charges().await.unwrap().len(), 1, "{fault}");
    }
}

#[tokio::test]
async fn a_transfer_waits_for_thirty_days_and_expires() {
    let (sandbox, client) = irish().await;
    let order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
    let placed = client.place_order(&order).await.unwrap();
    assert_eq!(placed.state, OrderState::AwaitingPayment);
    assert_eq!((placed.number.len(), placed.expires), (10, Some(day("2021-07-28"))));
    assert_eq!((placed.invoice.clone(), placed.anniversary), (None, None));
    assert_eq!(placed.payment, Some(order.payment.clone()));
    assert_eq!(sandbox.charges().await.unwrap(), []);
    assert_eq!(latest_term(&client, PACK).await.unwrap().anniversary, day("2021-06-22"));

    let error = renew(&client, 2, "tok_visa").await.unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::NotEligible("open_order".into())));

    sandbox.move_to(day("2021-07-28")).await.unwrap();
    assert_eq!(
        client.order_by_request(id(1)).await.unwrap().placed().unwrap().state,
        OrderState::AwaitingPayment
    );
    sandbox.move_to(day("2021-07-29")).await.unwrap();
    assert_eq!(
        client.order_by_request(id(1)).await.unwrap().placed().unwrap().state,
        OrderState::Expired
    );
    sandbox.move_to(day("2021-06-28")).await.unwrap();
    assert_eq!(
        client.orders().await.unwrap()[0].state,
        OrderState::Expired,
        "moving back undoes nothing"
    );
    assert_eq!(
        renew(&client, 3, "tok_visa").await.unwrap().state,
        OrderState::Confirmed,
        "and nothing is open"
    );
}

#[tokio::test]
async fn an_incomplete_contact_makes_no_order() {
    let (_sandbox, client) = irish().await;
    let mut order = by_transfer(&client, PACK, OrderKind::Renew, 1).await;
    order.payment = Payment::Transfer {
        contact: domain::TransferContact::default(),
    };
    let error = client.place_order(&order).await.unwrap_err();
    assert!(
        matches!(error, Error::Refused(Refusal::Other { ref code, .. }) if code == "invalid_contact"),
        "{error}"
    );
    assert_eq!(client.orders().await.unwrap(), []);
}

#[tokio::test]
async fn a_first_purchase_begins_its_term_today() {
    let (sandbox, client) = irish().await;
    let offer = "learning-action-pack";
    assert_eq!(latest_term(&client, offer).await, None);
    let order = by_card(&client, offer, OrderKind::Buy, 1, "tok_visa").await;
    let placed = client.place_order(&order).await.unwrap();
    assert_eq!(placed.total.to_string(), "516.60 EUR");
    let term = latest_term(&client, offer).await.unwrap();
    assert_eq!(
        (term.purchased, term.anniversary),
        (day("2021-06-28"), day("2022-06-28"))
    );
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    let again = by_card(&client, offer, OrderKind::Buy, 2, "tok_visa").await;
    let error = client.place_order(&again).await.unwrap_err();
    assert_eq!(
        error,
        Error::Refused(Refusal::NotEligible("renewal_window".into())),
        "held already"
    );
}

#[tokio::test]
async fn a_lapsed_offer_is_bought_afresh_and_not_renewed() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day(LAPSED)).await.unwrap();
    let offer = "silver-small-and-midmarket-cloud-solutions";
    let renewal = by_card(&client, offer, OrderKind::Renew, 1, "tok_visa").await;
    let error = client.place_order(&renewal).await.unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::NotEligible("renewal_window".into())));
    let purchase = by_card(&client, offer, OrderKind::Buy, 2, "tok_visa").await;
    let placed = client.place_order(&purchase).await.unwrap();
    assert_eq!(placed.anniversary, Some(day("2022-10-20")));
}

#[tokio::test]
async fn a_submission_nobody_made_has_no_order() {
    let (_sandbox, client) = irish().await;
    assert_eq!(
        client.order_by_request(RequestId(Uuid::nil())).await.unwrap(),
        partner_center::SubmissionAnswer::NotListed
    );
}
