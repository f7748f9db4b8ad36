use xshell::Cmd;

use crate::process;
use crate::workspace::{Package, Workspace};

/// The package of the whole-program tests.
const WHOLE_PROGRAM: &str = "packdesk-tests";

/// Which of the workspace's tests a step runs. All selections build the workspace with the same features, so nothing
/// is compiled twice; they differ only in what they run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// Every crate's own tests, with those of the harness that packdesk-tests is built on.
    Crates,
    /// The tests of the built programs that need no window.
    Programs,
    /// The tests in a real window: the programs of packdesk-tests whose name starts with `window`.
    Windows,
}

impl Selection {
    /// Whether a test program of this package belongs to the selection.
    fn holds(self, package: &str, test: &str) -> bool {
        match self {
            Self::Crates => package != WHOLE_PROGRAM,
            Self::Programs => package == WHOLE_PROGRAM && !test.starts_with("window"),
            Self::Windows => package == WHOLE_PROGRAM && test.starts_with("window"),
        }
    }

    fn tests(self, packages: &[Package]) -> Vec<String> {
        let mut tests: Vec<String> = packages
            .iter()
            .filter(|package| package.name != env!("CARGO_PKG_NAME"))
            .flat_map(|package| package.tests.iter().filter(|test| self.holds(&package.name, test)))
            .cloned()
            .collect();
        tests.sort();
        tests.dedup();
        tests
    }

    fn nextest_filter(self) -> &'static str {
        match self {
            Self::Crates => "not (package(=packdesk-tests) and kind(=test))",
            Self::Programs => "package(=packdesk-tests) and kind(=test) and not binary(/^window/)",
            Self::Windows => "package(=packdesk-tests) and kind(=test) and binary(/^window/)",
        }
    }

    /// The arguments for cargo, with nextest or with cargo's own runner.
    pub fn arguments(self, packages: &[Package], nextest: bool) -> Vec<String> {
        // This very program is left out: Windows cannot replace a running program.
        let mut arguments: Vec<String> = if nextest { vec!["nextest", "run"] } else { vec!["test"] }
            .into_iter()
            .chain(["--workspace", "--exclude", env!("CARGO_PKG_NAME"), "--no-fail-fast"])
            .map(str::to_owned)
            .collect();
        if nextest {
            arguments.extend(["--filterset".to_owned(), self.nextest_filter().to_owned()]);
            return arguments;
        }
        if self == Self::Crates {
            arguments.extend(["--lib".to_owned(), "--bins".to_owned()]);
        }
        arguments.extend(
            self.tests(packages)
                .into_iter()
                .flat_map(|test| ["--test".to_owned(), test]),
        );
        if self == Self::Windows {
            arguments.extend(["--", "--test-threads", "1"].map(str::to_owned));
        }
        arguments
    }

    /// Whether there is anything to run.
    pub fn is_empty(self, workspace: &Workspace) -> bool {
        self != Self::Crates && self.tests(&workspace.packages).is_empty()
    }

    /// The command that runs the selection.
    pub fn command(self, workspace: &Workspace, nextest: bool) -> Cmd<'_> {
        process::cargo(&workspace.shell).args(self.arguments(&workspace.packages, nextest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packages() -> Vec<Package> {
        let package = |name: &str, tests: &[&str]| Package {
            name: name.to_owned(),
            tests: tests.iter().map(|test| (*test).to_owned()).collect(),
            ..Package::default()
        };
        vec![
            package("store", &["migrations", "broken_files"]),
            package("cli", &["contract"]),
            package("xtask", &["own"]),
            package("packdesk-tests", &["window_smoke", "crash_points"]),
        ]
    }

    #[test]
    fn each_test_program_is_run_by_exactly_one_selection() {
        let all = [Selection::Crates, Selection::Programs, Selection::Windows];
        for (package, test) in packages()
            .iter()
            .filter(|package| package.name != "xtask")
            .flat_map(|package| package.tests.iter().map(|test| (package.name.clone(), test.clone())))
        {
            assert_eq!(
                all.iter().filter(|selection| selection.holds(&package, &test)).count(),
                1,
                "{package} {test}"
            );
        }
    }

    #[test]
    fn plain_cargo_names_the_test_programs() {
        assert_eq!(
            Selection::Crates.arguments(&packages(), false).join(" "),
            "test --workspace --exclude xtask --no-fail-fast --lib --bins --test broken_files --test contract --test migrations"
        );
        assert_eq!(
            Selection::Programs.arguments(&packages(), false).join(" "),
            "test --workspace --exclude xtask --no-fail-fast --test crash_points"
        );
        assert_eq!(
            Selection::Windows.arguments(&packages(), false).join(" "),
            "test --workspace --exclude xtask --no-fail-fast --test window_smoke -- --test-threads 1"
        );
    }

    #[test]
    fn nextest_is_given_a_filter_and_its_configuration_says_how_many_run_at_a_time() {
        let arguments = Selection::Windows.arguments(&packages(), true);
        assert_eq!(
            arguments.last().map(String::as_str),
            Some(Selection::Windows.nextest_filter())
        );
    }
}
