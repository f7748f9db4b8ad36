use domain::{
    ABSENCE_MINUTES, Absence, Identity, NoteStanding, NoteSubmission, RequestNote, RequestStatus, SupportRequest,
    SupportRequestId,
};
use uuid::Uuid;

fn at(minute: i64) -> domain::DateTime<domain::Utc> {
    let begin: domain::DateTime<domain::Utc> = "2026-11-30T08:00:00Z".parse().unwrap();
    begin + std::time::Duration::from_secs(u64::try_from(minute).unwrap() * 60)
}

fn request(notes: &[&str]) -> SupportRequest {
    let notes = notes
        .iter()
        .map(|text| RequestNote {
            author: "Ada Quinn".into(),
            written: at(0),
            text: (*text).into(),
        })
        .collect();
    SupportRequest {
        id: SupportRequestId::new("616122292000001"),
        request_id: None,
        summary: String::new(),
        kind: String::new(),
        description: String::new(),
        cancels: None,
        status: RequestStatus::Open,
        opened: at(0),
        modified: at(0),
        closed: None,
        contact: None,
        notes,
        attachments: Vec::new(),
    }
}

fn asked(minute: i64, start: u128, person: &str) -> Absence {
    Absence {
        at: at(minute),
        start: Uuid::from_u128(start),
        identity: Identity {
            partner_id: "4391999".into(),
            person: person.into(),
            role: None,
        },
    }
}

#[test]
fn a_note_is_known_by_its_text_however_that_is_written_and_one_that_was_there_is_another() {
    let text = "Is it <there>?\nA & B";
    let sent = NoteSubmission::begun(&request(&["Other"]), text, at(0));
    for told in [text, "Is it &lt;there&gt;?\r\nA &amp; B", " Is it <there>?  A & B\n"] {
        assert_eq!(
            sent.standing(&request(&["Other", told]), text, asked(0, 1, "a")),
            NoteStanding::Arrived
        );
    }
    let again = NoteSubmission::begun(&request(&[text]), text, at(0));
    let standing = again.standing(&request(&[text]), text, asked(0, 1, "a"));
    assert!(matches!(standing, NoteStanding::Unclear(_)));
    assert_eq!(
        again.standing(&request(&[text, text]), text, asked(0, 1, "a")),
        NoteStanding::Arrived
    );
}

#[test]
fn that_it_never_arrived_takes_two_answers_to_one_person_and_the_minutes_after_the_sending() {
    let (empty, text) = (request(&[]), "Hello?");
    let sent = NoteSubmission::begun(&empty, text, at(10));
    let after = |submission: &NoteSubmission, absence| match submission.standing(&empty, text, absence) {
        NoteStanding::Unclear(next) => Some(next),
        NoteStanding::NeverArrived => None,
        NoteStanding::Arrived => panic!("nothing is there"),
    };
    let over = 10 + ABSENCE_MINUTES;
    let first = after(&sent, asked(10, 1, "a")).unwrap();
    // Another start soon after it proves nothing, and moves nothing.
    assert_eq!(after(&first, asked(11, 2, "a")).unwrap(), first);
    assert_eq!(after(&first, asked(over - 1, 2, "a")).unwrap(), first);
    assert_eq!(after(&first, asked(over, 2, "a")), None);
    assert_eq!(after(&first, asked(over, 1, "a")), None);
    // Somebody else may be shown less, and begins anew.
    let other = after(&first, asked(over, 2, "b")).unwrap();
    assert!(after(&other, asked(over, 2, "b")).is_some());
    // One answer alone is none, however late.
    assert!(after(&sent, asked(1000, 2, "a")).is_some());
}
