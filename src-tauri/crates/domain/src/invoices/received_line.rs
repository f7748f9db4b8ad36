use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Money;

/// How words begin by which a service says that a line takes something back. The list of its words is open.
const REVERSALS: [&str; 6] = ["cancel", "refund", "credit", "revers", "return", "void"];

/// A line of an invoice as a service sent it. No number of it is computed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceivedLine {
    /// What tells it from the other lines of its invoice.
    pub key: String,
    /// What it does, in the service's own word: `Purchase`, `Cancel`.
    pub kind: Option<String>,
    /// What is billed; empty where that was not said.
    pub text: String,
    /// The first and the last day that are billed, where both were said.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// How many.
    pub quantity: Option<Decimal>,
    /// Without tax.
    pub net: Option<Money>,
    /// Tax.
    pub tax: Option<Money>,
    /// With tax.
    pub total: Option<Money>,
    /// It came with this invoice and says that it is on another one, or on none yet.
    pub is_elsewhere: bool,
    /// The JSON text as it was sent, without what follows `?` in addresses.
    pub sent: String,
}

impl ReceivedLine {
    /// Whether its word says that it takes something back. Its amount may have a positive sign all the same.
    #[must_use]
    pub fn is_reversal(&self) -> bool {
        let word = self.kind.as_deref().unwrap_or_default().trim().to_ascii_lowercase();
        REVERSALS.iter().any(|reversal| word.starts_with(reversal))
    }
}
