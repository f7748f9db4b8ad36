pub mod answers;
mod closing_lines;
mod documents;
mod habits;
mod report;
mod selection;
pub mod sqlx;

use xshell::cmd;

use crate::failure::{Failure, Outcome};
use crate::install;
use crate::install::requirement::Purpose;
use crate::page;
use crate::process;
use crate::screen;
use crate::structure;
use crate::system::System;
use crate::test::report::Report;
use crate::test::selection::Selection;
use crate::workspace::Workspace;

/// How much of what takes long is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A part that every change is held to.
    Usual,
    /// All of it.
    Long,
}

/// Installs what is missing and runs every check and test there is, to the end even when one of them fails.
///
/// # Errors
/// When a step failed.
pub fn test(workspace: &Workspace, extent: Extent) -> Outcome<()> {
    if extent == Extent::Long {
        workspace.shell.set_var("PACKDESK_LONG_TESTS", "1");
    }
    let mut report = Report::default();
    report.work("system packages", || {
        install::system_packages(
            &workspace.shell,
            &[Purpose::CommandLine, Purpose::Window, Purpose::Tests],
        )
    });
    report.work("page packages", || page::install(workspace));

    // The window's program embeds the built page, so nothing that compiles it can come before.
    page_checks(workspace, &mut report)?;
    report.work("structure", || structure::structure(workspace));
    habits::habits(workspace, &mut report);
    style(workspace, &mut report);
    report.work("statements", || sqlx::check(workspace));
    program_tests(workspace, &mut report);
    documents::documents(workspace, &mut report);
    window_tests(workspace, &mut report);

    println!("{}", report.summary());
    if report.has_failed() {
        Err(Failure::new(
            "Not every step passed.",
            "The summary above names the steps; their output is further up.",
        ))
    } else {
        Ok(())
    }
}

fn style(workspace: &Workspace, report: &mut Report) {
    let cargo = |arguments: &[&str]| process::cargo(&workspace.shell).args(arguments);
    for (name, component, arguments) in [
        ("format", "rustfmt", &["fmt", "--all", "--check"][..]),
        (
            "lints",
            "clippy",
            &["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"],
        ),
    ] {
        if has_component(workspace, component) {
            report.command(name, cargo(arguments));
        } else {
            report.not_run(
                name,
                format!("{component} is not part of this Rust; add it: rustup component add {component}"),
            );
        }
    }
}

/// A minimal Rust comes without rustfmt and clippy; rustup can add them where it reaches its server.
fn has_component(workspace: &Workspace, component: &str) -> bool {
    let shell = &workspace.shell;
    let subcommand = component.trim_start_matches("rust");
    let is_there = || process::succeeds(process::cargo(shell).args([subcommand, "--version"]));
    is_there()
        || process::run(cmd!(shell, "rustup component add {component}"), "Add it by hand.").is_ok_and(|()| is_there())
}

fn page_checks(workspace: &Workspace, report: &mut Report) -> Outcome<()> {
    for (name, script) in [
        ("page format", "format:check"),
        ("page lints", "lint"),
        ("page types", "check"),
        ("page tests", "test"),
    ] {
        let command = page::npm(workspace).args(["run", script]);
        if script == "test" {
            report.tests(name, command);
        } else {
            report.command(name, command);
        }
    }
    if page::is_built(workspace)? {
        report.work("page build", || {
            println!("\n==> page build\n    ui/dist is built from these sources");
            Ok(())
        });
    } else if report.command("page build", page::build_command(workspace)) {
        page::mark_built(workspace)?;
    }
    Ok(())
}

fn program_tests(workspace: &Workspace, report: &mut Report) {
    let cargo = |arguments: &[&str]| process::cargo(&workspace.shell).args(arguments);
    let everything = ["--workspace", "--exclude", env!("CARGO_PKG_NAME")];
    // Together with the tests, so that the programs under test are built with the features the tests are built with.
    report.command(
        "programs",
        cargo(&[&["build", "--bins", "--tests"][..], &everything].concat()),
    );
    let nextest = has_nextest(workspace);
    report.tests("crates", Selection::Crates.command(workspace, nextest));
    report.command(
        "examples in the docs",
        cargo(&[&["test", "--doc", "--no-fail-fast"][..], &everything].concat()),
    );
    report.tests(
        "developer's commands",
        cargo(&["test", "--package", env!("CARGO_PKG_NAME")]),
    );
    if !Selection::Programs.is_empty(workspace) {
        report.tests("whole program", Selection::Programs.command(workspace, nextest));
    }
}

fn has_nextest(workspace: &Workspace) -> bool {
    process::succeeds(process::cargo(&workspace.shell).args(["nextest", "--version"]))
}

/// The window tests get a screen of their own, and folders of their own for whatever the desktop libraries write.
fn window_tests(workspace: &Workspace, report: &mut Report) {
    const NAME: &str = "real window";
    if Selection::Windows.is_empty(workspace) {
        return;
    }
    if !System::here().needs_display() {
        report.not_run(NAME, "These tests drive WebKitGTK, which is Linux's web view.");
        return;
    }
    let tests = Selection::Windows.arguments(&workspace.packages, has_nextest(workspace));
    match screen::of_its_own(workspace, &tests) {
        Ok(command) => report.tests(NAME, command),
        Err(failure) => report.work(NAME, || Err(failure)),
    }
}
