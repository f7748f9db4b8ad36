//! Faults on the wire by name: what can go wrong between here and a Partner Center, made to happen on purpose.
//!
//! [`Faulty`] is a transport that asks a [`FaultSource`] before each request whether it is to fail, and how.

mod layer;
mod spec;

pub use layer::{FaultQueue, FaultSource, Faulty};
pub use spec::{Fault, FaultSpec, UnknownFault};
