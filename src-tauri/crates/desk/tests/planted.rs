//! What a person typed, owns or was told by the connection is in no log, in no diagnostics and in no file that can be read.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod support;

use std::fs;
use std::path::Path;
use std::sync::Mutex;

use desk::{Desk, DeskOptions};
use engine::view::{CardInput, NewRequestInput};
use log::{LevelFilter, Log, Metadata, Record};

use support::connection::{Behaviour, WatchedDesk};
use support::{Computer, by_card, english, orders};

const KEY: [u8; 32] = *b"planted-key-of-thirty-two-bytes!";
const TOKEN: &str = "tok_planted_31d07f";
const NUMBER: &str = "4539578763621486";

/// What the connection says of a refusal. A server may repeat whatever it was sent.
const SAID: &str = r#"{"error":{"code":"PlantedCode77","message":"PO-PLANTED-31 of Plantedname, planted.mail@example.org, IE29AIBK93115212345678, tok_planted_31d07f: server-planted-word","correlationId":"planted-correlation"}}"#;

/// The parts of it that must not be told further.
const PLANTED: [&str; 9] = [
    "PO-PLANTED-31",
    "Plantedname",
    "planted.mail@example.org",
    "IE29AIBK93115212345678",
    "server-planted-word",
    "planted-correlation",
    "PlantedCode77",
    TOKEN,
    NUMBER,
];

/// Every line that is logged, as the programs log it.
static LINES: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

struct Kept;

impl Log for Kept {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let line = (record.target().to_owned(), record.args().to_string());
        LINES.lock().unwrap().push(line);
    }

    fn flush(&self) {}
}

fn keep_lines() {
    if log::set_logger(&Kept).is_ok() {
        log::set_max_level(LevelFilter::Info);
    }
    event_log::warn!("lines are kept");
}

fn contains(content: &[u8], wanted: &str) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

fn each_file(folder: &Path, look: &mut dyn FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, look);
        } else {
            look(&path, &fs::read(&path).unwrap());
        }
    }
}

/// The log file and the diagnostics hold none of it, the lines that only a terminal shows no card and no key, and the data
/// folder shows nothing.
fn assert_told_nowhere(folder: &Path, diagnostics: &Path, secrets: &[String]) {
    let bundle = fs::read(diagnostics).unwrap();
    let lines = LINES.lock().unwrap();
    assert!(
        lines.iter().any(|(target, _)| target == event_log::TARGET),
        "lines are kept"
    );
    for secret in secrets {
        assert!(!contains(&bundle, secret), "{secret} is in the diagnostics");
        for (target, line) in lines.iter() {
            assert!(
                target != event_log::TARGET || !line.contains(secret.as_str()),
                "{secret} is in the log: {line}"
            );
        }
    }
    for (_, line) in lines.iter() {
        assert!(!line.contains(NUMBER) && !line.contains("planted-key"), "{line}");
    }
    let mut looked_at = 0;
    each_file(folder, &mut |path, content| {
        looked_at += 1;
        for secret in secrets {
            assert!(!contains(content, secret), "{secret} is in {}", path.display());
        }
    });
    assert!(looked_at > 2, "{looked_at} files");
}

#[tokio::test]
async fn what_the_connection_says_of_a_refusal_is_told_to_the_person_alone() {
    keep_lines();
    let computer = Computer::new();
    let folder = computer.data("data");
    let watched = WatchedDesk::in_folder(&folder, &KEY).await;
    let engine = &watched.engine;
    engine.sync().await.unwrap();
    let mut told = Vec::new();
    for status in [400, 401, 403, 404, 409, 422, 429, 500, 503] {
        watched.connection.behave(Behaviour::Says(status, SAID));
        told.push(engine.sync().await.unwrap_err());
        let mut order = by_card(TOKEN);
        order.po_number = Some("PO-PLANTED-31".to_owned());
        told.extend(engine.place(order, english()).await.err());
        let card = CardInput {
            holder: "Plantedname".to_owned(),
            number: NUMBER.to_owned(),
            expiry: "09/29".to_owned(),
            security_code: "737".to_owned(),
        };
        told.extend(engine.tokenize_card(card, english()).await.err());
        let request = NewRequestInput {
            summary: "Plantedname".to_owned(),
            kind: String::new(),
            description: "IE29AIBK93115212345678".to_owned(),
        };
        told.extend(engine.make_request(&request, english()).await.err());
    }
    // As the programs log what ends a command.
    for error in &told {
        event_log::warn!("a command failed", code = error.code);
        let view = error.view(english());
        for text in [&view.message, &view.safe, &view.todo, &error.detail] {
            assert!(!text.contains(NUMBER), "{text}");
        }
    }
    watched.connection.behave(Behaviour::Answers);
    let out = computer.data("sent.zip");
    engine.save_diagnostics(&out, english()).await.unwrap();
    let secrets: Vec<String> = PLANTED.map(str::to_owned).into();
    assert_told_nowhere(&folder, &out, &secrets);
}

#[tokio::test]
async fn neither_key_nor_recovery_code_nor_a_name_leaves_an_open_desk() {
    keep_lines();
    let computer = Computer::new();
    let key_file = computer.data("planted-key-file");
    fs::write(&key_file, "planted-key-file-content").unwrap();
    let folder = computer.data("data");
    let open = || async {
        Desk::open(DeskOptions {
            folder: Some(folder.clone()),
            key_file: Some(key_file.clone()),
            ..DeskOptions::default()
        })
        .await
    };
    let desk = open().await.unwrap();
    desk.start().await.unwrap();
    let mut order = by_card("tok_visa");
    order.po_number = Some("PO-PLANTED-31".to_owned());
    desk.engine().place(order, english()).await.unwrap();
    let code = desk.recovery_code(english()).unwrap().words;
    let exported = computer.data("exported");
    desk.export_key(&exported, english()).await.unwrap();
    let exported = fs::read_to_string(&exported).unwrap();
    let stored = &orders(&desk).await[0];
    let out = computer.data("sent.zip");
    desk.engine().save_diagnostics(&out, english()).await.unwrap();
    desk.close().await;
    // The reasons why data cannot be opened are told, and none of them shows the key.
    fs::write(&key_file, "planted-key-file-other").unwrap();
    let refused = open().await.err().unwrap();
    assert!(!refused.detail.contains("planted-key-file-"), "{}", refused.detail);
    let mut secrets = vec![
        "planted-key-file-content".to_owned(),
        "planted-key-file-other".to_owned(),
        "PO-PLANTED-31".to_owned(),
        code.join(" "),
        code[..3].join(" "),
        exported.split_whitespace().nth(1).unwrap().to_owned(),
        "Lindqvist".to_owned(),
    ];
    secrets.extend(stored.invoice.clone());
    assert_told_nowhere(&folder, &out, &secrets);
}
