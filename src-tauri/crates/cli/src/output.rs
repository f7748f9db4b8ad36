use std::io::Write;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};

use engine::view::{OffersPage, StatusView};
use engine::{Ending, Error};
use serde::Serialize;
use words::Words;

/// Where answers go: one JSON document, or text for a person.
pub(crate) struct Output {
    json: bool,
    pub words: &'static Words,
    is_incomplete: AtomicBool,
}

#[derive(Serialize)]
struct ErrorDocument {
    error: engine::view::ErrorView,
}

impl Output {
    pub const fn new(json: bool, words: &'static Words) -> Self {
        Self {
            json,
            words,
            is_incomplete: AtomicBool::new(false),
        }
    }

    /// The answer is whole, and what it tells is not: the program ends as for an error.
    pub fn incomplete(&self) {
        self.is_incomplete.store(true, Ordering::Relaxed);
    }

    /// The exit code of a command that answered.
    pub fn ending(&self) -> ExitCode {
        if self.is_incomplete.load(Ordering::Relaxed) {
            ExitCode::from(Ending::Failed.exit_code())
        } else {
            ExitCode::SUCCESS
        }
    }

    /// Prints an answer: the document for a script, or the text for a person.
    pub fn answer<T: Serialize>(&self, document: &T, text: impl FnOnce(&Words) -> String) {
        if self.json {
            match serde_json::to_string_pretty(document) {
                Ok(json) => print_line(&json),
                Err(error) => log::error!("the answer cannot be written as JSON: {error}"),
            }
        } else {
            print_line(text(self.words).trim_end());
        }
    }

    /// Prints an error and gives its exit code. For a person it goes to standard error.
    pub fn error(&self, error: &Error) -> ExitCode {
        let view = error.view(self.words);
        if !error.detail.is_empty() {
            log::warn!("{}: {}", error.code, error.detail);
        }
        if self.json {
            self.answer(&ErrorDocument { error: view }, |_| String::new());
        } else {
            eprintln!("{}\n{}\n{}\n[{}]", view.message, view.safe, view.todo, view.code);
        }
        ExitCode::from(error.code.ending().exit_code())
    }

    /// A remark beside the answer, by its id.
    pub fn remark(&self, id: &str) {
        self.say(&self.words.text(id));
    }

    /// A remark beside the answer.
    #[expect(clippy::unused_self, reason = "whoever speaks beside the answer goes through here")]
    pub fn say(&self, text: &str) {
        eprintln!("{text}");
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
}

/// A reader that went away is no error of ours.
fn print_line(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}
