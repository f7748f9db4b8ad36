use domain::{Activity, BillingChange, Contact, LegalChange, Party, Profile, ProfileProblem, TaxId, country_rules};

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
        let tax_id = filled(&input.tax_id).map(|value| TaxId {
            label: tax_id_label(profile).unwrap_or_default(),
            value,
        });
        Self::Billing(BillingChange {
            bill_to: party_of(input, &profile.bill_to),
            tax_id,
            po_number: filled(&input.po_number),
            contact: Contact {
                first_name: input.first_name.trim().to_owned(),
                last_name: input.last_name.trim().to_owned(),
                email: input.email.trim().to_owned(),
                phone: input.phone.trim().to_owned(),
            },
        })
    }

    pub(crate) fn problems(&self) -> Vec<ProfileProblem> {
        match self {
            Self::Billing(change) => change.problems(),
            Self::Legal(change) => change.problems(),
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
        city: filled(&input.city),
        region: filled(&input.state),
        postal_code: filled(&input.postal_code),
        country: old.country.clone(),
        tax_id: old.tax_id.clone(),
    }
}

/// What the tax number is called: as the record calls it, else as its country does.
pub(crate) fn tax_id_label(profile: &Profile) -> Option<String> {
    let recorded = profile.legal.tax_id.as_ref().map(|id| id.label.clone());
    recorded.or_else(|| country_rules(&profile.legal.country).tax_id_label().map(str::to_owned))
}

pub(crate) fn filled(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
