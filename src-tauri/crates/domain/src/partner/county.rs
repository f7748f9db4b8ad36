use serde::Deserialize;

use crate::Names;
use crate::base::script::{folded, is_han};

/// A county or a city of its rank, of which every address of the country names one: 縣市.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct County {
    /// Its name.
    pub name: Names,
    /// Other ways to write it.
    #[serde(default)]
    pub also: Vec<String>,
}

impl County {
    fn names(&self) -> impl Iterator<Item = &str> {
        let also = self.also.iter().map(String::as_str);
        [self.name.zh_tw.as_str(), self.name.en.as_str()]
            .into_iter()
            .chain(also)
    }

    /// Whether a text names it, in any letters.
    #[must_use]
    pub fn is_named(&self, text: &str) -> bool {
        self.names().any(|name| folded(name) == folded(text))
    }
}

/// What a recorded city is made of, see [`CountryRules::county_and_rest`](crate::CountryRules::county_and_rest).
pub fn split<'a>(counties: &[County], city: &'a str) -> (&'a str, &'a str) {
    let city = city.trim();
    let found = |name: &str| {
        let (start, end) = (name.len(), city.len().checked_sub(name.len())?);
        if has_han(name) {
            return city.split_at_checked(start).filter(|(county, _)| *county == name);
        }
        let (rest, county) = city
            .split_at_checked(end)
            .filter(|(_, county)| folded(county) == folded(name))?;
        Some((county, rest.strip_suffix(", ").or(rest.is_empty().then_some(rest))?))
    };
    let mut names = counties.iter().flat_map(County::names);
    names
        .find_map(found)
        .filter(|(county, rest)| join(counties, county, rest) == city)
        .unwrap_or(("", city))
}

/// The reverse, see [`CountryRules::city_of`](crate::CountryRules::city_of).
pub fn join(counties: &[County], county: &str, rest: &str) -> String {
    let county = county.trim();
    if county.is_empty() || !split(counties, rest).0.is_empty() {
        return rest.trim().to_owned();
    }
    if rest.trim().is_empty() || has_han(rest) {
        return format!("{county}{}", rest.trim_end());
    }
    let named = counties.iter().find(|known| known.is_named(county));
    match named.filter(|_| has_han(county)) {
        Some(known) => format!("{}, {}", rest.trim(), known.name.en),
        None => format!("{}, {county}", rest.trim()),
    }
}

fn has_han(text: &str) -> bool {
    text.chars().any(is_han)
}
