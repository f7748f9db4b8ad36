//! `packdesk-cli`: the desk without a window.

mod arguments;
mod commands;
mod files;
mod log_to_stderr;
mod output;
mod tables;

use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use engine::{Code, Error};
use words::{Language, words};

use crate::arguments::Arguments;
use crate::output::Output;

fn main() -> ExitCode {
    log_to_stderr::start();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        Err(error) => return wrong_usage(&error),
    };
    let words = words(arguments.language());
    let output = Output::new(arguments.json, words);
    if arguments.asks_for_too_many_languages() {
        let reason = words.text("terminal-both-for-documents");
        return output.error(&Error::new(Code::WrongUsage).with("reason", reason));
    }
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return output.error(&Error::new(Code::Internal).because(error)),
    };
    match runtime.block_on(commands::run(&arguments, &output)) {
        Ok(()) => output.ending(),
        Err(error) => output.error(&error),
    }
}

/// The parser stopped before it knew the flags, so they are looked for by hand: a script that asked for JSON gets JSON.
fn wrong_usage(error: &clap::Error) -> ExitCode {
    let given: Vec<String> = std::env::args().collect();
    let json = given.iter().any(|argument| argument == "--json");
    let language = given
        .windows(2)
        .find(|pair| pair[0] == "--lang")
        .map(|pair| pair[1].as_str())
        .or_else(|| given.iter().find_map(|argument| argument.strip_prefix("--lang=")))
        .and_then(|tag| tag.parse().ok())
        .unwrap_or_else(arguments::language_of_system);
    if !json && matches!(language, Language::English) {
        let _ = error.print();
        return ExitCode::from(Code::WrongUsage.ending().exit_code());
    }
    let reason = error.to_string();
    let reason = reason
        .trim_start_matches("error: ")
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    Output::new(json, words(language)).error(&Error::new(Code::WrongUsage).with("reason", reason))
}
