use std::fmt;

use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{CardSummary, Money, Names, OfferId, Party, ReceivedInvoice, Role};

/// An invoice number: opaque text, styles vary by country and year.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InvoiceNumber(String);

impl InvoiceNumber {
    /// The number as given.
    #[must_use]
    pub fn new(number: impl Into<String>) -> Self {
        Self(number.into())
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::closed_set! {
    /// What kind of document it is.
    pub enum InvoiceKind {
        /// An invoice.
        Invoice = "invoice",
        /// A credit note.
        CreditNote = "credit_note",
        /// A void note.
        VoidNote = "void_note",
        /// Another document, or one of a kind that this version does not know: it is neither charged nor given back.
        Other = "other",
    }

    /// Where the payment of an invoice stands.
    pub enum InvoiceStatus {
        /// Paid.
        Paid = "paid",
        /// To be paid.
        Due = "due",
        /// Not paid in time.
        Overdue = "overdue",
        /// Paid back.
        Refunded = "refunded",
        /// Declared void.
        Void = "void",
        /// A status this version does not know.
        Unknown = "unknown",
    }
}

/// When an invoice is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentTerms {
    /// Paid at purchase.
    PaidAtPurchase,
    /// By electronic bank transfer.
    BankTransfer,
    /// As the issuer wrote it.
    AsWritten(String),
}

crate::closed_set! {
    /// How a tax line came about (EN 16931 category codes S, Z, E, AE, O).
    pub enum TaxTreatment {
        /// Taxed at the rate.
        Standard = "standard",
        /// Taxed at nought.
        ZeroRated = "zero_rated",
        /// Exempt from tax.
        Exempt = "exempt",
        /// The buyer owes the tax.
        ReverseCharge = "reverse_charge",
        /// Outside the scope of the tax.
        OutsideScope = "outside_scope",
    }
}

/// One line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceLine {
    /// What was sold.
    pub description: Names,
    /// The charge period, first and last day as printed.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Quantity.
    pub quantity: Decimal,
    /// Price of one, before discount and tax.
    pub unit_price: Decimal,
    /// Tax rate in percent.
    pub tax_rate: Decimal,
    /// How the tax came about.
    pub treatment: TaxTreatment,
    /// Net amount of the line.
    pub net: Decimal,
}

/// The tax of one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    /// What the tax is called, without the rate: `VAT` and 營業稅.
    pub label: Names,
    /// Rate in percent.
    pub rate: Decimal,
    /// How the tax came about.
    pub treatment: TaxTreatment,
    /// The amount taxed.
    pub taxable: Decimal,
    /// The tax.
    pub tax: Decimal,
}

/// How and when an invoice was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum InvoicePayment {
    /// By card.
    Card {
        /// Brand and last four digits.
        card: CardSummary,
        /// The day of the charge.
        charged: NaiveDate,
        /// The amount charged.
        amount: Money,
    },
    /// By electronic bank transfer.
    Transfer {
        /// The day the money arrived.
        received: NaiveDate,
        /// The amount received.
        amount: Money,
        /// The reference of the transfer: order number and PartnerID.
        reference: String,
    },
}

/// The term that an invoice pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceTerm {
    /// First day.
    pub purchased: NaiveDate,
    /// The anniversary date.
    pub expires: NaiveDate,
    /// First day of the renewal window that follows.
    pub window_opens: NaiveDate,
    /// Last safe day of it, where the rule names one.
    pub window_closes: Option<NaiveDate>,
    /// The last day of benefits.
    pub benefits_end: NaiveDate,
}

/// An invoice. Issued means frozen: nothing that changes later alters it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// The number, opaque.
    pub number: InvoiceNumber,
    /// Invoice, credit note or void note.
    pub kind: InvoiceKind,
    /// Where its payment stands.
    pub status: InvoiceStatus,
    /// The invoice date, in UTC as the issuer prints it.
    pub issued: NaiveDate,
    /// The day by which it is to be paid, where it is not paid yet.
    pub due: Option<NaiveDate>,
    /// The offer it is for.
    pub offer: OfferId,
    /// The order it is for.
    pub order_number: Option<String>,
    /// The buyer's purchase order number.
    pub po_number: Option<String>,
    /// PartnerID (MPN ID).
    pub partner_id: String,
    /// Payment terms.
    pub payment_terms: PaymentTerms,
    /// Who sells.
    pub issuer: Party,
    /// The legal entity that buys.
    pub sold_to: Party,
    /// Who gets the invoice.
    pub bill_to: Party,
    /// What was sold.
    pub lines: Vec<InvoiceLine>,
    /// Taxes by rate.
    pub taxes: Vec<TaxLine>,
    /// The currency of every amount.
    pub currency: Currency,
    /// Sum of the lines before discount.
    pub net: Decimal,
    /// Discount taken off the net amount.
    pub discount: Decimal,
    /// Sum of the taxes.
    pub tax: Decimal,
    /// What the invoice comes to.
    pub total: Decimal,
    /// What was paid.
    pub paid: Decimal,
    /// What is left to pay.
    pub amount_due: Decimal,
    /// How it was paid.
    pub payment: Option<InvoicePayment>,
    /// Who placed the order, and in which role.
    pub placed_by: Option<(String, Role)>,
    /// The term it pays for.
    pub term: Option<InvoiceTerm>,
    /// What a service sent of it, where one issued it elsewhere. Then no other field says more than was sent: parties without
    /// a name, no lines and no taxes are not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Box<ReceivedInvoice>>,
}

impl Invoice {
    /// The total with its currency.
    #[must_use]
    pub const fn total_money(&self) -> Money {
        Money::new(self.total, self.currency)
    }

    /// Whether the parts of the invoice agree with each other: lines, discount, taxes, total and amount due.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.lines.iter().map(|line| line.net).sum::<Decimal>() == self.net
            && self.taxes.iter().map(|line| line.tax).sum::<Decimal>() == self.tax
            && self.net - self.discount + self.tax == self.total
            && self.total - self.paid == self.amount_due
    }
}
