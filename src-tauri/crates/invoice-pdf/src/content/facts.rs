use domain::{Invoice, PaymentTerms, Phrase};
use typeset::{Ink, Length, Piece, Style, points, thousandths};

use crate::content::sheet::{Sheet, rule};
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row};
use crate::layout::tree::{Kind, Tree};

const LABEL: Style = Style::regular(thousandths(7_500), Ink::Third);
const VALUE: Style = Style::regular(points(9), Ink::Body);
const COLUMNS: usize = 3;

/// Date, numbers, currency and terms: what is missing leaves no gap.
pub fn facts(sheet: &mut Sheet, invoice: &Invoice) -> Vec<Row> {
    let facts: Vec<(String, Vec<Piece>)> = collect(sheet, invoice)
        .into_iter()
        .filter(|(_, value)| value.iter().any(|piece| !piece.text.is_empty()))
        .collect();
    let list = sheet.part(Tree::ROOT, Kind::List);
    let count = facts.len().div_ceil(COLUMNS);
    let mut rows = Vec::with_capacity(count);
    for (index, group) in facts.chunks(COLUMNS).enumerate() {
        let cells = (0..)
            .zip(group)
            .map(|(column, (label, value))| {
                let item = sheet.part(list, Kind::Item);
                let term = sheet.part(item, Kind::Label);
                let body = sheet.part(item, Kind::Body);
                let width = WIDTH / 3 - points(12);
                let label = sheet.label(label, LABEL);
                Cell::new(LEFT + WIDTH / 3 * column, width, Align::Left)
                    .with(Line::paragraph(&label, width, points(11), Some(term)))
                    .with(Line::paragraph(value, width, points(13), Some(body)))
            })
            .collect();
        let edge = |is_at_edge| if is_at_edge { points(4) } else { Length::ZERO };
        rows.push(Row {
            rule_above: (index == 0).then_some(rule(thousandths(500), Ink::Rule)),
            above: points(4) + edge(index == 0),
            cells,
            below: points(4) + edge(index + 1 == count),
            rule_below: (index + 1 == count).then_some(rule(thousandths(500), Ink::Rule)),
        });
    }
    rows
}

fn collect(sheet: &mut Sheet, invoice: &Invoice) -> Vec<(String, Vec<Piece>)> {
    let on = |sheet: &Sheet, date| vec![sheet.plain(sheet.wording.date(date), VALUE)];
    let mut facts = vec![(
        format!("document-date-{}", invoice.kind.id()),
        on(sheet, invoice.issued),
    )];
    let order = invoice.order_number.as_deref().unwrap_or_default();
    let po_number = invoice.po_number.as_deref().unwrap_or_default();
    let terms = match &invoice.payment_terms {
        PaymentTerms::PaidAtPurchase => sheet.told("", &Phrase::new("document-paid-at-purchase"), VALUE),
        PaymentTerms::BankTransfer => sheet.told("", &Phrase::new("document-bank-transfer"), VALUE),
        PaymentTerms::AsWritten(text) => vec![sheet.value("payment_terms", text, VALUE)],
    };
    for (label, value) in [
        ("document-order-number", vec![sheet.value("order_number", order, VALUE)]),
        ("document-po-number", vec![sheet.value("po_number", po_number, VALUE)]),
        ("document-currency", currency(sheet, invoice)),
        (
            "document-partner-id",
            vec![sheet.value("partner_id", &invoice.partner_id, VALUE)],
        ),
        ("document-payment-terms", terms),
    ] {
        facts.push((label.to_owned(), value));
    }
    if let Some(due) = invoice.due {
        facts.push(("document-due-date".to_owned(), on(sheet, due)));
    }
    facts
}

/// `EUR, euro`; in a document that says all twice `EUR, euro 歐元`.
fn currency(sheet: &Sheet, invoice: &Invoice) -> Vec<Piece> {
    let wording = sheet.wording;
    let code = invoice.currency.code();
    let id = format!("document-currency-{code}");
    if !wording.words.has(&id) {
        return vec![sheet.plain(code, VALUE)];
    }
    let named = Phrase::new("document-currency-named")
        .with("code", code)
        .with("name", wording.words.text(&id));
    let mut pieces = vec![sheet.plain(wording.say(&named), VALUE)];
    if let Some(words) = wording.beside.filter(|_| wording.says_all_twice()) {
        pieces.push(sheet.beside(format!(" {}", words.text(&id)), sheet.small(VALUE)));
    }
    pieces
}
