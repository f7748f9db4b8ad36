use domain::{Bookkeeping, NaiveDate, UniformNumber};
use serde::Deserialize;

/// What the books say of an invoice, as its row holds it.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct BookkeepingRow {
    pub booked: Option<String>,
    pub ledger_code: String,
    pub note: String,
    pub uniform_number: Option<String>,
}

impl BookkeepingRow {
    /// As it is told beside an invoice in a statement: a list of its columns, or nothing where nothing is kept.
    pub fn of_columns(columns: Option<&str>) -> Bookkeeping {
        let row = columns.map(serde_json::from_str::<Self>);
        row.and_then(Result::ok).unwrap_or_default().bookkeeping()
    }

    /// A date or a number that is none, which only another program can have written, is told as missing: it must not
    /// keep the invoice from being listed.
    pub fn bookkeeping(self) -> Bookkeeping {
        Bookkeeping {
            booked: self.booked.and_then(|day| day.parse::<NaiveDate>().ok()),
            ledger_code: self.ledger_code,
            note: self.note,
            uniform_number: self
                .uniform_number
                .and_then(|number| UniformNumber::parse(&number).ok()),
        }
    }
}
