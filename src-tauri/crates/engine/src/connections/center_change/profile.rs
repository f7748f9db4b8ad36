use domain::{CenterRecord, OwnAccount};
use partner_center::center_api::{ChangeError, ServiceError, ToldRecord, holds_billing, holds_legal};
use sha2::{Digest as _, Sha256};
use store::SentRecord;
use words::Words;

use super::super::center::keep_profile_told;
use super::OpenCenter;
use crate::account::profile::change::Change;
use crate::account::profile::difference::differences;
use crate::view::{ProfileInput, ProfileSide};
use crate::{Code, Engine, Error};

impl Engine {
    /// Which version of a side of the profile is stored, for whoever changes it: as Partner Center names it, else by what it said.
    /// `None` for an account that is not connected to it, and before the side was told.
    ///
    /// # Errors
    /// The store's error.
    pub(crate) async fn center_version(&self, side: ProfileSide) -> Result<Option<String>, Error> {
        if self.center_account().await?.is_none() {
            return Ok(None);
        }
        let known = self.known_record(record_of(side)).await?;
        Ok(known.map(|known| version_of(known.etag.as_deref(), &known.document)))
    }

    /// Changes one side of the profile in Partner Center, once, from the version that the person saw. Somebody else's change is
    /// read and told of, and nothing is written over it.
    ///
    /// # Errors
    /// [`Code::NotFetched`] before the side was ever told; [`Code::ProfileDiffers`] and [`Code::ProfileOutdated`] where it is another
    /// one now; [`Code::ChangeUnknown`] where nobody knows whether it was made; or why it was not.
    pub(crate) async fn change_profile_in_center(
        &self,
        account: &OwnAccount,
        input: &ProfileInput,
        change: &Change,
        words: &Words,
    ) -> Result<(), Error> {
        let center = self.center_to_change(account).await?;
        let record = record_of(input.side);
        let not_fetched = || Error::new(Code::NotFetched);
        let known = self.known_record(record).await?.ok_or_else(not_fetched)?;
        let seen = version_of(known.etag.as_deref(), &known.document);
        if input.revision.trim() != seen {
            return Err(Error::new(Code::ProfileOutdated));
        }
        let told = match center.api.record(record).await {
            Ok(told) => told,
            Err(error) => return Err(self.not_done(&center, &error, None, words).await?),
        };
        if version_of(told.etag.as_deref(), &told.sent.without_queries()) != seen {
            return Err(self.changed_elsewhere(account, input.side, &told, words).await?);
        }
        let changed = match change {
            Change::Billing(change) => center.api.change_billing(&told, change).await,
            Change::Legal(change) => center.api.change_legal(&told, change).await,
        };
        self.crash_point("profile-answered");
        match changed {
            Ok(told) => self.keep_changed(account, &center, record, &told).await,
            Err(ChangeError::NotMade(error)) => Err(self.not_done(&center, &error, None, words).await?),
            Err(ChangeError::Refused { error, .. }) if is_outdated(&error) => match center.api.record(record).await {
                Ok(told) => Err(self.changed_elsewhere(account, input.side, &told, words).await?),
                Err(_) => Err(Error::new(Code::ProfileOutdated).because(error)),
            },
            Err(ChangeError::Refused { error, said }) => {
                Err(self.not_done(&center, &error, said.as_ref(), words).await?)
            }
            Err(ChangeError::Unclear(error)) => match center.api.record(record).await {
                Ok(told) if is_made(change, &told) => self.keep_changed(account, &center, record, &told).await,
                _ => Err(Error::new(Code::ChangeUnknown).because(error)),
            },
        }
    }

    async fn known_record(&self, record: CenterRecord) -> Result<Option<SentRecord>, Error> {
        let known = self.store().center_records(self.account()).await?;
        Ok(known
            .into_iter()
            .find(|known| known.record == record)
            .and_then(|known| known.sent))
    }

    /// Keeps what was told of a side that somebody else changed, and says what is different.
    async fn changed_elsewhere(
        &self,
        account: &OwnAccount,
        side: ProfileSide,
        told: &ToldRecord,
        words: &Words,
    ) -> Result<Error, Error> {
        let before = self.center().profile().await?;
        self.keep_told(account, record_of(side), told).await?;
        let after = self.center().profile().await?;
        let differences = differences(words, side, &before, &after);
        Ok(if differences.is_empty() {
            // Something that is not shown here is another one.
            Error::new(Code::ProfileOutdated)
        } else {
            Error::new(Code::ProfileDiffers).with("differences", words.list(&differences))
        })
    }

    /// Keeps a side after its change, and what the other one says then: a review that begins is told by it.
    async fn keep_changed(
        &self,
        account: &OwnAccount,
        center: &OpenCenter,
        changed: CenterRecord,
        told: &ToldRecord,
    ) -> Result<(), Error> {
        let both = [CenterRecord::Billing, CenterRecord::LegalBusiness];
        for record in both.into_iter().filter(|record| *record != changed) {
            match center.api.record(record).await {
                Ok(other) => self.keep_record(account, record, &other).await?,
                Err(error) => log::warn!("the other side of the profile is not told after a change: {error}"),
            }
        }
        self.keep_told(account, changed, told).await
    }

    async fn keep_told(&self, account: &OwnAccount, record: CenterRecord, told: &ToldRecord) -> Result<(), Error> {
        self.keep_record(account, record, told).await?;
        keep_profile_told(self.store(), account, self.clock().now()).await?;
        // What answers for the account reads it from the ledger.
        self.fetch_records().await?;
        Ok(())
    }

    async fn keep_record(&self, account: &OwnAccount, record: CenterRecord, told: &ToldRecord) -> Result<(), Error> {
        let sent = SentRecord {
            etag: told.etag.clone(),
            document: told.sent.without_queries(),
            told: self.clock().now(),
        };
        Ok(self.store().keep_center_record(&account.name, record, &sent).await?)
    }
}

/// The record that holds a side.
const fn record_of(side: ProfileSide) -> CenterRecord {
    match side {
        ProfileSide::Billing => CenterRecord::Billing,
        ProfileSide::Legal => CenterRecord::LegalBusiness,
    }
}

/// What tells a version of a record from others.
fn version_of(etag: Option<&str>, document: &str) -> String {
    match etag {
        Some(etag) => etag.to_owned(),
        None => hex::encode(Sha256::digest(document)),
    }
}

fn is_made(change: &Change, told: &ToldRecord) -> bool {
    match change {
        Change::Billing(change) => holds_billing(told.sent.as_str(), change),
        Change::Legal(change) => holds_legal(told.sent.as_str(), change),
    }
}

/// Whether a refusal says that the record is another one by now: by its status, or by the code of an etag that is over.
const fn is_outdated(error: &ServiceError) -> bool {
    match error {
        ServiceError::Refused {
            status: 409 | 412 | 417,
            ..
        } => true,
        ServiceError::Refused { code: Some(code), .. } => matches!(code.as_bytes(), b"2055"),
        _ => false,
    }
}
