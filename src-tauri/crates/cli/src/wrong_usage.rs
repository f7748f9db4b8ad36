//! Why a command line cannot be used, in the words of a language.

use std::error::Error;
use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use domain::Phrase;
use words::Words;

use crate::arguments::choice::NotTaken;

/// What is wrong with the arguments given, and what would not be.
pub(crate) fn reason(error: &clap::Error, given: &[OsString], words: &Words) -> String {
    let reasons = reasons(error, given);
    let said: Vec<String> = reasons.iter().map(|phrase| words.say(phrase)).collect();
    words.sentences(&said)
}

fn reasons(error: &clap::Error, given: &[OsString]) -> Vec<Phrase> {
    let argument = || one(error, ContextKind::InvalidArg);
    let command = || one(error, ContextKind::InvalidSubcommand);
    match error.kind() {
        ErrorKind::InvalidUtf8 => vec![not_text(given)],
        ErrorKind::MissingRequiredArgument => {
            let missing = Phrase::new("usage-missing");
            vec![missing.with("arguments", all(error, ContextKind::InvalidArg))]
        }
        ErrorKind::MissingSubcommand => {
            let missing = Phrase::new("usage-missing-command").with("command", command());
            vec![missing.with("commands", all(error, ContextKind::ValidSubcommand))]
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => vec![Phrase::new("usage-missing-anything")],
        ErrorKind::UnknownArgument => {
            let unknown = Phrase::new("usage-unknown-argument").with("argument", argument());
            with_ways_out(unknown, error, &argument())
        }
        ErrorKind::InvalidSubcommand => {
            let unknown = Phrase::new("usage-unknown-command").with("command", command());
            with_ways_out(unknown, error, &command())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => wrong_value(error),
        ErrorKind::TooManyValues => {
            let unwanted = Phrase::new("usage-value-unwanted").with("argument", argument());
            vec![unwanted.with("value", one(error, ContextKind::InvalidValue))]
        }
        ErrorKind::ArgumentConflict => vec![conflict(error)],
        _ => vec![Phrase::new("usage-other")],
    }
}

/// The argument that is no text where one is wanted, as far as it can be shown.
fn not_text(given: &[OsString]) -> Phrase {
    let bytes = given.iter().find(|argument| argument.to_str().is_none());
    let shown = bytes.map_or_else(String::new, |bytes| bytes.to_string_lossy().into_owned());
    Phrase::new("terminal-not-text").with("text", shown)
}

fn wrong_value(error: &clap::Error) -> Vec<Phrase> {
    let (argument, value) = (
        one(error, ContextKind::InvalidArg),
        one(error, ContextKind::InvalidValue),
    );
    let mut reasons = vec![if value.is_empty() {
        Phrase::new("usage-value-missing").with("argument", argument)
    } else {
        let wrong = Phrase::new("usage-value-wrong").with("value", value);
        wrong.with("argument", argument)
    }];
    let values = all(error, ContextKind::ValidValue);
    if !values.is_empty() {
        reasons.push(Phrase::new("usage-values").with("values", values));
    }
    reasons.extend(similar(error, ContextKind::SuggestedValue));
    let source = error.source().and_then(|source| source.downcast_ref::<NotTaken>());
    reasons.extend(source.map(|NotTaken(taken)| taken.clone()));
    reasons
}

fn conflict(error: &clap::Error) -> Phrase {
    let mut argument = one(error, ContextKind::InvalidArg);
    if argument.is_empty() {
        argument = one(error, ContextKind::InvalidSubcommand);
    }
    let others = all(error, ContextKind::PriorArg);
    let said = |id| Phrase::new(id).with("argument", argument.as_str());
    match others.as_slice() {
        [] => said("usage-conflict-others"),
        [other] if *other == argument => said("usage-twice"),
        _ => said("usage-conflict").with("others", others),
    }
}

/// What is not known, with what may have been meant.
fn with_ways_out(unknown: Phrase, error: &clap::Error, typed: &str) -> Vec<Phrase> {
    let mut reasons = vec![unknown];
    reasons.extend(similar(error, ContextKind::SuggestedArg));
    reasons.extend(similar(error, ContextKind::SuggestedSubcommand));
    // Of these clap has its English sentence alone: what is quoted in it tells which one it is.
    for sentence in all(error, ContextKind::Suggested) {
        let quoted: Vec<&str> = sentence.split('\'').skip(1).step_by(2).collect();
        reasons.push(match quoted.as_slice() {
            [name] if *name != typed => Phrase::new("usage-similar").with("names", vec![(*name).to_owned()]),
            [.., "--"] => Phrase::new("usage-without-dashes"),
            _ => Phrase::new("usage-as-value"),
        });
    }
    reasons
}

fn similar(error: &clap::Error, kind: ContextKind) -> Option<Phrase> {
    let names = all(error, kind);
    (!names.is_empty()).then(|| Phrase::new("usage-similar").with("names", names))
}

fn one(error: &clap::Error, kind: ContextKind) -> String {
    all(error, kind).into_iter().next().unwrap_or_default()
}

fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        Some(ContextValue::StyledStrs(texts)) => texts.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}
