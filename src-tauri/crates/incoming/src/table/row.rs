use std::collections::HashMap;

use chrono::NaiveDate;
use iso_currency::Currency;
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use crate::page::{DayOrder, Style, amount, date, proven_style};
use crate::proposal::{Field, Fields, Origin};
use crate::refusal::{Reason, RefusalCode};
use crate::table::column::{Column, REQUIRED, columns};

/// A cell as its table has it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(Decimal),
    Date(NaiveDate),
}

/// A row that was read.
pub struct TableRow {
    pub fields: Fields,
    pub content: Vec<(String, String)>,
    pub sha256: [u8; 32],
}

/// What a table tells, one after the other.
pub enum Told {
    Row(u64, Box<TableRow>),
    Refused(Option<u64>, Reason),
    IgnoredColumns(Vec<String>),
}

/// The headings of a table, and the numbers that it had so far.
pub struct Headings {
    columns: Vec<Option<Column>>,
    names: Vec<String>,
    numbers: HashMap<[u8; 16], u64>,
}

/// How many names of columns are told.
const MOST_NAMES: usize = 50;
const LONGEST_NAME: usize = 100;
const LONGEST_TEXT: usize = 500;

impl Headings {
    pub fn new(names: Vec<String>) -> Result<Self, Reason> {
        let columns = columns(&names);
        let missing: Vec<&str> = REQUIRED
            .iter()
            .filter(|required| !columns.contains(&Some(**required)))
            .map(|required| required.id())
            .collect();
        if !missing.is_empty() {
            return Err(Reason::new(RefusalCode::MissingColumns, missing.join(", ")));
        }
        for known in Column::ALL {
            if columns.iter().filter(|column| **column == Some(known)).count() > 1 {
                return Err(Reason::new(RefusalCode::RepeatedColumn, known.id()));
            }
        }
        Ok(Self {
            columns,
            names,
            numbers: HashMap::new(),
        })
    }

    pub fn ignored(&self) -> Vec<String> {
        let unknown = self.names.iter().zip(&self.columns);
        unknown
            .filter(|(name, column)| column.is_none() && !name.trim().is_empty())
            .map(|(name, _)| name.chars().take(LONGEST_NAME).collect())
            .take(MOST_NAMES)
            .collect()
    }

    /// Reads a row of values in the order of the headings.
    pub fn row(&mut self, number: u64, values: Vec<Option<Value>>) -> Result<TableRow, Reason> {
        if values.iter().skip(self.columns.len()).any(Option::is_some) {
            return Err(Reason::new(RefusalCode::Contradiction, "columns"));
        }
        let style = self.style_of(&values);
        let mut fields = Fields::default();
        let mut content = Vec::new();
        let mut hash = Sha256::new();
        for ((column, name), value) in self.columns.iter().zip(&self.names).zip(values) {
            let (Some(column), Some(value)) = (column, value) else {
                continue;
            };
            put(&mut fields, *column, name, &value, style)?;
            let text = value.to_text();
            hash.update(column.id());
            hash.update([0]);
            hash.update(&text);
            hash.update([0]);
            content.push((name.clone(), text));
        }
        whole(&fields)?;
        let row = TableRow {
            fields,
            content,
            sha256: hash.finalize().into(),
        };
        self.note_number(number, &row.fields)?;
        Ok(row)
    }

    /// Which sign parts the fractions of a row: what its amounts prove together, or else what its currency says.
    fn style_of(&self, values: &[Option<Value>]) -> Style {
        let texts = |wanted: fn(Column) -> bool| {
            let cells = self.columns.iter().zip(values);
            cells.filter_map(move |(column, value)| match (column, value) {
                (Some(column), Some(Value::Text(text))) if wanted(*column) => Some(text.as_str()),
                _ => None,
            })
        };
        let proven = proven_style(texts(|column| {
            matches!(column, Column::Net | Column::Tax | Column::Total)
        }));
        let code = texts(|column| column == Column::Currency).next();
        proven.of_currency(code.and_then(|code| Currency::from_code(&code.to_uppercase())))
    }

    /// One issuer gives a number once.
    fn note_number(&mut self, row: u64, fields: &Fields) -> Result<(), Reason> {
        let text = |field: &Option<Field<String>>| field.as_ref().map(|field| field.value.clone()).unwrap_or_default();
        let key = Sha256::digest(format!("{}\0{}", text(&fields.number), text(&fields.seller)));
        let mut short = [0; 16];
        short.copy_from_slice(&key[..16]);
        match self.numbers.get(&short) {
            Some(first) => Err(Reason::new(RefusalCode::DuplicateNumber, first.to_string())),
            None => {
                self.numbers.insert(short, row);
                Ok(())
            }
        }
    }
}

impl Value {
    /// A text, unless it is blank.
    pub fn text(text: &str) -> Option<Self> {
        let text = text.trim_matches([' ', '\u{3000}', '\u{A0}', '\t', '\r', '\n']);
        (!text.is_empty()).then(|| Self::Text(text.to_owned()))
    }

    fn to_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }
}

fn put(fields: &mut Fields, column: Column, name: &str, value: &Value, style: Style) -> Result<(), Reason> {
    let bad = |code| Reason::new(code, column.id());
    let origin = Origin::Column(name.to_owned());
    let place = |value| {
        Some(Field {
            value,
            origin: origin.clone(),
        })
    };
    let a_date = || match value {
        Value::Date(date) => Ok(*date),
        Value::Text(text) => date(text, DayOrder::Unknown).ok_or_else(|| bad(RefusalCode::BadDate)),
        Value::Number(_) => Err(bad(RefusalCode::BadDate)),
    };
    let an_amount = || match value {
        Value::Number(number) => Ok(*number),
        Value::Text(text) => match amount(text, style) {
            Some((amount, None)) => Ok(amount),
            _ => Err(bad(RefusalCode::BadAmount)),
        },
        Value::Date(_) => Err(bad(RefusalCode::BadAmount)),
    };
    let a_text = || {
        let text = value.to_text();
        let is_fine = text.chars().count() <= LONGEST_TEXT
            && !text
                .chars()
                .any(|character| domain::is_unseen(character) && !matches!(character, '\n' | '\r' | '\t'))
            && !text.contains('\u{FFFD}');
        is_fine.then_some(text).ok_or_else(|| bad(RefusalCode::BadText))
    };
    let place_date = |date| {
        Some(Field {
            value: date,
            origin: origin.clone(),
        })
    };
    let place_amount = |amount| {
        Some(Field {
            value: amount,
            origin: origin.clone(),
        })
    };
    match column {
        Column::Number => fields.number = place(one_line(a_text()?).ok_or_else(|| bad(RefusalCode::BadText))?),
        Column::Date => fields.date = place_date(a_date()?),
        Column::DueDate => fields.due_date = place_date(a_date()?),
        Column::Currency => {
            let value = Currency::from_code(&a_text()?.to_uppercase()).ok_or_else(|| bad(RefusalCode::BadCurrency))?;
            fields.currency = Some(Field {
                value,
                origin: origin.clone(),
            });
        }
        Column::Net => fields.net = place_amount(an_amount()?),
        Column::Tax => fields.tax = place_amount(an_amount()?),
        Column::Total => fields.total = place_amount(an_amount()?),
        Column::Seller => fields.seller = place(a_text()?),
        Column::SellerTaxId => fields.seller_tax_id = place(a_text()?),
        Column::Buyer => fields.buyer = place(a_text()?),
        Column::BuyerTaxId => fields.buyer_tax_id = place(a_text()?),
        Column::PurchaseOrder => fields.purchase_order = place(a_text()?),
        Column::PeriodFrom => fields.period_from = place_date(a_date()?),
        Column::PeriodTo => fields.period_to = place_date(a_date()?),
        Column::Description => fields.description = place(a_text()?),
    }
    Ok(())
}

fn one_line(text: String) -> Option<String> {
    (text.chars().count() <= LONGEST_NAME && !text.contains(['\n', '\r', '\t'])).then_some(text)
}

/// Whether a row has what it must have, without contradicting itself.
fn whole(fields: &Fields) -> Result<(), Reason> {
    let missing: Vec<&str> = [
        (Column::Number, fields.number.is_none()),
        (Column::Date, fields.date.is_none()),
        (Column::Currency, fields.currency.is_none()),
        (Column::Total, fields.total.is_none()),
    ]
    .into_iter()
    .filter(|(_, is_missing)| *is_missing)
    .map(|(column, _)| column.id())
    .collect();
    if !missing.is_empty() {
        return Err(Reason::new(RefusalCode::MissingValue, missing.join(", ")));
    }
    let contradicts = |columns: &[Column]| {
        let columns: Vec<&str> = columns.iter().map(|column| column.id()).collect();
        Err(Reason::new(RefusalCode::Contradiction, columns.join(", ")))
    };
    if let (Some(net), Some(tax), Some(total)) = (&fields.net, &fields.tax, &fields.total)
        && net.value.checked_add(tax.value) != Some(total.value)
    {
        return contradicts(&[Column::Net, Column::Tax, Column::Total]);
    }
    if let (Some(date), Some(due)) = (&fields.date, &fields.due_date)
        && due.value < date.value
    {
        return contradicts(&[Column::Date, Column::DueDate]);
    }
    if let (Some(from), Some(to)) = (&fields.period_from, &fields.period_to)
        && to.value < from.value
    {
        return contradicts(&[Column::PeriodFrom, Column::PeriodTo]);
    }
    Ok(())
}
