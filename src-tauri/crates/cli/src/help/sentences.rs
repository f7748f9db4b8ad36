use clap::Arg;
use words::Words;

/// What a command does.
pub(super) fn of_command(path: &[String], words: &Words) -> String {
    words.text(&key_of_command(path))
}

/// What an option or an argument is.
pub(super) fn of_argument(argument: &Arg, path: &[String], words: &Words) -> String {
    words.text(&key_of_argument(argument, path, words))
}

/// The message of a command: that of the whole program is named after it, and each `help` below a command is the same.
pub(super) fn key_of_command(path: &[String]) -> String {
    match meant(path).as_slice() {
        [] => "help-packdesk-cli".to_owned(),
        [.., "help"] => "help-help".to_owned(),
        path => format!("help-{}", path.join("-")),
    }
}

/// The message of an argument: with its command, or with the nearest one above that says it for all below.
pub(super) fn key_of_argument(argument: &Arg, path: &[String], words: &Words) -> String {
    let id = argument.get_id().as_str();
    let name = argument.get_long().unwrap_or(id).replace('_', "-");
    let mut path = meant(path);
    loop {
        let before: String = path.iter().map(|part| format!("-{part}")).collect();
        let key = format!("help{before}--{name}");
        if path.pop().is_none() || words.has(&key) {
            return key;
        }
    }
}

/// Below `help` stand the commands that are asked about.
fn meant(path: &[String]) -> Vec<&str> {
    let last = path.len().saturating_sub(1);
    let parts = path.iter().enumerate();
    parts
        .filter(|(place, part)| *part != "help" || *place == last)
        .map(|(_, part)| part.as_str())
        .collect()
}
