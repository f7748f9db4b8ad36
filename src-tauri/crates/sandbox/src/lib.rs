//! The embedded Partner Center of the sample accounts: a Router over its own encrypted file and calendar.
//!
//! It is a service of its own: it speaks the wire models of the client, checks everything itself and trusts nothing
//! the program says, so that an order by a wrong role or outside the window is refused here as it would be there.

mod answers;
mod business_days;
mod calendar;
mod confirming;
mod data;
mod document;
mod due;
mod error;
mod fault_queue;
mod gateway;
mod history;
mod invoice_table;
mod invoicing;
mod judging;
mod numbers;
mod order_table;
mod partner;
mod placing;
mod pricing;
mod renewing;
mod request_table;
mod reviewing;
mod routes;
mod sandbox;
mod seeding;
mod shared;
mod sign_in;
mod storage;
mod supporting;
mod term_table;
mod transferring;
mod transport;

pub use error::Error;
pub use fault_queue::StoredFaults;
pub use gateway::{Charge, Refund};
pub use partner::{PartnerName, UnknownPartner};
pub use sandbox::Sandbox;
pub use seeding::ResetOptions;
pub use transport::{InProcess, SandboxTransport};
