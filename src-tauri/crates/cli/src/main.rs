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
mod help;
mod hints;
mod log_to_stderr;
mod output;
mod signals;
mod streams;
mod tables;
mod wrong_usage;

use std::alloc::System;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use desk::{close_memory, forbid_core_files};
use engine::{Code, Error};
use words::{Words, words};
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
    let given: Vec<OsString> = std::env::args_os().collect();
    match Arguments::try_parse_from(&given) {
        Ok(arguments) => {
            let output = Output::new(arguments.json, words(arguments.language()));
            let outcome = run(&arguments, &output);
            output.ending(outcome)
        }
        Err(error) => without_arguments(error, &given),
    }
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

/// The parser stopped before it knew the flags, so they are looked for by hand: a script that asked for JSON gets JSON.
fn without_arguments(error: clap::Error, given: &[OsString]) -> ExitCode {
    let json = given.iter().any(|argument| argument == "--json");
    let words = words(arguments::language_in(given));
    let width = help::width_of_terminal();
    let in_words = |error| {
        help::commands(words, width)
            .try_get_matches_from(given)
            .err()
            .unwrap_or(error)
    };
    match error.kind() {
        ErrorKind::DisplayVersion => help(&error, words),
        ErrorKind::DisplayHelp => help(&in_words(error), words),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => {
            streams::complain(in_words(error).render().to_string().trim_end());
            ExitCode::from(Code::WrongUsage.ending().exit_code())
        }
        _ => {
            let output = Output::new(json, words);
            let reason = wrong_usage::reason(&error, given, words);
            let ending = output.ending(Err(Error::new(Code::WrongUsage).with("reason", reason)));
            if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage).filter(|_| !json) {
                output.say(help::usage(usage, words, width).trim_end());
            }
            ending
        }
    }
}

/// Prints the help or the version: in colours where somebody looks at it, and not in vain anywhere else.
fn help(asked: &clap::Error, words: &'static Words) -> ExitCode {
    if std::io::stdout().is_terminal() {
        let _ = asked.print();
        return ExitCode::SUCCESS;
    }
    let output = Output::new(false, words);
    output.document(asked.render().to_string().as_bytes());
    output.ending(Ok(()))
}
