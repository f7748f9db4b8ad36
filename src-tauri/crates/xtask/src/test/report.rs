use std::time::{Duration, Instant};

use xshell::Cmd;

use crate::failure::Outcome;
use crate::process;
use crate::test::closing_lines::{Counts, closing_lines, counts};

/// What became of one step.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ending {
    Passed,
    Failed(String),
    NotRun(String),
}

struct Step {
    name: &'static str,
    ending: Ending,
    took: Duration,
    closing: Vec<String>,
    counts: Counts,
}

/// The steps of a test run, in order, with what each of them came to.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
    /// What was printed of steps that run beside others.
    held: Option<Vec<String>>,
}

impl Report {
    /// A report of steps that run beside those of another one: what they print is held until [`Report::append`].
    pub fn beside() -> Self {
        Self {
            steps: Vec::new(),
            held: Some(Vec::new()),
        }
    }

    /// Prints what was held of the steps of `other`, and takes them over.
    pub fn append(&mut self, other: Self) {
        for line in other.held.iter().flatten() {
            self.say(line);
        }
        self.steps.extend(other.steps);
    }

    fn say(&mut self, line: &str) {
        match &mut self.held {
            Some(held) => held.push(line.to_owned()),
            None => println!("{line}"),
        }
    }

    /// Does a piece of set-up work as a step of its own.
    pub fn work(&mut self, name: &'static str, work: impl FnOnce() -> Outcome<()>) {
        let started = Instant::now();
        let ending = match work() {
            Ok(()) => Ending::Passed,
            Err(failure) => Ending::Failed(failure.to_string()),
        };
        self.close(name, ending, started.elapsed(), Vec::new());
    }

    /// Runs a command as a step; it passes when the command ends with exit code 0. Returns whether it did.
    pub fn command(&mut self, name: &'static str, command: Cmd<'_>) -> bool {
        let started = Instant::now();
        let shown = command.to_string();
        self.say(&format!("\n==> {name}"));
        self.say(&format!("    $ {shown}"));
        let (ending, closing) = match process::follow(command, self.held.is_none(), "Install it, then run this again.")
        {
            Ok(followed) => {
                let closing = closing_lines(&followed.lines);
                if let Some(held) = &mut self.held {
                    held.extend(followed.lines);
                }
                if followed.success {
                    (Ending::Passed, closing)
                } else {
                    (Ending::Failed(format!("{shown} failed; its output is above.")), closing)
                }
            }
            Err(failure) => (Ending::Failed(failure.to_string()), Vec::new()),
        };
        let passed = ending == Ending::Passed;
        self.close(name, ending, started.elapsed(), closing);
        passed
    }

    /// Runs a test runner as a step; a run in which no test was executed proves nothing and has failed.
    pub fn tests(&mut self, name: &'static str, command: Cmd<'_>) {
        self.command(name, command);
        if let Some(step) = self.steps.last_mut()
            && step.ending == Ending::Passed
            && step.counts == Counts::default()
        {
            step.ending = Ending::Failed("It ended well without running a single test.".to_owned());
        }
    }

    /// Records a step that cannot run here, and why.
    pub fn not_run(&mut self, name: &'static str, reason: impl Into<String>) {
        self.close(name, Ending::NotRun(reason.into()), Duration::ZERO, Vec::new());
    }

    fn close(&mut self, name: &'static str, ending: Ending, took: Duration, closing: Vec<String>) {
        match &ending {
            Ending::Passed => {}
            Ending::Failed(reason) => self.say(&format!("    FAILED: {reason}")),
            Ending::NotRun(reason) => self.say(&format!("\n==> {name}\n    Not run: {reason}")),
        }
        let counts = counts(&closing);
        self.steps.push(Step {
            name,
            ending,
            took,
            closing,
            counts,
        });
    }

    /// Whether any step failed.
    pub fn has_failed(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.ending, Ending::Failed(_)))
    }

    /// Each runner's closing lines, then one table of all steps.
    pub fn summary(&self) -> String {
        let mut text = String::from("\n==> What each runner said at its end\n");
        for step in self.steps.iter().filter(|step| !step.closing.is_empty()) {
            text.push_str(&format!("{}:\n", step.name));
            for line in &step.closing {
                text.push_str(&format!("    {line}\n"));
            }
        }
        text.push_str("\n==> Summary\n");
        text.push_str(&row("step", "outcome", "seconds", "passed", "failed"));
        for step in &self.steps {
            let (passed, failed) = if step.counts == Counts::default() {
                (String::new(), String::new())
            } else {
                (step.counts.passed.to_string(), step.counts.failed.to_string())
            };
            let outcome = match step.ending {
                Ending::Passed => "passed",
                Ending::Failed(_) => "FAILED",
                Ending::NotRun(_) => "not run",
            };
            text.push_str(&row(step.name, outcome, &seconds(step.took), &passed, &failed));
        }
        for step in &self.steps {
            if let Ending::Failed(reason) | Ending::NotRun(reason) = &step.ending {
                text.push_str(&format!("{}: {reason}\n", step.name));
            }
        }
        text
    }
}

fn row(step: &str, outcome: &str, seconds: &str, passed: &str, failed: &str) -> String {
    format!("{step:<22} {outcome:<8} {seconds:>8} {passed:>8} {failed:>8}")
        .trim_end()
        .to_owned()
        + "\n"
}

fn seconds(took: Duration) -> String {
    let tenths = took.as_millis() / 100;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;
    use xshell::{Shell, cmd};

    #[test]
    fn one_failed_step_fails_the_run_and_the_others_still_count() {
        let shell = Shell::new().expect("a current folder");
        let mut report = Report::default();
        report.work("set-up", || Ok(()));
        assert!(!report.has_failed());
        report.work("system packages", || {
            Err(Failure::new("xvfb is missing.", "Install it."))
        });
        assert!(report.command("version", cmd!(shell, "cargo --version")));
        assert!(report.has_failed());
        let summary = report.summary();
        assert!(summary.contains("set-up                 passed"), "{summary}");
        assert!(summary.contains("system packages        FAILED"), "{summary}");
        assert!(summary.contains("What to do: Install it."), "{summary}");
        assert!(summary.contains("version:\n    cargo "), "{summary}");
    }

    #[test]
    fn a_runner_that_ran_nothing_has_failed() {
        let shell = Shell::new().expect("a current folder");
        let mut report = Report::default();
        report.tests("crates", cmd!(shell, "cargo --version"));
        assert!(report.has_failed());
        assert!(
            report
                .summary()
                .contains("crates: It ended well without running a single test.")
        );
    }

    #[test]
    fn steps_beside_others_are_told_when_they_are_taken_over() {
        let shell = Shell::new().expect("a current folder");
        let mut beside = Report::beside();
        beside.command("version", cmd!(shell, "cargo --version"));
        beside.command("flag", cmd!(shell, "cargo --no-such-flag"));
        let held = beside.held.clone().unwrap_or_default().join("\n");
        assert!(held.contains("==> version") && held.contains("cargo 1."), "{held}");
        assert!(held.contains("no-such-flag") && held.contains("FAILED"), "{held}");

        let mut report = Report::default();
        report.append(beside);
        assert!(report.has_failed());
        assert!(report.summary().contains("version                passed"));
    }

    #[test]
    fn a_step_that_cannot_run_here_says_so_and_fails_nothing() {
        let mut report = Report::default();
        report.not_run("window", "macOS has no driver for web views.");
        assert!(!report.has_failed());
        assert!(report.summary().contains("window                 not run"));
        assert!(report.summary().contains("window: macOS has no driver"));
    }

    #[test]
    fn time_is_told_in_tenths_of_a_second() {
        assert_eq!(seconds(Duration::from_millis(61_250)), "61.2");
        assert_eq!(seconds(Duration::from_millis(40)), "0.0");
    }
}
