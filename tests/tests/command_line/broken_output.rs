//! What becomes of standard output and standard error never becomes of the work: no panic, the exit code of what was asked,
//! and an answer that got lost is told.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

use crate::common::{answer, list};
use packdesk_tests::{Place, program};

/// Every command, with what it needs, and how it ends where somebody listens.
const COMMANDS: [(&[&str], i32); 29] = [
    (&["offers"], 0),
    (&["offers", "--all", "--json"], 0),
    (&["why", "action-pack"], 0),
    (&["orders"], 0),
    (&["invoices"], 0),
    (&["invoices", "--json"], 0),
    (&["invoices", "verify"], 0),
    (&["invoices", "checks"], 0),
    (&["invoices", "spending"], 0),
    (&["invoices", "sums"], 0),
    (&["invoices", "filters"], 0),
    (&["requests"], 0),
    (&["profile"], 0),
    (&["profile", "set", "--attention", "Accounts"], 0),
    (&["sync"], 0),
    (&["sign-in", "--role", "global-admin"], 0),
    (&["sample", "today"], 0),
    (&["sample", "charges"], 0),
    (
        &["request", "new", "--summary", "A question", "--description", "When?"],
        0,
    ),
    (&["--help"], 0),
    (&["--version"], 0),
    (&["why", "nope"], 2),
    (&["why", "nope", "--json"], 2),
    (&["no-such-command"], 2),
    (&["renew", "action-pack", "--card", "tok_declined"], 3),
    (&["renew", "action-pack", "--card", "tok_declined", "--json"], 3),
    (&["order", "show", "7300000000"], 1),
    (&["invoice", "pdf", "T1", "--out", "x.pdf"], 1),
    (&["request", "show", "1"], 1),
];

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

fn nobody_reads() -> Stdio {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    writer.into()
}

/// The exit code, and what standard error says where it is not what is broken.
fn ended(mut command: Command) -> (Option<i32>, String) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{command:?}: {said}");
    (output.status.code(), said)
}

#[test]
fn an_answer_that_is_lost_is_a_failure_that_is_told_and_every_other_ending_stays_what_it_is() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    for (arguments, code) in COMMANDS {
        let mut command = place.cli_command(arguments).unwrap();
        command.stdout(full());
        let lost = if code == 0 { 1 } else { code };
        let (ending, said) = ended(command);
        assert_eq!(ending, Some(lost), "{arguments:?} > /dev/full: {said}");
        let has_written = code == 0 || arguments.contains(&"--json");
        assert_eq!(said.contains("[answer_lost]"), has_written, "{arguments:?}: {said}");

        let mut command = place.cli_command(arguments).unwrap();
        command.stdout(nobody_reads());
        let (ending, said) = ended(command);
        assert_eq!(ending, Some(code), "{arguments:?} | true: {said}");
        assert!(!said.contains("[answer_lost]"), "{arguments:?}: {said}");
    }
}

#[test]
fn a_standard_output_that_was_closed_or_can_only_be_read_loses_an_answer_too() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    for redirection in [">&-", "1</dev/null"] {
        let mut command = Command::new("sh");
        let script = format!("exec \"$0\" orders {redirection}");
        command
            .arg("-c")
            .arg(script)
            .arg(program("packdesk-cli").unwrap())
            .envs(place.environment());
        let (ending, said) = ended(command);
        assert_eq!(ending, Some(1), "{redirection}: {said}");
        assert!(said.contains("[answer_lost]"), "{redirection}: {said}");
    }
}

#[test]
fn a_standard_error_that_is_full_closed_or_not_read_changes_nothing() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    for (arguments, code) in COMMANDS {
        for broken in [full, nobody_reads] {
            let mut command = place.cli_command(arguments).unwrap();
            command.stderr(broken());
            assert_eq!(command.output().unwrap().status.code(), Some(code), "{arguments:?}");
        }
        let mut both = place.cli_command(arguments).unwrap();
        both.stdout(full()).stderr(full());
        let lost = if code == 0 { 1 } else { code };
        assert_eq!(both.status().unwrap().code(), Some(lost), "{arguments:?}");
    }
}

#[test]
fn an_export_goes_on_where_nobody_can_be_told_how_far_it_is() {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--invoices", "200"]);
    let all = list(&answer(&place, &["invoices"])).len();
    for (name, broken) in [("full", full as fn() -> Stdio), ("unread", nobody_reads)] {
        let folder = place.folder().join(name);
        let mut command = place
            .cli_command(&["invoices", "export", "--dir", folder.to_str().unwrap()])
            .unwrap();
        command.stderr(broken());
        assert_eq!(command.output().unwrap().status.code(), Some(0), "{name}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), all, "{name}");
    }
}

#[test]
fn a_server_that_nobody_can_be_told_of_does_not_serve() {
    let place = Place::new().unwrap();
    for (broken, code) in [(full as fn() -> Stdio, 1), (nobody_reads, 0)] {
        let mut command = place.cli_command(&["sample", "serve"]).unwrap();
        command.stdout(broken());
        assert_eq!(ended(command).0, Some(code));
    }
}

#[test]
fn any_argument_is_bytes() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let bytes = std::ffi::OsStr::from_bytes(b"a\xffb\x1b[31m");
    let text = |text: &'static str| std::ffi::OsStr::new(text);
    let wrong: [&[&std::ffi::OsStr]; 5] = [
        &[text("why"), bytes],
        &[bytes],
        &[text("--json"), text("why"), bytes],
        &[text("--lang"), text("zh-TW"), text("order"), text("show"), bytes],
        &[
            text("renew"),
            text("action-pack"),
            text("--card"),
            text("tok_visa"),
            text("--po"),
            bytes,
        ],
    ];
    for arguments in wrong {
        let ended = place.cli(arguments).unwrap();
        let said = format!("{}{}", ended.printed, ended.complained);
        assert_eq!(ended.code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains("a\u{fffd}b"), "{said}");
        assert!(!said.contains('\u{1b}') && !said.contains("panicked"), "{said}");
    }
    let invoices = answer(&place, &["invoices"]);
    let number = invoices[0]["number"].as_str().unwrap();
    let out = place.folder().join(bytes);
    let saved = place
        .cli(&[
            text("invoice"),
            text("pdf"),
            number.as_ref(),
            text("--out"),
            out.as_os_str(),
        ])
        .unwrap();
    assert_eq!(saved.code, Some(0), "{}", saved.complained);
    assert!(!saved.printed.contains('\u{1b}'), "{}", saved.printed);
    let mut pdf = Vec::new();
    File::open(&out).unwrap().read_to_end(&mut pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
}
