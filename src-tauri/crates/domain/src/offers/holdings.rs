use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{Catalogue, NextAnniversary, Offer, OfferId, OrderKind, SiblingTerm, Term, a_year_after};

/// What an account holds: its terms, judged by the catalogue's rules on what excludes, covers and ends what.
///
/// ```
/// use domain::{Catalogue, Holdings, NaiveDate, OfferId, OrderKind, Term};
///
/// let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
/// let catalogue = Catalogue::embedded();
/// let pack = catalogue.offer(&OfferId::new("action-pack")).expect("an offer of the catalogue");
/// let terms = [Term {
///     offer: pack.id.clone(),
///     purchased: day("2020-06-22"),
///     anniversary: day("2021-06-22"),
///     auto_renew: false,
///     ended: None,
/// }];
/// let next = Holdings::new(&catalogue, &terms).next_term(pack, OrderKind::Renew, day("2021-06-28"));
/// assert_eq!(next.anniversary, day("2022-06-22"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Holdings<'a> {
    catalogue: &'a Catalogue,
    terms: &'a [Term],
}

impl<'a> Holdings<'a> {
    /// The holdings of an account with these terms, in any order.
    #[must_use]
    pub const fn new(catalogue: &'a Catalogue, terms: &'a [Term]) -> Self {
        Self { catalogue, terms }
    }

    /// The term that could be renewed: the latest of the offer, unless that ended early.
    #[must_use]
    pub fn term(&self, offer: &OfferId) -> Option<&'a Term> {
        self.latest(offer).filter(|term| term.ended.is_none())
    }

    /// The latest term of the offer, however it ended: the one that began last, as a term that another one covers can
    /// end before an earlier, cancelled one would have.
    #[must_use]
    pub fn latest(&self, offer: &OfferId) -> Option<&'a Term> {
        self.terms
            .iter()
            .filter(|term| term.offer == *offer)
            .max_by_key(|term| (term.purchased, term.anniversary, term.ended.is_none()))
    }

    /// A running term of another offer beside which this one cannot be bought: one of its exclusive group, or one of
    /// the package that ends this offer's package.
    #[must_use]
    pub fn active_sibling(&self, offer: &Offer, on: NaiveDate) -> Option<SiblingTerm> {
        let above = offer
            .package
            .as_ref()
            .and_then(|package| self.catalogue.package_that_ends(package));
        self.running(on)
            .filter(|(other, _)| {
                other.id != offer.id
                    && (is_same(other.exclusive_group.as_ref(), offer.exclusive_group.as_ref())
                        || above.is_some_and(|above| other.package.as_ref() == Some(&above.id)))
            })
            .max_by_key(|(_, term)| term.anniversary)
            .map(|(other, term)| SiblingTerm {
                name: other.name.clone(),
                anniversary: term.anniversary,
            })
    }

    /// A running term whose package has paid for this offer as well. Where there is a term to renew, only one that runs
    /// longer has: two terms that expire on the same day do not pay for each other's next year.
    #[must_use]
    pub fn covering(&self, offer: &Offer, on: NaiveDate) -> Option<(&'a Offer, &'a Term)> {
        let own = self.term(&offer.id).map(|term| term.anniversary);
        self.running(on)
            .filter(|(other, term)| {
                other.id != offer.id
                    && is_same(other.package.as_ref(), offer.package.as_ref())
                    && own.is_none_or(|own| own < term.anniversary)
            })
            .max_by_key(|(_, term)| term.anniversary)
    }

    /// The running terms that end on the day this offer is bought.
    #[must_use]
    pub fn ended_by(&self, offer: &Offer, on: NaiveDate) -> Vec<&'a Term> {
        let Some(ends) = self
            .catalogue
            .package_of(offer)
            .and_then(|package| package.ends.as_ref())
        else {
            return Vec::new();
        };
        self.running(on)
            .filter(|(other, _)| other.package.as_ref() == Some(ends))
            .map(|(_, term)| term)
            .collect()
    }

    /// What is taken off the fee on this day, in percent; `None` where nothing is.
    #[must_use]
    pub fn upgrade_discount(&self, offer: &Offer, on: NaiveDate) -> Option<Decimal> {
        let discount = self.catalogue.package_of(offer)?.upgrade_discount?;
        (!self.ended_by(offer, on).is_empty()).then_some(discount)
    }

    /// The term that an order paid on a day leads to. An offer that is covered ends with the term that covers it: "an
    /// extra designation takes the anniversary date of the first" (solutions-partner-faq, "as it works with
    /// competencies today").
    #[must_use]
    pub fn next_term(&self, offer: &Offer, kind: OrderKind, on: NaiveDate) -> Term {
        let (purchased, proposed) = match (kind, self.term(&offer.id)) {
            (OrderKind::Renew, Some(term)) => {
                let policy = self.catalogue.policy_of(offer, term.anniversary);
                let from = match policy.next_anniversary {
                    NextAnniversary::YearAfterAnniversary => term.anniversary,
                    NextAnniversary::YearAfterPayment => on,
                };
                (from, policy.next_anniversary(term.anniversary, on))
            }
            _ => (on, a_year_after(on)),
        };
        let covered = self.covering(offer, on).map(|(_, term)| term.anniversary);
        Term {
            offer: offer.id.clone(),
            purchased,
            anniversary: covered.unwrap_or(proposed),
            auto_renew: false,
            ended: None,
        }
    }

    fn running(&self, on: NaiveDate) -> impl Iterator<Item = (&'a Offer, &'a Term)> {
        self.terms
            .iter()
            .filter(move |term| term.is_active(on))
            .filter_map(|term| Some((self.catalogue.offer(&term.offer)?, term)))
    }
}

impl Catalogue {
    /// Offers of which no second order can be placed while one of `offer` is in progress: those it excludes, shares a
    /// fee with, ends, or is ended by. Money that arrives later would otherwise pay twice, or for what is no longer
    /// possible.
    pub fn related<'a>(&'a self, offer: &'a Offer) -> impl Iterator<Item = &'a Offer> {
        let ends = self.package_of(offer).and_then(|package| package.ends.as_ref());
        let ended_by = offer
            .package
            .as_ref()
            .and_then(|package| self.package_that_ends(package))
            .map(|package| &package.id);
        self.offers().iter().filter(move |other| {
            let package = other.package.as_ref();
            other.id != offer.id
                && (is_same(other.exclusive_group.as_ref(), offer.exclusive_group.as_ref())
                    || is_same(package, offer.package.as_ref())
                    || is_same(package, ends)
                    || is_same(package, ended_by))
        })
    }
}

/// Whether both are there and equal.
fn is_same<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.is_some() && one == other
}
