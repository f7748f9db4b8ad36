use domain::{
    Decimal, Invoice, InvoiceLine, InvoicePayment, Money, NaiveDate, Party, SentAmount, TaxLine, TaxTreatment,
    UniformNumber,
};
use invoice_pdf::DocumentLanguage;
use words::{Language, Words, words as words_of};

use super::exported::Exported;
use crate::words::labels::{card, iso};

/// A value of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Date(NaiveDate),
    /// An amount, with the decimals of its currency.
    Amount(Decimal, u32),
    /// A quantity or a rate.
    Number(Decimal),
    Empty,
}

impl Cell {
    /// As text that every program reads alike: dates in ISO form, amounts with a point.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Date(date) => iso(*date),
            Self::Amount(amount, _) => amount.to_string(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Empty => String::new(),
        }
    }
}

fn text(text: &str) -> Cell {
    if text.is_empty() {
        Cell::Empty
    } else {
        Cell::Text(text.to_owned())
    }
}

fn optional(value: Option<&str>) -> Cell {
    value.map_or(Cell::Empty, text)
}

fn date(date: Option<NaiveDate>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

/// What tables say in a language, or in both at once.
#[derive(Clone, Copy)]
pub(super) struct RowFormatter {
    words: &'static Words,
    beside: Option<&'static Words>,
}

impl RowFormatter {
    pub fn new(language: DocumentLanguage) -> Self {
        Self {
            words: words_of(language.main()),
            beside: (language == DocumentLanguage::Both).then(|| words_of(Language::TraditionalChinese)),
        }
    }

    /// A word, in both languages where both are asked for and differ.
    pub fn word(&self, id: &str) -> String {
        let first = self.words.text(id);
        match self.beside.map(|words| words.text(id)) {
            Some(second) if second != first => format!("{first} {second}"),
            _ => first,
        }
    }

    fn both(&self, tell: impl Fn(&Words) -> String) -> String {
        let first = tell(self.words);
        match self.beside.map(tell) {
            Some(second) if second != first => format!("{first} / {second}"),
            _ => first,
        }
    }

    fn heads(&self, columns: &[&str]) -> Vec<String> {
        columns
            .iter()
            .map(|column| self.word(&format!("export-column-{column}")))
            .collect()
    }

    /// The heads of the table of invoices.
    pub fn invoice_heads(&self) -> Vec<String> {
        self.heads(&INVOICE_COLUMNS)
    }

    /// The heads of the table of lines.
    pub fn line_heads(&self) -> Vec<String> {
        self.heads(&LINE_COLUMNS)
    }

    /// The heads of the table of taxes.
    pub fn tax_heads(&self) -> Vec<String> {
        self.heads(&TAX_COLUMNS)
    }

    /// The row of an invoice.
    pub fn invoice_row(&self, exported: &Exported) -> Vec<Cell> {
        let invoice = &exported.invoice;
        let amount = amounts(invoice);
        let offer_name = match &exported.offer_names {
            Some(names) => self.both(|words| words.name(names).to_owned()),
            None => invoice.offer.to_string(),
        };
        let (payment, paid_on) = self.payment(invoice);
        vec![
            text(exported.account.as_str()),
            text(invoice.number.as_str()),
            text(&self.word(&format!("invoice-kind-{}", invoice.kind.id()))),
            Cell::Date(invoice.issued),
            date(invoice.due),
            text(&self.word(&format!("invoice-status-{}", invoice.status.id()))),
            text(invoice.offer.as_str()),
            text(&offer_name),
            optional(invoice.order_number.as_deref()),
            optional(invoice.po_number.as_deref()),
            text(&invoice.partner_id),
            text(&invoice.issuer.name),
            tax_id(&invoice.issuer),
            text(&invoice.sold_to.name),
            tax_id(&invoice.sold_to),
            text(&invoice.bill_to.name),
            text(&self.address(&invoice.bill_to)),
            text(invoice.bill_to.country.code()),
            text(invoice.currency.code()),
            amount_told(invoice, SentAmount::Subtotal, invoice.net),
            amount_of_ours(invoice, invoice.discount),
            amount_told(invoice, SentAmount::Tax, invoice.tax),
            amount(invoice.total),
            amount_of_ours(invoice, invoice.paid),
            amount_told(invoice, SentAmount::AmountDue, invoice.amount_due),
            payment,
            paid_on,
            date(invoice.term.map(|term| term.purchased)),
            date(invoice.term.map(|term| term.expires)),
            date(exported.bookkeeping.booked),
            text(&exported.bookkeeping.ledger_code),
            text(&exported.bookkeeping.note),
            optional(exported.bookkeeping.uniform_number.as_ref().map(UniformNumber::as_str)),
        ]
    }

    fn payment(&self, invoice: &Invoice) -> (Cell, Cell) {
        match &invoice.payment {
            Some(InvoicePayment::Card {
                card: summary, charged, ..
            }) => (text(&self.both(|words| card(words, summary))), Cell::Date(*charged)),
            Some(InvoicePayment::Transfer { received, .. }) => {
                (text(&self.word("payment-transfer")), Cell::Date(*received))
            }
            None => (Cell::Empty, Cell::Empty),
        }
    }

    /// The row of a line of an invoice.
    pub fn line_row(&self, invoice: &Invoice, position: usize, line: &InvoiceLine) -> Vec<Cell> {
        let amount = amounts(invoice);
        vec![
            text(invoice.number.as_str()),
            Cell::Date(invoice.issued),
            Cell::Number(Decimal::from(position)),
            text(&self.both(|words| words.name(&line.description).to_owned())),
            date(line.period.map(|(from, _)| from)),
            date(line.period.map(|(_, until)| until)),
            Cell::Number(line.quantity),
            text(invoice.currency.code()),
            amount(line.unit_price),
            amount(line.net),
            Cell::Number(line.tax_rate),
            text(&self.treatment(line.treatment)),
        ]
    }

    /// The row of a tax of an invoice.
    pub fn tax_row(&self, invoice: &Invoice, tax: &TaxLine) -> Vec<Cell> {
        let amount = amounts(invoice);
        vec![
            text(invoice.number.as_str()),
            Cell::Date(invoice.issued),
            text(&self.both(|words| words.name(&tax.label).to_owned())),
            Cell::Number(tax.rate),
            text(&self.treatment(tax.treatment)),
            text(invoice.currency.code()),
            amount(tax.taxable),
            amount(tax.tax),
        ]
    }

    /// Department and address in one line; the country has a column of its own.
    fn address(&self, party: &Party) -> String {
        let attention = party.attention.as_deref().unwrap_or_default();
        self.words.side_by_side(&[attention, &party.address_line()])
    }

    fn treatment(&self, treatment: TaxTreatment) -> String {
        self.word(&format!("export-treatment-{}", treatment.id()))
    }
}

fn amounts(invoice: &Invoice) -> impl Fn(Decimal) -> Cell {
    let digits = Money::minor_digits(invoice.currency);
    move |amount| Cell::Amount(amount, digits)
}

/// An amount that an invoice from elsewhere may leave out.
fn amount_told(invoice: &Invoice, which: SentAmount, amount: Decimal) -> Cell {
    match &invoice.received {
        Some(received) if received.amount(which).is_none() => Cell::Empty,
        _ => amounts(invoice)(amount),
    }
}

/// An amount that no service tells.
fn amount_of_ours(invoice: &Invoice, amount: Decimal) -> Cell {
    match invoice.received {
        Some(_) => Cell::Empty,
        None => amounts(invoice)(amount),
    }
}

fn tax_id(party: &Party) -> Cell {
    optional(party.tax_id.as_ref().map(|tax_id| tax_id.value.as_str()))
}

const INVOICE_COLUMNS: [&str; 33] = [
    "account",
    "number",
    "kind",
    "date",
    "due",
    "status",
    "offer",
    "offer_name",
    "order",
    "po_number",
    "partner_id",
    "issuer",
    "issuer_tax_id",
    "sold_to",
    "sold_to_tax_id",
    "bill_to",
    "bill_to_address",
    "bill_to_country",
    "currency",
    "net",
    "discount",
    "tax",
    "total",
    "paid",
    "amount_due",
    "payment",
    "paid_on",
    "term_from",
    "term_until",
    "booked",
    "ledger_code",
    "booking_note",
    "uniform_number",
];

const LINE_COLUMNS: [&str; 12] = [
    "number",
    "date",
    "line",
    "description",
    "period_from",
    "period_until",
    "quantity",
    "currency",
    "unit_price",
    "net",
    "tax_rate",
    "treatment",
];

const TAX_COLUMNS: [&str; 8] = [
    "number",
    "date",
    "tax_name",
    "tax_rate",
    "treatment",
    "currency",
    "taxable",
    "tax",
];
