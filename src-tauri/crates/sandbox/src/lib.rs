//! The embedded Partner Center of the sample accounts: a Router over its own encrypted file and calendar.
//!
//! It is a service of its own: it speaks the wire models of the client, checks everything itself and trusts nothing
//! the program says, so that an order by a wrong role or outside the window is refused here as it would be there.

mod base;
mod due;
mod http;
mod records;
mod sample;
mod sandbox;
mod selling;
mod support;

pub use crate::http::fault_queue::StoredFaults;
pub use crate::http::transport::{InProcess, SandboxTransport};
pub use base::calendar::CALENDAR_YEARS;
pub use base::error::Error;
pub use sample::partner::{PartnerName, UnknownPartner};
pub use sample::reset_options::ResetOptions;
pub use sandbox::Sandbox;
pub use selling::gateway::{Charge, Refund};
