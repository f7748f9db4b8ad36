use domain::{ConnectionName, ConnectionState, Phrase};
use partner_center::azure_billing::BillingError;
use words::Words;

use crate::view::RefusedItem;
use crate::{Code, Error};

/// How a reading ended that did not come to its end.
pub(super) const fn state_of(error: &BillingError) -> ConnectionState {
    match error {
        BillingError::SignInNeeded | BillingError::ConfirmationNeeded { .. } => ConnectionState::SignInNeeded,
        BillingError::Unreachable(_) | BillingError::NoAnswer | BillingError::ServerTrouble { .. } => {
            ConnectionState::Unreachable
        }
        BillingError::Throttled { .. } | BillingError::BudgetSpent => ConnectionState::Throttled,
        BillingError::Forbidden { .. } | BillingError::UnknownPerson => ConnectionState::NoRole,
        _ => ConnectionState::Refused,
    }
}

/// The error that ends a command whose connection ended so; `None` where all is well.
pub(super) fn error_of(
    connection: ConnectionName,
    state: ConnectionState,
    reason: &str,
    words: &Words,
) -> Option<Error> {
    let code = match state {
        ConnectionState::NeverRead | ConnectionState::Current | ConnectionState::NotRead => return None,
        ConnectionState::SignInNeeded => Code::SignInNeeded,
        ConnectionState::NoRole => Code::NoBillingRole,
        ConnectionState::Unreachable => Code::ConnectionUnreachable,
        ConnectionState::Throttled => Code::ConnectionThrottled,
        ConnectionState::Unfinished => Code::SyncUnfinished,
        ConnectionState::Refused => Code::ConnectionRefused,
    };
    let name = words.text(&format!("connection-{}", connection.id()));
    Some(Error::new(code).with("connection", name).because(reason))
}

/// What is told of something that was not taken.
pub(super) fn refused(what: impl Into<String>, code: &str, words: &Words) -> RefusedItem {
    RefusedItem {
        what: what.into(),
        code: code.to_owned(),
        reason: words.text(&format!("billing-{}", code.replace('_', "-"))),
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
