use domain::Party;

/// How a party's tax number is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaxNumber {
    /// A VAT identifier with the prefix of its country (BR-CO-09).
    Vat(String),
    /// A number of the country's own register.
    Local(String),
}

impl TaxNumber {
    /// The tax number of a party, where it has one.
    pub fn of(party: &Party) -> Option<Self> {
        let printed = &party.tax_id.as_ref()?.value;
        let compact: String = printed
            .chars()
            .filter(|character| character.is_ascii_alphanumeric())
            .collect();
        let compact = compact.to_ascii_uppercase();
        let prefixes = match party.country.code() {
            // Greece writes EL, and Northern Ireland trades goods as XI.
            "GR" => ["EL", "EL"],
            "GB" => ["GB", "XI"],
            country => [country, country],
        };
        if prefixes
            .iter()
            .any(|prefix| prefix.len() == 2 && compact.len() > 2 && compact.starts_with(prefix))
        {
            return Some(Self::Vat(compact));
        }
        let local = printed.trim();
        (!compact.is_empty()).then(|| Self::Local(local.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::TaxNumber;
    use domain::{Country, Party, TaxId};

    #[test]
    fn a_prefix_of_the_country_makes_a_vat_identifier() {
        for (country, value, expected) in [
            ("IE", "IE 1234567FA", Some(TaxNumber::Vat("IE1234567FA".to_owned()))),
            ("GR", "EL123456789", Some(TaxNumber::Vat("EL123456789".to_owned()))),
            ("DE", "de 123.456.789", Some(TaxNumber::Vat("DE123456789".to_owned()))),
            ("IE", "1234567FA", Some(TaxNumber::Local("1234567FA".to_owned()))),
            ("TW", " 12345675", Some(TaxNumber::Local("12345675".to_owned()))),
            ("TW", " – ", None),
        ] {
            let party = Party {
                name: String::new(),
                attention: None,
                address_lines: Vec::new(),
                city: None,
                region: None,
                postal_code: None,
                country: Country::new(country),
                tax_id: Some(TaxId {
                    label: String::new(),
                    value: value.to_owned(),
                }),
            };
            assert_eq!(TaxNumber::of(&party), expected, "{country} {value}");
        }
    }
}
