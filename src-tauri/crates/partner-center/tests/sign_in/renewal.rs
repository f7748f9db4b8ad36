use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use partner_center::sign_in::{Claims, Prompt, Resource, SignInError, SignInWish};
use partner_center::{Credentials, Error, TransportError};
use proptest::prelude::*;
use tokio::time::advance;

use crate::authority::{Endpoint, LocalAuthority, MANAGEMENT, Person, TENANT};
use crate::support::{Failing, MemoryKeeper, begun, begun_for, session_of, signed_in};

/// Begun in real time for the browser; from here on time passes as the test says.
async fn session(local: &LocalAuthority) -> (partner_center::sign_in::Session, Arc<MemoryKeeper>, Arc<Failing>) {
    let network = Failing::new(local);
    let keeper = Arc::new(MemoryKeeper::default());
    let session = session_of(local, network.clone(), &keeper).await;
    tokio::time::pause();
    (session, keeper, network)
}

#[tokio::test]
async fn a_token_is_renewed_before_it_ends_and_the_refresh_token_with_it() {
    let local = LocalAuthority::new();
    let (session, keeper, _) = session(&local).await;
    let first = session.bearer_token().await.unwrap();
    advance(Duration::from_secs(3200)).await;
    assert_eq!(session.bearer_token().await.unwrap(), first);
    assert_eq!(local.asked(Endpoint::Token), 1);
    let kept = keeper.token();
    advance(Duration::from_secs(101)).await;
    let second = session.bearer_token().await.unwrap();
    assert_ne!(second, first);
    assert!(local.accepts(&second, MANAGEMENT));
    assert_ne!(keeper.token(), kept);
    assert_eq!(keeper.token(), local.good_refresh_token());
    assert!(local.last_claims().unwrap().contains("cp1"));
    advance(Duration::from_secs(3400)).await;
    assert_ne!(session.bearer_token().await.unwrap(), second);
}

#[tokio::test]
async fn a_token_that_is_still_good_outlives_trouble_at_its_renewal() {
    let local = LocalAuthority::new();
    let (session, _, network) = session(&local).await;
    let first = session.bearer_token().await.unwrap();
    advance(Duration::from_secs(3400)).await;
    network.fail_next(TransportError::NotSent("no connection".into()));
    assert_eq!(session.bearer_token().await.unwrap(), first);
    advance(Duration::from_secs(300)).await;
    network.fail_next(TransportError::NotSent("no connection".into()));
    assert_eq!(
        session.bearer_token().await,
        Err(Error::Unreachable("no connection".to_owned()))
    );
    assert!(session.bearer_token().await.is_ok());
}

#[tokio::test]
async fn whatever_wants_a_token_after_trouble_asks_nobody_for_a_little() {
    let local = LocalAuthority::new();
    let (session, keeper, _) = session(&local).await;
    advance(Duration::from_secs(4000)).await;
    let kept = keeper.token();
    for _ in 0..3 {
        local.answer_next(Endpoint::Token, 503, "");
    }
    for _ in 0..9 {
        assert_eq!(session.bearer_token().await, Err(Error::ServerTrouble(503)));
        assert_eq!(session.trouble().await, Some(SignInError::AuthorityTrouble(503)));
    }
    assert_eq!(local.asked(Endpoint::Token), 1 + 3);
    assert_eq!(keeper.token(), kept);
    advance(Duration::from_secs(30)).await;
    assert!(session.bearer_token().await.is_ok());
}

#[tokio::test]
async fn an_authority_in_trouble_is_asked_again_a_few_times() {
    let local = LocalAuthority::new();
    let (session, ..) = session(&local).await;
    advance(Duration::from_secs(4000)).await;
    local.answer_next(Endpoint::Token, 503, "");
    local.answer_next(
        Endpoint::Token,
        400,
        r#"{"error":"temporarily_unavailable","error_codes":[90013]}"#,
    );
    assert!(session.bearer_token().await.is_ok());
    assert_eq!(local.asked(Endpoint::Token), 4);
}

#[tokio::test]
async fn a_refused_refresh_token_is_not_tried_again() {
    let local = LocalAuthority::new();
    let (session, keeper, _) = session(&local).await;
    advance(Duration::from_secs(4000)).await;
    local.revoke();
    let kept = keeper.token();
    for _ in 0..5 {
        assert_eq!(session.bearer_token().await, Err(Error::SignInNeeded));
        assert_eq!(session.trouble().await, Some(SignInError::Ended));
    }
    assert_eq!(local.asked(Endpoint::Token), 2);
    // Nothing is thrown away: another program may know better.
    assert_eq!(keeper.token(), kept);

    tokio::time::resume();
    let again = signed_in(&local, begun(&local).await).await.unwrap();
    session.accept(again).await.unwrap();
    let token = session.bearer_token().await.unwrap();
    assert!(local.accepts(&token, MANAGEMENT));
    assert_eq!(session.trouble().await, None);
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_for_everybody() {
    let local = LocalAuthority::new();
    let (session, ..) = session(&local).await;
    let refused = session.bearer_token().await.unwrap();
    let second = session.renewed_token(&refused, None).await.unwrap();
    assert_ne!(second, refused);
    // Whoever had the same token before has the new one for the asking.
    assert_eq!(session.renewed_token(&refused, None).await.unwrap(), second);
    assert_eq!(session.bearer_token().await.unwrap(), second);
    assert_eq!(local.asked(Endpoint::Token), 2);
}

#[tokio::test]
async fn a_demand_of_the_service_is_met_silently_where_it_can_be() {
    let local = LocalAuthority::new();
    let (session, ..) = session(&local).await;
    let demanded = r#"{"access_token":{"nbf":{"essential":true,"value":"1600000000"}}}"#;
    let refused = session.bearer_token().await.unwrap();
    let second = session
        .renewed_token(&refused, Some(&STANDARD_NO_PAD.encode(demanded)))
        .await
        .unwrap();
    let sent = local.last_claims().unwrap();
    assert!(sent.contains("1600000000") && sent.contains("cp1"), "{sent}");
    // The same demand is met already; another one is not.
    assert_eq!(session.renewed_token(&refused, Some(demanded)).await.unwrap(), second);
    assert_eq!(local.asked(Endpoint::Token), 2);
    let other = r#"{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}"#;
    assert_ne!(session.renewed_token(&refused, Some(other)).await.unwrap(), second);
    // A demand that is none changes nothing.
    let token = session.bearer_token().await.unwrap();
    assert!(session.renewed_token(&token, Some("no claims")).await.is_ok());
}

#[tokio::test]
async fn a_demand_that_needs_the_person_is_carried_into_one_sign_in() {
    let local = LocalAuthority::new();
    let (session, keeper, _) = session(&local).await;
    let demanded = r#"{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}"#;
    local.demand(demanded);
    let refused = session.bearer_token().await.unwrap();
    for _ in 0..3 {
        assert_eq!(
            session.renewed_token(&refused, Some(demanded)).await,
            Err(Error::SecondFactorNeeded)
        );
    }
    assert_eq!(local.asked(Endpoint::Token), 2);
    // The token in memory goes on for whatever it is good enough for.
    assert_eq!(session.bearer_token().await.unwrap(), refused);
    let claims = match session.trouble().await {
        None => Claims::read(demanded),
        Some(SignInError::SecondFactorNeeded { claims }) => claims,
        Some(trouble) => panic!("{trouble}"),
    };
    tokio::time::resume();
    let wish = SignInWish {
        claims,
        prompt: Prompt::AsNeeded,
        ..SignInWish::first(Resource::AzureManagement)
    };
    let again = signed_in(&local, begun_for(&local, wish).await).await.unwrap();
    session.accept(again).await.unwrap();
    let token = session.bearer_token().await.unwrap();
    assert_ne!(token, refused);
    assert_eq!(session.renewed_token(&refused, Some(demanded)).await.unwrap(), token);
    assert!(keeper.token().is_some());
}

#[tokio::test]
async fn a_renewal_for_somebody_else_is_not_used() {
    let local = LocalAuthority::new();
    let (session, keeper, _) = session(&local).await;
    advance(Duration::from_secs(4000)).await;
    let other = LocalAuthority::new();
    other.sign_in_as(Person {
        tenant_id: TENANT.to_owned(),
        object_id: "somebody".to_owned(),
        user_name: "x".to_owned(),
    });
    // Another program kept somebody else's token in this account's place.
    tokio::time::resume();
    let somebody = Arc::new(MemoryKeeper::default());
    session_of(&other, other.transport(), &somebody).await;
    tokio::time::pause();
    let foreign = crate::support::new_session(other.transport(), &somebody);
    assert!(foreign.bearer_token().await.is_ok());
    *keeper.kept.lock().unwrap() = somebody.token();
    let pinned = partner_center::sign_in::Identity {
        tenant_id: TENANT.to_owned(),
        object_id: "b64d5a1f-2c3e-4d50-8e6f-708192a3b4c5".to_owned(),
        user_name: None,
    };
    let pinned_session = partner_center::sign_in::Session::new(
        crate::support::authority(),
        other.transport(),
        Resource::AzureManagement,
        keeper.clone(),
        Some(pinned),
    );
    assert_eq!(pinned_session.bearer_token().await, Err(Error::SignInNeeded));
    assert_eq!(pinned_session.trouble().await, Some(SignInError::AnotherIdentity));
    drop(session);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Whatever is asked and fails in whatever order: who was signed in stays so, and a token that is given is good.
    #[test]
    fn no_order_of_trouble_signs_anybody_out(steps in proptest::collection::vec((0_u8..5, 0_u64..5000), 1..12)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let local = LocalAuthority::new();
            let (session, keeper, network) = session(&local).await;
            for (step, seconds) in steps {
                advance(Duration::from_secs(seconds)).await;
                match step {
                    0 => network.fail_next(TransportError::NotSent("x".into())),
                    1 => local.answer_next(Endpoint::Token, 502, "<html>"),
                    2 => local.answer_next(Endpoint::Token, 200, "<html>"),
                    3 => *keeper.cannot_keep.lock().unwrap() ^= true,
                    _ => {}
                }
                if let Ok(token) = session.bearer_token().await {
                    assert!(local.accepts(&token, MANAGEMENT));
                }
                assert!(session.trouble().await.is_none_or(|trouble| !trouble.needs_person()));
            }
            *keeper.cannot_keep.lock().unwrap() = false;
            for _ in 0..20 {
                let _ = session.bearer_token().await;
                advance(Duration::from_secs(4000)).await;
            }
            assert!(session.bearer_token().await.is_ok());
            assert_eq!(keeper.token(), local.good_refresh_token());
        });
    }
}
