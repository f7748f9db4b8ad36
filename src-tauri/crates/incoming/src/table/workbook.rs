use std::io::Cursor;

use calamine::{DataRef, DataType, Reader, Xlsx};
use rust_decimal::Decimal;

use crate::budget::Budget;
use crate::refusal::{Reason, RefusalCode};
use crate::table::row::{Headings, Told, Value};

const MOST_COLUMNS: usize = 1000;
const MOST_SHEETS: usize = 100;
/// A title and remarks may stand above the headings, in no more rows than these.
const HEADINGS_WITHIN: u32 = 10;

/// Reads the rows of every sheet that has the columns. The caller has made sure that it unpacks to little.
pub fn read_workbook(
    bytes: &[u8],
    budget: &mut Budget,
    tell: &mut dyn FnMut(&str, Told, &mut Budget) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let damaged = || Reason::from(RefusalCode::Damaged);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => RefusalCode::PasswordProtected.into(),
        _ => damaged(),
    })?;
    let sheets: Vec<String> = workbook.sheet_names().into_iter().take(MOST_SHEETS).collect();
    let mut refused = None;
    let mut is_any_read = false;
    for sheet in sheets {
        budget.on_time()?;
        let Ok(mut cells) = workbook.worksheet_cells_reader(&sheet) else {
            continue;
        };
        let mut table = Sheet::default();
        loop {
            let cell = cells.next_cell().map_err(|_| damaged())?;
            let Some(cell) = cell else { break };
            let (row, column) = cell.get_position();
            if row != table.row {
                table.end_row(budget, &mut |told, budget| tell(&sheet, told, budget))?;
                table.row = row;
            }
            if let Some(value) = value(cell.get_value())
                && let Ok(column) = usize::try_from(column)
                && column < MOST_COLUMNS
            {
                if table.values.len() <= column {
                    table.values.resize(column + 1, None);
                }
                table.values[column] = Some(value);
            }
        }
        table.end_row(budget, &mut |told, budget| tell(&sheet, told, budget))?;
        is_any_read |= table.headings.is_some();
        refused = refused.or(table.refused);
    }
    match refused {
        Some(reason) if !is_any_read => Err(reason),
        None if !is_any_read => Err(RefusalCode::Empty.into()),
        _ => Ok(()),
    }
}

#[derive(Default)]
struct Sheet {
    row: u32,
    values: Vec<Option<Value>>,
    headings: Option<Headings>,
    /// Why the row that is most like headings is none.
    refused: Option<Reason>,
    /// How many rows were looked at for headings.
    looked_at: u32,
    rows: u64,
}

impl Sheet {
    /// Whether the headings were looked for in vain.
    fn is_no_table(&self) -> bool {
        let is_repeated = |reason: &Reason| reason.code != RefusalCode::MissingColumns;
        self.headings.is_none() && (self.looked_at == HEADINGS_WITHIN || self.refused.as_ref().is_some_and(is_repeated))
    }

    /// Keeps why a row is no headings, unless another one lacks fewer columns.
    fn refuse(&mut self, reason: Reason) {
        let missing = |reason: &Reason| reason.detail.split(',').count();
        self.looked_at += 1;
        let is_better = |known: &Reason| reason.code != known.code || missing(&reason) < missing(known);
        if self.refused.as_ref().is_none_or(is_better) {
            self.refused = Some(reason);
        }
    }

    fn end_row(
        &mut self,
        budget: &mut Budget,
        tell: &mut dyn FnMut(Told, &mut Budget) -> Result<(), Reason>,
    ) -> Result<(), Reason> {
        let values = std::mem::take(&mut self.values);
        if values.iter().all(Option::is_none) || self.is_no_table() {
            return Ok(());
        }
        self.rows += 1;
        if self.rows.is_multiple_of(256) {
            budget.on_time()?;
        }
        if self.rows > budget.limits.rows + 1 {
            return Err(Reason::new(RefusalCode::TooMany, budget.limits.rows.to_string()));
        }
        let Some(headings) = &mut self.headings else {
            let names = values.into_iter().map(|value| match value {
                Some(Value::Text(text)) => text,
                _ => String::new(),
            });
            match Headings::new(names.collect()) {
                Ok(headings) => {
                    let ignored = headings.ignored();
                    if !ignored.is_empty() {
                        tell(Told::IgnoredColumns(ignored), budget)?;
                    }
                    self.headings = Some(headings);
                }
                Err(reason) => self.refuse(reason),
            }
            return Ok(());
        };
        let row = u64::from(self.row) + 1;
        let told = match headings.row(row, values) {
            Ok(read) => Told::Row(row, Box::new(read)),
            Err(reason) => Told::Refused(Some(row), reason),
        };
        tell(told, budget)
    }
}

fn value(cell: &DataRef<'_>) -> Option<Value> {
    match cell {
        DataRef::Int(number) => Some(Value::Number(Decimal::from(*number))),
        DataRef::Float(number) => exact(*number)
            .map(Value::Number)
            .or_else(|| Value::text(&number.to_string())),
        DataRef::String(text) => Value::text(text),
        DataRef::SharedString(text) => Value::text(text),
        DataRef::Bool(truth) => Value::text(if *truth { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => match cell.as_date() {
            Some(date) => Some(Value::Date(date)),
            None => Value::text("#"),
        },
        DataRef::DurationIso(text) => Value::text(text),
        DataRef::Error(_) => Value::text("#"),
        DataRef::Empty => None,
    }
}

/// A number as the program that keeps it shows it: fifteen digits.
fn exact(number: f64) -> Option<Decimal> {
    let number = Decimal::from_scientific(&format!("{number:.14e}")).ok()?;
    Some(number.normalize())
}
