use domain::{Invoice, InvoicePayment, InvoiceStatus, InvoiceTerm, Money, NaiveDate, Phrase};
use typeset::{Ink, Length, Piece, Style, millimetres, points, thousandths};

use crate::content::notes::notes;
use crate::content::sheet::{Sheet, rule};
use crate::layout::paper::{LEFT, WIDTH};
use crate::layout::row::{Align, Cell, Line, Row, height};
use crate::layout::spacing::Spacing;
use crate::layout::tree::{ElementId, Kind, Tree};
use crate::options::{Options, StoredOriginal};

const HEADING: Style = Style::bold(thousandths(10_500), Ink::Body);
const HEADING_LINE: Length = points(15);
const BELOW_HEADING: Length = points(4);
const BELOW_SECTION: Length = points(20);
const ROW_SPACE: Length = points(4);
const BELOW_NOTE: Length = points(4);
const LABEL: Style = Style::regular(thousandths(9_500), Ink::Third);
const VALUE: Style = Style::regular(thousandths(9_500), Ink::Body);
const LABELS: Length = millimetres(52);
const NUMBERS: Length = millimetres(7);

/// A row of a section: the id of its label and its value, whose `\n` begin new lines.
type Fact = (&'static str, Vec<Piece>);

/// A section, set but not yet placed.
struct Section {
    id: &'static str,
    heading: Row,
    rows: Vec<Row>,
    /// Room between it and the next.
    below: Length,
}

impl Section {
    fn height(&self, spacing: Spacing) -> Length {
        self.heading.height(spacing) + height(&self.rows, spacing)
    }

    /// Places it: on one page where a page can hold it, else with its heading on the page of its first row.
    fn place(self, sheet: &mut Sheet) {
        let flow = &mut sheet.flow;
        let heading = flow.height(&self.heading);
        let first = self.rows.first().map_or(Length::ZERO, |row| flow.height(row));
        flow.keep(self.height(flow.spacing()));
        sheet.flow.keep(heading + first.min(sheet.body_line() * 2));
        sheet.flow.bookmark(sheet.in_one_line(self.id));
        sheet.flow.place(self.heading);
        self.rows.into_iter().for_each(|row| sheet.flow.place(row));
        sheet.flow.skip(self.below);
    }
}

/// Payment, term, notes and the stored original, set but not yet placed.
pub struct Sections(Vec<Section>);

impl Sections {
    /// Sets the sections.
    pub fn set(sheet: &mut Sheet, invoice: &Invoice, options: &Options) -> Self {
        let mut sections = Vec::new();
        let payment = payment(sheet, invoice);
        sections.extend(table(sheet, "document-payment", payment));
        if let Some(term) = &invoice.term {
            let term = term_facts(sheet, term);
            sections.extend(table(sheet, "document-term", term));
        }
        let notes = notes(sheet, invoice);
        sections.push(numbered_notes(sheet, &notes));
        if let Some(original) = &options.original {
            let original = original_facts(sheet, original);
            sections.extend(table(sheet, "document-original", original));
        }
        if let Some(last) = sections.last_mut() {
            last.below = Length::ZERO;
        }
        Self(sections)
    }

    /// How much room they need, with the room above them, to stand on one page.
    pub fn height(&self, spacing: Spacing) -> Length {
        let sections = self.0.iter();
        let heights = sections.map(|section| section.height(spacing) + spacing.of(section.below));
        spacing.of(BELOW_SECTION) + heights.sum()
    }

    /// Places them: below the sums where there is room for all of them, else from a new page on.
    pub fn place(self, sheet: &mut Sheet) {
        if self.height(sheet.flow.spacing()) > sheet.flow.room() {
            sheet.flow.new_page();
        }
        sheet.flow.skip(BELOW_SECTION);
        self.0.into_iter().for_each(|section| section.place(sheet));
    }
}

fn payment(sheet: &mut Sheet, invoice: &Invoice) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(status) = status(invoice) {
        facts.push(("document-status", sheet.told("", &status, VALUE)));
    }
    match &invoice.payment {
        Some(InvoicePayment::Card { card, charged, amount }) => {
            let method = Phrase::new("document-credit-card")
                .with("brand", card.brand.as_str())
                .with("digits", card.last_four.as_str());
            facts.push(("document-method", sheet.told("payment.card", &method, VALUE)));
            facts.push(("document-charged", vec![on_day(sheet, *charged, *amount)]));
        }
        Some(InvoicePayment::Transfer {
            received,
            amount,
            reference,
        }) => {
            let method = sheet.told("", &Phrase::new("document-bank-transfer"), VALUE);
            facts.push(("document-method", method));
            facts.push(("document-received", vec![on_day(sheet, *received, *amount)]));
            let reference = sheet.value("payment.reference", reference, VALUE);
            facts.push(("document-reference", vec![reference]));
        }
        None => {}
    }
    if let Some((name, role)) = &invoice.placed_by {
        let person = Phrase::new("document-person-in-role")
            .with("name", name.as_str())
            .with("role", *role);
        facts.push(("document-placed-by", sheet.told("placed_by", &person, VALUE)));
    }
    facts
}

fn on_day(sheet: &Sheet, date: NaiveDate, amount: Money) -> Piece {
    let phrase = Phrase::new("document-on-day").with("date", date).with("amount", amount);
    sheet.plain(sheet.wording.say(&phrase), VALUE)
}

/// Where the payment stands, unless the payment below says it already.
fn status(invoice: &Invoice) -> Option<Phrase> {
    Some(match (invoice.status, invoice.due) {
        (InvoiceStatus::Paid, _) if invoice.payment.is_some() => return None,
        (InvoiceStatus::Paid, _) => Phrase::new("document-status-paid"),
        (InvoiceStatus::Due, None) => Phrase::new("document-status-due"),
        (InvoiceStatus::Due, Some(due)) => Phrase::new("document-status-due-by").with("date", due),
        (InvoiceStatus::Overdue, None) => Phrase::new("document-status-overdue"),
        (InvoiceStatus::Overdue, Some(due)) => Phrase::new("document-status-overdue-since").with("date", due),
        (InvoiceStatus::Refunded, _) => Phrase::new("document-status-refunded"),
        (InvoiceStatus::Void, _) => Phrase::new("document-status-void"),
        _ => return None,
    })
}

fn term_facts(sheet: &mut Sheet, term: &InvoiceTerm) -> Vec<Fact> {
    let wording = sheet.wording;
    let window = match term.window_closes {
        Some(closes) => vec![sheet.plain(wording.period(wording.words, term.window_opens, closes), VALUE)],
        None => sheet.told(
            "",
            &Phrase::new("document-window-from").with("date", term.window_opens),
            VALUE,
        ),
    };
    let on = |date| vec![sheet.plain(wording.date(date), VALUE)];
    vec![
        ("document-starts", on(term.purchased)),
        ("document-expires", on(term.expires)),
        ("document-window", window),
        ("document-benefits-end", on(term.benefits_end)),
    ]
}

fn original_facts(sheet: &mut Sheet, original: &StoredOriginal) -> Vec<Fact> {
    let file = match original.pages {
        Some(pages) => Phrase::new("document-file-facts-pages").with("pages", pages),
        None => Phrase::new("document-file-facts"),
    };
    let file = file
        .with("name", original.file_name.as_str())
        .with("size", size(original.size));
    let stored = Phrase::new("document-stored-at")
        .with("date", original.stored.date_naive())
        .with("time", original.stored.format("%H:%M").to_string());
    let stored = sheet.plain(sheet.wording.say(&stored), VALUE);
    let digest = sheet.value("original.sha256", &in_groups(&original.sha256), VALUE);
    let digest = Piece {
        text: halves(&digest.text),
        ..digest
    };
    vec![
        ("document-file", sheet.told("original.file_name", &file, VALUE)),
        ("document-stored-on", vec![stored]),
        ("document-sha256", vec![digest]),
    ]
}

/// A size as file managers show it, in units of a thousand.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// Digits in groups of eight, which the eye can compare.
fn in_groups(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits
        .chunks(8)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Eight groups on two lines of four.
fn halves(groups: &str) -> String {
    let groups: Vec<&str> = groups.split(' ').collect();
    groups
        .chunks(4)
        .map(|half| half.join(" "))
        .collect::<Vec<_>>()
        .join("\n")
}

fn section(sheet: &Sheet, id: &'static str, heading: ElementId, rows: Vec<Row>) -> Section {
    let label = sheet.label(id, HEADING);
    let cell = Cell::new(LEFT, WIDTH, Align::Left);
    Section {
        id,
        heading: Row {
            cells: vec![cell.with(Line::paragraph(&label, WIDTH, HEADING_LINE, Some(heading)))],
            below: BELOW_HEADING,
            ..Row::default()
        },
        rows,
        below: BELOW_SECTION,
    }
}

fn table(sheet: &mut Sheet, id: &'static str, mut facts: Vec<Fact>) -> Option<Section> {
    facts.retain(|(_, value)| value.iter().any(|piece| !piece.text.is_empty()));
    if facts.is_empty() {
        return None;
    }
    let line = sheet.body_line();
    let part = sheet.part(Tree::ROOT, Kind::Section);
    let heading = sheet.part(part, Kind::Heading);
    let table = sheet.part(part, Kind::Table);
    let width = WIDTH - LABELS;
    let mut rows = Vec::new();
    for (index, (label, value)) in facts.into_iter().enumerate() {
        let row = sheet.part(table, Kind::Row);
        let term = sheet.part(row, Kind::RowHeading);
        let cell = sheet.part(row, Kind::Cell);
        let label = sheet.label(label, LABEL);
        rows.push(Row {
            rule_above: (index == 0).then_some(rule(thousandths(500), Ink::Rule)),
            above: ROW_SPACE,
            cells: vec![
                Cell::new(LEFT, LABELS, Align::Left).with(Line::paragraph(
                    &label,
                    LABELS - points(8),
                    line,
                    Some(term),
                )),
                Cell::new(LEFT + LABELS, width, Align::Left).with(Line::paragraph(&value, width, line, Some(cell))),
            ],
            below: ROW_SPACE,
            rule_below: Some(rule(thousandths(500), Ink::Rule)),
        });
    }
    Some(section(sheet, id, heading, rows))
}

fn numbered_notes(sheet: &mut Sheet, notes: &[Phrase]) -> Section {
    let line = sheet.body_line();
    let part = sheet.part(Tree::ROOT, Kind::Section);
    let heading = sheet.part(part, Kind::Heading);
    let list = sheet.part(part, Kind::NumberedList);
    let mut rows = Vec::new();
    for (index, note) in notes.iter().enumerate() {
        let item = sheet.part(list, Kind::Item);
        let label = sheet.part(item, Kind::Label);
        let body = sheet.part(item, Kind::Body);
        let number = sheet.plain((index + 1).to_string(), VALUE);
        let text = sheet.told("", note, VALUE);
        let width = WIDTH - NUMBERS;
        rows.push(Row {
            cells: vec![
                Cell::new(LEFT, NUMBERS, Align::Left).with(Line::paragraph(&[number], NUMBERS, line, Some(label))),
                Cell::new(LEFT + NUMBERS, width, Align::Left).with(Line::paragraph(&text, width, line, Some(body))),
            ],
            below: BELOW_NOTE,
            ..Row::default()
        });
    }
    Section {
        below: BELOW_SECTION - BELOW_NOTE,
        ..section(sheet, "document-notes", heading, rows)
    }
}
