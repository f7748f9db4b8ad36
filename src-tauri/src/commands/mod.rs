//! What the page may ask. Each command is one call into the engine.

mod accounts;
mod archive;
mod arrangement;
mod bookkeeping;
mod frame;
mod handoff;
mod imports;
mod invoices;
mod offers;
mod orders;
mod profile;
mod recovery;
mod requests;
mod terms;

use engine::view::ErrorView;

pub(crate) use accounts::*;
pub(crate) use archive::*;
pub(crate) use arrangement::*;
pub(crate) use bookkeeping::*;
pub(crate) use frame::*;
pub(crate) use handoff::*;
pub(crate) use imports::*;
pub(crate) use invoices::*;
pub(crate) use offers::*;
pub(crate) use orders::*;
pub(crate) use profile::*;
pub(crate) use recovery::*;
pub(crate) use requests::*;
pub(crate) use terms::*;

/// What the page gets: an answer, or an error in its language.
type Answer<T> = Result<T, ErrorView>;
