//! Joining, packages and automatic renewal over the wire.

use crate::support::{Script, answer};
use domain::{Currency, Decimal, Money, NaiveDate, OfferId, OrderKind, Payment, RequestId, Term};
use partner_center::wire::{self, OrderRequest, OrderResource};
use partner_center::{Error, NewOrder, OfferStanding, PartnerCenter, RemoteOrder};
use serde_json::{Value, json};
use uuid::Uuid;

const JOIN: &str = "/v1/membership/join";
const SESSION: &str = "/v1/membership/session";
const TERMS: &str = "/v1/membership/terms";
const PACK: &str = "/v1/membership/terms/action%2Dpack";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn profiles() -> Script {
    Script::default()
        .ok("/v1/profiles/mpn", r#"{"mpnId":4512880,"partnerName":"Rowan Ltd"}"#)
        .ok("/v1/profiles/legalbusiness", r#"{"address":{"country":"IE"}}"#)
        .ok("/v1/profiles/billing", r#"{"billingCurrency":"EUR"}"#)
}

#[tokio::test(start_paused = true)]
async fn whether_the_company_is_a_member_is_known_only_where_it_is_told() {
    for (written, member) in [
        (json!(true), Some(true)),
        (json!("True"), Some(true)),
        (json!(false), Some(false)),
        (json!(0), Some(false)),
        (Value::Null, None),
    ] {
        let script = profiles().ok(SESSION, json!({"isMember": written}).to_string());
        assert_eq!(
            script.client().session().await.unwrap().account.member,
            member,
            "{written}"
        );
    }
    let script = profiles().ok(SESSION, "{}");
    assert_eq!(script.client().session().await.unwrap().account.member, None);
}

#[tokio::test(start_paused = true)]
async fn joining_asks_once_and_reads_the_session_after_it() {
    let script = profiles()
        .ok(JOIN, "")
        .ok(SESSION, r#"{"displayName":"Ada","isMember":true}"#);
    let session = script.client().join().await.unwrap();
    assert_eq!((session.person.as_str(), session.account.member), ("Ada", Some(true)));
    assert_eq!(script.changes().len(), 1);
    let asked = &script.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", JOIN));
    assert!(asked.body.is_empty());

    let script = profiles().ok(JOIN, "{}").on(SESSION, Ok(answer(401, "")));
    let result = script.client().join().await;
    assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{result:?}");
    let script = Script::default().on(JOIN, Ok(answer(403, r#"{"description":"role"}"#)));
    assert_eq!(
        script.client().join().await.unwrap_err(),
        Error::Forbidden("role".into())
    );
}

fn term() -> Value {
    json!({"offerId": "action-pack", "purchaseDate": "2020-06-22T00:00:00Z", "anniversaryDate": "2021-06-22T00:00:00Z",
        "isAutoRenew": false, "attributes": {"objectType": "MembershipTerm"}})
}

#[tokio::test(start_paused = true)]
async fn a_term_tells_how_it_renews_and_whether_it_ended_early() {
    for (field, value, auto_renew, ended) in [
        ("isAutoRenew", json!(true), true, None),
        ("isAutoRenew", json!("true"), true, None),
        ("isAutoRenew", Value::Null, false, None),
        ("endedDate", json!("2020-12-01T00:00:00"), false, Some("2020-12-01")),
        ("endedDate", json!("0001-01-01T00:00:00"), false, None),
        ("endedDate", Value::Null, false, None),
    ] {
        let mut body = term();
        body[field] = value;
        let script = Script::default().ok(TERMS, json!({"items": [body.clone()]}).to_string());
        let expected = Term {
            offer: OfferId::new("action-pack"),
            purchased: day("2020-06-22"),
            anniversary: day("2021-06-22"),
            auto_renew,
            ended: ended.map(day),
        };
        assert_eq!(script.client().terms().await.unwrap(), [expected], "{body}");
    }
    let body = term()
        .to_string()
        .replace(r#""isAutoRenew":false"#, r#""autoRenew":true"#);
    let script = Script::default().ok(TERMS, format!(r#"{{"items":[{body}]}}"#));
    assert!(script.client().terms().await.unwrap()[0].auto_renew, "the former name");
}

#[tokio::test(start_paused = true)]
async fn automatic_renewal_is_turned_off_for_one_offer() {
    let offer = OfferId::new("action-pack");
    let script = Script::default().ok(PACK, term().to_string());
    let turned = script.client().turn_off_auto_renew(&offer).await.unwrap();
    assert_eq!((turned.offer.as_str(), turned.auto_renew), ("action-pack", false));
    let asked = &script.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("PATCH", PACK));
    assert_eq!(asked.json(), json!({"isAutoRenew": false}));

    let script = Script::default().on(PACK, Ok(answer(404, r#"{"description":"none runs"}"#)));
    assert_eq!(
        script.client().turn_off_auto_renew(&offer).await.unwrap_err(),
        Error::NotFound("none runs".into())
    );
    let other = term().to_string().replace("action-pack", "launch");
    for body in ["", "<html>", r#"{"offerId":"action-pack"}"#, &other] {
        let script = Script::default().ok(PACK, body.to_owned());
        let result = script.client().turn_off_auto_renew(&offer).await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{body}: {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_standing_tells_what_was_redeemed_only_where_it_is_told() {
    for (activated, viewed, told) in [
        (json!(true), json!(false), (Some(true), Some(false))),
        (json!("no"), json!(1), (Some(false), Some(true))),
        (Value::Null, Value::Null, (None, None)),
    ] {
        let offer = json!({"id": "action-pack", "isBenefitActivated": activated, "isKeyViewed": viewed});
        let body = json!({"items": [offer, {"id": "launch"}]}).to_string();
        let standings = Script::default()
            .ok("/v1/membership/offers", body)
            .client()
            .standings()
            .await
            .unwrap();
        let flags = |standing: &OfferStanding| (standing.benefit_activated, standing.key_viewed);
        assert_eq!(flags(&standings[0]), told);
        assert_eq!(flags(&standings[1]), (None, None));
    }
    let standing = OfferStanding {
        offer: OfferId::new("launch"),
        price: Some(Money::new(Decimal::new(34500, 2), Currency::EUR)),
        qualified: None,
        benefit_activated: Some(true),
        key_viewed: Some(false),
        tile: None,
    };
    let sent = serde_json::to_vec(&wire::OfferResource::from(&standing)).unwrap();
    let read: wire::OfferResource = wire::read(&sent).unwrap();
    assert_eq!(OfferStanding::try_from(read).unwrap(), standing);
}

/// What another offer's fee covers: its price, taken off again.
#[tokio::test(start_paused = true)]
async fn a_quote_may_come_to_nothing() {
    let body = r#"{"lines":[{"label":{"en":"Pack"},"amount":345.00},{"label":{"en":"Covered"},"amount":-345.00}],
        "total":0,"currencyCode":"EUR"}"#;
    let script = Script::default().ok("/v1/membership/quotes", body);
    let quote = script
        .client()
        .quote(&OfferId::new("launch"), OrderKind::Buy)
        .await
        .unwrap();
    assert_eq!(quote.total, Money::new(Decimal::ZERO, Currency::EUR));
    assert_eq!(quote.lines[1].amount.amount, Decimal::new(-34500, 2));
}

fn read_order(body: &Value) -> RemoteOrder {
    RemoteOrder::try_from(wire::read::<OrderResource>(body.to_string().as_bytes()).unwrap()).unwrap()
}

fn order() -> Value {
    json!({"id": "7310061187", "offerId": "launch", "kind": "buy", "status": "confirmed", "totalCharges": 0,
        "currencyCode": "EUR", "creationDate": "2021-06-28T00:00:00Z", "payment": {"method": "none"}})
}

#[test]
fn an_order_without_a_payment_and_one_of_automatic_renewal_arrive_as_they_are() {
    let free = read_order(&order());
    assert_eq!((free.payment.clone(), free.automatic), (Some(Payment::Free), false));
    for (written, automatic) in [
        (json!(true), true),
        (json!("1"), true),
        (json!(false), false),
        (Value::Null, false),
    ] {
        let mut body = order();
        body["isAutomatic"] = written;
        let read = read_order(&body);
        assert_eq!(read.automatic, automatic);
        let again = serde_json::to_value(OrderResource::from(&read)).unwrap();
        assert_eq!(read_order(&again), read);
        assert_eq!(again["payment"], json!({"method": "none"}));
    }
}

#[tokio::test(start_paused = true)]
async fn a_free_order_is_sent_without_a_card() {
    let new = NewOrder {
        request_id: RequestId(Uuid::from_u128(7)),
        offer: OfferId::new("launch"),
        kind: OrderKind::Buy,
        payment: Payment::Free,
        card_token: Some("tok_visa".into()),
        po_number: None,
        accepted_total: Money::new(Decimal::ZERO, Currency::EUR),
    };
    let script = Script::default().ok("/v1/membership/orders", order().to_string());
    assert_eq!(
        script.client().place_order(&new).await.unwrap().payment,
        Some(Payment::Free)
    );
    let asked = &script.asked()[0];
    assert_eq!(asked.json()["payment"], json!({"method": "none"}));
    let read: OrderRequest = wire::read(&asked.body).unwrap();
    let expected = NewOrder {
        card_token: None,
        ..new
    };
    assert_eq!(NewOrder::try_from(read).unwrap(), expected);
}
