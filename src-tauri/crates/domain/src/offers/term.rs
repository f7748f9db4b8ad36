use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::OfferId;

/// Benefits go on this many days after the anniversary date ("membership date + 30 days", mpn-get-action-pack).
pub const BENEFITS_GRACE_DAYS: u64 = 30;

/// One year of one offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The offer.
    pub offer: OfferId,
    /// The day the term began: purchase, or the anniversary date it was renewed from.
    pub purchased: NaiveDate,
    /// The anniversary date: the last day of the membership, as Partner Center shows it.
    pub anniversary: NaiveDate,
    /// Whether Partner Center says it renews by itself; never a reason to silence a reminder.
    pub auto_renew: bool,
    /// The day the term ended before its anniversary date: cancelled, or ended by a higher level.
    #[serde(default)]
    pub ended: Option<NaiveDate>,
}

impl Term {
    /// Whether the membership holds on a day, the anniversary date included. The day a term ended early belongs to it
    /// no more.
    #[must_use]
    pub fn is_active(&self, on: NaiveDate) -> bool {
        self.purchased <= on && on <= self.anniversary && self.ended.is_none_or(|ended| on < ended)
    }

    /// The last day of benefits.
    #[must_use]
    pub fn benefits_end(&self) -> NaiveDate {
        self.anniversary
            .checked_add_days(Days::new(BENEFITS_GRACE_DAYS))
            .unwrap_or(NaiveDate::MAX)
    }
}
