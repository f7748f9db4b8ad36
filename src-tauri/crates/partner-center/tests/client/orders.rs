//! An order is sent once, and what is said about it is never more than what is known. A card leaves no trace.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{Script, answer, with_headers};
use bytes::Bytes;
use domain::{CardSummary, Currency, Money, OfferId, OrderKind, OrderState, Payment, RequestId};
use http::Response;
use partner_center::{CardDetails, Error, NewOrder, PartnerCenter, Refusal, SubmissionAnswer, TransportError};
use uuid::Uuid;

const ORDERS: &str = "/v1/membership/orders";
const ID: Uuid = Uuid::from_u128(0x1f0e_2d3c_4b5a_4978_8796_a5b4_c3d2_e1f0);

fn order() -> NewOrder {
    NewOrder {
        request_id: RequestId(ID),
        offer: OfferId::new("action-pack"),
        kind: OrderKind::Renew,
        payment: Payment::Card { card: None },
        card_token: Some("tok_visa".into()),
        po_number: Some("PO-7".into()),
        accepted_total: Money::new("516.60".parse().unwrap(), Currency::EUR),
    }
}

fn placed(extra: &str) -> String {
    format!(
        r#"{{"id":7310061187,"requestId":"{ID}","offerId":"action-pack","kind":"renew","status":"confirmed",
            "totalCharges":516.60,"currencyCode":"EUR","creationDate":"2021-06-28T00:00:00Z",
            "anniversaryDate":"2022-06-22T00:00:00Z","invoiceId":"T000268310"{extra}}}"#
    )
}

async fn place(
    answer: Result<Response<Bytes>, TransportError>,
) -> (Result<partner_center::RemoteOrder, Error>, Script) {
    let script = Script::default().on(ORDERS, answer);
    let result = script.client().place_order(&order()).await;
    assert_eq!(script.asked().len(), 1, "sent once");
    (result, script)
}

#[tokio::test(start_paused = true)]
async fn a_placed_order_is_read_and_was_sent_with_everything() {
    let (result, script) = place(Ok(answer(201, placed("")))).await;
    let remote = result.unwrap();
    assert_eq!(
        (remote.number.as_str(), remote.state),
        ("7310061187", OrderState::Confirmed)
    );
    assert_eq!(remote.total, order().accepted_total);
    assert_eq!(remote.anniversary, "2022-06-22".parse().ok());
    let asked = &script.asked()[0];
    assert_eq!(asked.request_id, ID.to_string());
    let sent: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    assert_eq!(
        sent,
        serde_json::json!({
            "requestId": ID.to_string(), "offerId": "action-pack", "kind": "renew", "purchaseOrderNumber": "PO-7",
            "payment": {"method": "card", "cardToken": "tok_visa"}, "acceptedTotal": 516.60, "currencyCode": "EUR",
        })
    );
    assert!(asked.body.windows(6).any(|text| text == b"516.60"), "with its digits");
}

#[tokio::test(start_paused = true)]
async fn whatever_may_have_been_carried_out_is_an_unknown_outcome() {
    let other = placed("").replace(&ID.to_string(), &Uuid::nil().to_string());
    for answered in [
        Err(TransportError::NoAnswer("timed out".into())),
        Ok(answer(500, "")),
        Ok(answer(500, r#"{"code":800003,"description":"Internal server error."}"#)),
        Ok(answer(502, "<html>")),
        Ok(answer(503, "")),
        Ok(answer(504, "")),
        Ok(answer(403, "<html><h1>Blocked by the proxy</h1></html>")),
        Ok(answer(404, "<html><h1>Not here</h1></html>")),
        Ok(answer(409, "<html>")),
        Ok(answer(408, "")),
        Ok(answer(302, "")),
        Ok(answer(200, "")),
        Ok(answer(201, r#"{"id":"7310061187","requ"#)),
        Ok(answer(201, "<html>")),
        Ok(answer(201, r#"{"id":"7310061187"}"#)),
        Ok(answer(201, other)),
    ] {
        let text = format!("{answered:?}");
        let (result, _) = place(answered).await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{text}: {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_was_not_carried_out_is_said_so() {
    for (answered, error) in [
        (
            Err(TransportError::NotSent("refused".into())),
            Error::Unreachable("refused".into()),
        ),
        (Ok(answer(401, "")), Error::SignInNeeded),
        (Ok(answer(401, r#"{"code":900421}"#)), Error::SecondFactorNeeded),
        (Ok(answer(403, "")), Error::Forbidden(String::new())),
        (Ok(answer(404, "")), Error::NotFound(String::new())),
        (Ok(answer(429, "")), Error::Throttled { retry_after: None }),
        (
            Ok(answer(400, r#"{"code":"card_declined"}"#)),
            Error::Refused(Refusal::CardDeclined),
        ),
    ] {
        assert_eq!(place(answered).await.0.unwrap_err(), error);
    }
}

#[tokio::test(start_paused = true)]
async fn an_order_that_cannot_be_signed_is_not_sent() {
    let script = Script::default();
    let capabilities = script.client().capabilities();
    let client = partner_center::Client::new(script.clone(), capabilities, || Err(Error::SignInNeeded));
    assert_eq!(client.place_order(&order()).await.unwrap_err(), Error::SignInNeeded);
    assert!(script.asked().is_empty());
}

#[tokio::test(start_paused = true)]
async fn states_that_are_not_known_are_asked_for_again() {
    for (word, state) in [
        ("awaiting_payment", OrderState::AwaitingPayment),
        ("AwaitingPayment", OrderState::AwaitingPayment),
        ("proofUploaded", OrderState::ProofUploaded),
        ("declined", OrderState::Declined),
        ("expired", OrderState::Expired),
        ("draft", OrderState::Unknown),
        ("submitting", OrderState::Unknown),
        ("teleported", OrderState::Unknown),
    ] {
        let body = placed("").replace("confirmed", word);
        let (result, _) = place(Ok(answer(201, body))).await;
        assert_eq!(result.unwrap().state, state, "{word}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_order_of_a_submission_is_found_among_all_or_not_at_all() {
    let others = placed("")
        .replace(&ID.to_string(), &Uuid::nil().to_string())
        .replace("7310061187", "7310061150");
    let all = format!(r#"{{"items":[{others},{}]}}"#, placed(""));
    let script = Script::default().ok(ORDERS, all);
    let found = script
        .client()
        .order_by_request(RequestId(ID))
        .await
        .unwrap()
        .placed()
        .unwrap();
    assert_eq!(found.number, "7310061187");
    assert_eq!(script.paths(), [format!("{ORDERS}?requestId={ID}")]);
}

/// What comes back when a submission is asked for.
async fn told(answered: Response<Bytes>) -> Result<SubmissionAnswer, Error> {
    let script = Script::default().on(ORDERS, Ok(answered));
    script.client().order_by_request(RequestId(ID)).await
}

#[tokio::test(start_paused = true)]
async fn only_an_empty_list_in_json_says_that_a_submission_is_not_there() {
    let json = |body: &'static str| with_headers(200, &[("content-type", "application/json; charset=utf-8")], body);
    for nothing in [r#"{"items":[]}"#, r#"{"totalCount":0,"items":[],"links":{}}"#] {
        assert_eq!(told(json(nothing)).await, Ok(SubmissionAnswer::NotListed), "{nothing}");
    }
    for (what, unclear) in [
        ("an empty body", json("")),
        ("an empty object", json("{}")),
        ("no list", json(r#"{"items":null}"#)),
        ("a total of something", json(r#"{"totalCount":1,"items":[]}"#)),
        ("other orders", json(r#"{"items":[{"id":"7310061150"}]}"#)),
        ("no word of JSON", answer(200, r#"{"items":[]}"#)),
        (
            "another kind",
            with_headers(200, &[("content-type", "text/html")], r#"{"items":[]}"#),
        ),
        (
            "another success",
            with_headers(206, &[("content-type", "application/json")], r#"{"items":[]}"#),
        ),
        ("no content", answer(204, "")),
    ] {
        assert_eq!(told(unclear).await, Ok(SubmissionAnswer::Unclear), "{what}");
    }
    for (what, failed) in [
        ("a page of a proxy", json("<!DOCTYPE html><title>Welcome</title>")),
        ("a cut answer", json(r#"{"items":["#)),
        ("a list without its object", json("[]")),
        ("401", answer(401, "")),
        ("403", answer(403, "")),
        ("404", answer(404, "")),
        (
            "404 with words",
            answer(404, r#"{"code":1000,"description":"There is no such resource."}"#),
        ),
        ("409", answer(409, "")),
        ("500", answer(500, "")),
    ] {
        let told = told(failed).await;
        assert!(!matches!(told, Ok(SubmissionAnswer::NotListed)), "{what}: {told:?}");
    }
    let script = Script::default().on(ORDERS, Ok(answer(503, "")));
    assert_eq!(
        script.client().order_by_request(RequestId(ID)).await.unwrap_err(),
        Error::ServerTrouble(503)
    );
}

fn card() -> CardDetails {
    CardDetails {
        holder: "Aoife Moore".into(),
        number: "4242 4242-4242 4242".into(),
        expiry_month: 12,
        expiry_year: 2024,
        security_code: "737".into(),
    }
}

const TOKENS: &str = "/gateway/v1/tokens";

#[tokio::test(start_paused = true)]
async fn a_typed_card_becomes_a_token() {
    let body = r#"{"token":"tok_1","card":{"brand":"Visa","lastFour":4242,"expiryMonth":"12","expiryYear":2024}}"#;
    let script = Script::default().on(TOKENS, Ok(answer(201, body)));
    let token = script.client().tokenize(card()).await.unwrap();
    assert_eq!(token.token, "tok_1");
    let summary = CardSummary {
        brand: "Visa".into(),
        last_four: "4242".into(),
        expires: Some((12, 2024)),
    };
    assert_eq!(token.summary, summary);
    let sent: serde_json::Value = serde_json::from_slice(&script.asked()[0].body).unwrap();
    assert_eq!(sent["number"], "4242424242424242", "without spaces");
}

#[tokio::test(start_paused = true)]
async fn no_error_of_the_tokenizer_repeats_the_card() {
    let echo = r#"{"code":"CODE","description":"4242424242424242 737 Aoife Moore"}"#;
    for answered in [
        Err(TransportError::NotSent("4242424242424242".into())),
        Err(TransportError::NoAnswer("4242424242424242".into())),
        Ok(answer(400, echo)),
        Ok(answer(400, echo.replace("CODE", "not_eligible"))),
        Ok(answer(400, echo.replace("CODE", "invalid_card"))),
        Ok(answer(400, echo.replace("CODE", "4242424242424242"))),
        Ok(answer(403, echo)),
        Ok(answer(404, echo)),
        Ok(answer(500, echo)),
        Ok(answer(200, echo)),
        Ok(answer(200, "4242424242424242")),
    ] {
        let script = Script::default().on(TOKENS, answered);
        let error = script.client().tokenize(card()).await.unwrap_err();
        for text in [format!("{error}"), format!("{error:?}")] {
            assert!(
                !text.contains("4242") && !text.contains("737") && !text.contains("Aoife"),
                "{text}"
            );
        }
        assert!(
            !matches!(error, Error::OutcomeUnknown(_)),
            "nothing is charged for a token"
        );
        assert_eq!(script.asked().len(), 1, "a card is sent once");
    }
}
