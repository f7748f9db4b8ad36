use std::ffi::OsStr;
use std::io::{BufRead, BufReader, IsTerminal, PipeReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use std::{env, io};

use xshell::{Cmd, Shell};

use crate::failure::{Failure, Outcome};

/// What a followed program did: whether it succeeded, and every line it printed.
pub struct Followed {
    /// Whether the program ended with exit code 0.
    pub success: bool,
    /// Standard output and standard error in the order they were printed.
    pub lines: Vec<String>,
}

/// Cargo, in the environment of [`leading_to_cargo`].
pub fn cargo(shell: &Shell) -> Cmd<'_> {
    leading_to_cargo(shell.cmd("cargo"))
}

/// A command that starts cargo, without what the outer `cargo run` of this very program put into the environment: some
/// build scripts watch those variables and would be run again each time a developer changes between `cargo` and
/// `cargo xtask`.
pub fn leading_to_cargo(mut command: Cmd<'_>) -> Cmd<'_> {
    for (name, _) in env::vars_os().filter(|(name, _)| is_of_outer_cargo(name)) {
        command = command.env_remove(name);
    }
    if io::stdout().is_terminal() {
        command = command.env("CARGO_TERM_COLOR", "always");
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

/// Runs `command` with this program's own output.
///
/// # Errors
/// When it cannot be started or ends with another exit code than 0; `todo` says what helps then.
pub fn run(command: Cmd<'_>, todo: &str) -> Outcome<()> {
    println!("    $ {command}");
    command
        .quiet()
        .run()
        .map_err(|error| Failure::new(error.to_string(), todo))
}

/// Runs `command` and returns what it wrote to standard output, without the end of the last line.
///
/// # Errors
/// As [`run`].
pub fn capture(command: Cmd<'_>, todo: &str) -> Outcome<String> {
    command
        .quiet()
        .read()
        .map_err(|error| Failure::new(error.to_string(), todo))
}

/// Whether `command` can be started and ends with exit code 0; it prints nothing.
pub fn succeeds(command: Cmd<'_>) -> bool {
    command.quiet().ignore_stdout().ignore_stderr().run().is_ok()
}

/// Runs `command` and keeps what it prints; `aloud` shows it while it runs.
///
/// # Errors
/// When it cannot be started.
pub fn follow(command: Cmd<'_>, aloud: bool, todo: &str) -> Outcome<Followed> {
    let shown = command.to_string();
    follow_lines(command.into(), aloud)
        .map_err(|error| Failure::new(format!("{shown} could not be started: {error}."), todo))
}

fn follow_lines(mut command: Command, aloud: bool) -> io::Result<Followed> {
    let (reader, writer) = io::pipe()?;
    let second = writer.try_clone()?;
    let mut child = command.stdin(Stdio::null()).stdout(writer).stderr(second).spawn()?;
    // Its copies of the pipe's writing end live in `command`; while they do, the reader never sees the end.
    drop(command);
    let printed = take_lines(reader, aloud);
    Ok(Followed {
        success: child.wait()?.success(),
        lines: gather(&printed),
    })
}

fn take_lines(reader: PipeReader, aloud: bool) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let mut reader = BufReader::new(reader);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let text = String::from_utf8_lossy(&line).trim_end_matches(['\n', '\r']).to_owned();
            line.clear();
            if aloud {
                let mut stdout = io::stdout().lock();
                // A closed terminal must not end the test run half way.
                let _ = writeln!(stdout, "{text}");
                let _ = stdout.flush();
            }
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

/// Whether a program of this name is found on the search path.
pub fn is_there(name: &str) -> bool {
    which::which(name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let shell = Shell::new().expect("a current folder");
        let followed = follow(cargo(&shell).arg("--version"), true, "").expect("cargo starts");
        assert!(followed.success);
        assert!(
            followed.lines.iter().any(|line| line.starts_with("cargo ")),
            "{:?}",
            followed.lines
        );
        let followed = follow(cargo(&shell).arg("--no-such-flag"), true, "").expect("cargo starts");
        assert!(!followed.success);
        assert!(
            followed.lines.iter().any(|line| line.contains("no-such-flag")),
            "{:?}",
            followed.lines
        );
    }

    #[test]
    fn a_program_that_is_not_there_is_a_failure_in_words() {
        let shell = Shell::new().expect("a current folder");
        let failure = run(shell.cmd("packdesk-no-such-program"), "Install it.").unwrap_err();
        assert!(failure.to_string().contains("packdesk-no-such-program"), "{failure}");
        assert!(failure.to_string().contains("What to do: Install it."));
    }
}
