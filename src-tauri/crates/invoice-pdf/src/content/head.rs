use domain::{Invoice, Names, Party};
use typeset::{Ink, Length, Piece, Style, natural_width, points, thousandths};
use words::Words;

use crate::content::sheet::{Sheet, rule};
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row};
use crate::layout::tree::{ElementId, Kind, Tree};

const TITLE: Style = Style::bold(points(22), Ink::Body);
const TITLE_BESIDE: Style = Style::regular(points(15), Ink::Third);
const NUMBER_LABEL: Style = Style::regular(points(8), Ink::Third);
const NUMBER: Style = Style::bold(points(12), Ink::Body);

/// What the document is and its number.
pub fn title(sheet: &mut Sheet, invoice: &Invoice) -> Row {
    let heading = sheet.part(Tree::ROOT, Kind::Title);
    let id = format!("document-title-{}", invoice.kind.id());
    let mut pieces = vec![sheet.plain(sheet.wording.words.text(&id), TITLE)];
    if let Some(words) = sheet.wording.beside {
        pieces.push(sheet.beside(format!(" {}", words.text(&id)), TITLE_BESIDE));
    }
    let title_width = natural_width(&pieces);
    let number_width = WIDTH - title_width - points(12);
    let mut number = Cell::new(LEFT + WIDTH - number_width, number_width, Align::Right).on_the_bottom();
    let value = sheet.value("number", invoice.number.as_str(), NUMBER);
    if !value.text.is_empty() {
        let element = sheet.part(Tree::ROOT, Kind::Paragraph);
        let label = sheet.label(&format!("document-number-{}", invoice.kind.id()), NUMBER_LABEL);
        number = number
            .with(Line::paragraph(&label, number_width, points(12), Some(element)))
            .with(Line::paragraph(&[value], number_width, points(18), Some(element)));
    }
    let title = Cell::new(LEFT, title_width, Align::Left)
        .with(Line::paragraph(&pieces, title_width, points(28), Some(heading)))
        .on_the_bottom();
    Row {
        cells: vec![title, number],
        below: points(10),
        rule_below: Some(rule(thousandths(1_250), Ink::Body)),
        ..Row::default()
    }
}

const PARTY_HEADING: Style = Style::bold(points(8), Ink::Third);
const PARTY_NAME: Style = Style::bold(points(9), Ink::Body);
const PARTY_TEXT: Style = Style::regular(points(9), Ink::Body);
const PARTY_LINE: Length = points(13);

/// Who sells, who buys, who gets the invoice.
pub fn parties(sheet: &mut Sheet, invoice: &Invoice) -> Row {
    let column = WIDTH / 3;
    let parties = [
        ("document-sold-by", "issuer", &invoice.issuer),
        ("document-sold-to", "sold_to", &invoice.sold_to),
        ("document-bill-to", "bill_to", &invoice.bill_to),
    ];
    let cells = (0..)
        .zip(parties)
        .map(|(index, (label, field, party))| {
            let section = sheet.part(Tree::ROOT, Kind::Section);
            party_cell(
                sheet,
                section,
                LEFT + column * index,
                column - points(12),
                label,
                field,
                party,
            )
        })
        .collect();
    Row {
        above: points(14),
        cells,
        below: points(18),
        ..Row::default()
    }
}

fn party_cell(
    sheet: &mut Sheet,
    section: ElementId,
    x: Length,
    width: Length,
    label: &str,
    field: &str,
    party: &Party,
) -> Cell {
    let mut cell = Cell::new(x, width, Align::Left);
    let values = party_values(sheet, field, party);
    if values.is_empty() {
        return cell;
    }
    let heading = sheet.part(section, Kind::Heading);
    let mut lines = Line::paragraph(&sheet.label(label, PARTY_HEADING), width, points(12), Some(heading));
    if let Some(last) = lines.last_mut() {
        last.height += points(2);
    }
    cell = cell.with(lines);
    let element = sheet.part(section, Kind::Paragraph);
    for pieces in values {
        cell = cell.with(Line::paragraph(&pieces, width, PARTY_LINE, Some(element)));
    }
    cell
}

fn party_values(sheet: &mut Sheet, field: &str, party: &Party) -> Vec<Vec<Piece>> {
    let mut values = vec![vec![sheet.value(&format!("{field}.name"), &party.name, PARTY_NAME)]];
    if let Some(attention) = &party.attention {
        values.push(vec![sheet.value(&format!("{field}.attention"), attention, PARTY_TEXT)]);
    }
    for line in party.printed_address() {
        values.push(vec![sheet.value(&format!("{field}.address"), &line, PARTY_TEXT)]);
    }
    if let Some(country) = country_names(sheet, party) {
        values.push(sheet.names_apart(&format!("{field}.country"), &country, PARTY_TEXT, ' '));
    }
    if let Some(tax_id) = &party.tax_id {
        let text = format!("{} {}", tax_id.label, tax_id.value);
        values.push(vec![sheet.value(&format!("{field}.tax_id"), &text, PARTY_TEXT)]);
    }
    values.retain(|pieces| pieces.iter().any(|piece| !piece.text.is_empty()));
    values
}

/// The country in the languages of the document; an unknown code stands for itself. Within Taiwan, a Chinese address
/// does not name the country.
pub fn country_names(sheet: &Sheet, party: &Party) -> Option<Names> {
    let code = party.country.code();
    let wording = sheet.wording;
    if code.is_empty() || (wording.is_taiwanese() && code == "TW") {
        return None;
    }
    let id = format!("document-country-{code}");
    let name = |words: &Words| {
        if words.has(&id) {
            words.text(&id)
        } else {
            code.to_owned()
        }
    };
    Some(wording.names(name))
}
