//! The days that count.

use domain::DateKind;
use serde::{Deserialize, Serialize};

views! {
    shown
    /// A day that counts.
    pub struct DateView {
        /// Short name of the account.
        account: String,
        /// Its company.
        company: String,
        /// What it counts for.
        kind: DateKind,
        /// The day.
        day: String,
        /// The same with its weekday, for people.
        day_label: String,
        /// How many days are left; negative for a day that is over.
        days_left: i32,
        /// The same, for people.
        days_label: String,
        /// A person has something to do by this day; what else there is happens by itself.
        needs_a_person: bool,
        /// What it counts for, for people.
        title: String,
        /// The offer, the order or the invoice, for people.
        about: String,
        /// The offer.
        offer: String,
        /// The order that it is about.
        order: Option<String>,
        /// The invoice that it is about.
        invoice: Option<String>,
    }

    /// The days that count of one account or of several.
    pub struct DatesView {
        /// Today.
        today: String,
        /// The days from today on, the earliest first.
        dates: Vec<DateView>,
        /// Of so many more invoices that are to be paid the days are not among them.
        left_out: u32,
        /// The same in words.
        summary: String,
    }

    /// A calendar file that was written.
    pub struct SavedCalendar {
        /// The file.
        path: String,
        /// How many days it tells.
        dates: u32,
        /// How many of those that an earlier file told it takes back.
        cancelled: u32,
        /// Of so many more invoices that are to be paid the days are not in it.
        left_out: u32,
        /// The same in words.
        label: String,
    }
}

views! {
    given
    #[derive(Default)]
    #[serde(default, deny_unknown_fields)]
    /// Whose days.
    pub struct DateQuery {
        /// The short name of an account, or `all` for all that stand beside the current one; the current one where it is
        /// empty.
        account: String,
    }
}
