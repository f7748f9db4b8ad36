//! The real network: the one HTTP client of the application, and how far it reaches.
//!
//! [`Network`] is built once. What speaks over it gets a [`Reach`]: the few addresses that it may send to, so that no
//! answer can lead a token elsewhere. Redirects are answers as any other. Nothing is unpacked here and nothing is kept:
//! no cookies, no cache.

mod base_address;
mod client;
mod clients;
mod outside;
mod reach;
mod trouble;

pub use base_address::{BaseAddress, NotABaseAddress};
pub use client::Network;
pub(crate) use outside::is_outside;
pub use reach::Reach;
pub use trouble::NetworkTrouble;
