use domain::{CountryRules, Party, ProfileField, country_rules};
use words::{Language, Words};

use crate::view::{AddressRulesView, ProfileSide, StateView};

/// What a form of a side asks, by the country of its address.
pub(super) fn rules_view(words: &Words, side: ProfileSide, party: &Party) -> AddressRulesView {
    let rules: &CountryRules = country_rules(&party.country);
    let recorded = rules.county_and_rest(party.city.as_deref().unwrap_or_default()).0;
    AddressRulesView {
        fields: fields(words, side, party),
        state_use: rules.state_use(),
        counties: rules
            .counties()
            .iter()
            .map(|county| StateView {
                code: if county.is_named(recorded) {
                    recorded.to_owned()
                } else {
                    county.name.zh_tw.clone()
                },
                name: words.name(&county.name).to_owned(),
            })
            .collect(),
        states: rules
            .states()
            .iter()
            .map(|state| StateView {
                code: state.code.clone(),
                name: state.name.clone(),
            })
            .collect(),
        postal_code_required: rules.postal_code_required(),
        postal_code_example: rules.postal_code_example().unwrap_or_default().to_owned(),
        tax_id_example: rules.tax_id_example().unwrap_or_default().to_owned(),
        country: words.country(&party.country),
    }
}

/// The fields of a side in the order in which the language of the screen asks them: in Chinese an address of Taiwan from
/// the large to the small, and the family name before the given one. The department is printed on the billing side only.
fn fields(words: &Words, side: ProfileSide, party: &Party) -> Vec<ProfileField> {
    use ProfileField as Field;

    let in_chinese = words.language() == Language::TraditionalChinese;
    let address = Field::of_address(party, in_chinese);
    if side == ProfileSide::Legal {
        return [Field::Name].into_iter().chain(address).collect();
    }
    let names = if in_chinese {
        [Field::LastName, Field::FirstName]
    } else {
        [Field::FirstName, Field::LastName]
    };
    [Field::Name, Field::Attention]
        .into_iter()
        .chain(address)
        .chain([Field::TaxId, Field::PoNumber])
        .chain(names)
        .chain([Field::Email, Field::Phone])
        .collect()
}
