use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{fs, thread};

use packdesk_tests::Place;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::outside::{self, asked};

/// A moment within what the slowest of these commands takes here.
const LONGEST: Duration = Duration::from_millis(700);
/// Two programs at a time, as a window and a script.
const AT_A_TIME: usize = 2;

/// What a person or a script asks for in a day. `{}` stands for an order or a request that there is.
const COMMANDS: [&[&str]; 20] = [
    &["offers"],
    &["orders"],
    &["invoices"],
    &["requests"],
    &["profile"],
    &["why", "action-pack"],
    &["sync"],
    &["renew", "action-pack", "--card", "tok_visa"],
    &["renew", "action-pack", "--card", "tok_declined"],
    &["renew", "action-pack", "--card", "tok_timeout_after_charge"],
    &[
        "renew",
        "action-pack",
        "--transfer",
        "--contact-name",
        "Aoife Moore",
        "--phone",
        "0861234567",
        "--email",
        "aoife@lindqvist.example",
    ],
    &["order", "proof", "{order}", "{proof}"],
    &["order", "cancel", "{order}"],
    &[
        "request",
        "new",
        "--summary",
        "Which day?",
        "--description",
        "The last one.",
    ],
    &["request", "note", "{request}", "One more question."],
    &["profile", "set", "--po", "PO-LAB"],
    &["invoices", "export", "--dir", "{folder}", "--existing", "keep-both"],
    &["invoices", "verify"],
    &["sample", "fault", "timeout-after@POST"],
    &["sample", "fault", "503*2"],
];

/// Ends `kills` of the programs that are given such commands, two at a time, and tells what was found.
pub fn play(seed: u64, kills: usize) -> Vec<String> {
    let mut random = StdRng::seed_from_u64(seed);
    let place = Place::new().unwrap();
    fs::write(place.folder().join("proof.pdf"), crate::flow::proof()).unwrap();
    let mut found = Vec::new();
    asked(&place, &["offers"], &mut found);
    let mut killed = 0;
    while killed < kills && found.is_empty() {
        let running: Vec<Child> = (0..AT_A_TIME)
            .map(|_| command(&place, &mut random).spawn().unwrap())
            .collect();
        let moment = LONGEST.mul_f64(random.random());
        // The wait is the moment of the end, not a wait for something to happen.
        thread::park_timeout(moment);
        for (number, mut child) in running.into_iter().enumerate() {
            if number == 0 || random.random_bool(0.3) {
                child.kill().unwrap();
            }
            let ended = child.wait_with_output().unwrap();
            killed += usize::from(ended.status.code().is_none());
            let complained = String::from_utf8_lossy(&ended.stderr);
            if complained.contains("panicked") || ended.status.code() == Some(6) {
                found.push(format!("after {killed} kills: {:?} {complained}", ended.status));
            }
        }
    }
    settle(&place, &mut found);
    found
}

fn command(place: &Place, random: &mut StdRng) -> Command {
    let chosen = COMMANDS[random.random_range(0..COMMANDS.len())];
    let one = |list: &[&str], field: &str| {
        let rows = place.cli(&[&["--json"], list].concat()).unwrap().json().ok();
        let rows = rows.and_then(|rows| rows.as_array().cloned()).unwrap_or_default();
        rows.first()
            .and_then(|row| row[field].as_str().map(str::to_owned))
            .unwrap_or_else(|| "none".to_owned())
    };
    let mut arguments = vec!["--json".to_owned()];
    for argument in chosen {
        arguments.push(match *argument {
            "{order}" => one(&["orders"], "order"),
            "{request}" => one(&["requests"], "request"),
            "{proof}" => "proof.pdf".to_owned(),
            "{folder}" => "exported".to_owned(),
            other => other.to_owned(),
        });
    }
    let mut command = place.cli_command(&arguments).unwrap();
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// Starts some times a day apart, and holds the two sides against each other.
fn settle(place: &Place, found: &mut Vec<String>) {
    // What still waits to go wrong goes wrong here.
    for _ in 0..4 {
        let _ = place.cli(&["--json", "sync"]);
    }
    for day in ["2021-06-29", "2021-06-30", "2021-07-01"] {
        asked(place, &["sync"], found);
        asked(place, &["sample", "today", day], found);
    }
    asked(place, &["sync"], found);
    outside::disagreements(place, found);
}
