use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Party, TaxId, Vetting};

/// The person Partner Center writes to about the account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// First name, 1 to 50 characters.
    pub first_name: String,
    /// Last name, 1 to 50 characters.
    pub last_name: String,
    /// Work e-mail address.
    pub email: String,
    /// Phone number: digits only, at most 10, no country code (manage-locations, 2021).
    pub phone: String,
}

/// One version of the partner profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The legal entity, printed as "Sold to".
    pub legal: Party,
    /// Who gets the invoice.
    pub bill_to: Party,
    /// The default purchase order number.
    pub po_number: Option<String>,
    /// Who is written to; `None` where the connection does not say.
    #[serde(default)]
    pub contact: Option<Contact>,
    /// Verification of the legal entity.
    pub vetting: Vetting,
    /// Whether a billing profile is linked; `None` where the connection does not say.
    pub billing_profile: Option<bool>,
    /// The day from which this version holds.
    pub valid_from: NaiveDate,
    /// The connection's mark of this version: a change that was made on the ground of an older one is refused.
    #[serde(default)]
    pub revision: Option<String>,
}

/// The billing side of the profile as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingChange {
    /// Who gets the invoice. The country cannot be changed (update-your-partner-profile, 2021).
    pub bill_to: Party,
    /// The company's tax number; it is printed with the legal entity.
    pub tax_id: Option<TaxId>,
    /// The default purchase order number.
    pub po_number: Option<String>,
    /// Who is written to.
    pub contact: Contact,
}

/// The legal side of the profile as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalChange {
    /// The legal entity; its tax number belongs to the billing side and is left as it is.
    pub legal: Party,
}

impl BillingChange {
    /// The billing side as it is, to be changed field by field.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        Self {
            bill_to: profile.bill_to.clone(),
            tax_id: profile.legal.tax_id.clone(),
            po_number: profile.po_number.clone(),
            contact: profile.contact.clone().unwrap_or_default(),
        }
    }

    /// Whether Partner Center reviews the account again: for another name, address or tax number, not for a purchase
    /// order number or a contact ("your legal identity will be reassessed. We reassess only what you have changed",
    /// update-your-partner-profile, 2021).
    #[must_use]
    pub fn starts_review(&self, profile: &Profile) -> bool {
        let number = |tax_id: &Option<TaxId>| tax_id.as_ref().map(|tax_id| tax_id.value.clone());
        reviewed(&self.bill_to) != reviewed(&profile.bill_to) || number(&self.tax_id) != number(&profile.legal.tax_id)
    }

    /// The profile after the change; verification and dates are for the connection to say.
    #[must_use]
    pub fn applied_to(&self, profile: &Profile) -> Profile {
        let mut changed = profile.clone();
        changed.bill_to = self.bill_to.clone();
        changed.legal.tax_id.clone_from(&self.tax_id);
        changed.po_number.clone_from(&self.po_number);
        if profile.contact.is_some() || self.contact != Contact::default() {
            changed.contact = Some(self.contact.clone());
        }
        changed
    }
}

/// What a review looks at: name and address.
fn reviewed(party: &Party) -> Party {
    Party {
        attention: None,
        tax_id: None,
        ..party.clone()
    }
}

impl LegalChange {
    /// The legal side as it is, to be changed field by field.
    #[must_use]
    pub fn of(profile: &Profile) -> Self {
        Self {
            legal: profile.legal.clone(),
        }
    }

    /// Whether Partner Center reviews the account again; see [`BillingChange::starts_review`].
    #[must_use]
    pub fn starts_review(&self, profile: &Profile) -> bool {
        reviewed(&self.legal) != reviewed(&profile.legal)
    }

    /// The profile after the change; verification and dates are for the connection to say.
    #[must_use]
    pub fn applied_to(&self, profile: &Profile) -> Profile {
        let legal = Party {
            tax_id: profile.legal.tax_id.clone(),
            ..self.legal.clone()
        };
        Profile {
            legal,
            ..profile.clone()
        }
    }
}
