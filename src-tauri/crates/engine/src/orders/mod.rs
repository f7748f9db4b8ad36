//! The path of an order, from its draft to its confirmation.

pub(crate) mod advice;
pub(crate) mod form;
pub(crate) mod handoff;
pub(crate) mod notices;
mod order_input;
pub(crate) mod order_list;
pub(crate) mod order_request;
pub(crate) mod orders_page;
pub(crate) mod proof;
pub(crate) mod recovery;
pub(crate) mod refusal;
pub(crate) mod repeated;
pub(crate) mod submission;
pub(crate) mod switch_payment;
pub(crate) mod transfer;
