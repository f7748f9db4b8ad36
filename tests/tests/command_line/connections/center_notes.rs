//! Notes to a service request of an account of one's own: each is sent once, whatever becomes of the answer, and what became of
//! it is said as it is known.

use packdesk_tests::{Ended, Place};

use super::center::{connected, everything};
use super::center_service::{Center, Play};
use super::{of_contoso, told};

const REQUEST: &str = "/v1/servicerequests/616122292000001";
const PATCH: &str = "PATCH /v1/servicerequests/616122292000001";
const NOTE: [&str; 4] = ["request", "note", "616122292000001", "The proof <is> there.\nAda & Co"];
/// The note as the service tells it.
const TOLD: &str = r#"{"createdByName":"Ada Quinn","createdDate":"2026-11-30T08:00:00","text":"The proof &lt;is&gt; there.\r\nAda &amp; Co"}"#;

/// The request with these notes, and with a field that nobody here knows.
fn request(notes: &[&str]) -> String {
    format!(
        r#"{{"title":"Invoice missing","description":"D0500X0 is not there","severity":"critical","id":"616122292000001",
        "status":"attention_needed","createdDate":"2026-10-01T09:30:00.863Z","lastModifiedDate":"2026-11-30T08:00:00Z",
        "unheardOf":1.10,"notes":[{}]}}"#,
        notes.join(",")
    )
}

fn first() -> &'static str {
    r#"{"createdByName":"Support","createdDate":"2026-10-02T08:00:00","text":"We look into it."}"#
}

fn read() -> (Place, Center) {
    let (place, center) = (Place::new().unwrap(), everything());
    connected(&place, &center);
    told(&place, &["sync"]);
    center.plays(REQUEST, request(&[first()]).as_str());
    (place, center)
}

fn code(ended: &Ended) -> String {
    ended.json().unwrap()["error"]["code"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

fn waits(place: &Place) -> bool {
    in_english(place, &["request", "show", "616122292000001"]).contains("Not confirmed yet")
}

fn in_english(place: &Place, command: &[&str]) -> String {
    let arguments = [&["--account", "contoso", "--lang", "en"], command].concat();
    let shown = place.cli(&arguments).unwrap();
    assert_eq!(shown.code, Some(0), "{}", shown.complained);
    shown.printed
}

/// Runs a command while the computer's clock is some minutes ahead.
fn ahead(place: &Place, minutes: &str, command: &[&str]) -> Ended {
    let arguments = [&["--json", "--account", "contoso"], command].concat();
    let mut asked = place.cli_command(&arguments).unwrap();
    let output = asked.env("PACKDESK_COMPUTER_AHEAD", minutes).output().unwrap();
    Ended {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_note_is_sent_once_with_nothing_else_and_is_there() {
    let (place, center) = read();
    let noted = request(&[first(), TOLD]);
    center.plays(
        PATCH,
        Play::Changes(
            Box::new(request(&[TOLD]).as_str().into()),
            REQUEST,
            Box::new(noted.as_str().into()),
        ),
    );
    assert_eq!(told(&place, &NOTE)["request"], "616122292000001");
    let changes = center.changes();
    assert_eq!(changes.len(), 1);
    let expected = serde_json::json!({"newNote": {"text": NOTE[3]}, "attributes": {"objectType": "ServiceRequest"}});
    assert_eq!((&changes[0].sent, changes[0].what.as_str()), (&expected, PATCH));
    assert_ne!(changes[0].name, changes[0].correlation);
    assert!(!waits(&place));
    let shown = place
        .cli(&["--account", "contoso", "request", "show", "616122292000001"])
        .unwrap();
    for text in ["We look into it.", "Ada Quinn", "D0500X0 is not there"] {
        assert!(shown.printed.contains(text), "{text}: {}", shown.printed);
    }
    told(&place, &["sync"]);
    assert!(center.changes().is_empty());
}

#[test]
fn an_answer_that_is_lost_is_asked_for_by_the_text_before_anything_is_sent_again() {
    let (place, center) = read();
    let noted = request(&[first(), TOLD]);
    let lost = Play::Breaks(noted.clone());
    center.plays(
        PATCH,
        Play::Changes(Box::new(lost.clone()), REQUEST, Box::new(noted.as_str().into())),
    );
    assert_eq!(told(&place, &NOTE)["request"], "616122292000001");
    assert_eq!(center.changes().len(), 1);
    assert!(!waits(&place));

    // The same text was there before: that it still is says nothing of this one.
    for unclear in [
        lost,
        "<!doctype html><title>A proxy</title>".into(),
        Play::Status(403, "<html>A proxy</html>".into()),
        Play::Status(503, String::new()),
        "{}".into(),
    ] {
        let (place, center) = read();
        center.plays(REQUEST, noted.as_str());
        center.plays(PATCH, unclear);
        let ended = of_contoso(&place, &NOTE);
        assert_eq!(
            (ended.code, code(&ended).as_str()),
            (Some(4), "note_unknown"),
            "{}",
            ended.printed
        );
        assert!(waits(&place));
        let again = of_contoso(&place, &NOTE);
        assert_eq!(code(&again), "note_unknown");
        told(&place, &["sync"]);
        told(&place, &["sync"]);
        assert_eq!(center.changes().len(), 1, "nothing is sent again within minutes");
        assert!(waits(&place));
        center.plays(
            REQUEST,
            request(&[first(), TOLD, TOLD.replace("Ada Quinn", "A. Quinn").as_str()]).as_str(),
        );
        assert_eq!(ahead(&place, "6", &["sync"]).code, Some(0));
        assert!(center.changes().is_empty() && !waits(&place));
    }
}

#[test]
fn what_is_proved_never_to_have_arrived_is_sent_again_under_its_name_and_may_be_refused_then() {
    let (place, center) = read();
    center.plays(PATCH, Play::Status(502, String::new()));
    assert_eq!(code(&of_contoso(&place, &NOTE)), "note_unknown");
    let name = center.changes()[0].name.clone();
    // Who is told nothing proves nothing.
    center.plays(REQUEST, Play::Status(404, String::new()));
    assert_eq!(ahead(&place, "6", &["sync"]).code, Some(0));
    assert!(center.changes().is_empty() && waits(&place));
    center.plays(REQUEST, request(&[first()]).as_str());
    center.plays(
        PATCH,
        Play::Status(403, r#"{"code":900308,"description":"Role\u0007 needed."}"#.into()),
    );
    assert_eq!(ahead(&place, "6", &["sync"]).code, Some(0));
    let changes = center.changes();
    assert_eq!(
        changes.iter().map(|change| change.name.as_str()).collect::<Vec<_>>(),
        [name]
    );
    assert!(!waits(&place));
    let told_of = in_english(&place, &["messages"]);
    assert!(
        told_of.contains("Role needed.") && told_of.contains("Ada & Co"),
        "{told_of}"
    );
    assert_eq!(ahead(&place, "12", &["sync"]).code, Some(0));
    assert!(center.changes().is_empty());
}

#[test]
fn what_keeps_a_note_from_being_sent_is_said_and_nothing_waits() {
    for (answer, exit, expected) in [
        (
            Play::Status(403, r#"{"code":900308,"description":"Role needed."}"#.into()),
            3,
            "center_forbids",
        ),
        (Play::Status(403, String::new()), 3, "center_forbids"),
        (
            Play::Status(400, r#"{"code":2000,"description":"Too short."}"#.into()),
            3,
            "refused",
        ),
        (
            Play::Status(404, r#"{"code":1000,"description":"No."}"#.into()),
            1,
            "request_not_found",
        ),
        (
            Play::Status(401, r#"{"code":900421,"description":"MFA"}"#.into()),
            5,
            "second_factor_needed",
        ),
        (Play::Throttled(Box::new("{}".into())), 4, "throttled"),
    ] {
        let (place, center) = read();
        let sent = match &answer {
            Play::Status(_, body) => body.clone(),
            _ => String::new(),
        };
        center.plays(PATCH, answer);
        let ended = of_contoso(&place, &NOTE);
        assert_eq!(
            (ended.code, code(&ended).as_str()),
            (Some(exit), expected),
            "{}",
            ended.printed
        );
        assert_eq!(center.changes().len(), 1, "{expected}");
        assert!(!waits(&place), "{expected}");
        let said = ["Role needed.", "Too short."]
            .into_iter()
            .find(|said| sent.contains(said));
        assert!(
            said.is_none_or(|said| ended.printed.contains(said)),
            "{}",
            ended.printed
        );
    }
    let (place, center) = read();
    center.plays(REQUEST, request(&[]).replace("attention_needed", "closed").as_str());
    assert_eq!(code(&of_contoso(&place, &NOTE)), "request_closed");
    center.plays(REQUEST, Play::Status(404, r#"{"code":1000}"#.into()));
    assert_eq!(code(&of_contoso(&place, &NOTE)), "request_not_found");
    let file = place.folder().join("proof.pdf");
    std::fs::write(&file, "a proof").unwrap();
    let attached = [&NOTE[..], &["--attach", file.to_str().unwrap()]].concat();
    assert_eq!(code(&of_contoso(&place, &attached)), "attachment_not_taken");
    assert!(center.changes().is_empty());
    drop(center);
    let ended = of_contoso(&place, &NOTE);
    assert_eq!((ended.code, code(&ended).as_str()), (Some(4), "unreachable"));
    assert!(!waits(&place));
    told(&place, &["sign-out"]);
    assert_eq!(code(&of_contoso(&place, &NOTE)), "sign_in_needed");
}

#[test]
fn the_process_ends_at_each_named_point_and_one_note_is_there() {
    for (point, sent) in [("request-written", 0), ("request-answered", 1)] {
        let (place, center) = read();
        let noted = request(&[first(), TOLD]);
        let taken = Play::Changes(
            Box::new(noted.as_str().into()),
            REQUEST,
            Box::new(noted.as_str().into()),
        );
        center.plays(PATCH, taken);
        let arguments = [&["--account", "contoso"], &NOTE[..]].concat();
        let mut ending = place.cli_command(&arguments).unwrap();
        let output = ending.env("PACKDESK_CRASH_AT", point).output().unwrap();
        assert_eq!(output.status.code(), None, "{point} was not reached");
        assert_eq!(center.changes().len(), sent, "{point}");
        for _ in 0..3 {
            assert_eq!(ahead(&place, "6", &["sync"]).code, Some(0));
        }
        assert_eq!(center.changes().len(), 1 - sent, "{point}");
        assert!(!waits(&place), "{point}");
    }
}
