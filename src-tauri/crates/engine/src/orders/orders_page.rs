use std::collections::BTreeMap;

use domain::{OfferId, Order, OrderState, Phrase};
use store::{OrderFilter, OrderTally};
use words::Words;

use crate::view::{ChoiceView, OrderEntry, OrderQuery, OrdersPage};
use crate::words::dates::date;
use crate::words::input::searched;
use crate::words::labels::order_state;
use crate::{Engine, Error};

impl Engine {
    /// The orders that match, read without any connection.
    ///
    /// # Errors
    /// [`Code::InvalidDate`](crate::Code::InvalidDate) for a filter that is none, or the store's error.
    pub async fn orders(&self, query: &OrderQuery, words: &Words) -> Result<OrdersPage, Error> {
        let page = self.store().order_list(self.account(), &filter(query)?).await?;
        let summary = Phrase::new("orders-summary")
            .with("count", i64::from(page.all()))
            .with("matching", i64::from(page.matching));
        let today = self.as_of_today().await?;
        Ok(OrdersPage {
            rows: page
                .rows
                .iter()
                .map(|order| self.order_view(words, order, &today))
                .collect(),
            matching: page.matching,
            all: page.all(),
            summary: words.say(&summary),
            states: choices(&page.tallies, |tally| tally.state, |state| order_state(words, *state)),
            offers: choices(
                &page.tallies,
                |tally| tally.offer.to_string(),
                |offer| self.short_name(words, &OfferId::new(offer)),
            ),
        })
    }
}

/// What a query asks of the store.
fn filter(query: &OrderQuery) -> Result<OrderFilter, Error> {
    let day = |text: &Option<String>| given(text.as_ref()).map(date).transpose();
    Ok(OrderFilter {
        text: Some(searched(&query.text)?),
        from: day(&query.from)?,
        to: day(&query.to)?,
        offer: given(query.offer.as_ref()).map(OfferId::new),
        state: query.state,
        sort: query.sort,
        descending: query.descending,
        offset: query.offset,
        limit: if query.limit == 0 { u32::MAX } else { query.limit },
    })
}

fn given(text: Option<&String>) -> Option<&str> {
    text.map(|text| text.trim()).filter(|text| !text.is_empty())
}

/// What a row of the list is about. An order that was cancelled before it was sent was never more than a draft.
pub(crate) fn entry(order: &Order) -> OrderEntry {
    let was_sent = order.number.is_some() || order.request_id.is_some();
    match order.state {
        OrderState::Declined => OrderEntry::Attempt,
        OrderState::Draft => OrderEntry::Draft,
        OrderState::Cancelled if order.handoff.is_some() => OrderEntry::Attempt,
        OrderState::Cancelled if !was_sent => OrderEntry::Draft,
        OrderState::Cancelled
        | OrderState::HandedOff
        | OrderState::AwaitingInvoice
        | OrderState::Submitting
        | OrderState::AwaitingPayment
        | OrderState::ProofUploaded
        | OrderState::Confirmed
        | OrderState::Expired
        | OrderState::Unknown => OrderEntry::Order,
    }
}

/// The values that orders have, each with how many have it.
fn choices<T: Ord>(
    tallies: &[OrderTally],
    value: impl Fn(&OrderTally) -> T,
    label: impl Fn(&T) -> String,
) -> Vec<ChoiceView<T>> {
    let mut counts = BTreeMap::<T, u32>::new();
    for tally in tallies {
        *counts.entry(value(tally)).or_default() += tally.orders;
    }
    let choice = |(value, count)| ChoiceView {
        label: label(&value),
        count: Some(count),
        value,
    };
    counts.into_iter().map(choice).collect()
}
