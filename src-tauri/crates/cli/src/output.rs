use std::io;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

use engine::view::{OffersPage, StatusView};
use engine::{Code, Ending, Error};
use serde::Serialize;
use words::{Words, visible, visible_json};

use crate::hints::hint;
use crate::streams::{complain, print};

/// Where answers go: one JSON document, or text for a person.
pub(crate) struct Output {
    json: bool,
    pub words: &'static Words,
    /// How the program ends although everything was answered; 0 for well.
    ending: AtomicU8,
    /// Standard output belongs to a document, so the answer stands beside it.
    is_taken: AtomicBool,
    /// Why an answer did not reach standard output.
    lost: OnceLock<io::Error>,
}

/// An error as a script reads it.
#[derive(Serialize)]
pub(crate) struct ErrorDocument {
    error: ErrorLines,
}

/// An error in the language that was asked for.
#[derive(Serialize)]
pub(crate) struct ErrorLines {
    code: Code,
    message: String,
    safe: String,
    todo: String,
}

impl ErrorDocument {
    pub fn of(error: &Error, words: &Words) -> Self {
        let view = error.view(words);
        let hint = hint(error.code).map(|id| words.text(id));
        let error = ErrorLines {
            code: view.code,
            message: view.message,
            safe: view.safe,
            todo: std::iter::once(view.todo).chain(hint).collect::<Vec<_>>().join("\n"),
        };
        Self { error }
    }

    /// As a person reads it.
    pub fn text(&self) -> String {
        let lines = &self.error;
        let text = format!("{}\n{}\n{}\n[{}]", lines.message, lines.safe, lines.todo, lines.code);
        visible(&text).into_owned()
    }
}

/// A document as scripts read it.
///
/// # Errors
/// When it holds what JSON cannot say.
pub(crate) fn json<T: Serialize>(document: &T) -> serde_json::Result<String> {
    Ok(visible_json(&serde_json::to_string_pretty(document)?).into_owned())
}

impl Output {
    pub const fn new(json: bool, words: &'static Words) -> Self {
        Self {
            json,
            words,
            ending: AtomicU8::new(0),
            is_taken: AtomicBool::new(false),
            lost: OnceLock::new(),
        }
    }

    /// Whether answers are JSON documents.
    pub const fn is_json(&self) -> bool {
        self.json
    }

    /// The answer is whole, and what it tells is not: the program ends as for an error.
    pub fn incomplete(&self) {
        self.ends_as(Ending::Failed);
    }

    /// The answer is whole and tells of an error: the program ends as for that.
    pub fn ends_as(&self, ending: Ending) {
        self.ending.store(ending.exit_code(), Ordering::Relaxed);
    }

    /// An error that stands within an answer, as a script reads it; for a person it goes to standard error.
    pub fn within(&self, error: &Error) -> ErrorLines {
        if self.json {
            log_detail(error);
        } else {
            self.complain_of(error);
        }
        self.ends_as(error.code.ending());
        ErrorDocument::of(error, self.words).error
    }

    /// Ends the program: with the code of the error, or with that of a failure where the answer is not whole or was lost. A
    /// reader that went away is no error of ours, and no code tells whether it was faster.
    pub fn ending(&self, outcome: Result<(), Error>) -> ExitCode {
        let code = match outcome {
            Ok(()) => self.ending.load(Ordering::Relaxed),
            Err(error) => self.error(&error),
        };
        let Some(reason) = self.lost.get().filter(|reason| !is_reader_gone(reason)) else {
            return ExitCode::from(code);
        };
        let lost = Error::new(Code::AnswerLost).because(reason);
        self.complain_of(&lost);
        ExitCode::from(if code == 0 {
            lost.code.ending().exit_code()
        } else {
            code
        })
    }

    /// Prints an answer: the document for a script, or the text for a person.
    pub fn answer<T: Serialize>(&self, document: &T, text: impl FnOnce(&Words) -> String) {
        if self.json {
            match json(document) {
                Ok(json) => self.print_line(&json),
                Err(error) => log::error!("the answer cannot be written as JSON: {error}"),
            }
        } else {
            self.print_line(&visible(text(self.words).trim_end()));
        }
    }

    /// Writes a document itself to standard output. What is answered after it stands on standard error.
    pub fn document(&self, bytes: &[u8]) {
        self.is_taken.store(true, Ordering::Relaxed);
        if let Err(error) = print(bytes) {
            let _ = self.lost.set(error);
        }
    }

    /// Whether everything that was answered so far has reached somebody.
    pub fn is_heard(&self) -> bool {
        self.lost.get().is_none()
    }

    /// Prints an error and gives its exit code. For a person it goes to standard error, and so it does where a script's
    /// standard output cannot take it.
    fn error(&self, error: &Error) -> u8 {
        if self.json {
            self.answer(&ErrorDocument::of(error, self.words), |_| String::new());
        }
        if !self.json || !self.is_heard() {
            self.complain_of(error);
        } else {
            log_detail(error);
        }
        error.code.ending().exit_code()
    }

    fn complain_of(&self, error: &Error) {
        log_detail(error);
        complain(&ErrorDocument::of(error, self.words).text());
    }

    /// A remark beside the answer, by its id.
    pub fn remark(&self, id: &str) {
        self.say(&self.words.text(id));
    }

    /// A remark beside the answer.
    #[expect(clippy::unused_self, reason = "whoever speaks beside the answer goes through here")]
    pub fn say(&self, text: &str) {
        complain(&visible(text));
    }

    /// The lines above a list, for a person: that it is of a sample account, where it is, and how old the records are.
    pub fn head(&self, status: &StatusView) -> String {
        if status.sample {
            format!(
                "{}\n{}",
                self.words.text("terminal-sample-account"),
                status.freshness_label
            )
        } else {
            status.freshness_label.clone()
        }
    }

    /// What happened by itself since it was last looked at, and what an account has to do first.
    pub fn what_happened(&self, page: &OffersPage) {
        for notice in &page.notices {
            self.say(&format!("{} {}", notice.title, notice.detail));
        }
        if let Some(join) = &page.join {
            self.say(&format!("{}. {}", join.title, join.detail));
        }
    }

    fn print_line(&self, text: &str) {
        let line = format!("{text}\n");
        if self.is_taken.load(Ordering::Relaxed) {
            complain(text);
        } else if let Err(error) = print(line.as_bytes()) {
            let _ = self.lost.set(error);
        }
    }
}

fn log_detail(error: &Error) {
    if !error.detail.is_empty() {
        log::warn!("{}: {}", error.code, error.detail);
    }
}

fn is_reader_gone(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}
