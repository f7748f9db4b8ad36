//! Signing in against an authority on this computer that checks what an authority checks, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod authority;
mod device_code;
mod first_sign_in;
mod redirect;
mod refusals;
mod renewal;
mod sharing;
mod support;
