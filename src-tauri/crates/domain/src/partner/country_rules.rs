use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::Country;
use crate::base::script::folded;
use crate::partner::county::{self, County};
use crate::partner::uniform_number::check_digit_fits;

crate::closed_set! {
    /// How a country uses states or provinces in an address.
    #[derive(Default)]
    pub enum StateUse {
        /// Addresses have none.
        NotUsed = "not_used",
        /// One may stand there.
        #[default]
        Optional = "optional",
        /// One has to stand there.
        Required = "required",
    }
}

crate::closed_set! {
    /// What looks wrong about a tax number. It can be right all the same: published formats contain errors.
    pub enum TaxIdDoubt {
        /// It is not written as the numbers of its country are.
        Form = "form",
        /// Its check digit does not fit.
        CheckDigit = "check_digit",
    }
}

/// A state or province.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its code: `WA`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Other names and codes it goes by.
    #[serde(default)]
    pub also: Vec<String>,
}

impl State {
    /// Whether a text names it: by a code or a name, in any letters, with or without accents.
    #[must_use]
    pub fn is_named(&self, text: &str) -> bool {
        let wanted = folded(text);
        [&self.code, &self.name]
            .into_iter()
            .chain(&self.also)
            .any(|name| folded(name) == wanted)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Data {
    code: String,
    city_optional: bool,
    state: StateUse,
    states: Vec<State>,
    counties: Vec<County>,
    postal_code_required: bool,
    postal_code: Option<String>,
    postal_code_example: Option<String>,
    postal_code_first: bool,
    tax_id_label: Option<String>,
    tax_id: Option<String>,
    tax_id_example: Option<String>,
    tax_id_check: Option<TaxIdCheck>,
}

/// How the check digit of a tax number is reckoned.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum TaxIdCheck {
    UniformNumber,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    country: Vec<Data>,
}

/// What a country asks of an address and a tax number (country-information-resources, 2020; vat-info, 2021).
#[derive(Debug, Default)]
pub struct CountryRules {
    data: Data,
    postal_code: Option<Regex>,
    tax_id: Option<Regex>,
}

/// The rules of a country; a country without rules of its own asks for nothing but a city.
///
/// # Panics
/// Never: the embedded data is read by a test of this crate.
#[must_use]
pub fn country_rules(country: &Country) -> &'static CountryRules {
    static UNKNOWN: LazyLock<CountryRules> = LazyLock::new(CountryRules::default);
    RULES.get(country.code()).unwrap_or(&UNKNOWN)
}

static RULES: LazyLock<HashMap<String, CountryRules>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("../../data/countries.toml")).expect("the embedded rules are checked by a test");
    file.country
        .into_iter()
        .map(|data| (data.code.clone(), CountryRules::of(data)))
        .collect()
});

/// The countries that have rules of their own, in no order.
pub fn countries_with_rules() -> impl Iterator<Item = Country> {
    RULES.keys().map(|code| Country::new(code))
}

impl CountryRules {
    fn of(data: Data) -> Self {
        let compiled = |pattern: &Option<String>| {
            pattern.as_ref().map(|pattern| {
                Regex::new(&format!("^(?:{pattern})$")).expect("the embedded patterns are compiled by a test")
            })
        };
        Self {
            postal_code: compiled(&data.postal_code),
            tax_id: compiled(&data.tax_id),
            data,
        }
    }

    /// Whether an address needs a city.
    #[must_use]
    pub const fn city_required(&self) -> bool {
        !self.data.city_optional
    }

    /// How states or provinces are used.
    #[must_use]
    pub const fn state_use(&self) -> StateUse {
        self.data.state
    }

    /// The states to choose from; empty where any text is taken.
    #[must_use]
    pub fn states(&self) -> &[State] {
        &self.data.states
    }

    /// Whether a text names a state, see [`State::is_named`]. Without a list every text does.
    #[must_use]
    pub fn is_state(&self, text: &str) -> bool {
        self.data.states.is_empty() || self.data.states.iter().any(|state| state.is_named(text))
    }

    /// The counties and cities of which an address names one; empty where none is chosen.
    #[must_use]
    pub fn counties(&self) -> &[County] {
        &self.data.counties
    }

    /// The county in a recorded city, as it is written there, and the rest of it: `台北市` and `信義區` of `台北市信義區`,
    /// `Taipei City` and `Xinyi Dist.` of `Xinyi Dist., Taipei City`. Where it names none, everything is the rest.
    #[must_use]
    pub fn county_and_rest<'a>(&self, city: &'a str) -> (&'a str, &'a str) {
        county::split(&self.data.counties, city)
    }

    /// The city that is recorded for a chosen county and what is typed beside it; the reverse of
    /// [`CountryRules::county_and_rest`]. A text that names a county itself stands as it is typed.
    #[must_use]
    pub fn city_of(&self, county: &str, rest: &str) -> String {
        county::join(&self.data.counties, county, rest)
    }

    /// Whether an address needs a postal code.
    #[must_use]
    pub const fn postal_code_required(&self) -> bool {
        self.data.postal_code_required
    }

    /// Whether a text can be a postal code, in any letters.
    #[must_use]
    pub fn is_postal_code(&self, text: &str) -> bool {
        let text = text.trim().to_uppercase();
        self.postal_code.as_ref().is_none_or(|pattern| pattern.is_match(&text))
    }

    /// What a postal code looks like.
    #[must_use]
    pub fn postal_code_example(&self) -> Option<&str> {
        self.data.postal_code_example.as_deref()
    }

    /// What the tax number is called.
    #[must_use]
    pub fn tax_id_label(&self) -> Option<&str> {
        self.data.tax_id_label.as_deref()
    }

    /// What looks wrong about a tax number: the country's letters in front, spaces, dots and dashes do not count.
    #[must_use]
    pub fn tax_id_doubt(&self, text: &str) -> Option<TaxIdDoubt> {
        let bare: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
            .flat_map(char::to_uppercase)
            .collect();
        if self.tax_id.as_ref().is_some_and(|pattern| !pattern.is_match(&bare)) {
            return Some(TaxIdDoubt::Form);
        }
        let fits = match self.data.tax_id_check {
            Some(TaxIdCheck::UniformNumber) => check_digit_fits(&bare),
            None => true,
        };
        (!fits).then_some(TaxIdDoubt::CheckDigit)
    }

    /// Whether nothing looks wrong about a tax number, see [`CountryRules::tax_id_doubt`].
    #[must_use]
    pub fn is_tax_id(&self, text: &str) -> bool {
        self.tax_id_doubt(text).is_none()
    }

    /// Whether the postal code is written before the city: `50668 Köln`.
    #[must_use]
    pub const fn postal_code_first(&self) -> bool {
        self.data.postal_code_first
    }

    /// What a tax number looks like.
    #[must_use]
    pub fn tax_id_example(&self) -> Option<&str> {
        self.data.tax_id_example.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn countries() -> Vec<Data> {
        toml::from_str::<File>(include_str!("../../data/countries.toml"))
            .expect("readable")
            .country
    }

    #[test]
    fn every_example_fits_its_own_pattern_and_no_country_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        for data in countries() {
            assert!(seen.insert(data.code.clone()), "{} twice", data.code);
            let rules = country_rules(&Country::new(&data.code));
            if let Some(example) = rules.postal_code_example() {
                assert!(rules.is_postal_code(example), "{}: {example}", data.code);
            }
            if let Some(example) = rules.tax_id_example() {
                assert!(rules.is_tax_id(example), "{}: {example}", data.code);
            }
            assert_eq!(
                data.postal_code.is_some(),
                data.postal_code_example.is_some(),
                "{}",
                data.code
            );
            assert_eq!(data.tax_id.is_some(), data.tax_id_example.is_some(), "{}", data.code);
            assert!(
                !data.postal_code_required || data.postal_code.is_some(),
                "{}",
                data.code
            );
            assert_eq!(data.tax_id.is_some(), data.tax_id_label.is_some(), "{}", data.code);
        }
    }
}
