use domain::{ConnectionName, ConnectionState, Phrase};
use partner_center::azure_billing::{Agreement, ServiceError};
use words::Words;

use crate::view::RefusedItem;
use crate::{Code, Error};

/// How a reading of a connection ended.
#[derive(Clone)]
pub(super) struct Outcome {
    pub state: ConnectionState,
    /// Why, for the log.
    pub reason: String,
    /// The next sign-in has to prove more.
    pub needs_confirmation: bool,
    /// No token was to be had, for something that passes: no other connection gets one either.
    pub lacks_token: bool,
    /// What whoever signed in may not see, for people.
    pub forbidden: Vec<String>,
}

impl Outcome {
    pub fn new(state: ConnectionState, reason: impl Into<String>) -> Self {
        Self {
            state,
            reason: reason.into(),
            needs_confirmation: false,
            lacks_token: false,
            forbidden: Vec::new(),
        }
    }

    /// Everything was read but what whoever signed in may not see.
    pub fn partly_forbidden(forbidden: Vec<String>) -> Self {
        Self {
            forbidden,
            ..Self::new(ConnectionState::PartlyForbidden, "a part is for other roles")
        }
    }
}

/// How a reading ended that did not come to its end.
pub(super) const fn state_of(error: &ServiceError) -> ConnectionState {
    match error {
        ServiceError::SignInNeeded | ServiceError::ConfirmationNeeded { .. } => ConnectionState::SignInNeeded,
        ServiceError::Unreachable(_) | ServiceError::NoAnswer | ServiceError::SignInTrouble => {
            ConnectionState::Unreachable
        }
        ServiceError::Throttled { .. } | ServiceError::BudgetSpent => ConnectionState::Throttled,
        ServiceError::Forbidden { .. } | ServiceError::UnknownPerson => ConnectionState::NoRole,
        _ => ConnectionState::Refused,
    }
}

/// The error that ends a command whose connection ended so; `None` where all is well.
pub(super) fn error_of(connection: ConnectionName, outcome: &Outcome, words: &Words) -> Option<Error> {
    let name = words.text(&format!("connection-{}", connection.id()));
    let error = match outcome.state {
        ConnectionState::NeverRead | ConnectionState::Current | ConnectionState::NotRead => return None,
        ConnectionState::SignInNeeded if outcome.needs_confirmation => Error::new(Code::SecondFactorNeeded),
        ConnectionState::SignInNeeded => Error::new(Code::SignInNeeded),
        ConnectionState::NoRole if connection == ConnectionName::PartnerCenter => Error::new(Code::NoCenterRole),
        ConnectionState::NoRole => Error::new(Code::NoBillingRole),
        ConnectionState::PartlyForbidden if connection == ConnectionName::PartnerCenter => {
            Error::new(Code::CenterPartlyForbidden).with("parts", words.list(&outcome.forbidden))
        }
        ConnectionState::PartlyForbidden => {
            Error::new(Code::BillingPartlyForbidden).with("parts", words.list(&outcome.forbidden))
        }
        ConnectionState::Unreachable if outcome.lacks_token => {
            Error::new(Code::SignInUnreachable).with("connection", name)
        }
        ConnectionState::Unreachable => Error::new(Code::ConnectionUnreachable).with("connection", name),
        ConnectionState::Throttled => Error::new(Code::ConnectionThrottled).with("connection", name),
        ConnectionState::Unfinished => Error::new(Code::SyncUnfinished),
        ConnectionState::Refused => Error::new(Code::ConnectionRefused).with("connection", name),
    };
    Some(error.because(&outcome.reason))
}

/// What is told of something that was not taken.
pub(super) fn refused(what: impl Into<String>, code: &str, words: &Words) -> RefusedItem {
    refused_because(what, code, reason_of(code), words)
}

/// The same of something of a billing account.
pub(super) fn refused_by_billing(
    what: impl Into<String>,
    code: &str,
    agreement: Option<&Agreement>,
    words: &Words,
) -> RefusedItem {
    refused_because(what, code, billing_reason_of(code, agreement), words)
}

/// The same of something of Partner Center.
pub(super) fn refused_by_center(what: impl Into<String>, code: &str, is_of_bills: bool, words: &Words) -> RefusedItem {
    refused_because(what, code, center_reason_of(code, is_of_bills), words)
}

fn refused_because(what: impl Into<String>, code: &str, reason: &str, words: &Words) -> RefusedItem {
    RefusedItem {
        what: what.into(),
        code: code.to_owned(),
        reason: words.text(reason),
    }
}

/// The sentence of a cause that keeps something of a billing account: which role shows it is a matter of the contract.
fn billing_reason_of(code: &str, agreement: Option<&Agreement>) -> &'static str {
    match (code, agreement) {
        ("forbidden", Some(Agreement::Partner)) => "billing-forbidden-partner",
        ("forbidden", Some(Agreement::OnlineServices)) => "billing-forbidden-online-services",
        ("forbidden", Some(Agreement::Enterprise)) => "billing-forbidden-enterprise",
        ("forbidden", _) => "billing-forbidden-account",
        _ => reason_of(code),
    }
}

/// The sentence of a cause that keeps something of Partner Center. Which roles show bills is documented, and of the rest nothing.
pub(crate) fn center_reason_of(code: &str, is_of_bills: bool) -> &'static str {
    match code {
        "forbidden" if is_of_bills => "center-forbidden-bills",
        "forbidden" => "center-forbidden",
        _ => reason_of(code),
    }
}

/// The sentence of a cause.
pub(crate) fn reason_of(code: &str) -> &'static str {
    match code {
        "unusable_base" => "billing-unusable-base",
        "unreachable" => "billing-unreachable",
        "no_answer" => "billing-no-answer",
        "sign_in_needed" => "billing-sign-in-needed",
        "sign_in_trouble" => "sign-in-trouble",
        "confirmation_needed" => "billing-confirmation-needed",
        "unknown_person" => "billing-unknown-person",
        "forbidden" => "billing-forbidden",
        "forbidden_by_rule" => "billing-forbidden-by-rule",
        "not_found" => "billing-not-found",
        "throttled" => "billing-throttled",
        "budget_spent" => "billing-budget-spent",
        "server_trouble" => "billing-server-trouble",
        "unreadable" => "billing-unreadable",
        "beyond_limits" => "billing-beyond-limits",
        "foreign_address" => "billing-foreign-address",
        "endless" => "billing-endless",
        "no_document" => "billing-no-document",
        "still_preparing" => "billing-still-preparing",
        "link_expired" => "billing-link-expired",
        "not_pdf" => "billing-not-pdf",
        "no_date" => "billing-no-date",
        "no_amount" => "billing-no-amount",
        "currencies" => "billing-currencies",
        "no_currency" => "billing-no-currency",
        "no_lines" => "billing-no-lines",
        "entry_unreadable" => "billing-no-readable-line",
        _ => "billing-refused",
    }
}

/// What is told of a field that could not be read of an invoice that is kept without it.
pub(super) fn left_out(what: &str, field: &str, words: &Words) -> RefusedItem {
    RefusedItem {
        what: what.to_owned(),
        code: "field_unreadable".to_owned(),
        reason: words.say(&Phrase::new("billing-field-unreadable").with("field", field)),
    }
}

/// What is told of an entry that could not be read: the field, and what it should be.
pub(super) fn unfit(what: String, field: &str, words: &Words) -> RefusedItem {
    RefusedItem {
        what,
        code: "entry_unreadable".to_owned(),
        reason: words.say(&Phrase::new("billing-entry-unreadable").with("field", field)),
    }
}
