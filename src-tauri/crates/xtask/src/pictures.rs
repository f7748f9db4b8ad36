use crate::failure::Outcome;
use crate::install;
use crate::install::requirement::Purpose;
use crate::page;
use crate::process;
use crate::screen;
use crate::workspace::Workspace;

/// What a page of the documentation shows, under the names that the tests give their pictures.
const PAGES: [(&str, &[&str]); 2] = [
    ("README.md", &["offers", "why", "renew-2", "invoices"]),
    (
        "docs/own-account.md",
        &[
            "accounts-sign-in",
            "accounts-waits",
            "accounts-read",
            "handoff-way",
            "handoff-done",
        ],
    ),
];
const LANGUAGES: [&str; 2] = ["en", "zh-TW"];
const THEMES: [&str; 2] = ["light", "dark"];
const FOLDER: &str = ".github/pictures";
const READ_ABOVE: &str = "Read the message above.";

/// Plays renewals and an account of one's own in a real window, and keeps the pictures of the documentation in the checkout.
///
/// # Errors
/// When something needed is missing, a play fails, or a picture cannot be written.
pub fn pictures(workspace: &Workspace) -> Outcome<()> {
    let shell = &workspace.shell;
    install::system_packages(shell, &[Purpose::CommandLine, Purpose::Window, Purpose::Tests])?;
    page::install(workspace)?;
    page::build(workspace)?;
    let everything = ["--workspace", "--exclude", env!("CARGO_PKG_NAME")];
    let build = process::cargo(shell)
        .args(["build", "--bins", "--tests"])
        .args(everything);
    process::run(build, READ_ABOVE)?;
    let tests = ["test"].into_iter().chain(everything).chain([
        "--test",
        "windows",
        "--",
        "--test-threads",
        "1",
        "renewal::in_",
        "accounts::",
        "handoff::",
    ]);
    let tests: Vec<String> = tests.map(str::to_owned).collect();
    process::run(screen::of_its_own(workspace, 1, &tests)?, READ_ABOVE)?;
    let (from, to) = (
        workspace.target.join("screenshots"),
        shell.create_dir(workspace.root.join(FOLDER))?,
    );
    for name in PAGES.iter().flat_map(|(_, pictures)| names(pictures)) {
        shell.copy_file(from.join(&name), to.join(&name))?;
    }
    println!("{FOLDER}");
    Ok(())
}

fn names(pictures: &[&'static str]) -> impl Iterator<Item = String> {
    pictures.iter().flat_map(|picture| {
        LANGUAGES.iter().flat_map(move |language| {
            THEMES
                .iter()
                .map(move |theme| format!("{picture}-{language}-{theme}.png"))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_shows_every_picture_of_its_own_and_no_other() {
        let workspace = Workspace::read().expect("a workspace");
        for (page, pictures) in PAGES {
            let text = workspace.shell.read_file(workspace.root.join(page)).expect("readable");
            for name in names(pictures) {
                assert!(text.contains(&format!("{FOLDER}/{name}")), "{page}: {name}");
            }
            assert_eq!(text.matches(FOLDER).count(), names(pictures).count(), "{page}");
        }
    }
}
