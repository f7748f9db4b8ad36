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
mod side;
mod transfer;

pub use base::collection::{Attributes, Collection, Link, Links};
pub use base::document::Document;
pub use base::reading::{Incomplete, read};
pub(crate) use base::reading::{by_word, plain_word, required};
pub use base::scalar::{Amount, Day, Flag, List, Moment, Text, Whole};
pub(crate) use base::surrogates::without_lone_surrogates;
pub use card::{CardResource, TokenRequest, TokenResource};
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
pub use service_request::{FileLinkResource, NewFileResource, NoteResource, ServiceRequest, ServiceRequestPatch};
pub use session::SessionResource;
pub(crate) use side::{Side, with_change};
pub use transfer::{ProofRequest, ProofResource, TransferInstructionsResource};
