use std::path::Path;

use xshell::{Cmd, cmd};

use crate::failure::{Failure, Outcome};
use crate::install::python;
use crate::process;
use crate::test::habits::TOOLS;
use crate::workspace::Workspace;

/// A list that has not changed since then says nothing of today.
const CURRENT_SINCE: &str = "30 days ago";
/// Where cargo-deny keeps its clone: below the folder that `.cargo/deny.toml` names, under a name that it makes of the
/// address there. It reads no other clone.
const LIST: &str = "target/advisories/advisory-db-3157b0e258782691";
const GET_THE_LIST: &str = "Run this where github.com/rustsec/advisory-db can be reached, or lay a clone of it into \
                            target/advisories under the name advisory-db-3157b0e258782691.";

/// Compares the libraries of `Cargo.lock` with the advisories of the RustSec project, and says of which day those are.
///
/// # Errors
/// When a library has an advisory that `.cargo/deny.toml` does not answer; and when there is no list of advisories of the
/// last days, because nothing is known then.
pub fn audit(workspace: &Workspace) -> Outcome<()> {
    let tools = python::environment(workspace, "tools", &workspace.root.join(TOOLS))
        .map_err(|reason| unknown(&format!("cargo-deny is not there. {reason}")))?;
    let shell = &workspace.shell;
    let deny = tools.program("cargo-deny");
    let deny = |options: &[&str], command: &[&str]| -> Cmd<'_> {
        let settings = ["--log-level", "warn", "--config", ".cargo/deny.toml"];
        process::leading_to_cargo(cmd!(shell, "{deny} {settings...} {options...} {command...}"))
    };
    println!("==> fetching the list of advisories");
    let fetched = process::follow(deny(&[], &["fetch", "db"]), false, GET_THE_LIST)?;
    let not_fetched = (!fetched.success).then(|| reason_of(&fetched.lines));
    if let Some(reason) = &not_fetched {
        println!("    It could not be brought up to date: {reason}");
    }
    let list = list_in(workspace, &workspace.root.join(LIST))?
        .ok_or_else(|| unknown(not_fetched.as_deref().unwrap_or("There is no list of advisories.")))?;
    println!("    The list is that of {}.", list.day);
    let offline: &[&str] = if not_fetched.is_some() { &["--offline"] } else { &[] };
    process::run(
        deny(offline, &["check", "--hide-inclusion-graph", "advisories"]),
        "Take a version without the fault, another library, or answer the advisory in .cargo/deny.toml and in \
         .github/SECURITY.md.",
    )?;
    let known = format!(
        "No library has an advisory of the list of {} that is not answered.",
        list.day
    );
    if !list.is_current {
        return Err(unknown(&format!("{known} There is no newer list here.")));
    }
    println!("    {known}");
    Ok(())
}

/// That nothing was found out is never told as if nothing had been found.
fn unknown(reason: &str) -> Failure {
    Failure::new(
        format!("NOT CHECKED: whether a library has an advisory is not known. {reason}"),
        GET_THE_LIST,
    )
}

/// What git said of it, else the first thing that was said of an error, else the last thing said.
fn reason_of(lines: &[String]) -> String {
    let said = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let of_git = said.clone().find_map(|line| line.strip_prefix("fatal: "));
    let error = said.clone().find(|line| line.to_lowercase().contains("error"));
    of_git
        .or(error)
        .or_else(|| said.clone().next_back())
        .unwrap_or("Nothing was said.")
        .to_owned()
}

/// A list of advisories.
struct List {
    /// The day of its last change, and how long ago that was.
    day: String,
    is_current: bool,
}

/// The list in a clone, where there is one.
fn list_in(workspace: &Workspace, clone: &Path) -> Outcome<Option<List>> {
    if !clone.join(".git").exists() {
        return Ok(None);
    }
    let shell = &workspace.shell;
    let todo = "Remove target/advisories and run this again.";
    let day = process::capture(cmd!(shell, "git -C {clone} log -1 --format=%cs,%x20%cr"), todo)?;
    let recent = process::capture(
        cmd!(shell, "git -C {clone} log -1 --since={CURRENT_SINCE} --format=%cs"),
        todo,
    )?;
    Ok(Some(List {
        day: day.trim().to_owned(),
        is_current: !recent.trim().is_empty(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_cannot_be_had_is_told_as_that() {
        let lines = [
            "",
            "Updating",
            "2026 [ERROR] failed to clone: [\"clone\", \"--depth=1\"]",
            "Cloning into 'advisory-db'...",
            "fatal: unable to access 'https://example.org/': Could not resolve host: example.org",
        ]
        .map(str::to_owned);
        let told = unknown(&reason_of(&lines)).to_string();
        assert!(told.starts_with("NOT CHECKED"), "{told}");
        assert!(told.contains("Could not resolve host"), "{told}");
        assert!(reason_of(&lines[..4]).contains("failed to clone"));
        assert_eq!(reason_of(&[]), "Nothing was said.");
    }

    #[test]
    fn a_list_is_told_by_the_day_of_its_last_change_and_an_old_one_is_not_current() {
        let workspace = Workspace::read().expect("cargo reads this workspace");
        let folder = tempfile::tempdir().expect("a folder");
        let clone = folder.path();
        assert!(list_in(&workspace, clone).expect("read").is_none());
        let shell = &workspace.shell;
        cmd!(shell, "git init --quiet {clone}").quiet().run().expect("made");
        for (day, is_current) in [("2020-02-03T00:00:00Z", false), ("", true)] {
            let person = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
            let mut commit = cmd!(shell, "git -C {clone} {person...} commit --quiet --allow-empty -m A").quiet();
            if !day.is_empty() {
                commit = commit.env("GIT_COMMITTER_DATE", day);
            }
            commit.run().expect("committed");
            let list = list_in(&workspace, clone).expect("read").expect("a list");
            assert_eq!(list.is_current, is_current, "{}", list.day);
            assert_eq!(list.day.starts_with("2020-02-03"), !is_current, "{}", list.day);
        }
    }
}
