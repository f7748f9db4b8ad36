use domain::{Decimal, Invoice, InvoiceKind, InvoiceNumber, InvoiceStatus, OfferId, PaymentTerms};

use super::invoice_parts::{
    InvoiceLineResource, InvoicePaymentResource, InvoiceTaxResource, InvoiceTermResource, PlacedByResource, amount,
    day, payment_in, placed_by, term,
};
use super::offer::currency_of;
use super::party::filled;
use super::{Amount, Attributes, Day, Incomplete, Links, List, PartyResource, Text, by_word, plain_word, required};

resources! {
    /// The documented invoice, with what a membership invoice says beyond it.
    pub struct InvoiceResource {
        /// The number.
        id: Text,
        /// The invoice date.
        invoice_date: Day,
        /// What it comes to; negative for a note that gives back.
        total_charges: Amount,
        /// What was paid.
        paid_amount: Amount,
        /// ISO 4217 code of every amount.
        currency_code: Text,
        /// Symbol of it.
        currency_symbol: Text,
        /// `invoice`, `adjustment_note`, `void_note`.
        document_type: Text,
        /// Notes that change it, as invoices of their own.
        amendments: List<InvoiceResource>,
        /// The number of the invoice that a note changes.
        amends_of: Text,
        /// `OneTime`, `Recurring`.
        invoice_type: Text,
        /// Where its payment stands.
        status: Text,
        /// The day by which it is to be paid.
        due_date: Day,
        /// The offer.
        offer_id: Text,
        /// The order.
        order_id: Text,
        /// The buyer's purchase order number.
        purchase_order_number: Text,
        /// PartnerID.
        partner_id: Text,
        /// `paid_at_purchase`, `bank_transfer`, or what is printed.
        payment_terms: Text,
        /// Who sells.
        issuer: PartyResource,
        /// The legal entity that buys.
        sold_to: PartyResource,
        /// Who gets it.
        bill_to: PartyResource,
        /// What was sold.
        lines: List<InvoiceLineResource>,
        /// Taxes by rate.
        taxes: List<InvoiceTaxResource>,
        /// Sum of the lines.
        net_amount: Amount,
        /// Discount.
        discount_amount: Amount,
        /// Sum of the taxes.
        tax_amount: Amount,
        /// What is left to pay.
        amount_due: Amount,
        /// How it was paid.
        payment: InvoicePaymentResource,
        /// Who placed the order.
        placed_by: PlacedByResource,
        /// The term.
        term: InvoiceTermResource,
        /// Addresses.
        links: Links,
        /// Kind.
        attributes: Attributes,
    }
}

impl InvoiceResource {
    /// The invoice and its notes. A note that does not repeat the day and the currency has those of its invoice.
    #[must_use]
    pub fn with_amendments(mut self) -> Vec<Self> {
        let notes = self.amendments.take().unwrap_or_default().0;
        let (date, currency) = (self.invoice_date, self.currency_code.clone());
        let notes = notes.into_iter().flat_map(|note| {
            Self {
                invoice_date: note.invoice_date.or(date),
                currency_code: note.currency_code.clone().or_else(|| currency.clone()),
                ..note
            }
            .with_amendments()
        });
        let notes: Vec<Self> = notes.collect();
        std::iter::once(self).chain(notes).collect()
    }
}

const KINDS: [InvoiceKind; 3] = [InvoiceKind::Invoice, InvoiceKind::CreditNote, InvoiceKind::VoidNote];

const fn kind_word(kind: InvoiceKind) -> &'static str {
    match kind {
        InvoiceKind::Invoice => "invoice",
        InvoiceKind::CreditNote => "adjustment_note",
        InvoiceKind::VoidNote => "void_note",
        InvoiceKind::Other => "other",
    }
}

const STATUSES: [InvoiceStatus; 5] = [
    InvoiceStatus::Paid,
    InvoiceStatus::Due,
    InvoiceStatus::Overdue,
    InvoiceStatus::Refunded,
    InvoiceStatus::Void,
];

/// The kind of a word. A word this version does not know is read by the sign: a note that gives back, or an invoice.
fn kind_of(word: Option<&Text>, total: Decimal) -> InvoiceKind {
    match word.map(|Text(word)| plain_word(word)).as_deref() {
        Some("creditnote") => InvoiceKind::CreditNote,
        word => word
            .and_then(|word| by_word(word, &KINDS, kind_word))
            .unwrap_or(if total.is_sign_negative() {
                InvoiceKind::CreditNote
            } else {
                InvoiceKind::Invoice
            }),
    }
}

fn terms_word(terms: &PaymentTerms) -> &str {
    match terms {
        PaymentTerms::PaidAtPurchase => "paid_at_purchase",
        PaymentTerms::BankTransfer => "bank_transfer",
        PaymentTerms::AsWritten(text) => text,
    }
}

fn payment_terms(word: Option<Text>) -> PaymentTerms {
    let word = filled(word).unwrap_or_default();
    match plain_word(&word).as_str() {
        "paidatpurchase" => PaymentTerms::PaidAtPurchase,
        "banktransfer" => PaymentTerms::BankTransfer,
        _ => PaymentTerms::AsWritten(word),
    }
}

/// Without a status word an invoice of which nothing is left to pay is paid.
fn status_of(word: Option<&Text>, amount_due: Option<Decimal>) -> InvoiceStatus {
    match (word, amount_due) {
        (Some(Text(word)), _) => by_word(word, &STATUSES, InvoiceStatus::id).unwrap_or(InvoiceStatus::Unknown),
        (None, Some(due)) if due.is_zero() => InvoiceStatus::Paid,
        (None, _) => InvoiceStatus::Unknown,
    }
}

impl From<&Invoice> for InvoiceResource {
    fn from(invoice: &Invoice) -> Self {
        Self {
            id: Some(invoice.number.as_str().into()),
            invoice_date: Some(invoice.issued.into()),
            total_charges: Some(invoice.total.into()),
            paid_amount: Some(invoice.paid.into()),
            currency_code: Some(invoice.currency.code().into()),
            currency_symbol: Some(invoice.currency.symbol().to_string().into()),
            document_type: Some(kind_word(invoice.kind).into()),
            amendments: None,
            amends_of: None,
            invoice_type: Some("OneTime".into()),
            status: Some(invoice.status.id().into()),
            due_date: invoice.due.map(Into::into),
            offer_id: Some(invoice.offer.as_str().into()),
            order_id: invoice.order_number.as_deref().map(Into::into),
            purchase_order_number: invoice.po_number.as_deref().map(Into::into),
            partner_id: Some(invoice.partner_id.as_str().into()),
            payment_terms: Some(terms_word(&invoice.payment_terms).into()),
            issuer: Some((&invoice.issuer).into()),
            sold_to: Some((&invoice.sold_to).into()),
            bill_to: Some((&invoice.bill_to).into()),
            lines: Some(List(invoice.lines.iter().map(Into::into).collect())),
            taxes: Some(List(invoice.taxes.iter().map(Into::into).collect())),
            net_amount: Some(invoice.net.into()),
            discount_amount: Some(invoice.discount.into()),
            tax_amount: Some(invoice.tax.into()),
            amount_due: Some(invoice.amount_due.into()),
            payment: invoice.payment.as_ref().map(Into::into),
            placed_by: invoice.placed_by.as_ref().map(|(person, role)| PlacedByResource {
                display_name: Some(person.as_str().into()),
                role: Some(role.id().into()),
            }),
            term: invoice.term.as_ref().map(Into::into),
            links: Some(Links::itself(format!("/invoices/OneTime-{}", invoice.number))),
            attributes: Some(Attributes::of("Invoice")),
        }
    }
}

/// An invoice in the documented shape has a total and no parts: its net amount is the total, its lines are empty, and
/// what it does not name stays empty instead of being made up.
impl TryFrom<InvoiceResource> for Invoice {
    type Error = Incomplete;

    fn try_from(resource: InvoiceResource) -> Result<Self, Incomplete> {
        const INVOICE: &str = "invoice";
        let currency = required(currency_of(resource.currency_code), INVOICE, "currencyCode")?;
        let total = required(resource.total_charges, INVOICE, "totalCharges")?.0;
        let paid = amount(resource.paid_amount);
        let tax = amount(resource.tax_amount);
        let discount = amount(resource.discount_amount);
        let due = resource.amount_due.map(|due| due.0);
        Ok(Self {
            number: InvoiceNumber::new(required(filled(resource.id), INVOICE, "id")?),
            kind: kind_of(resource.document_type.as_ref(), total),
            status: status_of(resource.status.as_ref(), due),
            issued: required(day(resource.invoice_date), INVOICE, "invoiceDate")?,
            due: day(resource.due_date),
            offer: OfferId::new(filled(resource.offer_id).unwrap_or_default()),
            order_number: filled(resource.order_id),
            po_number: filled(resource.purchase_order_number),
            partner_id: filled(resource.partner_id).unwrap_or_default(),
            payment_terms: payment_terms(resource.payment_terms),
            issuer: resource.issuer.unwrap_or_default().into(),
            sold_to: resource.sold_to.unwrap_or_default().into(),
            bill_to: resource.bill_to.unwrap_or_default().into(),
            lines: resource
                .lines
                .unwrap_or_default()
                .0
                .into_iter()
                .map(Into::into)
                .collect(),
            taxes: resource
                .taxes
                .unwrap_or_default()
                .0
                .into_iter()
                .map(Into::into)
                .collect(),
            currency,
            net: resource.net_amount.map_or(total - tax + discount, |net| net.0),
            discount,
            tax,
            total,
            paid,
            amount_due: due.unwrap_or(total - paid),
            payment: resource.payment.and_then(|payment| payment_in(payment, currency)),
            received: None,
            placed_by: resource.placed_by.and_then(placed_by),
            term: resource.term.and_then(term),
        })
    }
}
