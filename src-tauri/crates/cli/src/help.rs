//! The help of every command, in the words of a language and in lines that fit.

mod lines;
mod sentences;
#[cfg(test)]
mod tests;
mod width;

use clap::builder::{StyledStr, Styles};
use clap::{Arg, Command, CommandFactory};
use domain::Phrase;
use words::Words;

use crate::arguments::Arguments;
use crate::help::lines::{Row, hanging, section};

pub(crate) use crate::help::width::width_of_terminal;

/// The commands that can be typed, each with its help.
pub(crate) fn commands(words: &Words, width: usize) -> Command {
    let mut whole = Arguments::command();
    whole.build();
    with_help(whole, &[], words, width)
}

/// How a command is used, from what clap makes of its arguments.
pub(crate) fn usage(clap: &StyledStr, words: &Words, width: usize) -> String {
    let text = clap.to_string();
    let heading = words.text("usage-heading");
    // A full-width colon has its space in it.
    let after = if heading.is_ascii() { " " } else { "" };
    let ways = text.trim_start_matches("Usage:").lines().map(str::trim);
    hanging(&format!("{heading}{after}"), ways, width)
}

fn with_help(mut command: Command, path: &[String], words: &Words, width: usize) -> Command {
    let text = text_of(&mut command, path, words, width);
    for below in command.get_subcommands_mut() {
        let path = [path, &[below.get_name().to_owned()]].concat();
        *below = with_help(std::mem::take(below), &path, words, width);
    }
    command.override_help(StyledStr::from(text))
}

fn text_of(command: &mut Command, path: &[String], words: &Words, width: usize) -> String {
    let usage = usage(&command.render_usage(), words, width);
    let styles = command.get_styles();
    let (global, own): (Vec<&Arg>, Vec<&Arg>) = command
        .get_arguments()
        .filter(|argument| !argument.is_positional())
        .partition(|argument| argument.is_global_set());
    let row = |argument: &&Arg| row_of(argument, path, words);
    let commands = command.get_subcommands().map(|below| {
        let name = below.get_name().to_owned();
        let says = sentences::of_command(&[path, std::slice::from_ref(&name)].concat(), words);
        Row::new(name, String::new(), says)
    });
    let parts = [
        ("usage-commands", commands.collect()),
        (
            "usage-arguments",
            command.get_positionals().map(|argument| row(&argument)).collect(),
        ),
        ("usage-options", own.iter().map(row).collect()),
        ("usage-global-options", global.iter().map(row).collect::<Vec<_>>()),
    ];
    let mut text = hanging("", [sentences::of_command(path, words).as_str()].into_iter(), width);
    text.push('\n');
    text.push_str(&with_heading(&usage, words, styles));
    for (heading, rows) in parts.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        text.push('\n');
        text.push_str(&section(&words.text(heading), &rows, styles, width));
    }
    text
}

fn with_heading(usage: &str, words: &Words, styles: &Styles) -> String {
    let (heading, style) = (words.text("usage-heading"), styles.get_usage());
    usage.replacen(&heading, &format!("{style}{heading}{style:#}"), 1)
}

fn row_of(argument: &Arg, path: &[String], words: &Words) -> Row {
    let name = argument.to_string();
    let (name, value) = match name.split_once(' ') {
        Some((name, value)) => (name, format!(" {value}")),
        None if argument.is_positional() => ("", name.clone()),
        None => (name.as_str(), String::new()),
    };
    let name = match argument.get_short() {
        Some(short) => format!("-{short}, {name}"),
        None if argument.is_positional() => String::new(),
        None => format!("    {name}"),
    };
    let mut says = vec![sentences::of_argument(argument, path, words)];
    let takes_value = argument.get_action().takes_values() && !argument.is_hide_default_value_set();
    let default: Vec<&str> = argument
        .get_default_values()
        .iter()
        .filter_map(|value| value.to_str())
        .collect();
    if takes_value && default.iter().any(|value| !value.is_empty()) {
        says.push(words.say(&Phrase::new("usage-default").with("value", default.join(","))));
    }
    for alias in argument.get_visible_aliases().unwrap_or_default() {
        says.push(words.say(&Phrase::new("usage-alias").with("alias", format!("--{alias}"))));
    }
    let values = argument.get_possible_values();
    if argument.get_action().takes_values() && !values.is_empty() {
        let names: Vec<String> = values.iter().map(|value| value.get_name().to_owned()).collect();
        says.push(words.say(&Phrase::new("usage-possible").with("values", names)));
    }
    Row::new(name, value, says.join(" "))
}
