//! Every invoice becomes a sound document: its bytes, its appearance, its structure, its data.

#![allow(clippy::unwrap_used, reason = "a test fails where it unwraps")]

mod any_invoice;
mod appearance;
mod corpus;
mod electronic;
mod file;
mod many_lines;
mod pages;
mod structure;
mod support;
