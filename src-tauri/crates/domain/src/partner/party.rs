use std::fmt;

use iso_currency::Currency;
use serde::{Deserialize, Serialize};

/// A country by its ISO 3166-1 alpha-2 code, in capitals.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Country(String);

impl Country {
    /// The country of a code; the code is taken as given, in capitals.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self(code.trim().to_ascii_uppercase())
    }

    /// The country of a code of ISO 3166-1; `None` where there is no such country.
    ///
    /// ```
    /// use domain::Country;
    ///
    /// assert_eq!(Country::known("ie"), Some(Country::new("IE")));
    /// assert_eq!(Country::known("Ireland"), None);
    /// ```
    #[must_use]
    pub fn known(code: &str) -> Option<Self> {
        let country = Self::new(code);
        country.iso().map(|_| country)
    }

    /// Every country of ISO 3166-1, by its code.
    ///
    /// ```
    /// use domain::Country;
    ///
    /// assert!(Country::all().any(|country| country.code() == "TW"));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        let codes = ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| format!("{first}{second}")));
        codes.filter_map(|code| Self::known(&code))
    }

    /// The currency of the country (ISO 4217); the first one where it has several, `None` where it has none.
    ///
    /// ```
    /// use domain::{Country, Currency};
    ///
    /// assert_eq!(Country::new("TW").currency(), Some(Currency::TWD));
    /// assert_eq!(Country::new("CH").currency(), Some(Currency::CHF));
    /// ```
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        let used = Currency::from_country(self.iso()?);
        used.into_iter().find(|currency| currency.flags().is_empty())
    }

    fn iso(&self) -> Option<iso_currency::Country> {
        self.0.parse().ok()
    }

    /// The two letters.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A tax number as the record shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxId {
    /// What the number is called in its country: `VAT`, `統一編號`.
    pub label: String,
    /// The number as printed.
    pub value: String,
}

/// A name with an address: issuer, sold-to or bill-to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The legal name.
    pub name: String,
    /// A department or person below the name.
    pub attention: Option<String>,
    /// Street lines, in the country's order.
    pub address_lines: Vec<String>,
    /// City, where it is not already part of the lines.
    pub city: Option<String>,
    /// State, province or county, where the country uses one.
    pub region: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: Country,
    /// Tax number, where known.
    pub tax_id: Option<TaxId>,
}
