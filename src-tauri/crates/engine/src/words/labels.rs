use domain::{Activity, CardSummary, Money, NaiveDate, OrderState, Outcome, Party, Payment, Term};
use words::Words;

use crate::view::{FactView, MoneyView, PartyView};

/// A date for scripts.
pub(crate) fn iso(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

/// An amount for scripts and people.
pub(crate) fn money(words: &Words, money: Money) -> MoneyView {
    MoneyView {
        amount: money.amount.to_string(),
        currency: money.currency.code().to_owned(),
        label: words.money(money),
    }
}

/// A fact by the id of its label.
pub(crate) fn fact(words: &Words, label: &str, value: impl Into<String>) -> FactView {
    FactView {
        label: words.text(label),
        value: value.into(),
        transfer_mark: false,
        copy: String::new(),
    }
}

/// A fact that is needed elsewhere as it stands: a number, an account, a reference.
pub(crate) fn fact_to_copy(words: &Words, label: &str, value: impl Into<String>) -> FactView {
    let value = value.into();
    FactView {
        copy: value.clone(),
        ..fact(words, label, value)
    }
}

/// The label of the day a term starts. That of a renewal is the anniversary date before, whenever it was paid.
pub(crate) fn start_label(term: &Term, on: NaiveDate) -> &'static str {
    if on < term.purchased {
        "date-starts"
    } else {
        "date-started"
    }
}

/// A party as people write it, with its country.
pub(crate) fn party(words: &Words, party: &Party) -> PartyView {
    PartyView {
        name: party.name.clone(),
        lines: words.address_lines(party),
        one_line: words.party_line(party),
    }
}

/// What an activity is called.
pub(crate) fn activity_label(words: &Words, activity: Activity) -> String {
    words.text(&format!("activity-{}", activity.id().replace('_', "-")))
}

/// `Visa ending 4821`.
pub(crate) fn card(words: &Words, card: &CardSummary) -> String {
    let phrase = domain::Phrase::new("card-ending")
        .with("brand", card.brand.clone())
        .with("digits", card.last_four.clone());
    words.say(&phrase)
}

/// How an order is paid.
pub(crate) fn payment(words: &Words, payment: Option<&Payment>) -> String {
    match payment {
        Some(Payment::Card { card: Some(summary) }) => card(words, summary),
        Some(Payment::Card { card: None }) => words.text("payment-card"),
        Some(Payment::Transfer { .. }) => words.text("payment-transfer"),
        Some(Payment::Free) => words.text("payment-free"),
        None => String::new(),
    }
}

/// The size of a file.
pub(crate) fn size(words: &Words, bytes: u64) -> String {
    let kilobytes = i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX);
    words.say(&domain::Phrase::new("file-size").with("kilobytes", kilobytes))
}

/// The word for an order's state.
pub(crate) fn order_state(words: &Words, state: OrderState) -> String {
    words.text(&format!("order-state-{}", state.id()))
}

/// A length as a number of the words.
pub(crate) fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// The word for how a check came out.
pub(crate) fn outcome_word(words: &Words, outcome: Outcome) -> String {
    words.text(match outcome {
        Outcome::Passed => "outcome-passed",
        Outcome::Failed => "outcome-failed",
        Outcome::Unknown => "outcome-unknown",
    })
}
