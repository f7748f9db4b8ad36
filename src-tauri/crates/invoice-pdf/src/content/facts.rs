use domain::{Invoice, PaymentTerms, Phrase};

use crate::content::sheet::{Sheet, kind_id, rule};
use crate::layout::row::{Align, Cell, Line, Row};
use crate::layout::tree::{Kind, Tree};
use crate::layout::{LEFT, Length, WIDTH};
use crate::text::glyph::{Ink, Piece, Style};

const LABEL: Style = Style::regular(7_500, Ink::Third);
const VALUE: Style = Style::regular(9_000, Ink::Body);
const COLUMNS: usize = 3;

/// Date, numbers, currency and terms: what is missing leaves no gap.
pub fn facts(sheet: &mut Sheet, invoice: &Invoice) {
    let facts: Vec<(String, Piece)> = collect(sheet, invoice)
        .into_iter()
        .filter(|(_, value)| !value.text.is_empty())
        .collect();
    let list = sheet.part(Tree::ROOT, Kind::List);
    let count = facts.len().div_ceil(COLUMNS);
    for (index, group) in facts.chunks(COLUMNS).enumerate() {
        let cells = (0..)
            .zip(group)
            .map(|(column, (label, value))| {
                let item = sheet.part(list, Kind::Item);
                let term = sheet.part(item, Kind::Label);
                let body = sheet.part(item, Kind::Body);
                let width = WIDTH / 3 - 12_000;
                let label = sheet.label(label, LABEL);
                Cell::new(LEFT + column * (WIDTH / 3), width, Align::Left)
                    .with(Line::paragraph(&label, width, 11_000, Some(term)))
                    .with(Line::paragraph(std::slice::from_ref(value), width, 13_000, Some(body)))
            })
            .collect();
        let edge = |at: bool, room: Length| if at { room } else { 0 };
        sheet.flow.place(&Row {
            rule_above: (index == 0).then_some(rule(500, Ink::Rule)),
            above: 4_000 + edge(index == 0, 4_000),
            cells,
            below: 4_000 + edge(index + 1 == count, 4_000),
            rule_below: (index + 1 == count).then_some(rule(500, Ink::Rule)),
        });
    }
    sheet.flow.skip(26_000);
}

fn collect(sheet: &mut Sheet, invoice: &Invoice) -> Vec<(String, Piece)> {
    let date = sheet.words.date(invoice.issued);
    let mut facts = vec![(
        format!("document-date-{}", kind_id(invoice.kind)),
        sheet.plain(date, VALUE),
    )];
    let order = invoice.order_number.as_deref().unwrap_or_default();
    let po_number = invoice.po_number.as_deref().unwrap_or_default();
    let currency = currency(sheet, invoice);
    let terms = match &invoice.payment_terms {
        PaymentTerms::PaidAtPurchase => sheet.words.text("document-paid-at-purchase"),
        PaymentTerms::BankTransfer => sheet.words.text("document-bank-transfer"),
        PaymentTerms::AsWritten(text) => text.clone(),
    };
    for (label, field, text) in [
        ("document-order-number", "order_number", order),
        ("document-po-number", "po_number", po_number),
        ("document-currency", "currency", currency.as_str()),
        ("document-partner-id", "partner_id", invoice.partner_id.as_str()),
        ("document-payment-terms", "payment_terms", terms.as_str()),
    ] {
        let value = sheet.value(field, text, VALUE);
        facts.push((label.to_owned(), value));
    }
    if let Some(due) = invoice.due {
        facts.push((
            "document-due-date".to_owned(),
            sheet.plain(sheet.words.date(due), VALUE),
        ));
    }
    facts
}

fn currency(sheet: &Sheet, invoice: &Invoice) -> String {
    let code = invoice.currency.code();
    let id = format!("document-currency-{code}");
    if !sheet.words.has(&id) {
        return code.to_owned();
    }
    let name = sheet.words.text(&id);
    sheet.say(
        &Phrase::new("document-currency-named")
            .with("code", code)
            .with("name", name),
    )
}
