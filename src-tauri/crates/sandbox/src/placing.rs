use chrono::Days;
use domain::{
    CardSummary, Catalogue, InvoiceNumber, InvoicePayment, InvoiceStatus, Money, NaiveDate, NextAnniversary, Offer,
    OrderFailure, OrderKind, OrderState, Payment, Profile, Role, Term, a_year_after,
};
use partner_center::wire::{OrderResource, refusal_code};
use partner_center::{NewOrder, RemoteOrder};
use sqlx::SqliteConnection;

use crate::data::{Behaviour, Partner};
use crate::gateway::{self, Card};
use crate::invoicing::Sale;
use crate::judging::Question;
use crate::numbers::{next_invoice, next_order};
use crate::pricing::{self, Price};
use crate::sign_in::Caller;
use crate::{invoice_table, order_table, term_table};

/// A transfer order that is not paid expires this many days after it was placed (make-payment, 2023).
const PAYMENT_DAYS: u64 = 30;

/// Why no order was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The role may not buy.
    Role(Role),
    /// The checks with these names stand in the way.
    NotEligible(Vec<&'static str>),
    /// The total is another one today.
    TotalChanged(Money),
    /// The gateway knows no such token.
    UnknownCardToken,
    /// The contact of a transfer is not complete.
    InvalidContact,
    /// Recorded as declined with this code; nothing was charged.
    Declined(&'static str),
}

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
}

/// The desk at which orders are placed: what is sold to whom, by which rules, and on which day.
pub(crate) struct Counter<'a> {
    pub partner: &'a Partner,
    pub catalogue: &'a Catalogue,
    pub profile: &'a Profile,
    pub today: NaiveDate,
}

impl Counter<'_> {
    /// Places an order within the transaction of `connection`: charge, order, term and invoice become true together.
    pub async fn place(
        &self,
        connection: &mut SqliteConnection,
        caller: &Caller,
        order: &NewOrder,
    ) -> Result<Placed, sqlx::Error> {
        if !caller.role.may_buy() {
            return Ok(Placed::Refused(Refused::Role(caller.role)));
        }
        if let Some(known) = order_table::by_request(connection, order.request_id).await? {
            return Ok(Placed::Order(Box::new(known)));
        }
        let Some(offer) = self.catalogue.offer(&order.offer) else {
            return Ok(Placed::Refused(Refused::NotEligible(vec!["unknown_offer"])));
        };
        let question = Question {
            catalogue: self.catalogue,
            partner: self.partner,
            profile: self.profile,
            offer,
            role: caller.role,
            on: self.today,
        };
        let judgement = question.judge(connection).await?;
        let refused = judgement.refused_checks(order.kind);
        if !refused.is_empty() {
            return Ok(Placed::Refused(Refused::NotEligible(refused)));
        }
        let Some(price) = pricing::price(self.partner, offer, self.today) else {
            return Ok(Placed::Refused(Refused::NotEligible(vec!["not_priced"])));
        };
        if order.accepted_total != price.total {
            return Ok(Placed::Refused(Refused::TotalChanged(price.total)));
        }
        match &order.payment {
            Payment::Transfer { contact } if !contact.problems().is_empty() => {
                Ok(Placed::Refused(Refused::InvalidContact))
            }
            Payment::Transfer { .. } => self.await_transfer(connection, order, price).await,
            Payment::Card { .. } => {
                let card = match order.card_token.as_deref() {
                    Some(token) => gateway::card(connection, token).await?,
                    None => None,
                };
                let Some(card) = card else {
                    return Ok(Placed::Refused(Refused::UnknownCardToken));
                };
                let silently = match card.behaviour {
                    Behaviour::Declines => {
                        return self
                            .decline(connection, order, price, card, refusal_code::CARD_DECLINED)
                            .await;
                    }
                    Behaviour::Error715 => {
                        return self
                            .decline(connection, order, price, card, refusal_code::CARD_715)
                            .await;
                    }
                    Behaviour::Pays => false,
                    Behaviour::PaysSilently => true,
                };
                let purchase = Purchase {
                    caller,
                    order,
                    offer,
                    term: self.next_term(offer, order.kind, judgement.term.as_ref()),
                    price,
                    card: card.summary,
                };
                let confirmed = self.confirm(connection, purchase).await?;
                Ok(if silently {
                    Placed::Silently
                } else {
                    Placed::Order(Box::new(confirmed))
                })
            }
        }
    }

    /// The term that a paid order leads to.
    fn next_term(&self, offer: &Offer, kind: OrderKind, term: Option<&Term>) -> Term {
        let policy = self.catalogue.policy_of(offer);
        let (purchased, anniversary) = match (kind, term) {
            (OrderKind::Renew, Some(term)) => (
                match policy.next_anniversary {
                    NextAnniversary::YearAfterAnniversary => term.anniversary,
                    NextAnniversary::YearAfterPayment => self.today,
                },
                policy.next_anniversary(term.anniversary, self.today),
            ),
            _ => (self.today, a_year_after(self.today)),
        };
        Term {
            offer: offer.id.clone(),
            purchased,
            anniversary,
            auto_renew: false,
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
        }
    }

    async fn await_transfer(
        &self,
        connection: &mut SqliteConnection,
        order: &NewOrder,
        price: Price,
    ) -> Result<Placed, sqlx::Error> {
        let number = next_order(connection, self.partner).await?;
        let placed = RemoteOrder {
            expires: self.today.checked_add_days(Days::new(PAYMENT_DAYS)),
            ..self.record(number, order, OrderState::AwaitingPayment, price.total)
        };
        order_table::insert(connection, order.request_id, &placed).await?;
        Ok(Placed::Order(Box::new((&placed).into())))
    }

    async fn decline(
        &self,
        connection: &mut SqliteConnection,
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
        order_table::insert(connection, order.request_id, &declined).await?;
        Ok(Placed::Refused(Refused::Declined(code)))
    }

    /// Takes the money and lets everything that follows from it become true.
    async fn confirm(
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
        } = purchase;
        let number = next_order(connection, self.partner).await?;
        let invoice = next_invoice(connection, self.partner).await?;
        let confirmed = RemoteOrder {
            payment: Some(Payment::Card {
                card: Some(card.clone()),
            }),
            anniversary: Some(term.anniversary),
            invoice: Some(InvoiceNumber::new(invoice.as_str())),
            ..self.record(number.clone(), order, OrderState::Confirmed, price.total)
        };
        order_table::insert(connection, order.request_id, &confirmed).await?;
        gateway::charge(connection, order.request_id, &number, price.total, &card).await?;
        term_table::insert(connection, &term).await?;
        let sale = Sale {
            partner: self.partner,
            catalogue: self.catalogue,
            profile: self.profile,
            offer,
            term: &term,
            price,
            issued: self.today,
            status: InvoiceStatus::Paid,
            order: &number,
            po_number: order.po_number.as_deref(),
            payment: InvoicePayment::Card {
                card,
                charged: self.today,
                amount: price.total,
            },
            placed_by: (caller.person.clone(), caller.role),
        };
        invoice_table::insert(connection, [sale.invoice(invoice)]).await?;
        Ok((&confirmed).into())
    }
}
