use std::time::Duration;

use domain::CenterRecord;
use partner_center::center_api::{Budget, CenterApi, ServiceError};
use partner_center::{Credentials, Error, TransportError};
use zeroize::Zeroizing;

use crate::center;
use crate::support::{Answer, Script, answer, with_headers};

/// Gives another token as often as it is asked for one.
pub struct Renewing;

#[async_trait::async_trait]
impl Credentials for Renewing {
    async fn bearer_token(&self) -> Result<Zeroizing<String>, Error> {
        Ok(Zeroizing::new("first".to_owned()))
    }

    async fn renewed_token(&self, _: &str, _: Option<&str>) -> Result<Zeroizing<String>, Error> {
        Ok(Zeroizing::new("second".to_owned()))
    }
}

/// How a question ends that is answered so, and how often it was asked.
async fn ended_by(answers: Vec<Answer>) -> (ServiceError, usize) {
    let script = answers.into_iter().fold(Script::default(), |script, answer| {
        script.on("/v1/profiles/billing", answer)
    });
    let center = CenterApi::new(script.clone(), Renewing, Budget::default()).with_endless_patience();
    let ended = center.record(CenterRecord::Billing).await.unwrap_err();
    (ended, script.asked().len())
}

#[tokio::test(start_paused = true)]
async fn a_missing_second_factor_is_told_in_every_form_and_never_asked_again() {
    let claims = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6e319fQ==""#;
    for (refusal, asked) in [
        (answer(401, r#"{"code":900421,"description":"MFA"}"#), 1),
        (answer(401, r#"{"code":"10001","message":"Authentication failed."}"#), 1),
        (
            answer(
                401,
                "\u{feff}{\"message\":\"Authentication failed. MFA required. (10001)\"}",
            ),
            1,
        ),
        (answer(403, r#"{"code":900421}"#), 1),
        (
            with_headers(401, &[("www-authenticate", r#"Bearer error="invalid_token""#)], ""),
            2,
        ),
        (with_headers(401, &[("www-authenticate", claims)], ""), 2),
        (
            with_headers(403, &[("www-authenticate", claims)], r#"{"code":900309}"#),
            2,
        ),
    ] {
        let shown = format!("{refusal:?}");
        let (ended, times) = ended_by(vec![Ok(refusal)]).await;
        assert!(
            matches!(ended, ServiceError::ConfirmationNeeded { .. }),
            "{shown}: {ended}"
        );
        assert_eq!(times, asked, "{shown}");
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_are_what_they_are() {
    for (refusal, code, times) in [
        (
            answer(401, r#"{"code":800001,"description":"Unauthorized"}"#),
            "sign_in_needed",
            2,
        ),
        (answer(401, "<html>proxy</html>"), "sign_in_needed", 2),
        (answer(403, r#"{"code":900308,"description":"role"}"#), "forbidden", 1),
        (answer(403, ""), "forbidden", 1),
        (answer(404, r#"{"code":1000}"#), "not_found", 1),
        (
            answer(400, r#"{"code":2000,"description":"Account Id has to be set."}"#),
            "refused",
            1,
        ),
        (answer(409, ""), "refused", 1),
        (
            with_headers(302, &[("location", "https://evil.example/")], ""),
            "foreign_address",
            1,
        ),
        (answer(500, r#"{"code":800003}"#), "server_trouble", 3),
        (answer(503, "<html>gateway</html>"), "server_trouble", 3),
    ] {
        let shown = format!("{refusal:?}");
        let (ended, asked) = ended_by(vec![Ok(refusal)]).await;
        assert_eq!((ended.code(), asked), (code, times), "{shown}");
    }
    let (ended, asked) = ended_by(vec![Err(TransportError::NotSent("no route".into()))]).await;
    assert_eq!((ended.code(), asked), ("unreachable", 3));
}

#[tokio::test(start_paused = true)]
async fn a_rest_is_kept_to_the_second_and_a_long_one_is_told() {
    let gateway = r#"{"statusCode":429,"message":"Rate limit is exceeded. Try again in 2 seconds."}"#;
    let script = Script::default()
        .on(
            "/v1/profiles/billing",
            Ok(with_headers(429, &[("retry-after", "2,2")], gateway)),
        )
        .ok("/v1/profiles/billing", r#"{"companyName":"Tailspin"}"#);
    assert!(center(&script).record(CenterRecord::Billing).await.is_ok());
    let waits = script.waits();
    assert!(
        waits[0] >= Duration::from_secs(2) && waits[0] < Duration::from_secs(3),
        "{waits:?}"
    );

    let (ended, asked) = ended_by(vec![Ok(with_headers(429, &[("retry-after", "3600")], gateway))]).await;
    assert_eq!((ended.code(), asked), ("throttled", 1));
}

#[tokio::test(start_paused = true)]
async fn no_word_of_an_answer_is_said_on() {
    for refusal in [
        answer(400, "PLANTED"),
        answer(403, r#"{"code":"PLANTED","description":"PLANTED"}"#),
    ] {
        let (ended, _) = ended_by(vec![Ok(refusal)]).await;
        assert!(!format!("{ended} {ended:?}").contains("PLANTED"));
    }
}
