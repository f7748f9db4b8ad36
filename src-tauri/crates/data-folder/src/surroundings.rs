use std::fs;

/// Who runs the program, and on which computer. Neither is ever written down as it is: a data folder keeps marks of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Surroundings {
    /// The user, in the system's own way.
    pub user: Option<String>,
    /// The computer, in the system's own way.
    pub computer: Option<String>,
}

impl Surroundings {
    /// Those of this process.
    #[must_use]
    pub fn here() -> Self {
        Self {
            user: user(),
            computer: computer(),
        }
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems may not tell")]
fn user() -> Option<String> {
    Some(rustix::process::getuid().as_raw().to_string())
}

#[cfg(not(unix))]
fn user() -> Option<String> {
    told_by("USERNAME")
}

/// The number that an installation of the system was given, which outlives the computer's name.
fn computer() -> Option<String> {
    fs::read_to_string("/etc/machine-id")
        .ok()
        .and_then(|id| not_blank(&id))
        .or_else(name)
}

#[cfg(unix)]
fn name() -> Option<String> {
    not_blank(&rustix::system::uname().nodename().to_string_lossy())
}

#[cfg(not(unix))]
fn name() -> Option<String> {
    told_by("COMPUTERNAME")
}

#[cfg(not(unix))]
fn told_by(variable: &str) -> Option<String> {
    not_blank(&std::env::var(variable).ok()?)
}

fn not_blank(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
