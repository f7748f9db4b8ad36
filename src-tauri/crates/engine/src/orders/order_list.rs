use chrono::Days;
use domain::{
    BENEFITS_GRACE_DAYS, NaiveDate, Order, OrderKind, OrderState, Phrase, REFUND_DAYS, TermCalendar, charge_differs,
};
use words::Words;

use crate::orders::advice::Today;
use crate::orders::handoff;
use crate::orders::orders_page::entry;
use crate::orders::proof::{money_under_way, proof_facts};
use crate::orders::refusal::recorded_reason;
use crate::view::{ConfirmationView, FactView, NextDateView, OrderEntry, OrderView};
use crate::words::dates::in_order_of_time;
use crate::words::labels::{fact, fact_to_copy, iso, money, order_state, payment};
use crate::{Engine, Error};

impl Engine {
    /// One order by its number or its id on this computer, with what follows from it.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`](crate::Code::OrderNotFound), or the store's error.
    pub async fn order(&self, id: &str, words: &Words) -> Result<ConfirmationView, Error> {
        let order = self.stored_order(id).await?;
        self.confirmation(&order, words).await
    }

    /// An order as lists show it.
    pub(crate) fn order_view(&self, words: &Words, order: &Order, today: &Today) -> OrderView {
        let local_id = order.id.to_string();
        let offer_name = self
            .catalogue()
            .offer(&order.offer)
            .map_or_else(|| order.offer.to_string(), |offer| words.name(&offer.name).to_owned());
        OrderView {
            order: order.shown_number(),
            offer: order.offer.to_string(),
            kind: order.kind,
            state: order.state,
            entry: entry(order),
            // Where nobody noted a total, that of the invoice is told.
            total: order.total.or(order.placed_total).map(|total| money(words, total)),
            handoff: order
                .handoff
                .as_ref()
                .map(|handoff| handoff::view(words, order, handoff)),
            request_id: order.request_id.map(|id| id.to_string()),
            anniversary: order.anniversary.map(iso),
            invoice: order.invoice.as_ref().map(ToString::to_string),
            offer_name,
            entry_label: words.text(&format!("order-entry-{}", entry(order).id())),
            title: order_title(words, order),
            state_label: order_state(words, order.state),
            created: iso(order.created.date_naive()),
            created_label: words.date(order.created.date_naive()),
            payment_label: payment(words, order.payment.as_ref()),
            po_number: order.po_number.clone(),
            advice: today.advice(words, order),
            local_id,
        }
    }

    pub(crate) async fn confirmation(&self, order: &Order, words: &Words) -> Result<ConfirmationView, Error> {
        let view = self.order_view(words, order, &self.as_of_today().await?);
        let (headline, detail) = match (order.state, order.anniversary) {
            (OrderState::Confirmed, Some(anniversary)) => {
                let id = match order.kind {
                    OrderKind::Renew => "confirmation-renewed-until",
                    OrderKind::Buy => "confirmation-bought-until",
                };
                let detail = Phrase::new(id)
                    .with("offer", view.offer_name.clone())
                    .with("until", anniversary);
                (words.text("confirmation-confirmed"), words.say(&detail))
            }
            _ => (view.state_label.clone(), view.advice.clone()),
        };
        let on = self.clock().today();
        let dates = match (order.state, order.anniversary) {
            (OrderState::Confirmed, Some(anniversary)) => {
                let bought = self.day_bought(order).await?;
                self.dates_after(words, order, bought, anniversary)
            }
            (OrderState::AwaitingPayment, _) => order
                .expires
                .filter(|last| *last >= on)
                .map_or_else(Vec::new, |expires| {
                    vec![next_date(words, expires, "next-order-expires", Vec::new(), true)]
                }),
            _ => Vec::new(),
        };
        let auto_renew = self.auto_renew_after(words, order).await?;
        let of_handoff = order.handoff.as_ref().map(|_| handoff::warning(words, order));
        let of_charge = || {
            charge_differs(order).map_or_else(
                || money_under_way(words, order, on),
                |finding| {
                    let remedy = finding.remedy(on);
                    words.sentences(&[words.say(&finding.message), words.say(&remedy)])
                },
            )
        };
        let warning = of_handoff.unwrap_or_else(of_charge);
        let mut facts = self.confirmation_facts(words, order, &view).await?;
        let transfer = self.transfer_view(words, order).await?;
        if let Some(proof) = order.proof.as_ref().filter(|_| transfer.is_none()) {
            facts.extend(proof_facts(words, proof));
        }
        Ok(ConfirmationView {
            next_steps: if order.state == OrderState::Confirmed {
                Self::next_steps(words)
            } else {
                Vec::new()
            },
            proof_stored: self.keeps_proof(order).await?,
            transfer,
            warning,
            facts,
            headline,
            detail,
            dates,
            auto_renew,
            can_try_again: self.can_try_again(order).await?,
            order: view,
        })
    }

    async fn can_try_again(&self, order: &Order) -> Result<bool, Error> {
        if !is_attempt(order) || order.handoff.is_some() {
            return Ok(false);
        }
        let orders = self.store().orders(self.account()).await?;
        let is_in_its_stead = |other: &Order| {
            let counts = other.state.is_open() || other.state == OrderState::Confirmed;
            counts && other.offer == order.offer && other.created > order.created
        };
        Ok(!orders.iter().any(is_in_its_stead))
    }

    async fn confirmation_facts(&self, words: &Words, order: &Order, view: &OrderView) -> Result<Vec<FactView>, Error> {
        let mut facts = Vec::new();
        if let Some(number) = order.number.as_ref().filter(|_| !is_attempt(order)) {
            facts.push(fact_to_copy(words, "fact-order-number", number.clone()));
        }
        if let Some(total) = order.differing_total().or(order.total) {
            let label = if order.state == OrderState::Confirmed && order.handoff.is_none() {
                "fact-charged"
            } else {
                "fact-total"
            };
            facts.push(fact(words, label, words.money(total)));
        }
        if let (Some(_), Some(accepted)) = (order.differing_total(), order.total) {
            facts.push(fact(words, "fact-accepted", words.money(accepted)));
        }
        if !view.payment_label.is_empty() {
            facts.push(fact(words, "fact-payment", view.payment_label.clone()));
        }
        facts.push(fact(words, "fact-state", view.state_label.clone()));
        if let Some(handoff) = &order.handoff {
            facts.extend(handoff::facts(words, handoff));
        }
        if let Some(failure) = order.failure.as_ref().filter(|_| is_attempt(order)) {
            facts.push(fact(words, "fact-reason", recorded_reason(failure, words)));
        }
        if let Some(po) = &order.po_number {
            facts.push(fact(words, "fact-po-number", po.clone()));
        }
        if let Some(number) = &order.invoice {
            let stored = self.store().invoice(self.account(), number).await?.is_some();
            let id = if stored {
                "fact-invoice-stored"
            } else {
                "fact-invoice-online"
            };
            let value = words.say(&Phrase::new(id).with("number", number.as_str()));
            facts.push(FactView {
                copy: number.to_string(),
                ..fact(words, "fact-invoice", value)
            });
        }
        Ok(facts)
    }

    /// The day of a paid order: its invoice says it. The record of the order may have changed on a later day, and days for
    /// a refund are not counted from that one.
    async fn day_bought(&self, order: &Order) -> Result<NaiveDate, Error> {
        let invoice = match &order.invoice {
            Some(number) => self.store().invoice(self.account(), number).await?,
            None => None,
        };
        Ok(invoice.map_or_else(|| order.modified.date_naive(), |invoice| invoice.issued))
    }

    /// The dates that follow from a confirmed order and are still to come, in their order.
    fn dates_after(
        &self,
        words: &Words,
        order: &Order,
        bought: NaiveDate,
        anniversary: NaiveDate,
    ) -> Vec<NextDateView> {
        let mut dates = vec![
            (
                bought.checked_add_days(Days::new(1)),
                "next-benefits-appear",
                Vec::new(),
                false,
            ),
            (
                bought.checked_add_days(Days::new(REFUND_DAYS)),
                "next-last-refund-day",
                Vec::new(),
                true,
            ),
            (Some(anniversary), "next-expires", Vec::new(), false),
        ];
        if let Some(offer) = self.catalogue().offer(&order.offer) {
            let window = self.catalogue().policy_of(offer, anniversary).window(anniversary);
            let term = domain::Term {
                offer: offer.id.clone(),
                purchased: bought,
                anniversary,
                auto_renew: false,
                ended: None,
            };
            let calendar = TermCalendar::of(&term, window);
            let mut arguments = Vec::new();
            if let (Some(closes), Some(by)) = (window.closes, calendar.transfer_by) {
                arguments = vec![("closes", closes), ("transfer", by)];
            }
            let id = if arguments.is_empty() {
                "next-window-opens-open-ended"
            } else {
                "next-window-opens"
            };
            dates.push((Some(window.opens), id, arguments, true));
        }
        let benefits_end = anniversary.checked_add_days(Days::new(BENEFITS_GRACE_DAYS));
        dates.push((benefits_end, "next-benefits-end", Vec::new(), false));
        in_order_of_time(
            dates
                .into_iter()
                .map(|(date, id, arguments, act)| (date, (id, arguments, act))),
        )
        .into_iter()
        .filter(|(date, _)| *date >= self.clock().today())
        .map(|(date, (id, arguments, act))| next_date(words, date, id, arguments, act))
        .collect()
    }
}

fn is_attempt(order: &Order) -> bool {
    entry(order) == OrderEntry::Attempt
}

/// What an order is called. The id on this computer is nobody's number, so it is never shown as one.
fn order_title(words: &Words, order: &Order) -> String {
    let of_day = |id, day: NaiveDate| words.say(&Phrase::new(id).with("day", day));
    let of_its_day = |id| of_day(id, order.created.date_naive());
    match (entry(order), &order.number) {
        (OrderEntry::Attempt, _) => of_its_day("order-title-attempt"),
        (OrderEntry::Draft, _) => words.text("order-title-draft"),
        (OrderEntry::Order, Some(number)) => words.say(&Phrase::new("order-title").with("number", number.clone())),
        (OrderEntry::Order, None) => match &order.handoff {
            Some(handoff) => of_day("order-title-handoff", handoff.prepared),
            None => of_its_day("order-title-sent"),
        },
    }
}

fn next_date(
    words: &Words,
    date: NaiveDate,
    id: &'static str,
    arguments: Vec<(&'static str, NaiveDate)>,
    act: bool,
) -> NextDateView {
    let detail_id = match id {
        "next-benefits-appear" => "next-benefits-appear-detail",
        "next-last-refund-day" => "next-last-refund-day-detail",
        "next-expires" => "next-expires-detail",
        "next-window-opens" => "next-window-opens-detail",
        "next-window-opens-open-ended" => "next-window-opens-open-ended-detail",
        "next-order-expires" => "next-order-expires-detail",
        _ => "next-benefits-end-detail",
    };
    let detail = arguments
        .into_iter()
        .fold(Phrase::new(detail_id), |phrase, (name, date)| phrase.with(name, date));
    NextDateView {
        date: words.date(date),
        title: words.text(id),
        detail: words.say(&detail),
        act,
    }
}
