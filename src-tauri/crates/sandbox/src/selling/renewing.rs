use chrono::Datelike;
use domain::{
    Activity, CardSummary, Decimal, Holdings, Money, NaiveDate, Offer, OfferId, OrderFailure, OrderKind, OrderState,
    Payment, RequestId, Term,
};
use partner_center::RemoteOrder;
use partner_center::wire::refusal_code;
use sha2::{Digest, Sha256};
use sqlx::SqliteConnection;

use crate::base::caller::Caller;
use crate::base::data::Behaviour;
use crate::base::order_desk::OrderDesk;
use crate::base::problem::Problem;
use crate::records::numbers::next_order;
use crate::records::{order_table, term_table};
use crate::selling::confirming::{Means, PaidOrder};
use crate::selling::gateway::{self, Card};
use crate::selling::judging::EligibilityQuery;
use crate::selling::pricing;

/// Why an automatic renewal came to nothing.
struct Declined {
    code: &'static str,
    detail: Option<String>,
}

impl Declined {
    fn not_eligible(detail: impl Into<String>) -> Self {
        Self {
            code: refusal_code::NOT_ELIGIBLE,
            detail: Some(detail.into()),
        }
    }

    const fn by_gateway(code: &'static str) -> Self {
        Self { code, detail: None }
    }
}

impl OrderDesk<'_> {
    /// Turns the automatic renewal of an offer's running term off, and that of the terms its fee paid for.
    pub(crate) async fn turn_off_auto_renew(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        offer: &OfferId,
    ) -> Result<Term, Problem> {
        caller.must_be_allowed(Activity::Buy)?;
        let records = term_table::records(connection).await?;
        let record = term_table::running(&records, offer, self.today).ok_or(Problem::NoSuch("running term"))?;
        term_table::renew_no_more_with_covered(connection, record.id).await?;
        Ok(Term {
            auto_renew: false,
            ..record.term.clone()
        })
    }

    /// Renews a term by itself, on the first day of its renewal window. It is tried once: a failing card leaves the window
    /// open for a renewal by hand. A term that another paid for is left to lapse where nothing pays for it any more.
    pub(crate) async fn renew_by_itself(&self, connection: &mut SqliteConnection, id: i64) -> Result<(), sqlx::Error> {
        let records = term_table::records(connection).await?;
        let record = records.iter().find(|record| record.id == id);
        term_table::renew_no_more(connection, id).await?;
        let Some((record, offer)) = record.and_then(|record| Some((record, self.catalogue.offer(&record.term.offer)?)))
        else {
            return Ok(());
        };
        let terms: Vec<Term> = records.iter().map(|record| record.term.clone()).collect();
        let holdings = Holdings::new(self.catalogue, &terms);
        let price = pricing::price(self.partner, holdings, offer, self.today);
        let is_covered = price.as_ref().is_some_and(|price| price.total.amount.is_zero());
        if record.origin.covered_by.is_some() && !is_covered {
            return Ok(());
        }
        let nothing = Money::new(Decimal::ZERO, self.partner.currency);
        let number = next_order(connection, self.partner).await?;
        let request = request_of(&number);
        let order = RemoteOrder {
            number,
            request_id: Some(request),
            offer: offer.id.clone(),
            kind: OrderKind::Renew,
            state: OrderState::Declined,
            payment: None,
            po_number: self.profile.po_number.clone(),
            total: price.as_ref().map_or(nothing, |price| price.total),
            placed: self.today,
            expires: None,
            anniversary: None,
            invoice: None,
            failure: None,
            instructions: None,
            proof: None,
            automatic: true,
        };
        let card = match record.origin.card_token.as_deref() {
            Some(token) => gateway::card(connection, token).await?.map(|card| (card, token)),
            None => None,
        };
        let summary = card.as_ref().map(|(card, _)| card.summary.clone());
        let means = match self.refused_renewal(connection, offer).await? {
            Some(declined) => Err(declined),
            None if is_covered => Ok(Means::OtherFee),
            None => self.charged(card),
        };
        let (price, means) = match (price, means) {
            (Some(price), Ok(means)) => (price, means),
            (price, means) => {
                let not_priced = Declined::not_eligible("not_priced");
                let declined = means.err().filter(|_| price.is_some()).unwrap_or(not_priced);
                let declined = RemoteOrder {
                    payment: summary.map(|card| Payment::Card { card: Some(card) }),
                    failure: Some(OrderFailure {
                        code: declined.code.to_owned(),
                        detail: declined.detail,
                    }),
                    ..order
                };
                return order_table::insert(connection, request, &declined, self.partner.role).await;
            }
        };
        let placed = RemoteOrder {
            state: OrderState::Confirmed,
            payment: summary.map(|card| Payment::Card { card: Some(card) }),
            ..order
        };
        order_table::insert(connection, request, &placed, self.partner.role).await?;
        let paid = PaidOrder {
            placed_by: self.partner.role,
            offer,
            term: holdings.next_term(offer, OrderKind::Renew, self.today),
            price,
            means,
            order: placed,
        };
        self.confirm(connection, paid).await?;
        Ok(())
    }

    /// The checks that stand in the way.
    async fn refused_renewal(
        &self,
        connection: &mut SqliteConnection,
        offer: &Offer,
    ) -> Result<Option<Declined>, sqlx::Error> {
        let query = EligibilityQuery {
            catalogue: self.catalogue,
            partner: self.partner,
            profile: self.profile,
            offer,
            role: self.partner.role,
            on: self.today,
        };
        let refused = query.judge(connection).await?.refused_checks(OrderKind::Renew);
        Ok((!refused.is_empty()).then(|| Declined::not_eligible(refused.join(", "))))
    }

    /// What the gateway says to charging a card again.
    fn charged(&self, card: Option<(Card, &str)>) -> Result<Means, Declined> {
        let Some((card, token)) = card else {
            return Err(Declined::by_gateway(refusal_code::UNKNOWN_CARD_TOKEN));
        };
        if has_expired(&card.summary, self.today) {
            return Err(Declined::by_gateway(refusal_code::CARD_DECLINED));
        }
        match card.behaviour {
            Behaviour::Pays | Behaviour::PaysSilently | Behaviour::PaysMore => Ok(Means::Card {
                card: card.summary,
                token: token.to_owned(),
            }),
            Behaviour::PaysOnce | Behaviour::Declines => Err(Declined::by_gateway(refusal_code::CARD_DECLINED)),
            Behaviour::Error715 => Err(Declined::by_gateway(refusal_code::CARD_715)),
        }
    }
}

/// A card is good until the last day of its month.
fn has_expired(card: &CardSummary, on: NaiveDate) -> bool {
    card.expires
        .is_some_and(|(month, year)| (year, month) < (on.year(), on.month()))
}

/// The submission of an order that nobody submitted: the same for the same number.
fn request_of(number: &str) -> RequestId {
    let digest = Sha256::new()
        .chain_update("automatic renewal")
        .chain_update(number)
        .finalize();
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(digest)
        .for_each(|(byte, of_digest)| *byte = of_digest);
    RequestId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}
