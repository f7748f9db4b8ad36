use std::collections::{BTreeMap, HashSet};
use std::ops::AddAssign;

use domain::{Invoice, InvoiceKind, NaiveDate, OrderKind, OrderState, Payment, Term};
use partner_center::wire::{self, InvoiceResource};
use partner_center::{PartnerCenter, RemoteOrder};
use sandbox::{Charge, Refund};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::person::Person;
use crate::support::ask;

#[derive(Deserialize)]
struct Page {
    items: Vec<Box<RawValue>>,
}

/// An invoice as it was first seen.
#[derive(PartialEq, Eq, Debug)]
struct Issued {
    text: String,
    invoice: Invoice,
}

/// What the connection shows, and what it showed before.
#[derive(PartialEq, Eq, Debug)]
pub struct Books {
    /// Invoices of the data, which nothing here paid for.
    past: HashSet<String>,
    invoices: BTreeMap<String, Issued>,
    orders: Vec<RemoteOrder>,
    terms: Vec<Term>,
    charges: Vec<Charge>,
    refunds: Vec<Refund>,
}

impl Books {
    pub async fn new(person: &Person) -> Self {
        let mut books = Self {
            past: HashSet::new(),
            invoices: BTreeMap::new(),
            orders: Vec::new(),
            terms: Vec::new(),
            charges: Vec::new(),
            refunds: Vec::new(),
        };
        books.read_invoices(person).await;
        books.past = books.invoices.keys().cloned().collect();
        books
    }

    /// Reads the books of a day, and checks that they are right.
    pub async fn check(&mut self, person: &Person, today: NaiveDate) {
        self.read_invoices(person).await;
        self.orders = person.client.orders().await.unwrap();
        self.terms = person.client.terms().await.unwrap();
        self.charges = person.sandbox.charges().await.unwrap();
        self.refunds = person.sandbox.refunds().await.unwrap();
        self.each_order_is_charged_once(person);
        self.each_charge_has_its_invoice();
        self.no_refund_exceeds_its_charge();
        self.nothing_runs_beside_what_excludes_it(person, today);
        self.one_order_of_those_related_is_open(person);
    }

    /// An invoice that was seen before has not changed by a byte.
    async fn read_invoices(&mut self, person: &Person) {
        let (status, body) = ask(&person.sandbox, "GET", "/v1/invoices?size=2000", "").await;
        assert_eq!(status, 200);
        let page: Page = serde_json::from_slice(&body).unwrap();
        let mut seen = 0;
        for item in page.items {
            let text = item.get();
            let number = text.split('"').nth(3).unwrap();
            if let Some(known) = self.invoices.get(number) {
                assert_eq!(known.text, text, "{number} is frozen");
                seen += 1;
                continue;
            }
            let resource: InvoiceResource = wire::read(text.as_bytes()).unwrap();
            let invoice = Invoice::try_from(resource).unwrap();
            assert!(invoice.adds_up(), "{number}");
            assert_eq!(invoice.number.as_str(), number);
            let text = text.to_owned();
            self.invoices.insert(number.to_owned(), Issued { text, invoice });
            seen += 1;
        }
        assert_eq!(seen, self.invoices.len(), "no invoice is gone");
    }

    fn each_order_is_charged_once(&self, person: &Person) {
        let mut charged = HashSet::new();
        for charge in &self.charges {
            assert!(charged.insert(charge.order.as_str()), "{charge:?} is the second");
            if let Some(accepted) = person.accepted.get(&charge.request_id) {
                assert_eq!((charge.amount, charge.currency), (accepted.amount, accepted.currency));
            }
        }
        for order in &self.orders {
            let paid = order.state == OrderState::Confirmed && !order.total.amount.is_zero();
            assert_eq!(charged.contains(order.number.as_str()), paid, "{order:?}");
            let is_free = order.payment == Some(Payment::Free);
            assert_eq!(
                is_free,
                order.state == OrderState::Confirmed && order.total.amount.is_zero(),
                "{order:?}"
            );
            assert_eq!(
                order.automatic,
                !person.accepted.contains_key(&order.request_id.unwrap()),
                "{order:?}"
            );
        }
        assert!(self.charges.iter().all(|charge| self.order(&charge.order).is_some()));
    }

    fn order(&self, number: &str) -> Option<&RemoteOrder> {
        self.orders.iter().find(|order| order.number == number)
    }

    fn each_charge_has_its_invoice(&self) {
        for charge in &self.charges {
            let order = self.order(&charge.order).unwrap();
            let invoice = &self.invoices[order.invoice.as_ref().unwrap().as_str()].invoice;
            assert_eq!(invoice.total_money(), order.total);
            assert_eq!((invoice.total, invoice.paid), (charge.amount, charge.amount));
            assert_eq!(invoice.order_number.as_ref(), Some(&order.number));
        }
        let invoiced = self.orders.iter().filter(|order| order.invoice.is_some()).count();
        assert_eq!(invoiced, self.charges.len());
        assert_eq!(
            self.invoices.len(),
            self.past.len() + self.charges.len() + self.refunds.len(),
            "one for each charge, one for each refund"
        );
    }

    fn no_refund_exceeds_its_charge(&self) {
        let mut refunded = HashSet::new();
        for refund in &self.refunds {
            assert!(refunded.insert(&refund.charge), "{refund:?} is the second");
            let charge = self
                .charges
                .iter()
                .find(|charge| charge.charge == refund.charge)
                .unwrap();
            assert!(refund.amount <= charge.amount && refund.currency == charge.currency);
            let note = &self.invoices[&refund.credit_note].invoice;
            assert_eq!((note.kind, note.total), (InvoiceKind::CreditNote, -charge.amount));
            assert_eq!(note.order_number.as_ref(), Some(&charge.order));
        }
    }

    fn nothing_runs_beside_what_excludes_it(&self, person: &Person, today: NaiveDate) {
        let catalogue = &person.catalogue;
        let running: Vec<_> = self
            .terms
            .iter()
            .filter(|term| term.is_active(today))
            .map(|term| (catalogue.offer(&term.offer).unwrap(), term))
            .collect();
        for (index, (offer, term)) in running.iter().enumerate() {
            for (other, beside) in &running[index + 1..] {
                if offer.id == other.id {
                    let shared = term.anniversary.min(beside.anniversary);
                    assert_eq!(
                        shared, today,
                        "two terms of {} share the anniversary date at most",
                        offer.id
                    );
                    continue;
                }
                let group = offer.exclusive_group.as_ref();
                assert!(
                    group.is_none() || group != other.exclusive_group.as_ref(),
                    "{term:?} and {beside:?}"
                );
                for (offer, other) in [(offer, other), (other, offer)] {
                    let ends = catalogue.package_of(offer).and_then(|package| package.ends.as_ref());
                    assert!(
                        ends.is_none() || ends != other.package.as_ref(),
                        "{term:?} and {beside:?}"
                    );
                }
            }
        }
        // The fee of a package is paid once.
        let refunded: HashSet<&str> = self.refunds.iter().map(|refund| refund.order.as_str()).collect();
        let mut paying = HashSet::new();
        for (offer, term) in running {
            let Some(package) = &offer.package else { continue };
            let paid = self.orders.iter().any(|order| {
                order.offer == offer.id
                    && order.anniversary == Some(term.anniversary)
                    && order.invoice.is_some()
                    && !refunded.contains(order.number.as_str())
            });
            assert!(
                !paid || paying.insert(package.as_str()),
                "{term:?} is paid for a second time"
            );
        }
    }

    fn one_order_of_those_related_is_open(&self, person: &Person) {
        let open: Vec<_> = self.orders.iter().filter(|order| order.state.is_open()).collect();
        for (index, order) in open.iter().enumerate() {
            let offer = person.catalogue.offer(&order.offer).unwrap();
            for other in &open[index + 1..] {
                assert_ne!(order.offer, other.offer);
                assert!(
                    person.catalogue.related(offer).all(|related| related.id != other.offer),
                    "{other:?}"
                );
            }
        }
    }

    /// What happened in these years.
    pub fn seen(&self) -> Seen {
        let count = |which: &dyn Fn(&RemoteOrder) -> bool| self.orders.iter().filter(|order| which(order)).count();
        let confirmed = |order: &RemoteOrder| order.state == OrderState::Confirmed;
        let discounted = |issued: &&Issued| !issued.invoice.discount.is_zero();
        Seen([
            (
                "bought",
                count(&|order| confirmed(order) && order.kind == OrderKind::Buy),
            ),
            (
                "renewed by hand",
                count(&|order| confirmed(order) && order.kind == OrderKind::Renew && !order.automatic),
            ),
            (
                "renewed by itself",
                count(&|order| confirmed(order) && order.automatic && order.invoice.is_some()),
            ),
            (
                "followed",
                count(&|order| confirmed(order) && order.automatic && order.invoice.is_none()),
            ),
            (
                "not renewed by itself",
                count(&|order| order.automatic && order.state == OrderState::Declined),
            ),
            (
                "declined",
                count(&|order| !order.automatic && order.state == OrderState::Declined),
            ),
            (
                "paid by transfer",
                count(&|order| confirmed(order) && matches!(order.payment, Some(Payment::Transfer { .. }))),
            ),
            ("given", count(&|order| order.payment == Some(Payment::Free))),
            ("expired", count(&|order| order.state == OrderState::Expired)),
            ("cancelled", count(&|order| order.state == OrderState::Cancelled)),
            ("paid back", self.refunds.len()),
            ("stepped up", self.invoices.values().filter(discounted).count()),
            (
                "ended early",
                self.terms.iter().filter(|term| term.ended.is_some()).count(),
            ),
        ])
    }
}

/// How often each thing happened.
#[derive(Debug, Default)]
pub struct Seen([(&'static str, usize); 13]);

impl AddAssign for Seen {
    fn add_assign(&mut self, other: Self) {
        for (sum, (name, count)) in self.0.iter_mut().zip(other.0) {
            *sum = (name, sum.1 + count);
        }
    }
}

impl Seen {
    /// Years in which something never happens prove nothing about it.
    pub fn is_worth_it(&self) {
        eprintln!("{:?}", self.0);
        assert!(self.0.iter().all(|(_, count)| *count > 0), "{self:?}");
    }
}
