use domain::{Country, Names, Party, TaxId};

use super::{List, Text};

resources! {
    /// A name in both languages.
    pub struct NameResource {
        /// English.
        en: Text,
        /// Traditional Chinese.
        zh_tw: Text,
    }

    /// A tax number.
    pub struct TaxIdResource {
        /// What it is called.
        label: Text,
        /// The number.
        value: Text,
    }

    /// A name with an address as frozen on an invoice.
    pub struct PartyResource {
        /// The legal name.
        name: Text,
        /// A department or person below the name.
        attention: Text,
        /// Street lines.
        address_lines: List<Text>,
        /// City.
        city: Text,
        /// State, province or county.
        region: Text,
        /// Postal code.
        postal_code: Text,
        /// ISO 3166-1 alpha-2 code.
        country: Text,
        /// Tax number.
        tax_id: TaxIdResource,
    }
}

/// The text of a field; nothing where it is missing or blank.
pub(super) fn filled(text: Option<Text>) -> Option<String> {
    text.map(|Text(text)| text).filter(|text| !text.trim().is_empty())
}

impl From<&Names> for NameResource {
    fn from(names: &Names) -> Self {
        Self {
            en: Some(names.en.as_str().into()),
            zh_tw: Some(names.zh_tw.as_str().into()),
        }
    }
}

/// A name that exists in one language only stands for both.
impl From<NameResource> for Names {
    fn from(resource: NameResource) -> Self {
        let (en, zh_tw) = (filled(resource.en), filled(resource.zh_tw));
        Self {
            en: en.clone().or_else(|| zh_tw.clone()).unwrap_or_default(),
            zh_tw: zh_tw.or(en).unwrap_or_default(),
        }
    }
}

impl From<&TaxId> for TaxIdResource {
    fn from(tax_id: &TaxId) -> Self {
        Self {
            label: Some(tax_id.label.as_str().into()),
            value: Some(tax_id.value.as_str().into()),
        }
    }
}

impl TaxIdResource {
    pub(super) fn into_tax_id(self) -> Option<TaxId> {
        Some(TaxId {
            label: filled(self.label).unwrap_or_default(),
            value: filled(self.value)?,
        })
    }
}

impl From<&Party> for PartyResource {
    fn from(party: &Party) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(Text::from);
        Self {
            name: Some(party.name.as_str().into()),
            attention: text(&party.attention),
            address_lines: Some(List(
                party.address_lines.iter().map(|line| line.as_str().into()).collect(),
            )),
            city: text(&party.city),
            region: text(&party.region),
            postal_code: text(&party.postal_code),
            country: Some(party.country.code().into()),
            tax_id: party.tax_id.as_ref().map(Into::into),
        }
    }
}

/// What is missing stays empty: an invoice in the documented shape names no parties.
impl From<PartyResource> for Party {
    fn from(resource: PartyResource) -> Self {
        Self {
            name: filled(resource.name).unwrap_or_default(),
            attention: filled(resource.attention),
            address_lines: resource
                .address_lines
                .unwrap_or_default()
                .0
                .into_iter()
                .filter_map(|line| filled(Some(line)))
                .collect(),
            city: filled(resource.city),
            region: filled(resource.region),
            postal_code: filled(resource.postal_code),
            country: Country::new(&filled(resource.country).unwrap_or_default()),
            tax_id: resource.tax_id.and_then(TaxIdResource::into_tax_id),
        }
    }
}
