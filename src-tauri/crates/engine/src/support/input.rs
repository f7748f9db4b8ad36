use domain::{LONGEST_NOTE, LONGEST_SUMMARY, NoteProblem, TextField, note_problem};

use crate::words::input::checked;
use crate::{Code, Error};

/// The text of a note or a description as it is sent.
pub(crate) fn checked_note(text: &str) -> Result<String, Error> {
    match note_problem(text) {
        None => checked(TextField::Note, text),
        Some(NoteProblem::Empty) => Err(Error::new(Code::NoteEmpty)),
        Some(NoteProblem::TooLong { length }) => Err(too_long(length)),
    }
}

/// The line that says what a request is about, as it is sent.
pub(crate) fn checked_summary(text: &str) -> Result<String, Error> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if line.is_empty() {
        Err(Error::new(Code::SummaryMissing))
    } else if length > LONGEST_SUMMARY {
        Err(Error::new(Code::SummaryTooLong)
            .with("length", count(length))
            .with("longest", count(LONGEST_SUMMARY)))
    } else {
        checked(TextField::Summary, &line)
    }
}

pub(crate) fn too_long(length: usize) -> Error {
    Error::new(Code::NoteTooLong)
        .with("length", count(length))
        .with("longest", count(LONGEST_NOTE))
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
