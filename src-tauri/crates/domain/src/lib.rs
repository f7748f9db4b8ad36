//! The objects and rules of Microsoft partner membership offers.
//!
//! Nothing here reads a clock, a file or a network: every date is handed in, so each rule can be tested for every day.
//! Types derive serde only so that the ledger can keep them as documents; the page and the command line see the
//! engine's views.

mod account;
mod calendar;
mod catalogue;
mod clock;
mod country_rules;
mod eligibility;
mod holdings;
mod invoice;
mod invoice_checks;
mod money;
mod offer_status;
mod order;
mod party;
mod payment;
mod permission;
mod phrase;
mod policy;
mod portal;
mod profile;
mod profile_form;
mod proof;
mod refund;
mod role;
mod spending;
mod support_request;
mod term;
mod window_calendar;

pub use account::{Account, AccountName, Capabilities, ConnectionKind, Vetting, VettingStatus};
pub use calendar::{a_year_after, days_between};
pub use catalogue::{Catalogue, CatalogueError, Family, Level, Names, Offer, OfferId, Package, PackageId};
pub use clock::{Clock, FixedClock};
pub use country_rules::{CountryRules, State, StateUse, country_rules};
pub use eligibility::{Answer, Check, CheckId, Eligibility, Facts, Outcome, RelatedOrder, SiblingTerm, Standing};
pub use holdings::Holdings;
pub use invoice::{
    Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment, InvoiceStatus, InvoiceTerm, PaymentTerms,
    TaxLine, TaxTreatment,
};
pub use invoice_checks::{
    ChargedInvoice, INVOICE_EXPECTED_DAYS, InvoiceCheck, InvoiceContext, InvoiceFinding, charged_twice,
    invoice_findings, invoice_missing,
};
pub use money::{CurrencyMismatch, Money, ParseMoneyError};
pub use offer_status::{Action, OfferState, OfferStatus};
pub use order::{Order, OrderFailure, OrderKind, OrderState, RequestId, WrongTransition};
pub use party::{Country, Party, TaxId};
pub use payment::{CardSummary, Payment, TransferContact, TransferContactProblem};
pub use permission::{Activity, Permissions, Statement};
pub use phrase::{Argument, Phrase};
pub use policy::{NextAnniversary, OnAnniversary, PolicyId, RenewalPolicy, Window, WindowAnswer};
pub use portal::{Link, LinkSection, Portal, PortalGeneration, PortalLabel};
pub use profile::{BillingChange, Contact, LegalChange, Profile};
pub use profile_form::{ProfileField, ProfileProblem};
pub use proof::{LARGEST_PROOF_BYTES, PaymentProof, ProofKind, ProofProblem, TransferInstructions};
pub use refund::{REFUND_DAYS, RefundAnswers, RefundCheck, RefundCheckId, RefundCheckup};
pub use role::{Role, UnknownRole};
pub use spending::spent;
pub use support_request::{
    LONGEST_NOTE, LONGEST_SUMMARY, NewSupportRequest, NoteProblem, RequestAttachment, RequestNote, RequestStatus,
    SupportRequest, SupportRequestId, note_problem,
};
pub use term::{BENEFITS_GRACE_DAYS, Term};
pub use window_calendar::{SAFE_TRANSFER_DAYS, TermCalendar};

pub use chrono::{DateTime, NaiveDate, Utc};
pub use iso_currency::Currency;
pub use rust_decimal::Decimal;
