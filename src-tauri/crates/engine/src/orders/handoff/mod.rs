//! What a person is led through in Partner Center, where no connection places orders: what is checked before, which page and
//! which texts it takes, what happened, and the invoice that confirms it.

mod advice;
mod answer;
mod confirm;
mod next_step;
mod prepare;
mod texts;

pub(crate) use advice::{advice, facts, view, warning};
