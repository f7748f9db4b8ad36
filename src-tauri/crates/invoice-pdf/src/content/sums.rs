use domain::{Decimal, Invoice, InvoicePayment, Names, Phrase, TaxLine};
use words::Words;

use crate::content::head::country_name;
use crate::content::sheet::{Sheet, small_english};
use crate::content::tax_words::{tax_with_rate, with_treatment};
use crate::layout::row::{Align, Cell, Line, Row, Rule};
use crate::layout::tree::{ElementId, Kind, Tree};
use crate::layout::{LEFT, Length, WIDTH, millimetres};
use crate::text::glyph::{Ink, Piece, Style};
use crate::text::wrap::natural_width;

const ABOVE: Length = 18_000;
const HALF: Length = WIDTH / 2;
const TAX_WIDTH: Length = HALF - millimetres(12);

/// The taxes by rate and the totals, set but not yet placed.
pub struct Sums {
    taxes: Vec<Row>,
    totals: Vec<Row>,
    beside: bool,
}

impl Sums {
    /// Sets taxes and totals.
    pub fn set(sheet: &mut Sheet, invoice: &Invoice) -> Self {
        let (taxes, width) = taxes(sheet, invoice);
        let totals = totals(sheet, invoice);
        let room = sheet.flow.page_room() - ABOVE;
        let beside = width <= TAX_WIDTH && height(&taxes).max(height(&totals)) <= room;
        Self { taxes, totals, beside }
    }

    /// How much room they need, with the room above them, to stand on one page.
    pub fn height(&self) -> Length {
        let between = if self.taxes.is_empty() { 0 } else { ABOVE };
        ABOVE
            + if self.beside {
                height(&self.taxes).max(height(&self.totals))
            } else {
                height(&self.taxes) + between + height(&self.totals)
            }
    }

    /// Places them: side by side where the taxes leave room, else one below the other.
    pub fn place(&self, sheet: &mut Sheet) {
        sheet.flow.keep(self.height());
        sheet.flow.skip(ABOVE);
        sheet.flow.bookmark(sheet.words.text("document-total"));
        if self.beside {
            sheet.flow.place_beside(&self.taxes, &self.totals);
            return;
        }
        self.taxes.iter().for_each(|row| sheet.flow.place(row));
        if !self.taxes.is_empty() {
            sheet.flow.skip(ABOVE);
        }
        sheet.flow.keep(height(&self.totals));
        self.totals.iter().for_each(|row| sheet.flow.place(row));
    }
}

fn height(rows: &[Row]) -> Length {
    rows.iter().map(Row::height).sum()
}

const CAPTION: Style = Style::bold(8_000, Ink::Third);
const TAX_HEADING: Style = Style::regular(7_500, Ink::Third);
const TAX: Style = Style::regular(8_500, Ink::Body);
const TAX_GAP: Length = 9_000;
const TAX_GAP_WIDE: Length = 16_000;

/// The taxes by rate, and the width they take.
fn taxes(sheet: &mut Sheet, invoice: &Invoice) -> (Vec<Row>, Length) {
    if invoice.taxes.is_empty() {
        return (Vec::new(), 0);
    }
    let table = sheet.part(Tree::ROOT, Kind::Table);
    let headings = ["document-rate", "document-taxable", "document-tax", "document-gross"]
        .map(|id| sheet.stacked_label(id, TAX_HEADING));
    let texts: Vec<[Piece; 4]> = (0..)
        .zip(&invoice.taxes)
        .map(|(index, tax)| tax_texts(sheet, invoice, index, tax))
        .collect();
    let natural: [Length; 4] = std::array::from_fn(|column| {
        let widest = texts
            .iter()
            .map(|row| natural_width(std::slice::from_ref(&row[column])))
            .max();
        widest.unwrap_or(0).max(natural_width(&headings[column]))
    });
    let wide = natural.iter().sum::<Length>() + 3 * TAX_GAP_WIDE <= TAX_WIDTH;
    let gap = if wide { TAX_GAP_WIDE } else { TAX_GAP };
    let numbers = natural[1..].iter().map(|width| width + gap).sum::<Length>();
    // A name may break; where the numbers leave it too little room, the table takes the whole width.
    let width = if numbers + natural[0].min(80_000) <= TAX_WIDTH {
        TAX_WIDTH
    } else {
        WIDTH
    };
    let first = (width - numbers).max(width / 4);
    let mut x = LEFT;
    let places: [(Length, Length); 4] = std::array::from_fn(|column| {
        let own = if column == 0 {
            first
        } else {
            (natural[column] + gap) * (width - first) / numbers
        };
        let place = if column == 0 { (x, own) } else { (x + gap, own - gap) };
        x += own;
        place
    });

    let caption = sheet.part(table, Kind::Caption);
    let rule = Rule {
        x: LEFT,
        width,
        thickness: 500,
        ink: Ink::Rule,
    };
    let label = sheet.label("document-tax", CAPTION);
    let mut rows = vec![Row {
        cells: vec![Cell::new(LEFT, width, Align::Left).with(Line::paragraph(&label, width, 12_000, Some(caption)))],
        below: 3_000,
        ..Row::default()
    }];
    let head = tax_row(sheet, table, Kind::ColumnHeading, &headings, places, 11_000);
    rows.push(Row {
        above: 0,
        below: 3_000,
        rule_below: Some(rule),
        ..head
    });
    for texts in texts {
        let row = tax_row(
            sheet,
            table,
            Kind::Cell,
            &texts.map(|piece| vec![piece]),
            places,
            13_000,
        );
        rows.push(Row {
            above: 4_000,
            below: 4_000,
            rule_below: Some(rule),
            ..row
        });
    }
    (rows, width)
}

fn tax_row(
    sheet: &mut Sheet,
    table: ElementId,
    kind: Kind,
    texts: &[Vec<Piece>; 4],
    places: [(Length, Length); 4],
    line: Length,
) -> Row {
    let row = sheet.part(table, Kind::Row);
    let cells = texts
        .iter()
        .zip(places)
        .enumerate()
        .map(|(column, (pieces, (x, width)))| {
            let element = sheet.part(
                row,
                if column == 0 && kind == Kind::Cell {
                    Kind::RowHeading
                } else {
                    kind
                },
            );
            let align = if column == 0 { Align::Left } else { Align::Right };
            let cell = Cell::new(x, width, align).with(Line::paragraph(pieces, width, line, Some(element)));
            if kind == Kind::ColumnHeading {
                cell.on_the_bottom()
            } else {
                cell
            }
        })
        .collect();
    Row {
        cells,
        ..Row::default()
    }
}

fn tax_texts(sheet: &mut Sheet, invoice: &Invoice, index: usize, tax: &TaxLine) -> [Piece; 4] {
    let named = sheet.words.name(&tax_with_rate(sheet, tax)).to_owned();
    // Whose tax it is goes without saying only where seller and buyer share a country.
    let domestic = invoice.issuer.country == invoice.sold_to.country;
    let named = match country_name(sheet, &invoice.issuer).filter(|_| domestic) {
        Some(country) => sheet.say(
            &Phrase::new("document-tax-in-country")
                .with("tax", named)
                .with("country", country),
        ),
        None => named,
    };
    let named = with_treatment(sheet, named, tax.treatment);
    let gross = tax.taxable.checked_add(tax.tax);
    [
        sheet.value(&format!("taxes[{index}].label"), &named, TAX),
        sheet.plain(sheet.amount(tax.taxable), TAX),
        sheet.plain(sheet.amount(tax.tax), TAX),
        sheet.plain(gross.map(|gross| sheet.amount(gross)).unwrap_or_default(), TAX),
    ]
}

const TOTAL: Style = Style::regular(9_500, Ink::Body);
const GRAND: Style = Style::bold(13_000, Ink::Body);
const PAID: Style = Style::regular(8_500, Ink::Second);

struct Total {
    label: Vec<Piece>,
    amount: Decimal,
    style: Style,
}

fn totals(sheet: &mut Sheet, invoice: &Invoice) -> Vec<Row> {
    let totals = total_lines(sheet, invoice);
    let table = sheet.part(Tree::ROOT, Kind::Table);
    let body_line = sheet.body_line();
    let grand = totals.iter().position(|total| total.style == GRAND);
    (0..)
        .zip(totals)
        .map(|(index, total)| {
            let line = match total.style {
                GRAND => 18_000,
                PAID => 12_000,
                _ => body_line,
            };
            let row = sheet.part(table, Kind::Row);
            let heading = sheet.part(row, Kind::RowHeading);
            let cell = sheet.part(row, Kind::Cell);
            let most = HALF * 70 / 100;
            let amount = fitted(sheet, sheet.money(total.amount), total.style, most);
            let amount_width = natural_width(std::slice::from_ref(&amount)).min(most);
            let label_width = HALF - amount_width - 8_000;
            let is_grand = Some(index) == grand;
            Row {
                rule_above: is_grand.then_some(Rule {
                    x: LEFT + HALF,
                    width: WIDTH - HALF,
                    thickness: 1_250,
                    ink: Ink::Body,
                }),
                above: if is_grand { 6_000 } else { 2_500 },
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
                below: if Some(index + 1) == grand { 7_000 } else { 2_500 },
                rule_below: None,
            }
        })
        .collect()
}

/// Text made smaller until it fits, down to six points; then it breaks.
fn fitted(sheet: &Sheet, text: String, mut style: Style, width: Length) -> Piece {
    while style.size > 6_000 && natural_width(&[sheet.plain(text.as_str(), style)]) > width {
        style.size -= 500;
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

/// `VAT 23%`, `VAT 0%, exempt`; in Chinese with the English name of the tax behind it, where it has a Chinese one of
/// its own.
fn tax_label(sheet: &mut Sheet, index: usize, tax: &TaxLine) -> Vec<Piece> {
    let field = format!("taxes[{index}].label");
    let named = tax_with_rate(sheet, tax);
    let english = if tax.label.zh_tw == tax.label.en || tax.label.zh_tw.is_empty() {
        String::new()
    } else {
        tax.label.en.clone()
    };
    let names = Names {
        en: if sheet.is_bilingual() {
            english
        } else {
            with_treatment(sheet, named.en, tax.treatment)
        },
        zh_tw: with_treatment(sheet, named.zh_tw, tax.treatment),
    };
    sheet.names(&field, &names, TOTAL)
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
    let say = |words: &Words| words.say(&phrase);
    let main = sheet.value("payment.card", &say(sheet.words), PAID);
    let mut pieces = vec![main];
    if sheet.is_bilingual() {
        let english = sheet.value("payment.card", &say(sheet.english()), PAID);
        pieces.push(sheet.in_english(format!("\n{}", english.text), small_english(PAID)));
    }
    pieces
}
