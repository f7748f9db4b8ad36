use domain::NaiveDate;
use serde::{Deserialize, Serialize};

/// How a sandbox begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ResetOptions {
    /// The day its calendar starts on; the partner's own where it is `None`.
    pub today: Option<NaiveDate>,
    /// Additional past invoices.
    pub invoices: u32,
    /// Numbers of orders and invoices, and the additional past invoices, are the same for the same seed.
    pub seed: u64,
}
