//! A command line that nothing is done for, and what is said of it.

use std::ffi::OsString;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use engine::{Code, Error};
use words::{Words, visible};

use crate::arguments::{Arguments, asks_for_json};
use crate::output::{ErrorDocument, json};
use crate::{help, wrong_usage};

/// Why nothing is done for a command line.
pub(crate) enum NotRead {
    /// The parser took it for a question, or did not take it.
    Parser(clap::Error),
    /// Both languages are asked for, where only documents can be in both.
    TooManyLanguages,
}

/// Reads a whole command line, the program's name included.
pub(crate) fn read(given: &[OsString]) -> Result<Arguments, NotRead> {
    let arguments = Arguments::try_parse_from(given).map_err(NotRead::Parser)?;
    if arguments.asks_for_too_many_languages() {
        return Err(NotRead::TooManyLanguages);
    }
    Ok(arguments)
}

/// What is said instead of doing something.
pub(crate) struct Unread {
    pub json: bool,
    pub words: &'static Words,
    pub saying: Saying,
}

/// What was asked for, or what is wrong.
pub(crate) enum Saying {
    /// The help or the version was asked for.
    Help(clap::Error),
    /// A command is missing: its help, which nobody asked for.
    Complaint(clap::Error),
    /// The arguments cannot be used.
    Wrong {
        error: Error,
        /// How the command is used.
        usage: Option<String>,
    },
}

impl Unread {
    /// The parser stopped before it knew the flags, so they are looked for by hand: a script that asked for JSON gets JSON.
    pub fn new(not_read: NotRead, given: &[OsString], words: &'static Words, width: usize) -> Self {
        let json = asks_for_json(given);
        let saying = match not_read {
            NotRead::TooManyLanguages => wrong(words.text("terminal-both-for-documents"), None),
            NotRead::Parser(error) => saying(error, given, words, width, json),
        };
        Self { json, words, saying }
    }

    /// All of it, as one text.
    pub fn text(&self) -> String {
        match &self.saying {
            Saying::Help(asked) | Saying::Complaint(asked) => asked.render().to_string(),
            Saying::Wrong { error, .. } if self.json => {
                json(&ErrorDocument::of(error, self.words)).unwrap_or_else(|error| error.to_string())
            }
            Saying::Wrong { error, usage } => {
                let usage = usage
                    .as_deref()
                    .map(|usage| format!("\n{}", visible(usage.trim_end())))
                    .unwrap_or_default();
                format!("{}{usage}", ErrorDocument::of(error, self.words).text())
            }
        }
    }

    pub fn exit_code(&self) -> u8 {
        match &self.saying {
            Saying::Help(_) => 0,
            Saying::Complaint(_) | Saying::Wrong { .. } => Code::WrongUsage.ending().exit_code(),
        }
    }
}

fn saying(error: clap::Error, given: &[OsString], words: &'static Words, width: usize, json: bool) -> Saying {
    let in_words = |error| {
        help::commands(words, width)
            .try_get_matches_from(given)
            .err()
            .unwrap_or(error)
    };
    match error.kind() {
        ErrorKind::DisplayVersion => Saying::Help(error),
        ErrorKind::DisplayHelp => Saying::Help(in_words(error)),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => Saying::Complaint(in_words(error)),
        _ => {
            let usage = match error.get(ContextKind::Usage) {
                Some(ContextValue::StyledStr(usage)) if !json => Some(help::usage(usage, words, width)),
                _ => None,
            };
            wrong(wrong_usage::reason(&error, given, words), usage)
        }
    }
}

fn wrong(reason: String, usage: Option<String>) -> Saying {
    let error = Error::new(Code::WrongUsage).with("reason", reason);
    Saying::Wrong { error, usage }
}
