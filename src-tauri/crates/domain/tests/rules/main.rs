//! The rules, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod cards;
mod country_rules;
mod dates;
mod eligibility;
mod entered_terms;
mod handoffs;
mod holdings;
mod imported_invoices;
mod invoice_checks;
mod money_and_orders;
mod named_offers;
mod note_submissions;
mod payment_proof;
mod people_and_addresses;
mod permissions;
mod portal;
mod profile_form;
mod profile_review;
mod refund;
mod renewal_window;
mod support;
mod support_request;
