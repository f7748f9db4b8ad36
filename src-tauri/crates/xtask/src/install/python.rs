use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use xshell::{Cmd, cmd};

use crate::process;
use crate::stamp::{Stamp, key_of};
use crate::workspace::Workspace;

/// A Python with packages of its own, in a folder below the target folder.
pub struct Environment {
    programs: PathBuf,
}

impl Environment {
    /// The Python that has the packages.
    pub fn python(&self) -> PathBuf {
        self.program("python")
    }

    /// A program that one of the packages brings.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(format!("{name}{EXE_SUFFIX}"))
    }
}

/// The environment `name` with the packages that the file `list` names, installed unless it is there already; or why
/// it cannot be had here.
pub fn environment(workspace: &Workspace, name: &str, list: &Path) -> Result<Environment, String> {
    let shell = &workspace.shell;
    let system = ["python3", "python"]
        .into_iter()
        .find(|name| process::is_there(name))
        .ok_or("Python 3 is not there.")?;
    let folder = workspace.memory().join(name);
    let environment = Environment {
        programs: folder.join(if cfg!(windows) { "Scripts" } else { "bin" }),
    };
    let python = environment.python();
    let version = process::capture(cmd!(shell, "{system} --version"), "").map_err(|failure| failure.to_string())?;
    let key = key_of(&[list.to_owned()], &[], &[&version]).map_err(|failure| failure.to_string())?;
    let stamp = Stamp::new(&workspace.memory(), &format!("{name}-installed"), key);
    if stamp.is_set() && process::succeeds(cmd!(shell, "{python} --version")) {
        return Ok(environment);
    }
    println!("\n==> {name}: installing what {} names", list.display());
    install(cmd!(shell, "{system} -m venv --clear {folder}"))?;
    let options = ["--quiet", "--disable-pip-version-check", "--retries", "1"];
    install(cmd!(shell, "{python} -m pip install {options...} --requirement {list}"))?;
    stamp.set().map_err(|failure| failure.to_string())?;
    Ok(environment)
}

/// What Python says last is why something cannot be had here.
fn install(command: Cmd<'_>) -> Result<(), String> {
    let followed = process::follow(command, true, "").map_err(|failure| failure.to_string())?;
    if followed.success {
        return Ok(());
    }
    let last = followed.lines.iter().rev().find(|line| !line.trim().is_empty());
    let reason = last.map_or("Python gave no reason.", |line| line.trim());
    Err(format!("It cannot be installed here: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use xshell::Shell;

    #[test]
    fn why_something_cannot_be_had_is_the_last_thing_said() {
        let shell = Shell::new().expect("a current folder");
        let reason = install(cmd!(shell, "cargo no-such-command")).expect_err("cargo knows no such command");
        assert!(reason.starts_with("It cannot be installed here: "), "{reason}");
        assert!(!reason.ends_with(": "), "{reason}");
        assert!(install(cmd!(shell, "cargo --version")).is_ok());
    }
}
