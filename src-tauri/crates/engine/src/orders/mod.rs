//! The path of an order, from its draft to its confirmation.

pub(crate) mod card_form;
pub(crate) mod draft;
pub(crate) mod notices;
mod order_input;
pub(crate) mod order_list;
pub(crate) mod orders_page;
pub(crate) mod quote;
pub(crate) mod recovery;
pub(crate) mod refusal;
pub(crate) mod submission;
pub(crate) mod switch_payment;
pub(crate) mod transfer;
pub(crate) mod wizard;
