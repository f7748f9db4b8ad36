use bytes::Bytes;
use domain::{BillingChange, CenterRecord, LegalChange, Profile};
use http::Method;
use uuid::Uuid;

use super::base::CenterApi;
use super::record::{ToldRecord, places, told_in};
use crate::Transport;
use crate::service::{Asked, ChangeError, Content, Question, ServiceError, unreadable};
use crate::wire::{BillingProfile, Document, LegalBusinessProfile, MpnProfile, Side, profile_of, with_change};

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

impl<T: Transport> CenterApi<T> {
    /// Changes the billing side of the profile: the whole record goes back as it was told, with every field that nobody here
    /// knows, under its version. The answer is the record as it is then.
    ///
    /// # Errors
    /// [`ChangeError`]. A status of success without the record is [`ChangeError::Unclear`].
    pub async fn change_billing(&self, told: &ToldRecord, change: &BillingChange) -> Result<ToldRecord, ChangeError> {
        let [before, after] = billing_sides(told.sent.as_str(), change).map_err(not_made)?;
        self.put_side(CenterRecord::Billing, told, before, after).await
    }

    /// Changes the legal side of the profile, as [`CenterApi::change_billing`].
    ///
    /// # Errors
    /// As [`CenterApi::change_billing`].
    pub async fn change_legal(&self, told: &ToldRecord, change: &LegalChange) -> Result<ToldRecord, ChangeError> {
        let [before, after] = legal_sides(told.sent.as_str(), change).map_err(not_made)?;
        self.put_side(CenterRecord::LegalBusiness, told, before, after).await
    }

    async fn put_side<S: Side>(
        &self,
        record: CenterRecord,
        told: &ToldRecord,
        before: S,
        after: S,
    ) -> Result<ToldRecord, ChangeError> {
        let document = serde_json::from_str(told.sent.as_str()).map_err(not_made)?;
        let etag = told.etag.as_deref();
        let in_body = etag.filter(|_| !told.is_etag_apart);
        let document = with_change(document, before, after, in_body).map_err(not_made)?;
        let json = serde_json::to_vec(&document).map_err(not_made)?;
        let content = Content {
            json: Bytes::from(json),
            name: Uuid::new_v4(),
            version: etag.filter(|_| told.is_etag_apart).map(str::to_owned),
        };
        let (first, second) = places(record).map_err(ChangeError::NotMade)?;
        // Which of its versions is read is said by the question; there is one to be changed.
        let place = second.unwrap_or(first);
        let question = Question::sending(Method::PUT, &place, Asked::Record, content);
        let answer = self.exchange.change(&question).await?;
        let told = told_in(&answer).map_err(ChangeError::Unclear)?;
        let side = serde_json::from_str::<Document>(told.sent.as_str()).and_then(|document| document.read::<S>());
        let has_address = side.is_ok_and(|mut side| side.address_mut().is_some());
        let says_nothing = || ChangeError::Unclear(ServiceError::Unreadable("a side without its address".into()));
        has_address.then_some(told).ok_or_else(says_nothing)
    }
}

/// Whether a record of the billing side says what a change was to make of it.
#[must_use]
pub fn holds_billing(sent: &str, change: &BillingChange) -> bool {
    billing_sides(sent, change).is_ok_and(|[is, was_to_be]| is == was_to_be)
}

/// Whether a record of the legal side says what a change was to make of it.
#[must_use]
pub fn holds_legal(sent: &str, change: &LegalChange) -> bool {
    legal_sides(sent, change).is_ok_and(|[is, was_to_be]| is == was_to_be)
}

/// The billing side as it was told, and as it is to be, in the fields that Partner Center documents.
fn billing_sides(sent: &str, change: &BillingChange) -> Result<[BillingProfile; 2], serde_json::Error> {
    let served: BillingProfile = serde_json::from_str::<Document>(sent)?.read()?;
    let now = BillingChange::of(&profile_of(LegalBusinessProfile::default(), served));
    let documented = |change: &BillingChange| BillingProfile {
        attention: None,
        tax_id_type: None,
        ..BillingProfile::from(change)
    };
    Ok([documented(&now), documented(change)])
}

fn legal_sides(sent: &str, change: &LegalChange) -> Result<[LegalBusinessProfile; 2], serde_json::Error> {
    let served: LegalBusinessProfile = serde_json::from_str::<Document>(sent)?.read()?;
    let now = LegalChange::of(&profile_of(served, BillingProfile::default()));
    Ok([LegalBusinessProfile::from(&now), LegalBusinessProfile::from(change)])
}

fn not_made(error: serde_json::Error) -> ChangeError {
    ChangeError::NotMade(unreadable(&error))
}

fn read<R: serde::de::DeserializeOwned>(sent: Option<&str>) -> Result<Option<R>, serde_json::Error> {
    sent.map(|sent| serde_json::from_str::<Document>(sent)?.read())
        .transpose()
}
