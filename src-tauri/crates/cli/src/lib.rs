//! The desk without a window: from what was typed to what is printed.
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
mod unread;
mod wrong_usage;

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use desk::{close_memory, forbid_core_files};
use engine::{Code, Error};
use words::{Language, words};

use crate::arguments::Arguments;
use crate::output::Output;
use crate::unread::{Saying, Unread};

/// Does what this process was started with, and says how it ended.
#[must_use]
pub fn start() -> ExitCode {
    let closed = forbid_core_files().and_then(|()| close_memory());
    log_to_stderr::start();
    if let Err(error) = closed {
        log::warn!("other programs may read the memory of this one: {error}");
    }
    let given: Vec<OsString> = std::env::args_os().collect();
    match unread::read(&given) {
        Ok(arguments) => {
            let output = Output::new(arguments.json, words(arguments.language()));
            let outcome = run(&arguments, &output);
            output.ending(outcome)
        }
        Err(error) => {
            let language = arguments::language_in(&given);
            say(Unread::new(error, &given, words(language), help::width_of_terminal()))
        }
    }
}

/// What is said of a command line that nothing is done for, and the exit code; none where something would be done. The
/// first of the arguments is the program's name.
#[must_use]
pub fn said_without_doing(given: &[OsString], language: Language, width: usize) -> Option<(String, u8)> {
    let error = unread::read(given).err()?;
    let unread = Unread::new(error, given, words(language), width);
    Some((unread.text(), unread.exit_code()))
}

fn run(arguments: &Arguments, output: &Output) -> Result<(), Error> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Error::new(Code::Internal).because(error))?
        .block_on(commands::run(arguments, output))
}

fn say(unread: Unread) -> ExitCode {
    let output = Output::new(unread.json, unread.words);
    let (text, exit_code) = (unread.text(), unread.exit_code());
    match unread.saying {
        // In colours where somebody looks at it, and not in vain anywhere else.
        Saying::Help(asked) if std::io::stdout().is_terminal() => {
            let _ = asked.print();
            ExitCode::SUCCESS
        }
        Saying::Help(_) => {
            output.document(text.as_bytes());
            output.ending(Ok(()))
        }
        Saying::Complaint(_) => {
            streams::complain(text.trim_end());
            ExitCode::from(exit_code)
        }
        Saying::Wrong { error, usage } => {
            let ending = output.ending(Err(error));
            if let Some(usage) = usage {
                output.say(usage.trim_end());
            }
            ending
        }
    }
}
