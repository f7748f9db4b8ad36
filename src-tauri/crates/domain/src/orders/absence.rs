use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Role, Session};

/// Two answers of one start prove that an order never arrived when at least this many minutes lie between them: a
/// submission that is still on its way has come to its end by then.
pub const ABSENCE_MINUTES: i64 = 5;

/// Whom the connection answers. What one person in one role is not shown, another may have ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// The account's PartnerID.
    pub partner_id: String,
    /// The person.
    pub person: String,
    /// The role; `None` where the connection does not say.
    pub role: Option<Role>,
}

impl From<&Session> for Identity {
    fn from(session: &Session) -> Self {
        Self {
            partner_id: session.account.partner_id.clone(),
            person: session.person.clone(),
            role: session.role,
        }
    }
}

/// One well-formed answer of the connection that lists nothing for a request id. One alone proves nothing: the submission
/// may still be on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    /// When it was answered.
    pub at: DateTime<Utc>,
    /// The start of the program that asked.
    pub start: Uuid,
    /// Whom it was answered to.
    pub identity: Identity,
}

impl Absence {
    /// Whether a later answer proves, together with this one, that the submission never arrived: the same person in the
    /// same role was shown nothing twice, apart in time. A clock that was set back proves nothing within one start.
    ///
    /// ```
    /// use chrono::{DateTime, TimeDelta};
    /// use domain::{ABSENCE_MINUTES, Absence, Identity, Role};
    /// use uuid::Uuid;
    ///
    /// let first = Absence {
    ///     at: DateTime::UNIX_EPOCH,
    ///     start: Uuid::from_u128(1),
    ///     identity: Identity {
    ///         partner_id: "4567890".into(),
    ///         person: "Aoife Moore".into(),
    ///         role: Some(Role::GlobalAdmin),
    ///     },
    /// };
    /// let after = |minutes| Absence { at: first.at + TimeDelta::minutes(minutes), ..first.clone() };
    /// assert!(!first.is_proved_by(&after(ABSENCE_MINUTES - 1)));
    /// assert!(first.is_proved_by(&after(ABSENCE_MINUTES)));
    /// let other_start = Absence { start: Uuid::from_u128(2), ..first.clone() };
    /// assert!(first.is_proved_by(&other_start));
    /// ```
    #[must_use]
    pub fn is_proved_by(&self, later: &Self) -> bool {
        let apart = self.start != later.start || later.at - self.at >= TimeDelta::minutes(ABSENCE_MINUTES);
        self.identity == later.identity && apart
    }
}
