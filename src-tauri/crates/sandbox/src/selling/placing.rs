use chrono::Days;
use domain::{Activity, CardSummary, Holdings, Money, Offer, OrderFailure, OrderState, PAYMENT_DAYS, Payment, Term};
use partner_center::wire::{OrderResource, refusal_code};
use partner_center::{NewOrder, RemoteOrder};
use sqlx::SqliteConnection;

use crate::base::caller::Caller;
use crate::base::data::Behaviour;
use crate::base::order_desk::OrderDesk;
use crate::base::refused::Refused;
use crate::records::numbers::next_order;
use crate::records::order_table;
use crate::selling::confirming::{Means, PaidOrder};
use crate::selling::gateway::{self, Card};
use crate::selling::judging::EligibilityQuery;
use crate::selling::pricing::{self, Price};

/// How placing an order ended.
pub(crate) enum Placed {
    /// An order, now or by an earlier submission with the same request id.
    Order(Box<OrderResource>),
    /// Done, and nobody is told.
    Silently,
    /// Nothing was charged.
    Refused(Refused),
}

/// An order whose card pays.
struct Purchase<'a> {
    caller: &'a Caller,
    order: &'a NewOrder,
    offer: &'a Offer,
    term: Term,
    price: Price,
    card: CardSummary,
    token: String,
}

impl OrderDesk<'_> {
    /// Places an order within the transaction of `connection`: charge, order, term and invoice become true together.
    pub async fn place(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        order: &NewOrder,
    ) -> Result<Placed, sqlx::Error> {
        if !caller.role.may(Activity::Buy) {
            return Ok(Placed::Refused(Refused::Role(caller.role)));
        }
        if let Some(known) = order_table::by_request(connection, self.partner, order.request_id).await? {
            return Ok(Placed::Order(Box::new(known)));
        }
        let Some(offer) = self.catalogue.offer(&order.offer) else {
            return Ok(Placed::Refused(Refused::NotEligible(vec!["unknown_offer"])));
        };
        let query = EligibilityQuery {
            catalogue: self.catalogue,
            partner: self.partner,
            profile: self.profile,
            offer,
            role: caller.role,
            on: self.today,
        };
        let judgement = query.judge(connection).await?;
        let refused = judgement.refused_checks(order.kind);
        if !refused.is_empty() {
            return Ok(Placed::Refused(Refused::NotEligible(refused)));
        }
        let holdings = Holdings::new(self.catalogue, &judgement.terms);
        let term = holdings.next_term(offer, order.kind, self.today);
        let Some(price) = pricing::price(self.partner, holdings, offer, self.today) else {
            return Ok(Placed::Refused(Refused::NotEligible(vec!["not_priced"])));
        };
        if order.accepted_total != price.total {
            return Ok(Placed::Refused(Refused::TotalChanged(price.total)));
        }
        match &order.payment {
            _ if price.total.amount.is_zero() => self.give(connection, caller, order, offer, term, price).await,
            Payment::Free => Ok(Placed::Refused(Refused::NotFree)),
            Payment::Transfer { contact } if !contact.problems().is_empty() => {
                Ok(Placed::Refused(Refused::InvalidContact))
            }
            Payment::Transfer { .. } => self.await_transfer(connection, caller, order, price).await,
            Payment::Card { .. } => {
                let token = order.card_token.as_deref().unwrap_or_default();
                let Some(card) = gateway::card(connection, token).await? else {
                    return Ok(Placed::Refused(Refused::UnknownCardToken));
                };
                let price = match card.behaviour {
                    Behaviour::PaysMore => pricing::raised(self.partner, price),
                    _ => price,
                };
                let silently = match card.behaviour {
                    Behaviour::Declines => {
                        return self
                            .decline(connection, caller, order, price, card, refusal_code::CARD_DECLINED)
                            .await;
                    }
                    Behaviour::Error715 => {
                        return self
                            .decline(connection, caller, order, price, card, refusal_code::CARD_715)
                            .await;
                    }
                    Behaviour::Pays | Behaviour::PaysOnce | Behaviour::PaysMore => false,
                    Behaviour::PaysSilently => true,
                };
                let purchase = Purchase {
                    caller,
                    order,
                    offer,
                    term,
                    price,
                    card: card.summary,
                    token: token.to_owned(),
                };
                let confirmed = self.charge(connection, purchase).await?;
                Ok(if silently {
                    Placed::Silently
                } else {
                    Placed::Order(Box::new(confirmed))
                })
            }
        }
    }

    /// The order as it is written down, in a state.
    fn record(&self, number: String, order: &NewOrder, state: OrderState, total: Money) -> RemoteOrder {
        RemoteOrder {
            number,
            request_id: Some(order.request_id),
            offer: order.offer.clone(),
            kind: order.kind,
            state,
            payment: Some(order.payment.clone()),
            po_number: order.po_number.clone(),
            total,
            placed: self.today,
            expires: None,
            anniversary: None,
            invoice: None,
            failure: None,
            instructions: None,
            proof: None,
            automatic: false,
        }
    }

    /// Confirms an order for which nothing is to be paid.
    async fn give(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        order: &NewOrder,
        offer: &Offer,
        term: Term,
        price: Price,
    ) -> Result<Placed, sqlx::Error> {
        let number = next_order(connection, self.partner).await?;
        let placed = RemoteOrder {
            payment: Some(Payment::Free),
            ..self.record(number, order, OrderState::Confirmed, price.total)
        };
        order_table::insert(connection, order.request_id, &placed, caller.role).await?;
        let free = PaidOrder {
            order: placed,
            placed_by: caller.role,
            offer,
            term,
            price,
            means: Means::OtherFee,
        };
        let confirmed = self.confirm(connection, free).await?;
        Ok(Placed::Order(Box::new((&confirmed).into())))
    }

    async fn await_transfer(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        order: &NewOrder,
        price: Price,
    ) -> Result<Placed, sqlx::Error> {
        let number = next_order(connection, self.partner).await?;
        let placed = RemoteOrder {
            expires: self.today.checked_add_days(Days::new(PAYMENT_DAYS)),
            instructions: Some(self.partner.instructions(&number)),
            ..self.record(number, order, OrderState::AwaitingPayment, price.total)
        };
        order_table::insert(connection, order.request_id, &placed, caller.role).await?;
        Ok(Placed::Order(Box::new((&placed).into())))
    }

    async fn decline(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        order: &NewOrder,
        price: Price,
        card: Card,
        code: &'static str,
    ) -> Result<Placed, sqlx::Error> {
        let number = next_order(connection, self.partner).await?;
        let declined = RemoteOrder {
            payment: Some(Payment::Card {
                card: Some(card.summary),
            }),
            failure: Some(OrderFailure {
                code: code.to_owned(),
                detail: None,
            }),
            ..self.record(number, order, OrderState::Declined, price.total)
        };
        order_table::insert(connection, order.request_id, &declined, caller.role).await?;
        Ok(Placed::Refused(Refused::Declined(code)))
    }

    /// Charges a card at once.
    async fn charge(
        &self,
        connection: &mut SqliteConnection,
        purchase: Purchase<'_>,
    ) -> Result<OrderResource, sqlx::Error> {
        let Purchase {
            caller,
            order,
            offer,
            term,
            price,
            card,
            token,
        } = purchase;
        let number = next_order(connection, self.partner).await?;
        let placed = RemoteOrder {
            payment: Some(Payment::Card {
                card: Some(card.clone()),
            }),
            ..self.record(number, order, OrderState::Confirmed, price.total)
        };
        order_table::insert(connection, order.request_id, &placed, caller.role).await?;
        let paid = PaidOrder {
            order: placed,
            placed_by: caller.role,
            offer,
            term,
            price,
            means: Means::Card { card, token },
        };
        Ok((&self.confirm(connection, paid).await?).into())
    }
}
