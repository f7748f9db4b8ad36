use std::collections::HashSet;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{Offer, OfferId, Package, PackageId, PolicyId, RenewalPolicy};

/// All offers and renewal policies.
///
/// ```
/// use domain::{Catalogue, Family};
///
/// let catalogue = Catalogue::embedded();
/// let packs: Vec<&str> = catalogue
///     .offers()
///     .iter()
///     .filter(|offer| offer.family == Family::ActionPack)
///     .map(|offer| offer.id.as_str())
///     .collect();
/// assert_eq!(packs, ["action-pack", "learning-action-pack"]);
/// ```
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
            let policies = std::iter::once(&offer.policy).chain(&offer.later_policies);
            let named = policies
                .map(PolicyId::as_str)
                .chain(offer.successor.iter().map(OfferId::as_str));
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

    /// The rule by which a term of an offer with this anniversary date is renewed.
    ///
    /// # Panics
    /// Never for an offer of this catalogue: reading it checks that the policy exists.
    #[must_use]
    pub fn policy_of(&self, offer: &Offer, anniversary: NaiveDate) -> &RenewalPolicy {
        let later = offer.later_policies.iter().filter_map(|id| self.policy(id));
        later
            .filter(|policy| policy.valid_from.is_some_and(|from| from <= anniversary))
            .max_by_key(|policy| policy.valid_from)
            .or_else(|| self.policy(&offer.policy))
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
