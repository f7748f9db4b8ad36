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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// The name cargo knows it by.
    pub name: String,
    /// The folder with its Cargo.toml.
    pub folder: PathBuf,
    /// The names of its integration test programs.
    pub tests: Vec<String>,
    /// The file that each of its libraries, programs and test programs begins with.
    pub roots: Vec<PathBuf>,
    /// The packages that it names, besides those that only its tests or its build take.
    pub uses: Vec<String>,
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

    /// The same checkout for another thread: a shell belongs to one.
    ///
    /// # Errors
    /// When there is no current folder.
    pub fn for_another_thread(&self) -> Outcome<Self> {
        let shell = Shell::new()?;
        shell.change_dir(&self.root);
        Ok(Self {
            shell,
            root: self.root.clone(),
            target: self.target.clone(),
            packages: self.packages.clone(),
        })
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
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let targets = package["targets"].as_array()?;
    let dependencies = package["dependencies"].as_array()?;
    Some(Package {
        name: text(&package["name"])?,
        folder: PathBuf::from(package["manifest_path"].as_str()?).parent()?.to_owned(),
        tests: targets
            .iter()
            .filter(is_test)
            .filter_map(|target| text(&target["name"]))
            .collect(),
        roots: targets
            .iter()
            .filter_map(|target| Some(PathBuf::from(target["src_path"].as_str()?)))
            .collect(),
        uses: dependencies
            .iter()
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| text(&dependency["name"]))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn cargo_metadata_gives_folders_and_test_programs() {
        let text = r#"{"packages":[
            {"name":"domain","manifest_path":"/checkout/domain/Cargo.toml","dependencies":[
                {"name":"serde","kind":null},{"name":"proptest","kind":"dev"}],
                "targets":[{"kind":["lib"],"name":"domain","src_path":"/checkout/domain/src/lib.rs"}]},
            {"name":"packdesk-tests","manifest_path":"/checkout/tests/Cargo.toml","dependencies":[],"targets":[
                {"kind":["lib"],"name":"packdesk_tests","src_path":"/checkout/tests/src/lib.rs"},
                {"kind":["test"],"name":"window_smoke","src_path":"/checkout/tests/tests/windows/smoke.rs"}]}],
            "workspace_root":"/checkout","target_directory":"/checkout/target"}"#;
        let workspace = from_metadata(text).expect("a known shape");
        assert_eq!(workspace.root, Path::new("/checkout"));
        assert_eq!(workspace.memory(), Path::new("/checkout/target/xtask"));
        assert_eq!(workspace.packages.len(), 2);
        let domain = &workspace.packages[0];
        assert!(domain.tests.is_empty());
        assert_eq!(domain.folder, Path::new("/checkout/domain"));
        assert_eq!(domain.roots, [Path::new("/checkout/domain/src/lib.rs")]);
        assert_eq!(domain.uses, ["serde"]);
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
