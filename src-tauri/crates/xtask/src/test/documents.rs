use xshell::cmd;

use crate::failure::Outcome;
use crate::install::python;
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
    let list = workspace.root.join(TESTS).join("validators.txt");
    let python = match python::environment(workspace, "validators", &list) {
        Ok(environment) => environment.python(),
        Err(reason) => return report.not_run(NAME, reason),
    };
    // Built together with everything else, so that no library is built a second time with fewer features.
    let build = process::cargo(&workspace.shell)
        .args(["build", "--workspace", "--exclude", env!("CARGO_PKG_NAME")])
        .args(["--example", "specimens"]);
    if !report.command("specimens", build) {
        return;
    }
    report.work(NAME, || {
        println!("\n==> {NAME}");
        let folder = workspace.memory().join("specimens");
        let shell = &workspace.shell;
        shell.remove_path(&folder)?;
        let specimens = workspace.program("examples/specimens");
        process::run(cmd!(shell, "{specimens} {folder}"), READ_ABOVE)?;
        let validate = workspace.root.join(TESTS).join("validate.py");
        process::run(cmd!(shell, "{python} {validate} {folder}"), READ_ABOVE)?;
        stamp.set()
    });
}

/// The stamp of the documents as they are now, for the validators as they are asked now.
fn judged(workspace: &Workspace) -> Outcome<Stamp> {
    let tests = workspace.root.join(TESTS);
    let files = ["golden.txt", "validate.py", "validators.txt"].map(|name| tests.join(name));
    Ok(Stamp::new(&workspace.memory(), "documents", key_of(&files, &[], &[])?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use xshell::Shell;

    #[test]
    fn other_documents_or_other_validators_are_judged_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let tests = folder.path().join(TESTS);
        fs::create_dir_all(&tests).expect("created");
        for name in ["golden.txt", "validate.py", "validators.txt"] {
            fs::write(tests.join(name), name).expect("written");
        }
        let workspace = Workspace {
            shell: Shell::new().expect("a current folder"),
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
