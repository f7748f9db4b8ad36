//! The programs on the command line, played from beginning to end, and what holds of all of their words and data.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod accounts;
mod automatic_renewal;
mod bad_input;
mod bank_transfer;
mod bookkeeping;
mod bounds;
mod broken_output;
mod buying;
mod cancelling;
mod common;
mod connections;
mod data_at_rest;
mod destinations;
mod diagnostics;
mod document_sentences;
mod handoff;
mod help;
mod hostile_text;
mod importing;
mod invoice_archive;
mod key_found;
mod lists;
mod memory;
mod nothing_is_lost;
mod own_folder;
mod profile;
mod recovering;
mod refusals;
mod renewal;
mod requests;
mod roles;
mod storage;
mod terms;
mod words_in_code;
mod wrong_usage;
