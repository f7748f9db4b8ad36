//! `packdesk-cli`: the desk without a window.
#![deny(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "both end the program where what they write to is full or gone"
)]

mod arguments;
#[cfg(target_os = "linux")]
mod closed;
mod commands;
mod files;
mod hints;
mod log_to_stderr;
mod output;
mod signals;
mod streams;
mod tables;

use std::alloc::System;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use desk::{close_memory, forbid_core_files};
use domain::Phrase;
use engine::{Code, Error};
use words::{Language, Words, visible, words};
use zeroizing_alloc::ZeroAlloc;

use crate::arguments::Arguments;
use crate::output::Output;

/// Whatever is given back is wiped first: a token passes through more texts than can be followed one by one.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    let closed = forbid_core_files().and_then(|()| close_memory());
    log_to_stderr::start();
    if let Err(error) = closed {
        log::warn!("other programs may read the memory of this one: {error}");
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return help(&error);
        }
        Err(error) => return wrong_usage(&error),
    };
    let output = Output::new(arguments.json, words(arguments.language()));
    let outcome = run(&arguments, &output);
    output.ending(outcome)
}

fn run(arguments: &Arguments, output: &Output) -> Result<(), Error> {
    if arguments.asks_for_too_many_languages() {
        let reason = output.words.text("terminal-both-for-documents");
        return Err(Error::new(Code::WrongUsage).with("reason", reason));
    }
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Error::new(Code::Internal).because(error))?
        .block_on(commands::run(arguments, output))
}

/// Prints the help or the version: in colours where somebody looks at it, and not in vain anywhere else.
fn help(asked: &clap::Error) -> ExitCode {
    if std::io::stdout().is_terminal() {
        let _ = asked.print();
        return ExitCode::SUCCESS;
    }
    let output = Output::new(false, words(arguments::language_of_system()));
    output.document(asked.render().to_string().as_bytes());
    output.ending(Ok(()))
}

/// The parser stopped before it knew the flags, so they are looked for by hand: a script that asked for JSON gets JSON.
fn wrong_usage(error: &clap::Error) -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().skip(1).collect();
    let json = given.iter().any(|argument| argument == "--json");
    let language = given
        .windows(2)
        .find(|pair| pair[0] == "--lang")
        .and_then(|pair| pair[1].to_str())
        .or_else(|| {
            given
                .iter()
                .find_map(|argument| argument.to_str()?.strip_prefix("--lang="))
        })
        .and_then(|tag| tag.parse().ok())
        .unwrap_or_else(arguments::language_of_system);
    if !json && matches!(language, Language::English) && error.kind() != ErrorKind::InvalidUtf8 {
        streams::complain(visible(&error.render().to_string()).trim_end());
        return ExitCode::from(Code::WrongUsage.ending().exit_code());
    }
    let words = words(language);
    let reason = match error.kind() {
        ErrorKind::InvalidUtf8 => not_text(&given, words),
        _ => first_line(&error.to_string()),
    };
    Output::new(json, words).ending(Err(Error::new(Code::WrongUsage).with("reason", reason)))
}

/// The argument that is no text where one is wanted, as far as it can be shown.
fn not_text(given: &[OsString], words: &Words) -> String {
    let bytes = given.iter().find(|argument| argument.to_str().is_none());
    let shown = bytes.map_or_else(String::new, |bytes| bytes.to_string_lossy().into_owned());
    words.say(&Phrase::new("terminal-not-text").with("text", shown))
}

fn first_line(reason: &str) -> String {
    let reason = reason.trim_start_matches("error: ").lines().next();
    reason.unwrap_or_default().to_owned()
}
