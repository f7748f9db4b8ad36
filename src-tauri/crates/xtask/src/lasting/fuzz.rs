use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use xshell::cmd;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// Builds the programs, whatever the compiler calls its options.
const CARGO_FUZZ: &str = "0.13.2";
/// An input on which a target takes longer than this is a finding.
const LONGEST_SECONDS: u64 = 20;
/// More memory than this is a finding too; what the sanitizer keeps of freed memory counts.
const MOST_MEGABYTES: u64 = 2048;
/// What is printed last says why a target stopped.
const LAST_LINES: usize = 40;

/// How the programs are built.
struct Compiler {
    /// The toolchain that is asked for, where it is not the usual one.
    toolchain: Option<&'static str>,
    sanitizer: &'static str,
}

/// Gives each target, or the one of a name, random bytes for `minutes`. What makes one panic is written into its folder of
/// the corpus, where the tests play it ever after.
///
/// # Errors
/// When something was found, or the programs cannot be built.
pub fn fuzz(workspace: &Workspace, minutes: u64, only: Option<&str>) -> Outcome<()> {
    let folder = workspace.root.join("tests/fuzz");
    let mut names = targets(&folder)?;
    if let Some(only) = only {
        let known = names.join(", ");
        names.retain(|name| name == only);
        if names.is_empty() {
            return Err(Failure::new(
                format!("There is no target {only}."),
                format!("Name one of {known}."),
            ));
        }
    }
    let programs = build(workspace, &folder.join("programs"))?;
    let mut told = Vec::new();
    let mut found = Vec::new();
    for name in names {
        println!("==> {name}, for {minutes} minutes");
        let ended = run(workspace, &folder, &programs, &name, minutes)?;
        let inputs =
            executed(&ended.lines).map_or_else(|| "an unknown number of".to_owned(), |count| count.to_string());
        if ended.success {
            told.push(format!("{name}: {inputs} inputs, nothing found"));
        } else {
            let last = ended.lines.len().saturating_sub(LAST_LINES);
            println!("{}", ended.lines[last..].join("\n"));
            told.push(format!("{name}: {inputs} inputs, FOUND SOMETHING"));
            found.push(name);
        }
    }
    println!("\n{}", told.join("\n"));
    if found.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(
            format!("Something was found for {}.", found.join(", ")),
            "The inputs are new files in tests/fuzz/corpus. Mend what they show, and keep them.",
        ))
    }
}

/// Builds every program, and says in which folder they are.
fn build(workspace: &Workspace, programs: &Path) -> Outcome<PathBuf> {
    let shell = &workspace.shell;
    let cargo_fuzz = cargo_fuzz(workspace)?;
    let compiler = compiler(workspace);
    let host = process::capture(cmd!(shell, "rustc --print host-tuple"), "Install Rust.")?;
    // The libraries of the product, of the same versions: cargo adds to these what only the programs need.
    let unwritable = |error: std::io::Error| Failure::new(error.to_string(), "Make room on the disk.");
    fs::copy(workspace.root.join("Cargo.lock"), programs.join("Cargo.lock")).map_err(unwritable)?;
    let built = workspace.memory().join("fuzz");
    let sanitizer = compiler.sanitizer;
    let mut command = process::leading_to_cargo(cmd!(
        shell,
        "{cargo_fuzz} build --fuzz-dir {programs} --target {host} --target-dir {built} --sanitizer {sanitizer}"
    ))
    .env("SQLX_OFFLINE", "true");
    if let Some(toolchain) = compiler.toolchain {
        command = command.env("RUSTUP_TOOLCHAIN", toolchain);
    }
    process::run(command, "libFuzzer needs a C++ compiler. Read the message above.")?;
    Ok(built.join(host).join("release"))
}

/// A nightly compiler can also look for misuse of memory in the libraries; what random bytes reach is counted by any.
fn compiler(workspace: &Workspace) -> Compiler {
    let shell = &workspace.shell;
    if process::succeeds(cmd!(shell, "rustup run nightly rustc --version")) {
        println!("==> built by the nightly toolchain, with the address sanitizer");
        return Compiler {
            toolchain: Some("nightly"),
            sanitizer: "address",
        };
    }
    println!("==> built without a sanitizer, which needs a nightly toolchain: rustup toolchain install nightly");
    Compiler {
        toolchain: None,
        sanitizer: "none",
    }
}

/// cargo-fuzz of the version above, installed unless it is there already.
fn cargo_fuzz(workspace: &Workspace) -> Outcome<PathBuf> {
    let shell = &workspace.shell;
    let folder = workspace.memory().join("cargo-fuzz");
    let program = folder
        .join("bin")
        .join(format!("cargo-fuzz{}", std::env::consts::EXE_SUFFIX));
    let version = process::capture(cmd!(shell, "{program} --version").ignore_stderr(), "").unwrap_or_default();
    if !version.ends_with(&format!(" {CARGO_FUZZ}")) {
        println!("==> installing cargo-fuzz {CARGO_FUZZ} into {}", folder.display());
        let install = ["install", "cargo-fuzz", "--locked", "--force", "--version", CARGO_FUZZ];
        process::run(
            process::cargo(shell).args(install).arg("--root").arg(&folder),
            "cargo-fuzz comes from crates.io, which has to be reached once.",
        )?;
    }
    Ok(program)
}

/// Runs one target. What it learns is kept between two runs; what it finds goes to the corpus.
fn run(workspace: &Workspace, folder: &Path, programs: &Path, name: &str, minutes: u64) -> Outcome<process::Followed> {
    let grown = workspace.memory().join("fuzz/corpus").join(name);
    fs::create_dir_all(&grown).map_err(|error| Failure::new(error.to_string(), "Make room on the disk."))?;
    let corpus = folder.join("corpus").join(name);
    let mut findings = OsString::from("-artifact_prefix=");
    findings.push(&corpus);
    findings.push("/");
    let command = workspace
        .shell
        .cmd(programs.join(name))
        .arg(findings)
        .arg(format!("-max_total_time={}", minutes * 60))
        .arg(format!("-timeout={LONGEST_SECONDS}"))
        .arg(format!("-rss_limit_mb={MOST_MEGABYTES}"))
        // What is made once and kept for every input is no leak.
        .args(["-detect_leaks=0", "-print_final_stats=1"])
        .arg(grown)
        .arg(corpus)
        .env("ASAN_OPTIONS", "detect_odr_violation=0:detect_leaks=0");
    process::follow(command, false, "Build the programs anew: remove target/xtask/fuzz.")
}

/// How many inputs a target was given, as libFuzzer tells it at the end.
fn executed(lines: &[String]) -> Option<u64> {
    let told = lines
        .iter()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    told?.trim().parse().ok()
}

/// The targets, each with a folder of the corpus.
fn targets(folder: &Path) -> Outcome<Vec<String>> {
    let unreadable = |error: std::io::Error| Failure::new(error.to_string(), "Check out the whole repository.");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join("corpus")).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_inputs_is_that_of_the_final_statistics() {
        let lines = [
            "#2097152\tpulse  cov: 6 ft: 7 corp: 2/2b",
            "stat::number_of_executed_units: 2510841",
            "stat::average_exec_per_sec:     228258",
        ]
        .map(str::to_owned);
        assert_eq!(executed(&lines), Some(2_510_841));
        assert_eq!(executed(&lines[..1]), None);
    }

    #[test]
    fn a_target_that_is_none_is_refused_with_those_there_are() {
        let workspace = Workspace::read().expect("cargo reads this workspace");
        let refused = fuzz(&workspace, 1, Some("prices")).unwrap_err().to_string();
        assert!(refused.contains("no target prices"), "{refused}");
        assert!(refused.contains("proofs") && refused.contains("answers"), "{refused}");
    }
}
