use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{HarnessError, Place};

/// Where the build put a program: beside the folder of the test programs.
///
/// # Errors
/// When it is not there.
pub fn program(name: &str) -> Result<PathBuf, HarnessError> {
    let own = env::current_exe().map_err(HarnessError::file("the test program"))?;
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let folder = own.ancestors().nth(2).map(PathBuf::from).unwrap_or_default();
    let path = folder.join(file);
    if path.is_file() {
        Ok(path)
    } else {
        Err(HarnessError::NotBuilt(path))
    }
}

/// How a program ended and what it said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// The exit code; None when a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub printed: String,
    /// Standard error.
    pub complained: String,
}

impl Ended {
    /// Standard output as one JSON document.
    ///
    /// # Errors
    /// When it is anything else.
    pub fn json(&self) -> Result<Value, HarnessError> {
        serde_json::from_str(&self.printed).map_err(|source| HarnessError::Json {
            source,
            printed: format!("{}{}", self.printed, self.complained),
        })
    }
}

impl Place {
    /// packdesk-cli in this place, with nothing on its standard input, ready to be run or started.
    ///
    /// # Errors
    /// When it is not built.
    pub fn cli_command<Argument: AsRef<OsStr>>(&self, arguments: &[Argument]) -> Result<Command, HarnessError> {
        let mut command = Command::new(program("packdesk-cli")?);
        command
            .args(arguments)
            .envs(self.environment())
            .current_dir(self.folder())
            .stdin(Stdio::null());
        Ok(command)
    }

    /// Runs packdesk-cli in this place to its end.
    ///
    /// # Errors
    /// When it is not built or cannot be started.
    pub fn cli<Argument: AsRef<OsStr>>(&self, arguments: &[Argument]) -> Result<Ended, HarnessError> {
        let mut command = self.cli_command(arguments)?;
        let output = command.output().map_err(HarnessError::file(command.get_program()))?;
        Ok(Ended {
            code: output.status.code(),
            printed: String::from_utf8_lossy(&output.stdout).into_owned(),
            complained: String::from_utf8_lossy(&output.stderr).into_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_built_is_named() {
        let error = program("no-such-program").unwrap_err();
        assert!(error.to_string().contains("no-such-program"), "{error}");
    }

    #[test]
    fn anything_around_the_document_is_no_json() {
        let ended = |printed: &str| Ended {
            code: Some(0),
            printed: printed.into(),
            complained: String::new(),
        };
        assert_eq!(
            ended("{\"offer\":\"action-pack\"}\n").json().unwrap()["offer"],
            "action-pack"
        );
        assert!(ended("Synced.\n{}").json().is_err());
        assert!(ended("").json().is_err());
    }
}
