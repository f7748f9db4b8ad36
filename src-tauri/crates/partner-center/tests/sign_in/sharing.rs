use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::Poll;

use partner_center::sign_in::{Resource, Session, TokenKeeper};
use partner_center::{Credentials, Error};

use crate::authority::{Endpoint, LocalAuthority, MANAGEMENT, PARTNER_CENTER};
use crate::support::{MemoryKeeper, authority, new_session, session_of};

async fn signed_in_once(local: &LocalAuthority) -> Arc<MemoryKeeper> {
    let keeper = Arc::new(MemoryKeeper::default());
    session_of(local, local.transport(), &keeper).await;
    keeper
}

#[tokio::test]
async fn many_requests_at_once_renew_once() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    let session = new_session(local.transport(), &keeper);
    let tokens: Vec<_> = (0..20)
        .map(|_| {
            let session = session.clone();
            tokio::spawn(async move { session.bearer_token().await.unwrap() })
        })
        .collect();
    let mut given = Vec::new();
    for token in tokens {
        given.push(token.await.unwrap());
    }
    given.dedup();
    assert_eq!(given.len(), 1);
    assert_eq!(local.asked(Endpoint::Token), 2);
}

#[tokio::test]
async fn programs_that_share_a_keeper_never_use_a_replaced_token() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    // Each knows nothing of the other but the keeper; the authority refuses a token that was replaced.
    let programs: Vec<_> = (0..8)
        .map(|_| {
            let session = new_session(local.transport(), &keeper);
            tokio::spawn(async move {
                for _ in 0..5 {
                    let token = session.bearer_token().await.unwrap();
                    session.renewed_token(&token, None).await.unwrap();
                }
            })
        })
        .collect();
    for program in programs {
        program.await.unwrap();
    }
    assert_eq!(keeper.token(), local.good_refresh_token());
    assert_eq!(local.asked(Endpoint::Token), 1 + 8 * 6);
}

#[tokio::test]
async fn a_token_that_another_program_kept_is_tried_after_a_refusal() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    let good = keeper.token();
    *keeper.kept.lock().unwrap() = Some("an old one".to_owned());
    let session = new_session(local.transport(), &keeper);
    assert_eq!(session.bearer_token().await, Err(Error::SignInNeeded));
    *keeper.kept.lock().unwrap() = good;
    assert!(session.bearer_token().await.is_ok());
}

#[tokio::test]
async fn one_sign_in_opens_both_resources() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    let of = |resource| Session::new(authority(), local.transport(), resource, keeper.clone(), None);
    let [management, partner_center] = [Resource::AzureManagement, Resource::PartnerCenter].map(of);
    assert!(local.accepts(&management.bearer_token().await.unwrap(), MANAGEMENT));
    assert!(local.accepts(&partner_center.bearer_token().await.unwrap(), PARTNER_CENTER));
    local.withdraw_consent(PARTNER_CENTER);
    let token = partner_center.bearer_token().await.unwrap();
    assert_eq!(
        partner_center.renewed_token(&token, None).await,
        Err(Error::SignInNeeded)
    );
    // The consent that is missing to one is no reason to lose the other.
    let token = management.bearer_token().await.unwrap();
    assert!(management.renewed_token(&token, None).await.is_ok());
}

#[tokio::test]
async fn a_renewal_that_nobody_waits_for_is_kept_all_the_same() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    let session = new_session(local.transport(), &keeper);
    let before = keeper.replaced.load(Ordering::SeqCst);
    // Asked for, and given up at the first wait.
    let mut asking = session.bearer_token();
    let is_waiting = poll_fn(|context| Poll::Ready(asking.as_mut().poll(context).is_pending())).await;
    assert!(is_waiting);
    drop(asking);
    assert_eq!(keeper.replaced.load(Ordering::SeqCst), before);
    while keeper.replaced.load(Ordering::SeqCst) == before {
        tokio::task::yield_now().await;
    }
    assert_eq!(keeper.token(), local.good_refresh_token());
}

#[tokio::test]
async fn a_token_that_cannot_be_kept_is_used_and_kept_later() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    let session = new_session(local.transport(), &keeper);
    *keeper.cannot_keep.lock().unwrap() = true;
    let old = keeper.token();
    let first = session.bearer_token().await.unwrap();
    assert_eq!(keeper.token(), old);
    let second = session.renewed_token(&first, None).await.unwrap();
    *keeper.cannot_keep.lock().unwrap() = false;
    assert!(session.renewed_token(&second, None).await.is_ok());
    assert_eq!(keeper.token(), local.good_refresh_token());
}

#[tokio::test]
async fn signing_out_elsewhere_ends_at_the_next_renewal_and_here_at_once() {
    let local = LocalAuthority::new();
    let keeper = signed_in_once(&local).await;
    let session = new_session(local.transport(), &keeper);
    let token = session.bearer_token().await.unwrap();
    *keeper.kept.lock().unwrap() = None;
    assert_eq!(session.renewed_token(&token, None).await, Err(Error::SignInNeeded));
    assert_eq!(session.bearer_token().await, Err(Error::SignInNeeded));

    let keeper = signed_in_once(&local).await;
    let session = new_session(local.transport(), &keeper);
    session.bearer_token().await.unwrap();
    *keeper.kept.lock().unwrap() = None;
    session.forget().await;
    assert_eq!(session.bearer_token().await, Err(Error::SignInNeeded));
}

#[tokio::test(start_paused = true)]
async fn a_program_that_never_lets_go_holds_nobody_up_for_ever() {
    let local = LocalAuthority::new();
    let keeper = Arc::new(MemoryKeeper::default());
    let _held = keeper.exclusive().await.unwrap();
    let session = new_session(local.transport(), &keeper);
    assert!(matches!(session.bearer_token().await, Err(Error::Unreachable(_))));
    assert_eq!(local.asked(Endpoint::Token), 0);
}
