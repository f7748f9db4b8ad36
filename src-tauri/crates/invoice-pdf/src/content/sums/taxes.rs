use domain::{Invoice, Phrase, TaxLine};
use typeset::{Ink, Length, Piece, Style, natural_width, points, thousandths};

use crate::content::head::country_names;
use crate::content::sheet::Sheet;
use crate::content::sums::halves::TAX_WIDTH;
use crate::content::tax_words::{tax_with_rate, with_treatment};
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row, Rule};
use crate::layout::tree::{ElementId, Kind, Tree};

const CAPTION: Style = Style::bold(points(8), Ink::Third);
const TAX_HEADING: Style = Style::regular(thousandths(7_500), Ink::Third);
const TAX: Style = Style::regular(thousandths(8_500), Ink::Body);
const TAX_GAP: Length = points(9);
const TAX_GAP_WIDE: Length = points(16);

/// The taxes by rate, and the width they take.
pub fn taxes(sheet: &mut Sheet, invoice: &Invoice) -> (Vec<Row>, Length) {
    if invoice.taxes.is_empty() {
        return (Vec::new(), Length::ZERO);
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
        widest.unwrap_or_default().max(natural_width(&headings[column]))
    });
    let wide = natural.iter().copied().sum::<Length>() + TAX_GAP_WIDE * 3 <= TAX_WIDTH;
    let gap = if wide { TAX_GAP_WIDE } else { TAX_GAP };
    let numbers = natural[1..].iter().map(|width| *width + gap).sum::<Length>();
    // A name may break; where the numbers leave it too little room, the table takes the whole width.
    let width = if numbers + natural[0].min(points(80)) <= TAX_WIDTH {
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
            (natural[column] + gap).share(width - first, numbers)
        };
        let place = if column == 0 { (x, own) } else { (x + gap, own - gap) };
        x += own;
        place
    });

    let caption = sheet.part(table, Kind::Caption);
    let rule = Rule {
        x: LEFT,
        width,
        thickness: thousandths(500),
        ink: Ink::Rule,
    };
    let label = sheet.label("document-tax", CAPTION);
    let mut rows = vec![Row {
        cells: vec![Cell::new(LEFT, width, Align::Left).with(Line::paragraph(
            &label,
            width,
            points(12),
            Some(caption),
        ))],
        below: points(3),
        ..Row::default()
    }];
    let head = tax_row(sheet, table, Kind::ColumnHeading, &headings, places, points(11));
    rows.push(Row {
        below: points(3),
        rule_below: Some(rule),
        ..head
    });
    for texts in texts {
        let row = tax_row(sheet, table, Kind::Cell, &texts, places, points(13));
        rows.push(Row {
            above: points(4),
            below: points(4),
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
