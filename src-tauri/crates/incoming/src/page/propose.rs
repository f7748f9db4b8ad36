use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::Decimal;

use crate::page::amounts::{Style, amount, proven_style};
use crate::page::candidates::Candidates;
use crate::page::currencies::{Mark, code, codes_in, currency};
use crate::page::dates::{DayOrder, date, proven_order};
use crate::page::labels::{Label, is_label, label};
use crate::page::layout::{Cell, Piece, Row, below, rows};
use crate::page::lines::{is_their_sum, lines};
use crate::page::parties::{Heading, ISSUERS, goes_on_below, party_above};
use crate::page::periods::period;
use crate::page::texts::{name, tax_id, token};
use crate::page::vocabulary::Meaning;
use crate::proposal::{Field, Fields, Origin};

/// What pages say of an invoice.
pub fn propose(pieces: Vec<Piece>) -> Fields {
    let rows = rows(pieces);
    let mut reader = Reader::new(&rows);
    reader.read();
    reader.finish()
}

#[derive(Default)]
struct Found {
    number: Candidates<String>,
    date: Candidates<NaiveDate>,
    due_date: Candidates<NaiveDate>,
    purchase_order: Candidates<String>,
    period: Candidates<(NaiveDate, NaiveDate)>,
    period_from: Candidates<NaiveDate>,
    period_to: Candidates<NaiveDate>,
    seller: Candidates<String>,
    buyer: Candidates<String>,
    seller_tax_id: Candidates<String>,
    buyer_tax_id: Candidates<String>,
    currency: Candidates<Currency>,
    net: Candidates<Decimal>,
    tax: Candidates<Decimal>,
    total: Candidates<Decimal>,
    marks: Vec<Mark>,
    gives_back: bool,
}

struct Reader<'a> {
    rows: &'a [Row],
    order: DayOrder,
    style: Style,
    headings: Vec<Heading>,
    found: Found,
}

/// A label with its place and what stands around it.
struct Place<'a> {
    label: &'a Label,
    page: usize,
    row: usize,
    cell: &'a Cell,
    right: Option<&'a Cell>,
    below: Option<(usize, &'a Cell)>,
}

impl<'a> Reader<'a> {
    fn new(rows: &'a [Row]) -> Self {
        let texts = || {
            rows.iter()
                .flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()))
        };
        let rests: Vec<String> = texts().filter_map(label).map(|label| label.rest).collect();
        let style = match proven_style(texts().chain(rests.iter().map(String::as_str))) {
            Style::Unknown if is_east_asian(rows) => Style::WholeWithCommas,
            style => style.of_currency(only_currency(rows)),
        };
        Self {
            rows,
            order: proven_order(texts()),
            style,
            headings: Vec::new(),
            found: Found::default(),
        }
    }

    fn read(&mut self) {
        for (index, row) in self.rows.iter().enumerate() {
            for (at, cell) in row.cells.iter().enumerate() {
                let Some(label) = label(&cell.text) else { continue };
                let place = Place {
                    label: &label,
                    page: row.page,
                    row: index,
                    cell,
                    right: row.cells.get(at + 1).filter(|right| !is_label(&right.text)),
                    below: below(self.rows, index, cell).filter(|(_, below)| !is_label(&below.text)),
                };
                if label.gives_back() && !self.is_beside_an_amount(&place) {
                    self.found.gives_back = true;
                }
                match label.meaning {
                    Meaning::Net | Meaning::Tax | Meaning::Total => self.sum(&label, row, at),
                    Meaning::Seller | Meaning::Buyer => {
                        if label.rest.is_empty() || label.has_colon {
                            self.headings.push(Heading {
                                row: index,
                                cell: cell.clone(),
                                meaning: label.meaning,
                            });
                        }
                        self.party(&place);
                    }
                    Meaning::TaxId => self.tax_id(&place, index, cell),
                    _ => self.value(&place),
                }
            }
        }
    }

    /// Whether a label names an amount of an invoice, as one that was taken off, and not the whole document.
    fn is_beside_an_amount(&self, place: &Place<'_>) -> bool {
        let beside = place.right.filter(|_| place.label.rest.is_empty());
        let text = beside.map_or(&place.label.rest, |right| &right.text);
        // Digits alone are as well the number of the document.
        let is_number = text.chars().all(|character| character.is_ascii_digit());
        place.label.meaning != Meaning::Number && !is_number && amount(text, self.style).is_some()
    }

    fn value(&mut self, place: &Place<'_>) {
        let (order, found) = (self.order, &mut self.found);
        match place.label.meaning {
            Meaning::Number => add(&mut found.number, place, token),
            Meaning::PurchaseOrder => add(&mut found.purchase_order, place, token),
            Meaning::Date => add(&mut found.date, place, |text| date(text, order)),
            Meaning::DueDate => add(&mut found.due_date, place, |text| date(text, order)),
            Meaning::PeriodFrom => add(&mut found.period_from, place, |text| date(text, order)),
            Meaning::PeriodTo => add(&mut found.period_to, place, |text| date(text, order)),
            Meaning::Period => add(&mut found.period, place, |text| period(text, order)),
            Meaning::SellerTaxId => add(&mut found.seller_tax_id, place, tax_id),
            Meaning::BuyerTaxId => add(&mut found.buyer_tax_id, place, tax_id),
            Meaning::Currency => add(&mut found.currency, place, code),
            _ => {}
        }
    }

    fn tax_id(&mut self, place: &Place<'_>, index: usize, cell: &Cell) {
        match party_above(&self.headings, self.rows, index, cell) {
            Some(Meaning::Seller) => add(&mut self.found.seller_tax_id, place, tax_id),
            Some(Meaning::Buyer) => add(&mut self.found.buyer_tax_id, place, tax_id),
            _ => {}
        }
    }

    /// A name has no form that would tell it from what else stands there, so that its place has to.
    fn party(&mut self, place: &Place<'_>) {
        let (text, row, cell) = match (place.label.rest.is_empty(), place.right, place.below) {
            (false, _, _) if place.label.has_colon => (place.label.rest.as_str(), place.row, place.cell),
            (true, Some(right), None) => (right.text.as_str(), place.row, right),
            (true, None, Some((row, below))) => (below.text.as_str(), row, below),
            _ => return,
        };
        if goes_on_below(self.rows, row, cell, text) {
            return;
        }
        let found = match place.label.meaning {
            Meaning::Seller => &mut self.found.seller,
            _ => &mut self.found.buyer,
        };
        if let Some(name) = name(text) {
            found.add(name, place.label, place.page);
        }
    }

    /// The one amount on the right of a label. Below it stands the first line of a table.
    fn sum(&mut self, label: &Label, row: &Row, at: usize) {
        let mut amounts = Vec::new();
        let mut marks: Vec<Mark> = label.currency.map(Mark::Code).into_iter().collect();
        if !label.rest.is_empty() {
            let Some((amount, mark)) = amount(&label.rest, self.style) else {
                return;
            };
            amounts.push(amount);
            marks.extend(mark);
        }
        for cell in row.cells[at + 1..].iter().take_while(|cell| !is_label(&cell.text)) {
            if let Some(code) = code(&cell.text) {
                marks.push(Mark::Code(code));
            } else if let Some((amount, mark)) = amount(&cell.text, self.style) {
                amounts.push(amount);
                marks.extend(mark);
            } else if !is_rate(&cell.text) {
                return;
            }
        }
        let [amount] = amounts[..] else { return };
        let found = match label.meaning {
            Meaning::Net => &mut self.found.net,
            Meaning::Tax => &mut self.found.tax,
            _ => &mut self.found.total,
        };
        found.add(amount, label, row.page);
        self.found.marks.extend(marks);
    }

    fn finish(self) -> Fields {
        let Self { rows, found, style, .. } = self;
        let texts = rows
            .iter()
            .flat_map(|row| row.cells.iter().map(|cell| cell.text.as_str()));
        let mut fields = Fields {
            number: found.number.only(),
            date: found.date.only(),
            due_date: found.due_date.only(),
            purchase_order: found.purchase_order.only(),
            seller: found.seller.only(),
            buyer: found.buyer.only(),
            seller_tax_id: found.seller_tax_id.only(),
            buyer_tax_id: found.buyer_tax_id.only(),
            net: found.net.only(),
            tax: found.tax.only(),
            total: found.total.only(),
            period_from: found.period_from.only(),
            period_to: found.period_to.only(),
            ..Fields::default()
        };
        if let Some(whole) = found.period.only() {
            let field = |value| {
                Some(Field {
                    value,
                    origin: whole.origin.clone(),
                })
            };
            fields.period_from = field(whole.value.0);
            fields.period_to = field(whole.value.1);
        }
        without_contradictions(&mut fields);
        fields.currency = the_currency(&found, &fields, texts.clone());
        if fields.seller.is_none() {
            fields.seller = known_issuer(rows, fields.buyer.as_ref());
        }
        let amounts = [fields.net.as_ref(), fields.total.as_ref()].map(|field| field.map(|field| field.value));
        let lines = lines(rows, style);
        if is_their_sum(&lines, &amounts) {
            fields.lines = lines;
        }
        if found.gives_back {
            without_what_is_given_back(&mut fields);
        }
        fields
    }
}

/// What a label says: after it, on its right or below it. Where right and below say different things, both count, and
/// contradict each other.
fn add<T: PartialEq + Clone>(found: &mut Candidates<T>, place: &Place<'_>, read: impl Fn(&str) -> Option<T>) {
    if !place.label.rest.is_empty() {
        if let Some(value) = read(&place.label.rest) {
            found.add(value, place.label, place.page);
        }
        return;
    }
    for cell in [place.right, place.below.map(|(_, below)| below)].into_iter().flatten() {
        if let Some(value) = read(&cell.text) {
            found.add(value, place.label, place.page);
        }
    }
}

/// Fields that cannot all be right are empty, all of them.
fn without_contradictions(fields: &mut Fields) {
    if let (Some(net), Some(tax), Some(total)) = (&fields.net, &fields.tax, &fields.total)
        && net.value.checked_add(tax.value) != Some(total.value)
    {
        fields.net = None;
        fields.tax = None;
        fields.total = None;
    }
    let exceeds = |part: &Option<Field<Decimal>>| {
        let (Some(part), Some(total)) = (part, &fields.total) else {
            return false;
        };
        part.value.abs() > total.value.abs() || part.value.is_sign_negative() != total.value.is_sign_negative()
    };
    if exceeds(&fields.net) || exceeds(&fields.tax) && fields.tax.as_ref().is_some_and(|tax| !tax.value.is_zero()) {
        fields.net = None;
        fields.tax = None;
        fields.total = None;
    }
    if let (Some(date), Some(due)) = (&fields.date, &fields.due_date)
        && due.value < date.value
    {
        fields.date = None;
        fields.due_date = None;
    }
    if let (Some(from), Some(to)) = (&fields.period_from, &fields.period_to)
        && to.value < from.value
    {
        fields.period_from = None;
        fields.period_to = None;
    }
    if let (Some(seller), Some(buyer)) = (&fields.seller, &fields.buyer)
        && seller.value == buyer.value
    {
        fields.seller = None;
        fields.buyer = None;
    }
    if let (Some(seller), Some(buyer)) = (&fields.seller_tax_id, &fields.buyer_tax_id)
        && seller.value == buyer.value
    {
        fields.seller_tax_id = None;
        fields.buyer_tax_id = None;
    }
}

/// Amounts of a credit note that have no minus would say the opposite of it.
fn without_what_is_given_back(fields: &mut Fields) {
    let amounts = [&fields.net, &fields.tax, &fields.total];
    let amounts = amounts.into_iter().flatten().map(|field| field.value);
    let billed = |amount: Decimal| !amount.is_zero() && amount.is_sign_positive();
    if amounts.chain(fields.lines.iter().map(|line| line.amount)).any(billed) {
        fields.net = None;
        fields.tax = None;
        fields.total = None;
        fields.lines = Vec::new();
    }
}

fn the_currency<'a>(
    found: &Found,
    fields: &Fields,
    texts: impl Iterator<Item = &'a str> + Clone,
) -> Option<Field<Currency>> {
    let named = found.currency.only();
    let mut marks = found.marks.clone();
    marks.extend(named.as_ref().map(|named| Mark::Code(named.value)));
    let value = currency(&marks, texts)?;
    let beside = [&fields.total, &fields.net, &fields.tax].into_iter().flatten().next();
    let origin = named
        .map(|named| named.origin)
        .or_else(|| beside.map(|field| field.origin.clone()))?;
    Some(Field { value, origin })
}

/// The issuer that names itself where no label does, if it is one and not the buyer.
fn known_issuer(rows: &[Row], buyer: Option<&Field<String>>) -> Option<Field<String>> {
    let mut found: Option<Field<String>> = None;
    for row in rows {
        for cell in row.cells.iter().filter(|cell| ISSUERS.contains(&cell.text.as_str())) {
            match &found {
                Some(first) if first.value != cell.text => return None,
                Some(_) => {}
                None => {
                    let origin = Origin::Label {
                        page: row.page,
                        text: cell.text.clone(),
                    };
                    found = Some(Field {
                        value: cell.text.clone(),
                        origin,
                    });
                }
            }
        }
    }
    found.filter(|found| buyer.is_none_or(|buyer| buyer.value != found.value))
}

fn is_rate(text: &str) -> bool {
    text.len() <= 8 && text.ends_with(['%', '％'])
}

/// The one currency that a document names anywhere, if it names no other one.
fn only_currency(rows: &[Row]) -> Option<Currency> {
    let mut named = rows
        .iter()
        .flat_map(|row| &row.cells)
        .flat_map(|cell| codes_in(&cell.text));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

fn is_east_asian(rows: &[Row]) -> bool {
    let labels = rows
        .iter()
        .flat_map(|row| row.cells.iter().filter_map(|cell| label(&cell.text)));
    labels
        .filter(|label| label.text.chars().any(|character| character > '\u{2E80}'))
        .count()
        >= 3
}
