//! The lines of an invoice, as whoever issued it told them.

use domain::{AccountName, Invoice, InvoiceLine, InvoiceSource, Money, NaiveDate, ReceivedLine, ToldLine};
use store::{KnownLines, LinesWindow};
use words::Words;

use crate::connections::ending::reason_of;
use crate::imports::told_invoice::told_invoice;
use crate::view::{InvoiceKey, InvoiceLineView, InvoiceLinesPage, InvoiceLinesView, LinesState};
use crate::words::labels::{iso, money};
use crate::{Engine, Error};

/// So many lines are answered at a time.
const ANSWERED_AT_A_TIME: u32 = 1000;

impl Engine {
    /// A window of the lines of an invoice, with what is known of all of them.
    ///
    /// # Errors
    /// As [`Engine::invoice_record`].
    pub async fn invoice_lines(
        &self,
        key: &InvoiceKey,
        offset: u32,
        limit: u32,
        words: &Words,
    ) -> Result<InvoiceLinesPage, Error> {
        let kept = self.kept(key).await?;
        let window = LinesWindow {
            offset,
            limit: limit.min(ANSWERED_AT_A_TIME),
        };
        let known = self.known_lines(&kept.account, &kept.invoice, window).await?;
        Ok(lines_page(words, &kept.invoice, known.as_ref(), window))
    }

    /// What the service that sent an invoice told of its lines; `None` where it tells none apart from it.
    pub(crate) async fn known_lines(
        &self,
        account: &AccountName,
        invoice: &Invoice,
        window: LinesWindow,
    ) -> Result<Option<KnownLines>, Error> {
        // What one service told of it says nothing of an invoice that another one sent since.
        let sent_by = invoice.received.as_deref().map(|received| received.source);
        if sent_by != Some(InvoiceSource::AzureBilling) {
            return Ok(None);
        }
        Ok(self.store().known_lines(account, &invoice.number, window).await?)
    }
}

fn lines_page(words: &Words, invoice: &Invoice, known: Option<&KnownLines>, window: LinesWindow) -> InvoiceLinesPage {
    let all = lines_view(words, invoice, known);
    let within = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let (matching, rows) = match known {
        Some(known) => (known.count, all.lines),
        None => {
            let told = u32::try_from(all.lines.len()).unwrap_or(u32::MAX);
            let rows = all.lines.into_iter().skip(within(window.offset));
            (told, rows.take(within(window.limit)).collect())
        }
    };
    let count = domain::Phrase::new("invoice-lines-count").with("count", i64::from(matching));
    InvoiceLinesPage {
        state: all.state,
        state_label: match all.state {
            LinesState::Unknown => all.state_label,
            LinesState::Known | LinesState::Incomplete => words.side_by_side(&[&words.say(&count), &all.state_label]),
        },
        reason: all.reason,
        matching,
        rows,
    }
}

/// The lines of an invoice; `known` is what a service that tells them apart from it was heard to say.
pub(crate) fn lines_view(words: &Words, invoice: &Invoice, known: Option<&KnownLines>) -> InvoiceLinesView {
    if let Some(known) = known {
        return known_view(words, known);
    }
    let lines: Vec<InvoiceLineView> = if invoice.lines.is_empty() {
        let told = told_invoice(invoice, &[]);
        told.lines.iter().map(|line| told_view(words, line)).collect()
    } else {
        invoice
            .lines
            .iter()
            .map(|line| own_view(words, invoice, line))
            .collect()
    };
    let state = if lines.is_empty() {
        LinesState::Unknown
    } else {
        LinesState::Known
    };
    InvoiceLinesView {
        state,
        state_label: label(words, state),
        reason: String::new(),
        read: String::new(),
        lines,
    }
}

fn known_view(words: &Words, known: &KnownLines) -> InvoiceLinesView {
    let state = match known.read {
        None => LinesState::Unknown,
        Some(_) if known.unreadable > 0 => LinesState::Incomplete,
        Some(_) => LinesState::Known,
    };
    let problem = known.problem.as_deref();
    InvoiceLinesView {
        state,
        state_label: label(words, state),
        reason: problem
            .map(|problem| words.text(reason_of(problem)))
            .unwrap_or_default(),
        read: known.read.map(|read| read.to_rfc3339()).unwrap_or_default(),
        lines: known.lines.iter().map(|line| received_view(words, line)).collect(),
    }
}

fn label(words: &Words, state: LinesState) -> String {
    words.text(&format!("invoice-lines-{}", state.id()))
}

fn received_view(words: &Words, line: &ReceivedLine) -> InvoiceLineView {
    let (period_from, period_to) = days(line.period);
    let amount = |amount: Option<Money>| amount.map(|amount| money(words, amount));
    InvoiceLineView {
        text: line.text.clone(),
        kind: line.kind.clone().unwrap_or_default(),
        period_from,
        period_to,
        quantity: line.quantity.map(|quantity| quantity.to_string()).unwrap_or_default(),
        net: amount(line.net),
        tax: amount(line.tax),
        total: amount(line.total),
        is_elsewhere: line.is_elsewhere,
    }
}

/// A line of an invoice that was read of a file: what it is called and its amount.
fn told_view(words: &Words, line: &ToldLine) -> InvoiceLineView {
    let (period_from, period_to) = days(line.period);
    InvoiceLineView {
        text: line.text.clone(),
        kind: String::new(),
        period_from,
        period_to,
        quantity: String::new(),
        net: line.amount.map(|amount| money(words, amount)),
        tax: None,
        total: None,
        is_elsewhere: false,
    }
}

fn own_view(words: &Words, invoice: &Invoice, line: &InvoiceLine) -> InvoiceLineView {
    let (period_from, period_to) = days(line.period);
    InvoiceLineView {
        text: words.name(&line.description).to_owned(),
        kind: String::new(),
        period_from,
        period_to,
        quantity: line.quantity.to_string(),
        net: Some(money(words, Money::new(line.net, invoice.currency))),
        tax: None,
        total: None,
        is_elsewhere: false,
    }
}

fn days(period: Option<(NaiveDate, NaiveDate)>) -> (String, String) {
    period.map_or_else(Default::default, |(from, to)| (iso(from), iso(to)))
}
