use std::sync::Arc;

use partner_center::network::NetworkTrouble;
use partner_center::sign_in::{Application, Authority, Cloud, InteractiveSignIn, Resource, SignInError, SignInWish};
use partner_center::{Credentials, Error, TransportError};

use crate::authority::{CLIENT, Endpoint, LocalAuthority, MANAGEMENT, TENANT};
use crate::support::{Failing, LONG, MemoryKeeper, authority, begun, called, new_session, pages, parameter, signed_in};

/// What a first sign-in ends with when the authority answers the code like this.
async fn ended_with(status: u16, body: &str) -> SignInError {
    let local = LocalAuthority::new();
    local.answer_next(Endpoint::Token, status, body);
    signed_in(&local, begun(&local).await).await.unwrap_err()
}

#[tokio::test]
async fn every_answer_to_a_code_is_told_as_what_it_is() {
    let page = "<!DOCTYPE html><title>Sign in to the guest network</title>";
    for (status, body, expected) in [
        (
            400,
            r#"{"error":"invalid_client","error_codes":[7000218]}"#,
            SignInError::NotPublicClient,
        ),
        (
            400,
            r#"{"error":"invalid_request","error_codes":[50011]}"#,
            SignInError::RedirectNotRegistered,
        ),
        (
            400,
            r#"{"error":"invalid_grant","error_codes":[65001]}"#,
            SignInError::ConsentMissing,
        ),
        (
            400,
            r#"{"error":"invalid_request","error_codes":[90002]}"#,
            SignInError::WrongTenant,
        ),
        (
            400,
            r#"{"error":"unauthorized_client","error_codes":[700016]}"#,
            SignInError::UnknownApplication,
        ),
        (
            400,
            r#"{"error":"access_denied","error_codes":[53003]}"#,
            SignInError::Blocked { code: Some(53003) },
        ),
        (
            401,
            r#"{"error":"something","error_codes":[1]}"#,
            SignInError::Refused { code: Some(1) },
        ),
        (
            400,
            r#"{"message":"no"}"#,
            SignInError::Unreadable("no answer of an authority"),
        ),
        (
            200,
            r#"{"token_type":"Bearer"}"#,
            SignInError::Unreadable("no answer of an authority"),
        ),
        (
            200,
            r#"{"token_type":"Bearer","access_token":"a"}"#,
            SignInError::Unreadable("an answer that does not tell who signed in"),
        ),
        (
            200,
            r#"{"token_type":"Bearer","access_token":"a","id_token":"a.b.c"}"#,
            SignInError::Unreadable("an id token that is none"),
        ),
        (200, "", SignInError::ProxyPage),
        (200, page, SignInError::ProxyPage),
        (403, page, SignInError::ProxyPage),
        (302, page, SignInError::ProxyPage),
        (511, page, SignInError::ProxyPage),
        (
            407,
            page,
            SignInError::Network(NetworkTrouble::ProxyAsksForSignIn.to_string()),
        ),
        (503, page, SignInError::AuthorityTrouble(503)),
        (429, "{}", SignInError::AuthorityTrouble(429)),
    ] {
        assert_eq!(ended_with(status, body).await, expected, "{status} {body}");
    }
}

#[tokio::test]
async fn the_network_is_told_from_the_clock() {
    for (trouble, expected) in [
        (
            NetworkTrouble::NoSuchHost,
            SignInError::Network(NetworkTrouble::NoSuchHost.to_string()),
        ),
        (
            NetworkTrouble::Cut,
            SignInError::Network(NetworkTrouble::Cut.to_string()),
        ),
        (NetworkTrouble::CertificateTime, SignInError::ClockWrong),
    ] {
        let local = LocalAuthority::new();
        let network = Failing::new(&local);
        network.fail_next(trouble.into());
        let wish = SignInWish::first(Resource::AzureManagement);
        let sign_in = InteractiveSignIn::begin(authority(), network, wish).await.unwrap();
        assert_eq!(signed_in(&local, sign_in).await.unwrap_err(), expected);
    }
}

#[tokio::test]
async fn what_is_not_registered_is_refused_by_the_authority() {
    let local = LocalAuthority::new();
    for application in [
        Application::new(TENANT, "another-application").unwrap(),
        Application::new("another.example", CLIENT).unwrap(),
    ] {
        let authority = Authority::new(Cloud::Global, application);
        let wish = SignInWish::first(Resource::AzureManagement);
        let sign_in = InteractiveSignIn::begin(authority, local.transport(), wish)
            .await
            .unwrap();
        // The authority shows its own page and sends nobody back.
        assert_eq!(local.visited(sign_in.address()).await, (400, None));
    }
    local.withdraw_consent(MANAGEMENT);
    let sign_in = begun(&local).await;
    let (_, location) = local.visited(sign_in.address()).await;
    let (refused, _) = tokio::join!(sign_in.finish(pages(), LONG), called(location.as_ref().unwrap()));
    assert_eq!(refused.unwrap_err(), SignInError::ConsentMissing);
    assert!(parameter(&location.unwrap(), "code").is_none());
}

#[tokio::test(start_paused = true)]
async fn a_client_is_told_what_it_can_act_on() {
    let page = "<html>";
    for (status, body, expected) in [
        (400, r#"{"error":"invalid_grant"}"#, Error::SignInNeeded),
        (400, r#"{"error":"interaction_required"}"#, Error::SecondFactorNeeded),
        (
            400,
            r#"{"error":"invalid_grant","error_codes":[50076]}"#,
            Error::SecondFactorNeeded,
        ),
        (
            400,
            r#"{"error":"unauthorized_client","error_codes":[700016]}"#,
            Error::SignInNeeded,
        ),
        (403, page, Error::Unreachable(SignInError::ProxyPage.to_string())),
        (500, page, Error::ServerTrouble(500)),
        (429, "{}", Error::Throttled { retry_after: None }),
    ] {
        let local = LocalAuthority::new();
        let keeper = Arc::new(MemoryKeeper::default());
        *keeper.kept.lock().unwrap() = Some("kept".to_owned());
        for _ in 0..3 {
            local.answer_next(Endpoint::Token, status, body);
        }
        let session = new_session(local.transport(), &keeper);
        assert_eq!(session.bearer_token().await, Err(expected), "{status} {body}");
        assert_eq!(keeper.token().as_deref(), Some("kept"));
    }
}

#[tokio::test]
async fn no_network_signs_nobody_out() {
    let local = LocalAuthority::new();
    let network = Failing::new(&local);
    let keeper = Arc::new(MemoryKeeper::default());
    *keeper.kept.lock().unwrap() = {
        let first = Arc::new(MemoryKeeper::default());
        crate::support::session_of(&local, local.transport(), &first).await;
        first.token()
    };
    let kept = keeper.token();
    let session = new_session(network.clone(), &keeper);
    for failure in [
        TransportError::NotSent(NetworkTrouble::NoConnection.to_string()),
        TransportError::NotSent(NetworkTrouble::ProxyAsksForSignIn.to_string()),
        TransportError::NoAnswer(NetworkTrouble::Silent.to_string()),
        TransportError::BeyondLimits("an answer of more".to_owned()),
    ] {
        network.fail_next(failure.clone());
        let error = session.bearer_token().await.unwrap_err();
        assert!(
            !matches!(error, Error::SignInNeeded | Error::SecondFactorNeeded),
            "{failure}: {error}"
        );
        assert!(session.trouble().await.is_some_and(|trouble| !trouble.needs_person()));
        assert_eq!(keeper.token(), kept);
    }
    let token = session.bearer_token().await.unwrap();
    assert!(local.accepts(&token, MANAGEMENT));
    assert_eq!(session.trouble().await, None);
}
