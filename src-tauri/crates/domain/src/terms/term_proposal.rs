use chrono::{Days, NaiveDate};

use crate::{EnteredTerm, NamedOffer, OfferId, TermDetails};

/// Half a year: two terms of an offer that are nearer to each other are the same one.
const HALF_A_YEAR: u64 = 182;

/// A term that an invoice proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedTerm {
    /// What it would be, with its invoice.
    pub details: TermDetails,
    /// The day of issue of that invoice.
    pub issued: NaiveDate,
}

/// A term that is not to be proposed again.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DiscardedTerm {
    /// The offer.
    pub offer: OfferId,
    /// The first day of the term.
    pub purchased: NaiveDate,
}

impl ProposedTerm {
    /// What it is accepted or discarded by.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}@{}", self.details.offer, self.details.purchased)
    }

    /// What is kept where it is not to be proposed again.
    #[must_use]
    pub fn discarded(&self) -> DiscardedTerm {
        DiscardedTerm {
            offer: self.details.offer.clone(),
            purchased: self.details.purchased,
        }
    }
}

/// The terms that invoices propose, the earliest first, each once and by its first invoice. What stands as a term already
/// and what somebody discarded is not among them, nor what can be no term today.
#[must_use]
pub fn proposed_terms(
    named: &[NamedOffer],
    entered: &[EnteredTerm],
    discarded: &[DiscardedTerm],
    today: NaiveDate,
) -> Vec<ProposedTerm> {
    let mut proposed: Vec<ProposedTerm> = named
        .iter()
        .filter_map(|named| {
            Some(ProposedTerm {
                details: named.term(today)?.ok()?,
                issued: named.issued,
            })
        })
        .filter(|proposed| !discarded.contains(&proposed.discarded()))
        .filter(|proposed| {
            !entered
                .iter()
                .any(|term| is_same_year(&term.details, &proposed.details))
        })
        .collect();
    proposed.sort_by(|one, other| {
        let key = |term: &ProposedTerm| {
            let details = &term.details;
            (
                details.purchased,
                details.offer.clone(),
                term.issued,
                details.invoice.clone(),
            )
        };
        key(one).cmp(&key(other))
    });
    let mut kept: Vec<ProposedTerm> = Vec::new();
    for one in proposed {
        if !kept.iter().any(|other| is_same_year(&other.details, &one.details)) {
            kept.push(one);
        }
    }
    kept
}

/// Whether a term covers the middle of another one of its offer: an anniversary date that Partner Center shows a day off makes
/// no second term.
fn is_same_year(term: &TermDetails, other: &TermDetails) -> bool {
    let middle = other.purchased.checked_add_days(Days::new(HALF_A_YEAR));
    term.offer == other.offer && middle.is_some_and(|middle| term.purchased <= middle && middle < term.anniversary)
}
