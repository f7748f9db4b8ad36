use std::time::Duration;

use partner_center::sign_in::{Claims, DeviceCodeSignIn, Resource, SignInError};
use tokio::time::Instant;

use crate::authority::{Endpoint, LocalAuthority, TENANT};
use crate::support::{LONG, authority};

async fn begun(local: &LocalAuthority) -> Result<DeviceCodeSignIn, SignInError> {
    DeviceCodeSignIn::begin(authority(), local.transport(), Resource::AzureManagement, None).await
}

#[tokio::test(start_paused = true)]
async fn a_code_that_is_typed_signs_in() {
    let local = LocalAuthority::new();
    let sign_in = begun(&local).await.unwrap();
    assert_eq!(sign_in.address(), "https://microsoft.com/devicelogin");
    assert_eq!(sign_in.life(), Duration::from_secs(900));
    local.answer_next(Endpoint::Token, 400, r#"{"error":"slow_down"}"#);
    local.answer_next(Endpoint::Token, 503, "<html>");
    let code = sign_in.code().to_owned();
    let start = Instant::now();
    let typing = async {
        tokio::time::sleep(Duration::from_secs(100)).await;
        local.person_types(&code);
    };
    let (signed_in, ()) = tokio::join!(sign_in.finish(Duration::from_secs(600)), typing);
    assert_eq!(signed_in.unwrap().identity().tenant_id, TENANT);
    // It asks no more often than every ten seconds after it was told to slow down.
    assert!(start.elapsed() >= Duration::from_secs(100));
    assert!(local.asked(Endpoint::Token) <= 13, "{}", local.asked(Endpoint::Token));
}

#[tokio::test(start_paused = true)]
async fn what_was_demanded_is_brought() {
    let demanded = r#"{"access_token":{"acrs":{"essential":true,"value":"p1"}}}"#;
    for (claims, is_signed_in) in [(None, false), (Claims::read(demanded), true)] {
        let local = LocalAuthority::new();
        local.demand(demanded);
        let resource = Resource::AzureManagement;
        let begun = DeviceCodeSignIn::begin(authority(), local.transport(), resource, claims).await;
        let sign_in = begun.unwrap();
        local.person_types(sign_in.code());
        let ended = sign_in.finish(LONG).await;
        assert_eq!(ended.is_ok(), is_signed_in, "{ended:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_wait_ends_with_its_limit_or_with_the_code() {
    for (limit, ended_after) in [(Duration::from_secs(30), 30), (Duration::from_secs(10_000), 900)] {
        let local = LocalAuthority::new();
        let sign_in = begun(&local).await.unwrap();
        let start = Instant::now();
        assert_eq!(sign_in.finish(limit).await.unwrap_err(), SignInError::TimedOut);
        let elapsed = start.elapsed().as_secs();
        assert!((ended_after - 10..=ended_after + 1).contains(&elapsed), "{elapsed}");
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_are_told_as_what_they_are() {
    for (body, expected) in [
        (r#"{"error":"authorization_declined"}"#, SignInError::Declined),
        (r#"{"error":"access_denied"}"#, SignInError::Declined),
        (r#"{"error":"expired_token"}"#, SignInError::TimedOut),
        (
            r#"{"error":"access_denied","error_description":"AADSTS53003: Blocked.\r\nTrace"}"#,
            SignInError::Blocked { code: Some(53003) },
        ),
        (
            r#"{"error":"invalid_client","error_description":"AADSTS7000218: A secret is missing."}"#,
            SignInError::NotPublicClient,
        ),
    ] {
        let local = LocalAuthority::new();
        let sign_in = begun(&local).await.unwrap();
        local.answer_next(Endpoint::Token, 400, body);
        assert_eq!(sign_in.finish(LONG).await.unwrap_err(), expected, "{body}");
    }
    let local = LocalAuthority::new();
    local.answer_next(
        Endpoint::DeviceCode,
        400,
        r#"{"error":"invalid_request","error_codes":[53003]}"#,
    );
    assert_eq!(
        begun(&local).await.unwrap_err(),
        SignInError::Blocked { code: Some(53003) }
    );
    let odd =
        r#"{"user_code":"A","device_code":"B","verification_uri":"javascript:alert(1)","expires_in":9,"interval":5}"#;
    local.answer_next(Endpoint::DeviceCode, 200, odd);
    assert!(matches!(begun(&local).await, Err(SignInError::Unreadable(_))));
}
