use chrono::{DateTime, FixedOffset, Utc};
use domain::{
    Country, Decimal, Invoice, InvoiceKind, InvoiceNumber, InvoiceSource, InvoiceStatus, Money, OfferId, Party,
    PaymentTerms, ReceivedInvoice, ReceivedLine, SentAmount,
};
use partner_center::azure_billing::{BillingInvoice, BillingStatus, BillingTransaction, DocumentType};
use partner_center::center_api::{CenterDocument, CenterInvoice};

/// Why an invoice that was sent is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotKept {
    /// It has no date.
    NoDate,
    /// No amount is told that is its total or may stand for it.
    NoAmount,
    /// Its amounts are of more than one currency.
    Currencies,
    /// Its amounts are of no currency.
    NoCurrency,
}

impl NotKept {
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoDate => "no_date",
            Self::NoAmount => "no_amount",
            Self::Currencies => "currencies",
            Self::NoCurrency => "no_currency",
        }
    }
}

/// What stands where a total does, among invoices, of one whose total is not told, as those of a single subscription: what is
/// due while nothing of it is paid, and else what was billed. Its record has the amounts that were told under their own names.
fn instead_of_total(sent: &BillingInvoice) -> Option<Money> {
    let is_unpaid =
        matches!(sent.status, Some(BillingStatus::Due | BillingStatus::Overdue)) && sent.payments.is_empty();
    let due = sent.amount_due.filter(|_| is_unpaid);
    due.or(sent.billed)
}

/// The record of an invoice of Azure Billing. What was not sent is not filled in.
pub(crate) fn of_billing(sent: &BillingInvoice, account: &str, received: DateTime<Utc>) -> Result<Invoice, NotKept> {
    let issued = sent.issued.ok_or(NotKept::NoDate)?;
    let amounts = [
        (SentAmount::Billed, sent.billed),
        (SentAmount::Credit, sent.credit),
        (SentAmount::PrepaymentApplied, sent.prepayment_applied),
        (SentAmount::FreeCreditApplied, sent.free_credit_applied),
        (SentAmount::Subtotal, sent.subtotal),
        (SentAmount::Tax, sent.tax),
        (SentAmount::Total, sent.total),
        (SentAmount::AmountDue, sent.amount_due),
    ];
    let told: Vec<(SentAmount, Money)> = amounts
        .into_iter()
        .filter_map(|(name, amount)| Some((name, amount?)))
        .collect();
    let total = sent.total.or_else(|| instead_of_total(sent)).ok_or(NotKept::NoAmount)?;
    if told.iter().any(|(_, amount)| amount.currency != total.currency) {
        return Err(NotKept::Currencies);
    }
    let amount = |money: Option<Money>| money.map(|money| money.amount).unwrap_or_default();
    let buyer = sent.profile_name.as_deref().map(str::trim).unwrap_or_default();
    Ok(Invoice {
        number: InvoiceNumber::new(&sent.number),
        kind: match sent.kind {
            DocumentType::CreditNote => InvoiceKind::CreditNote,
            DocumentType::VoidNote => InvoiceKind::VoidNote,
            DocumentType::Invoice => InvoiceKind::Invoice,
            _ => InvoiceKind::Other,
        },
        status: match sent.status {
            Some(BillingStatus::Due) => InvoiceStatus::Due,
            Some(BillingStatus::Overdue) => InvoiceStatus::Overdue,
            Some(BillingStatus::Paid) => InvoiceStatus::Paid,
            Some(BillingStatus::Void) => InvoiceStatus::Void,
            _ => InvoiceStatus::Unknown,
        },
        issued: issued.date_naive(),
        due: sent.due.map(|due| due.date_naive()),
        offer: OfferId::not_told(),
        order_number: None,
        po_number: sent.purchase_order_number.clone(),
        partner_id: String::new(),
        payment_terms: PaymentTerms::AsWritten(String::new()),
        issuer: nobody(),
        sold_to: nobody(),
        bill_to: Party {
            name: buyer.to_owned(),
            ..nobody()
        },
        lines: Vec::new(),
        taxes: Vec::new(),
        currency: total.currency,
        net: amount(sent.subtotal),
        discount: amount(None),
        tax: amount(sent.tax),
        total: total.amount,
        paid: amount(None),
        amount_due: amount(sent.amount_due),
        payment: None,
        placed_by: None,
        term: None,
        received: Some(Box::new(ReceivedInvoice {
            source: InvoiceSource::AzureBilling,
            account: account.to_owned(),
            received,
            version: 1,
            amounts: told.into_iter().map(|(name, money)| (name, money.amount)).collect(),
            period: (by_its_calendar(sent.period_starts), by_its_calendar(sent.period_ends)),
            names: sent.named_numbers().into_iter().map(str::to_owned).collect(),
            sent: sent.sent.without_queries(),
        })),
    })
}

/// A line of an invoice of Azure Billing. What was not sent is not filled in.
pub(crate) fn of_transaction(sent: &BillingTransaction, number: &str) -> ReceivedLine {
    let names_another = |invoice: &str| !invoice.trim().eq_ignore_ascii_case(number);
    let day = |moment: Option<DateTime<FixedOffset>>| moment.map(|moment| moment.date_naive());
    ReceivedLine {
        key: sent.key(),
        kind: sent.kind.clone(),
        text: sent.description.clone().unwrap_or_default(),
        period: day(sent.period_starts).zip(day(sent.period_ends)),
        quantity: sent.quantity,
        net: sent.subtotal,
        tax: sent.tax,
        total: sent.total,
        is_elsewhere: sent.is_pending || sent.invoice.as_deref().is_some_and(names_another),
        sent: sent.sent.without_queries(),
    }
}

/// The record of an invoice of Partner Center. What was not sent is not filled in.
pub(crate) fn of_center(sent: &CenterInvoice, received: DateTime<Utc>) -> Result<Invoice, NotKept> {
    let issued = sent.issued.ok_or(NotKept::NoDate)?;
    let total = sent.total.ok_or(NotKept::NoAmount)?;
    let currency = sent.currency.ok_or(NotKept::NoCurrency)?;
    let amounts = [(SentAmount::Total, sent.total), (SentAmount::Paid, sent.paid)];
    let is_void = sent
        .status
        .as_deref()
        .is_some_and(|word| word.trim().eq_ignore_ascii_case("void"));
    Ok(Invoice {
        number: InvoiceNumber::new(&sent.number),
        kind: match sent.kind {
            CenterDocument::AdjustmentNote => InvoiceKind::CreditNote,
            CenterDocument::VoidNote => InvoiceKind::VoidNote,
            CenterDocument::Invoice => InvoiceKind::Invoice,
            _ => InvoiceKind::Other,
        },
        // Whether it is paid is not said: an amount that was paid has either sign.
        status: if is_void {
            InvoiceStatus::Void
        } else {
            InvoiceStatus::Unknown
        },
        issued: issued.date_naive(),
        due: None,
        offer: OfferId::not_told(),
        order_number: None,
        po_number: None,
        partner_id: String::new(),
        payment_terms: PaymentTerms::AsWritten(String::new()),
        issuer: nobody(),
        sold_to: nobody(),
        bill_to: nobody(),
        lines: Vec::new(),
        taxes: Vec::new(),
        currency,
        net: Decimal::default(),
        discount: Decimal::default(),
        tax: Decimal::default(),
        total,
        paid: Decimal::default(),
        amount_due: Decimal::default(),
        payment: None,
        placed_by: None,
        term: None,
        received: Some(Box::new(ReceivedInvoice {
            source: InvoiceSource::PartnerCenter,
            account: InvoiceSource::PartnerCenter.id().to_owned(),
            received,
            version: 1,
            amounts: amounts
                .into_iter()
                .filter_map(|(name, amount)| Some((name, amount?)))
                .collect(),
            period: (by_its_calendar(sent.period_starts), by_its_calendar(sent.period_ends)),
            names: sent.named_numbers().into_iter().map(str::to_owned).collect(),
            sent: sent.sent.without_queries(),
        })),
    })
}

/// A moment by the calendar and clock of whoever wrote it: the days of an invoice are those that were sent, wherever it is
/// read.
fn by_its_calendar(moment: Option<DateTime<FixedOffset>>) -> Option<DateTime<Utc>> {
    moment.map(|moment| moment.naive_local().and_utc())
}

/// A party of which nothing was sent.
pub(crate) fn nobody() -> Party {
    Party {
        name: String::new(),
        attention: None,
        address_lines: Vec::new(),
        city: None,
        region: None,
        postal_code: None,
        country: Country::new(""),
        tax_id: None,
    }
}
