//! Orders, how they are paid and how they are paid back.

pub(crate) mod absence;
pub(crate) mod card;
pub(crate) mod confirmation;
pub(crate) mod handoff;
pub(crate) mod handoff_answer;
pub(crate) mod order;
pub(crate) mod payment;
pub(crate) mod preflight;
pub(crate) mod proof;
pub(crate) mod refund;
