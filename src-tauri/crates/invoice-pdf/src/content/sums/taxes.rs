use domain::{Invoice, Phrase, TaxLine};
use typeset::{Ink, Length, Piece, Style, natural_width};

use crate::content::head::country_names;
use crate::content::sheet::Sheet;
use crate::content::sums::halves::TAX_WIDTH;
use crate::content::tax_words::{tax_with_rate, with_treatment};
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row, Rule};
use crate::layout::tree::{ElementId, Kind, Tree};

const CAPTION: Style = Style::bold(8_000, Ink::Third);
const TAX_HEADING: Style = Style::regular(7_500, Ink::Third);
const TAX: Style = Style::regular(8_500, Ink::Body);
const TAX_GAP: Length = 9_000;
const TAX_GAP_WIDE: Length = 16_000;

/// The taxes by rate, and the width they take.
pub fn taxes(sheet: &mut Sheet, invoice: &Invoice) -> (Vec<Row>, Length) {
    if invoice.taxes.is_empty() {
        return (Vec::new(), 0);
    }
    let table = sheet.part(Tree::ROOT, Kind::Table);
    let headings = ["document-rate", "document-taxable", "document-tax", "document-gross"]
        .map(|id| sheet.stacked_label(id, TAX_HEADING));
    let texts: Vec<[Vec<Piece>; 4]> = (0..)
        .zip(&invoice.taxes)
        .map(|(index, tax)| tax_texts(sheet, invoice, index, tax))
        .collect();
    let natural: [Length; 4] = std::array::from_fn(|column| {
        let widest = texts.iter().map(|row| natural_width(&row[column])).max();
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
        let row = tax_row(sheet, table, Kind::Cell, &texts, places, 13_000);
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

fn tax_texts(sheet: &mut Sheet, invoice: &Invoice, index: usize, tax: &TaxLine) -> [Vec<Piece>; 4] {
    // Whose tax it is goes without saying only where seller and buyer share a country.
    let domestic = invoice.issuer.country == invoice.sold_to.country;
    let country = country_names(sheet, &invoice.issuer).filter(|_| domestic);
    let named = sheet.wording.names(|words| {
        let named = tax_with_rate(words, tax);
        let named = match &country {
            Some(country) => words.say(
                &Phrase::new("document-tax-in-country")
                    .with("tax", named)
                    .with("country", words.name(country)),
            ),
            None => named,
        };
        with_treatment(sheet, words, named, tax.treatment)
    });
    let gross = tax.taxable.checked_add(tax.tax);
    [
        sheet.names(&format!("taxes[{index}].label"), &named, TAX),
        vec![sheet.plain(sheet.amount(tax.taxable), TAX)],
        vec![sheet.plain(sheet.amount(tax.tax), TAX)],
        vec![sheet.plain(gross.map(|gross| sheet.amount(gross)).unwrap_or_default(), TAX)],
    ]
}
