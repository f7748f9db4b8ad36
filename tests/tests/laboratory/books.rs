use std::collections::BTreeMap;

use domain::{OrderState, SupportRequest};
use partner_center::{PartnerCenter, RemoteOrder};
use sandbox::{Charge, Refund};

use crate::computer::{Desk, PACK};

/// What the other side knows: the truth that everything here is held against.
pub struct Books {
    pub charges: Vec<Charge>,
    refunds: Vec<Refund>,
    orders: Vec<RemoteOrder>,
    pub requests: Vec<SupportRequest>,
    pub attention: Option<String>,
    pub renews_by_itself: bool,
}

impl Books {
    pub async fn read(desk: &Desk) -> Self {
        let center = desk.truth();
        let terms = center.terms().await.unwrap();
        Self {
            charges: desk.sandbox.charges().await.unwrap(),
            refunds: desk.sandbox.refunds().await.unwrap(),
            orders: center.orders().await.unwrap(),
            requests: center.support_requests().await.unwrap(),
            attention: center.profile().await.unwrap().bill_to.attention,
            renews_by_itself: terms
                .iter()
                .filter(|term| term.offer.as_str() == PACK)
                .max_by_key(|term| term.anniversary)
                .is_some_and(|term| term.auto_renew),
        }
    }

    pub fn orders_that(&self, is_it: impl Fn(&RemoteOrder) -> bool) -> usize {
        self.orders.iter().filter(|order| is_it(order)).count()
    }

    pub fn requests_that(&self, is_it: impl Fn(&SupportRequest) -> bool) -> usize {
        self.requests.iter().filter(|request| is_it(request)).count()
    }

    pub fn notes_that(&self, text: &str) -> usize {
        let notes = self.requests.iter().flat_map(|request| &request.notes);
        notes.filter(|note| note.text == text).count()
    }

    /// Whether a request of this submission was paid.
    fn is_charged(&self, request: domain::RequestId) -> bool {
        self.charges.iter().any(|charge| charge.request_id == request)
    }

    fn order(&self, number: Option<&str>, request: Option<domain::RequestId>) -> Option<&RemoteOrder> {
        self.orders.iter().find(|order| {
            number.is_some_and(|number| order.number == number) || (request.is_some() && order.request_id == request)
        })
    }

    /// One submission is charged once, and one offer is paid once, whatever anybody did.
    pub fn double_charges(&self) -> Vec<String> {
        let mut of_submission = BTreeMap::<String, usize>::new();
        let mut of_offer = BTreeMap::<&str, Vec<&str>>::new();
        for charge in &self.charges {
            *of_submission.entry(charge.request_id.to_string()).or_default() += 1;
            let is_refunded = self.refunds.iter().any(|refund| refund.charge == charge.charge);
            let order = self.orders.iter().find(|order| order.number == charge.order);
            if let (Some(order), false) = (order, is_refunded) {
                of_offer.entry(order.offer.as_str()).or_default().push(&charge.order);
            }
        }
        let twice = of_submission
            .iter()
            .filter(|(_, count)| **count > 1)
            .map(|(submission, count)| format!("DOUBLE CHARGE: {count} charges of the submission {submission}"));
        let paid_twice = of_offer
            .iter()
            .filter(|(_, orders)| orders.len() > 1)
            .map(|(offer, orders)| format!("DOUBLE CHARGE: {offer} is paid with {orders:?}"));
        twice.chain(paid_twice).collect()
    }
}

/// What may never be false, at any time: what the ledger says of an order that ended, and what the gateway took.
pub async fn lies(desk: &Desk, books: &Books) -> Vec<String> {
    let mut found = books.double_charges();
    for order in desk.store.orders(&desk.account).await.unwrap() {
        let theirs = books.order(order.number.as_deref(), order.request_id);
        match order.state {
            OrderState::Declined | OrderState::Draft => {
                if let Some(request) = order.request_id.filter(|request| books.is_charged(*request)) {
                    found.push(format!("WRONG: {request} is {:?} here and was charged", order.state));
                }
            }
            OrderState::Cancelled | OrderState::Confirmed
                if theirs.is_none_or(|theirs| theirs.state != order.state) =>
            {
                let theirs = theirs.map(|theirs| theirs.state);
                found.push(format!(
                    "WRONG: an order is {:?} here and {theirs:?} there",
                    order.state
                ));
            }
            _ => {}
        }
    }
    found
}

/// What has to hold once the connection answers again and the program was started again: both sides know the same.
pub async fn differences(desk: &Desk, books: &Books) -> Vec<String> {
    let mut found = lies(desk, books).await;
    let ours = desk.store.orders(&desk.account).await.unwrap();
    for order in &ours {
        if matches!(order.state, OrderState::Submitting | OrderState::Unknown) {
            found.push(format!(
                "LOST: the order {:?} is still {:?}",
                order.request_id, order.state
            ));
        }
    }
    for theirs in &books.orders {
        match ours
            .iter()
            .find(|order| order.number.as_deref() == Some(&theirs.number))
        {
            None => found.push(format!("LOST: the order {} is not known here", theirs.number)),
            Some(order) if order.state != theirs.state => found.push(format!(
                "WRONG: the order {} is {:?} here and {:?} there",
                theirs.number, order.state, theirs.state
            )),
            Some(order) if order.invoice != theirs.invoice => found.push(format!(
                "LOST: the order {} has the invoice {:?} there, {:?} here",
                theirs.number, theirs.invoice, order.invoice
            )),
            Some(_) => {}
        }
    }
    for theirs in desk.truth().invoices().await.unwrap() {
        match desk.store.invoice(&desk.account, &theirs.number).await.unwrap() {
            None => found.push(format!("LOST: the invoice {} is not here", theirs.number)),
            Some(ours) if ours != theirs => found.push(format!("LOST: the invoice {} is another one", theirs.number)),
            Some(_) => {}
        }
    }
    let report = desk.store.verify(&desk.account, |_| {}, || false).await.unwrap();
    if !report.changed.is_empty() || !report.not_indexed.is_empty() {
        found.push(format!("LOST: {:?} {:?}", report.changed, report.not_indexed));
    }
    if !desk.store.outgoing_requests(&desk.account).await.unwrap().is_empty() {
        found.push("LOST: something waits to be sent for ever".to_owned());
    }
    found
}
