use domain::{Invoice, InvoiceSource, Money, ToldInvoice, ToldLine};

use super::read::ReadInvoice;

/// What a received invoice tells line by line.
pub(crate) fn told_invoice(invoice: &Invoice) -> ToldInvoice {
    let read = invoice
        .received
        .as_ref()
        .filter(|received| received.source == InvoiceSource::File)
        .and_then(|received| serde_json::from_str::<ReadInvoice>(&received.sent).ok());
    ToldInvoice {
        number: invoice.number.clone(),
        kind: invoice.kind,
        status: invoice.status,
        issued: invoice.issued,
        total: invoice.total_money(),
        period: read.as_ref().and_then(|read| read.period_from.zip(read.period_to)),
        lines: read.map_or_else(|| lines_sent(invoice), |read| lines_read(&read, invoice)),
    }
}

/// What a service sent. A line is called by one name in both languages, or by one in each.
fn lines_sent(invoice: &Invoice) -> Vec<ToldLine> {
    let told = |line: &domain::InvoiceLine| ToldLine {
        text: format!("{}\n{}", line.description.en, line.description.zh_tw),
        period: line.period,
        amount: Some(Money::new(line.net, invoice.currency)),
    };
    invoice.lines.iter().map(told).collect()
}

/// What was read of a file. A row of a table has no lines: its description is the only one, and its net amount is of it.
fn lines_read(read: &ReadInvoice, invoice: &Invoice) -> Vec<ToldLine> {
    let amount = |amount| Money::new(amount, invoice.currency);
    let told = |text: &str, billed| ToldLine {
        text: text.to_owned(),
        period: None,
        amount: billed,
    };
    if read.lines.is_empty() {
        let whole = read.description.iter();
        return whole.map(|text| told(text, read.net.map(amount))).collect();
    }
    let lines = read.lines.iter();
    lines.map(|(text, billed)| told(text, Some(amount(*billed)))).collect()
}
