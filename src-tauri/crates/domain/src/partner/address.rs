use crate::base::script::{is_east_asian, is_written_without_spaces};
use crate::{Country, Party, country_rules};

/// The countries whose own addresses go from the large to the small: city, street, house.
const LARGE_TO_SMALL: [&str; 6] = ["CN", "HK", "JP", "KR", "MO", "TW"];

impl Party {
    /// The address as printed below the name, without the country: Taiwan writes postal code and city first, other
    /// countries end with city and postal code, in the order of the country.
    #[must_use]
    pub fn printed_address(&self) -> Vec<String> {
        let city: Vec<&str> = [self.city.as_deref(), self.region.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        if self.country.code() == "TW" {
            let mut first = self.postal_code.clone().unwrap_or_default();
            for part in city {
                if !first.is_empty() {
                    first.push(' ');
                }
                first.push_str(part);
            }
            return std::iter::once(first)
                .filter(|line| !line.is_empty())
                .chain(self.address_lines.iter().cloned())
                .collect();
        }
        let text = |part: &Option<String>| part.clone().unwrap_or_default();
        let last = place_line(
            &self.country,
            &text(&self.postal_code),
            &text(&self.city),
            &text(&self.region),
        );
        self.address_lines
            .iter()
            .cloned()
            .chain((!last.is_empty()).then_some(last))
            .collect()
    }

    /// Whether the address is written from the large to the small: one of East Asia, in its own script. In Latin letters it
    /// goes the other way there too.
    #[must_use]
    pub fn is_written_large_to_small(&self) -> bool {
        let mut texts = self.city.iter().chain(&self.region).chain(&self.address_lines);
        LARGE_TO_SMALL.contains(&self.country.code()) && texts.any(|text| text.chars().any(is_east_asian))
    }

    /// The address as people write it below the name, without the country: one line where it goes from the large to the
    /// small, else the street first and the city last, with the postal code on its side of it.
    #[must_use]
    pub fn address(&self) -> Vec<String> {
        let parts =
            [&self.postal_code, &self.region, &self.city].map(|part| part.as_deref().unwrap_or_default().trim());
        let [postal_code, region, city] = parts;
        let lines = || self.address_lines.iter().map(|line| line.trim());
        if self.is_written_large_to_small() {
            let whole = parts.into_iter().chain(lines()).fold(String::new(), beside);
            return Some(whole).filter(|whole| !whole.is_empty()).into_iter().collect();
        }
        lines()
            .map(str::to_owned)
            .chain([place_line(&self.country, postal_code, city, region)])
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// The address in one line, without the country: `14 Fitzwilliam Lane, Dublin 2, D02 PK31`,
    /// `110 台北市信義區松仁路 88 號 12 樓`.
    #[must_use]
    pub fn address_line(&self) -> String {
        self.address().join(", ")
    }
}

/// The line of the city, as it is written in its country: `Dublin 2, D02 PK31`, `50668 Köln`.
fn place_line(country: &Country, postal_code: &str, city: &str, region: &str) -> String {
    let coded = format!("{postal_code} {city}");
    let parts = if country_rules(country).postal_code_first() {
        [coded.trim(), region, ""]
    } else {
        [city, region, postal_code]
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// The part behind what stands there: with a space between them, but none between two Chinese characters.
fn beside(mut text: String, part: &str) -> String {
    if let (Some(last), Some(next)) = (text.chars().last(), part.chars().next())
        && !(is_written_without_spaces(last) && is_written_without_spaces(next))
    {
        text.push(' ');
    }
    text.push_str(part);
    text
}

/// A text as it is typed into a form on a keyboard for Chinese, with digits and Latin letters in their usual width.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            _ => c,
        })
        .collect()
}

impl Country {
    /// Whether a form asks the parts of an address from the large to the small, and the family name before the given one.
    #[must_use]
    pub fn is_written_large_to_small(&self) -> bool {
        LARGE_TO_SMALL.contains(&self.code())
    }
}
