use domain::{Decimal, Invoice, InvoiceNumber, Money, NaiveDate, ReceivedInvoice, ReceivedLine, SentAmount};
use store::{LinesWindow, Offline, ReceivedVersion};
use words::Words;

use crate::archive::documents::original_view;
use crate::archive::record::lines::lines_view;
use crate::archive::record::sent_words::{kind_label, status_label};
use crate::view::{
    FactView, FormerVersionView, InvoiceFileView, InvoiceKey, InvoiceLineView, InvoiceLinesView, InvoiceRecordView,
    SentAmountView,
};
use crate::words::labels::{fact, iso, money};
use crate::{Engine, Error};

/// An invoice with everything that is stored of it.
#[derive(Debug)]
pub struct InvoiceRecord {
    /// As it is shown.
    pub view: InvoiceRecordView,
    /// As it is stored.
    pub invoice: Invoice,
    /// Its former versions.
    pub former: Vec<ReceivedVersion>,
    /// The lines that a service sent after it.
    pub lines: Vec<ReceivedLine>,
}

impl Engine {
    /// Everything that is stored of an invoice.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`](crate::Code::InvoiceNotFound),
    /// [`Code::InvoiceUnreadable`](crate::Code::InvoiceUnreadable), or the store's error.
    pub async fn invoice_record(&self, key: &InvoiceKey, words: &Words) -> Result<InvoiceRecord, Error> {
        let kept = self.kept(key).await?;
        let number = InvoiceNumber::new(&key.number);
        let documents = self.file_views(&kept, words).await?;
        let former = self.store().former_versions(&kept.account, &number).await?;
        let invoice = kept.invoice;
        let received = invoice.received.as_deref();
        let known = self.known_lines(&kept.account, &invoice, LinesWindow::ALL).await?;
        let amount = |amount: Decimal| money(words, Money::new(amount, invoice.currency));
        let sent = |which: SentAmount, own: Decimal| match received {
            Some(received) => received.amount(which),
            None => Some(own),
        };
        let (from, to) = period(&invoice);
        let lines = lines_view(words, &invoice, known.as_ref());
        let view = InvoiceRecordView {
            number: invoice.number.to_string(),
            account: kept.account.to_string(),
            kind: invoice.kind,
            status: invoice.status,
            date: iso(invoice.issued),
            due: told(invoice.due),
            period_from: told(from),
            period_to: told(to),
            offer: invoice.offer.to_string(),
            currency: invoice.currency.code().to_owned(),
            total: amount(invoice.total),
            tax: sent(SentAmount::Tax, invoice.tax).map(amount),
            net: sent(SentAmount::Subtotal, invoice.net).map(amount),
            amount_due: sent(SentAmount::AmountDue, invoice.amount_due).map(amount),
            po_number: invoice.po_number.clone().unwrap_or_default(),
            bill_to: invoice.bill_to.name.clone(),
            source: received.map(|received| received.source),
            billing_account: received.map(|received| received.account.clone()).unwrap_or_default(),
            received: received
                .map(|received| received.received.to_rfc3339())
                .unwrap_or_default(),
            version: received.map_or(1, |received| received.version),
            amounts: amounts(words, &invoice, received),
            names: received.map(|received| received.names.clone()).unwrap_or_default(),
            versions: former.iter().map(|version| former_view(words, version)).collect(),
            offline_state: if kept.original.is_some() {
                Offline::Original
            } else {
                Offline::Record
            },
            original: kept.original.as_ref().map(|original| original_view(words, original)),
            intact: kept.intact,
            facts: facts(words, &invoice, received)
                .into_iter()
                .chain(documents.iter().map(|document| file_fact(words, document)))
                .chain(line_facts(words, &lines))
                .collect(),
            lines,
            documents,
        };
        Ok(InvoiceRecord {
            view,
            invoice,
            former,
            lines: known.map(|known| known.lines).unwrap_or_default(),
        })
    }
}

fn told(day: Option<NaiveDate>) -> String {
    day.map(iso).unwrap_or_default()
}

/// First and last day that an invoice charges for.
fn period(invoice: &Invoice) -> (Option<NaiveDate>, Option<NaiveDate>) {
    if let Some(received) = &invoice.received {
        let (from, to) = received.period;
        return (from.map(|at| at.date_naive()), to.map(|at| at.date_naive()));
    }
    let periods = || invoice.lines.iter().filter_map(|line| line.period);
    (periods().map(|(from, _)| from).min(), periods().map(|(_, to)| to).max())
}

fn amounts(words: &Words, invoice: &Invoice, received: Option<&ReceivedInvoice>) -> Vec<SentAmountView> {
    let sent = received.map(|received| received.amounts.as_slice()).unwrap_or_default();
    sent.iter()
        .map(|(name, amount)| SentAmountView {
            name: *name,
            label: words.text(&format!("sent-amount-{}", name.id())),
            amount: money(words, Money::new(*amount, invoice.currency)),
        })
        .collect()
}

fn former_view(words: &Words, former: &ReceivedVersion) -> FormerVersionView {
    let invoice = former.invoice.as_ref().ok();
    FormerVersionView {
        version: former.version,
        replaced: iso(former.replaced.date_naive()),
        total: invoice
            .map(|invoice| words.money(invoice.total_money()))
            .unwrap_or_default(),
        status: invoice
            .map(|invoice| invoice.status.id().to_owned())
            .unwrap_or_default(),
    }
}

fn file_fact(words: &Words, file: &InvoiceFileView) -> FactView {
    let told = words.side_by_side(&[&file.kind_label, &file.key, &file.state_label, &file.reason]);
    fact(words, "fact-document", told)
}

/// What is known of the lines, and each line on a line of its own.
fn line_facts(words: &Words, lines: &InvoiceLinesView) -> Vec<FactView> {
    let known = words.side_by_side(&[&lines.state_label, &lines.reason]);
    let each = lines.lines.iter().map(|line| FactView {
        label: String::new(),
        ..fact(words, "fact-lines", line_text(words, line))
    });
    std::iter::once(fact(words, "fact-lines", known)).chain(each).collect()
}

fn line_text(words: &Words, line: &InvoiceLineView) -> String {
    let days = line.period_from.parse().ok().zip(line.period_to.parse().ok());
    let period = days.map(|(from, to)| words.period(from, to)).unwrap_or_default();
    let net = line.net.as_ref().map(|net| net.label.as_str()).unwrap_or_default();
    words.side_by_side(&[&line.text, &line.kind, &period, net])
}

fn facts(words: &Words, invoice: &Invoice, received: Option<&ReceivedInvoice>) -> Vec<FactView> {
    let mut facts = vec![
        fact(words, "fact-number", invoice.number.to_string()),
        fact(words, "fact-kind", kind_label(words, invoice)),
        fact(words, "fact-status", status_label(words, invoice)),
        fact(words, "fact-date", words.date(invoice.issued)),
    ];
    facts.extend(invoice.due.map(|due| fact(words, "fact-due", words.date(due))));
    if let (Some(from), Some(to)) = period(invoice) {
        let both = if from == to {
            words.date(from)
        } else {
            words.period(from, to)
        };
        facts.push(fact(words, "fact-period", both));
    }
    match received {
        Some(received) => facts.extend(received.amounts.iter().map(|(name, amount)| {
            let value = words.money(Money::new(*amount, invoice.currency));
            fact(words, &format!("sent-amount-{}", name.id()), value)
        })),
        None => facts.push(fact(words, "fact-total", words.money(invoice.total_money()))),
    }
    facts.extend(
        invoice
            .po_number
            .clone()
            .map(|number| fact(words, "fact-po-number", number)),
    );
    if !invoice.bill_to.name.is_empty() {
        facts.push(fact(words, "fact-bill-to", invoice.bill_to.name.clone()));
    }
    if let Some(received) = received {
        let source = words.text(&format!("invoice-source-{}", received.source.id()));
        facts.push(fact(words, "fact-source", source));
        facts.push(fact(words, "fact-version", received.version.to_string()));
        if !received.names.is_empty() {
            facts.push(fact(words, "fact-names", words.list(&received.names)));
        }
    }
    facts
}
