//! Each change that may be sent again, under each fault: sent again under its one request id while that can help, and
//! afterwards told for what it is. A change that may have been carried out never sounds as if it had not been.

use std::collections::HashSet;
use std::sync::Arc;

use crate::support::Script;
use domain::{BillingChange, Capabilities, LegalChange, NewSupportRequest, OfferId, RequestId, SupportRequestId};
use partner_center::faults::{Fault, FaultQueue, FaultSpec, Faulty};
use partner_center::{Client, Error, NewNote, PartnerCenter, Refusal};
use uuid::Uuid;
use zeroize::Zeroizing;

const ID: &str = "616122292874576";
const SUBMISSION: Uuid = Uuid::from_u128(7);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Billing,
    Legal,
    Join,
    AutoRenew,
    Request,
    Note,
}

impl Change {
    const ALL: [Self; 6] = [
        Self::Billing,
        Self::Legal,
        Self::Join,
        Self::AutoRenew,
        Self::Request,
        Self::Note,
    ];

    /// The request that changes something, as faults name it.
    const fn target(self) -> &'static str {
        match self {
            Self::Billing | Self::Legal => "PUT",
            Self::Join | Self::Request => "POST",
            Self::AutoRenew | Self::Note => "PATCH",
        }
    }
}

fn service() -> Script {
    let request = format!(r#"{{"id":"{ID}","createdDate":"2021-06-28T09:00:00Z","status":"open"}}"#);
    Script::default()
        .ok("/v1/profiles/mpn", r#"{"mpnId":"4512880"}"#)
        .ok(
            "/v1/profiles/legalbusiness",
            r#"{"companyName":"Rowan","address":{"city":"Cork"},"attributes":{"etag":"7"}}"#,
        )
        .ok(
            "/v1/profiles/billing",
            r#"{"companyName":"Rowan","address":{"city":"Cork"},"billingCurrency":"EUR","attributes":{"etag":"7"}}"#,
        )
        .ok("/v1/membership/session", r#"{"isMember":true}"#)
        .ok("/v1/membership/join", r#"{"isMember":true}"#)
        .ok(
            "/v1/membership/terms/",
            r#"{"offerId":"pack","purchaseDate":"2020-06-22","anniversaryDate":"2021-06-22","isAutoRenew":false}"#,
        )
        .ok("/v1/servicerequests/", request)
}

struct Setup {
    script: Script,
    client: Client<Faulty<Script, Arc<FaultQueue>>>,
}

/// Faults that meet the changes alone, one after the other.
fn setup(change: Change, faults: &[&str]) -> Setup {
    let script = service();
    let queue = Arc::new(FaultQueue::default());
    for fault in faults {
        let spec: FaultSpec = format!("{fault}@{}", change.target()).parse().unwrap();
        queue.add(spec);
    }
    let transport = Faulty::new(script.clone(), queue);
    let capabilities = Capabilities {
        calendar: false,
        roles: false,
        ..Capabilities::SAMPLE
    };
    let client = Client::new(transport, capabilities, || {
        Ok::<_, Error>(Zeroizing::new("t".to_owned()))
    });
    Setup { script, client }
}

async fn make(change: Change, client: &impl PartnerCenter) -> Result<(), Error> {
    let profile = || async { client.profile().await };
    match change {
        Change::Billing => {
            let wanted = BillingChange::of(&profile().await?);
            client.change_billing(&wanted, Some("7")).await.map(drop)
        }
        Change::Legal => {
            let wanted = LegalChange::of(&profile().await?);
            client.change_legal(&wanted, Some("7")).await.map(drop)
        }
        Change::Join => client.join().await.map(drop),
        Change::AutoRenew => client.turn_off_auto_renew(&OfferId::new("pack")).await.map(drop),
        Change::Request => {
            let request = NewSupportRequest {
                request_id: RequestId(SUBMISSION),
                summary: "Invoice".into(),
                kind: "Help".into(),
                description: "Text".into(),
                cancels: None,
            };
            client.make_support_request(&request).await.map(drop)
        }
        Change::Note => {
            let note = NewNote {
                request_id: RequestId(SUBMISSION),
                text: "Text".into(),
                attachment: None,
            };
            client.add_note(&SupportRequestId::new(ID), &note).await.map(drop)
        }
    }
}

const fn told(result: &Result<(), Error>) -> &'static str {
    match result {
        Ok(()) => "done",
        Err(Error::Unreachable(_)) => "unreachable",
        Err(Error::OutcomeUnknown(_)) => "unknown",
        Err(Error::SignInNeeded) => "sign-in",
        Err(Error::SecondFactorNeeded) => "second factor",
        Err(Error::Forbidden(_)) => "forbidden",
        Err(Error::NotFound(_)) => "not found",
        Err(Error::Throttled { .. }) => "throttled",
        Err(Error::Refused(Refusal::ProfileOutdated)) => "outdated",
        Err(Error::Refused(_)) => "refused",
        Err(_) => "something else",
    }
}

/// What is told under the faults, and how often the service got the change.
async fn under(change: Change, faults: &[&str]) -> (&'static str, usize) {
    let setup = setup(change, faults);
    let result = make(change, &setup.client).await;
    let changes = setup.script.changes();
    let ids: HashSet<&str> = changes.iter().map(|asked| asked.request_id.as_str()).collect();
    assert!(ids.len() <= 1, "{change:?} under {faults:?}: one id for every try");
    let bodies: HashSet<&[u8]> = changes.iter().map(|asked| asked.body.as_ref()).collect();
    assert!(bodies.len() <= 1, "{change:?} under {faults:?}: the same for every try");
    if matches!(change, Change::Request | Change::Note) {
        assert!(changes.iter().all(|asked| asked.request_id == SUBMISSION.to_string()));
    }
    (told(&result), changes.len())
}

#[tokio::test(start_paused = true)]
async fn a_fault_is_survived_where_sending_again_can_help() {
    for (faults, outcome, reached) in [
        (&["refuse"][..], "done", 1),
        (&["timeout-before"], "done", 1),
        (&["timeout-after"], "done", 2),
        (&["reset"], "done", 2),
        (&["timeout-after", "reset"], "done", 3),
        (&["500"], "done", 1),
        (&["500*2"], "done", 1),
        (&["503*2"], "done", 1),
        (&["reset", "500"], "done", 2),
        (&["429"], "done", 1),
        (&["429-date*2"], "done", 1),
        (&["slow"], "done", 1),
        (&["clock-skew"], "done", 1),
        (&["401"], "sign-in", 0),
        (&["401-mfa"], "second factor", 0),
        (&["403"], "forbidden", 0),
        (&["404"], "not found", 0),
        (&["refuse*3"], "unreachable", 0),
        (&["429*3"], "throttled", 0),
        (&["429", "403"], "forbidden", 0),
        (&["truncated"], "unknown", 1),
        (&["wrong-content-type"], "unknown", 1),
    ] {
        for change in Change::ALL {
            assert_eq!(under(change, faults).await, (outcome, reached), "{change:?} {faults:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_may_have_been_carried_out_is_an_unknown_outcome() {
    for (faults, reached) in [
        (&["timeout-after*3"][..], 3),
        (&["timeout-before*3"], 0),
        (&["reset*3"], 3),
        (&["500*3"], 0),
        (&["503*3"], 0),
        (&["timeout-after", "refuse*2"], 1),
        (&["timeout-after", "401"], 1),
        (&["timeout-after", "401-mfa"], 1),
        (&["reset", "403"], 1),
        (&["500", "404"], 0),
        (&["timeout-after", "429*2"], 1),
        (&["500", "refuse", "429"], 0),
    ] {
        for change in Change::ALL {
            assert_eq!(
                under(change, faults).await,
                ("unknown", reached),
                "{change:?} {faults:?}"
            );
        }
    }
}

/// The code of an outdated version means one for a profile alone. What the service decides holds for every try of an id.
#[tokio::test(start_paused = true)]
async fn a_conflict_is_told_at_once() {
    for change in Change::ALL {
        let is_profile = matches!(change, Change::Billing | Change::Legal);
        let told = if is_profile { "outdated" } else { "refused" };
        assert_eq!(under(change, &["409"]).await, (told, 0), "{change:?}");
        let told = if is_profile { "outdated" } else { "unknown" };
        assert_eq!(under(change, &["timeout-after", "409"]).await, (told, 1), "{change:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn two_changes_are_two_ids() {
    for change in [Change::Billing, Change::Legal, Change::Join, Change::AutoRenew] {
        let setup = setup(change, &[]);
        make(change, &setup.client).await.unwrap();
        make(change, &setup.client).await.unwrap();
        let changes = setup.script.changes();
        assert_eq!(changes.len(), 2);
        assert_ne!(changes[0].request_id, changes[1].request_id, "{change:?}");
    }
}

/// Support requests are read like everything else.
#[tokio::test(start_paused = true)]
async fn reading_a_request_survives_what_reading_can() {
    for (fault, list, one) in [
        (Fault::TimeoutAfter, "done", "done"),
        (Fault::Reset, "done", "done"),
        (Fault::InternalError, "done", "done"),
        (Fault::TooManyRequests, "done", "done"),
        (Fault::Unauthorized, "sign-in", "sign-in"),
        (Fault::Forbidden, "forbidden", "forbidden"),
        (Fault::NotFound, "not found", "not found"),
        (Fault::Truncated, "something else", "something else"),
    ] {
        let setup = setup(Change::Note, &[]);
        let script = setup.script.ok("/v1/servicerequests?", r#"{"items":[]}"#);
        for (expected, is_list) in [(list, true), (one, false)] {
            let queue = Arc::new(FaultQueue::default());
            queue.add(fault);
            let client = Client::new(Faulty::new(script.clone(), queue), setup.client.capabilities(), || {
                Ok::<_, Error>(Zeroizing::new("t".to_owned()))
            });
            let result = if is_list {
                client.support_requests().await.map(drop)
            } else {
                client.support_request(&SupportRequestId::new(ID)).await.map(drop)
            };
            assert_eq!(told(&result), expected, "{fault} {is_list}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_failure_while_reading_for_a_change_stops_before_it() {
    for change in [Change::Billing, Change::Legal] {
        let setup = setup(change, &[]);
        let wanted = setup.client.profile().await.unwrap();
        let queue = Arc::new(FaultQueue::default());
        queue.add("500*2@legalbusiness".parse::<FaultSpec>().unwrap());
        queue.add("403@GET /v1/profiles/legalbusiness".parse::<FaultSpec>().unwrap());
        let client = Client::new(
            Faulty::new(setup.script.clone(), queue),
            setup.client.capabilities(),
            || Ok::<_, Error>(Zeroizing::new("t".to_owned())),
        );
        let result = match change {
            Change::Billing => client.change_billing(&BillingChange::of(&wanted), Some("7")).await,
            _ => client.change_legal(&LegalChange::of(&wanted), Some("7")).await,
        };
        assert!(matches!(result, Err(Error::Forbidden(_))), "{change:?}");
        assert!(setup.script.changes().is_empty(), "{change:?}");
    }
}
