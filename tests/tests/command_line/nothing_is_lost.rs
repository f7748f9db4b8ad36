//! The process is ended at named points and at random moments of a renewal; the next start finds one charge, one order,
//! one invoice, or nothing at all.

use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::common::{answer, assert_renewed_once, list, run};
use packdesk_tests::Place;

/// After two starts that asked for what was open, the account is as if nothing had happened or renewed exactly once. One
/// answer that lists nothing proves nothing yet.
fn assert_whole(place: &Place, when: &str) -> bool {
    let orders = answer(place, &["orders"]);
    for order in list(&orders) {
        let state = order["state"].as_str().unwrap();
        assert!(matches!(state, "confirmed" | "unknown" | "draft"), "{when}: {orders}");
    }
    let orders = answer(place, &["orders"]);
    for order in list(&orders) {
        let state = order["state"].as_str().unwrap();
        assert!(matches!(state, "confirmed" | "declined" | "draft"), "{when}: {orders}");
    }
    let charges = answer(place, &["sample", "charges"]);
    let charged = !list(&charges).is_empty();
    if charged {
        assert_renewed_once(place);
    } else {
        assert!(
            list(&orders).iter().all(|order| order["state"] != "confirmed"),
            "{when}: {orders}"
        );
    }
    charged
}

#[test]
fn each_named_point_of_the_order_can_be_the_last() {
    for (point, charged) in [("order-written", false), ("order-answered", true), ("order-kept", true)] {
        let place = Place::new().unwrap();
        answer(&place, &["offers"]);
        let mut command = place
            .cli_command(&["renew", "action-pack", "--card", "tok_visa"])
            .unwrap();
        let output = command.env("PACKDESK_CRASH_AT", point).output().unwrap();
        assert_eq!(output.status.code(), None, "{point} was not reached");
        assert_eq!(assert_whole(&place, point), charged, "{point}");
        if !charged {
            answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
            assert_renewed_once(&place);
        }
    }
}

#[test]
fn an_answer_that_says_nothing_is_there_does_not_unmake_a_charge() {
    for fault in ["404", "403", "401", "409", "wrong-content-type", "truncated"] {
        let place = Place::new().unwrap();
        let renewed = run(&place, &["renew", "action-pack", "--card", "tok_timeout_after_charge"]);
        assert_eq!(renewed.code, Some(4), "{}", renewed.printed);
        answer(&place, &["sample", "fault", &format!("{fault}*2@requestId")]);
        for _ in 0..2 {
            let orders = answer(&place, &["orders"]);
            assert_eq!(orders[0]["state"], "unknown", "{fault}: {orders}");
            let advice = orders[0]["advice"].as_str().unwrap();
            assert!(advice.contains("Do not pay or buy again"), "{fault}: {advice}");
        }
        assert_renewed_once(&place);
    }
}

/// How many random moments have to be hit.
const KILLS: usize = 10;
/// A start that is not hit in time costs a round; more rounds than this mean that the moments are chosen badly.
const MOST_ROUNDS: usize = 60;

#[test]
fn the_same_command_can_be_given_again_after_any_end() {
    let renew = [
        "renew",
        "action-pack",
        "--card",
        "tok_visa",
        "--request-id",
        "0d9f2c44-6f0e-4a55-9d0f-4f2f6a4e7b11",
    ];
    for point in ["order-written", "order-answered", "order-kept"] {
        let place = Place::new().unwrap();
        let mut command = place.cli_command(&renew).unwrap();
        let output = command.env("PACKDESK_CRASH_AT", point).output().unwrap();
        assert_eq!(output.status.code(), None, "{point} was not reached");
        for _ in 0..2 {
            assert_eq!(answer(&place, &renew)["state"], "confirmed", "{point}");
        }
        assert_renewed_once(&place);
        assert_eq!(list(&answer(&place, &["orders"])).len(), 1, "{point}");
    }
}

#[test]
fn random_moments_can_be_the_last() {
    let mut seed = seed();
    let mut killed = 0;
    let mut longest = undisturbed();
    for round in 0..MOST_ROUNDS {
        let place = Place::new().unwrap();
        if round % 2 == 0 {
            // Every second round starts on an empty folder, so that the making of the data is hit as well.
            answer(&place, &["offers"]);
        }
        let mut child = place
            .cli_command(&["--json", "renew", "action-pack", "--card", "tok_visa"])
            .unwrap()
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let moment = random_moment(&mut seed, longest);
        std::thread::park_timeout(moment);
        child.kill().unwrap();
        if child.wait().unwrap().code().is_none() {
            killed += 1;
        } else {
            longest = longest.min(moment);
        }
        if !assert_whole(&place, &format!("round {round}, after {moment:?}")) {
            let again = run(&place, &["renew", "action-pack", "--card", "tok_visa"]);
            assert_eq!(again.code, Some(0), "{}", again.printed);
        }
        assert_renewed_once(&place);
        if killed == KILLS {
            return;
        }
    }
    panic!("only {killed} of {KILLS} renewals were ended before they were done");
}

/// How long a renewal takes that nobody ends, here and now: the moments to hit are within it.
fn undisturbed() -> Duration {
    let place = Place::new().unwrap();
    let started = Instant::now();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    started.elapsed()
}

fn seed() -> u64 {
    let mut bytes = [0; 8];
    std::fs::File::open("/dev/urandom")
        .and_then(|mut file| file.read_exact(&mut bytes))
        .unwrap();
    u64::from_le_bytes(bytes)
}

/// Anywhere in the time a renewal takes: the wait is the moment of the crash, not a wait for something to happen.
fn random_moment(seed: &mut u64, longest: Duration) -> Duration {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    Duration::from_micros((*seed >> 33) % u64::try_from(longest.as_micros()).unwrap_or(u64::MAX).max(1))
}
