use rust_decimal::Decimal;

use crate::page::amounts::{Style, amount};
use crate::page::labels::label;
use crate::page::layout::{Cell, Row, goes_on};
use crate::page::vocabulary::Meaning;
use crate::proposal::Line;

struct Heading {
    description: Cell,
    amount: Cell,
}

/// The lines below their heading, up to the sums, wherever the heading stands again on a later page.
pub fn lines(rows: &[Row], style: Style) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut heading: Option<Heading> = None;
    let mut above: Option<usize> = None;
    for (index, row) in rows.iter().enumerate() {
        if let Some(found) = heading_of(row) {
            heading = Some(found);
            above = None;
            continue;
        }
        let Some(columns) = &heading else { continue };
        if is_sum(row) {
            heading = None;
            continue;
        }
        match line(row, columns, style) {
            Some(line) => {
                lines.push(line);
                above = Some(index);
            }
            None => {
                if let Some(previous) = above
                    && let [cell] = row.cells.as_slice()
                    && cell.begins_with(&columns.description)
                    && goes_on(&rows[previous], row, cell.size)
                    && let Some(last) = lines.last_mut()
                {
                    last.description.push(' ');
                    last.description.push_str(&cell.text);
                    above = Some(index);
                }
            }
        }
    }
    lines
}

/// The sum of lines, if it is one of these.
pub fn is_their_sum(lines: &[Line], sums: &[Option<Decimal>]) -> bool {
    let sum = lines
        .iter()
        .try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.amount));
    let net = sums.iter().flatten().next();
    !lines.is_empty() && sum.is_some() && sum.as_ref() == net
}

fn heading_of(row: &Row) -> Option<Heading> {
    let meanings: Vec<_> = row
        .cells
        .iter()
        .map(|cell| {
            label(&cell.text)
                .filter(|label| label.rest.is_empty())
                .map(|label| label.meaning)
        })
        .collect();
    let description = meanings
        .iter()
        .position(|meaning| *meaning == Some(Meaning::Description))?;
    let last = meanings.len() - 1;
    let is_amount = matches!(meanings[last], Some(Meaning::LineAmount | Meaning::Total));
    (is_amount && last > description).then(|| Heading {
        description: row.cells[description].clone(),
        amount: row.cells[last].clone(),
    })
}

fn is_sum(row: &Row) -> bool {
    let mut labels = row.cells.iter().filter_map(|cell| label(&cell.text));
    labels.any(|label| {
        matches!(label.meaning, Meaning::Net | Meaning::Tax | Meaning::Total)
            && (label.rest.is_empty() || label.has_colon || amount(&label.rest, Style::Unknown).is_some())
    })
}

fn line(row: &Row, heading: &Heading, style: Style) -> Option<Line> {
    let description = row.cells.iter().find(|cell| cell.begins_with(&heading.description))?;
    let last = row.cells.last()?;
    if std::ptr::eq(description, last) || !(last.is_in_column_of(&heading.amount) || last.overlaps(&heading.amount)) {
        return None;
    }
    let (amount, _) = amount(&last.text, style)?;
    Some(Line {
        description: description.text.clone(),
        amount,
    })
}
