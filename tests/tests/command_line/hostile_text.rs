//! Text that steers what shows it: refused where somebody fills it in, and made harmless wherever it is shown after it came
//! from the connection.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use crate::common::{answer, list, run};
use packdesk_tests::Place;
use serde_json::{Value, json};

/// Colours, a title, a cursor, a direction, the end of a text, an eight-bit control, and a formula behind a separator.
const HOSTILE: &str = "a\u{1b}[31mb\u{1b}]0;c\u{7}\u{9b}2J\u{202e}d\u{0}e;=cmd|'/C calc'!A0";

fn steers(text: &str) -> Option<char> {
    text.chars().find(|c| *c != '\n' && domain::is_unseen(*c))
}

#[test]
fn a_text_that_is_filled_in_is_refused_by_its_field_and_its_bound_is_told() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let invoice = answer(&place, &["invoices"])[0]["number"].as_str().unwrap().to_owned();
    let check = answer(&place, &["invoices", "checks"]);
    let check = check[0]["id"].as_str().unwrap_or("none").to_owned();
    let request = answer(
        &place,
        &["request", "new", "--summary", "A question", "--description", "When?"],
    );
    let request = request["request"].as_str().unwrap().to_owned();
    let (po, name, email) = (
        "9".repeat(51),
        "n".repeat(101),
        format!("{}@example.ie", "e".repeat(254)),
    );
    let long = "x".repeat(10_001);
    let steering = "a\u{1b}[31mb";
    let card = ["renew", "action-pack", "--card", "tok_visa", "--po"];
    let transfer = ["renew", "action-pack", "--transfer", "--phone", "12345"];
    let to = |name, email| [&transfer[..], &["--contact-name", name, "--email", email]].concat();
    let table: Vec<(Vec<&str>, &str, &str)> = vec![
        ([&card[..], &[steering]].concat(), "text_unseen", ""),
        ([&card[..], &["PO-1\nPO-2"]].concat(), "text_unseen", ""),
        ([&card[..], &["PO\u{202e}1"]].concat(), "text_unseen", ""),
        ([&card[..], &[&po]].concat(), "text_too_long", "50"),
        (to(steering, "a@b.ie"), "text_unseen", ""),
        (to(&name, "a@b.ie"), "text_too_long", "100"),
        (to("Aoife", &email), "text_too_long", "254"),
        (vec!["request", "note", &request, steering], "text_unseen", ""),
        (vec!["request", "note", &request, "a\rb"], "text_unseen", ""),
        (vec!["request", "note", &request, &long], "note_too_long", "10,000"),
        (
            vec!["request", "new", "--summary", steering, "--description", "d"],
            "text_unseen",
            "",
        ),
        (
            vec!["request", "new", "--summary", "s", "--description", steering],
            "text_unseen",
            "",
        ),
        (
            vec!["cancel", "learning-action-pack", "--reason", steering],
            "text_unseen",
            "",
        ),
        (
            vec!["invoice", "book", &invoice, "--note", steering],
            "text_invisible",
            "",
        ),
        (
            vec!["invoice", "book", &invoice, "--code", "a\u{200e}b"],
            "text_invisible",
            "",
        ),
        (
            vec!["invoices", "checks", "--settle", &check, "--note", steering],
            "text_unseen",
            "",
        ),
        (vec!["invoices", "filters", "--save", steering], "text_invisible", ""),
        (vec!["invoices", "--query", &long], "text_too_long", "200"),
        (vec!["orders", "--query", &long], "text_too_long", "200"),
        (vec!["requests", "--query", &long], "text_too_long", "200"),
        (vec!["profile", "set", "--name", steering], "profile_invalid", ""),
        (
            vec!["profile", "set", "--city", "Dub\u{202e}lin"],
            "profile_invalid",
            "",
        ),
        (vec!["profile", "set", "--po-number", &po], "profile_invalid", "50"),
    ];
    for (arguments, code, bound) in table {
        for language in ["en", "zh-TW"] {
            let mut all = vec!["--lang", language];
            all.extend(&arguments);
            let ended = run(&place, &all);
            assert_eq!(
                ended.code,
                Some(2),
                "{arguments:?}: {}{}",
                ended.printed,
                ended.complained
            );
            let error = ended.json().unwrap()["error"].clone();
            assert_eq!(error["code"], code, "{arguments:?}: {error}");
            assert!(
                error["message"].as_str().unwrap().contains(bound),
                "{arguments:?}: {error}"
            );
            assert_eq!(steers(&format!("{}{}", ended.printed, ended.complained)), None);
        }
    }
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
    let kept = answer(&place, &["request", "show", &request]);
    assert!(!kept.to_string().contains("[31m"), "{kept}");
    // A note has lines.
    answer(&place, &["request", "note", &request, "one\r\n\ttwo"]);
    let shown = place.cli(&["request", "show", &request]).unwrap();
    assert!(shown.printed.contains("one\n two"), "{}", shown.printed);
}

/// The sample's Partner Center, as anybody reaches it who is not this program.
struct Served {
    child: Child,
    address: String,
    token: String,
}

impl Served {
    fn start(place: &Place) -> Self {
        let mut child = place
            .cli_command(&["--json", "sample", "serve"])
            .unwrap()
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        while serde_json::from_str::<Value>(&told).is_err() {
            assert!(lines.read_line(&mut told).unwrap() > 0, "{told}");
        }
        let told: Value = serde_json::from_str(&told).unwrap();
        let part = |name: &str| told[name].as_str().unwrap().to_owned();
        Self {
            child,
            address: part("address").trim_start_matches("http://").to_owned(),
            token: part("token"),
        }
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> String {
        let body = body.to_string();
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nAuthorization: Bearer {}\r\nMS-RequestId: \
             6f1c9a52-5a1c-4c0e-9d0b-0d6b6f0f7f01\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
             Connection: close\r\n\r\n{body}",
            self.address,
            self.token,
            body.len()
        );
        let mut connection = TcpStream::connect(&self.address).unwrap();
        connection.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        connection.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_came_from_the_connection_steers_nothing_that_shows_it() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let request = answer(
        &place,
        &["request", "new", "--summary", "A question", "--description", "When?"],
    );
    let request = request["request"].as_str().unwrap().to_owned();
    let served = Served::start(&place);
    let order = json!({
        "requestId": "6f1c9a52-5a1c-4c0e-9d0b-0d6b6f0f7f02", "offerId": "action-pack", "kind": "renew",
        "payment": {"method": "card", "cardToken": "tok_visa"}, "purchaseOrderNumber": HOSTILE,
        "acceptedTotal": 516.60, "currencyCode": "EUR",
    });
    let placed = served.ask("POST", "/v1/membership/orders", &order);
    assert!(placed.contains("201 Created"), "{placed}");
    let note = json!({"newNote": {"text": format!("{HOSTILE}\nsecond line")}});
    let noted = served.ask("PATCH", &format!("/v1/servicerequests/{request}"), &note);
    assert!(noted.contains("200 OK"), "{noted}");
    drop(served);
    answer(&place, &["sync"]);

    let invoices = answer(&place, &["invoices", "--query", "calc"]);
    let number = invoices[0]["number"].as_str().unwrap_or_default().to_owned();
    let mut shown = 0;
    for arguments in [
        vec!["request", "show", &request],
        vec!["requests"],
        vec!["orders"],
        vec!["invoices"],
        vec!["invoices", "checks"],
        vec!["--lang", "zh-TW", "request", "show", &request],
    ] {
        for json in [false, true] {
            let mut all = arguments.clone();
            if json {
                all.push("--json");
            }
            let ended = place.cli(&all).unwrap();
            assert_eq!(ended.code, Some(0), "{all:?}: {}", ended.complained);
            let text = format!("{}{}", ended.printed, ended.complained);
            assert_eq!(steers(&text), None, "{all:?}: {text:?}");
            shown += usize::from(text.contains("[31m"));
        }
    }
    assert!(shown >= 3, "the planted texts were shown {shown} times");
    let request = answer(&place, &["request", "show", &request]);
    let notes = request["notes"].to_string();
    assert!(notes.is_empty() || !notes.contains('\u{1b}'));

    let folder = place.folder().join("out");
    let formats = "pdf,zip,csv,xlsx,json,xml";
    let export = [
        "invoices",
        "export",
        "--dir",
        folder.to_str().unwrap(),
        "--format",
        formats,
    ];
    let export = [&export[..], &["--query", "calc"]].concat();
    let exported = place.cli(&export).unwrap();
    assert_eq!(steers(&format!("{}{}", exported.printed, exported.complained)), None);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        assert_eq!(steers(name), None, "{name:?}");
        let ending = path.extension().unwrap().to_str().unwrap();
        if matches!(ending, "csv" | "json" | "xml") {
            let text = fs::read_to_string(&path).unwrap().replace(['\u{feff}', '\r'], "");
            assert_eq!(steers(&text), None, "{name}");
            assert!(ending != "csv" || text.contains("e;'=cmd"), "{text}");
        }
    }
    let table = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == "csv"));
    assert!(table.is_some(), "{number}: {}{}", exported.printed, exported.complained);
}
