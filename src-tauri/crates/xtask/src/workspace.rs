use std::env;
use std::path::PathBuf;

use serde_json::Value;
use xshell::Shell;

use crate::failure::{Failure, Outcome};
use crate::process;

/// The checkout: where it is, where cargo builds, and which test programs it has.
pub struct Workspace {
    /// Runs programs in the workspace's folder.
    pub shell: Shell,
    /// The folder with the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Where cargo puts what it builds.
    pub target: PathBuf,
    /// Every package with its integration test programs.
    pub packages: Vec<Package>,
}

/// One package of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The name cargo knows it by.
    pub name: String,
    /// The names of its integration test programs.
    pub tests: Vec<String>,
}

impl Workspace {
    /// Asks cargo about the workspace around the current folder.
    ///
    /// # Errors
    /// When cargo cannot read the workspace.
    pub fn read() -> Outcome<Self> {
        let todo = "Run this inside the Packdesk checkout; cargo's own message is above.";
        let shell = Shell::new()?;
        let text = process::capture(
            process::cargo(&shell).args(["metadata", "--no-deps", "--format-version", "1"]),
            todo,
        )?;
        from_metadata(&text).ok_or_else(|| Failure::new("cargo metadata answered in an unknown shape.", todo))
    }

    /// The folder where these commands keep what they remember between two runs.
    pub fn memory(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// Where the page's source lives.
    pub fn page(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// A program of the development profile.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target
            .join("debug")
            .join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}

fn from_metadata(text: &str) -> Option<Workspace> {
    let metadata: Value = serde_json::from_str(text).ok()?;
    let packages = metadata["packages"].as_array()?.iter().filter_map(package).collect();
    let shell = Shell::new().ok()?;
    shell.change_dir(metadata["workspace_root"].as_str()?);
    Some(Workspace {
        shell,
        root: PathBuf::from(metadata["workspace_root"].as_str()?),
        target: PathBuf::from(metadata["target_directory"].as_str()?),
        packages,
    })
}

fn package(package: &Value) -> Option<Package> {
    let is_test = |target: &&Value| {
        target["kind"]
            .as_array()
            .is_some_and(|kinds| kinds.iter().any(|kind| kind == "test"))
    };
    let tests = package["targets"]
        .as_array()?
        .iter()
        .filter(is_test)
        .filter_map(|target| Some(target["name"].as_str()?.to_owned()))
        .collect();
    Some(Package {
        name: package["name"].as_str()?.to_owned(),
        tests,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn cargo_metadata_gives_folders_and_test_programs() {
        let text = r#"{"packages":[
            {"name":"domain","targets":[{"kind":["lib"],"name":"domain"}]},
            {"name":"packdesk-tests","targets":[{"kind":["lib"],"name":"packdesk_tests"},{"kind":["test"],"name":"window_smoke"}]}],
            "workspace_root":"/checkout","target_directory":"/checkout/target"}"#;
        let workspace = from_metadata(text).expect("a known shape");
        assert_eq!(workspace.root, Path::new("/checkout"));
        assert_eq!(workspace.memory(), Path::new("/checkout/target/xtask"));
        assert_eq!(workspace.packages.len(), 2);
        assert!(workspace.packages[0].tests.is_empty());
        assert_eq!(workspace.packages[1].tests, ["window_smoke"]);
    }

    #[test]
    fn another_shape_is_no_workspace() {
        assert!(from_metadata("{}").is_none());
        assert!(from_metadata("not JSON").is_none());
    }

    #[test]
    fn this_checkout_is_read() {
        let workspace = Workspace::read().expect("cargo reads this workspace");
        assert!(workspace.packages.iter().any(|package| package.name == "xtask"));
        assert!(workspace.root.join("Cargo.toml").is_file());
    }
}
