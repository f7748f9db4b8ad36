use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, IsTerminal, PipeReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use std::{env, io};

use crate::failure::{Failure, Outcome};

/// What a followed program did: whether it succeeded, and every line it printed.
pub struct Followed {
    /// Whether the program ended with exit code 0.
    pub success: bool,
    /// Standard output and standard error in the order they were printed.
    pub lines: Vec<String>,
}

/// Cargo, without what the outer `cargo run` of this very program put into the environment: some build scripts
/// watch those variables and would be run again each time a developer changes between `cargo` and `cargo xtask`.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(root);
    for (name, _) in env::vars_os() {
        if is_of_outer_cargo(&name) {
            command.env_remove(name);
        }
    }
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    command
}

fn is_of_outer_cargo(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_CRATE_",
        "CARGO_PRIMARY_",
    ]
    .iter()
    .any(|prefix| name.starts_with(prefix))
}

/// The command line as a person would type it.
pub fn shown(command: &Command) -> String {
    let mut words = vec![
        Path::new(command.get_program())
            .file_stem()
            .unwrap_or(command.get_program())
            .to_string_lossy()
            .into_owned(),
    ];
    words.extend(command.get_args().map(|argument| quoted(&argument.to_string_lossy())));
    words.join(" ")
}

fn quoted(argument: &str) -> String {
    let plain =
        |character: char| character.is_alphanumeric() || matches!(character, '-' | '_' | '.' | '/' | '=' | ':' | ',');
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}

/// Runs `command` with this program's own input and output.
///
/// # Errors
/// When it cannot be started or ends with another exit code than 0; `todo` says what helps then.
pub fn run(command: &mut Command, todo: &str) -> Outcome<()> {
    println!("    $ {}", shown(command));
    let status = command.status().map_err(|error| not_started(command, &error, todo))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{} ended with {status}.", shown(command)), todo))
    }
}

/// Runs `command` and returns what it wrote to standard output.
///
/// # Errors
/// As [`run`].
pub fn capture(command: &mut Command, todo: &str) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| not_started(command, &error, todo))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::new(
            format!("{} ended with {}.", shown(command), output.status),
            todo,
        ))
    }
}

/// Whether `command` can be started and ends with exit code 0; it prints nothing.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Runs `command`, shows what it prints while it runs, and keeps it.
///
/// # Errors
/// When it cannot be started.
pub fn follow(command: &mut Command, todo: &str) -> Outcome<Followed> {
    println!("    $ {}", shown(command));
    let (reader, writer) = io::pipe().map_err(|error| not_started(command, &error, todo))?;
    let second = writer.try_clone().map_err(|error| not_started(command, &error, todo))?;
    command.stdin(Stdio::null()).stdout(writer).stderr(second);
    let mut child = command.spawn().map_err(|error| not_started(command, &error, todo))?;
    // Our own copies of the pipe's writing end live in `command`; while they do, the reader never sees the end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let printed = echo_lines(reader);
    let status = child.wait().map_err(|error| not_started(command, &error, todo))?;
    Ok(Followed {
        success: status.success(),
        lines: gather(&printed),
    })
}

fn echo_lines(reader: PipeReader) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
            line.clear();
            let mut stdout = io::stdout().lock();
            // A closed terminal must not end the test run half way.
            let _ = writeln!(stdout, "{text}");
            let _ = stdout.flush();
            if sender.send(text).is_err() {
                return;
            }
        }
    });
    receiver
}

/// Takes the lines until the pipe is closed. A daemon left behind by the program may keep the pipe open for ever, so
/// a silence this long after the program's end counts as the end.
fn gather(printed: &Receiver<String>) -> Vec<String> {
    let mut lines = Vec::new();
    while let Ok(line) = printed.recv_timeout(Duration::from_secs(5)) {
        lines.push(line);
    }
    lines
}

fn not_started(command: &Command, error: &io::Error, todo: &str) -> Failure {
    Failure::new(format!("{} could not be started: {error}.", shown(command)), todo)
}

/// Where a program of this name is found on the search path.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let file_name = if cfg!(windows) {
        format!("{name}.exe")
    } else {
        name.to_owned()
    };
    env::split_paths(&path)
        .map(|folder| folder.join(&file_name))
        .find(|candidate| candidate.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_so_that_it_can_be_pasted() {
        let mut command = Command::new("/somewhere/bin/packdesk-cli");
        command.args([
            "--lang",
            "zh-TW",
            "profile",
            "set",
            "--address-line1",
            "12 St John's Quay",
            "",
        ]);
        assert_eq!(
            shown(&command),
            r"packdesk-cli --lang zh-TW profile set --address-line1 '12 St John'\''s Quay' ''"
        );
    }

    #[test]
    fn only_the_outer_cargo_is_forgotten() {
        for name in ["CARGO_PKG_NAME", "CARGO_MANIFEST_DIR", "CARGO_BIN_NAME"] {
            assert!(is_of_outer_cargo(OsStr::new(name)), "{name}");
        }
        for name in [
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_NET_OFFLINE",
            "CARGO",
            "CARGO_PROFILE_DEV_DEBUG",
        ] {
            assert!(!is_of_outer_cargo(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn a_followed_program_keeps_both_outputs_and_its_outcome() {
        let mut command = cargo(Path::new("."));
        let followed = follow(command.arg("--version"), "").expect("cargo starts");
        assert!(followed.success);
        assert!(
            followed.lines.iter().any(|line| line.starts_with("cargo ")),
            "{:?}",
            followed.lines
        );
        let mut command = cargo(Path::new("."));
        let followed = follow(command.arg("--no-such-flag"), "").expect("cargo starts");
        assert!(!followed.success);
        assert!(
            followed.lines.iter().any(|line| line.contains("no-such-flag")),
            "{:?}",
            followed.lines
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_a_failure_in_words() {
        let failure = run(&mut Command::new("packdesk-no-such-program"), "Install it.").unwrap_err();
        assert!(
            failure
                .to_string()
                .contains("packdesk-no-such-program could not be started")
        );
        assert!(failure.to_string().contains("What to do: Install it."));
    }
}
