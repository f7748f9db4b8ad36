use domain::Profile;

use crate::wire::{BillingProfile, Document, LegalBusinessProfile, MpnProfile, profile_of};

/// The profile with what the records of the legal business and of billing say, each as it was sent. The side of which
/// nothing was told stays as it is in `known`.
///
/// # Errors
/// What `serde_json` says about a record that is none.
pub fn profile_told(legal: Option<&str>, billing: Option<&str>, known: &Profile) -> Result<Profile, serde_json::Error> {
    let told = profile_of(
        read::<LegalBusinessProfile>(legal)?.unwrap_or_default(),
        read::<BillingProfile>(billing)?.unwrap_or_default(),
    );
    let mut profile = known.clone();
    let tax_id = if billing.is_some() {
        told.legal.tax_id.clone()
    } else {
        known.legal.tax_id.clone()
    };
    if legal.is_some() {
        profile.legal = told.legal;
        profile.vetting = told.vetting;
    }
    profile.legal.tax_id = tax_id;
    if billing.is_some() {
        profile.bill_to = told.bill_to;
        profile.contact = told.contact;
        profile.po_number = told.po_number;
        profile.billing_profile = told.billing_profile;
        profile.revision = told.revision;
    }
    Ok(profile)
}

/// The partner's id that the record of the partner network says, where it says one.
#[must_use]
pub fn partner_id_told(mpn: &str) -> Option<String> {
    let profile = read::<MpnProfile>(Some(mpn)).ok()??;
    let id = profile.mpn_id.or(profile.partner_id)?.0;
    Some(id.trim().to_owned()).filter(|id| !id.is_empty())
}

fn read<R: serde::de::DeserializeOwned>(sent: Option<&str>) -> Result<Option<R>, serde_json::Error> {
    sent.map(|sent| serde_json::from_str::<Document>(sent)?.read())
        .transpose()
}
