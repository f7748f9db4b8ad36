//! The port to a Partner Center and the client that speaks its HTTP and JSON.
//!
//! The only crate that knows either. [`PartnerCenter`] is what the engine asks; [`Client`] answers it over a
//! [`Transport`], which is the network for Microsoft and a call into the embedded Router for the sample accounts.
//! [`azure_billing`] reads invoices where a partner has a billing account, [`center_api`] reads what Microsoft's own Partner
//! Center tells, [`sign_in`] gets the tokens for both, and
//! [`network`] is the one way out.

mod answer;
pub mod azure_billing;
pub mod center_api;
mod client;
mod credentials;
mod error;
mod exchange;
pub mod faults;
mod limits;
pub mod network;
mod port;
mod retry;
mod service;
pub mod sign_in;
mod transport;
pub mod wire;

pub use client::Client;
pub use credentials::Credentials;
pub use domain::{OfferStanding, Session};
pub use error::{Error, Refusal};
pub use limits::{AnswerLimit, LARGEST_ANSWER};
pub use port::{
    CardDetails, CardToken, NewAttachment, NewNote, NewOrder, PartnerCenter, ProofUpload, Quote, QuoteLine,
    RemoteOrder, SubmissionAnswer,
};
pub use transport::{Transport, TransportError};
