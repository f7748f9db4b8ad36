//! A process that is suspended while it opens the data finds it healthy afterwards, whatever others did meanwhile.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::time::Duration;

use packdesk_tests::{Ended, Place};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

use super::{assert_books_agree, contents, put_back};
use crate::common::{answer, list, run};

fn started(place: &Place, arguments: &[&str], suspended_at: Option<&str>) -> Child {
    let mut command = place.cli_command(&["--json"]).unwrap();
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(point) = suspended_at {
        command.env("PACKDESK_SUSPEND_AT", point);
    }
    command.spawn().unwrap()
}

fn pid(child: &Child) -> Pid {
    Pid::from_child(child)
}

/// Waits until the process is suspended (`true`) or has ended.
fn is_suspended(child: &Child) -> bool {
    let who = WaitId::Pid(pid(child));
    let looked = WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
    let found = waitid(who, looked).unwrap().unwrap();
    if !found.stopped() {
        return false;
    }
    waitid(WaitId::Pid(pid(child)), WaitIdOptions::STOPPED).unwrap();
    true
}

fn go_on(child: &Child) {
    kill_process(pid(child), Signal::CONT).unwrap();
}

fn ended(child: Child) -> Ended {
    let output = child.wait_with_output().unwrap();
    Ended {
        code: output.status.code(),
        printed: String::from_utf8_lossy(&output.stdout).into_owned(),
        complained: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn assert_done(child: Child, when: &str) {
    let ended = ended(child);
    assert_eq!(ended.code, Some(0), "{when}: {}{}", ended.printed, ended.complained);
}

/// The files whose replacement would show: their identity, not their content.
fn identity(place: &Place, name: &str) -> u64 {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(place.data().join(name)).unwrap().ino()
}

#[test]
fn a_reset_meanwhile_makes_no_file_look_damaged() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let whole = contents(&place.data());
    // The point is reached once for each file that is looked at: the ledger and the cache.
    for stop in 0..2 {
        put_back(&place, &whole);
        // The reset has its files open, and nothing written yet: there is no journal.
        let reset = started(&place, &["sample", "reset", "--invoices", "200"], Some("reset-locked"));
        assert!(is_suspended(&reset));
        let orders = started(&place, &["orders"], Some("database-looked-at"));
        for _ in 0..stop {
            assert!(is_suspended(&orders));
            go_on(&orders);
        }
        assert!(is_suspended(&orders), "stop {stop}");
        let cache = identity(&place, "cache.db");
        go_on(&reset);
        assert_done(reset, "the reset");
        go_on(&orders);
        while is_suspended(&orders) {
            go_on(&orders);
        }
        assert_done(orders, &format!("stop {stop}"));
        assert_eq!(identity(&place, "cache.db"), cache, "a file in use is never replaced");
        assert_books_agree(&place, &format!("stop {stop}"));
        assert_eq!(list(&answer(&place, &["invoices", "--limit", "1000"])).len(), 219);
    }
}

#[test]
fn a_damaged_cache_that_somebody_uses_is_left_to_them() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let file = place.data().join("cache.db");
    let mut using = started(&place, &["sample", "serve"], None);
    let mut line = String::new();
    BufReader::new(using.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    // Written into the file itself, as a failing disk would.
    std::fs::write(&file, &bytes).unwrap();
    let used = identity(&place, "cache.db");
    answer(&place, &["orders"]);
    assert_eq!(identity(&place, "cache.db"), used);
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    using.kill().unwrap();
    using.wait().unwrap();
    answer(&place, &["offers"]);
    assert_books_agree(&place, "once it could be had alone");
}

#[test]
fn a_damaged_sample_that_somebody_uses_is_not_replaced_under_them() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let file = place.data().join("sample.sandbox.db");
    let whole = std::fs::read(&file).unwrap();
    let mut using = started(&place, &["sample", "serve"], None);
    let mut line = String::new();
    BufReader::new(using.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    let used = identity(&place, "sample.sandbox.db");
    let mut damaged = whole.clone();
    damaged[..64].fill(7);
    // Written into the file itself, as a failing disk would.
    std::fs::write(&file, &damaged).unwrap();
    let reset = run(&place, &["sample", "reset"]);
    let told = &reset.json().unwrap()["error"];
    assert_eq!((reset.code, &told["code"]), (Some(6), &"data_busy".into()), "{told}");
    assert_eq!(identity(&place, "sample.sandbox.db"), used);
    assert_eq!(std::fs::read(&file).unwrap(), damaged);
    using.kill().unwrap();
    using.wait().unwrap();
    answer(&place, &["sample", "reset"]);
    assert_ne!(identity(&place, "sample.sandbox.db"), used);
    assert_books_agree(&place, "once it could be had alone");
}

/// How many random moments are tried.
const MOMENTS: u64 = 12;

#[test]
fn a_process_suspended_at_a_random_moment_finds_healthy_files() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    for moment in 0..MOMENTS {
        let orders = started(&place, &["orders"], None);
        // Odd steps through the time that an opening takes; the wait is the moment, not a wait for something to happen.
        std::thread::park_timeout(Duration::from_micros(1_500 + moment * 7_919 % 60_000));
        kill_process(pid(&orders), Signal::STOP).unwrap();
        let reset = started(&place, &["sample", "reset", "--seed", &moment.to_string()], None);
        std::thread::park_timeout(Duration::from_millis(400));
        go_on(&orders);
        assert_done(orders, &format!("moment {moment}"));
        assert_done(reset, &format!("the reset of moment {moment}"));
        assert_books_agree(&place, &format!("moment {moment}"));
    }
}
