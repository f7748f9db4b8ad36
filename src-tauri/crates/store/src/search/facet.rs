//! What an invoice is filtered by, as words that no text can contain: each is longer than any n-gram.

use domain::{AccountName, Currency, InvoiceStatus, OfferId};

use crate::search::search_text::folded;

pub(crate) fn account(account: &AccountName) -> String {
    format!("account={}", hex::encode(account.as_str()))
}

pub(crate) fn offer(offer: &OfferId) -> String {
    of_offer(offer.as_str())
}

pub(crate) fn of_offer(id: &str) -> String {
    format!("offer={}", hex::encode(id))
}

pub(crate) fn status(status: InvoiceStatus) -> String {
    of_status(status.id())
}

pub(crate) fn of_status(id: &str) -> String {
    format!("status={id}")
}

pub(crate) fn currency(currency: Currency) -> String {
    of_currency(currency.code())
}

pub(crate) fn of_currency(code: &str) -> String {
    format!("currency={}", code.to_ascii_lowercase())
}

/// Capitals and full-width letters do not matter in it, as in everything that is searched.
pub(crate) fn ledger_code(code: &str) -> String {
    format!("ledger={}", hex::encode(folded(code)))
}
