use chrono::Days;
use domain::{Invoice, InvoiceLine, NaiveDate, Phrase, a_year_after};
use typeset::{Ink, Length, Piece, Style, natural_width, points, thousandths};
use words::Words;

use crate::content::number::{number, price};
use crate::content::sheet::{Sheet, rule};
use crate::content::wording::Wording;
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row, height};
use crate::layout::spacing::Spacing;
use crate::layout::tree::{ElementId, Kind};

const HEADING: Style = Style::bold(thousandths(7_500), Ink::Second);
const HEADING_LINE: Length = points(11);
const CELL: Style = Style::regular(thousandths(9_500), Ink::Body);
const SMALL: Style = Style::regular(points(8), Ink::Third);
const SMALL_LINE: Length = points(12);
const GAP: Length = points(24);

/// The numbers of a line: quantity, unit price, tax rate, net amount.
const NUMBERS: usize = 4;

struct Columns {
    description: Length,
    /// Left edge and width.
    numbers: [(Length, Length); NUMBERS],
    /// The look of the numbers, smaller where they would not fit.
    style: Style,
}

/// The table of what was sold, set but not yet placed.
pub struct Lines {
    head: Row,
    rows: Vec<Row>,
}

impl Lines {
    /// Sets the table.
    pub fn set(sheet: &mut Sheet, invoice: &Invoice, table: ElementId) -> Self {
        let headings = headings(sheet, invoice);
        let numbers: Vec<[String; NUMBERS]> = invoice.lines.iter().map(|line| numbers(sheet, line)).collect();
        let columns = columns(sheet, &headings, &numbers);
        let head = head(sheet, table, &headings, &columns);
        let rows = (invoice.lines.iter().zip(&numbers).enumerate())
            .map(|(index, (line, numbers))| line_row(sheet, table, &columns, index, line, numbers))
            .collect();
        Self { head, rows }
    }

    /// How high it is on one page.
    pub fn height(&self, spacing: Spacing) -> Length {
        self.head.height(spacing) + height(&self.rows, spacing)
    }

    /// Places it. Its last line stays on the page of the sums, which need `sums_height`.
    pub fn place(self, sheet: &mut Sheet, sums_height: Length) {
        let mut head = Some(self.head);
        let last = self.rows.len().saturating_sub(1);
        for (index, row) in self.rows.into_iter().enumerate() {
            let below = if index == last { sums_height } else { Length::ZERO };
            let height = sheet.flow.height(&row);
            if let Some(head) = head.take() {
                let head_height = sheet.flow.height(&head);
                sheet.flow.keep(head_height + height + below);
                sheet.flow.keep(head_height + height);
                sheet.flow.bookmark(sheet.in_one_line("document-description"));
                sheet.flow.place(head.clone());
                sheet.flow.repeat(Some(head));
            } else {
                sheet.flow.keep(height + below);
            }
            sheet.flow.place(row);
        }
        sheet.flow.repeat(None);
    }
}

fn headings(sheet: &Sheet, invoice: &Invoice) -> [Vec<Piece>; NUMBERS + 1] {
    let code = invoice.currency.code();
    let amount = |id: &str| {
        let mut pieces = sheet.stacked_label(id, HEADING);
        let between = if sheet.is_bilingual() { ' ' } else { '\n' };
        pieces[0].text.push(between);
        pieces[0].text.push_str(code);
        pieces
    };
    [
        sheet.stacked_label("document-description", HEADING),
        sheet.stacked_label("document-quantity", HEADING),
        amount("document-unit-price"),
        sheet.stacked_label("document-tax-rate", HEADING),
        amount("document-net-amount"),
    ]
}

fn numbers(sheet: &Sheet, line: &InvoiceLine) -> [String; NUMBERS] {
    [
        number(line.quantity),
        price(sheet.wording.words, line.unit_price, sheet.currency),
        sheet.wording.words.percent(line.tax_rate),
        sheet.amount(line.net),
    ]
}

fn columns(sheet: &Sheet, headings: &[Vec<Piece>; NUMBERS + 1], numbers: &[[String; NUMBERS]]) -> Columns {
    let mut style = CELL;
    loop {
        let width_of = |column: usize| {
            let widest = numbers
                .iter()
                .max_by_key(|row| row[column].chars().count())
                .map_or(Length::ZERO, |row| {
                    natural_width(&[sheet.plain(row[column].as_str(), style)])
                });
            widest.max(natural_width(&headings[column + 1]))
        };
        let widths: [Length; NUMBERS] = std::array::from_fn(width_of);
        let taken = widths.iter().copied().sum::<Length>() + GAP * 4;
        let smallest = style.size <= points(6);
        if taken <= WIDTH.percent(65) || smallest {
            return place_columns(widths, style);
        }
        style.size -= thousandths(500);
    }
}

/// Where the columns stand. Numbers of absurd length share two thirds of the table and break.
fn place_columns(mut widths: [Length; NUMBERS], style: Style) -> Columns {
    let room = WIDTH.percent(65) - GAP * 4;
    let taken: Length = widths.iter().copied().sum();
    if taken > room {
        widths = widths.map(|width| width.share(room, taken));
    }
    let mut right = LEFT + WIDTH;
    let mut numbers = [(Length::ZERO, Length::ZERO); NUMBERS];
    for (place, width) in numbers.iter_mut().zip(widths).rev() {
        *place = (right - width, width);
        right -= width + GAP;
    }
    Columns {
        description: right - LEFT,
        numbers,
        style,
    }
}

fn head(sheet: &mut Sheet, table: ElementId, headings: &[Vec<Piece>; NUMBERS + 1], columns: &Columns) -> Row {
    let row = sheet.part(table, Kind::Row);
    let places = std::iter::once((LEFT, columns.description)).chain(columns.numbers);
    let cells = headings
        .iter()
        .zip(places)
        .enumerate()
        .map(|(index, (pieces, (x, width)))| {
            let element = sheet.part(row, Kind::ColumnHeading);
            let align = if index == 0 { Align::Left } else { Align::Right };
            Cell::new(x, width, align)
                .with(Line::paragraph(pieces, width, HEADING_LINE, Some(element)))
                .on_the_bottom()
        })
        .collect();
    Row {
        cells,
        below: points(4),
        rule_below: Some(rule(thousandths(750), Ink::Body)),
        ..Row::default()
    }
}

fn line_row(
    sheet: &mut Sheet,
    table: ElementId,
    columns: &Columns,
    index: usize,
    line: &InvoiceLine,
    numbers: &[String; NUMBERS],
) -> Row {
    let height = sheet.body_line();
    let row = sheet.part(table, Kind::Row);
    let element = sheet.part(row, Kind::Cell);
    let width = columns.description;
    let names = sheet.names(&format!("lines[{index}].description"), &line.description, CELL);
    let mut description =
        Cell::new(LEFT, width, Align::Left).with(Line::paragraph(&names, width, height, Some(element)));
    if let Some((from, to)) = line.period {
        let wording = sheet.wording;
        let mut pieces = vec![sheet.plain(period(wording, wording.words, from, to), SMALL)];
        if let Some(words) = wording.beside {
            let other = period(wording, words, from, to);
            if other != pieces[0].text {
                pieces.push(sheet.beside(format!("\n{other}"), SMALL));
            }
        }
        description = description.with(Line::paragraph(&pieces, width, SMALL_LINE, Some(element)));
    }
    let mut cells = vec![description];
    for (text, (x, width)) in numbers.iter().zip(columns.numbers) {
        let element = sheet.part(row, Kind::Cell);
        let piece = sheet.plain(text.as_str(), columns.style);
        cells.push(Cell::new(x, width, Align::Right).with(Line::paragraph(&[piece], width, height, Some(element))));
    }
    Row {
        above: points(7),
        cells,
        below: points(7),
        rule_below: Some(rule(thousandths(500), Ink::Rule)),
        ..Row::default()
    }
}

/// The charge period. A year is called one, whether its last day is the anniversary date or the day before.
fn period(wording: Wording, words: &Words, from: NaiveDate, to: NaiveDate) -> String {
    let period = wording.period(words, from, to);
    let anniversary = a_year_after(from);
    if to == anniversary || to.checked_add_days(Days::new(1)) == Some(anniversary) {
        words.say(&Phrase::new("document-one-year").with("period", period))
    } else {
        period
    }
}
