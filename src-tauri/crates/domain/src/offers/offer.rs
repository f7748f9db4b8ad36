use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{Names, PolicyId};

/// The id of an offer: `action-pack`.
///
/// ```
/// use domain::{Catalogue, OfferId};
///
/// let catalogue = Catalogue::embedded();
/// let pack = catalogue.offer(&OfferId::new("action-pack")).expect("an offer of the catalogue");
/// assert_eq!(pack.short_name.en, "Action Pack");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OfferId(String);

impl OfferId {
    /// The id as given.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OfferId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What kind of offer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Action Pack and Learning Action Pack.
    ActionPack,
    /// A competency at a level.
    Competency,
    /// The benefits of a silver or gold competency without the badge.
    LegacyBenefits,
    /// Partner Launch, Success Core, Success Expanded.
    PartnerBenefits,
    /// A Solutions Partner designation.
    SolutionsPartner,
}

/// The level of a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Silver.
    Silver,
    /// Gold.
    Gold,
}

/// An offer as the catalogue describes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// The id.
    pub id: OfferId,
    /// Kind of offer.
    pub family: Family,
    /// Level, for competencies.
    pub level: Option<Level>,
    /// The full name, as on the tile.
    pub name: Names,
    /// A short name for totals and tables.
    pub short_name: Names,
    /// First day it was sold; `None` where no source says.
    pub on_sale_from: Option<NaiveDate>,
    /// Last day it can be bought or renewed.
    pub on_sale_until: Option<NaiveDate>,
    /// The last anniversary date that may still be renewed, where a retirement names one.
    pub last_anniversary: Option<NaiveDate>,
    /// The offer that took its place.
    pub successor: Option<OfferId>,
    /// Only one offer of a group can be active at a time.
    pub exclusive_group: Option<String>,
    /// The package whose one yearly fee pays for it, where several offers share a fee.
    pub package: Option<PackageId>,
    /// The rule for renewing it.
    pub policy: PolicyId,
    /// The rules that took its place, each from the anniversary date from which it is stated.
    #[serde(default)]
    pub later_policies: Vec<PolicyId>,
    /// Whether something must be met before it can be bought.
    #[serde(default)]
    pub needs_qualification: bool,
}

impl Offer {
    /// Whether it is sold on a day.
    #[must_use]
    pub fn is_sold(&self, on: NaiveDate) -> bool {
        self.on_sale_from.is_none_or(|from| on >= from) && self.on_sale_until.is_none_or(|until| on <= until)
    }
}

/// The id of a package: `silver-competency`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
#[serde(transparent)]
pub struct PackageId(String);

impl PackageId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Offers that are paid for together, once a year: one silver and one gold package per company (move-pmc-pc-map,
/// 2021-04-09: "pay for competencies and MAPs only once, annually").
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// The id.
    pub id: PackageId,
    /// Its name, for a line of a quote.
    pub name: Names,
    /// The package whose running terms end when this one is bought, and which cannot be bought beside it.
    pub ends: Option<PackageId>,
    /// What is taken off the fee where a running term ends so, in percent (mpn-pay-fee-silver-gold-competency, 2021).
    pub upgrade_discount: Option<Decimal>,
}
