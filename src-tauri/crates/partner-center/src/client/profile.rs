use domain::{BillingChange, LegalChange, Profile};
use http::Method;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::base::Client;
use super::reading::{body, carried_out};
use crate::answer::profile_error_of;
use crate::exchange::unreadable;
use crate::wire::{self, BillingProfile, Document, LegalBusinessProfile, Side};
use crate::{Error, Transport};

const BILLING: &str = "/v1/profiles/billing";
const LEGAL: &str = "/v1/profiles/legalbusiness";
const CURRENT_LEGAL: &str = "/v1/profiles/legalbusiness?vettingVersion=Current";

/// Where a side is put.
trait Put: Side {
    /// The path.
    const PATH: &'static str;
}

impl Put for BillingProfile {
    const PATH: &'static str = BILLING;
}

impl Put for LegalBusinessProfile {
    const PATH: &'static str = LEGAL;
}

impl<T: Transport> Client<T> {
    pub(super) async fn read_profile(&self) -> Result<Profile, Error> {
        let (legal, billing) = tokio::try_join!(self.legal_profile(), self.billing_profile())?;
        Ok(wire::profile_of(legal, billing))
    }

    pub(super) async fn legal_profile(&self) -> Result<LegalBusinessProfile, Error> {
        read(&self.exchange.get(CURRENT_LEGAL).await?)
    }

    pub(super) async fn billing_profile(&self) -> Result<BillingProfile, Error> {
        read(&self.exchange.get(BILLING).await?)
    }

    pub(super) async fn put_billing(&self, change: &BillingChange, revision: Option<&str>) -> Result<Profile, Error> {
        let (legal, document) = tokio::try_join!(self.legal_profile(), self.exchange.get::<Document>(BILLING))?;
        let served: BillingProfile = read(&document)?;
        let before = BillingChange::of(&wire::profile_of(legal, served));
        let put = self.put(
            document,
            BillingProfile::from(&before),
            BillingProfile::from(change),
            revision,
        );
        let billing = match put.await? {
            Some(billing) => billing,
            None => self.billing_profile().await.map_err(carried_out)?,
        };
        // A review that the change starts is told by the other side.
        let legal = self.legal_profile().await.map_err(carried_out)?;
        Ok(wire::profile_of(legal, billing))
    }

    pub(super) async fn put_legal(&self, change: &LegalChange, revision: Option<&str>) -> Result<Profile, Error> {
        let (document, billing) =
            tokio::try_join!(self.exchange.get::<Document>(CURRENT_LEGAL), self.billing_profile())?;
        let served: LegalBusinessProfile = read(&document)?;
        let before = LegalChange::of(&wire::profile_of(served, billing));
        let (before, after) = (LegalBusinessProfile::from(&before), LegalBusinessProfile::from(change));
        let legal = match self.put(document, before, after, revision).await? {
            Some(legal) => legal,
            None => self.legal_profile().await.map_err(carried_out)?,
        };
        // The other side carries the mark of the new version too.
        let billing = self.billing_profile().await.map_err(carried_out)?;
        Ok(wire::profile_of(legal, billing))
    }

    /// Puts a side back with what differs between `before` and `after`, under the mark of the version that the change was
    /// made from: under that of a newer one it would write over what somebody else changed. `None` where the answer says
    /// nothing about the side.
    async fn put<S: Put>(
        &self,
        document: Document,
        before: S,
        after: S,
        revision: Option<&str>,
    ) -> Result<Option<S>, Error> {
        let document = wire::with_change(document, before, after, revision).map_err(|error| unreadable(&error))?;
        let body = body(&document)?;
        let answered: Document = self
            .exchange
            .change_or(Method::PUT, S::PATH, &body, Uuid::new_v4(), profile_error_of)
            .await?;
        let mut answered: S = read(&answered).map_err(carried_out)?;
        Ok(answered.address_mut().is_some().then_some(answered))
    }
}

fn read<S: DeserializeOwned>(document: &Document) -> Result<S, Error> {
    document.read().map_err(|error| unreadable(&error))
}
