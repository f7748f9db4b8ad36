//! What each status, in each of the body's shapes, means; and which requests are tried again.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::time::Duration;

use crate::support::{Script, answer, with_headers};
use bytes::Bytes;
use domain::{Currency, Money, OfferId, OrderKind};
use http::Response;
use partner_center::{Error, PartnerCenter, Refusal, TransportError};

const TERMS: &str = "/v1/membership/terms";

async fn error_of(answer: Response<Bytes>) -> Error {
    Script::default()
        .on(TERMS, Ok(answer))
        .client()
        .terms()
        .await
        .unwrap_err()
}

#[tokio::test(start_paused = true)]
async fn each_status_has_its_meaning() {
    for (status, body, error) in [
        (401, r#"{"code":800001,"description":"expired"}"#, Error::SignInNeeded),
        (401, "", Error::SignInNeeded),
        (401, r#"{"code":900421,"description":"MFA"}"#, Error::SecondFactorNeeded),
        (401, r#"{"code":"900421"}"#, Error::SecondFactorNeeded),
        (
            403,
            r#"{"code":900308,"description":"role","data":[]}"#,
            Error::Forbidden("role".into()),
        ),
        (
            403,
            r#"{"statusCode":403,"message":"gateway"}"#,
            Error::Forbidden("gateway".into()),
        ),
        (
            403,
            r#"{"error":{"code":"AuthorizationFailed","message":"nested"}}"#,
            Error::Forbidden("nested".into()),
        ),
        (
            403,
            r#"{"error":"denied","error_description":"by the directory"}"#,
            Error::Forbidden("by the directory".into()),
        ),
        (403, "<html><h1>Forbidden</h1></html>", Error::Forbidden(String::new())),
        (403, "", Error::Forbidden(String::new())),
        (
            404,
            "\u{feff}{\"code\":1000,\"description\":\"gone\"}",
            Error::NotFound("gone".into()),
        ),
        (500, "", Error::ServerTrouble(500)),
        (502, "<html>", Error::ServerTrouble(502)),
        (302, "", Error::Unreadable("unexpected status 302".into())),
    ] {
        assert_eq!(error_of(answer(status, body)).await, error, "{status} {body}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_claims_challenge_with_an_empty_body_asks_for_the_second_factor() {
    let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3Nf""#;
    let answer = with_headers(401, &[("www-authenticate", challenge)], "");
    assert_eq!(error_of(answer).await, Error::SecondFactorNeeded);
    let answer = with_headers(401, &[("www-authenticate", "Bearer")], "");
    assert_eq!(error_of(answer).await, Error::SignInNeeded);
}

#[tokio::test(start_paused = true)]
async fn refusals_are_told_by_their_codes() {
    let eur = Money::new("530.10".parse().unwrap(), Currency::EUR);
    let other = |code: &str, message: &str| Refusal::Other {
        code: code.into(),
        message: message.into(),
    };
    for (status, body, refusal) in [
        (400, r#"{"code":"card_declined"}"#, Refusal::CardDeclined),
        (400, r#"{"code":"card_error_715"}"#, Refusal::Card715),
        (400, r#"{"code":715,"description":"try later"}"#, Refusal::Card715),
        (400, r#"{"code":"unknown_card_token"}"#, Refusal::UnknownCardToken),
        (400, r#"{"code":"invalid_card"}"#, Refusal::InvalidCard),
        (400, r#"{"code":"real_card"}"#, Refusal::RealCard),
        (
            400,
            r#"{"code":"not_eligible","description":"role"}"#,
            Refusal::NotEligible("role".into()),
        ),
        (
            409,
            r#"{"code":"total_changed","data":[{"total":530.10,"currencyCode":"EUR"}]}"#,
            Refusal::TotalChanged { total: eur },
        ),
        (409, r#"{"code":"total_changed","data":[]}"#, other("total_changed", "")),
        (
            409,
            r#"{"code":2055,"description":"Etag","data":["x"]}"#,
            other("2055", "Etag"),
        ),
        (412, "", other("412", "")),
        (400, "<html>", other("400", "")),
    ] {
        assert_eq!(error_of(answer(status, body)).await, Error::Refused(refusal), "{body}");
    }
}

#[tokio::test(start_paused = true)]
async fn reading_is_tried_three_times_with_one_request_id() {
    for (failure, error) in [
        (
            Err(TransportError::NotSent("refused".into())),
            Error::Unreachable("refused".into()),
        ),
        (Err(TransportError::NoAnswer("late".into())), Error::TimedOut),
        (Ok(answer(500, "")), Error::ServerTrouble(500)),
        (Ok(answer(503, "")), Error::ServerTrouble(503)),
        (Ok(answer(429, "")), Error::Throttled { retry_after: None }),
    ] {
        let script = Script::default().on(TERMS, failure.clone());
        assert_eq!(script.client().terms().await.unwrap_err(), error);
        let asked = script.asked();
        assert_eq!(asked.len(), 3, "{error}");
        assert!(asked.iter().all(|request| request.request_id == asked[0].request_id));
        assert_eq!(script.waits(), [Duration::from_millis(200), Duration::from_millis(600)]);

        let script = Script::default()
            .on(TERMS, failure.clone())
            .on(TERMS, failure)
            .ok(TERMS, "{}");
        assert_eq!(script.client().terms().await.unwrap(), [], "the third try is answered");
    }
}

#[tokio::test(start_paused = true)]
async fn what_will_not_change_is_not_tried_again() {
    for status in [400, 401, 403, 404, 409, 412] {
        let script = Script::default().on(TERMS, Ok(answer(status, "")));
        script.client().terms().await.unwrap_err();
        assert_eq!(script.asked().len(), 1, "{status}");
    }
    let script = Script::default().ok(TERMS, r#"{"items":[{"offerId""#);
    assert!(matches!(script.client().terms().await, Err(Error::Unreadable(_))));
    assert_eq!(script.asked().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_asked_wait_is_kept_in_seconds_and_as_a_date_by_any_clock() {
    let date = "Mon, 28 Jun 2021 09:00:00 GMT";
    let skewed = "Fri, 01 Jan 1999 00:00:58 GMT";
    for (headers, wait) in [
        (vec![("retry-after", "2")], Duration::from_secs(2)),
        (vec![("retry-after", "3,3")], Duration::from_secs(3)),
        (
            vec![("retry-after", "Mon, 28 Jun 2021 09:00:04 GMT"), ("date", date)],
            Duration::from_secs(4),
        ),
        (
            vec![("retry-after", "Fri, 01 Jan 1999 00:01:00 GMT"), ("date", skewed)],
            Duration::from_secs(2),
        ),
        (
            vec![("retry-after", "Mon, 28 Jun 2021 08:00:00 GMT"), ("date", date)],
            Duration::ZERO,
        ),
        (
            vec![("retry-after", "Mon, 28 Jun 2021 09:00:04 GMT")],
            Duration::from_millis(200),
        ),
        (vec![("retry-after", "presently")], Duration::from_millis(200)),
    ] {
        let script = Script::default()
            .on(TERMS, Ok(with_headers(429, &headers, "")))
            .ok(TERMS, "{}");
        script.client().terms().await.unwrap();
        assert_eq!(script.waits(), [wait], "{headers:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_long_wait_is_told_instead_of_waited() {
    let body = r#"{"statusCode":429,"message":"Rate limit is exceeded. Try again in 57 seconds."}"#;
    let script = Script::default().on(TERMS, Ok(with_headers(429, &[("retry-after", "57")], body)));
    let error = script.client().terms().await.unwrap_err();
    assert_eq!(
        error,
        Error::Throttled {
            retry_after: Some(Duration::from_secs(57))
        }
    );
    assert_eq!(script.asked().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_quote_is_read_with_its_address_and_token() {
    let body = r#"{"lines":[{"label":{"en":"Pack","zhTw":"套件"},"amount":420.00},{"label":{"en":"VAT 23%"},"amount":"96.60"}],
        "total":516.60,"currencyCode":"EUR"}"#;
    let script = Script::default().ok("/v1/membership/quotes", body);
    let quote = script
        .client()
        .quote(&OfferId::new("a&b"), OrderKind::Renew)
        .await
        .unwrap();
    assert_eq!(quote.total.to_string(), "516.60 EUR");
    assert_eq!(
        quote.lines[1].label.zh_tw, "VAT 23%",
        "a name in one language stands for both"
    );
    assert_eq!(
        quote
            .lines
            .iter()
            .map(|line| line.amount.amount)
            .sum::<domain::Decimal>(),
        quote.total.amount
    );
    let asked = &script.asked()[0];
    assert_eq!(asked.path, "/v1/membership/quotes?offerId=a%26b&kind=renew");
    assert_eq!(asked.authorization, "Bearer secret-token");
}
