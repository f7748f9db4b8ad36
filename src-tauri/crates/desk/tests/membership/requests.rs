//! Partner Center requests: made once whatever happens on the way, found again, answered, and never written over.

use base64::Engine as _;
use engine::view::{NewRequestInput, NoteInput, RequestStatus};
use engine::{Code, LARGEST_ATTACHMENT_BYTES};

use super::helpers::{ALWAYS, PACK, chinese, listed, moved, renewed, untouched, value};
use super::support::{Computer, english, told};

const MAKE: &str = "POST /v1/servicerequests";
const ADD: &str = "PATCH /v1/servicerequests";

fn question() -> NewRequestInput {
    NewRequestInput {
        summary: "Where is the invoice".to_owned(),
        kind: String::new(),
        description: "We paid and have none.".to_owned(),
    }
}

fn note(request: &str, text: &str) -> NoteInput {
    NoteInput {
        request: request.to_owned(),
        text: text.to_owned(),
        file_name: String::new(),
        content: String::new(),
    }
}

#[tokio::test]
async fn the_way_to_the_list_is_that_of_the_document() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    for (words, wanted, none) in [
        (
            english(),
            ["Support", "Partner Center requests", "Open"],
            "No requests yet",
        ),
        (chinese(), ["支援", "合作夥伴中心要求", "開啟"], "尚無要求"),
    ] {
        let query = engine::view::RequestQuery {
            text: String::new(),
            status: None,
        };
        let page = desk.engine().requests(&query, words).await.unwrap();
        let route: Vec<&str> = page.route.iter().map(|step| step.label.as_str()).collect();
        assert_eq!(route, wanted);
        assert_eq!(page.summary, none);
        assert!(page.can_make);
    }
}

#[tokio::test]
async fn a_request_is_listed_found_opened_and_answered() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let made = engine.make_request(&question(), english()).await.unwrap();
    let id = made.request.request.clone();
    assert_eq!(value(&made.facts, "Opened"), "28 June 2021");
    assert_eq!(value(&made.facts, "Contact"), "Aoife Moore");
    assert_eq!(
        made.visibility,
        "In Partner Center, only Aoife Moore can see it. Others can see this record."
    );
    let other = NewRequestInput {
        summary: "Another thing".to_owned(),
        ..question()
    };
    engine.make_request(&other, english()).await.unwrap();
    for (text, status, found) in [
        ("", None, 2),
        (&id, None, 1),
        (&id[10..], None, 1),
        ("WHERE IS", None, 1),
        ("another", Some(RequestStatus::Open), 1),
        ("another", Some(RequestStatus::Closed), 0),
        ("%", None, 0),
        ("nowhere", None, 0),
    ] {
        assert_eq!(
            listed(&desk, text, status).await.rows.len(),
            found,
            "{text:?} {status:?}"
        );
    }
    moved(&desk, "2021-06-29").await;
    let page = listed(&desk, "", Some(RequestStatus::Closed)).await;
    assert_eq!((page.rows.len(), page.all, page.open), (2, 2, 0));
    let answered = engine.request(&id, english()).await.unwrap();
    assert_eq!(answered.notes.len(), 1);
    assert!(!answered.can_add_note);
    told(
        engine.add_note(&note(&id, "And now?"), english()).await,
        Code::RequestClosed,
    );
    told(
        engine.request("2106280000000000", english()).await,
        Code::RequestNotFound,
    );
    told(
        engine.add_note(&note("2106280000000000", "Hello"), english()).await,
        Code::RequestNotFound,
    );
}

#[tokio::test]
async fn a_note_and_its_file_are_kept_with_the_request() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let id = engine
        .make_request(&question(), english())
        .await
        .unwrap()
        .request
        .request;
    let file = |length: usize| base64::engine::general_purpose::STANDARD.encode(vec![7_u8; length]);
    let with_file = |name: &str, length: usize| NoteInput {
        file_name: name.to_owned(),
        content: file(length),
        ..note(&id, "See the file 📎 of ‏משרד‎")
    };
    let too_large = with_file("large.pdf", LARGEST_ATTACHMENT_BYTES + 1);
    let message = told(engine.add_note(&too_large, english()).await, Code::AttachmentTooLarge);
    assert!(message.contains("large.pdf"), "{message}");
    assert_eq!(
        engine.request(&id, english()).await.unwrap().notes.len(),
        0,
        "nothing half-written"
    );
    let noted = engine
        .add_note(&with_file("receipt.pdf", LARGEST_ATTACHMENT_BYTES), english())
        .await
        .unwrap();
    assert_eq!(noted.notes[0].text, "See the file 📎 of ‏משרד‎");
    assert_eq!(noted.attachments[0].label, "receipt.pdf");
    desk.close().await;
    let again = computer.desk().await;
    let stored = again.engine().request(&id, english()).await.unwrap();
    assert_eq!((stored.notes.len(), stored.attachments.len()), (1, 1));
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_before_anything_is() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    for (input, code) in [
        (
            NewRequestInput {
                summary: " \n ".to_owned(),
                ..question()
            },
            Code::SummaryMissing,
        ),
        (
            NewRequestInput {
                summary: "字".repeat(201),
                ..question()
            },
            Code::SummaryTooLong,
        ),
        (
            NewRequestInput {
                description: String::new(),
                ..question()
            },
            Code::NoteEmpty,
        ),
        (
            NewRequestInput {
                description: "a".repeat(100_000),
                ..question()
            },
            Code::NoteTooLong,
        ),
        (
            NewRequestInput {
                kind: "The printer is on fire".to_owned(),
                ..question()
            },
            Code::WrongUsage,
        ),
    ] {
        told(engine.make_request(&input, english()).await, code);
    }
    assert_eq!(listed(&desk, "", None).await.all, 0);
    let id = engine
        .make_request(&question(), english())
        .await
        .unwrap()
        .request
        .request;
    let message = told(
        engine.add_note(&note(&id, &"a".repeat(100_000)), english()).await,
        Code::NoteTooLong,
    );
    assert!(message.contains("100,000") && message.contains("10,000"), "{message}");
    told(engine.add_note(&note(&id, "  \n"), english()).await, Code::NoteEmpty);
    engine
        .add_note(&note(&id, &"é".repeat(10_000)), english())
        .await
        .unwrap();
    assert_eq!(engine.request(&id, english()).await.unwrap().notes.len(), 1);
}

#[tokio::test]
async fn a_type_of_problem_is_taken_in_either_language() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    for kind in [
        "Cannot manage my profile",
        "無法管理我的基本資料",
        "Help with partner invoice, payment, or reconciliation file",
    ] {
        let input = NewRequestInput {
            kind: kind.to_owned(),
            ..question()
        };
        let made = desk.engine().make_request(&input, english()).await.unwrap();
        assert_eq!(made.request.kind, kind);
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_makes_one_request() {
    for fault in ["timeout-after", "timeout-before"] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        let engine = desk.engine();
        desk.add_fault(&format!("{fault}*{ALWAYS}@{MAKE}")).await.unwrap();
        told(engine.make_request(&question(), english()).await, Code::RequestUnknown);
        // Offline meanwhile: what was not answered is not forgotten.
        desk.add_fault(&format!("refuse*{ALWAYS}@{MAKE}")).await.unwrap();
        assert!(engine.sync().await.is_err(), "{fault}");
        engine.sync().await.unwrap();
        engine.sync().await.unwrap();
        let page = listed(&desk, "", None).await;
        assert_eq!(page.all, 1, "{fault}");
        assert_eq!(page.rows[0].summary, question().summary, "{fault}");
    }
}

#[tokio::test]
async fn a_request_that_never_left_is_not_sent_later_unasked() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    desk.add_fault(&format!("refuse*{ALWAYS}@{MAKE}")).await.unwrap();
    told(
        desk.engine().make_request(&question(), english()).await,
        Code::Unreachable,
    );
    desk.engine().sync().await.unwrap();
    assert_eq!(listed(&desk, "", None).await.all, 0);
}

#[tokio::test]
async fn whatever_stands_in_the_way_of_a_second_sending_takes_no_request_and_no_note_away() {
    for fault in ["403", "404", "409", "wrong-content-type"] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        let engine = desk.engine();
        desk.add_fault(&format!("timeout-before*{ALWAYS}@{MAKE}"))
            .await
            .unwrap();
        told(engine.make_request(&question(), english()).await, Code::RequestUnknown);
        desk.add_fault(&format!("{fault}@{MAKE}")).await.unwrap();
        let _ = engine.recover().await;
        engine.sync().await.unwrap();
        let page = listed(&desk, "", None).await;
        assert_eq!(page.all, 1, "{fault}");

        let id = page.rows[0].request.clone();
        desk.add_fault(&format!("timeout-before*{ALWAYS}@{ADD}")).await.unwrap();
        told(
            engine.add_note(&note(&id, "It came."), english()).await,
            Code::NoteUnknown,
        );
        desk.add_fault(&format!("{fault}@{ADD}")).await.unwrap();
        let _ = engine.recover().await;
        engine.sync().await.unwrap();
        let shown = engine.request(&id, english()).await.unwrap();
        let notes = shown.notes.iter().filter(|note| note.text == "It came.").count();
        assert_eq!(notes, 1, "{fault}: {:?}", shown.notes);
    }
}

#[tokio::test]
async fn while_a_request_to_cancel_waits_no_second_one_is_made() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let engine = desk.engine();
    desk.add_fault(&format!("timeout-after*{ALWAYS}@{MAKE}")).await.unwrap();
    told(
        engine.send_cancellation(&untouched(PACK), english()).await,
        Code::RequestUnknown,
    );
    desk.add_fault(&format!("404@{MAKE}")).await.unwrap();
    told(
        engine.send_cancellation(&untouched(PACK), english()).await,
        Code::RequestUnknown,
    );
    engine.sync().await.unwrap();
    assert_eq!(listed(&desk, "", None).await.all, 1);
}

#[tokio::test]
async fn a_cancellation_without_an_answer_is_not_asked_for_twice() {
    let computer = Computer::new();
    let desk = renewed(&computer).await;
    let engine = desk.engine();
    desk.add_fault(&format!("timeout-before*{ALWAYS}@{MAKE}"))
        .await
        .unwrap();
    told(
        engine.send_cancellation(&untouched(PACK), english()).await,
        Code::RequestUnknown,
    );
    // The one that was written down arrives now, and is the answer.
    let made = engine.send_cancellation(&untouched(PACK), english()).await.unwrap();
    let page = listed(&desk, "", None).await;
    assert_eq!((page.all, &page.rows[0].request), (1, &made.request.request));
    told(
        engine.send_cancellation(&untouched(PACK), english()).await,
        Code::CancellationOpen,
    );
}

#[tokio::test]
async fn a_note_that_is_refused_later_is_told_with_what_was_written() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let made = engine.make_request(&question(), english()).await.unwrap();
    let id = made.request.request.clone();
    desk.add_fault(&format!("timeout-before*{ALWAYS}@{ADD}")).await.unwrap();
    told(
        engine.add_note(&note(&id, "One more thing."), english()).await,
        Code::NoteUnknown,
    );
    moved(&desk, "2021-07-30").await;
    for (words, title) in [
        (english(), format!("Your note to the request {id} was not accepted.")),
        (chinese(), format!("您寫給要求 {id} 的備註未獲接受。")),
    ] {
        let notices = engine.offers(words).await.unwrap().notices;
        let notice = notices.iter().find(|notice| notice.title == title);
        let detail = &notice.unwrap_or_else(|| panic!("{notices:?}")).detail;
        assert!(detail.contains("One more thing."), "{detail}");
    }
    let notice = engine.offers(english()).await.unwrap().notices[0].id.clone();
    let page = engine.dismiss_notice(&notice, english()).await.unwrap();
    assert!(page.notices.iter().all(|other| other.id != notice));
    assert_eq!(page.dismissed[0].id, notice);
}

#[tokio::test]
async fn a_note_to_a_request_that_nobody_knows_is_not_sent() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    desk.add_fault(&format!("timeout-before*{ALWAYS}@{ADD}")).await.unwrap();
    told(
        engine.add_note(&note("2106-000000", "Hello?"), english()).await,
        Code::RequestNotFound,
    );
    desk.add_fault(&format!("refuse*{ALWAYS}")).await.unwrap();
    told(
        engine.add_note(&note("2106-000000", "Hello?"), english()).await,
        Code::Unreachable,
    );
}

#[tokio::test]
async fn a_note_without_an_answer_waits_in_sight_and_is_added_once() {
    for (fault, times) in [("timeout-after", ALWAYS), ("timeout-before", ALWAYS), ("truncated", 1)] {
        let computer = Computer::new();
        let desk = computer.desk().await;
        let engine = desk.engine();
        let made = engine.make_request(&question(), english()).await.unwrap();
        let id = made.request.request;
        desk.add_fault(&format!("{fault}*{times}@{ADD}")).await.unwrap();
        let with_file = NoteInput {
            file_name: "receipt.pdf".to_owned(),
            content: base64::engine::general_purpose::STANDARD.encode(b"a receipt"),
            ..note(&id, "Hello?")
        };
        told(engine.add_note(&with_file, english()).await, Code::NoteUnknown);
        let waiting = engine.request(&id, english()).await.unwrap();
        let shown = (waiting.notes[0].text.as_str(), waiting.notes[0].written.as_str());
        assert_eq!(shown, ("Hello?", "Not confirmed yet"), "{fault}");
        assert_eq!(waiting.notes.len(), 1, "{fault}");
        desk.close().await;

        // The next start sends it again, once it can.
        let desk = computer.desk().await;
        let engine = desk.engine();
        engine.sync().await.unwrap();
        engine.sync().await.unwrap();
        let kept = engine.request(&id, english()).await.unwrap();
        assert_eq!((kept.notes.len(), kept.attachments.len()), (1, 1), "{fault}");
        assert_eq!(kept.notes[0].written, "28 June 2021", "{fault}");
    }
}

#[tokio::test]
async fn a_note_that_never_left_is_not_sent_later_unasked_and_one_that_is_refused_ends() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let made = engine.make_request(&question(), english()).await.unwrap();
    let id = made.request.request;
    desk.add_fault(&format!("refuse*{ALWAYS}@{ADD}")).await.unwrap();
    told(
        engine.add_note(&note(&id, "Hello?"), english()).await,
        Code::Unreachable,
    );
    engine.sync().await.unwrap();
    assert_eq!(engine.request(&id, english()).await.unwrap().notes.len(), 0);

    desk.add_fault(&format!("timeout-before*{ALWAYS}@{ADD}")).await.unwrap();
    told(
        engine.add_note(&note(&id, "Hello?"), english()).await,
        Code::NoteUnknown,
    );
    // Support closes the request before the note is sent again.
    moved(&desk, "2021-06-29").await;
    engine.sync().await.unwrap();
    let closed = engine.request(&id, english()).await.unwrap();
    assert_eq!((closed.request.status, closed.notes.len()), (RequestStatus::Closed, 1));
    assert_eq!(closed.notes[0].author, "Partner Center support");
}
