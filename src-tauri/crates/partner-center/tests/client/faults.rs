//! Each fault does on the wire what its name says, and the client makes of it what it must.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::Duration;

use crate::support::{Script, answer, with_headers};
use domain::{Capabilities, Currency, Money, OfferId, OrderKind, Payment, RequestId};
use partner_center::faults::{Fault, FaultQueue, FaultSpec, Faulty};
use partner_center::{Client, Error, NewOrder, PartnerCenter, Refusal};
use tokio::time::Instant;
use uuid::Uuid;
use zeroize::Zeroizing;

const TERMS: &str = "/v1/membership/terms";
const ORDERS: &str = "/v1/membership/orders";

struct Setup {
    script: Script,
    faults: Arc<FaultQueue>,
    client: Client<Faulty<Script, Arc<FaultQueue>>>,
}

fn setup(script: Script) -> Setup {
    let faults = Arc::new(FaultQueue::default());
    let transport = Faulty::new(script.clone(), faults.clone());
    let client = Client::new(transport, Capabilities::SAMPLE, || {
        Ok::<_, Error>(Zeroizing::new("t".to_owned()))
    });
    Setup { script, faults, client }
}

fn order() -> NewOrder {
    NewOrder {
        request_id: RequestId(Uuid::from_u128(7)),
        offer: OfferId::new("action-pack"),
        kind: OrderKind::Buy,
        payment: Payment::Card { card: None },
        card_token: Some("tok_visa".into()),
        po_number: None,
        accepted_total: Money::new("1".parse().unwrap(), Currency::EUR),
    }
}

fn placed() -> String {
    r#"{"id":"1","offerId":"action-pack","kind":"buy","status":"confirmed","totalCharges":1,"currencyCode":"EUR",
        "creationDate":"2021-06-28"}"#
        .to_owned()
}

#[tokio::test(start_paused = true)]
async fn one_fault_is_survived_where_reading_again_can_help() {
    for (fault, reached, error) in [
        (Fault::Refuse, 1, None),
        (Fault::TimeoutBefore, 1, None),
        (Fault::TimeoutAfter, 2, None),
        (Fault::Reset, 2, None),
        (Fault::Truncated, 1, Some("unreadable")),
        (Fault::WrongContentType, 1, Some("unreadable")),
        (Fault::Unauthorized, 0, Some("sign-in")),
        (Fault::SecondFactor, 0, Some("second factor")),
        (Fault::Forbidden, 0, Some("forbidden")),
        (Fault::NotFound, 0, Some("not found")),
        (Fault::Conflict, 0, Some("refused")),
        (Fault::TooManyRequests, 1, None),
        (Fault::TooManyRequestsDate, 1, None),
        (Fault::InternalError, 1, None),
        (Fault::Unavailable, 1, None),
        (Fault::Slow, 1, None),
        (Fault::ClockSkew, 1, None),
    ] {
        let setup = setup(Script::default().ok(TERMS, r#"{"items":[]}"#));
        setup.faults.add(fault);
        let told = match setup.client.terms().await {
            Ok(terms) => {
                assert_eq!(terms, []);
                None
            }
            Err(Error::Unreadable(_)) => Some("unreadable"),
            Err(Error::SignInNeeded) => Some("sign-in"),
            Err(Error::SecondFactorNeeded) => Some("second factor"),
            Err(Error::Forbidden(_)) => Some("forbidden"),
            Err(Error::NotFound(_)) => Some("not found"),
            Err(Error::Refused(Refusal::Other { .. })) => Some("refused"),
            Err(other) => panic!("{fault}: {other}"),
        };
        assert_eq!(told, error, "{fault}");
        assert_eq!(setup.script.asked().len(), reached, "{fault} reached the service");
        setup.client.terms().await.expect("the queue is empty again");
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_meets_each_fault_once() {
    for fault in Fault::ALL {
        let setup = setup(Script::default().ok(ORDERS, placed()));
        setup.faults.add(fault);
        let result = setup.client.place_order(&order()).await;
        let carried_out = setup.script.asked().len();
        match result {
            Ok(order) => {
                assert!(matches!(fault, Fault::Slow | Fault::ClockSkew), "{fault}");
                assert_eq!((order.number.as_str(), carried_out), ("1", 1));
            }
            Err(Error::OutcomeUnknown(_)) => assert!(
                matches!(
                    fault,
                    Fault::TimeoutBefore
                        | Fault::TimeoutAfter
                        | Fault::Reset
                        | Fault::Truncated
                        | Fault::WrongContentType
                        | Fault::InternalError
                        | Fault::Unavailable
                ),
                "{fault}"
            ),
            Err(error) => {
                assert_eq!(carried_out, 0, "{fault} was said to be harmless: {error}");
                let harmless = [
                    (Fault::Refuse, "cannot reach"),
                    (Fault::Unauthorized, "sign-in needed"),
                    (Fault::SecondFactor, "second factor"),
                    (Fault::Forbidden, "not allowed"),
                    (Fault::NotFound, "not found"),
                    (Fault::Conflict, "refused"),
                    (Fault::TooManyRequests, "too many"),
                    (Fault::TooManyRequestsDate, "too many"),
                ];
                let text = error.to_string();
                assert!(
                    harmless.iter().any(|(one, said)| *one == fault && text.contains(said)),
                    "{fault}: {text}"
                );
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_waits_and_a_throttled_one_says_how_long() {
    for (fault, wait) in [
        (Fault::Slow, Duration::from_secs(3)),
        (Fault::TooManyRequests, Duration::from_secs(1)),
        (Fault::TooManyRequestsDate, Duration::from_secs(1)),
    ] {
        let setup = setup(Script::default().ok(TERMS, "{}"));
        setup.faults.add(fault);
        let begun = Instant::now();
        setup.client.terms().await.unwrap();
        assert_eq!(begun.elapsed(), wait, "{fault}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_skewed_clock_changes_no_wait() {
    let throttled = with_headers(
        429,
        &[("date", "Mon, 28 Jun 2021 09:00:00 GMT"), ("retry-after", "2")],
        "",
    );
    let setup = setup(Script::default().on(TERMS, Ok(throttled)).ok(TERMS, "{}"));
    setup.faults.add(Fault::ClockSkew);
    setup.client.terms().await.unwrap();
    assert_eq!(setup.script.waits(), [Duration::from_secs(2)]);
}

#[tokio::test(start_paused = true)]
async fn faults_are_counted_and_meet_only_their_requests() {
    let setup = setup(Script::default().ok(TERMS, "{}").ok(ORDERS, "{}"));
    setup.faults.add("404*2@/terms".parse::<FaultSpec>().unwrap());
    setup.faults.add("403@POST".parse::<FaultSpec>().unwrap());
    assert!(setup.client.orders().await.is_ok());
    assert!(matches!(setup.client.terms().await, Err(Error::NotFound(_))));
    assert!(matches!(
        setup.client.place_order(&order()).await,
        Err(Error::Forbidden(_))
    ));
    assert!(matches!(setup.client.terms().await, Err(Error::NotFound(_))));
    assert!(setup.client.terms().await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn three_faults_in_a_row_are_more_than_a_reading_request_survives() {
    let setup = setup(Script::default().on(TERMS, Ok(answer(200, "{}"))));
    setup.faults.add("503*3".parse::<FaultSpec>().unwrap());
    assert_eq!(setup.client.terms().await.unwrap_err(), Error::ServerTrouble(503));
}

#[test]
fn specs_are_read_and_written_alike() {
    for fault in Fault::ALL {
        assert_eq!(fault.id().parse::<Fault>().unwrap(), fault);
        assert_eq!(fault.id().parse::<FaultSpec>().unwrap(), FaultSpec::from(fault));
    }
    for text in ["500", "500*2", "timeout-after@POST", "429-date*3@GET /v1/invoices"] {
        assert_eq!(text.parse::<FaultSpec>().unwrap().to_string(), text);
    }
    for text in [
        "",
        "418",
        "500*0",
        "500*",
        "500*x",
        "500@",
        "*2",
        "@POST",
        "500*-1",
        "500*99999999999",
    ] {
        let error = text.parse::<FaultSpec>().unwrap_err();
        assert!(error.to_string().contains(&format!("{text:?}")), "{error}");
    }
}
