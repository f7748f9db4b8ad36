//! Levels of competencies: one fee for each, a reduced one for the step up, and nothing that runs beside what ends it.

use crate::support::{
    LAPSED, PACK, PDF, SandboxClient, buy, by_card, by_transfer, day, irish, joined, latest_term, money, opened,
    proof_of,
};
use domain::{OfferId, OrderKind, OrderState, Payment};
use partner_center::{Error, PartnerCenter, Refusal};
use sandbox::Sandbox;

const SILVER: &str = "silver-data-platform";
const OTHER_SILVER: &str = "silver-security";
const GOLD: &str = "gold-cloud-platform";
const OTHER_GOLD: &str = "gold-data-platform";

fn refused(check: &str) -> Error {
    Error::Refused(Refusal::NotEligible(check.to_owned()))
}

/// The Irish partner on a day on which nothing runs any more.
async fn lapsed() -> (Sandbox, SandboxClient) {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day(LAPSED)).await.unwrap();
    (sandbox, client)
}

/// The one term that can then be renewed is that of the gold competency that ran last.
fn kind_of(offer: &str) -> OrderKind {
    if offer == GOLD {
        OrderKind::Renew
    } else {
        OrderKind::Buy
    }
}

/// The lines of today's quote, in English.
async fn quoted(client: &SandboxClient, offer: &str) -> Vec<String> {
    let quote = client.quote(&OfferId::new(offer), kind_of(offer)).await.unwrap();
    let line = |line: &partner_center::QuoteLine| format!("{} {}", line.label.en, line.amount);
    let total = format!("= {}", quote.total);
    quote.lines.iter().map(line).chain([total]).collect()
}

#[tokio::test]
async fn the_fee_of_an_offer_follows_from_what_runs() {
    let fee: &[&str] = &[
        "Silver Data Platform 1665.00 EUR",
        "VAT 23% 382.95 EUR",
        "= 2047.95 EUR",
    ];
    let covered: &[&str] = &[
        "Silver Security 1665.00 EUR",
        "Covered by Silver Data Platform -1665.00 EUR",
        "VAT 23% 0.00 EUR",
        "= 0.00 EUR",
    ];
    let whole_gold: &[&str] = &[
        "Gold Cloud Platform 4380.00 EUR",
        "VAT 23% 1007.40 EUR",
        "= 5387.40 EUR",
    ];
    let upgrade: &[&str] = &[
        "Gold Cloud Platform 4380.00 EUR",
        "Upgrade discount 25% -1095.00 EUR",
        "VAT 23% 755.55 EUR",
        "= 4040.55 EUR",
    ];
    let covered_gold: &[&str] = &[
        "Gold Data Platform 4380.00 EUR",
        "Covered by Gold Cloud Platform -4380.00 EUR",
        "VAT 23% 0.00 EUR",
        "= 0.00 EUR",
    ];
    for (bought, asked, lines) in [
        (&[][..], SILVER, fee),
        (&[], GOLD, whole_gold),
        (&[PACK], GOLD, whole_gold),
        (&[SILVER], OTHER_SILVER, covered),
        (&[SILVER], GOLD, upgrade),
        (&[SILVER, OTHER_SILVER], GOLD, upgrade),
        (&[GOLD], OTHER_GOLD, covered_gold),
        (&[SILVER, GOLD], OTHER_GOLD, covered_gold),
    ] {
        let (_sandbox, client) = lapsed().await;
        for (request, offer) in bought.iter().enumerate() {
            let order = by_card(&client, offer, kind_of(offer), request as u128, "tok_visa").await;
            client.place_order(&order).await.unwrap();
        }
        assert_eq!(quoted(&client, asked).await, lines, "{asked} beside {bought:?}");
    }
}

#[tokio::test]
async fn in_taiwan_the_step_up_is_named_in_chinese_and_costs_whole_dollars() {
    let (sandbox, client) = opened("sample-tw").await;
    sandbox.move_to(day("2021-12-20")).await.unwrap();
    buy(&client, "silver-data-analytics", 1, "tok_visa").await.unwrap();
    let quote = client
        .quote(&OfferId::new("gold-data-analytics"), OrderKind::Buy)
        .await
        .unwrap();
    assert_eq!(quote.lines[1].label.zh_tw, "升級折扣 25%");
    assert_eq!(quote.lines[1].amount, money("-35500 TWD"));
    assert_eq!(quote.total, money("111825 TWD"), "106,500 and 5 % tax");
    let covered = client
        .quote(&OfferId::new("silver-security"), OrderKind::Buy)
        .await
        .unwrap();
    assert_eq!(covered.lines[1].label.zh_tw, "費用已含於銀級資料分析");
    assert_eq!(covered.total, money("0 TWD"));
}

#[tokio::test]
async fn a_further_competency_is_confirmed_at_once_and_costs_nothing() {
    let (sandbox, client) = irish().await;
    let before = client.invoices().await.unwrap().len();
    // By card and by transfer alike: there is nothing to pay.
    let order = by_transfer(&client, OTHER_GOLD, OrderKind::Buy, 1).await;
    let placed = client.place_order(&order).await.unwrap();
    assert_eq!(
        (placed.state, placed.payment.as_ref()),
        (OrderState::Confirmed, Some(&Payment::Free))
    );
    assert_eq!((placed.total, placed.invoice), (money("0 EUR"), None));
    assert_eq!(
        placed.anniversary,
        Some(day("2021-10-14")),
        "that of the gold competency that runs"
    );
    assert_eq!((placed.instructions, placed.expires), (None, None));
    assert_eq!(sandbox.charges().await.unwrap(), []);
    assert_eq!(client.invoices().await.unwrap().len(), before);
    let term = latest_term(&client, OTHER_GOLD).await.unwrap();
    assert_eq!(
        (term.purchased, term.anniversary),
        (day("2021-06-28"), day("2021-10-14"))
    );
    assert!(!term.auto_renew, "the one that covers it does not renew by itself");
    let again = by_card(&client, OTHER_GOLD, OrderKind::Buy, 2, "tok_visa").await;
    assert_eq!(client.place_order(&again).await.unwrap_err(), refused("renewal_window"));
}

#[tokio::test]
async fn what_costs_something_is_not_given() {
    let (_sandbox, client) = irish().await;
    let mut order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
    order.payment = Payment::Free;
    let error = client.place_order(&order).await.unwrap_err();
    assert!(
        matches!(error, Error::Refused(Refusal::Other { ref code, .. }) if code == "not_free"),
        "{error}"
    );
    assert_eq!(client.orders().await.unwrap(), []);
}

#[tokio::test]
async fn gold_ends_silver_on_its_day_by_card_and_by_transfer() {
    for by_card_now in [true, false] {
        let (sandbox, client) = lapsed().await;
        buy(&client, SILVER, 1, "tok_visa").await.unwrap();
        buy(&client, OTHER_SILVER, 2, "tok_visa").await.unwrap();
        sandbox.move_to(day("2021-11-02")).await.unwrap();
        let (order, ended) = if by_card_now {
            (
                by_card(&client, OTHER_GOLD, OrderKind::Buy, 3, "tok_visa").await,
                "2021-11-02",
            )
        } else {
            (by_transfer(&client, OTHER_GOLD, OrderKind::Buy, 3).await, "2021-11-05")
        };
        let placed = client.place_order(&order).await.unwrap();
        assert_eq!(placed.total, money("4040.55 EUR"));
        if !by_card_now {
            assert_eq!(
                latest_term(&client, SILVER).await.unwrap().ended,
                None,
                "not before it is paid"
            );
            let proof = proof_of(PDF, day("2021-11-02"));
            client.upload_proof(&placed.number, &proof).await.unwrap();
            sandbox.move_to(day("2021-11-09")).await.unwrap();
        }
        for silver in [SILVER, OTHER_SILVER] {
            let term = latest_term(&client, silver).await.unwrap();
            assert_eq!((term.ended, term.auto_renew), (Some(day(ended)), false), "{silver}");
            let again = buy(&client, silver, 4, "tok_visa").await.unwrap_err();
            assert_eq!(again, refused("sibling_offer"), "beside gold");
        }
        let gold = latest_term(&client, OTHER_GOLD).await.unwrap();
        assert_eq!((gold.purchased, gold.ended), (day(ended), None));
        let invoice = &client.invoices().await.unwrap()[0];
        assert!(invoice.adds_up());
        assert_eq!(
            [invoice.net, invoice.discount, invoice.tax, invoice.total].map(|amount| amount.to_string()),
            ["4380.00", "1095.00", "755.55", "4040.55"]
        );
        // The silver terms would have renewed by themselves in October.
        sandbox.move_to(day("2022-10-30")).await.unwrap();
        assert_eq!(client.orders().await.unwrap().len(), 3, "and do not");
    }
}

#[tokio::test]
async fn silver_is_not_sold_beside_gold_and_is_when_gold_has_gone() {
    let (sandbox, client) = irish().await;
    for (today, expected) in [
        ("2021-06-28", Err(refused("sibling_offer"))),
        ("2021-10-14", Err(refused("sibling_offer"))),
        ("2021-10-15", Ok(OrderState::Confirmed)),
    ] {
        sandbox.move_to(day(today)).await.unwrap();
        let placed = buy(&client, SILVER, 1, "tok_visa").await.map(|order| order.state);
        assert_eq!(placed, expected, "{today}");
    }
}

#[tokio::test]
async fn an_order_in_progress_stands_in_the_way_of_every_related_one() {
    for (open, related, unrelated) in [
        (PACK, &["learning-action-pack"][..], SILVER),
        (SILVER, &[OTHER_SILVER, GOLD, OTHER_GOLD], PACK),
        (GOLD, &[SILVER, OTHER_SILVER, OTHER_GOLD], PACK),
    ] {
        let (sandbox, client) = lapsed().await;
        let order = by_transfer(&client, open, kind_of(open), 1).await;
        let placed = client.place_order(&order).await.unwrap();
        for offer in related {
            for order in [
                by_card(&client, offer, kind_of(offer), 2, "tok_visa").await,
                by_transfer(&client, offer, kind_of(offer), 2).await,
            ] {
                let error = client.place_order(&order).await.unwrap_err();
                assert_eq!(error, refused("open_order"), "{offer} while {open} waits");
            }
        }
        buy(&client, unrelated, 3, "tok_visa").await.unwrap();
        assert_eq!(sandbox.charges().await.unwrap().len(), 1);
        client.cancel_order(&placed.number).await.unwrap();
        let next = by_card(&client, related[0], kind_of(related[0]), 4, "tok_visa").await;
        client.place_order(&next).await.unwrap();
    }
}

#[tokio::test]
async fn the_fee_of_a_level_is_paid_once_a_year_whichever_is_renewed_first() {
    let (own, further) = ("silver-application-development", "silver-cloud-platform");
    for (first, second) in [(own, further), (further, own)] {
        let (sandbox, client) = joined().await;
        let order = by_transfer(&client, own, OrderKind::Buy, 1).await;
        let placed = client.place_order(&order).await.unwrap();
        client
            .upload_proof(&placed.number, &proof_of(PDF, day("2021-07-01")))
            .await
            .unwrap();
        sandbox.move_to(day("2021-07-20")).await.unwrap();
        buy(&client, further, 2, "tok_visa").await.unwrap();
        for silver in [own, further] {
            let term = latest_term(&client, silver).await.unwrap();
            assert_eq!((term.anniversary, term.auto_renew), (day("2022-07-04"), false));
        }
        sandbox.move_to(day("2022-07-10")).await.unwrap();
        let renewal = by_card(&client, first, OrderKind::Renew, 3, "tok_visa").await;
        assert_eq!(client.place_order(&renewal).await.unwrap().total, money("1981.35 EUR"));
        let renewal = by_card(&client, second, OrderKind::Renew, 4, "tok_visa").await;
        let given = client.place_order(&renewal).await.unwrap();
        assert_eq!((given.total, given.payment), (money("0 EUR"), Some(Payment::Free)));
        for silver in [own, further] {
            let term = latest_term(&client, silver).await.unwrap();
            assert_eq!(
                (term.purchased, term.anniversary, term.auto_renew),
                (day("2022-07-04"), day("2023-07-04"), true),
                "{silver}: paid by card, or following what was"
            );
        }
        assert_eq!(sandbox.charges().await.unwrap().len(), 2);
    }
}
