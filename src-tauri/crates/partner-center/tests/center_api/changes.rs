use domain::{BillingChange, CenterRecord, RequestId};
use partner_center::TransportError;
use partner_center::center_api::{Budget, CenterApi, ChangeError, ServiceError, holds_billing, profile_told};
use uuid::Uuid;

use crate::records::{BILLING, known};
use crate::refusals::Renewing;
use crate::support::{Answer, Script, answer, with_headers};

const REQUEST: &str =
    r#"{"id":"1","title":"Tax","status":"open","createdDate":"2026-10-01T00:00:00Z","notes":[{"text":"Hello?"}]}"#;

/// How a note ends that is answered so, and how often it was sent.
async fn note_ended_by(answers: Vec<Answer>) -> (Result<(), ChangeError>, usize) {
    let script = answers.into_iter().fold(Script::default(), |script, answer| {
        script.on("PATCH /v1/servicerequests/1", answer)
    });
    let center = CenterApi::new(script.clone(), Renewing, Budget::default()).with_endless_patience();
    let ended = center.add_note("1", "Hello?", RequestId(Uuid::from_u128(7))).await;
    (ended.map(|_| ()), script.asked().len())
}

#[tokio::test(start_paused = true)]
async fn a_change_is_sent_once_and_its_end_is_told_as_it_is_known() {
    enum End {
        Made,
        NotMade,
        Refused,
        Unclear,
    }
    let claims = r#"Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6e319fQ==""#;
    let gateway = r#"{"statusCode":429,"message":"Rate limit is exceeded."}"#;
    for (answered, end, times) in [
        (Ok(answer(200, REQUEST)), End::Made, 1),
        // Whoever wants another token has not looked at it.
        (Ok(answer(401, r#"{"code":800001}"#)), End::NotMade, 2),
        (Ok(answer(401, r#"{"code":900421}"#)), End::NotMade, 1),
        (
            Ok(with_headers(401, &[("www-authenticate", claims)], "")),
            End::NotMade,
            2,
        ),
        (Ok(with_headers(429, &[("retry-after", "1")], gateway)), End::NotMade, 1),
        (Err(TransportError::NotSent("no route".into())), End::NotMade, 1),
        (
            Ok(answer(403, r#"{"code":900308,"description":"role"}"#)),
            End::Refused,
            1,
        ),
        (Ok(answer(403, "")), End::Refused, 1),
        (Ok(answer(400, r#"{"code":2000,"description":"no"}"#)), End::Refused, 1),
        (Ok(answer(409, "")), End::Refused, 1),
        (Ok(answer(412, r#"{"code":2055}"#)), End::Refused, 1),
        (Ok(answer(403, "<html>proxy</html>")), End::Unclear, 1),
        (Ok(answer(404, "<html>proxy</html>")), End::Unclear, 1),
        (Ok(answer(200, "<html>proxy</html>")), End::Unclear, 1),
        (Ok(answer(200, "")), End::Unclear, 1),
        (Ok(answer(200, REQUEST.replace("\"1\"", "\"2\""))), End::Unclear, 1),
        (
            Ok(with_headers(302, &[("location", "https://evil.example/")], "")),
            End::Unclear,
            1,
        ),
        (Ok(answer(408, "")), End::Unclear, 1),
        (Ok(answer(500, r#"{"code":800003}"#)), End::Unclear, 1),
        (Ok(answer(503, "")), End::Unclear, 1),
        (Err(TransportError::NoAnswer("reset".into())), End::Unclear, 1),
    ] {
        let shown = format!("{answered:?}");
        let (ended, sent) = note_ended_by(vec![answered]).await;
        let is_so = match end {
            End::Made => ended.is_ok(),
            End::NotMade => matches!(ended, Err(ChangeError::NotMade(_))),
            End::Refused => matches!(ended, Err(ChangeError::Refused { .. })),
            End::Unclear => matches!(ended, Err(ChangeError::Unclear(_))),
        };
        assert!(is_so, "{shown}: {ended:?}");
        assert_eq!(sent, times, "{shown}");
    }
    let renewed = vec![Ok(answer(401, r#"{"code":800001}"#)), Ok(answer(200, REQUEST))];
    assert_eq!(note_ended_by(renewed).await, (Ok(()), 2));
}

#[tokio::test(start_paused = true)]
async fn what_is_said_of_a_refusal_is_for_the_person_alone() {
    let body = r#"{"code":2000,"description":" PLANTED\u0007\u202e\nreason "}"#;
    let (ended, _) = note_ended_by(vec![Ok(answer(400, body))]).await;
    let Err(ChangeError::Refused { error, said }) = &ended else {
        panic!("{ended:?}")
    };
    assert_eq!(said.as_ref().unwrap().as_str(), "PLANTED reason");
    assert!(!format!("{ended:?} {error}").contains("PLANTED"));
}

#[tokio::test(start_paused = true)]
async fn a_side_goes_back_whole_under_its_version() {
    let later = BILLING.replace(
        "\"BillingCurrency\"",
        "\"laterField\":{\"kept\":[1.10]},\"BillingCurrency\"",
    );
    let change = |sent: &str| {
        let mut change = BillingChange::of(&profile_told(None, Some(sent), &known()).unwrap());
        change.po_number = Some("4712".into());
        change.bill_to.city = Some("Cobh".into());
        change
    };
    for (sent, headers, version, in_body) in [
        (later.clone(), vec![], None, Some("v-17")),
        (
            later.replace("\"Etag\":\"v-17\",", ""),
            vec![("etag", "\"h-3\"")],
            Some("\"h-3\""),
            None,
        ),
        (later.replace("\"Etag\":\"v-17\",", ""), vec![], None, None),
    ] {
        let script = Script::default()
            .on(
                "GET /v1/profiles/billing",
                Ok(with_headers(200, &headers, sent.clone())),
            )
            .ok(
                "PUT /v1/profiles/billing",
                sent.replace("4711", "\"4712\"").replace("\"Cork\"", "\"Cobh\""),
            );
        let center = crate::center(&script);
        let told = center.record(CenterRecord::Billing).await.unwrap();
        let change = change(&sent);
        assert!(!holds_billing(told.sent.as_str(), &change));
        let now = center.change_billing(&told, &change).await.unwrap();
        assert!(holds_billing(now.sent.as_str(), &change));
        let put = &script.asked()[1];
        let body: serde_json::Value = serde_json::from_str(&put.body).unwrap();
        assert_eq!(
            (put.version.as_deref(), body["attributes"]["etag"].as_str()),
            (version, in_body)
        );
        assert!(put.body.contains(r#""laterField":{"kept":[1.10]}"#), "{}", put.body);
        assert_eq!(
            (&body["purchaseOrderNumber"], &body["address"]["city"]),
            (&"4712".into(), &"Cobh".into())
        );
        assert_eq!(body["primaryContact"]["firstName"], "Ada");
        assert!(body["primaryContact"]["phoneNumber"].is_null());
        assert_eq!(body["address"]["addressLine1"], "1 Lapp's Quay");
    }
    let script = Script::default()
        .ok("GET /v1/profiles/billing", BILLING)
        .ok("PUT /v1/profiles/billing", "{}");
    let center = crate::center(&script);
    let told = center.record(CenterRecord::Billing).await.unwrap();
    let ended = center.change_billing(&told, &change(BILLING)).await;
    assert!(
        matches!(ended, Err(ChangeError::Unclear(ServiceError::Unreadable(_)))),
        "{ended:?}"
    );
}
