use std::fmt;

use chrono::NaiveDate;
use iso_currency::Currency;
use serde::{Deserialize, Serialize};

use crate::Country;

/// The short name of an account on this computer: `sample`, `sample-tw`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountName(String);

impl AccountName {
    /// The name as given.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What answers for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConnectionKind {
    /// The embedded Partner Center.
    Sample,
    /// Microsoft, signed in.
    SignedIn,
    /// Nobody: records are entered by hand.
    ByHand,
}

/// What a connection can do. The user interface asks this and never which kind it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// Orders can be placed through it.
    pub orders: bool,
    /// Invoices are fetched through it.
    pub invoices: bool,
    /// Its calendar can be moved.
    pub calendar: bool,
    /// The signed-in role can be chosen.
    pub roles: bool,
    /// The partner profile can be changed through it.
    pub profile: bool,
    /// Partner Center requests can be read and made through it.
    pub requests: bool,
    /// An account that is not a member yet can join through it.
    pub join: bool,
    /// It only plays a Partner Center: nothing is bought or charged through it.
    pub sample: bool,
}

impl Capabilities {
    /// What the embedded Partner Center can do.
    pub const SAMPLE: Self = Self {
        orders: true,
        invoices: true,
        calendar: true,
        roles: true,
        profile: true,
        requests: true,
        join: true,
        sample: true,
    };

    /// What an account can do for which nobody answers: its records are entered and imported here.
    pub const BY_HAND: Self = Self {
        orders: false,
        invoices: false,
        calendar: false,
        roles: false,
        profile: false,
        requests: false,
        join: false,
        sample: false,
    };
}

/// A partner global account as the connection describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The short name on this computer.
    pub name: AccountName,
    /// The company's name.
    pub company: String,
    /// The partner global account id (PartnerID, formerly MPN ID).
    pub partner_id: String,
    /// Country of the account; fixes tax and currency.
    pub country: Country,
    /// The currency the account is charged in.
    pub currency: Currency,
    /// What answers for it.
    pub connection: ConnectionKind,
    /// Whether the company has joined the partner network; `None` where the connection does not say.
    #[serde(default)]
    pub member: Option<bool>,
}

crate::closed_set! {
    /// Where the verification of an account stands.
    pub enum VettingStatus {
        /// Under review.
        Pending = "pending",
        /// Verified; buying is possible.
        Authorized = "authorized",
        /// Refused.
        Rejected = "rejected",
        /// A status this version does not know.
        Unknown = "unknown",
    }
}

/// The verification status and since when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vetting {
    /// The status.
    pub status: VettingStatus,
    /// The day it was reached, where known.
    pub since: Option<NaiveDate>,
}
