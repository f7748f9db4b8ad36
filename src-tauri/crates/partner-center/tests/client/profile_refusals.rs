//! What a service that does not take a changed profile is understood to say.

use crate::support::documents::{billing, legal, profile};
use crate::support::{Script, answer};
use bytes::Bytes;
use domain::{BillingChange, LegalChange};
use http::Response;
use partner_center::wire::ProblemBody;
use partner_center::{Error, PartnerCenter, Refusal, TransportError};

const BILLING: &str = "/v1/profiles/billing";
const LEGAL: &str = "/v1/profiles/legalbusiness";

fn script() -> Script {
    Script::default()
        .ok(BILLING, billing().to_string())
        .ok(LEGAL, legal().to_string())
}

async fn refused(answered: Response<Bytes>) -> [Error; 2] {
    let script = script()
        .on(&format!("PUT {BILLING}"), Ok(answered.clone()))
        .on(&format!("PUT {LEGAL}"), Ok(answered));
    let client = script.client();
    let errors = [
        client
            .change_billing(&BillingChange::of(&profile()), Some("6"))
            .await
            .unwrap_err(),
        client
            .change_legal(&LegalChange::of(&profile()), Some("6"))
            .await
            .unwrap_err(),
    ];
    assert_eq!(script.changes().len(), 2, "a refusal is not argued with");
    errors
}

#[tokio::test(start_paused = true)]
async fn refusals_of_a_profile_have_their_reasons() {
    let invalid = |fields: &str| Refusal::InvalidProfile(fields.into());
    let ours = |body: ProblemBody| serde_json::to_string(&body).unwrap();
    let other = |code: &str, message: &str| Refusal::Other {
        code: code.into(),
        message: message.into(),
    };
    for (status, body, refusal) in [
        (400, ours(ProblemBody::profile_outdated()), Refusal::ProfileOutdated),
        (
            400,
            r#"{"code":2055,"description":"Etag is no longer valid","data":[]}"#.into(),
            Refusal::ProfileOutdated,
        ),
        (412, String::new(), Refusal::ProfileOutdated),
        (409, "<html>".into(), Refusal::ProfileOutdated),
        (
            400,
            ours(ProblemBody::invalid_profile(["address.city", "taxId"])),
            invalid("address.city, taxId"),
        ),
        (
            400,
            r#"{"code":3000,"description":"Invalid property: city","data":[]}"#.into(),
            invalid("Invalid property: city"),
        ),
        (
            400,
            r#"{"code":"3000","data":["city",null,{"x":1}," "]}"#.into(),
            invalid("city"),
        ),
        (400, r#"{"code":3000}"#.into(), invalid("")),
        (
            400,
            r#"{"code":2000,"description":"Account Id has to be set.","data":[]}"#.into(),
            other("2000", "Account Id has to be set."),
        ),
    ] {
        let expected = Error::Refused(refusal);
        assert_eq!(
            refused(answer(status, body.clone())).await,
            [expected.clone(), expected],
            "{body}"
        );
    }
}

/// Codes that only a profile gives its meaning mean nothing of a profile elsewhere.
#[tokio::test(start_paused = true)]
async fn an_invalid_property_of_anything_else_is_none_of_the_profile() {
    for code in ["3000", "2055"] {
        let body = format!(r#"{{"code":{code},"description":"no","data":["x"]}}"#);
        let script = Script::default().on("/v1/membership/terms", Ok(answer(400, body)));
        assert_eq!(
            script.client().terms().await.unwrap_err(),
            Error::Refused(Refusal::Other {
                code: code.into(),
                message: "no".into()
            })
        );
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_is_put_where_the_profile_cannot_be_read() {
    for answered in [
        Ok(answer(403, "")),
        Ok(answer(200, "<html>")),
        Ok(answer(200, r#"{"companyName":{"en":"Rowan"}}"#)),
        Err(TransportError::NotSent("refused".into())),
    ] {
        for path in [BILLING, LEGAL] {
            let script = Script::default()
                .on(path, answered.clone())
                .ok("/v1/profiles/", billing().to_string());
            let client = script.client();
            client
                .change_billing(&BillingChange::of(&profile()), Some("7"))
                .await
                .unwrap_err();
            client
                .change_legal(&LegalChange::of(&profile()), Some("7"))
                .await
                .unwrap_err();
            assert_eq!(script.changes().len(), 0, "{path}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn after_a_change_no_error_sounds_as_if_nothing_had_happened() {
    for (status, body) in [(401, ""), (403, ""), (404, ""), (500, ""), (200, "<html>")] {
        let script = Script::default()
            .ok(BILLING, billing().to_string())
            .ok(LEGAL, legal().to_string())
            .on(LEGAL, Ok(answer(status, body)));
        let result = script
            .client()
            .change_billing(&BillingChange::of(&profile()), Some("7"))
            .await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{status}: {result:?}");
        let script = Script::default()
            .ok(BILLING, billing().to_string())
            .on(BILLING, Ok(answer(status, body)))
            .ok(LEGAL, legal().to_string());
        let result = script
            .client()
            .change_legal(&LegalChange::of(&profile()), Some("7"))
            .await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{status}: {result:?}");
    }
    for body in ["<html>", r#"{"CompanyName":"#, r#"{"companyName":{"en":"Rowan"}}"#] {
        let script = script().ok(&format!("PUT {BILLING}"), body);
        let result = script
            .client()
            .change_billing(&BillingChange::of(&profile()), Some("7"))
            .await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{body}: {result:?}");
    }
}
