use std::fmt;

/// How the operating system's keyring stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyringStatus {
    /// It keeps secrets and gives them back.
    Available,
    /// It is there but locked, or its prompt was dismissed.
    Locked,
    /// There is none, or it does not answer.
    Missing,
}

impl fmt::Display for KeyringStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Available => "available",
            Self::Locked => "locked",
            Self::Missing => "missing",
        })
    }
}
