use domain::{Decimal, Invoice, InvoicePayment, Phrase, TaxLine};
use typeset::{Ink, Length, Piece, Style, natural_width, points, thousandths};

use crate::content::sheet::Sheet;
use crate::content::sums::halves::HALF;
use crate::content::tax_words::{tax_name, tax_with_rate, with_treatment};
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row, Rule};
use crate::layout::tree::{Kind, Tree};

const TOTAL: Style = Style::regular(thousandths(9_500), Ink::Body);
const GRAND: Style = Style::bold(points(13), Ink::Body);
const PAID: Style = Style::regular(thousandths(8_500), Ink::Second);
const AROUND: Length = thousandths(2_500);
const ABOVE_GRAND: Length = points(6);
/// Below the line before the grand total, above its rule.
const ABOVE_RULE: Length = points(7);

struct Total {
    label: Vec<Piece>,
    amount: Decimal,
    style: Style,
}

/// From the net amount to the amount due.
pub fn totals(sheet: &mut Sheet, invoice: &Invoice) -> Vec<Row> {
    let totals = total_lines(sheet, invoice);
    let table = sheet.part(Tree::ROOT, Kind::Table);
    let body_line = sheet.body_line();
    let grand = totals.iter().position(|total| total.style == GRAND);
    (0..)
        .zip(totals)
        .map(|(index, total)| {
            let line = match total.style {
                GRAND => points(18),
                PAID => points(12),
                _ => body_line,
            };
            let row = sheet.part(table, Kind::Row);
            let heading = sheet.part(row, Kind::RowHeading);
            let cell = sheet.part(row, Kind::Cell);
            let most = HALF.percent(70);
            let amount = fitted(sheet, sheet.money(total.amount), total.style, most);
            let amount_width = natural_width(std::slice::from_ref(&amount)).min(most);
            let label_width = HALF - amount_width - points(8);
            let is_grand = Some(index) == grand;
            Row {
                rule_above: is_grand.then_some(Rule {
                    x: LEFT + HALF,
                    width: WIDTH - HALF,
                    thickness: thousandths(1_250),
                    ink: Ink::Body,
                }),
                above: if is_grand { ABOVE_GRAND } else { AROUND },
                cells: vec![
                    Cell::new(LEFT + HALF, label_width, Align::Left).with(Line::paragraph(
                        &total.label,
                        label_width,
                        line,
                        Some(heading),
                    )),
                    Cell::new(LEFT + WIDTH - amount_width, amount_width, Align::Right).with(Line::paragraph(
                        &[amount],
                        amount_width,
                        line,
                        Some(cell),
                    )),
                ],
                below: if Some(index + 1) == grand { ABOVE_RULE } else { AROUND },
                rule_below: None,
            }
        })
        .collect()
}

/// Text made smaller until it fits, down to six points; then it breaks.
fn fitted(sheet: &Sheet, text: String, mut style: Style, width: Length) -> Piece {
    while style.size > points(6) && natural_width(&[sheet.plain(text.as_str(), style)]) > width {
        style.size -= thousandths(500);
    }
    sheet.plain(text, style)
}

fn total_lines(sheet: &mut Sheet, invoice: &Invoice) -> Vec<Total> {
    let mut totals = Vec::new();
    let mut add = |label, amount, style| totals.push(Total { label, amount, style });
    add(sheet.label("document-net-amount", TOTAL), invoice.net, TOTAL);
    add(sheet.label("document-discount", TOTAL), invoice.discount, TOTAL);
    for (index, tax) in invoice.taxes.iter().enumerate() {
        let label = tax_label(sheet, index, tax);
        add(label, tax.tax, TOTAL);
    }
    if invoice.taxes.is_empty() && !invoice.tax.is_zero() {
        add(sheet.label("document-tax", TOTAL), invoice.tax, TOTAL);
    }
    add(sheet.label("document-total", GRAND), invoice.total, GRAND);
    if let Some(payment) = &invoice.payment {
        let label = paid_label(sheet, invoice, payment);
        add(label, invoice.paid, PAID);
    } else if !invoice.paid.is_zero() {
        add(sheet.label("document-paid", PAID), invoice.paid, PAID);
    }
    add(sheet.label("document-amount-due", PAID), invoice.amount_due, PAID);
    totals
}

/// `VAT 23%`, `VAT 0%, exempt`; with the name in the other language behind it, where it has one of its own.
fn tax_label(sheet: &mut Sheet, index: usize, tax: &TaxLine) -> Vec<Piece> {
    let wording = sheet.wording;
    let named = tax_with_rate(wording.words, tax);
    let main = with_treatment(sheet, wording.words, named, tax.treatment);
    let field = format!("taxes[{index}].label");
    let mut pieces = vec![sheet.value(&field, &main, TOTAL)];
    let Some(words) = wording.beside else {
        return pieces;
    };
    let other = tax_name(words, &tax.label);
    if other == tax_name(wording.words, &tax.label) && !wording.says_all_twice() {
        return pieces;
    }
    let other = if wording.says_all_twice() {
        with_treatment(sheet, words, other.to_owned(), tax.treatment)
    } else {
        other.to_owned()
    };
    let other = sheet.value(&field, &other, sheet.small(TOTAL));
    if !other.text.is_empty() && !pieces[0].text.starts_with(&other.text) {
        pieces.push(sheet.beside(format!(" {}", other.text), other.style));
    }
    pieces
}

fn paid_label(sheet: &mut Sheet, invoice: &Invoice, payment: &InvoicePayment) -> Vec<Piece> {
    if !invoice.amount_due.is_zero() {
        return sheet.label("document-paid", PAID);
    }
    let phrase = match payment {
        InvoicePayment::Card { card, charged, .. } => Phrase::new("document-paid-by-card")
            .with("date", *charged)
            .with("brand", card.brand.as_str())
            .with("digits", card.last_four.as_str()),
        InvoicePayment::Transfer { received, .. } => Phrase::new("document-paid-by-transfer").with("date", *received),
    };
    let said = sheet.wording.say(&phrase);
    let mut pieces = vec![sheet.value("payment.card", &said, PAID)];
    if let Some(words) = sheet.wording.beside {
        sheet.tell_beside(&mut pieces, "payment.card", words, &phrase, PAID);
    }
    pieces
}
