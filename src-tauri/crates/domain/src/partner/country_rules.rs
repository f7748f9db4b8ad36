use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use crate::Country;

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

/// The text as names are compared: `são paulo` and `SAO PAULO` are the same.
fn folded(text: &str) -> String {
    text.trim()
        .chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            'á' | 'â' | 'ã' => Some('a'),
            'ç' => Some('c'),
            'é' | 'ê' => Some('e'),
            'í' => Some('i'),
            'ó' | 'ô' | 'õ' => Some('o'),
            'ú' | 'ü' => Some('u'),
            // An accent that follows its letter.
            '\u{300}'..='\u{36f}' => None,
            _ => Some(c),
        })
        .collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Data {
    code: String,
    city_optional: bool,
    state: StateUse,
    states: Vec<State>,
    postal_code_required: bool,
    postal_code: Option<String>,
    postal_code_example: Option<String>,
    tax_id_label: Option<String>,
    tax_id: Option<String>,
    tax_id_example: Option<String>,
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
    static RULES: LazyLock<HashMap<String, CountryRules>> = LazyLock::new(|| {
        let file: File = toml::from_str(include_str!("../../data/countries.toml"))
            .expect("the embedded rules are checked by a test");
        file.country
            .into_iter()
            .map(|data| (data.code.clone(), CountryRules::of(data)))
            .collect()
    });
    static UNKNOWN: LazyLock<CountryRules> = LazyLock::new(CountryRules::default);
    RULES.get(country.code()).unwrap_or(&UNKNOWN)
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

    /// Whether a text can be a tax number: the country's letters in front, spaces, dots and dashes do not count.
    #[must_use]
    pub fn is_tax_id(&self, text: &str) -> bool {
        let bare: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
            .flat_map(char::to_uppercase)
            .collect();
        self.tax_id.as_ref().is_none_or(|pattern| pattern.is_match(&bare))
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
