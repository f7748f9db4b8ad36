//! What can be sent to support, and the names its states have in scripts.

use std::collections::HashSet;

use domain::{LONGEST_NOTE, NoteProblem, RequestStatus, SupportRequestId, note_problem};

#[test]
fn a_note_needs_text_and_ends_at_the_longest_length_in_characters() {
    let longest = "證".repeat(LONGEST_NOTE);
    let table = [
        ("", Some(NoteProblem::Empty)),
        (" \n\t\u{3000}", Some(NoteProblem::Empty)),
        (".", None),
        ("Line one.\nLine two.", None),
        (longest.as_str(), None),
    ];
    for (text, expected) in table {
        assert_eq!(note_problem(text), expected, "{text:.20}");
    }
    assert_eq!(
        note_problem(&(longest + "明")),
        Some(NoteProblem::TooLong {
            length: LONGEST_NOTE + 1
        })
    );
}

#[test]
fn every_status_has_a_name_of_its_own() {
    let ids: HashSet<&str> = RequestStatus::ALL.into_iter().map(RequestStatus::id).collect();
    assert_eq!(ids.len(), RequestStatus::ALL.len());
}

#[test]
fn an_id_is_kept_as_it_was_given() {
    for id in ["2105170010002642", "616122292874576", "０１ a"] {
        assert_eq!(SupportRequestId::new(id).as_str(), id);
        assert_eq!(SupportRequestId::new(id).to_string(), id);
    }
}
