//! The objects and rules of Microsoft partner membership offers.
//!
//! Nothing here reads a clock, a file or a network: every date is handed in, so each rule can be tested for every day.
//! Types derive serde only so that the ledger can keep them as documents; the page and the command line see the
//! engine's views.

mod account;
mod calendar;
mod catalogue;
mod clock;
mod eligibility;
mod invoice;
mod money;
mod offer_status;
mod order;
mod party;
mod payment;
mod phrase;
mod policy;
mod proof;
mod role;
mod term;
mod window_calendar;

pub use account::{Account, AccountName, Capabilities, ConnectionKind, Profile, Vetting, VettingStatus};
pub use calendar::{a_year_after, days_between};
pub use catalogue::{Catalogue, CatalogueError, Family, Level, Names, Offer, OfferId};
pub use clock::{Clock, FixedClock};
pub use eligibility::{Answer, Check, CheckId, Eligibility, Facts, Outcome, SiblingTerm, Standing};
pub use invoice::{
    Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment, InvoiceStatus, InvoiceTerm, PaymentTerms,
    TaxLine, TaxTreatment,
};
pub use money::{CurrencyMismatch, Money, ParseMoneyError};
pub use offer_status::{Action, OfferState, OfferStatus};
pub use order::{Order, OrderFailure, OrderKind, OrderState, RequestId, WrongTransition};
pub use party::{Country, Party, TaxId};
pub use payment::{CardSummary, Payment, TransferContact, TransferContactProblem};
pub use phrase::{Argument, Phrase};
pub use policy::{NextAnniversary, OnAnniversary, PolicyId, RenewalPolicy, Window, WindowAnswer};
pub use proof::{LARGEST_PROOF_BYTES, PaymentProof, ProofKind, ProofProblem, TransferInstructions};
pub use role::{Role, UnknownRole};
pub use term::{BENEFITS_GRACE_DAYS, Term};
pub use window_calendar::{SAFE_TRANSFER_DAYS, TermCalendar};

pub use chrono::{DateTime, NaiveDate, Utc};
pub use iso_currency::Currency;
pub use rust_decimal::Decimal;
