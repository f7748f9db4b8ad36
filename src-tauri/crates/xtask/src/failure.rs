use std::fmt;
use std::io;
use std::path::Path;

const CHECK_PERMISSIONS: &str = "Check that this account may read and write the checkout and its target folder.";

/// Why a command could not go on, in the words the developer reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    what: String,
    todo: String,
}

/// The result of anything that can stop a command.
pub type Outcome<T> = Result<T, Failure>;

impl Failure {
    /// `what` happened, and what to do about it (`todo`).
    pub fn new(what: impl Into<String>, todo: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            todo: todo.into(),
        }
    }

    /// A file or folder could not be read or written.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        Self::new(format!("{}: {error}", path.display()), CHECK_PERMISSIONS)
    }
}

/// A file or folder could not be read or written.
impl From<xshell::Error> for Failure {
    fn from(error: xshell::Error) -> Self {
        Self::new(error.to_string(), CHECK_PERMISSIONS)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}\n    What to do: {}", self.what, self.todo)
    }
}
