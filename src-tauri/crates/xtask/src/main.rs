//! The developer's commands: `cargo xtask run`, `cargo xtask test`, `cargo xtask icons`,
//! `cargo xtask bench`, `cargo xtask sqlx`, `cargo xtask answers`,
//! `cargo xtask licences`, `cargo xtask audit`.
#![allow(clippy::print_stdout, reason = "this program talks to the developer on the terminal")]

mod bench;
mod failure;
mod icons;
mod install;
mod lasting;
mod page;
mod pictures;
mod process;
mod run;
mod screen;
mod stamp;
mod structure;
mod system;
mod test;
mod workspace;

use std::process::ExitCode;

use failure::Outcome;
use workspace::Workspace;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run    install what is missing, build, and open Packdesk on its sample account;
         without a display, play the renewal in the terminal
  test   install what is missing and run every check and test; with --long also what takes many minutes
  structure
         look for circles of files, crowded folders and wrong arrows between crates; part of test
  bench  measure Packdesk beside other programs and write tests/bench/RESULTS.md
  laboratory --minutes N
         play every flow with every fault on the wire and every end of the program, then random schedules for N minutes
  fuzz MINUTES [TARGET]
         give random bytes to whatever reads what comes from outside, each target for MINUTES; findings go to tests/fuzz/corpus
  pictures
         take the README's pictures in a real window
  answers
         write the page's bindings and the recorded answers of the engine anew
  licences
         write the list of the packages that Packdesk is made of, with their licences, anew
  audit  compare the libraries with the advisories of RustSec, and say of which day those are
  icons  draw the files in icons/ from icons/packdesk.svg
  sqlx   describe the statements in .sqlx anew, by the migrations of today; with --check only compare";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let Some(lasting) = Lasting::of(&arguments) {
        return ended(Workspace::read().and_then(|workspace| lasting.run(&workspace)));
    }
    let command: fn(&Workspace) -> Outcome<()> = match arguments[..] {
        ["run"] => run::run,
        ["test"] => |workspace| test::test(workspace, test::Extent::Usual),
        ["test", "--long"] => |workspace| test::test(workspace, test::Extent::Long),
        ["structure"] => structure::structure,
        ["bench"] => bench::bench,
        ["pictures"] => pictures::pictures,
        ["answers"] => test::answers::answers,
        ["licences"] => page::licences::licences,
        ["audit"] => test::audit::audit,
        ["icons"] => icons::icons,
        ["sqlx"] => test::sqlx::sqlx,
        ["sqlx", "--check"] => test::sqlx::check,
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    ended(Workspace::read().and_then(|workspace| command(&workspace)))
}

/// What goes on for so many minutes.
enum Lasting<'a> {
    Laboratory(u64),
    Fuzz(u64, Option<&'a str>),
}

impl<'a> Lasting<'a> {
    fn of(arguments: &[&'a str]) -> Option<Self> {
        match *arguments {
            ["laboratory", "--minutes", minutes] => Some(Self::Laboratory(minutes.parse().ok()?)),
            ["fuzz", minutes] => Some(Self::Fuzz(minutes.parse().ok()?, None)),
            ["fuzz", minutes, target] => Some(Self::Fuzz(minutes.parse().ok()?, Some(target))),
            _ => None,
        }
    }

    fn run(&self, workspace: &Workspace) -> Outcome<()> {
        match *self {
            Self::Laboratory(minutes) => lasting::laboratory::laboratory(workspace, minutes),
            Self::Fuzz(minutes, target) => lasting::fuzz::fuzz(workspace, minutes, target),
        }
    }
}

fn ended(outcome: Outcome<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nStopped: {failure}");
            ExitCode::FAILURE
        }
    }
}
