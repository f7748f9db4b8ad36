use domain::{Country, Party, country_rules, is_han};

use crate::{Language, Words};

impl Words {
    /// A country's name; its code where it is none that has a name.
    #[must_use]
    pub fn country(&self, country: &Country) -> String {
        let id = format!("document-country-{country}");
        if self.has(&id) {
            self.text(&id)
        } else {
            country.code().to_owned()
        }
    }

    /// What stands below the name of a party: the department, the address as people write it in its country, and the
    /// country. Within Taiwan, a Chinese address does not name the country.
    #[must_use]
    pub fn address_lines(&self, party: &Party) -> Vec<String> {
        let at_home = self.language() == Language::TraditionalChinese && party.country.code() == "TW";
        let country = (!at_home || !party.is_written_large_to_small()).then(|| self.country(&party.country));
        let attention = party.attention.as_ref().map(|attention| attention.trim().to_owned());
        attention
            .into_iter()
            .chain(party.address())
            .chain(country)
            .filter(|line| !line.is_empty())
            .collect()
    }

    /// A party in one line: its name and what stands below it.
    #[must_use]
    pub fn party_line(&self, party: &Party) -> String {
        let lines = self.address_lines(party);
        let parts: Vec<&str> = [party.name.trim()]
            .into_iter()
            .chain(lines.iter().map(String::as_str))
            .collect();
        self.side_by_side(&parts)
    }

    /// Several things side by side, those that are empty left out: `Aoife Moore, 16773000`, `林雅婷，0227201234`. Between
    /// two Chinese parts the comma is a Chinese one in either language.
    #[must_use]
    pub fn side_by_side(&self, parts: &[&str]) -> String {
        let is_chinese = |c: Option<char>| c.is_some_and(is_han);
        let mut text = String::new();
        for part in parts.iter().filter(|part| !part.is_empty()) {
            if !text.is_empty() {
                let between_chinese = is_chinese(text.chars().last()) && is_chinese(part.chars().next());
                text.push_str(if between_chinese || self.language() == Language::TraditionalChinese {
                    "，"
                } else {
                    ", "
                });
            }
            text.push_str(part);
        }
        text
    }

    /// What the tax number of a country is called; `recorded` is what the record calls it. Without either it is a tax
    /// number.
    #[must_use]
    pub fn tax_id_label(&self, country: &Country, recorded: Option<&str>) -> String {
        let label = country_rules(country).tax_id_label().or(recorded);
        match label.map(str::trim).filter(|label| !label.is_empty()) {
            None => self.text("tax-id"),
            Some("VAT") => self.text("tax-id-vat"),
            Some("統一編號") => self.text("tax-id-uniform-number"),
            Some(label) => label.to_owned(),
        }
    }
}
