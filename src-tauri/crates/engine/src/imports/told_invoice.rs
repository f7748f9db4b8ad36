use domain::{Invoice, InvoiceSource, Money, ReceivedLine, ToldInvoice, ToldLine};

use super::read::ReadInvoice;

/// What a received invoice tells line by line; `sent` are the lines that a service sent after it.
pub(crate) fn told_invoice(invoice: &Invoice, sent: &[ReceivedLine]) -> ToldInvoice {
    let read = read_invoice(invoice);
    let source = invoice.received.as_ref().map(|received| received.source);
    ToldInvoice {
        number: invoice.number.clone(),
        kind: invoice.kind,
        status: invoice.status,
        issued: invoice.issued,
        total: invoice.total_money(),
        period: read.as_ref().and_then(|read| read.period_from.zip(read.period_to)),
        lines: match (read, source) {
            (Some(read), _) => lines_read(&read, invoice),
            (None, Some(InvoiceSource::AzureBilling)) => sent.iter().filter_map(line_sent).collect(),
            (None, _) => lines_sent(invoice),
        },
    }
}

/// What was read of the file that an invoice came from.
fn read_invoice(invoice: &Invoice) -> Option<ReadInvoice> {
    let received = invoice.received.as_ref()?;
    let is_of_file = received.source == InvoiceSource::File;
    is_of_file.then(|| serde_json::from_str(&received.sent).ok()).flatten()
}

/// What a line says that a service sent after its invoice; one that is on another invoice says nothing of this one.
fn line_sent(line: &ReceivedLine) -> Option<ToldLine> {
    (!line.is_elsewhere).then(|| ToldLine {
        text: line.text.clone(),
        period: line.period,
        amount: line.net,
        is_reversal: line.is_reversal(),
    })
}

/// What a service sent. A line is called by one name in both languages, or by one in each.
fn lines_sent(invoice: &Invoice) -> Vec<ToldLine> {
    let told = |line: &domain::InvoiceLine| ToldLine {
        text: format!("{}\n{}", line.description.en, line.description.zh_tw),
        period: line.period,
        amount: Some(Money::new(line.net, invoice.currency)),
        is_reversal: false,
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
        is_reversal: false,
    };
    if read.lines.is_empty() {
        let whole = read.description.iter();
        return whole.map(|text| told(text, read.net.map(amount))).collect();
    }
    let lines = read.lines.iter();
    lines.map(|(text, billed)| told(text, Some(amount(*billed)))).collect()
}
