use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::offer_names::offers_named;
use crate::{
    Catalogue, InvoiceKind, InvoiceNumber, InvoiceStatus, Money, NewTerm, OfferId, TermDetails, TermProblem,
    TermSource, days_between,
};

/// A term is a year: with its last day counted or not, in a leap year or not.
const YEAR: std::ops::RangeInclusive<i64> = 364..=366;

/// What an invoice that was issued elsewhere tells line by line. Nothing of it is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldInvoice {
    /// Its number.
    pub number: InvoiceNumber,
    /// Invoice or note.
    pub kind: InvoiceKind,
    /// Where its payment stands.
    pub status: InvoiceStatus,
    /// The day of issue.
    pub issued: NaiveDate,
    /// What it comes to.
    pub total: Money,
    /// The period of the whole, where it tells one.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Its lines.
    pub lines: Vec<ToldLine>,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldLine {
    /// What is billed.
    pub text: String,
    /// Its own period, where it tells one.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The amount as the line says it.
    pub amount: Option<Money>,
    /// It says that it takes something back, whatever sign its amount has.
    pub is_reversal: bool,
}

/// An offer that a line of an invoice names, and no other one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedOffer {
    /// The offer.
    pub offer: OfferId,
    /// The invoice.
    pub invoice: InvoiceNumber,
    /// The day of its issue.
    pub issued: NaiveDate,
    /// What the invoice comes to.
    pub total: Money,
    /// The first and the last day that are billed, where they are told.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// The amount as the line says it.
    pub price: Option<Money>,
}

impl ToldInvoice {
    /// The offers that its lines name. A note names none, nor does an invoice that is void or paid back; neither does a line
    /// that takes something back, and an offer of which one line does so is not billed here.
    #[must_use]
    pub fn named_offers(&self, catalogue: &Catalogue) -> Vec<NamedOffer> {
        let is_over = matches!(self.status, InvoiceStatus::Void | InvoiceStatus::Refunded);
        if self.kind != InvoiceKind::Invoice || is_over || self.total.amount.is_sign_negative() {
            return Vec::new();
        }
        let naming: Vec<(&ToldLine, Vec<&OfferId>)> = self
            .lines
            .iter()
            .map(|line| (line, offers_named(catalogue, &line.text)))
            .filter(|(_, offers)| !offers.is_empty())
            .collect();
        let is_taken_back = |offer: &OfferId| {
            naming
                .iter()
                .any(|(line, offers)| line.takes_back() && offers.contains(&offer))
        };
        // Of several lines nobody can say which one the period of the whole is of.
        let of_the_whole = self.period.filter(|_| naming.len() == 1);
        naming
            .iter()
            .filter_map(|(line, offers)| match offers.as_slice() {
                [offer] if !is_taken_back(offer) => Some(NamedOffer {
                    offer: (*offer).clone(),
                    invoice: self.number.clone(),
                    issued: self.issued,
                    total: self.total,
                    period: line.period.or(of_the_whole),
                    price: line.amount,
                }),
                _ => None,
            })
            .collect()
    }
}

impl ToldLine {
    fn takes_back(&self) -> bool {
        let is_negative = |amount: Money| amount.amount.is_sign_negative() && !amount.amount.is_zero();
        self.is_reversal || self.amount.is_some_and(is_negative)
    }
}

impl NamedOffer {
    /// The first day of the term that is billed, where a period of a year is told.
    #[must_use]
    pub fn begins(&self) -> Option<NaiveDate> {
        let (from, to) = self.period?;
        YEAR.contains(&days_between(from, to)).then_some(from)
    }

    /// The term that it proposes; `None` where no period of a year is told.
    ///
    /// # Errors
    /// [`TermProblem`] where it can be no term.
    pub fn term(&self, today: NaiveDate) -> Option<Result<TermDetails, TermProblem>> {
        let new = NewTerm {
            offer: self.offer.clone(),
            purchased: Some(self.begins()?),
            anniversary: None,
            price: self.price,
            auto_renew: None,
            tile: None,
        };
        let term = new.checked(today, TermSource::Invoice);
        Some(term.map(|details| TermDetails {
            invoice: Some(self.invoice.clone()),
            ..details
        }))
    }
}
