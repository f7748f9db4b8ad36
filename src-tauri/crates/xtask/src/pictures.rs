use crate::failure::Outcome;
use crate::install;
use crate::install::requirement::Purpose;
use crate::page;
use crate::process;
use crate::screen;
use crate::workspace::Workspace;

/// What the README shows, under the names that the test of a renewal gives its pictures.
const PAGES: [&str; 4] = ["offers", "why", "renew-2", "invoices"];
const LANGUAGES: [&str; 2] = ["en", "zh-TW"];
const THEMES: [&str; 2] = ["light", "dark"];
const FOLDER: &str = ".github/pictures";
const READ_ABOVE: &str = "Read the message above.";

/// Plays the renewals in a real window and keeps the README's pictures of them in the checkout.
///
/// # Errors
/// When something needed is missing, the renewals fail, or a picture cannot be written.
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
    ]);
    let tests: Vec<String> = tests.map(str::to_owned).collect();
    process::run(screen::of_its_own(workspace, 1, &tests)?, READ_ABOVE)?;
    let (from, to) = (
        workspace.target.join("screenshots"),
        shell.create_dir(workspace.root.join(FOLDER))?,
    );
    for name in names() {
        shell.copy_file(from.join(&name), to.join(&name))?;
    }
    println!("{FOLDER}");
    Ok(())
}

fn names() -> impl Iterator<Item = String> {
    PAGES.iter().flat_map(|page| {
        LANGUAGES
            .iter()
            .flat_map(move |language| THEMES.iter().map(move |theme| format!("{page}-{language}-{theme}.png")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_shows_every_picture_and_no_other() {
        let workspace = Workspace::read().expect("a workspace");
        let readme = workspace
            .shell
            .read_file(workspace.root.join("README.md"))
            .expect("readable");
        for name in names() {
            assert!(readme.contains(&format!("{FOLDER}/{name}")), "{name}");
        }
        assert_eq!(readme.matches(FOLDER).count(), names().count());
    }
}
