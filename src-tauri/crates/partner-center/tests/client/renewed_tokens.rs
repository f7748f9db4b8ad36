use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use domain::Capabilities;
use partner_center::{Client, Credentials, Error, PartnerCenter};
use zeroize::Zeroizing;

use crate::support::{Answer, Script, answer, with_headers};

const CHALLENGE: &str = r#"Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6e319fQ""#;

/// Has one token and, where it is told so, another; remembers what it was asked for.
#[derive(Clone)]
struct Renewing {
    renewed: Result<&'static str, Error>,
    asked: Arc<AtomicUsize>,
    has_claims: bool,
}

#[async_trait]
impl Credentials for Renewing {
    async fn bearer_token(&self) -> Result<Zeroizing<String>, Error> {
        Ok(Zeroizing::new("first".to_owned()))
    }

    async fn renewed_token(&self, refused: &str, claims: Option<&str>) -> Result<Zeroizing<String>, Error> {
        assert_eq!(refused, "first");
        assert_eq!(claims.is_some(), self.has_claims);
        assert!(claims.is_none_or(|claims| claims == r#"{"access_token":{"acrs":{}}}"#));
        self.asked.fetch_add(1, Ordering::SeqCst);
        self.renewed.clone().map(|token| Zeroizing::new(token.to_owned()))
    }
}

/// What reading the terms comes to, how often another token was asked for, and the tokens that were sent.
async fn read(
    answers: Vec<Answer>,
    renewed: Result<&'static str, Error>,
    has_claims: bool,
) -> (Result<usize, Error>, usize, Vec<String>) {
    let script = answers.into_iter().fold(Script::default(), |script, answer| {
        script.on("/v1/membership/terms", answer)
    });
    let asked = Arc::new(AtomicUsize::new(0));
    let credentials = Renewing {
        renewed,
        asked: Arc::clone(&asked),
        has_claims,
    };
    let client = Client::new(script.clone(), Capabilities::SAMPLE, credentials);
    let terms = client.terms().await.map(|terms| terms.len());
    let tokens = script.asked().into_iter().map(|asked| asked.authorization).collect();
    (terms, asked.load(Ordering::SeqCst), tokens)
}

fn unauthorized() -> Answer {
    Ok(answer(401, ""))
}

fn challenged() -> Answer {
    Ok(with_headers(401, &[("www-authenticate", CHALLENGE)], ""))
}

fn nothing() -> Answer {
    Ok(answer(200, r#"{"items":[]}"#))
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_once_and_used_from_then_on() {
    let (terms, asked, tokens) = read(
        vec![unauthorized(), Ok(answer(503, "")), nothing()],
        Ok("second"),
        false,
    )
    .await;
    assert_eq!((terms, asked), (Ok(0), 1));
    assert_eq!(tokens, ["Bearer first", "Bearer second", "Bearer second"]);

    let (terms, asked, tokens) = read(vec![challenged(), nothing()], Ok("second"), true).await;
    assert_eq!((terms, asked), (Ok(0), 1));
    assert_eq!(tokens, ["Bearer first", "Bearer second"]);
}

#[tokio::test(start_paused = true)]
async fn a_second_refusal_ends_it() {
    let (terms, asked, tokens) = read(vec![unauthorized()], Ok("second"), false).await;
    assert_eq!((terms, asked, tokens.len()), (Err(Error::SignInNeeded), 1, 2));
    let (terms, asked, tokens) = read(vec![challenged()], Ok("second"), true).await;
    assert_eq!((terms, asked, tokens.len()), (Err(Error::SecondFactorNeeded), 1, 2));
}

#[tokio::test(start_paused = true)]
async fn without_another_token_the_most_exact_reason_is_told() {
    let unreachable = || Err(Error::Unreachable("no connection".to_owned()));
    for (refusal, renewed, has_claims, expected, times) in [
        (unauthorized(), Err(Error::SignInNeeded), false, Error::SignInNeeded, 1),
        (
            unauthorized(),
            unreachable(),
            false,
            Error::Unreachable("no connection".to_owned()),
            1,
        ),
        (
            challenged(),
            Err(Error::SignInNeeded),
            true,
            Error::SecondFactorNeeded,
            1,
        ),
        (
            Ok(answer(401, r#"{"code":"900421"}"#)),
            Ok("second"),
            false,
            Error::SecondFactorNeeded,
            0,
        ),
    ] {
        let (terms, asked, tokens) = read(vec![refusal], renewed, has_claims).await;
        assert_eq!((terms, asked, tokens.len()), (Err(expected), times, 1));
    }
}
