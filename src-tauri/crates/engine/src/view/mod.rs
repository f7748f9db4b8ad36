//! What the page and the command line show: plain texts and stable names, written out in the asked language.
//!
//! Dates are `YYYY-MM-DD`, amounts are strings with `.` as the decimal point. What has one of a known number of values is
//! an enum, here and in the page's generated types. Everything called a label is for people and comes from the words files.

#[macro_use]
mod views;

mod archive;
mod arrangement;
mod common;
mod exports;
mod frame;
mod invoices;
mod links;
mod offer_details;
mod offers;
mod orders;
mod profile;
mod requests;
mod wizard;

// The closed sets of the rooms below that views tell.
pub use domain::{
    Activity, Answer, Booking, BuiltInFilter, CheckId, ConnectionName, ConnectionState, DateKind, HandoffAnswer,
    HandoffKind, InvoiceCheck, InvoiceKind, InvoiceStatus, OfferAction, OfferState, OrderKind, OrderState, Outcome,
    PreflightId, ProfileField, RefundCheckId, RequestStatus, Role, StateUse, TermSource, TestCardOutcome,
    TransferField, VettingStatus, WhyStays,
};
pub use invoice_pdf::DocumentLanguage;
pub use partner_center::sign_in::Cloud;
pub use store::{InvoiceSort, Offline, OrderSort, RecordChange, RecordKind, SalvageKind};
pub use words::Language;

pub use archive::*;
pub use arrangement::*;
pub use common::*;
pub use exports::*;
pub use frame::*;
pub use invoices::*;
pub use links::*;
pub use offer_details::*;
pub use offers::*;
pub use orders::*;
pub use profile::*;
pub use requests::*;
pub use wizard::*;
