use domain::{CenterRecord, Profile};
use partner_center::center_api::{ServiceError, profile_told};
use store::SentRecord;

use super::super::ending::unfit;
use super::super::reading::Stopped;
use super::{CenterReading, is_about_one};

impl CenterReading<'_> {
    /// Reads the records of the partner. One that is not found is not known, which says nothing of the partner and keeps the
    /// reading from nothing.
    pub(super) async fn records(&mut self) -> Result<(), Stopped> {
        let account = &self.account.name;
        let mut is_profile_told = false;
        for record in CenterRecord::ALL {
            self.stop_where_cancelled()?;
            let error = match self.center.record(record).await {
                Ok(told) => {
                    let sent = SentRecord {
                        etag: told.etag,
                        document: told.sent.without_queries(),
                        told: self.now,
                    };
                    self.store.keep_center_record(account, record, &sent).await?;
                    self.is_any_read = true;
                    is_profile_told |= matches!(record, CenterRecord::LegalBusiness | CenterRecord::Billing);
                    continue;
                }
                Err(error) => error,
            };
            if !is_about_one(&error) {
                return Err(error.into());
            }
            self.store
                .keep_center_problem(account, record, error.code(), self.now)
                .await?;
            if matches!(error, ServiceError::NotFound { .. }) {
                let item = super::refused(path_of(record), error.code(), self.words);
                self.report.refused.push(item);
            } else {
                self.refuse(path_of(record), error);
            }
        }
        if is_profile_told {
            self.keep_profile().await?;
        }
        Ok(())
    }

    /// The profile with what the records say. One that cannot be read leaves its side as it is known, and takes nothing from
    /// the other.
    fn told_of(&mut self, legal: Option<&str>, billing: Option<&str>, known: &Profile) -> Profile {
        if let Ok(told) = profile_told(legal, billing, known) {
            return told;
        }
        let mut told = known.clone();
        for (record, legal, billing) in [
            (CenterRecord::LegalBusiness, legal, None),
            (CenterRecord::Billing, None, billing),
        ] {
            match profile_told(legal, billing, &told) {
                Ok(profile) => told = profile,
                Err(_) => {
                    let item = unfit(path_of(record).to_owned(), "address", self.words);
                    self.report.refused.push(item);
                }
            }
        }
        told
    }

    /// Keeps what the records say as the account's profile, as another version where it says something else than before.
    async fn keep_profile(&mut self) -> Result<(), Stopped> {
        let account = &self.account.name;
        let records = self.store.center_records(account).await?;
        let sent = |wanted: CenterRecord| {
            let known = records.iter().find(|known| known.record == wanted)?;
            known.sent.as_ref().map(|sent| sent.document.as_str())
        };
        let newest = self.store.profile_versions(account).await?.into_iter().next();
        let known = newest.map_or_else(|| self.account.first_profile(), |(_, profile)| profile);
        let told = self.told_of(sent(CenterRecord::LegalBusiness), sent(CenterRecord::Billing), &known);
        // Since when it holds is not said: it holds from the day on which it was learnt.
        let is_known = Profile {
            revision: known.revision.clone(),
            ..told.clone()
        } == known;
        let profile = Profile {
            valid_from: if is_known {
                known.valid_from
            } else {
                self.now.date_naive()
            },
            ..told
        };
        self.store.keep_profile(account, &profile, self.now).await?;
        Ok(())
    }
}

/// What a record is called where something is told of it: as the service calls it.
const fn path_of(record: CenterRecord) -> &'static str {
    match record {
        CenterRecord::LegalBusiness => "profiles/legalbusiness",
        CenterRecord::Billing => "profiles/billing",
        CenterRecord::Organization => "profiles/organization",
        CenterRecord::Support => "profiles/support",
        CenterRecord::Mpn => "profiles/mpn",
        CenterRecord::InvoiceSummaries => "invoices/summaries",
    }
}
