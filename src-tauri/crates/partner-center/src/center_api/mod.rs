//! The Partner Center REST API as Microsoft answers it: profiles, invoices with their statements, and service requests.
//! What is changed there is sent once, and a [`ChangeError`] says whether it was made. [`Client`](crate::Client) speaks to a Partner Center that also sells memberships, which
//! Microsoft's does not.
//!
//! [`CenterApi`] asks over a [`Transport`](crate::Transport), within a [`Budget`]. What is read is kept as it was sent;
//! nothing is computed.

mod address;
mod address_check;
mod agreement;
mod base;
mod collection;
mod dialect;
mod invoice;
mod pages;
mod profile;
mod record;
mod request;
mod statement;

pub use address_check::{AddressAnswer, SuggestedAddress};
pub use agreement::{ToldAgreement, agreements_told};
pub use base::CenterApi;
pub use invoice::{CenterDocument, CenterInvoice};
pub use pages::{CenterPage, CenterPages, CenterPosition};
pub use profile::{holds_billing, holds_legal, partner_id_told, profile_told};
pub use record::ToldRecord;
pub use request::CenterRequest;

pub use crate::service::{Asked, Budget, ChangeError, RefusedEntry, Said, SentJson, ServiceError, Unfit};
