use domain::{
    Activity, BillingChange, Contact, LegalChange, Party, Profile, ProfileProblem, TaxId, country_rules, half_width,
};

use crate::view::{ProfileInput, ProfileSide};

/// One side of the profile as it is to be.
pub(crate) enum Change {
    Billing(BillingChange),
    Legal(LegalChange),
}

impl Change {
    pub(crate) fn of(input: &ProfileInput, profile: &Profile) -> Self {
        if input.side == ProfileSide::Legal {
            return Self::Legal(LegalChange {
                legal: party_of(input, &profile.legal),
            });
        }
        let recorded = profile.legal.tax_id.as_ref().map(|id| id.value.as_str());
        let tax_id = plain(&input.tax_id, recorded).map(|value| TaxId {
            label: recorded_tax_id_label(profile),
            value,
        });
        let contact = profile.contact.as_ref();
        Self::Billing(BillingChange {
            bill_to: party_of(input, &profile.bill_to),
            tax_id,
            po_number: filled(&input.po_number),
            contact: Contact {
                first_name: input.first_name.trim().to_owned(),
                last_name: input.last_name.trim().to_owned(),
                email: plain(&input.email, contact.map(|contact| contact.email.as_str())).unwrap_or_default(),
                phone: plain(&input.phone, contact.map(|contact| contact.phone.as_str())).unwrap_or_default(),
            },
        })
    }

    /// What cannot be saved of what differs from the profile.
    pub(crate) fn problems(&self, profile: &Profile) -> Vec<ProfileProblem> {
        match self {
            Self::Billing(change) => change.problems_of_difference(profile),
            Self::Legal(change) => change.problems_of_difference(profile),
        }
    }

    pub(crate) fn warnings(&self) -> Vec<ProfileProblem> {
        match self {
            Self::Billing(change) => change.warnings(),
            Self::Legal(change) => change.warnings(),
        }
    }

    pub(crate) fn starts_review(&self, profile: &Profile) -> bool {
        match self {
            Self::Billing(change) => change.starts_review(profile),
            Self::Legal(change) => change.starts_review(profile),
        }
    }

    pub(crate) fn applied_to(&self, profile: &Profile) -> Profile {
        match self {
            Self::Billing(change) => change.applied_to(profile),
            Self::Legal(change) => change.applied_to(profile),
        }
    }

    pub(crate) const fn activity(&self) -> Activity {
        match self {
            Self::Billing(_) => Activity::ChangeBilling,
            Self::Legal(_) => Activity::ChangeLegal,
        }
    }
}

/// The form's address in the place of the old one. Country and tax number are not the form's to change.
fn party_of(input: &ProfileInput, old: &Party) -> Party {
    Party {
        name: input.name.trim().to_owned(),
        attention: filled(&input.attention),
        address_lines: [&input.address_line1, &input.address_line2]
            .into_iter()
            .filter_map(|line| filled(line))
            .collect(),
        city: filled(&country_rules(&old.country).city_of(&input.county, &input.city)),
        region: filled(&input.state),
        postal_code: plain(&input.postal_code, old.postal_code.as_deref()),
        country: old.country.clone(),
        tax_id: old.tax_id.clone(),
    }
}

/// A number or an address of the net as it is recorded: in the width that every keyboard has, unless it stands there so
/// already.
fn plain(typed: &str, recorded: Option<&str>) -> Option<String> {
    let typed = filled(typed)?;
    if recorded == Some(typed.as_str()) {
        return Some(typed);
    }
    filled(&half_width(&typed))
}

/// What the record calls the tax number: as it does now, else as its country does.
fn recorded_tax_id_label(profile: &Profile) -> String {
    let recorded = profile.legal.tax_id.as_ref().map(|id| id.label.as_str());
    let label = recorded.or_else(|| country_rules(&profile.legal.country).tax_id_label());
    label.unwrap_or_default().to_owned()
}

pub(crate) fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
