use std::collections::HashSet;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{PolicyId, RenewalPolicy};

/// The id of an offer: `action-pack`.
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

/// A name in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// English.
    pub en: String,
    /// Traditional Chinese, Taiwan usage.
    pub zh_tw: String,
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

/// All offers and renewal policies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    #[serde(default, rename = "package")]
    packages: Vec<Package>,
    #[serde(rename = "policy")]
    policies: Vec<RenewalPolicy>,
    #[serde(rename = "offer")]
    offers: Vec<Offer>,
}

/// The catalogue's data contradicts itself.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// Not TOML, or not of this shape.
    #[error("the catalogue cannot be read: {0}")]
    Unreadable(#[from] toml::de::Error),
    /// Two entries share an id.
    #[error("{0:?} stands twice in the catalogue")]
    Twice(String),
    /// An entry names another that does not exist.
    #[error("{entry:?} names {missing:?}, which the catalogue does not have")]
    Dangling {
        /// The entry.
        entry: String,
        /// The id that is missing.
        missing: String,
    },
}

impl Catalogue {
    /// The catalogue that comes with the program.
    ///
    /// # Panics
    /// Never: the embedded data is read by a test of this crate.
    #[must_use]
    pub fn embedded() -> Self {
        Self::from_toml(include_str!("../../data/catalogue.toml")).expect("the embedded catalogue is checked by a test")
    }

    /// A catalogue from its data.
    ///
    /// # Errors
    /// [`CatalogueError`] when the text has another shape or its entries do not fit each other.
    pub fn from_toml(text: &str) -> Result<Self, CatalogueError> {
        let catalogue: Self = toml::from_str(text)?;
        let mut seen = HashSet::new();
        let ids = catalogue
            .policies
            .iter()
            .map(|p| p.id.as_str())
            .chain(catalogue.offers.iter().map(|o| o.id.as_str()));
        let mut packages = HashSet::new();
        if let Some(twice) = catalogue
            .packages
            .iter()
            .find(|package| !packages.insert(package.id.as_str()))
        {
            return Err(CatalogueError::Twice(twice.id.as_str().to_owned()));
        }
        let dangling_package = catalogue
            .packages
            .iter()
            .filter_map(|package| Some((package.id.as_str(), package.ends.as_ref()?)))
            .chain(
                catalogue
                    .offers
                    .iter()
                    .filter_map(|offer| Some((offer.id.as_str(), offer.package.as_ref()?))),
            )
            .find(|(_, package)| !packages.contains(package.as_str()));
        if let Some((entry, missing)) = dangling_package {
            return Err(CatalogueError::Dangling {
                entry: entry.to_owned(),
                missing: missing.as_str().to_owned(),
            });
        }
        for id in ids {
            if !seen.insert(id) {
                return Err(CatalogueError::Twice(id.to_owned()));
            }
        }
        for offer in &catalogue.offers {
            let named = std::iter::once(offer.policy.as_str()).chain(offer.successor.iter().map(OfferId::as_str));
            for id in named {
                if !seen.contains(id) {
                    return Err(CatalogueError::Dangling {
                        entry: offer.id.to_string(),
                        missing: id.to_owned(),
                    });
                }
            }
        }
        Ok(catalogue)
    }

    /// Every offer, in the order of the data.
    #[must_use]
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Every renewal policy.
    #[must_use]
    pub fn policies(&self) -> &[RenewalPolicy] {
        &self.policies
    }

    /// The offer with an id.
    #[must_use]
    pub fn offer(&self, id: &OfferId) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.id == *id)
    }

    /// The policy with an id.
    #[must_use]
    pub fn policy(&self, id: &PolicyId) -> Option<&RenewalPolicy> {
        self.policies.iter().find(|policy| policy.id == *id)
    }

    /// The rule an offer is renewed by.
    ///
    /// # Panics
    /// Never for an offer of this catalogue: reading it checks that the policy exists.
    #[must_use]
    pub fn policy_of(&self, offer: &Offer) -> &RenewalPolicy {
        self.policy(&offer.policy)
            .expect("reading the catalogue checks that every offer's policy exists")
    }

    /// The package an offer is paid with, where it shares a fee.
    #[must_use]
    pub fn package_of(&self, offer: &Offer) -> Option<&Package> {
        let id = offer.package.as_ref()?;
        self.packages.iter().find(|package| package.id == *id)
    }

    /// The package that ends a package when it is bought.
    #[must_use]
    pub fn package_that_ends(&self, package: &PackageId) -> Option<&Package> {
        self.packages.iter().find(|other| other.ends.as_ref() == Some(package))
    }

    /// The offers of a package.
    pub fn offers_of<'a>(&'a self, package: &'a PackageId) -> impl Iterator<Item = &'a Offer> {
        self.offers
            .iter()
            .filter(move |offer| offer.package.as_ref() == Some(package))
    }

    /// Other offers that cannot be active together with this one.
    pub fn siblings<'a>(&'a self, offer: &'a Offer) -> impl Iterator<Item = &'a Offer> {
        self.offers.iter().filter(move |other| {
            other.id != offer.id && offer.exclusive_group.is_some() && other.exclusive_group == offer.exclusive_group
        })
    }
}
