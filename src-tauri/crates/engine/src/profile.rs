use domain::{Party, VettingStatus};
use words::Words;

use crate::labels::{iso, party};
use crate::view::ProfileView;
use crate::{Engine, Error};

impl Engine {
    /// The partner profile as it was last fetched.
    ///
    /// # Errors
    /// The store's error; the connection's only where nothing was ever fetched.
    pub async fn profile(&self, words: &Words) -> Result<ProfileView, Error> {
        let records = self.records().await?;
        let profile = &records.profile;
        let tax_id = profile.legal.tax_id.as_ref();
        Ok(ProfileView {
            partner_id: records.session.account.partner_id.clone(),
            legal: party(
                words,
                &Party {
                    attention: None,
                    ..profile.legal.clone()
                },
            ),
            bill_to: party(words, &profile.bill_to),
            tax_id_label: tax_id.map_or_else(|| words.text("tax-id"), |id| id.label.clone()),
            tax_id: tax_id.map(|id| id.value.clone()),
            po_number: profile.po_number.clone(),
            vetting: match profile.vetting.status {
                VettingStatus::Authorized => "authorized",
                VettingStatus::Pending => "pending",
                VettingStatus::Rejected => "rejected",
                _ => "unknown",
            }
            .to_owned(),
            valid_from: iso(profile.valid_from),
        })
    }
}
