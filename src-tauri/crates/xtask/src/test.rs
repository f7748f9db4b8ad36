pub mod answers;
pub mod audit;
mod closing_lines;
mod documents;
mod habits;
mod report;
mod selection;
pub mod sqlx;

use std::thread::{self, JoinHandle};

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

const WINDOWS: &str = "real window";

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
    page_build(workspace, &mut report)?;
    let page = page_checks(workspace)?;
    report.work("structure", || structure::structure(workspace));
    habits::habits(workspace, &mut report);
    style(workspace, &mut report);
    statements(workspace, &mut report);
    report.append(page.join().expect("the page's checks do not panic"));
    report.work("list of licences", || page::licences::check(workspace));
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

fn page_build(workspace: &Workspace, report: &mut Report) -> Outcome<()> {
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

/// The checks and tests of the page, beside what the compiler does for the programs: they take one core between them.
fn page_checks(workspace: &Workspace) -> Outcome<JoinHandle<Report>> {
    let workspace = workspace.for_another_thread()?;
    Ok(thread::spawn(move || {
        let mut report = Report::beside();
        for (name, script) in [
            ("page format", "format:check"),
            ("page lints", "lint"),
            ("page types", "check"),
            ("page tests", "test"),
        ] {
            let command = page::npm(&workspace).args(["run", script]);
            if script == "test" {
                report.tests(name, command);
            } else {
                report.command(name, command);
            }
        }
        report
    }))
}

/// The statements and migrations of one state are held against each other once.
fn statements(workspace: &Workspace, report: &mut Report) {
    const NAME: &str = "statements";
    match sqlx::checked(workspace) {
        Ok(stamp) if stamp.is_set() => report.work(NAME, || {
            println!("\n==> {NAME}\n    what is kept of these statements was checked");
            Ok(())
        }),
        Ok(stamp) => report.work(NAME, || sqlx::check(workspace).and_then(|()| stamp.set())),
        Err(failure) => report.work(NAME, || Err(failure)),
    }
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
    if Selection::Windows.is_empty(workspace) {
        return;
    }
    if !System::here().needs_display() {
        report.not_run(WINDOWS, "These tests drive WebKitGTK, which is Linux's web view.");
        return;
    }
    let tests = Selection::Windows.arguments(&workspace.packages, has_nextest(workspace));
    // A window waits for its web process more than it computes, so two screens take half the time of one.
    let halves = if has_nextest(workspace) { 2 } else { 1 };
    let second = (2..=halves)
        .map(|number| window_tests_beside(workspace, number, halves, tests.clone()))
        .collect::<Vec<_>>();
    run_windows(workspace, report, 1, halves, tests);
    for half in second {
        match half {
            Ok(half) => report.append(half.join().expect("a window's tests do not panic in here")),
            Err(failure) => report.work(WINDOWS, || Err(failure)),
        }
    }
}

fn window_tests_beside(workspace: &Workspace, number: u32, of: u32, tests: Vec<String>) -> Outcome<JoinHandle<Report>> {
    let workspace = workspace.for_another_thread()?;
    Ok(thread::spawn(move || {
        let mut report = Report::beside();
        run_windows(&workspace, &mut report, number, of, tests);
        report
    }))
}

fn run_windows(workspace: &Workspace, report: &mut Report, number: u32, of: u32, mut tests: Vec<String>) {
    if of > 1 {
        tests.extend(["--partition".to_owned(), format!("count:{number}/{of}")]);
    }
    match screen::of_its_own(workspace, number, &tests) {
        Ok(command) => report.tests(WINDOWS, command),
        Err(failure) => report.work(WINDOWS, || Err(failure)),
    }
}
