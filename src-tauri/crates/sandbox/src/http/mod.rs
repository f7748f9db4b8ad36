//! The way in from outside: routes, sign-in, faults. It stands above the rules, which know nothing of it.

pub(crate) mod answer;
pub(crate) mod fault_queue;
pub(crate) mod routes;
pub(crate) mod shared;
pub(crate) mod sign_in;
pub(crate) mod transport;
