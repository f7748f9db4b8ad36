//! Cancelling a subscription: paid back within thirty days of an unused purchase, left to lapse otherwise.

use crate::support::{
    PACK, SandboxClient, buy, by_card, cancellation, client_as, day, irish, joined, latest_term, money, note, proved,
    question, renew,
};
use domain::{
    Activity, InvoiceKind, InvoiceStatus, NaiveDate, OfferId, OrderKind, OrderState, RequestStatus, Role,
    SupportRequest,
};
use partner_center::{Error, PartnerCenter, Refusal};
use sandbox::Sandbox;

/// Asks for a subscription to be cancelled and lets support answer; the request and the day of the answer.
async fn answered(sandbox: &Sandbox, client: &SandboxClient, offer: &str) -> (SupportRequest, NaiveDate) {
    let made = client.make_support_request(&cancellation(99, offer)).await.unwrap();
    let mut today = sandbox.today().await.unwrap();
    loop {
        today = today.succ_opt().unwrap();
        sandbox.move_to(today).await.unwrap();
        let request = client.support_request(&made.id).await.unwrap();
        if !request.notes.is_empty() {
            return (request, today);
        }
    }
}

#[tokio::test]
async fn within_thirty_days_it_ends_and_the_card_is_paid_back() {
    let (sandbox, client) = irish().await;
    let bought = renew(&client, 1, "tok_visa").await.unwrap();
    let original = client.invoice(bought.invoice.as_ref().unwrap()).await.unwrap();
    let (request, on) = answered(&sandbox, &client, PACK).await;
    assert_eq!((request.status, on), (RequestStatus::Closed, day("2021-06-29")));
    assert_eq!(request.cancels, Some(OfferId::new(PACK)));

    let term = latest_term(&client, PACK).await.unwrap();
    assert_eq!(
        (term.ended, term.auto_renew, term.is_active(on)),
        (Some(on), false, false)
    );
    let refunds = sandbox.refunds().await.unwrap();
    let [refund] = refunds.as_slice() else {
        panic!("{refunds:?}")
    };
    assert_eq!((refund.order.as_str(), refund.refunded), (bought.number.as_str(), on));
    assert_eq!(
        (refund.amount, refund.currency),
        (bought.total.amount, bought.total.currency)
    );
    assert_eq!(refund.charge, sandbox.charges().await.unwrap()[0].charge);

    let note = client
        .invoice(&domain::InvoiceNumber::new(&refund.credit_note))
        .await
        .unwrap();
    assert_eq!(
        (note.kind, note.status, note.issued),
        (InvoiceKind::CreditNote, InvoiceStatus::Refunded, on)
    );
    assert_eq!(
        (note.total, note.tax, note.net),
        (-original.total, -original.tax, -original.net)
    );
    assert!(note.adds_up());
    let line = &note.lines[0].description;
    assert!(
        line.en.contains(original.number.as_str()) && line.zh_tw.contains(original.number.as_str()),
        "{line:?}"
    );
    assert_eq!(note.order_number, original.order_number);
    assert_eq!((&note.bill_to, &note.sold_to), (&original.bill_to, &original.sold_to));
    assert_eq!(
        client.invoice(&original.number).await.unwrap(),
        original,
        "issued means frozen"
    );
    let text = &request.notes[0].text;
    assert!(
        text.contains("516.60 EUR") && text.contains(&refund.credit_note),
        "{text}"
    );

    // What ended early is not renewed, and can be bought again.
    let error = renew(&client, 2, "tok_visa").await.unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::NotEligible("renewal_window".into())));
    let again = buy(&client, PACK, 3, "tok_visa").await.unwrap();
    assert_eq!(again.anniversary, Some(day("2022-06-29")));
    assert_eq!(client.orders().await.unwrap().len(), 2);
    sandbox.move_to(day("2022-06-29")).await.unwrap();
    assert_eq!(
        client.orders().await.unwrap().len(),
        2,
        "the cancelled one does not renew by itself"
    );
}

#[tokio::test]
async fn money_that_came_by_transfer_goes_back_too() {
    let (sandbox, client) = irish().await;
    proved(&sandbox, &client, 1).await;
    sandbox.move_to(day("2021-07-01")).await.unwrap();
    // Thirty days from the day of the money, a Saturday; support answers on Monday.
    sandbox.move_to(day("2021-07-31")).await.unwrap();
    let (request, on) = answered(&sandbox, &client, PACK).await;
    assert_eq!((request.status, on), (RequestStatus::Closed, day("2021-08-02")));
    assert_eq!(sandbox.refunds().await.unwrap()[0].amount, money("516.60 EUR").amount);
    let note = client.invoices().await.unwrap().remove(0);
    assert_eq!(
        (note.kind, note.total_money()),
        (InvoiceKind::CreditNote, money("-516.60 EUR"))
    );
}

#[tokio::test]
async fn after_thirty_days_it_lapses_and_the_request_closes_later() {
    let (sandbox, client) = irish().await;
    renew(&client, 1, "tok_visa").await.unwrap();
    sandbox.move_to(day("2021-07-29")).await.unwrap();
    let (request, on) = answered(&sandbox, &client, PACK).await;
    assert_eq!(
        (request.status, on),
        (RequestStatus::AttentionNeeded, day("2021-07-30"))
    );
    let text = &request.notes[0].text;
    assert!(text.contains("30 days") && text.contains("22 June 2022"), "{text}");
    let term = latest_term(&client, PACK).await.unwrap();
    assert_eq!((term.ended, term.auto_renew), (None, false));
    assert_eq!(sandbox.refunds().await.unwrap(), []);
    let noted = client.add_note(&request.id, &note(5)).await.unwrap();
    assert_eq!(noted.status, RequestStatus::AttentionNeeded);

    sandbox.move_to(day("2021-08-05")).await.unwrap();
    let status = client.support_request(&request.id).await.unwrap().status;
    assert_eq!(status, RequestStatus::AttentionNeeded);
    sandbox.move_to(day("2021-08-06")).await.unwrap();
    let closed = client.support_request(&request.id).await.unwrap();
    assert_eq!(closed.status, RequestStatus::Closed, "five business days later");
    assert_eq!(closed.closed.map(|closed| closed.date_naive()), Some(day("2021-08-06")));
    sandbox.move_to(day("2022-07-22")).await.unwrap();
    assert_eq!(client.orders().await.unwrap().len(), 1, "it lapsed");
}

#[tokio::test]
async fn what_was_bought_before_the_sample_began_counts_as_used() {
    let (sandbox, client) = irish().await;
    let standings = client.standings().await.unwrap();
    let used = |offer: &str| {
        let standing = standings
            .iter()
            .find(|standing| standing.offer.as_str() == offer)
            .unwrap();
        (standing.benefit_activated, standing.key_viewed)
    };
    assert_eq!(used("gold-cloud-platform"), (Some(true), Some(true)));
    assert_eq!(used(PACK), (Some(true), Some(true)), "it has ended");
    assert_eq!(used("learning-action-pack"), (None, None), "never bought");
    renew(&client, 1, "tok_visa").await.unwrap();
    let standings = client.standings().await.unwrap();
    let pack = standings
        .iter()
        .find(|standing| standing.offer.as_str() == PACK)
        .unwrap();
    assert_eq!((pack.benefit_activated, pack.key_viewed), (Some(false), Some(false)));

    sandbox
        .reset(sandbox::ResetOptions {
            today: Some(day("2020-10-20")),
            ..Default::default()
        })
        .await
        .unwrap();
    let (request, _) = answered(&sandbox, &client, "gold-cloud-platform").await;
    assert_eq!(request.status, RequestStatus::AttentionNeeded);
    assert!(
        request.notes[0].text.contains("product key"),
        "{}",
        request.notes[0].text
    );
}

#[tokio::test]
async fn one_request_asks_at_a_time_and_only_for_what_runs() {
    let (sandbox, client) = irish().await;
    let nothing = Error::Refused(Refusal::NothingToCancel);
    for offer in [PACK, "learning-action-pack", "no-such-offer"] {
        let error = client.make_support_request(&cancellation(1, offer)).await.unwrap_err();
        assert_eq!(error, nothing, "{offer}");
    }
    renew(&client, 1, "tok_visa").await.unwrap();
    let first = client.make_support_request(&cancellation(2, PACK)).await.unwrap();
    assert_eq!(
        client.make_support_request(&cancellation(2, PACK)).await.unwrap(),
        first,
        "the same submission"
    );
    let error = client.make_support_request(&cancellation(3, PACK)).await.unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::CancellationOpen(first.id.clone())));
    client.make_support_request(&question(4)).await.unwrap();
    client
        .make_support_request(&cancellation(5, "gold-cloud-platform"))
        .await
        .expect("another subscription");
    sandbox.move_to(day("2021-06-29")).await.unwrap();
    let error = client.make_support_request(&cancellation(6, PACK)).await.unwrap_err();
    assert_eq!(error, nothing, "it is cancelled");
    assert_eq!(client.support_requests().await.unwrap().len(), 3);
    assert_eq!(sandbox.refunds().await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_fee_that_goes_back_takes_what_it_covered_with_it() {
    let (own, further) = ("silver-application-development", "silver-cloud-platform");
    for (cancelled, refunds, running) in [(own, 1, &[][..]), (further, 0, &[own][..])] {
        let (sandbox, client) = joined().await;
        buy(&client, own, 1, "tok_visa").await.unwrap();
        buy(&client, PACK, 2, "tok_visa").await.unwrap();
        sandbox.move_to(day("2021-07-20")).await.unwrap();
        buy(&client, further, 3, "").await.unwrap();
        let (request, on) = answered(&sandbox, &client, cancelled).await;
        assert_eq!(request.status, RequestStatus::Closed);
        assert_eq!(
            request.notes[0].text.contains("Nothing was charged"),
            refunds == 0,
            "{:?}",
            request.notes
        );
        assert_eq!(sandbox.refunds().await.unwrap().len(), refunds);
        for offer in [own, further, PACK] {
            let term = latest_term(&client, offer).await.unwrap();
            let runs = running.contains(&offer) || offer == PACK;
            assert_eq!(
                (term.is_active(on), term.auto_renew),
                (runs, runs),
                "{offer} after {cancelled}"
            );
        }
        let quote = client.quote(&OfferId::new(further), OrderKind::Buy).await.unwrap();
        assert_eq!(quote.total.amount.is_zero(), refunds == 0, "whether it is covered");
        buy(&client, further, 4, "tok_visa").await.unwrap();
        let terms = client.terms().await.unwrap();
        let bought = terms.iter().filter(|term| term.offer.as_str() == further);
        assert_eq!(bought.count(), 2, "the cancelled one stays on record");
    }
}

#[tokio::test]
async fn the_step_up_that_goes_back_does_not_bring_silver_back() {
    let (sandbox, client) = joined().await;
    let (silver, gold) = ("silver-application-development", "gold-application-development");
    buy(&client, silver, 1, "tok_visa").await.unwrap();
    sandbox.move_to(day("2021-07-06")).await.unwrap();
    buy(&client, gold, 2, "tok_visa").await.unwrap();
    let (_, on) = answered(&sandbox, &client, gold).await;
    assert_eq!(sandbox.refunds().await.unwrap()[0].amount, money("3909.15 EUR").amount);
    for offer in [silver, gold] {
        assert!(!latest_term(&client, offer).await.unwrap().is_active(on));
    }
    let whole = buy(&client, silver, 3, "tok_visa").await.unwrap();
    assert_eq!(
        (whole.state, whole.total),
        (OrderState::Confirmed, money("1981.35 EUR"))
    );
}

#[tokio::test]
async fn a_subscription_that_ended_meanwhile_is_not_cancelled() {
    let (sandbox, client) = joined().await;
    let (silver, gold) = ("silver-application-development", "gold-application-development");
    buy(&client, silver, 1, "tok_visa").await.unwrap();
    let made = client.make_support_request(&cancellation(2, silver)).await.unwrap();
    buy(&client, gold, 3, "tok_visa").await.unwrap();
    sandbox.move_to(day("2021-07-02")).await.unwrap();
    let closed = client.support_request(&made.id).await.unwrap();
    assert_eq!(closed.status, RequestStatus::Closed);
    assert!(closed.notes[0].text.contains("ended meanwhile"), "{:?}", closed.notes);
    assert_eq!(sandbox.refunds().await.unwrap(), []);
}

#[tokio::test]
async fn only_who_may_cancel_does() {
    for role in Role::ALL {
        let (sandbox, own) = irish().await;
        renew(&own, 1, "tok_visa").await.unwrap();
        let asked = client_as(&sandbox, role)
            .make_support_request(&cancellation(2, PACK))
            .await;
        if role.may(Activity::Cancel) {
            assert!(asked.is_ok(), "{role}");
        } else {
            assert!(matches!(asked, Err(Error::Forbidden(_))), "{role}");
            assert_eq!(own.support_requests().await.unwrap(), []);
        }
    }
}

#[tokio::test]
async fn a_year_later_the_day_of_the_renewal_counts() {
    let (sandbox, client) = irish().await;
    let order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
    client.place_order(&order).await.unwrap();
    sandbox.move_to(day("2022-07-20")).await.unwrap();
    let (request, _) = answered(&sandbox, &client, PACK).await;
    assert_eq!(request.status, RequestStatus::Closed, "charged on 23 June");
    let refunds = sandbox.refunds().await.unwrap();
    assert_eq!(refunds[0].charge, sandbox.charges().await.unwrap()[1].charge);
}
