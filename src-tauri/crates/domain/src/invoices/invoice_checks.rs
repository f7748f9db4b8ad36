use std::collections::HashMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{
    Currency, Invoice, InvoiceKind, InvoiceNumber, InvoiceStatus, Money, OfferId, Order, OrderState, Party, Phrase,
    Profile, TaxId, days_between,
};

/// An invoice is "generally available 10 days after payment is complete" (view-print-maps-invoice, 2021).
pub const INVOICE_EXPECTED_DAYS: i64 = 10;
/// Two charges for the same thing within so many days are looked at where nothing says for which time they were.
const SAME_CHARGE_DAYS: i64 = 30;

crate::closed_set! {
    /// A kind of discrepancy that nobody tells an admin about.
    pub enum InvoiceCheck {
        /// The same was charged twice.
        ChargedTwice = "charged_twice",
        /// An order was charged at another total than was accepted.
        ChargeDiffers = "charge_differs",
        /// An order was paid and has no invoice after ten days.
        InvoiceMissing = "invoice_missing",
        /// No order is known for an invoice.
        OrderMissing = "order_missing",
        /// The totals of an invoice do not add up.
        Totals = "totals",
        /// The bill-to address on an invoice is not that of the profile of its day.
        BillTo = "bill_to",
        /// The buyer's tax number on an invoice is not that of the profile of its day.
        TaxId = "tax_id",
        /// The PO number on an invoice is not that of its order, or else of the profile of its day.
        PoNumber = "po_number",
        /// The same uniform invoice number is recorded beside two invoices.
        UniformNumber = "uniform_number",
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceFinding {
    /// The check.
    pub check: InvoiceCheck,
    /// The invoices it is about, the later one of two last.
    pub invoices: Vec<InvoiceNumber>,
    /// The order it is about.
    pub order: Option<String>,
    /// The day of the invoice or of the payment.
    pub day: NaiveDate,
    /// What it is, in detail.
    pub message: Phrase,
}

impl InvoiceFinding {
    /// The stable id by which it is settled. It stays the same as long as it is about the same documents.
    #[must_use]
    pub fn id(&self) -> String {
        let about: Vec<&str> = if self.invoices.is_empty() {
            self.order.iter().map(String::as_str).collect()
        } else {
            self.invoices.iter().map(InvoiceNumber::as_str).collect()
        };
        format!("{}:{}", self.check.id(), about.join("+"))
    }

    /// Whether the check of this id is about an invoice.
    ///
    /// ```
    /// use domain::{InvoiceFinding, InvoiceNumber};
    ///
    /// let number = InvoiceNumber::new("E0400AB124");
    /// assert!(InvoiceFinding::is_about("charged_twice:E0400AB123+E0400AB124", &number));
    /// assert!(!InvoiceFinding::is_about("charged_twice:E0400AB123+E0400AB1245", &number));
    /// ```
    #[must_use]
    pub fn is_about(id: &str, invoice: &InvoiceNumber) -> bool {
        let about = id.split_once(':').map_or("", |(_, about)| about);
        format!("+{about}+").contains(&format!("+{invoice}+"))
    }

    fn of(check: InvoiceCheck, invoice: &Invoice, message: Phrase) -> Self {
        Self {
            check,
            invoices: vec![invoice.number.clone()],
            order: invoice.order_number.clone(),
            day: invoice.issued,
            message: message.with("invoice", invoice.number.as_str()),
        }
    }
}

/// What an invoice is held against.
#[derive(Debug, Clone, Copy, Default)]
pub struct InvoiceContext<'a> {
    /// The profile as it held on the invoice date; `None` where it is not known.
    pub profile: Option<&'a Profile>,
    /// The order of the invoice, where it is known.
    pub order: Option<&'a Order>,
    /// The first day of which orders are known; an earlier invoice says nothing about its order.
    pub orders_since: Option<NaiveDate>,
}

/// What is wrong with one invoice.
#[must_use]
pub fn invoice_findings(invoice: &Invoice, context: InvoiceContext<'_>) -> Vec<InvoiceFinding> {
    if matches!(invoice.kind, InvoiceKind::VoidNote | InvoiceKind::Other) || invoice.status == InvoiceStatus::Void {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(totals(invoice));
    if invoice.kind == InvoiceKind::Invoice {
        found.extend(order_missing(invoice, context));
    }
    if let Some(profile) = context.profile {
        found.extend(bill_to(invoice, profile));
        found.extend(tax_id(invoice, profile));
        found.extend(po_number(invoice, profile, context.order));
    }
    found
}

fn totals(invoice: &Invoice) -> Option<InvoiceFinding> {
    let sum = |mut amounts: &mut dyn Iterator<Item = Decimal>| {
        Iterator::try_fold(&mut amounts, Decimal::ZERO, |sum, amount| sum.checked_add(amount))
    };
    let lines = sum(&mut invoice.lines.iter().map(|line| line.net));
    let taxes = sum(&mut invoice.taxes.iter().map(|tax| tax.tax));
    let total = invoice
        .net
        .checked_sub(invoice.discount)
        .and_then(|net| net.checked_add(invoice.tax));
    let due = invoice.total.checked_sub(invoice.paid);
    let money = |amount: Decimal| Money::new(amount, invoice.currency);
    let disagreement = [
        ("check-totals-lines", lines, invoice.net),
        ("check-totals-taxes", taxes, invoice.tax),
        ("check-totals-total", total, invoice.total),
        ("check-totals-due", due, invoice.amount_due),
    ]
    .into_iter()
    .find(|(_, computed, printed)| *computed != Some(*printed));
    let (id, computed, printed) = disagreement?;
    let message = match computed {
        Some(computed) => Phrase::new(id)
            .with("computed", money(computed))
            .with("printed", money(printed)),
        None => Phrase::new("check-totals-too-large"),
    };
    Some(InvoiceFinding::of(InvoiceCheck::Totals, invoice, message))
}

fn order_missing(invoice: &Invoice, context: InvoiceContext<'_>) -> Option<InvoiceFinding> {
    let is_known_of = context.orders_since.is_some_and(|since| since <= invoice.issued);
    if context.order.is_some() || !is_known_of {
        return None;
    }
    let message = match &invoice.order_number {
        Some(order) => Phrase::new("check-order_missing-unknown").with("order", order.clone()),
        None => Phrase::new("check-order_missing-none"),
    };
    Some(InvoiceFinding::of(InvoiceCheck::OrderMissing, invoice, message))
}

fn bill_to(invoice: &Invoice, profile: &Profile) -> Option<InvoiceFinding> {
    let (printed, held) = (address(&invoice.bill_to), address(&profile.bill_to));
    let line = |lines: &[String], position: usize| lines.get(position).cloned();
    let compared = |line: &Option<String>| line.as_deref().map(folded);
    let (printed, held) = (0..printed.len().max(held.len()))
        .map(|position| (line(&printed, position), line(&held, position)))
        .find(|(printed, held)| compared(printed) != compared(held))?;
    let told = |line: Option<String>| line.unwrap_or_else(|| "–".to_owned());
    let message = Phrase::new("check-bill_to-message")
        .with("printed", told(printed))
        .with("profile", told(held));
    Some(InvoiceFinding::of(InvoiceCheck::BillTo, invoice, message))
}

/// The lines of an address that say something. They are compared without regard to capitals, spaces and punctuation.
fn address(party: &Party) -> Vec<String> {
    std::iter::once(party.name.clone())
        .chain(party.printed_address())
        .chain(std::iter::once(party.country.code().to_owned()))
        .filter(|line| !folded(line).is_empty())
        .collect()
}

fn folded(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn tax_id(invoice: &Invoice, profile: &Profile) -> Option<InvoiceFinding> {
    let number = |tax_id: &Option<TaxId>| tax_id.as_ref().map(|tax_id| tax_id.value.clone());
    let held = number(&profile.legal.tax_id);
    let printed = number(&invoice.sold_to.tax_id).or_else(|| number(&invoice.bill_to.tax_id));
    let compared = |number: &Option<String>| folded(number.as_deref().unwrap_or_default());
    if compared(&held) == compared(&printed) {
        return None;
    }
    let message = match (printed, held) {
        (None, held) => Phrase::new("check-tax_id-none").with("profile", held.unwrap_or_default()),
        (Some(printed), None) => Phrase::new("check-tax_id-not-held").with("printed", printed),
        (Some(printed), Some(held)) => Phrase::new("check-tax_id-other")
            .with("printed", printed)
            .with("profile", held),
    };
    Some(InvoiceFinding::of(InvoiceCheck::TaxId, invoice, message))
}

/// An order has a purchase order number of its own or none; the one of the profile is for invoices whose order is not
/// known.
fn po_number(invoice: &Invoice, profile: &Profile, order: Option<&Order>) -> Option<InvoiceFinding> {
    let expected = match order {
        Some(order) => order.po_number.as_deref(),
        None => profile.po_number.as_deref(),
    };
    let expected = expected.map(str::trim).filter(|number| !number.is_empty())?;
    let printed = invoice.po_number.as_deref().map(str::trim).unwrap_or_default();
    if printed.eq_ignore_ascii_case(expected) {
        return None;
    }
    let message = if printed.is_empty() {
        Phrase::new("check-po_number-none").with("expected", expected)
    } else {
        Phrase::new("check-po_number-other")
            .with("printed", printed)
            .with("expected", expected)
    };
    Some(InvoiceFinding::of(InvoiceCheck::PoNumber, invoice, message))
}

/// A paid order that should have its invoice by now. `has_invoice` is whether an invoice of it is in the archive.
#[must_use]
pub fn invoice_missing(order: &Order, has_invoice: bool, today: NaiveDate) -> Option<InvoiceFinding> {
    let paid = order.modified.date_naive();
    let is_free = order.total.is_some_and(|total| total.amount.is_zero());
    let is_late = days_between(paid, today) > INVOICE_EXPECTED_DAYS;
    if order.state != OrderState::Confirmed || has_invoice || is_free || !is_late {
        return None;
    }
    let number = order.shown_number();
    let message = Phrase::new("check-invoice_missing-message")
        .with("order", number.clone())
        .with("paid", paid)
        .with("days", days_between(paid, today));
    Some(InvoiceFinding {
        check: InvoiceCheck::InvoiceMissing,
        invoices: Vec::new(),
        order: Some(number),
        day: paid,
        message,
    })
}

/// An order that is charged, or is to be paid, at another total than was accepted.
#[must_use]
pub fn charge_differs(order: &Order) -> Option<InvoiceFinding> {
    let (charged, accepted) = (order.differing_total()?, order.total?);
    let id = match order.state {
        OrderState::Confirmed => "check-charge_differs-message",
        _ => "check-charge_differs-due",
    };
    let number = order.shown_number();
    let message = Phrase::new(id)
        .with("order", number.clone())
        .with("charged", charged)
        .with("accepted", accepted);
    Some(InvoiceFinding {
        check: InvoiceCheck::ChargeDiffers,
        invoices: Vec::new(),
        order: Some(number),
        day: order.created.date_naive(),
        message,
    })
}

/// What is needed of an invoice to see whether it was charged twice: little enough to hold for a hundred thousand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargedInvoice {
    number: InvoiceNumber,
    issued: NaiveDate,
    offer: OfferId,
    order: Option<String>,
    currency: Currency,
    total: Decimal,
    begin: Option<NaiveDate>,
}

impl ChargedInvoice {
    /// The invoice, where it is one that charged something and was not paid back.
    #[must_use]
    pub fn of(invoice: &Invoice) -> Option<Self> {
        let charges = invoice.kind == InvoiceKind::Invoice
            && !matches!(invoice.status, InvoiceStatus::Void | InvoiceStatus::Refunded)
            && invoice.total > Decimal::ZERO;
        charges.then(|| Self {
            number: invoice.number.clone(),
            issued: invoice.issued,
            offer: invoice.offer.clone(),
            order: invoice.order_number.clone(),
            currency: invoice.currency,
            total: invoice.total,
            begin: begin(invoice),
        })
    }
}

/// The first day of what was paid for: of the term, or else of the periods of the lines.
fn begin(invoice: &Invoice) -> Option<NaiveDate> {
    let of_lines = || {
        let periods = invoice.lines.iter().filter_map(|line| line.period);
        periods.map(|(from, _)| from).min()
    };
    invoice.term.map(|term| term.purchased).or_else(of_lines)
}

/// What was charged before, of one offer at one price.
#[derive(Default)]
struct Charged<'a> {
    by_order: HashMap<&'a str, &'a ChargedInvoice>,
    by_begin: HashMap<NaiveDate, &'a ChargedInvoice>,
    last: Option<&'a ChargedInvoice>,
    last_without_term: Option<&'a ChargedInvoice>,
}

impl<'a> Charged<'a> {
    /// The earlier charge of the same order, or for the same time.
    fn before(&self, later: &ChargedInvoice) -> Option<&'a ChargedInvoice> {
        let of_order = later.order.as_deref().and_then(|order| self.by_order.get(order));
        let for_term = later.begin.and_then(|begin| self.by_begin.get(&begin));
        let around = if later.begin.is_some() {
            self.last_without_term
        } else {
            self.last
        };
        of_order
            .or(for_term)
            .copied()
            .or_else(|| around.filter(|earlier| days_between(earlier.issued, later.issued) <= SAME_CHARGE_DAYS))
    }

    fn add(&mut self, invoice: &'a ChargedInvoice) {
        if let Some(order) = &invoice.order {
            self.by_order.insert(order, invoice);
        }
        match invoice.begin {
            Some(begin) => drop(self.by_begin.insert(begin, invoice)),
            None => self.last_without_term = Some(invoice),
        }
        self.last = Some(invoice);
    }
}

/// The invoices that charge again what another one charged. The order in which they are given does not matter.
#[must_use]
pub fn charged_twice(mut invoices: Vec<ChargedInvoice>) -> Vec<InvoiceFinding> {
    invoices.sort_by(|one, other| {
        (&one.offer, one.currency.code(), one.total, one.issued, &one.number).cmp(&(
            &other.offer,
            other.currency.code(),
            other.total,
            other.issued,
            &other.number,
        ))
    });
    let same_price = invoices
        .chunk_by(|one, other| one.offer == other.offer && one.currency == other.currency && one.total == other.total);
    let mut found = Vec::new();
    for group in same_price {
        let mut charged = Charged::default();
        for invoice in group {
            found.extend(charged.before(invoice).map(|earlier| twice(earlier, invoice)));
            charged.add(invoice);
        }
    }
    found
}

fn twice(earlier: &ChargedInvoice, later: &ChargedInvoice) -> InvoiceFinding {
    let same_order = later.order.is_some() && later.order == earlier.order;
    let id = if same_order {
        "check-charged_twice-order"
    } else {
        "check-charged_twice-message"
    };
    let mut message = Phrase::new(id)
        .with("earlier", earlier.number.as_str())
        .with("later", later.number.as_str())
        .with("total", Money::new(later.total, later.currency));
    message = match (&later.order, same_order) {
        (Some(order), true) => message.with("order", order.clone()),
        _ => message.with("first", earlier.issued).with("second", later.issued),
    };
    InvoiceFinding {
        check: InvoiceCheck::ChargedTwice,
        invoices: vec![earlier.number.clone(), later.number.clone()],
        order: later.order.clone(),
        day: later.issued,
        message,
    }
}
