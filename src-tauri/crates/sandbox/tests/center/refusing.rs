//! The sandbox checks everything itself: window, role, total, exclusion, qualification, sign-in.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support;

use crate::support::{PACK, by_card, client_as, day, irish, money, opened, renew};
use domain::{Catalogue, OrderKind, Role, WindowAnswer};
use partner_center::faults::Fault;
use partner_center::{Client, Error, PartnerCenter, Refusal, Transport};
use proptest::prelude::*;
use zeroize::Zeroizing;

fn refused(check: &str) -> Error {
    Error::Refused(Refusal::NotEligible(check.to_owned()))
}

#[tokio::test]
async fn the_window_opens_on_the_day_after_and_closes_after_its_last_day() {
    for name in ["sample", "sample-tw"] {
        for (today, open) in [
            ("2021-06-21", false),
            ("2021-06-22", false),
            ("2021-06-23", true),
            ("2021-07-22", true),
            ("2021-07-23", false),
        ] {
            let (sandbox, client) = opened(name).await;
            sandbox.move_to(day(today)).await.unwrap();
            let result = renew(&client, 1, "tok_visa").await;
            if open {
                assert_eq!(result.unwrap().anniversary, Some(day("2022-06-22")), "{today}");
            } else {
                assert_eq!(result.unwrap_err(), refused("renewal_window"), "{today}");
                assert_eq!(sandbox.charges().await.unwrap(), []);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// A renewal goes through on exactly the days that the offer's own rule calls open.
    #[test]
    fn a_renewal_goes_through_iff_the_rule_says_open(days in -40_i64..60) {
        let anniversary = day("2021-06-22");
        let today = anniversary + chrono::Duration::days(days);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let (charged, result) = runtime.block_on(async {
            let (sandbox, client) = irish().await;
            sandbox.move_to(today).await.unwrap();
            let result = renew(&client, 1, "tok_visa").await;
            (sandbox.charges().await.unwrap().len(), result)
        });
        let catalogue = Catalogue::embedded();
        let offer = catalogue.offer(&domain::OfferId::new(PACK)).unwrap();
        let open = catalogue.policy_of(offer, anniversary).answer(anniversary, today) == WindowAnswer::Open;
        prop_assert_eq!(result.is_ok(), open, "{}", today);
        prop_assert_eq!(charged, usize::from(open));
    }
}

#[tokio::test]
async fn only_buyers_buy_and_everybody_reads() {
    for role in Role::ALL {
        let (sandbox, _) = irish().await;
        let client = client_as(&sandbox, role);
        let session = client.session().await.unwrap();
        assert_eq!((session.role, session.person.as_str()), (Some(role), "Aoife Moore"));
        let result = renew(&client, 1, "tok_visa").await;
        if role.may_buy() {
            let invoice = client.invoice(&result.unwrap().invoice.unwrap()).await.unwrap();
            assert_eq!(invoice.placed_by, Some(("Aoife Moore".into(), role)));
        } else {
            assert!(matches!(result, Err(Error::Forbidden(_))), "{role}");
            assert_eq!(client.orders().await.unwrap(), []);
        }
    }
}

#[tokio::test]
async fn an_unknown_token_is_not_signed_in() {
    let (sandbox, client) = irish().await;
    for token in ["", "sandbox-", "Aoife Moore"] {
        let stranger = Client::new(sandbox.transport(), client.capabilities(), move || {
            Ok::<_, Error>(Zeroizing::new(token.to_owned()))
        });
        assert_eq!(stranger.terms().await.unwrap_err(), Error::SignInNeeded);
        assert_eq!(stranger.invoices().await.unwrap_err(), Error::SignInNeeded);
    }
    let other = support::opened("sample").await.0;
    assert_ne!(
        other.sign_in(Role::GlobalAdmin),
        sandbox.sign_in(Role::GlobalAdmin),
        "each file has its own tokens"
    );
}

#[tokio::test]
async fn another_total_than_todays_is_refused_with_todays() {
    let (sandbox, client) = irish().await;
    for wrong in ["516.59 EUR", "0 EUR", "516.60 USD", "516.60 TWD"] {
        let mut order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
        order.accepted_total = money(wrong);
        let error = client.place_order(&order).await.unwrap_err();
        assert_eq!(
            error,
            Error::Refused(Refusal::TotalChanged {
                total: money("516.60 EUR")
            }),
            "{wrong}"
        );
    }
    assert_eq!(
        (client.orders().await.unwrap(), sandbox.charges().await.unwrap()),
        (vec![], vec![])
    );
    let mut order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_visa").await;
    order.accepted_total = money("516.6 EUR");
    client
        .place_order(&order)
        .await
        .expect("the same amount with other digits");
}

#[tokio::test]
async fn a_price_that_rises_meanwhile_is_not_charged() {
    let (sandbox, client) = irish().await;
    let offer = "action-pack";
    sandbox.move_to(day("2021-12-31")).await.unwrap();
    let accepted = by_card(&client, offer, OrderKind::Buy, 1, "tok_visa").await;
    assert_eq!(accepted.accepted_total, money("516.60 EUR"));
    sandbox.move_to(day("2022-01-01")).await.unwrap();
    let error = client.place_order(&accepted).await.unwrap_err();
    assert_eq!(
        error,
        Error::Refused(Refusal::TotalChanged {
            total: money("528.90 EUR")
        })
    );
    assert_eq!(sandbox.charges().await.unwrap(), []);
}

#[tokio::test]
async fn one_offer_of_an_exclusive_group_at_a_time() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day("2025-03-01")).await.unwrap();
    let launch = by_card(&client, "partner-launch", OrderKind::Buy, 1, "tok_visa").await;
    client.place_order(&launch).await.unwrap();
    client.turn_off_auto_renew(&launch.offer).await.unwrap();
    let core = by_card(&client, "partner-success-core", OrderKind::Buy, 2, "tok_visa").await;
    assert_eq!(client.place_order(&core).await.unwrap_err(), refused("sibling_offer"));
    sandbox.move_to(day("2026-03-01")).await.unwrap();
    assert_eq!(
        client.place_order(&core).await.unwrap_err(),
        refused("sibling_offer"),
        "its last day"
    );
    sandbox.move_to(day("2026-03-02")).await.unwrap();
    client.place_order(&core).await.unwrap();
}

#[tokio::test]
async fn what_is_not_qualified_sold_or_known_is_refused() {
    let (sandbox, client) = irish().await;
    sandbox.move_to(day("2025-03-01")).await.unwrap();
    let designation = by_card(&client, "solutions-partner", OrderKind::Buy, 1, "tok_visa").await;
    assert_eq!(
        client.place_order(&designation).await.unwrap_err(),
        refused("qualification")
    );
    // A quote of another offer stands in, because these have none.
    for (offer, check) in [
        ("action-pack", "renewal_window"),
        ("gold-security", "renewal_window, qualification"),
        ("no-such-offer", "unknown_offer"),
    ] {
        let order = partner_center::NewOrder {
            offer: domain::OfferId::new(offer),
            ..designation.clone()
        };
        let error = client.place_order(&order).await.unwrap_err();
        let Error::Refused(Refusal::NotEligible(checks)) = error else {
            panic!("{offer}: {error}")
        };
        let sorted = |text: &str| {
            let mut parts: Vec<String> = text.split(", ").map(str::to_owned).collect();
            parts.sort();
            parts
        };
        assert_eq!(sorted(&checks), sorted(check), "{offer}");
        let quote = client.quote(&order.offer, OrderKind::Buy).await;
        assert!(matches!(quote, Err(Error::NotFound(_))), "{offer}");
    }
    assert_eq!(sandbox.charges().await.unwrap(), []);
}

#[tokio::test]
async fn what_is_no_request_is_refused_as_such() {
    let (sandbox, _) = irish().await;
    let transport = sandbox.transport();
    let token = sandbox.sign_in(Role::GlobalAdmin);
    for (method, path, body, status) in [
        ("POST", "/v1/membership/orders", "", 400),
        ("POST", "/v1/membership/orders", "{", 400),
        ("POST", "/v1/membership/orders", r#"{"requestId":"x"}"#, 400),
        ("POST", "/gateway/v1/tokens", "{}", 400),
        ("GET", "/v1/membership/quotes", "", 400),
        ("GET", "/v1/membership/quotes?offerId=action-pack&kind=steal", "", 400),
        ("GET", "/v1/membership/orders?requestId=7", "", 400),
        ("GET", "/v1/invoices?size=many", "", 400),
        ("GET", "/v1/invoices/T1", "", 404),
        ("GET", "/v1/elsewhere", "", 404),
        ("DELETE", "/v1/invoices", "", 404),
    ] {
        let request = http::Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {token}"))
            .body(bytes::Bytes::from_static(body.as_bytes()))
            .unwrap();
        let answer = transport.send(request).await.unwrap();
        assert_eq!(answer.status().as_u16(), status, "{method} {path} {body}");
        let problem = partner_center::wire::Problem::read(answer.body());
        assert!(
            problem.code.is_some() && problem.message.is_some(),
            "{method} {path} {body}"
        );
    }
}

#[tokio::test]
async fn faults_wait_in_the_sandbox() {
    let (sandbox, client) = irish().await;
    sandbox
        .add_fault(&"404*2@/v1/membership/terms".parse().unwrap())
        .await
        .unwrap();
    sandbox.add_fault(&Fault::SecondFactor.into()).await.unwrap();
    assert!(matches!(client.terms().await, Err(Error::NotFound(_))));
    assert_eq!(client.orders().await.unwrap_err(), Error::SecondFactorNeeded);
    assert!(matches!(client.terms().await, Err(Error::NotFound(_))));
    assert!(client.terms().await.is_ok());
    sandbox.add_fault(&Fault::Forbidden.into()).await.unwrap();
    sandbox.reset(sandbox::ResetOptions::default()).await.unwrap();
    assert!(client.terms().await.is_ok(), "a fresh sandbox has no faults");
}
