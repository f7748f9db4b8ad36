use domain::{
    Answer, Catalogue, CheckId, Eligibility, Facts, NaiveDate, Offer, OrderKind, Outcome, Profile, Role, SiblingTerm,
    Term,
};
use sqlx::SqliteConnection;

use crate::data::Partner;
use crate::{order_table, term_table};

/// What the sandbox's own records say about an order.
pub(crate) struct Judgement {
    /// The term that would be renewed.
    pub term: Option<Term>,
    eligibility: Eligibility,
}

/// Who asks for what, and when.
pub(crate) struct Question<'a> {
    pub catalogue: &'a Catalogue,
    pub partner: &'a Partner,
    pub profile: &'a Profile,
    pub offer: &'a Offer,
    pub role: Role,
    pub on: NaiveDate,
}

impl Question<'_> {
    /// Looks everything up and judges it by the rules.
    pub async fn judge(&self, connection: &mut SqliteConnection) -> Result<Judgement, sqlx::Error> {
        let term = term_table::latest(connection, &self.offer.id).await?;
        let mut active_sibling = None;
        for sibling in self.catalogue.siblings(self.offer) {
            if let Some(term) = term_table::latest(connection, &sibling.id).await?
                && term.anniversary >= self.on
            {
                active_sibling = Some(SiblingTerm {
                    name: sibling.short_name.clone(),
                    anniversary: term.anniversary,
                });
            }
        }
        let facts = Facts {
            offer: self.offer,
            term: term.as_ref(),
            on: self.on,
            vetting: Some(self.profile.vetting),
            role: Some(self.role),
            qualified: Some(self.partner.qualified.contains(&self.offer.id)),
            billing_profile: self.profile.billing_profile,
            open_order: order_table::open_number(connection, &self.offer.id).await?,
            active_sibling,
        };
        let eligibility = Eligibility::judge(self.catalogue, &facts);
        Ok(Judgement { term, eligibility })
    }
}

impl Judgement {
    /// The checks that stand in the way of an order. A service knows its own records: what is not certain is refused,
    /// and so is a renewal on the anniversary date, on which sources disagree.
    pub fn refused_checks(&self, kind: OrderKind) -> Vec<&'static str> {
        let lapsed = kind == OrderKind::Buy && self.eligibility.answer == Answer::Closed;
        let mut refused: Vec<&'static str> = self
            .eligibility
            .checks
            .iter()
            .filter(|check| check.outcome != Outcome::Passed && !(lapsed && check.id == CheckId::RenewalWindow))
            .map(|check| check.id.id())
            .collect();
        let window = CheckId::RenewalWindow.id();
        let fits = match kind {
            OrderKind::Renew => self.eligibility.answer == Answer::Open,
            OrderKind::Buy => self.term.is_none() || lapsed,
        };
        if !fits && !refused.contains(&window) {
            refused.push(window);
        }
        refused
    }
}
