use domain::{CenterRecord, DateTime, OwnAccount, Profile, Utc};
use partner_center::center_api::{ServiceError, profile_told};
use store::{SentRecord, Store};

use super::super::ending::unfit;
use super::super::reading::Stopped;
use super::{CenterReading, Part, is_about_one};

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
                self.tell(&part_of(record), &error);
            } else {
                self.refuse(&part_of(record), error);
            }
        }
        if is_profile_told {
            self.keep_profile().await?;
        }
        Ok(())
    }

    async fn keep_profile(&mut self) -> Result<(), Stopped> {
        for record in keep_profile_told(self.store, self.account, self.now).await? {
            let item = unfit(path_of(record).to_owned(), "address", self.words);
            self.report.refused.push(item);
        }
        Ok(())
    }
}

/// Keeps what the records say as the account's profile, as another version where it says something else than before. Tells
/// which of them cannot be read.
///
/// # Errors
/// The store's error.
pub(in super::super) async fn keep_profile_told(
    store: &Store,
    account: &OwnAccount,
    now: DateTime<Utc>,
) -> Result<Vec<CenterRecord>, store::Error> {
    let records = store.center_records(&account.name).await?;
    let sent = |wanted: CenterRecord| {
        let known = records.iter().find(|known| known.record == wanted)?;
        known.sent.as_ref().map(|sent| sent.document.as_str())
    };
    let newest = store.profile_versions(&account.name).await?.into_iter().next();
    let known = newest.map_or_else(|| account.first_profile(), |(_, profile)| profile);
    let (told, unreadable) = told_of(sent(CenterRecord::LegalBusiness), sent(CenterRecord::Billing), &known);
    // Since when it holds is not said: it holds from the day on which it was learnt.
    let is_known = Profile {
        revision: known.revision.clone(),
        ..told.clone()
    } == known;
    let profile = Profile {
        valid_from: if is_known { known.valid_from } else { now.date_naive() },
        ..told
    };
    store.keep_profile(&account.name, &profile, now).await?;
    Ok(unreadable)
}

/// The profile with what the records say, and those that cannot be read. One of them leaves its side as it is known, and takes
/// nothing from the other.
fn told_of(legal: Option<&str>, billing: Option<&str>, known: &Profile) -> (Profile, Vec<CenterRecord>) {
    if let Ok(told) = profile_told(legal, billing, known) {
        return (told, Vec::new());
    }
    let (mut told, mut unreadable) = (known.clone(), Vec::new());
    for (record, legal, billing) in [
        (CenterRecord::LegalBusiness, legal, None),
        (CenterRecord::Billing, None, billing),
    ] {
        match profile_told(legal, billing, &told) {
            Ok(profile) => told = profile,
            Err(_) => unreadable.push(record),
        }
    }
    (told, unreadable)
}

fn part_of(record: CenterRecord) -> Part {
    Part {
        path: path_of(record),
        label: format!("center-record-{}", record.id()).into(),
        is_of_bills: is_of_bills(record),
    }
}

/// Whether a record is of bills, which are shown to some roles alone.
pub(in super::super) fn is_of_bills(record: CenterRecord) -> bool {
    record == CenterRecord::InvoiceSummaries
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
        CenterRecord::Agreements => "agreements",
    }
}
