use chrono::NaiveDate;

use crate::{DateKind, Order, OrderState, Term, TermCalendar, Window};

/// A day that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportantDate {
    /// The day, in the calendar of the account.
    pub day: NaiveDate,
    /// What it counts for.
    pub kind: DateKind,
}

impl ImportantDate {
    /// The days of a term, the earliest first. `window` is when it can be renewed, `None` where it cannot, and `announced` the
    /// first day of an opening that is not confirmed. A term that ended early has none any more.
    ///
    /// ```
    /// use domain::{Catalogue, DateKind, ImportantDate, NaiveDate, OfferId, Term};
    ///
    /// let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
    /// let catalogue = Catalogue::embedded();
    /// let pack = catalogue.offer(&OfferId::new("action-pack")).expect("an offer of the catalogue");
    /// let term = Term {
    ///     offer: pack.id.clone(),
    ///     purchased: day("2020-06-22"),
    ///     anniversary: day("2021-06-22"),
    ///     auto_renew: true,
    ///     ended: None,
    /// };
    /// let window = catalogue.policy_of(pack, term.anniversary).window(term.anniversary);
    /// let told: Vec<(String, DateKind)> = ImportantDate::of_term(&term, Some(window), None)
    ///     .into_iter()
    ///     .map(|date| (date.day.to_string(), date.kind))
    ///     .collect();
    /// let expected = [
    ///     ("2021-06-22", DateKind::Expires),
    ///     ("2021-06-23", DateKind::Opens),
    ///     ("2021-07-12", DateKind::TransferBy),
    ///     ("2021-07-22", DateKind::LastSafeDay),
    ///     ("2021-07-22", DateKind::BenefitsEnd),
    /// ];
    /// assert_eq!(told, expected.map(|(day, kind)| (day.to_owned(), kind)));
    /// ```
    #[must_use]
    pub fn of_term(term: &Term, window: Option<Window>, announced: Option<NaiveDate>) -> Vec<Self> {
        if term.ended.is_some() {
            return Vec::new();
        }
        let mut dates = vec![
            Self::new(term.anniversary, DateKind::Expires),
            Self::new(term.benefits_end(), DateKind::BenefitsEnd),
        ];
        if let Some(window) = window {
            dates.push(Self::new(window.opens, DateKind::Opens));
            let announced = announced.filter(|day| *day < window.opens);
            dates.extend(announced.map(|day| Self::new(day, DateKind::MayOpen)));
            dates.extend(window.closes.map(|day| Self::new(day, DateKind::LastSafeDay)));
            let transfer_by = TermCalendar::of(term, window).transfer_by;
            // A window that is shorter than a transfer takes leaves none.
            let transfer_by = transfer_by.filter(|day| *day >= window.opens);
            dates.extend(transfer_by.map(|day| Self::new(day, DateKind::TransferBy)));
        }
        dates.sort();
        dates
    }

    /// The day on which an order expires that waits for its money.
    #[must_use]
    pub fn of_order(order: &Order) -> Option<Self> {
        let waits = matches!(order.state, OrderState::AwaitingPayment | OrderState::ProofUploaded);
        let expires = order.expires.filter(|_| waits)?;
        Some(Self::new(expires, DateKind::OrderExpires))
    }

    /// A day with what it counts for.
    #[must_use]
    pub const fn new(day: NaiveDate, kind: DateKind) -> Self {
        Self { day, kind }
    }
}
