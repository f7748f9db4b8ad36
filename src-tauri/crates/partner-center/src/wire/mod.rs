//! The JSON that goes over the wire: what Partner Center documents in the documented shape, memberships in the same
//! style.
//!
//! Every field is optional and every value is read leniently, because the real service leaves keys out, writes numbers
//! as strings and adds enumeration values at will. Turning a resource into a domain object is where a value that
//! cannot be done without is missed.

/// Defines resources whose fields may all be missing or null, and are left out when they are not there.
macro_rules! resources {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),* $(,)? })+) => {
        $($(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "camelCase", default)]
        pub struct $name {
            $($(#[$field_meta])*
            #[serde(skip_serializing_if = "Option::is_none")]
            pub $field: Option<$type>,)*
        })+
    };
}

mod base;
mod card;
mod invoice;
mod invoice_parts;
mod offer;
mod order;
mod party;
mod problem;
mod profile;
mod quote;
mod service_request;
mod session;
mod transfer;

pub use card::{CardResource, TokenRequest, TokenResource};
pub use base::collection::{Attributes, Collection, Link, Links};
pub use base::document::Document;
pub use invoice::InvoiceResource;
pub use invoice_parts::{
    InvoiceLineResource, InvoicePaymentResource, InvoiceTaxResource, InvoiceTermResource, PlacedByResource,
};
pub use offer::{OfferResource, TermResource};
pub use order::{
    OrderRequest, OrderResource, PaymentResource, TransferContactResource, order_kind_of, order_kind_word,
};
pub use party::{NameResource, PartyResource, TaxIdResource};
pub use problem::{Detail, Problem, ProblemBody, RefusedTotal, refusal_code};
pub use profile::{Address, BillingProfile, Contact, LegalBusinessProfile, MpnProfile, profile_of};
pub use quote::{QuoteLineResource, QuoteResource};
pub use base::scalar::{Amount, Day, Flag, List, Moment, Text, Whole};
pub use service_request::{FileLinkResource, NewFileResource, NoteResource, ServiceRequest, ServiceRequestPatch};
pub use session::SessionResource;
pub use transfer::{ProofRequest, ProofResource, TransferInstructionsResource};

/// A resource lacks what its domain object cannot do without.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{resource} without a readable {field}")]
pub struct Incomplete {
    /// The resource.
    pub resource: &'static str,
    /// The field.
    pub field: &'static str,
}

/// Unwraps a field, or says which one is missing.
fn required<T>(value: Option<T>, resource: &'static str, field: &'static str) -> Result<T, Incomplete> {
    value.ok_or(Incomplete { resource, field })
}

/// Reads JSON that may begin with a byte order mark and hold halves of characters; an empty body is read as an empty object.
///
/// # Errors
/// What `serde_json` says about the text.
pub fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    let text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    if text.iter().all(u8::is_ascii_whitespace) {
        serde_json::from_slice(b"{}")
    } else {
        serde_json::from_slice(&base::surrogates::without_lone_surrogates(text))
    }
}

/// The word as enumerations are compared: the service writes `one_time`, `OneTime` and `oneTime` for the same value.
fn plain_word(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

/// The value whose stable name is the word, whatever its style.
fn by_word<T: Copy>(word: &str, values: &[T], name: impl Fn(T) -> &'static str) -> Option<T> {
    let wanted = plain_word(word);
    values.iter().copied().find(|value| plain_word(name(*value)) == wanted)
}
