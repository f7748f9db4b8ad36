use std::io::{self, BufWriter, Write};

use domain::{Decimal, Invoice, InvoicePayment, NaiveDate, Names, Party, PaymentTerms, SentAmount, UniformNumber};
use serde::Serialize;
use tempfile::NamedTempFile;
use words::visible_json;

use super::exported::{Exported, ExportedFile, OneFile};

/// All invoices for scripts: a list, one invoice a line. Amounts are text, dates `YYYY-MM-DD`.
pub(super) struct JsonFile {
    file: BufWriter<NamedTempFile>,
    is_first: bool,
}

impl JsonFile {
    pub fn begin(file: NamedTempFile) -> io::Result<Self> {
        let mut file = BufWriter::new(file);
        file.write_all(b"[")?;
        Ok(Self { file, is_first: true })
    }
}

impl OneFile for JsonFile {
    fn add(&mut self, exported: &Exported) -> io::Result<()> {
        let between: &[u8] = if self.is_first { b"\n" } else { b",\n" };
        self.is_first = false;
        self.file.write_all(between)?;
        let invoice = serde_json::to_string(&document(exported)).map_err(io::Error::from)?;
        self.file.write_all(visible_json(&invoice).as_bytes())
    }

    fn finish(mut self: Box<Self>) -> io::Result<NamedTempFile> {
        self.file.write_all(b"\n]\n")?;
        self.file.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

#[derive(Serialize)]
struct InvoiceDocument<'a> {
    account: &'a str,
    number: &'a str,
    kind: &'static str,
    date: NaiveDate,
    due: Option<NaiveDate>,
    status: &'static str,
    offer: &'a str,
    offer_name: Option<NamesDocument<'a>>,
    order: Option<&'a str>,
    po_number: Option<&'a str>,
    partner_id: &'a str,
    payment_terms: &'a str,
    issuer: PartyDocument<'a>,
    sold_to: PartyDocument<'a>,
    bill_to: PartyDocument<'a>,
    currency: &'static str,
    lines: Vec<LineDocument<'a>>,
    taxes: Vec<TaxDocument<'a>>,
    net: Option<Decimal>,
    discount: Option<Decimal>,
    tax: Option<Decimal>,
    total: Decimal,
    paid: Option<Decimal>,
    amount_due: Option<Decimal>,
    payment: Option<PaymentDocument<'a>>,
    term: Option<TermDocument>,
    booked: Option<NaiveDate>,
    ledger_code: &'a str,
    booking_note: &'a str,
    uniform_number: Option<&'a str>,
    files: Vec<FileDocument<'a>>,
}

#[derive(Serialize)]
struct NamesDocument<'a> {
    en: &'a str,
    #[serde(rename = "zh-TW")]
    zh_tw: &'a str,
}

impl<'a> NamesDocument<'a> {
    fn of(names: &'a Names) -> Self {
        Self {
            en: &names.en,
            zh_tw: &names.zh_tw,
        }
    }
}

#[derive(Serialize)]
struct PartyDocument<'a> {
    name: &'a str,
    attention: Option<&'a str>,
    address_lines: &'a [String],
    city: Option<&'a str>,
    region: Option<&'a str>,
    postal_code: Option<&'a str>,
    country: &'a str,
    tax_id: Option<&'a str>,
}

impl<'a> PartyDocument<'a> {
    fn of(party: &'a Party) -> Self {
        Self {
            name: &party.name,
            attention: party.attention.as_deref(),
            address_lines: &party.address_lines,
            city: party.city.as_deref(),
            region: party.region.as_deref(),
            postal_code: party.postal_code.as_deref(),
            country: party.country.code(),
            tax_id: party.tax_id.as_ref().map(|tax_id| tax_id.value.as_str()),
        }
    }
}

#[derive(Serialize)]
struct LineDocument<'a> {
    description: NamesDocument<'a>,
    period_from: Option<NaiveDate>,
    period_until: Option<NaiveDate>,
    quantity: Decimal,
    unit_price: Decimal,
    net: Decimal,
    tax_rate: Decimal,
    tax_treatment: &'static str,
}

#[derive(Serialize)]
struct TaxDocument<'a> {
    name: NamesDocument<'a>,
    rate: Decimal,
    treatment: &'static str,
    taxable: Decimal,
    tax: Decimal,
}

#[derive(Serialize)]
struct PaymentDocument<'a> {
    method: &'static str,
    date: NaiveDate,
    amount: Decimal,
    currency: &'static str,
    card: Option<String>,
    reference: Option<&'a str>,
}

/// A file of an invoice; without size and hash where it is not stored.
#[derive(Serialize)]
struct FileDocument<'a> {
    document: &'a str,
    kind: &'static str,
    name: Option<&'a str>,
    bytes: Option<u64>,
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct TermDocument {
    from: NaiveDate,
    until: NaiveDate,
}

fn document(exported: &Exported) -> InvoiceDocument<'_> {
    let invoice = &exported.invoice;
    let received = invoice.received.as_deref();
    let told = |which, amount| match received {
        Some(received) => received.amount(which),
        None => Some(amount),
    };
    let ours = |amount| received.is_none().then_some(amount);
    InvoiceDocument {
        account: exported.account.as_str(),
        number: invoice.number.as_str(),
        kind: invoice.kind.id(),
        date: invoice.issued,
        due: invoice.due,
        status: invoice.status.id(),
        offer: invoice.offer.as_str(),
        offer_name: exported.offer_names.as_ref().map(NamesDocument::of),
        order: invoice.order_number.as_deref(),
        po_number: invoice.po_number.as_deref(),
        partner_id: &invoice.partner_id,
        payment_terms: match &invoice.payment_terms {
            PaymentTerms::PaidAtPurchase => "paid_at_purchase",
            PaymentTerms::BankTransfer => "bank_transfer",
            PaymentTerms::AsWritten(terms) => terms,
        },
        issuer: PartyDocument::of(&invoice.issuer),
        sold_to: PartyDocument::of(&invoice.sold_to),
        bill_to: PartyDocument::of(&invoice.bill_to),
        currency: invoice.currency.code(),
        lines: lines(invoice),
        taxes: taxes(invoice),
        net: told(SentAmount::Subtotal, invoice.net),
        discount: ours(invoice.discount),
        tax: told(SentAmount::Tax, invoice.tax),
        total: invoice.total,
        paid: ours(invoice.paid),
        amount_due: told(SentAmount::AmountDue, invoice.amount_due),
        payment: invoice.payment.as_ref().map(payment),
        term: invoice.term.map(|term| TermDocument {
            from: term.purchased,
            until: term.expires,
        }),
        booked: exported.bookkeeping.booked,
        ledger_code: &exported.bookkeeping.ledger_code,
        booking_note: &exported.bookkeeping.note,
        uniform_number: exported.bookkeeping.uniform_number.as_ref().map(UniformNumber::as_str),
        files: exported.files.iter().map(file).collect(),
    }
}

fn file(file: &ExportedFile) -> FileDocument<'_> {
    let stored = file.stored.as_ref();
    FileDocument {
        document: &file.document,
        kind: file.kind.id(),
        name: file.name.as_deref(),
        bytes: stored.map(|stored| stored.size),
        sha256: stored.map(|stored| stored.sha256.as_str()),
    }
}

fn lines(invoice: &Invoice) -> Vec<LineDocument<'_>> {
    invoice
        .lines
        .iter()
        .map(|line| LineDocument {
            description: NamesDocument::of(&line.description),
            period_from: line.period.map(|(from, _)| from),
            period_until: line.period.map(|(_, until)| until),
            quantity: line.quantity,
            unit_price: line.unit_price,
            net: line.net,
            tax_rate: line.tax_rate,
            tax_treatment: line.treatment.id(),
        })
        .collect()
}

fn taxes(invoice: &Invoice) -> Vec<TaxDocument<'_>> {
    invoice
        .taxes
        .iter()
        .map(|tax| TaxDocument {
            name: NamesDocument::of(&tax.label),
            rate: tax.rate,
            treatment: tax.treatment.id(),
            taxable: tax.taxable,
            tax: tax.tax,
        })
        .collect()
}

fn payment(payment: &InvoicePayment) -> PaymentDocument<'_> {
    match payment {
        InvoicePayment::Card { card, charged, amount } => PaymentDocument {
            method: "card",
            date: *charged,
            amount: amount.amount,
            currency: amount.currency.code(),
            card: Some(format!("{} {}", card.brand, card.last_four)),
            reference: None,
        },
        InvoicePayment::Transfer {
            received,
            amount,
            reference,
        } => PaymentDocument {
            method: "transfer",
            date: *received,
            amount: amount.amount,
            currency: amount.currency.code(),
            card: None,
            reference: Some(reference),
        },
    }
}
