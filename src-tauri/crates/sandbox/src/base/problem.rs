use crate::base::refused::Refused;

/// Why a request was not answered as asked.
#[derive(Debug)]
pub(crate) enum Problem {
    /// No token, or one nobody has.
    NotSignedIn,
    /// There is no such thing.
    NoSuch(&'static str),
    /// The request cannot be understood.
    Invalid(String),
    /// The order was refused.
    Refused(Refused),
    /// The fields make no card.
    InvalidCard,
    /// The card may be somebody's.
    RealCard,
    /// The file cannot be used.
    Storage(sqlx::Error),
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        Self::Storage(error)
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
