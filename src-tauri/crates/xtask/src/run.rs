mod job;
mod places;

use std::env;
use std::ffi::OsString;

use crate::failure::Outcome;
use crate::install;
use crate::install::requirement::Purpose;
use crate::page;
use crate::process;
use crate::run::places::Places;
use crate::system::System;
use crate::workspace::Workspace;

const BUILD_FAILED: &str = "Read the compiler's message above.";

/// Opens Packdesk on its sample account; without a display it plays the renewal in the terminal.
///
/// # Errors
/// When something needed is missing, the build fails, or the program ends with an error.
pub fn run(workspace: &Workspace) -> Outcome<()> {
    let shell = &workspace.shell;
    if System::here().needs_display() && !has_display(|name| env::var_os(name)) {
        println!("==> No display: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can open.");
        println!("    The sample account's renewal is played through packdesk-cli instead.");
        install::system_packages(shell, &[Purpose::CommandLine])?;
        println!("==> Program: building packdesk-cli");
        process::run(
            process::cargo(shell).args(["build", "--package", "packdesk-cli"]),
            BUILD_FAILED,
        )?;
        return job::play(workspace);
    }
    install::system_packages(shell, &[Purpose::CommandLine, Purpose::Window])?;
    page::install(workspace)?;
    page::build(workspace)?;
    // The development profile builds several times faster than the release profile, and what is slow without
    // optimisation (the cipher, fonts, compression) is optimised in it too.
    println!("==> Program: building packdesk; the first build takes some minutes");
    process::run(
        process::cargo(shell).args(["build", "--package", "packdesk"]),
        BUILD_FAILED,
    )?;
    let places = Places::choose(workspace, "packdesk-run");
    println!(
        "==> Packdesk opens on the sample account; its data is in {}",
        places.data.display()
    );
    process::run(
        shell.cmd(workspace.program("packdesk")).envs(places.environment()),
        "Read the message above. With a blank window or no answer from the display, README.md has the Linux notes.",
    )
}

fn has_display(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_names_no_display() {
        assert!(!has_display(|_| None));
        assert!(!has_display(|_| Some(OsString::new())));
        assert!(has_display(|name| (name == "DISPLAY").then(|| OsString::from(":0"))));
        assert!(has_display(
            |name| (name == "WAYLAND_DISPLAY").then(|| OsString::from("wayland-0"))
        ));
    }
}
