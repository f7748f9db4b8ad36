//! The objects and rules of Microsoft partner membership offers.
//!
//! Nothing here reads a clock, a file or a network: every date is handed in, so each rule can be tested for every day.
//! Types derive serde only so that the ledger can keep them as documents; the page and the command line see the
//! engine's views. What they share with the domain are the closed sets: a value has one name, wherever it is told.

mod base;
mod dates;
mod invoices;
mod offers;
mod orders;
mod partner;
mod support;
mod terms;

pub use base::calendar::{a_year_after, a_year_before, days_between};
pub use base::clock::{Clock, FixedClock};
pub use base::closed_set::UnknownChoice;
pub use base::money::{CurrencyMismatch, Money, ParseMoneyError};
pub use base::names::Names;
pub use base::phrase::{Argument, Phrase};
pub use base::script::is_han;
pub use base::text_field::TextField;
pub use base::unseen::is_unseen;
pub use dates::date_kind::DateKind;
pub use dates::important_date::ImportantDate;
pub use invoices::bookkeeping::{
    Booking, Bookkeeping, BookkeepingChange, LONGEST_BOOKING_NOTE, LONGEST_LEDGER_CODE, LineProblem, kept_line,
};
pub use invoices::built_in_filter::BuiltInFilter;
pub use invoices::further_document::DocumentKind;
pub use invoices::imported_invoice::{ImportedInvoice, WhyStays};
pub use invoices::invoice::{
    Invoice, InvoiceKind, InvoiceLine, InvoiceNumber, InvoicePayment, InvoiceStatus, InvoiceTerm, PaymentTerms,
    TaxLine, TaxTreatment,
};
pub use invoices::invoice_checks::{
    ChargedInvoice, INVOICE_EXPECTED_DAYS, InvoiceCheck, InvoiceContext, InvoiceFinding, charge_differs, charged_twice,
    invoice_findings, invoice_missing,
};
pub use invoices::numbered::{NumberedInvoice, numbers_used_twice};
pub use invoices::received::{InvoiceSource, ReceivedInvoice, SentAmount};
pub use invoices::received_line::ReceivedLine;
pub use invoices::spending::spent;
pub use invoices::uniform_number::{NoUniformNumber, UniformNumber};
pub use offers::catalogue::{Catalogue, CatalogueError};
pub use offers::check::{Check, CheckId, Outcome};
pub use offers::eligibility::Eligibility;
pub use offers::facts::{Facts, RelatedOrder, SiblingTerm, Standing};
pub use offers::holdings::Holdings;
pub use offers::offer::{Family, Level, Offer, OfferId, Package, PackageId};
pub use offers::offer_standing::OfferStanding;
pub use offers::offer_status::{OfferAction, OfferState, OfferStatus};
pub use offers::policy::{NextAnniversary, OnAnniversary, PolicyId, RenewalPolicy, Window, WindowAnswer};
pub use offers::term::{BENEFITS_GRACE_DAYS, Term};
pub use offers::tile::{MOST_DAYS_LEFT, TileReading};
pub use offers::window_calendar::{SAFE_TRANSFER_DAYS, TermCalendar};
pub use offers::window_check::Answer;
pub use orders::absence::{ABSENCE_MINUTES, Absence, Identity};
pub use orders::card::{
    CardBrand, CardShape, LONGEST_CARD_YEARS, TestCard, TestCardOutcome, card_digits, card_expiry, card_is_good,
    has_right_check_digit,
};
pub use orders::confirmation::{HandoffInvoice, confirmed_handoffs};
pub use orders::handoff::{Handoff, HandoffAnswer, HandoffKind};
pub use orders::handoff_answer::{HandoffDone, HandoffError};
pub use orders::order::{Order, OrderFailure, OrderKind, OrderState, PAYMENT_DAYS, RequestId, WrongTransition};
pub use orders::payment::{CardSummary, Payment, TransferContact, TransferField};
pub use orders::preflight::{PreflightCheck, PreflightId, preflight};
pub use orders::proof::{LARGEST_PROOF_BYTES, PaymentProof, ProofKind, ProofProblem, TransferInstructions};
pub use orders::refund::{REFUND_DAYS, RefundAnswers, RefundCheck, RefundCheckId, RefundCheckup};
pub use partner::account::{Account, AccountName, Capabilities, ConnectionKind, Vetting, VettingStatus};
pub use partner::address::half_width;
pub use partner::country_rules::{CountryRules, State, StateUse, TaxIdDoubt, countries_with_rules, country_rules};
pub use partner::county::County;
pub use partner::own::account::{AccountNameProblem, LONGEST_ACCOUNT_NAME, OwnAccount};
pub use partner::own::center_record::CenterRecord;
pub use partner::own::connection::{ConnectionName, ConnectionState, OwnConnection, PinnedIdentity, SignInPlace};
pub use partner::own::told_rules::ToldRules;
pub use partner::party::{Country, Party, TaxId};
pub use partner::permission::{Activity, Permissions, RoleRefusal, SourcePage, Statement};
pub use partner::person_name::person_name;
pub use partner::portal::{Link, LinkSection, Portal, PortalGeneration, PortalLabel};
pub use partner::profile::{BillingChange, Contact, LegalChange, Profile};
pub use partner::profile_form::{ProfileField, ProfileProblem};
pub use partner::role::{Role, UnknownRole};
pub use partner::session::Session;
pub use support::note_submission::{NoteStanding, NoteSubmission};
pub use support::support_request::{
    LONGEST_NOTE, LONGEST_SUMMARY, NewSupportRequest, NoteProblem, RequestAttachment, RequestNote, RequestStatus,
    SupportRequest, SupportRequestId, note_problem,
};
pub use terms::entered_term::{EnteredTerm, TermDetails, TermSource, entered_standings};
pub use terms::named_offer::{NamedOffer, ToldInvoice, ToldLine};
pub use terms::new_term::{NewTerm, TermProblem};
pub use terms::term_doubts::{TermDoubt, term_doubts};
pub use terms::term_proposal::{DiscardedTerm, ProposedTerm, proposed_terms};

pub use chrono::{DateTime, NaiveDate, Utc};
pub use iso_currency::Currency;
pub use rust_decimal::Decimal;
