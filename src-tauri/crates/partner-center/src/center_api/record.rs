use bytes::Bytes;
use domain::CenterRecord;
use http::{Response, header};
use serde_json::value::RawValue;

use super::address::place;
use super::base::CenterApi;
use crate::Transport;
use crate::service::{Asked, Fields, Place, SentJson, ServiceError, json_text, unreadable};

/// The fields of an answer that says what went wrong, whatever its status is.
const OF_PROBLEMS: [&str; 3] = ["code", "error", "statusCode"];

/// A record of the partner as Partner Center said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldRecord {
    /// The version, which a change of the record has to name.
    pub etag: Option<String>,
    /// The version stood in a header of the answer and not in the record.
    pub is_etag_apart: bool,
    /// As it was sent, with every field.
    pub sent: SentJson,
}

impl<T: Transport> CenterApi<T> {
    /// A record of the partner.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] where Partner Center names none, which does not say that there is none; or any other.
    pub async fn record(&self, record: CenterRecord) -> Result<ToldRecord, ServiceError> {
        let (first, second) = places(record)?;
        let (answer, _) = self.read_or(first, second, Asked::Record).await?;
        told_in(&answer)
    }
}

/// The record of an answer.
pub(super) fn told_in(answer: &Response<Bytes>) -> Result<ToldRecord, ServiceError> {
    let text = json_text(answer.body())?;
    let raw: &RawValue = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let says_nothing = || ServiceError::Unreadable("a record that says nothing".into());
    let fields = Fields::of(raw, "record").map_err(|_| says_nothing())?;
    if fields.names().next().is_none() || OF_PROBLEMS.iter().any(|name| fields.get(name).is_some()) {
        return Err(says_nothing());
    }
    let in_body = fields.object("attributes").ok().flatten();
    let in_body = in_body.and_then(|attributes| attributes.filled("etag").ok().flatten());
    let in_head = || answer.headers().get(header::ETAG)?.to_str().ok().map(str::to_owned);
    Ok(ToldRecord {
        is_etag_apart: in_body.is_none(),
        etag: in_body.or_else(in_head),
        sent: SentJson::of(raw),
    })
}

/// Where a record is, and where else it is in one of the two documented forms.
pub(super) fn places(record: CenterRecord) -> Result<(Place, Option<Place>), ServiceError> {
    let profile = |name: &str| place(["profiles", name], &[]);
    Ok(match record {
        CenterRecord::LegalBusiness => (
            place(["profiles", "legalbusiness"], &[("vettingVersion", "Current")])?,
            Some(profile("legalbusiness")?),
        ),
        CenterRecord::Billing => (profile("billing")?, None),
        CenterRecord::Organization => (profile("organization")?, None),
        CenterRecord::Support => (profile("support")?, Some(profile("supportprofile")?)),
        CenterRecord::Mpn => (profile("mpn")?, None),
        CenterRecord::InvoiceSummaries => (place(["invoices", "summaries"], &[])?, None),
        CenterRecord::Agreements => (place(["agreements"], &[])?, None),
    })
}
