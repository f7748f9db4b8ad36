//! What must never be lost, apart from the archive.

pub(crate) mod order_list;
pub(crate) mod order_lock;
pub(crate) mod order_texts;
pub(crate) mod orders;
pub(crate) mod own;
pub(crate) mod profiles;
pub(crate) mod proofs;
pub(crate) mod request_outbox;
pub(crate) mod requests;
pub(crate) mod reset;
pub(crate) mod saved_filters;
pub(crate) mod settings;
pub(crate) mod sync_debt;
