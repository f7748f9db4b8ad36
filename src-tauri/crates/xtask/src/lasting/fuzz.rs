use std::fs;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::workspace::Workspace;

/// Counts which branches random bytes reach, with what every compiler has: the address sanitizer would need a nightly one,
/// and there is no unsafe code here to look for.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";
/// An input on which a target takes longer than this is a finding.
const LONGEST_SECONDS: u64 = 10;
/// More memory than this is a finding too.
const MOST_MEGABYTES: u64 = 1024;

/// Gives each target random bytes for `minutes`. What makes one panic is written into its folder of the corpus, where the
/// tests play it ever after.
///
/// # Errors
/// When something was found, or the programs cannot be built.
pub fn fuzz(workspace: &Workspace, minutes: u64) -> Outcome<()> {
    let folder = workspace.root.join("tests/fuzz");
    let host = process::capture(
        workspace.shell.cmd("rustc").args(["--print", "host-tuple"]),
        "Install Rust.",
    )?;
    let built = workspace.memory().join("fuzz");
    let build = process::cargo(&workspace.shell)
        .args(["build", "--release", "--locked", "--bins", "--target", &host])
        .arg("--manifest-path")
        .arg(folder.join("programs/Cargo.toml"))
        .arg("--target-dir")
        .arg(&built)
        .env("RUSTFLAGS", COVERAGE)
        .env("SQLX_OFFLINE", "true");
    process::run(build, "libFuzzer needs a C++ compiler. Read the message above.")?;
    let mut found = Vec::new();
    for name in targets(&folder)? {
        let grown = built.join("corpus").join(&name);
        make_folder(&grown)?;
        let corpus = folder.join("corpus").join(&name);
        let mut findings = corpus.clone().into_os_string();
        findings.push("/");
        let mut prefix = std::ffi::OsString::from("-artifact_prefix=");
        prefix.push(findings);
        let run = workspace
            .shell
            .cmd(built.join(&host).join("release").join(&name))
            .arg(prefix)
            .arg(format!("-max_total_time={}", minutes * 60))
            .arg(format!("-timeout={LONGEST_SECONDS}"))
            .arg(format!("-rss_limit_mb={MOST_MEGABYTES}"))
            .args(["-print_final_stats=1", "-verbosity=0"])
            .arg(grown)
            .arg(corpus);
        if let Err(failure) = process::run(run, "") {
            println!("    {failure}");
            found.push(name);
        }
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(
            format!("Something was found for {}.", found.join(", ")),
            "The inputs are new files in tests/fuzz/corpus. Mend what they show, and keep them.",
        ))
    }
}

/// The targets, each with a folder of the corpus.
fn targets(folder: &std::path::Path) -> Outcome<Vec<String>> {
    let unreadable = |error: std::io::Error| Failure::new(error.to_string(), "Check out the whole repository.");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder.join("corpus")).map_err(unreadable)? {
        names.push(entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn make_folder(path: &std::path::Path) -> Outcome<()> {
    fs::create_dir_all(path).map_err(|error| Failure::new(error.to_string(), "Make room on the disk."))
}
