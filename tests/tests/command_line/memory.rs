//! What the memory of a running program shows, and what a crash leaves on the disk.
#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::FileExt;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Stdio};

use packdesk_tests::{Place, program};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process, waitid};

use crate::common::key_of;

/// What stands in the key file. Made up for this test, so that it stands nowhere else.
const KEY_FILE: &str = "planted-key-file-7f3a9c5e";
/// A number with a right check digit that is none of the sandbox's test cards.
const NUMBER: &str = "4539578763621486";
/// A token that no gateway gave.
const TOKEN: &str = "tok_planted_5b21c8f04e";

/// The store and the sandbox each keep one, to open further connections with, and the desk one, to look into the backups
/// that it makes. SQLCipher masks its own.
const KEYS_WHILE_OPEN: usize = 3;

/// `packdesk-cli sample serve`, which stays open until the test ends.
struct Serving {
    child: Child,
    address: String,
    bearer: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    fn start(place: &Place) -> Self {
        let mut child = place
            .cli_command(&["--json", "sample", "serve"])
            .unwrap()
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut printed = BufReader::new(child.stdout.take().unwrap());
        while serde_json::from_str::<serde_json::Value>(&line).is_err() {
            assert_ne!(printed.read_line(&mut line).unwrap(), 0, "it ended: {line}");
        }
        let answer: serde_json::Value = serde_json::from_str(&line).unwrap();
        Self {
            child,
            address: answer["address"].as_str().unwrap().replace("http://", ""),
            bearer: answer["token"].as_str().unwrap().to_owned(),
        }
    }

    /// Posts a document and answers the status.
    fn post(&self, path: &str, body: &str) -> String {
        let mut connection = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n",
            self.address,
            self.bearer,
            body.len()
        );
        connection.write_all(head.as_bytes()).unwrap();
        connection.write_all(body.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer.split_whitespace().nth(1).unwrap().to_owned()
    }
}

/// How often each of the texts stands in the memory of a process. `None` where this user may not read it: the program closes
/// it to everybody but root.
fn count(child: &Child, wanted: &[&[u8]]) -> Option<Vec<usize>> {
    let process = format!("/proc/{}", child.id());
    let memory = File::open(format!("{process}/mem")).ok()?;
    let mut counts = vec![0; wanted.len()];
    let mut regions = 0;
    for line in fs::read_to_string(format!("{process}/maps")).unwrap().lines() {
        let mut fields = line.split_whitespace();
        let (range, rights) = (fields.next().unwrap(), fields.next().unwrap());
        if !rights.starts_with('r') || line.ends_with("[vvar]") || line.ends_with("[vsyscall]") {
            continue;
        }
        let (from, to) = range.split_once('-').unwrap();
        let [from, to] = [from, to].map(|address| u64::from_str_radix(address, 16).unwrap());
        let mut region = vec![0; usize::try_from(to - from).unwrap()];
        if memory.read_exact_at(&mut region, from).is_err() {
            continue;
        }
        regions += 1;
        for (count, wanted) in counts.iter_mut().zip(wanted) {
            *count += occurrences(&region, wanted);
        }
    }
    assert!(regions > 20, "{regions} regions were read");
    Some(counts)
}

fn occurrences(content: &[u8], wanted: &[u8]) -> usize {
    let mut found = 0;
    let mut rest = content;
    while let Some(at) = rest
        .iter()
        .position(|byte| *byte == wanted[0])
        .filter(|at| rest.len() - at >= wanted.len())
    {
        found += usize::from(rest[at..].starts_with(wanted));
        rest = &rest[at + 1..];
    }
    found
}

fn place() -> Place {
    let place = Place::new().unwrap();
    fs::write(place.key(), KEY_FILE).unwrap();
    place
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_memory_of_an_open_desk_holds_the_key_for_its_files_and_never_as_a_text() {
    let place = place();
    let serving = Serving::start(&place);
    let key = key_of(KEY_FILE);
    let hexadecimal = digits(&key);
    let wanted: [&[u8]; 4] = [
        &key,
        hexadecimal.as_bytes(),
        &hexadecimal.to_uppercase().into_bytes(),
        KEY_FILE.as_bytes(),
    ];
    let Some(found) = count(&serving.child, &wanted) else {
        return;
    };
    assert!(
        (1..=KEYS_WHILE_OPEN).contains(&found[0]),
        "the key as bytes: {}, at most {KEYS_WHILE_OPEN}",
        found[0]
    );
    assert_eq!(
        found[1..],
        [0, 0, 0],
        "as lower and upper digits, and the key file's text"
    );
}

#[test]
fn a_card_is_gone_from_memory_once_the_gateway_has_it() {
    let place = place();
    let serving = Serving::start(&place);
    let card = format!(
        r#"{{"cardholder":"Planted Holder","number":"{NUMBER}","expiryMonth":9,"expiryYear":2024,"securityCode":"737"}}"#
    );
    // A test card's number stands in the program itself. This one is refused, as a card that may be somebody's is, and it
    // has to be gone all the same.
    let status = serving.post("/gateway/v1/tokens", &card);
    assert_eq!(status, "400");
    let order = format!(
        r#"{{"requestId":"3f0f6a52-4b0d-4f57-9f5a-0d3f8a8f6f01","offerId":"action-pack","kind":"renew","payment":{{"method":"card","cardToken":"{TOKEN}"}},"acceptedTotal":516.60,"currencyCode":"EUR"}}"#
    );
    let refused = serving.post("/v1/membership/orders", &order);
    assert!(refused.starts_with('4'), "{refused}");
    let wanted: [&[u8]; 3] = [NUMBER.as_bytes(), TOKEN.as_bytes(), b"Planted Holder"];
    let Some(found) = count(&serving.child, &wanted) else {
        return;
    };
    assert_eq!(found, [0, 0, 0], "number, token and holder");
}

#[test]
fn a_crash_leaves_no_core_file_whatever_the_shell_allows() {
    let place = place();
    let serving = Serving::start(&place);
    let limits = fs::read_to_string(format!("/proc/{}/limits", serving.child.id())).unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    let mut limits = core.trim_start_matches("Max core file size").split_whitespace();
    for _ in ["soft", "hard"] {
        let limit: u64 = limits.next().unwrap().parse().unwrap();
        assert!(limit <= 1, "{core}");
    }
    drop(serving);

    // The program's own end at a bad moment, and a crash that it has no part in.
    for crash in [ABORTED, SEGMENTATION_FAULT] {
        let crashed = crash(&place);
        assert_eq!(crashed.code(), None, "it was to crash: {crashed:?}");
        assert!(!crashed.core_dumped(), "{crashed:?}");
        for folder in [place.folder().to_owned(), place.data()] {
            let left: Vec<String> = fs::read_dir(folder)
                .unwrap()
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
                .filter(|name| name.starts_with("core"))
                .collect();
            assert!(left.is_empty(), "{left:?}");
        }
    }
}

const ABORTED: fn(&Place) -> ExitStatus = |place| {
    allowed(place, &["renew", "action-pack", "--card", "tok_visa"])
        .env("PACKDESK_CRASH_AT", "order-kept")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap()
};

const SEGMENTATION_FAULT: fn(&Place) -> ExitStatus = |place| {
    let mut running = allowed(place, &["--json", "sample", "serve"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(running.stdout.as_mut().unwrap())
        .read_line(&mut line)
        .unwrap();
    // The first one only takes away Rust's handler of stack overflows: where nothing is wrong with the memory, it goes on.
    let ended = loop {
        if let Some(ended) = running.try_wait().unwrap() {
            break ended;
        }
        kill_process(Pid::from_child(&running), Signal::SEGV).unwrap();
        std::thread::yield_now();
    };
    assert_eq!(ended.signal(), Some(Signal::SEGV.as_raw()));
    ended
};

/// The program in a shell that allows core files of any size.
fn allowed(place: &Place, arguments: &[&str]) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", "ulimit -c unlimited; exec \"$0\" \"$@\""])
        .arg(program("packdesk-cli").unwrap())
        .args(arguments)
        .envs(place.environment())
        .current_dir(place.folder());
    command
}

/// What a debugger writes of a program is what its memory holds: the same question, asked of a core file.
#[test]
fn a_core_file_that_a_debugger_writes_holds_no_card_and_no_key_as_a_text() {
    let place = place();
    let serving = Serving::start(&place);
    let order = format!(
        r#"{{"requestId":"3f0f6a52-4b0d-4f57-9f5a-0d3f8a8f6f01","offerId":"action-pack","kind":"renew","payment":{{"method":"card","cardToken":"{TOKEN}"}},"acceptedTotal":516.60,"currencyCode":"EUR"}}"#
    );
    let refused = serving.post("/v1/membership/orders", &order);
    assert!(refused.starts_with('4'), "{refused}");
    let process = serving.child.id().to_string();
    let written = Command::new("gcore")
        .args(["-o", "dump", &process])
        .current_dir(place.folder())
        .output();
    let core = place.folder().join(format!("dump.{process}"));
    if !written.is_ok_and(|written| written.status.success()) || !core.exists() {
        // No debugger, or one that may not look at the program, which is what the program wants.
        return;
    }
    let content = fs::read(core).unwrap();
    let key = key_of(KEY_FILE);
    let hexadecimal = digits(&key);
    assert!(
        (1..=KEYS_WHILE_OPEN).contains(&occurrences(&content, &key)),
        "the core file shows the memory"
    );
    for secret in [hexadecimal.as_str(), &hexadecimal.to_uppercase(), KEY_FILE, TOKEN] {
        assert_eq!(occurrences(&content, secret.as_bytes()), 0, "{secret}");
    }
}

/// While everything gets another key there are two, and neither stands there as a text.
#[test]
fn a_rotation_holds_its_keys_as_bytes_alone() {
    let place = place();
    assert_eq!(place.cli(&["sync"]).unwrap().code, Some(0));
    let former = key_of(KEY_FILE);
    let mut rotating = place
        .cli_command(&["--json", "key", "rotate", "--yes"])
        .unwrap()
        .env("PACKDESK_SUSPEND_AT", "rotation-key-put")
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let pid = Pid::from_child(&rotating);
    let looked = waitid(
        WaitId::Pid(pid),
        WaitIdOptions::STOPPED | WaitIdOptions::EXITED | WaitIdOptions::NOWAIT,
    );
    assert!(looked.unwrap().unwrap().stopped());
    let line = fs::read_to_string(place.key()).unwrap();
    let new = line.split_whitespace().nth(1).unwrap();
    let bytes: Vec<u8> = (0..new.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&new[at..at + 2], 16).unwrap())
        .collect();
    let texts = [
        digits(&former),
        digits(&former).to_uppercase(),
        new.to_owned(),
        new.to_uppercase(),
    ];
    let wanted: Vec<&[u8]> = [&former[..], &bytes]
        .into_iter()
        .chain(texts.iter().map(String::as_bytes))
        .collect();
    let found = count(&rotating, &wanted);
    kill_process(pid, Signal::CONT).unwrap();
    assert!(rotating.wait().unwrap().success());
    let Some(found) = found else { return };
    assert!(
        found[..2].iter().all(|keys| (1..=KEYS_WHILE_OPEN).contains(keys)),
        "{found:?}"
    );
    assert_eq!(found[2..], [0, 0, 0, 0], "as lower and upper digits");
}
