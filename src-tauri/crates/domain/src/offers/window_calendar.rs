use chrono::{Days, Months, NaiveDate};

use crate::{Term, Window};

/// A bank transfer should start this many days before the last safe day: one week until Partner Center books it, and
/// the bank's own days (make-payment: active 48 to 72 hours after the money arrives, at most one week).
pub const SAFE_TRANSFER_DAYS: u64 = 10;

/// The dates of one term and the window after it: what the term bar draws and the list of dates says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermCalendar {
    /// The first day of each of the term's twelve months.
    pub months: Vec<NaiveDate>,
    /// Each day of the window; 30 where it has no end.
    pub days: Vec<NaiveDate>,
    /// The last sensible day to send a bank transfer.
    pub transfer_by: Option<NaiveDate>,
    /// The last day of benefits.
    pub benefits_end: NaiveDate,
}

impl TermCalendar {
    /// The calendar of a term with its window.
    #[must_use]
    pub fn of(term: &Term, window: Window) -> Self {
        let months = (0..12)
            .filter_map(|month| term.purchased.checked_add_months(Months::new(month)))
            .take_while(|month| *month < term.anniversary)
            .collect();
        let last = window
            .closes
            .or_else(|| window.opens.checked_add_days(Days::new(29)))
            .unwrap_or(window.opens);
        let days = window.opens.iter_days().take_while(|day| *day <= last).collect();
        let transfer_by = window
            .closes
            .and_then(|closes| closes.checked_sub_days(Days::new(SAFE_TRANSFER_DAYS)));
        Self {
            months,
            days,
            transfer_by,
            benefits_end: term.benefits_end(),
        }
    }
}
