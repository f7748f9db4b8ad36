use std::sync::Arc;

use partner_center::network::Network;
use partner_center::sign_in::{
    Application, Authority, Claims, Cloud, Identity, InteractiveSignIn, Prompt, Resource, SignInError, SignInWish,
};
use partner_center::{Credentials, Error};

use crate::authority::{CLIENT, Endpoint, LocalAuthority, MANAGEMENT, PARTNER_CENTER, Person, TENANT};
use crate::support::{MemoryKeeper, authority, begun, begun_for, new_session, pages, parameter, signed_in};

#[tokio::test]
async fn a_person_signs_in_over_the_real_network() {
    let local = LocalAuthority::new();
    let address = local.serve().await;
    let network = Network::new().unwrap();
    let transport = Arc::new(network.to([address.clone()]));
    let authority = authority().at(address);
    let wish = SignInWish::first(Resource::PartnerCenter);
    let sign_in = InteractiveSignIn::begin(authority, transport, wish).await.unwrap();
    let signed_in = signed_in(&local, sign_in).await.unwrap();
    assert_eq!(signed_in.identity().tenant_id, TENANT);
    assert_eq!(signed_in.identity().user_name.as_deref(), Some("lee@contoso.example"));
}

#[tokio::test]
async fn a_session_takes_over_what_the_browser_brought() {
    let local = LocalAuthority::new();
    let keeper = Arc::new(MemoryKeeper::default());
    let session = new_session(local.transport(), &keeper);
    assert_eq!(session.bearer_token().await, Err(Error::SignInNeeded));
    assert_eq!(session.trouble().await, Some(SignInError::NotSignedIn));

    let signed_in = signed_in(&local, begun(&local).await).await.unwrap();
    session.accept(signed_in).await.unwrap();
    let token = session.bearer_token().await.unwrap();
    assert!(local.accepts(&token, MANAGEMENT));
    assert!(!local.accepts(&token, PARTNER_CENTER));
    assert_eq!(keeper.token(), local.good_refresh_token());
    assert_eq!(local.asked(Endpoint::Token), 1);
    assert!(!format!("{session:?}").contains(token.as_str()));
}

#[tokio::test]
async fn the_address_says_all_that_the_authority_needs_and_is_never_the_same() {
    let local = LocalAuthority::new();
    let wish = SignInWish {
        resource: Resource::AzureManagement,
        user_name: Some("lee@contoso.example".to_owned()),
        claims: Claims::read(r#"{"access_token":{"acrs":{"values":["p1"]}}}"#),
        prompt: Prompt::Login,
    };
    let first = begun_for(&local, wish).await;
    let second = begun(&local).await;
    let [of_first, of_second] = [&first, &second].map(|sign_in| {
        ["state", "nonce", "code_challenge", "redirect_uri"].map(|name| parameter(sign_in.address(), name).unwrap())
    });
    for (one, other) in of_first.iter().zip(&of_second) {
        assert!(one.len() >= 22);
        assert_ne!(one, other);
    }
    let told = |name| parameter(first.address(), name).unwrap();
    assert!(first.address().starts_with(&format!(
        "https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/authorize?"
    )));
    assert_eq!(told("client_id"), CLIENT);
    assert_eq!(told("response_type"), "code");
    assert_eq!(told("code_challenge_method"), "S256");
    assert_eq!(
        told("scope"),
        "https://management.azure.com/user_impersonation offline_access openid profile"
    );
    assert_eq!(told("prompt"), "login");
    assert_eq!(told("login_hint"), "lee@contoso.example");
    assert_eq!(
        told("claims"),
        r#"{"access_token":{"acrs":{"values":["p1"]},"xms_cc":{"values":["cp1"]}}}"#
    );
    assert_eq!(parameter(second.address(), "prompt").as_deref(), Some("select_account"));
    assert!(!format!("{first:?}").contains(&told("state")));
}

#[tokio::test]
async fn a_national_cloud_is_asked_for_its_own_audience() {
    let local = LocalAuthority::new();
    let authority = Authority::new(Cloud::China, LocalAuthority::application());
    let wish = SignInWish::first(Resource::PartnerCenter);
    let sign_in = InteractiveSignIn::begin(authority, local.transport(), wish)
        .await
        .unwrap();
    assert!(
        sign_in
            .address()
            .starts_with("https://login.partner.microsoftonline.cn/")
    );
    let scope = parameter(sign_in.address(), "scope").unwrap();
    assert!(scope.starts_with("https://partner.partnercenterapi.microsoftonline.cn/user_impersonation "));
}

#[tokio::test]
async fn the_authority_refuses_another_key_another_redirect_and_a_used_code() {
    let local = LocalAuthority::new();
    let first = begun(&local).await;
    let (_, location) = local.visited(first.address()).await;
    let code = parameter(&location.unwrap(), "code").unwrap();
    // The code of the first sign-in is brought to the second, with the second's own mark.
    let second = begun(&local).await;
    let redirect = parameter(second.address(), "redirect_uri").unwrap();
    let state = parameter(second.address(), "state").unwrap();
    let stolen = format!("{redirect}/?code={code}&state={state}");
    let (refused, _) = tokio::join!(
        second.finish(pages(), crate::support::LONG),
        crate::support::called(&stolen)
    );
    assert_eq!(refused.unwrap_err(), SignInError::Refused { code: Some(501_481) });

    // It is used now, for whoever it was.
    let redirect = parameter(first.address(), "redirect_uri").unwrap();
    let state = parameter(first.address(), "state").unwrap();
    let again = format!("{redirect}/?code={code}&state={state}");
    let (refused, _) = tokio::join!(
        first.finish(pages(), crate::support::LONG),
        crate::support::called(&again)
    );
    assert_eq!(refused.unwrap_err(), SignInError::Ended);
}

#[tokio::test]
async fn somebody_else_does_not_get_into_a_pinned_account() {
    let local = LocalAuthority::new();
    let keeper = Arc::new(MemoryKeeper::default());
    let session = crate::support::session_of(&local, local.transport(), &keeper).await;
    let kept = keeper.token();
    let token = session.bearer_token().await.unwrap();
    local.sign_in_as(Person {
        tenant_id: TENANT.to_owned(),
        object_id: "00000000-1111-4222-8333-444444444444".to_owned(),
        user_name: "lee@contoso.example".to_owned(),
    });
    let somebody = signed_in(&local, begun(&local).await).await.unwrap();
    let pinned = Identity {
        tenant_id: TENANT.to_uppercase(),
        object_id: "b64d5a1f-2c3e-4d50-8e6f-708192a3b4c5".to_owned(),
        user_name: None,
    };
    assert_eq!(
        somebody.identity().accepted_for(Some(&pinned)),
        Err(SignInError::AnotherIdentity)
    );
    assert_eq!(somebody.identity().accepted_for(None), Ok(()));
    assert_eq!(session.accept(somebody).await, Err(SignInError::AnotherIdentity));
    assert_eq!(keeper.token(), kept);
    assert_eq!(session.bearer_token().await.unwrap(), token);
}

#[tokio::test]
async fn a_person_of_another_directory_is_told_so() {
    let local = LocalAuthority::new();
    local.sign_in_as(Person {
        tenant_id: "99999999-1111-4222-8333-444444444444".to_owned(),
        object_id: "b64d5a1f-2c3e-4d50-8e6f-708192a3b4c5".to_owned(),
        user_name: "kim@fabrikam.example".to_owned(),
    });
    let refused = signed_in(&local, begun(&local).await).await;
    assert_eq!(refused.unwrap_err(), SignInError::WrongTenant);
}

#[test]
fn an_application_is_taken_as_it_is_meant() {
    for (tenant, client) in [
        ("contoso.example", CLIENT),
        (TENANT, "packdesk-test"),
        (" organizations ", " a "),
    ] {
        assert!(Application::new(tenant, client).is_ok(), "{tenant} {client}");
    }
    for (tenant, client) in [
        ("", CLIENT),
        ("a/b", CLIENT),
        ("..", CLIENT),
        ("a?b", CLIENT),
        (TENANT, ""),
        (TENANT, "a b"),
    ] {
        assert!(Application::new(tenant, client).is_err(), "{tenant} {client}");
    }
}
