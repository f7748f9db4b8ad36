use domain::{
    Answer, Catalogue, CheckId, Eligibility, Facts, Holdings, NaiveDate, Offer, OrderKind, Outcome, Profile,
    RelatedOrder, Role, Term,
};
use sqlx::SqliteConnection;

use crate::base::data::Partner;
use crate::records::{order_table, term_table};

/// What the sandbox's own records say about an order.
pub(crate) struct Judgement {
    /// Every term of the account.
    pub terms: Vec<Term>,
    eligibility: Eligibility,
    has_term: bool,
}

/// Who asks for what, and when.
pub(crate) struct EligibilityQuery<'a> {
    pub catalogue: &'a Catalogue,
    pub partner: &'a Partner,
    pub profile: &'a Profile,
    pub offer: &'a Offer,
    pub role: Role,
    pub on: NaiveDate,
}

impl EligibilityQuery<'_> {
    /// Looks everything up and judges it by the rules.
    pub async fn judge(&self, connection: &mut SqliteConnection) -> Result<Judgement, sqlx::Error> {
        let terms = term_table::all(connection).await?;
        let member: bool = sqlx::query_scalar("SELECT is_member FROM state")
            .fetch_one(&mut *connection)
            .await?;
        let mut related_order = None;
        for other in self.catalogue.related(self.offer) {
            if let Some(number) = order_table::open_number(connection, &other.id).await? {
                related_order = Some(RelatedOrder {
                    offer: other.name.clone(),
                    number,
                });
                break;
            }
        }
        let holdings = Holdings::new(self.catalogue, &terms);
        let term = holdings.term(&self.offer.id);
        let facts = Facts {
            offer: self.offer,
            term,
            on: self.on,
            member: Some(member),
            vetting: Some(self.profile.vetting),
            role: Some(self.role),
            qualified: Some(self.partner.qualified.contains(&self.offer.id)),
            billing_profile: self.profile.billing_profile,
            open_order: order_table::open_number(connection, &self.offer.id).await?,
            related_order,
            active_sibling: holdings.active_sibling(self.offer, self.on),
            tile: None,
        };
        let eligibility = Eligibility::judge(self.catalogue, &facts);
        Ok(Judgement {
            has_term: term.is_some(),
            eligibility,
            terms,
        })
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
            OrderKind::Buy => !self.has_term || lapsed,
        };
        if !fits && !refused.contains(&window) {
            refused.push(window);
        }
        refused
    }
}
