pub mod python;
pub mod requirement;

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;

use xshell::{Shell, cmd};

use crate::failure::{Failure, Outcome};
use crate::install::requirement::{Purpose, Requirement, install_command, missing_from_dpkg};
use crate::process;
use crate::system::System;

/// Sees that the operating system has what these purposes need: installs it on Debian and its relatives, and on other
/// systems names what is missing.
///
/// # Errors
/// When something is missing and could not be installed; the failure names it and the command that installs it.
pub fn system_packages(shell: &Shell, purposes: &[Purpose]) -> Outcome<()> {
    let system = System::here();
    match system {
        System::MacOs | System::Windows => return beyond_linux(shell, system, purposes),
        System::Debian | System::Fedora | System::Arch | System::OtherLinux => {}
    }
    let missing = missing(shell, system, purposes);
    if missing.is_empty() {
        println!("==> System packages: nothing is missing");
        return Ok(());
    }
    println!("==> System packages: {} missing", names(&missing));
    if system == System::Debian {
        install_with_apt(shell, &missing);
    }
    let still_missing: Vec<Requirement> = missing
        .into_iter()
        .filter(|requirement| !requirement.is_there(shell))
        .collect();
    if still_missing.is_empty() {
        Ok(())
    } else {
        Err(not_there(system, &still_missing))
    }
}

/// dpkg knows at once what is installed; a requirement met without a package of that name is met all the same.
fn missing(shell: &Shell, system: System, purposes: &[Purpose]) -> Vec<Requirement> {
    let needed = Requirement::on_linux(purposes);
    let unknown = if system == System::Debian {
        missing_from_dpkg(&ask_dpkg(shell, &needed), &needed)
    } else {
        needed
    };
    unknown
        .into_iter()
        .filter(|requirement| !requirement.is_there(shell))
        .collect()
}

/// dpkg-query ends with 1 as soon as one name is unknown to it, so only what it prints counts.
fn ask_dpkg(shell: &Shell, needed: &[Requirement]) -> String {
    shell
        .cmd("dpkg-query")
        .args(["--show", "--showformat", "${Package}\\t${db:Status-Status}\\n"])
        .args(needed.iter().map(|requirement| requirement.apt))
        .quiet()
        .ignore_stderr()
        .ignore_status()
        .read()
        .unwrap_or_default()
}

/// What cannot be installed is found out by looking again afterwards, so a failing apt is only told.
fn install_with_apt(shell: &Shell, missing: &[Requirement]) {
    let Some(install) = install_command(System::Debian, missing) else {
        return;
    };
    let Some(prefix) = administrator(shell) else {
        println!(
            "    This account may not install packages: it is not root, and sudo is not there or asks for a password."
        );
        return;
    };
    let lock = ["-o", "DPkg::Lock::Timeout=300"];
    let todo = "Read apt's message above, then run the same command again.";
    for words in [vec!["apt-get", "update"], install] {
        let mut words = prefix.iter().copied().chain(words);
        let Some(program) = words.next() else { return };
        let command = shell
            .cmd(program)
            .args(words)
            .args(lock)
            .env("DEBIAN_FRONTEND", "noninteractive");
        if let Err(failure) = process::run(command, todo) {
            println!("    {failure}");
        }
    }
}

/// How to become root: not at all when already root, through sudo where it can be asked. None: there is no way.
fn administrator(shell: &Shell) -> Option<&'static [&'static str]> {
    let user = process::capture(cmd!(shell, "id -u"), "").unwrap_or_default();
    if user.trim() == "0" {
        return Some(&[]);
    }
    if !process::is_there("sudo") {
        return None;
    }
    let may_ask = io::stdin().is_terminal();
    let needs_no_password = || process::succeeds(cmd!(shell, "sudo --non-interactive true"));
    (may_ask || needs_no_password()).then_some(&["sudo", "env", "DEBIAN_FRONTEND=noninteractive"])
}

fn not_there(system: System, missing: &[Requirement]) -> Failure {
    let todo = match install_command(system, missing) {
        Some(command) => format!("As root: {}", command.join(" ")),
        None => "Install what these Debian packages hold, under the names your system has for them.".to_owned(),
    };
    Failure::new(format!("The system lacks {}.", names(missing)), todo)
}

fn names(requirements: &[Requirement]) -> String {
    requirements
        .iter()
        .map(|requirement| requirement.apt)
        .collect::<Vec<_>>()
        .join(", ")
}

/// macOS and Windows bring the web view; what remains is a compiler, and for the tests two readers of PDFs.
fn beyond_linux(shell: &Shell, system: System, purposes: &[Purpose]) -> Outcome<()> {
    let (there, todo) = if system == System::MacOs {
        (
            process::succeeds(cmd!(shell, "xcode-select --print-path")),
            "Install Apple's command line tools: xcode-select --install",
        )
    } else {
        (
            process::is_there("perl") && webview2_is_there(),
            "Install the Visual Studio Build Tools with C++, the WebView2 runtime, and Perl, which builds OpenSSL: \
             winget install Microsoft.VisualStudio.2022.BuildTools Microsoft.EdgeWebView2Runtime \
             StrawberryPerl.StrawberryPerl",
        )
    };
    let wanted: Vec<&str> = match (purposes.contains(&Purpose::Tests), purposes.contains(&Purpose::Icons)) {
        (true, _) => vec!["pdftotext", "qpdf"],
        (_, true) => vec!["rsvg-convert"],
        _ => Vec::new(),
    };
    let missing: Vec<&str> = wanted.into_iter().filter(|name| !process::is_there(name)).collect();
    if !there {
        return Err(Failure::new("The tools that build a program are not all there.", todo));
    }
    if missing.is_empty() {
        println!("==> System packages: nothing is missing");
        return Ok(());
    }
    let source = if system == System::MacOs {
        "brew install poppler qpdf librsvg"
    } else {
        "winget install oschwartz10612.Poppler QPDF.QPDF"
    };
    Err(Failure::new(
        format!("These programs are missing: {}.", missing.join(", ")),
        source,
    ))
}

/// WebView2 registers its runtime in one of these folders; Windows 11 has it from the start.
fn webview2_is_there() -> bool {
    ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"]
        .iter()
        .filter_map(env::var_os)
        .any(|folder| {
            Path::new(&folder)
                .join("Microsoft")
                .join("EdgeWebView")
                .join("Application")
                .is_dir()
        })
}
