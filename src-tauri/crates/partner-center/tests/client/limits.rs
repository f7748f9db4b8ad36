//! Answers that are larger, deeper or later than any that is meant: a bounded loss, whatever was asked.

use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::support::documents::{billing, legal};
use crate::support::{Answer, Script, answer};
use async_trait::async_trait;
use bytes::Bytes;
use domain::{BillingChange, Capabilities};
use http::Request;
use partner_center::{Client, Error, LARGEST_ANSWER, PartnerCenter, Transport};
use tokio::time::Instant;
use zeroize::Zeroizing;

const TERMS: &str = "/v1/membership/terms";
const BILLING: &str = "/v1/profiles/billing";
const LEGAL: &str = "/v1/profiles/legalbusiness";

/// An object in an object, and so on: whoever reads it calls itself once for each.
fn deep() -> String {
    const DEPTH: usize = 100_000;
    format!("{}1{}", r#"{"a":"#.repeat(DEPTH), "}".repeat(DEPTH))
}

#[tokio::test(start_paused = true)]
async fn a_deep_answer_is_unreadable_and_a_deep_answer_to_a_change_leaves_its_outcome_open() {
    let script = Script::default().ok(BILLING, deep()).ok(LEGAL, legal().to_string());
    let read = script.client().profile().await;
    assert!(matches!(read, Err(Error::Unreadable(_))), "{read:?}");
    let script = Script::default()
        .ok(BILLING, billing().to_string())
        .ok(LEGAL, legal().to_string())
        .ok(&format!("PUT {BILLING}"), deep());
    let client = script.client();
    let mut change = BillingChange::of(&client.profile().await.unwrap());
    change.bill_to.name = "Rowan Group".into();
    let changed = client.change_billing(&change, None).await;
    assert!(matches!(changed, Err(Error::OutcomeUnknown(_))), "{changed:?}");
    assert_eq!(script.changes().len(), 1, "it would be no better the next time");
}

#[tokio::test(start_paused = true)]
async fn a_large_answer_is_unreadable() {
    let script = Script::default().ok(TERMS, vec![b' '; LARGEST_ANSWER + 1]);
    let read = script.client().terms().await;
    assert!(matches!(read, Err(Error::Unreadable(_))), "{read:?}");
    assert_eq!(script.asked().len(), 1);
}

/// A service that never comes to an end: with an answer, or with its pages.
#[derive(Clone, Default)]
struct Endless {
    pages: bool,
    asked: Arc<AtomicUsize>,
}

#[async_trait]
impl Transport for Endless {
    async fn send(&self, request: Request<Bytes>) -> Answer {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        if !self.pages {
            pending::<()>().await;
        }
        // One page a second, each with another entry.
        tokio::time::sleep(Duration::from_secs(1)).await;
        let page = format!(
            r#"{{"items":[{{"id":"{number}"}}],"links":{{"next":{{"uri":"{}?page={number}"}}}}}}"#,
            request.uri().path()
        );
        Ok(answer(200, page))
    }
}

impl Endless {
    fn client(&self) -> Client<Self> {
        let capabilities = Capabilities {
            calendar: false,
            roles: false,
            ..Capabilities::SAMPLE
        };
        Client::new(self.clone(), capabilities, || {
            Ok::<_, Error>(Zeroizing::new("token".to_owned()))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_comes_is_waited_for_a_minute_at_most() {
    let endless = Endless::default();
    let begun = Instant::now();
    let read = endless.client().session().await;
    assert_eq!(read.err(), Some(Error::TimedOut));
    assert!(begun.elapsed() < Duration::from_secs(4 * 60), "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn pages_without_an_end_are_read_for_ten_minutes_at_most() {
    let endless = Endless {
        pages: true,
        ..Endless::default()
    };
    let begun = Instant::now();
    let read = endless.client().orders().await;
    assert!(matches!(read, Err(Error::TimedOut)), "{read:?}");
    assert_eq!(begun.elapsed().as_secs(), 10 * 60);
    assert!(endless.asked.load(Ordering::Relaxed) <= 601);
}
