use engine::{Code, Error};

use crate::books::Books;
use crate::flow::Flow;

/// What was said when something was done, held against what happened.
pub fn claims(flow: Flow, said: &Result<(), Error>, before: &Books, after: &Books) -> Vec<String> {
    let (before, after) = (flow.done(before), flow.done(after));
    match said {
        Ok(()) if flow.counts() && after == 0 => vec!["said to be done, and is not".to_owned()],
        Err(error) if after != before && !leaves_it_open(error.code) => {
            vec![format!("told {} ({}) although it happened", error.code, error)]
        }
        _ => Vec::new(),
    }
}

/// Whether an error says that nobody knows.
pub const fn leaves_it_open(code: Code) -> bool {
    matches!(
        code,
        Code::OutcomeUnknown | Code::ChangeUnknown | Code::RequestUnknown | Code::NoteUnknown | Code::ChargeDiffers
    )
}
