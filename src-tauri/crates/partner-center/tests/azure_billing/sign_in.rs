//! Refused tokens: renewed once, with the claims that were asked for, and never in a loop.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use partner_center::azure_billing::{Accounts, Asked, Budget, ServiceError};
use partner_center::{Credentials, Error};
use uuid::uuid;
use zeroize::Zeroizing;

use crate::support::{ACCOUNTS, Script, answer, exchange_of};

/// The token that was refused, and the claims.
type Renewal = (String, Option<String>);

/// Gives out one token after the other, and remembers what it was asked.
#[derive(Clone, Default)]
struct Renewing {
    asked: Arc<Mutex<Vec<Renewal>>>,
    refuses: Option<Error>,
}

#[async_trait]
impl Credentials for Renewing {
    async fn bearer_token(&self) -> Result<Zeroizing<String>, Error> {
        Ok(Zeroizing::new("first".to_owned()))
    }

    async fn renewed_token(&self, refused: &str, claims: Option<&str>) -> Result<Zeroizing<String>, Error> {
        let asked = (refused.to_owned(), claims.map(str::to_owned));
        self.asked.lock().unwrap().push(asked);
        match &self.refuses {
            Some(error) => Err(error.clone()),
            None => Ok(Zeroizing::new("second".to_owned())),
        }
    }
}

impl Renewing {
    fn asked(&self) -> Vec<Renewal> {
        self.asked.lock().unwrap().clone()
    }

    async fn accounts(&self, script: &Script) -> Result<Accounts, ServiceError> {
        script.billing_for(self.clone(), Budget::default()).accounts().await
    }
}

#[tokio::test(start_paused = true)]
async fn a_refused_token_is_renewed_once() {
    let found = exchange_of("accounts_2020").answer();
    let script = Script::default()
        .on(ACCOUNTS, Ok(answer(401, "")))
        .on(ACCOUNTS, Ok(found));
    let credentials = Renewing::default();
    assert!(credentials.accounts(&script).await.is_ok());
    assert_eq!(credentials.asked(), [("first".to_owned(), None)]);
    let sent: Vec<_> = script
        .asked()
        .into_iter()
        .map(|asked| asked.authorization.unwrap())
        .collect();
    assert_eq!(sent, ["Bearer first", "Bearer second"]);
    // It is not renewed for ever.
    let script = Script::default().on(ACCOUNTS, Ok(answer(401, "")));
    let credentials = Renewing::default();
    assert_eq!(credentials.accounts(&script).await, Err(ServiceError::SignInNeeded));
    assert_eq!(credentials.asked().len(), 1);
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn claims_are_passed_on_as_they_were_meant() {
    let claims = r#"{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}"#;
    let found = exchange_of("accounts_2020").answer();
    let challenge = exchange_of("challenge").answer();
    let script = Script::default()
        .on(ACCOUNTS, Ok(challenge.clone()))
        .on(ACCOUNTS, Ok(found));
    let credentials = Renewing::default();
    assert!(credentials.accounts(&script).await.is_ok());
    assert_eq!(credentials.asked(), [("first".to_owned(), Some(claims.to_owned()))]);
    // A second challenge, or a sign-in that cannot answer one without a person, ends with the claims.
    for refuses in [None, Some(Error::SignInNeeded), Some(Error::SecondFactorNeeded)] {
        let script = Script::default().on(ACCOUNTS, Ok(challenge.clone()));
        let credentials = Renewing {
            refuses,
            ..Renewing::default()
        };
        let Err(ServiceError::ConfirmationNeeded { claims: Some(told) }) = credentials.accounts(&script).await else {
            panic!("no claims");
        };
        assert_eq!(told.to_json(), claims);
        assert_eq!(credentials.asked().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn a_failing_network_signs_nobody_out() {
    let cases = [
        (Error::Unreachable("no network".into()), "unreachable"),
        (Error::TimedOut, "no_answer"),
        (Error::ServerTrouble(503), "sign_in_trouble"),
        (Error::Throttled { retry_after: None }, "throttled"),
        (Error::SignInNeeded, "sign_in_needed"),
        (Error::SecondFactorNeeded, "confirmation_needed"),
    ];
    for (refuses, code) in cases {
        let script = Script::default().on(ACCOUNTS, Ok(answer(401, "")));
        let credentials = Renewing {
            refuses: Some(refuses.clone()),
            ..Renewing::default()
        };
        let error = credentials.accounts(&script).await.unwrap_err();
        assert_eq!(error.code(), code, "{refuses:?}");
        // The same holds where there is no token in the first place.
        let script = Script::default();
        let error = script
            .billing_for(move || Err(refuses.clone()), Budget::default())
            .accounts()
            .await;
        assert_eq!(error.unwrap_err().code(), code);
        assert!(script.asked().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn a_person_whom_billing_does_not_know_is_not_sent_to_sign_in_again() {
    let body = r#"{"error":{"code":"401","message":"No claims present for the caller in the system."}}"#;
    let script = Script::default().on(ACCOUNTS, Ok(answer(401, body)));
    let credentials = Renewing::default();
    assert_eq!(credentials.accounts(&script).await, Err(ServiceError::UnknownPerson));
    assert!(credentials.asked().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_missing_role_says_what_was_asked() {
    let script = Script::default().recorded("refused_provider");
    let error = script.billing().accounts().await.unwrap_err();
    assert_eq!(
        error,
        ServiceError::Forbidden {
            asked: Asked::Accounts,
            code: Some("DisallowedProvider"),
            request: Some(uuid!("8b767685-51fb-094d-219c-80a015a18410")),
        }
    );
    // To others than the administrator of a pay-as-you-go account it is said in another way.
    let body = r#"{"error":{"code":"Unauthorized","message":"x"}}"#;
    let script = Script::default().on("/providers", Ok(answer(401, body)));
    let billing = script.billing_for(Renewing::default(), Budget::default());
    let error = billing.invoice("E1").await.unwrap_err();
    assert!(
        matches!(
            error,
            ServiceError::Forbidden {
                asked: Asked::Invoice,
                code: Some("Unauthorized"),
                ..
            }
        ),
        "{error:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn credentials_that_cannot_renew_end_with_the_sign_in() {
    let script = Script::default().on(ACCOUNTS, Ok(answer(401, "")));
    assert_eq!(script.billing().accounts().await, Err(ServiceError::SignInNeeded));
    assert_eq!(script.asked().len(), 1);
}
