use chrono::NaiveDate;

use crate::{UniformNumber, is_unseen};

crate::closed_set! {
    /// Whether an invoice stands in the account's own books.
    pub enum Booking {
        /// Not yet.
        NotBooked = "not_booked",
        /// It does.
        Booked = "booked",
    }
}

/// The longest ledger code, in characters.
pub const LONGEST_LEDGER_CODE: usize = 40;
/// The longest note beside an invoice, in characters.
pub const LONGEST_BOOKING_NOTE: usize = 500;

/// What the account's own books say of an invoice. It stands beside the issued record, which stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bookkeeping {
    /// The day it was booked; `None` while it is not.
    pub booked: Option<NaiveDate>,
    /// The account of the ledger it was booked to; empty without one.
    pub ledger_code: String,
    /// A note; empty without one.
    pub note: String,
    /// The uniform invoice number that it has in Taiwan.
    pub uniform_number: Option<UniformNumber>,
}

impl Bookkeeping {
    /// Whether it is booked.
    #[must_use]
    pub const fn booking(&self) -> Booking {
        if self.booked.is_some() {
            Booking::Booked
        } else {
            Booking::NotBooked
        }
    }

    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is to be changed about invoices in the books; `None` leaves it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookkeepingChange {
    /// Books them, or takes that back.
    pub booking: Option<Booking>,
    /// Their ledger code; an empty one takes it away.
    pub ledger_code: Option<String>,
    /// Their note; an empty one takes it away.
    pub note: Option<String>,
    /// Their uniform number, or none any more.
    pub uniform_number: Option<Option<UniformNumber>>,
}

impl BookkeepingChange {
    /// What becomes of an invoice's bookkeeping. One that is booked already keeps its day.
    #[must_use]
    pub fn applied(&self, before: &Bookkeeping, today: NaiveDate) -> Bookkeeping {
        Bookkeeping {
            booked: match self.booking {
                None => before.booked,
                Some(Booking::Booked) => before.booked.or(Some(today)),
                Some(Booking::NotBooked) => None,
            },
            ledger_code: self.ledger_code.clone().unwrap_or_else(|| before.ledger_code.clone()),
            note: self.note.clone().unwrap_or_else(|| before.note.clone()),
            uniform_number: self
                .uniform_number
                .clone()
                .unwrap_or_else(|| before.uniform_number.clone()),
        }
    }
}

/// Why a line of text cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    /// It has more characters than are kept.
    TooLong {
        /// How many it has.
        length: usize,
    },
    /// It holds characters that steer a screen or a printer, or turn the text around, and cannot be seen.
    Invisible,
}

/// A line of text as it is kept: without white space at its ends.
///
/// # Errors
/// It is longer than `longest` characters, or holds control characters.
///
/// ```
/// use domain::{LineProblem, kept_line};
///
/// assert_eq!(kept_line(" 6210　", 40).as_deref(), Ok("6210"));
/// assert_eq!(kept_line("62\u{7}10", 40), Err(LineProblem::Invisible));
/// ```
pub fn kept_line(text: &str, longest: usize) -> Result<String, LineProblem> {
    let line = text.trim();
    if line.contains(|c| is_unseen(c) || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')) {
        return Err(LineProblem::Invisible);
    }
    let length = line.chars().count();
    if length > longest {
        return Err(LineProblem::TooLong { length });
    }
    Ok(line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_change_touches_what_it_names_and_a_booked_invoice_keeps_its_day() {
        let before = Bookkeeping {
            booked: Some(day("2021-06-01")),
            ledger_code: "6210".to_owned(),
            note: "Q2".to_owned(),
            uniform_number: UniformNumber::parse("AB12345678").ok(),
        };
        let today = day("2021-06-28");
        let nothing = BookkeepingChange::default();
        assert_eq!(nothing.applied(&before, today), before);
        let booked = BookkeepingChange {
            booking: Some(Booking::Booked),
            ..nothing.clone()
        };
        assert_eq!(booked.applied(&before, today), before);
        assert_eq!(booked.applied(&Bookkeeping::default(), today).booked, Some(today));
        let emptied = BookkeepingChange {
            booking: Some(Booking::NotBooked),
            ledger_code: Some(String::new()),
            note: Some(String::new()),
            uniform_number: Some(None),
        };
        assert!(emptied.applied(&before, today).is_empty());
    }

    #[test]
    fn a_line_is_bounded_in_characters_and_holds_nothing_unseen() {
        assert_eq!(kept_line(&"課".repeat(40), 40).map(|line| line.chars().count()), Ok(40));
        assert_eq!(
            kept_line(&"課".repeat(41), 40),
            Err(LineProblem::TooLong { length: 41 })
        );
        for text in [
            "a\nb",
            "a\tb",
            "a\u{0}b",
            "a\u{202e}b",
            "a\u{2028}b",
            "a\u{feff}b",
            "a\u{85}b",
        ] {
            assert_eq!(kept_line(text, 40), Err(LineProblem::Invisible), "{text:?}");
        }
        assert_eq!(kept_line("\n  \n", 40).as_deref(), Ok(""));
    }
}
