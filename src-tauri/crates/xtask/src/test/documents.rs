use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::stamp::{Stamp, key_of};
use crate::test::report::Report;
use crate::workspace::Workspace;

const NAME: &str = "documents";
const TESTS: &str = "src-tauri/crates/invoice-pdf/tests";
const READ_ABOVE: &str = "The rules that were broken are named above.";

/// Holds a document of every kind against PDF/A-3a, PDF/UA-1 and EN 16931, with validators that Python brings. The tests
/// of the crate hold the documents to their committed digests, so the same digests need no second look.
pub fn documents(workspace: &Workspace, report: &mut Report) {
    let stamp = match judged(workspace) {
        Ok(stamp) => stamp,
        Err(failure) => return report.work(NAME, || Err(failure)),
    };
    if stamp.is_set() {
        return report.work(NAME, || {
            println!("\n==> {NAME}\n    the documents of these digests have passed the validators");
            Ok(())
        });
    }
    let python = match validators(workspace) {
        Ok(python) => python,
        Err(reason) => return report.not_run(NAME, reason),
    };
    // Built together with everything else, so that no library is built a second time with fewer features.
    let mut build = process::cargo(&workspace.root);
    build.args(["build", "--workspace", "--exclude", env!("CARGO_PKG_NAME")]);
    build.args(["--example", "specimens"]);
    if !report.command("specimens", build) {
        return;
    }
    report.work(NAME, || {
        println!("\n==> {NAME}");
        let folder = workspace.memory().join("specimens");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| Failure::file(&folder, &error))?;
        }
        let specimens = workspace.program("examples/specimens");
        process::run(Command::new(specimens).arg(&folder), READ_ABOVE)?;
        let validate = workspace.root.join(TESTS).join("validate.py");
        process::run(Command::new(&python).arg(validate).arg(&folder), READ_ABOVE)?;
        stamp.set()
    });
}

/// The stamp of the documents as they are now, for the validators as they are asked now.
fn judged(workspace: &Workspace) -> Outcome<Stamp> {
    let tests = workspace.root.join(TESTS);
    let files = ["golden.txt", "validate.py", "validators.txt"].map(|name| tests.join(name));
    Ok(Stamp::new(&workspace.memory(), "documents", key_of(&files, &[], &[])?))
}

/// The Python that has the validators, which are installed into a folder of their own below the target folder; or why
/// there is none.
fn validators(workspace: &Workspace) -> Result<PathBuf, String> {
    let system = ["python3", "python"]
        .into_iter()
        .find_map(process::find_program)
        .ok_or("Python 3 is not there; the validators are written in it.")?;
    let list = workspace.root.join(TESTS).join("validators.txt");
    let folder = workspace.memory().join("validators");
    let python = python_of(&folder);
    let version =
        process::capture(Command::new(&system).arg("--version"), "").map_err(|failure| failure.to_string())?;
    let key = key_of(std::slice::from_ref(&list), &[], &[version.trim()]).map_err(|failure| failure.to_string())?;
    let stamp = Stamp::new(&workspace.memory(), "validators-installed", key);
    if stamp.is_set() && process::succeeds(Command::new(&python).arg("--version")) {
        return Ok(python);
    }
    println!("\n==> {NAME}: installing the validators");
    let mut prepare = Command::new(&system);
    prepare.args(["-m", "venv", "--clear"]).arg(&folder);
    install(&mut prepare)?;
    let mut packages = Command::new(&python);
    packages.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    packages.args(["--retries", "1", "--requirement"]).arg(&list);
    install(&mut packages)?;
    stamp.set().map_err(|failure| failure.to_string())?;
    Ok(python)
}

/// What Python says last is why the validators cannot be had here.
fn install(command: &mut Command) -> Result<(), String> {
    let followed = process::follow(command, "").map_err(|failure| failure.to_string())?;
    if followed.success {
        return Ok(());
    }
    let last = followed.lines.iter().rev().find(|line| !line.trim().is_empty());
    let reason = last.map_or("Python gave no reason.", |line| line.trim());
    Err(format!("the validators cannot be installed here: {reason}"))
}

/// The Python of an environment.
pub fn python_of(folder: &Path) -> PathBuf {
    if cfg!(windows) {
        folder.join("Scripts").join("python.exe")
    } else {
        folder.join("bin").join("python")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn why_the_validators_cannot_be_had_is_the_last_thing_said() {
        let mut command = process::cargo(Path::new("."));
        command.arg("no-such-command");
        let reason = install(&mut command).expect_err("cargo knows no such command");
        assert!(
            reason.starts_with("the validators cannot be installed here: "),
            "{reason}"
        );
        assert!(!reason.ends_with(": "), "{reason}");
        assert!(install(process::cargo(Path::new(".")).arg("--version")).is_ok());
    }

    #[test]
    fn other_documents_or_other_validators_are_judged_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let tests = folder.path().join(TESTS);
        fs::create_dir_all(&tests).expect("created");
        for name in ["golden.txt", "validate.py", "validators.txt"] {
            fs::write(tests.join(name), name).expect("written");
        }
        let workspace = Workspace {
            root: folder.path().to_owned(),
            target: folder.path().join("target"),
            packages: Vec::new(),
        };
        judged(&workspace).and_then(|stamp| stamp.set()).expect("readable");
        assert!(judged(&workspace).is_ok_and(|stamp| stamp.is_set()));
        for name in ["golden.txt", "validate.py", "validators.txt"] {
            fs::write(tests.join(name), "other").expect("written");
            assert!(judged(&workspace).is_ok_and(|stamp| !stamp.is_set()), "{name}");
            fs::write(tests.join(name), name).expect("written");
        }
    }
}
