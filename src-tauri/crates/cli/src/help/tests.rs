use std::collections::BTreeSet;

use clap::Command;
use unicode_width::UnicodeWidthStr;
use words::{Language, source, words};

use crate::help::commands;
use crate::help::sentences::{key_of_argument, key_of_command};

/// Words of Latin letters that are typed, or the name of a thing.
const TYPED: [&str; 10] = [
    "ics",
    "Packdesk",
    "Microsoft",
    "Azure",
    "Ctrl",
    "packdesk-cli",
    "sample",
    "backups",
    "en",
    "both",
];

/// Every command with the way to it.
fn every(language: Language, width: usize) -> Vec<(Vec<String>, Command)> {
    let mut found = Vec::new();
    let mut open = vec![(Vec::new(), commands(words(language), width))];
    while let Some((path, command)) = open.pop() {
        for below in command.get_subcommands() {
            let name = below.get_name().to_owned();
            open.push(([path.clone(), vec![name]].concat(), below.clone()));
        }
        found.push((path, command));
    }
    assert!(found.len() > 50, "{} commands", found.len());
    found
}

fn help_of(command: &Command) -> String {
    command.clone().render_help().to_string()
}

#[test]
fn every_command_and_argument_has_its_sentence_and_none_is_left_over() {
    for language in Language::ALL {
        let words = words(language);
        let mut said = BTreeSet::new();
        for (path, command) in every(language, 100) {
            said.insert(key_of_command(&path));
            said.extend(
                command
                    .get_arguments()
                    .map(|argument| key_of_argument(argument, &path, words)),
            );
        }
        let missing: Vec<_> = said.iter().filter(|key| !words.has(key)).collect();
        assert!(missing.is_empty(), "not said in {language}: {missing:?}");
        let text = source("help", language).unwrap();
        let ids = text
            .lines()
            .filter_map(|line| Some(line.split_once(" = ")?.0.to_owned()));
        let left_over: Vec<String> = ids.filter(|id| !said.contains(id)).collect();
        assert!(left_over.is_empty(), "said of nothing in {language}: {left_over:?}");
    }
}

#[test]
fn the_chinese_help_has_no_english_word() {
    let every = every(Language::TraditionalChinese, 100);
    let mut typed: BTreeSet<String> = TYPED.map(str::to_owned).into();
    for (_, command) in &every {
        typed.insert(command.get_name().to_owned());
        for argument in command.get_arguments() {
            typed.extend(argument.get_long().map(str::to_owned));
            let values = argument.get_possible_values();
            typed.extend(values.iter().map(|value| value.get_name().to_owned()));
            let aliases = argument.get_visible_aliases().unwrap_or_default();
            typed.extend(aliases.into_iter().map(str::to_owned));
        }
    }
    for (path, command) in every {
        let help = help_of(&command);
        let found: Vec<&str> = english(&help, &typed);
        assert!(found.is_empty(), "{path:?} says {found:?}:\n{help}");
    }
    assert_eq!(english("列出  Print help", &typed), ["Print"]);
    assert_eq!(english("[default: 0]", &typed), ["default"]);
}

/// Words that are neither typed nor codes, which have signs, digits or capitals alone.
fn english<'a>(help: &'a str, typed: &BTreeSet<String>) -> Vec<&'a str> {
    help.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))
        .filter(|word| word.chars().all(|c| c.is_ascii_alphabetic()) && word.contains(|c: char| c.is_ascii_lowercase()))
        .filter(|word| !typed.contains(*word))
        .collect()
}

/// The column at which the text of a row begins, or `None` for a line that is none.
fn column_of_text(line: &str) -> Option<usize> {
    let name = line.trim_start();
    let end = name.find("  ")?;
    let gap = name[end..].len() - name[end..].trim_start().len();
    Some(line[..line.len() - name.len() + end].width() + gap)
}

#[test]
fn columns_stand_below_each_other_and_lines_fit() {
    for (language, width) in Language::ALL
        .into_iter()
        .flat_map(|language| [(language, 80), (language, 100)])
    {
        for (path, command) in every(language, width) {
            let help = help_of(&command);
            for line in help.lines() {
                assert!(line.width() <= width, "{width} columns of {path:?}: {line}\n{help}");
            }
            for section in help.split("\n\n").skip(2) {
                let mut rows = section.lines().skip(1);
                let column = rows.clone().next().and_then(column_of_text);
                let is_aligned = rows.all(|line| {
                    let indent = line.len() - line.trim_start().len();
                    column_of_text(line) == column || Some(indent) == column
                });
                assert!(column.is_some() && is_aligned, "{path:?}:\n{section}");
            }
        }
    }
}

#[test]
fn global_options_stand_under_a_heading_of_their_own() {
    for language in Language::ALL {
        let heading = format!("\n{}\n", words(language).text("usage-global-options"));
        for (path, command) in every(language, 100) {
            // Below `help` the names of commands are typed and nothing else.
            if path.iter().any(|part| part == "help") {
                continue;
            }
            let help = help_of(&command);
            let (own, global) = help.split_once(&heading).expect("the heading");
            for option in ["--data-dir", "--account", "--lang", "--json"] {
                let is_in = |part: &str| part.lines().any(|line| line.trim_start().starts_with(option));
                assert!(is_in(global) && !is_in(own), "{help}");
            }
        }
    }
}
