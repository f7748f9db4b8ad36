//! The form of an order, up to Buy.

pub(crate) mod card_form;
pub(crate) mod draft;
pub(crate) mod quote;
pub(crate) mod wizard;
