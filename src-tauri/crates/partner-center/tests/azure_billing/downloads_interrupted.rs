//! Documents that are throttled, late, expired or interrupted go on where they stopped.

use std::time::Duration;

use partner_center::TransportError;
use partner_center::azure_billing::{Budget, PendingDocument, ServiceError};
use tokio::time::Instant;

use crate::downloads::{BLOB, OPERATION, PDF, service, source};
use crate::support::{Script, answer, exchange_of, with_headers};

fn posts(script: &Script) -> usize {
    script.asked().iter().filter(|asked| asked.method == "POST").count()
}

/// Kept and read again, as over a restart.
fn kept(pending: &Option<PendingDocument>) -> Option<PendingDocument> {
    serde_json::from_str(&serde_json::to_string(pending).unwrap()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_throttled_document_goes_on_without_being_asked_for_again() {
    let throttled = || Ok(with_headers(429, &[("retry-after", "7")], ""));
    let operation = exchange_of("download_ready").path;
    let operation = operation.split(OPERATION).next().unwrap();
    let script = Script::default()
        .recorded("download_accepted")
        .on(&format!("GET {operation}"), throttled())
        .on(&format!("GET {operation}"), Ok(exchange_of("download_ready").answer()))
        .on(BLOB, throttled())
        .on(BLOB, Ok(answer(200, PDF)));
    let budget = Budget::default();
    let source = source().await;
    let mut pending = None;
    for _ in 0..2 {
        let begun = Instant::now();
        let billing = script.billing_within(budget.clone());
        let error = billing.document(&source, &mut pending).await.unwrap_err();
        let retry_after = Duration::from_secs(7);
        assert_eq!(error, ServiceError::Throttled { retry_after });
        assert_eq!(budget.rest(), Some(retry_after), "nobody asks meanwhile");
        assert!(begun.elapsed() <= Duration::from_secs(10), "it does not rest by itself");
        pending = kept(&pending);
        assert!(pending.is_some());
        tokio::time::sleep(retry_after).await;
    }
    let billing = script.billing_within(budget);
    assert_eq!(billing.document(&source, &mut pending).await.unwrap(), PDF);
    assert_eq!(pending, None);
    assert_eq!(posts(&script), 1);
}

#[tokio::test(start_paused = true)]
async fn a_late_document_is_given_up_for_now_and_is_not_lost() {
    let script = Script::default()
        .recorded("download_accepted")
        .on("GET ", Ok(answer(202, "")));
    let source = source().await;
    let mut pending = None;
    let begun = Instant::now();
    let late = script.billing().document(&source, &mut pending).await;
    assert_eq!(late, Err(ServiceError::StillPreparing));
    assert!(begun.elapsed() <= Duration::from_secs(5 * 60));
    assert_eq!(script.asked().len(), 31);
    let ready = service().ok(BLOB, PDF);
    let mut pending = kept(&pending);
    assert_eq!(ready.billing().document(&source, &mut pending).await.unwrap(), PDF);
    assert_eq!(posts(&ready), 0);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_too_long_is_not_begun() {
    let long = with_headers(
        202,
        &[("location", "/providers/x"), ("retry-after", "18446744073709551615")],
        "",
    );
    let script = Script::default().on("POST ", Ok(long));
    let mut pending = None;
    let late = script.billing().document(&source().await, &mut pending).await;
    assert_eq!(late, Err(ServiceError::StillPreparing));
    assert_eq!(script.asked().len(), 1);
    assert!(pending.is_some());
}

#[tokio::test(start_paused = true)]
async fn an_expired_address_is_asked_for_anew_once() {
    for status in [403, 404, 410] {
        let script = service()
            .on(BLOB, Ok(answer(status, "<Error>AuthenticationFailed</Error>")))
            .ok(BLOB, PDF);
        let mut pending = None;
        assert_eq!(
            script.billing().document(&source().await, &mut pending).await.unwrap(),
            PDF
        );
        assert_eq!(posts(&script), 2, "{status}");
        let script = service().on(BLOB, Ok(answer(status, "")));
        let dead = script.billing().document(&source().await, &mut pending).await;
        assert_eq!(dead, Err(ServiceError::LinkExpired));
        assert_eq!((posts(&script), pending.clone()), (2, None), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_preparation_that_was_forgotten_begins_anew() {
    let script = Script::default()
        .recorded("download_accepted")
        .on("GET ", Ok(answer(202, "")));
    let source = source().await;
    let mut pending = None;
    let late = script.billing().document(&source, &mut pending).await;
    assert_eq!(late, Err(ServiceError::StillPreparing));
    let script = Script::default()
        .recorded("download_accepted")
        .on("GET ", Ok(answer(404, "")));
    let gone = script.billing().document(&source, &mut pending).await;
    assert_eq!(gone, Err(ServiceError::LinkExpired));
    assert_eq!(posts(&script), 1);
    assert_eq!(pending, None);
}

#[tokio::test(start_paused = true)]
async fn a_network_that_fails_leaves_everything_where_it_was() {
    let failed = || Err(TransportError::NoAnswer("reset".into()));
    let script = service().on(BLOB, failed());
    let source = source().await;
    let mut pending = None;
    let error = script.billing().document(&source, &mut pending).await.unwrap_err();
    assert_eq!(error, ServiceError::NoAnswer);
    assert!(pending.is_some());
    let script = service().ok(BLOB, PDF);
    assert_eq!(script.billing().document(&source, &mut pending).await.unwrap(), PDF);
    assert_eq!(posts(&script), 0);
    // Also where the program ended in the middle of a wait.
    let script = service().ok(BLOB, PDF);
    let billing = script.billing();
    let waiting = billing.document(&source, &mut pending);
    assert!(tokio::time::timeout(Duration::from_secs(3), waiting).await.is_err());
    assert!(pending.is_some());
    assert_eq!(billing.document(&source, &mut pending).await.unwrap(), PDF);
    assert_eq!(posts(&script), 1);
}

#[tokio::test(start_paused = true)]
async fn a_kept_document_leads_nowhere_else() {
    let elsewhere = serde_json::json!({"place": "https://evil.example/x", "wait": 1});
    let mut pending: Option<PendingDocument> = serde_json::from_value(elsewhere).unwrap();
    let script = Script::default();
    let refused = script.billing().document(&source().await, &mut pending).await;
    assert_eq!(refused, Err(ServiceError::ForeignAddress));
    assert!(script.asked().is_empty());
}
