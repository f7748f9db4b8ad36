//! Each wrong turn gets its error in the asked language and its exit code; nothing panics and nothing is lost.

use std::fs;

use crate::common::{answer, assert_renewed_once, list, refused, run};
use packdesk_tests::Place;

#[test]
fn wrong_words_get_their_codes() {
    let place = Place::new().unwrap();
    for (arguments, exit, code) in [
        (vec!["why", "no-such-offer"], 2, "unknown_offer"),
        (vec!["renew", "no-such-offer", "--card", "tok_visa"], 2, "unknown_offer"),
        (vec!["why", "action-pack", "--on", "2021-02-30"], 2, "invalid_date"),
        (vec!["why", "action-pack", "--on", "tomorrow"], 2, "invalid_date"),
        (vec!["sample", "today", "22.6.2021"], 2, "invalid_date"),
        (vec!["invoices", "--from", "2021-13-01"], 2, "invalid_date"),
        (vec!["--account", "nobody", "offers"], 2, "unknown_account"),
        (vec!["sign-in", "--role", "janitor"], 2, "unknown_role"),
        (
            vec!["renew", "action-pack", "--card", "tok_visa", "--accept-total", "lots"],
            2,
            "invalid_amount",
        ),
        (vec!["renew", "action-pack"], 2, "wrong_usage"),
        (
            vec!["renew", "action-pack", "--card", "tok_visa", "--transfer"],
            2,
            "wrong_usage",
        ),
        (vec!["no-such-command"], 2, "wrong_usage"),
        (vec!["--lang", "de", "offers"], 2, "wrong_usage"),
        (vec!["sample", "fault", "gremlins"], 2, "wrong_usage"),
        (vec!["order", "show", "7300000000"], 1, "order_not_found"),
        (vec!["invoice", "pdf", "T1", "--out", "x.pdf"], 1, "invoice_not_found"),
        (vec!["renew", "action-pack", "--transfer"], 2, "invalid_contact"),
        (
            vec![
                "renew",
                "action-pack",
                "--transfer",
                "--contact-name",
                "A",
                "--phone",
                "12a",
                "--email",
                "a@b.ie",
            ],
            2,
            "invalid_contact",
        ),
    ] {
        assert_eq!(refused(&place, &arguments, exit), code, "{arguments:?}");
    }
    assert_eq!(list(&answer(&place, &["orders"])).len(), 0);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
}

#[test]
fn errors_speak_the_asked_language() {
    let place = Place::new().unwrap();
    for (arguments, code) in [
        (vec!["why", "no-such-offer"], 2),
        (vec!["renew", "action-pack", "--card", "tok_declined"], 3),
        (vec!["no-such-command"], 2),
    ] {
        for (language, chinese) in [("en", false), ("zh-TW", true)] {
            let mut all = vec!["--lang", language];
            all.extend(&arguments);
            let ended = run(&place, &all);
            assert_eq!(ended.code, Some(code));
            let error = ended.json().unwrap()["error"].clone();
            for part in ["message", "safe", "todo"] {
                let has_han = error[part]
                    .as_str()
                    .unwrap()
                    .chars()
                    .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert_eq!(has_han, chinese, "{language}: {error}");
            }
        }
    }
}

#[test]
fn a_role_that_may_not_buy_is_refused_and_told_who_may() {
    let place = Place::new().unwrap();
    answer(&place, &["sign-in", "--role", "helpdesk-agent"]);
    let why = answer(&place, &["why", "action-pack"]);
    let role = list(&why["checks"]).iter().find(|check| check["id"] == "role").unwrap();
    assert_eq!(role["outcome"], "failed");
    assert!(role["reason"].as_str().unwrap().contains("Global admin"), "{role}");
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
    for role in [
        "global-admin",
        "user-admin",
        "mpn-partner-admin",
        "admin-agent",
        "sales-agent",
    ] {
        answer(&place, &["sign-in", "--role", role]);
        let offers = answer(&place, &["offers"]);
        let pack = list(&offers)
            .iter()
            .find(|offer| offer["offer"] == "action-pack")
            .unwrap();
        assert_eq!(pack["action"], "renew", "{role}");
    }
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
}

#[test]
fn outside_the_window_nothing_is_ordered() {
    let place = Place::new().unwrap();
    for day in ["2021-06-21", "2021-06-22"] {
        answer(&place, &["sample", "reset", "--today", day]);
        assert_eq!(
            refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
            "not_eligible",
            "{day}"
        );
        assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0, "{day}");
    }
    for day in ["2021-06-23", "2021-07-22"] {
        answer(&place, &["sample", "reset", "--today", day]);
        assert_eq!(
            answer(&place, &["renew", "action-pack", "--card", "tok_visa"])["state"],
            "confirmed",
            "{day}"
        );
    }
    answer(&place, &["sample", "reset", "--today", "2021-07-23"]);
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 3),
        "not_eligible"
    );
}

#[test]
fn a_wrong_key_opens_nothing_and_harms_nothing() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let right = fs::read(place.key()).unwrap();
    let before = files(&place);
    fs::write(place.key(), "another key").unwrap();
    assert_eq!(refused(&place, &["offers"], 6), "wrong_key");
    assert_eq!(
        refused(&place, &["renew", "action-pack", "--card", "tok_visa"], 6),
        "wrong_key"
    );
    fs::write(place.key(), "").unwrap();
    assert_eq!(refused(&place, &["offers"], 6), "key_file_unusable");
    fs::remove_file(place.key()).unwrap();
    assert_eq!(refused(&place, &["offers"], 6), "key_file_missing");
    assert!(!place.key().exists(), "no new key is made for data that has one");
    assert_eq!(files(&place), before);
    fs::write(place.key(), right).unwrap();
    assert_renewed_once(&place);
}

/// Name and content of every database file.
fn files(place: &Place) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(place.data())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "db"))
        .map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect();
    files.sort();
    assert!(files.len() >= 3, "{} database files", files.len());
    files
}

#[test]
fn a_data_folder_that_cannot_be_one_is_named() {
    let place = Place::new().unwrap();
    let file = place.folder().join("a-file");
    fs::write(&file, "text").unwrap();
    for folder in [file.clone(), file.join("below")] {
        let folder = folder.to_str().unwrap();
        assert_eq!(
            refused(&place, &["--data-dir", folder, "offers"], 6),
            "data_folder_missing",
            "{folder}"
        );
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "text");
}

#[test]
fn without_a_keyring_one_can_look_but_not_order() {
    let place = Place::new().unwrap();
    let without_keyring = |arguments: &[&str]| {
        let mut command = place.cli_command(arguments).unwrap();
        command
            .env_remove("PACKDESK_KEY_FILE")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, printed) = without_keyring(&["--json", "why", "action-pack"]);
    assert_eq!(code, Some(0), "{printed}");
    let (code, printed) = without_keyring(&["--json", "renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(code, Some(6));
    assert!(printed.contains("nothing_kept"), "{printed}");
    answer(&place, &["offers"]);
    let (code, printed) = without_keyring(&["--json", "offers"]);
    assert_eq!(code, Some(6));
    assert!(printed.contains("key_in_file"), "{printed}");
}

#[test]
fn without_a_display_the_window_says_so() {
    let place = Place::new().unwrap();
    let mut command = std::process::Command::new(packdesk_tests::program("packdesk").unwrap());
    command
        .envs(place.environment())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    if cfg!(target_os = "linux") {
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains("[no_display]"), "{said}");
    }
}

#[test]
fn an_unwritable_place_for_a_document_leaves_no_half_written_file() {
    let place = Place::new().unwrap();
    let invoices = answer(&place, &["invoices"]);
    let number = invoices[0]["number"].as_str().unwrap().to_owned();
    let missing = place.folder().join("no/such/folder/a.pdf");
    let code = refused(
        &place,
        &["invoice", "pdf", &number, "--out", missing.to_str().unwrap()],
        1,
    );
    assert_eq!(code, "folder_missing");
    assert!(!missing.exists());
    let folder = place.folder().join("a-folder.pdf");
    fs::create_dir(&folder).unwrap();
    let code = refused(
        &place,
        &["invoice", "pdf", &number, "--out", folder.to_str().unwrap()],
        1,
    );
    assert_eq!(code, "cannot_write_file");
    let left: Vec<_> = fs::read_dir(place.folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")),
        "{left:?}"
    );
}

#[test]
fn a_damaged_ledger_always_ends_with_its_exit_code() {
    let place = Place::new().unwrap();
    answer(&place, &["offers"]);
    let ledger = place.data().join("ledger.db");
    let mut content = fs::read(&ledger).unwrap();
    content[5000] ^= 1;
    fs::write(&ledger, &content).unwrap();
    // A connection that is still being closed while the process ends must not turn the code into a signal.
    for _ in 0..40 {
        assert_eq!(refused(&place, &["offers"], 6), "data_damaged");
    }
    assert_eq!(fs::read(&ledger).unwrap(), content);
}

#[test]
fn the_sample_answers_on_a_loopback_port() {
    use std::io::{BufRead, BufReader, Read, Write};

    let place = Place::new().unwrap();
    let mut serving = place
        .cli_command(&["sample", "serve"])
        .unwrap()
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(serving.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let address = line
        .split("http://")
        .nth(1)
        .unwrap()
        .split(". ")
        .next()
        .unwrap()
        .to_owned();
    let token = line
        .split("Bearer ")
        .nth(1)
        .unwrap()
        .split(". ")
        .next()
        .unwrap()
        .to_owned();
    for (authorization, status) in [(format!("Bearer {token}"), "200"), ("Bearer nobody".to_owned(), "401")] {
        let mut connection = std::net::TcpStream::connect(&address).unwrap();
        let request = format!(
            "GET /v1/invoices HTTP/1.1\r\nHost: {address}\r\nAuthorization: {authorization}\r\nConnection: close\r\n\r\n"
        );
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        assert_eq!(answer.split_whitespace().nth(1), Some(status), "{answer}");
    }
    serving.kill().unwrap();
    serving.wait().unwrap();
}

#[test]
fn what_is_stored_is_read_without_asking_anybody_and_beside_whoever_holds_the_order_lock() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    answer(&place, &["sample", "fault", "403"]);
    let lock = std::fs::File::create(place.data().join("orders.lock")).unwrap();
    lock.lock().unwrap();
    for reading in [
        vec!["offers"],
        vec!["why", "action-pack"],
        vec!["orders"],
        vec!["invoices"],
        vec!["invoices", "spending"],
        vec!["invoices", "checks"],
        vec!["requests"],
        vec!["profile"],
    ] {
        answer(&place, &reading);
    }
    drop(lock);
    assert_eq!(
        refused(&place, &["sync"], 3),
        "role_not_allowed",
        "the fault was met before"
    );
}
