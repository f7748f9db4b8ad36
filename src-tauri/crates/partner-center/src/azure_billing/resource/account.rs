use serde_json::value::RawValue;

use super::envelope::{Envelope, Resource};
use super::postal::{BillingAddress, address_in};
use super::profile::BillingProfile;
use crate::service::{Fields, SentJson, Unfit};
use crate::wire::plain_word;

/// The contract that an account was made under. It decides who may see its invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Agreement {
    /// Microsoft Customer Agreement.
    Customer,
    /// Microsoft Partner Agreement.
    Partner,
    /// Microsoft Online Services Program: pay as you go.
    OnlineServices,
    /// Enterprise Agreement.
    Enterprise,
    /// Another one, as the service calls it.
    Other(String),
}

impl Agreement {
    fn of(word: String) -> Self {
        match plain_word(&word).as_str() {
            "microsoftcustomeragreement" => Self::Customer,
            "microsoftpartneragreement" => Self::Partner,
            "microsoftonlineservicesprogram" => Self::OnlineServices,
            "enterpriseagreement" => Self::Enterprise,
            _ => Self::Other(word),
        }
    }
}

/// A billing account of which the signed-in person may see something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BillingAccount {
    /// The name by which it is asked for, with its colon.
    pub name: String,
    /// What people call it.
    pub display_name: Option<String>,
    /// The contract.
    pub agreement: Option<Agreement>,
    /// `Partner`, `Enterprise`, `Business`, `Individual`, or another word.
    pub kind: Option<String>,
    /// `Active`, or another word.
    pub status: Option<String>,
    /// Whether the person may read the account itself; the service's readable hint at a role.
    pub has_read_access: Option<bool>,
    /// Who bought.
    pub sold_to: Option<BillingAddress>,
    /// The profiles that came along. All of them are asked for by their own question.
    pub profiles: Vec<BillingProfile>,
    /// As it was sent.
    pub sent: SentJson,
}

impl Resource for BillingAccount {
    fn read(envelope: &Envelope<'_>) -> Result<Self, Unfit> {
        let properties = &envelope.properties;
        Ok(Self {
            name: envelope.name.clone(),
            display_name: properties.filled("displayName")?,
            agreement: properties.filled("agreementType")?.map(Agreement::of),
            kind: properties.filled("accountType")?,
            status: properties.filled("accountStatus")?,
            has_read_access: properties.flag("hasReadAccess")?,
            sold_to: address_in(properties, "soldTo")?,
            profiles: profiles_in(properties)?,
            sent: envelope.sent.clone(),
        })
    }

    fn identity(&self) -> &str {
        &self.name
    }
}

/// A list in one version, an object around a list in the next, and an object without a list where nobody asked for one.
fn profiles_in(properties: &Fields<'_>) -> Result<Vec<BillingProfile>, Unfit> {
    const PROFILES: &str = "billingProfiles";
    let Some(raw) = properties.get(PROFILES) else {
        return Ok(Vec::new());
    };
    let entries: Vec<&RawValue> = if raw.get().starts_with('[') {
        properties.list(PROFILES)?
    } else {
        Fields::of(raw, PROFILES)?.list("value")?
    };
    entries
        .into_iter()
        .map(|entry| BillingProfile::read(&Envelope::of(entry)?))
        .collect()
}
