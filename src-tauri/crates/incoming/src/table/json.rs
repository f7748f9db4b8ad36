use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Json};

use crate::budget::Budget;
use crate::refusal::{Reason, RefusalCode};
use crate::table::column::{Column, columns};
use crate::table::row::{Headings, Told, Value};

type Tell<'a> = dyn FnMut(Told, &mut Budget) -> Result<(), Reason> + 'a;

/// How many names of columns are told.
const MOST_NAMES: usize = 50;

/// Reads a list of objects, or the lists within an object: `[{"number": …}]` or `{"invoices": [{"number": …}]}`.
pub fn read_json(text: &str, budget: &mut Budget, tell: &mut Tell<'_>) -> Result<(), Reason> {
    let mut rows = Rows {
        budget,
        tell,
        headings: None,
        row: 0,
        ignored: BTreeSet::new(),
        stopped: None,
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    let outcome = Root(&mut rows).deserialize(&mut reader).and_then(|()| reader.end());
    if let Some(reason) = rows.stopped.take() {
        return Err(reason);
    }
    let ignored: Vec<String> = rows.ignored.into_iter().collect();
    let row = rows.row;
    if !ignored.is_empty() {
        (rows.tell)(Told::IgnoredColumns(ignored), rows.budget)?;
    }
    match outcome {
        Ok(()) if row == 0 => Err(RefusalCode::NothingInside.into()),
        Ok(()) => Ok(()),
        Err(error) => Err(Reason::new(
            RefusalCode::Damaged,
            format!("{}:{}", error.line(), error.column()),
        )),
    }
}

struct Rows<'a, 'b> {
    budget: &'a mut Budget,
    tell: &'a mut Tell<'b>,
    headings: Option<Headings>,
    row: u64,
    ignored: BTreeSet<String>,
    stopped: Option<Reason>,
}

impl Rows<'_, '_> {
    fn add(&mut self, object: Json) -> Result<(), Reason> {
        self.row += 1;
        let row = self.row;
        if row.is_multiple_of(256) {
            self.budget.on_time()?;
        }
        if row > self.budget.limits.rows {
            return Err(Reason::new(RefusalCode::TooMany, self.budget.limits.rows.to_string()));
        }
        let read = match object {
            Json::Object(object) => self.read(object),
            _ => Err(RefusalCode::UnknownKind.into()),
        };
        let told = match read {
            Ok(read) => Told::Row(row, Box::new(read)),
            Err(reason) => Told::Refused(Some(row), reason),
        };
        (self.tell)(told, self.budget)
    }

    fn read(&mut self, object: Map<String, Json>) -> Result<crate::table::row::TableRow, Reason> {
        let mut values: Vec<Option<Value>> = vec![None; Column::ALL.len()];
        let names: Vec<String> = object.keys().cloned().collect();
        for ((name, value), column) in object.into_iter().zip(columns(&names)) {
            let Some(column) = column else {
                if self.ignored.len() < MOST_NAMES {
                    self.ignored.insert(name.chars().take(100).collect());
                }
                continue;
            };
            let at = Column::ALL
                .iter()
                .position(|other| *other == column)
                .unwrap_or_default();
            if values[at].is_some() {
                return Err(Reason::new(RefusalCode::RepeatedColumn, column.id()));
            }
            values[at] = match value {
                Json::Null => None,
                Json::String(text) => Value::text(&text),
                // A number is read from its digits; those beyond what a float holds would be other ones.
                Json::Number(number) => {
                    let digits = number.to_string();
                    match digits.parse() {
                        Ok(decimal) if digits.len() <= 16 => Some(Value::Number(decimal)),
                        _ => Value::text("#"),
                    }
                }
                Json::Bool(_) | Json::Array(_) | Json::Object(_) => {
                    return Err(Reason::new(RefusalCode::BadText, column.id()));
                }
            };
        }
        if self.headings.is_none() {
            let names = Column::ALL.iter().map(|column| column.id().to_owned());
            self.headings = Some(Headings::new(names.collect())?);
        }
        match &mut self.headings {
            Some(headings) => headings.row(self.row, values),
            None => Err(RefusalCode::Damaged.into()),
        }
    }
}

struct Root<'r, 'a, 'b>(&'r mut Rows<'a, 'b>);

impl<'de> DeserializeSeed<'de> for Root<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Root<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of invoices")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(object) = list.next_element::<Json>()? {
            if let Err(reason) = self.0.add(object) {
                self.0.stopped = Some(reason);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            if ["invoices", "rows", "data", "value", "items"].contains(&name.as_str()) {
                map.next_value_seed(Root(&mut *self.0))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
