use domain::{Answer, Check, CheckId, Money, OrderFailure, OrderKind, Phrase};
use partner_center::{Error as CenterError, Refusal};
use words::Words;

use crate::account::records::Judged;
use crate::error::of_change;
use crate::{Code, Error};

/// What a refusal said beyond its code, for the record.
pub(crate) fn refusal_detail(error: &CenterError) -> Option<String> {
    match error {
        CenterError::Refused(Refusal::TotalChanged { total }) => Some(total.to_string()),
        CenterError::Refused(Refusal::NotEligible(ids)) => Some(ids.clone()),
        CenterError::Refused(Refusal::Other { message, .. }) => Some(message.clone()),
        _ => None,
    }
}

/// The error of an order that was declined earlier, from its record.
pub(crate) fn recorded_failure(failure: &OrderFailure, words: &Words) -> Error {
    let detail = failure.detail.as_deref().filter(|detail| !detail.is_empty());
    let refused = || Error::new(Code::Refused).with("reason", detail.unwrap_or(&failure.code));
    match Code::from_id(&failure.code) {
        Ok(Code::NotEligible) => detail.map_or_else(refused, |ids| not_accepted(ids, words)),
        Ok(Code::TotalChanged) => detail
            .and_then(|total| total.parse::<Money>().ok())
            .map_or_else(refused, |total| Error::new(Code::TotalChanged).with("total", total)),
        Ok(
            code @ (Code::CardDeclined
            | Code::CardError715
            | Code::UnknownCardToken
            | Code::InvalidCard
            | Code::NeverArrived
            | Code::RoleNotAllowed
            | Code::ServerTrouble
            | Code::SignInNeeded
            | Code::SecondFactorNeeded
            | Code::Throttled),
        ) => Error::new(code),
        _ => refused(),
    }
}

/// Why an order came to nothing, as it is told on any later day.
pub(crate) fn recorded_reason(failure: &OrderFailure, words: &Words) -> String {
    let detail = failure.detail.as_deref().filter(|detail| !detail.is_empty());
    match (Code::from_id(&failure.code), detail) {
        (Ok(Code::NotEligible), Some(ids)) => words.say(&refused_checks(ids, words)),
        (Ok(Code::TotalChanged), Some(total)) => match total.parse::<Money>() {
            Ok(total) => words.say(&Phrase::new("order-reason-total").with("total", total)),
            Err(_) => recorded_failure(failure, words).view(words).message,
        },
        _ => recorded_failure(failure, words).view(words).message,
    }
}

/// The error of an order that the connection refused now.
pub(crate) fn refusal(error: CenterError, words: &Words) -> Error {
    match &error {
        CenterError::Refused(Refusal::NotEligible(ids)) => not_accepted(ids, words).because(error),
        _ => Error::from(error),
    }
}

/// The connection names the checks that it found in the way by their ids; they are told by their names.
fn not_accepted(ids: &str, words: &Words) -> Error {
    Error::new(Code::NotEligible).with("reasons", words.say(&refused_checks(ids, words)))
}

fn refused_checks(ids: &str, words: &Words) -> Phrase {
    let names: Vec<String> = ids
        .split(", ")
        .map(|id| (id, format!("check-{}", id.replace('_', "-"))))
        .map(|(id, message)| {
            if words.has(&message) {
                words.text(&message)
            } else {
                id.to_owned()
            }
        })
        .collect();
    Phrase::new("check-refused-by-connection").with("checks", words.list(&names))
}

/// The connection says that an order is not open without saying which one it was asked about.
pub(crate) fn change_refused(error: CenterError, number: &str) -> Error {
    match &error {
        CenterError::Refused(Refusal::NotOpen) => Error::new(Code::OrderNotOpen).with("order", number).because(error),
        _ => of_change(error),
    }
}

/// Refuses while a check stands in the way, with the reasons.
pub(crate) fn refuse_unless_eligible(judged: &Judged<'_>, words: &Words) -> Result<(), Error> {
    if judged.eligibility.allows_order() {
        return Ok(());
    }
    let reasons = judged.eligibility.failed().map(|check| &check.reason);
    Err(not_eligible(reasons, words))
}

/// An order would be possible, but of the other kind: a renewal costs and dates otherwise than a purchase, so one never
/// stands in for the other unasked.
pub(crate) fn other_kind(wanted: OrderKind, judged: &Judged<'_>, words: &Words) -> Error {
    let window = judged
        .eligibility
        .checks
        .iter()
        .find(|check| check.id == CheckId::RenewalWindow && judged.eligibility.answer == Answer::Closed);
    match (wanted, window) {
        (OrderKind::Renew, Some(Check { reason, remedy, .. })) => {
            not_eligible(std::iter::once(reason).chain(remedy), words)
        }
        (OrderKind::Renew, None) => not_eligible([&Phrase::new("order-nothing-to-renew")], words),
        (OrderKind::Buy, _) => not_eligible([&Phrase::new("order-renewed-not-bought")], words),
    }
}

fn not_eligible<'a>(reasons: impl IntoIterator<Item = &'a Phrase>, words: &Words) -> Error {
    let reasons: Vec<String> = reasons.into_iter().map(|reason| words.say(reason)).collect();
    Error::new(Code::NotEligible).with("reasons", words.sentences(&reasons))
}

#[cfg(test)]
mod tests {
    use words::{Language, words};

    use super::*;

    #[test]
    fn a_refusal_is_told_from_its_record_as_it_was_told_at_once() {
        let total: Money = "528.90 EUR".parse().unwrap();
        let refusals = [
            Refusal::CardDeclined,
            Refusal::Card715,
            Refusal::UnknownCardToken,
            Refusal::InvalidCard,
            Refusal::TotalChanged { total },
            Refusal::NotEligible("renewal_window, open_order".to_owned()),
            Refusal::Other {
                code: "4711".to_owned(),
                message: "The desk is closed.".to_owned(),
            },
        ];
        for language in Language::ALL {
            let words = words(language);
            for refused in refusals.clone().map(CenterError::Refused) {
                let detail = refusal_detail(&refused);
                let at_once = refusal(refused, words);
                let record = OrderFailure {
                    code: at_once.code.id().to_owned(),
                    detail,
                };
                assert_eq!(recorded_failure(&record, words).view(words), at_once.view(words));
                assert!(!at_once.view(words).message.contains("{$"));
            }
        }
    }

    #[test]
    fn a_record_of_any_origin_can_be_told() {
        let words = words(Language::English);
        let codes = Code::ALL
            .iter()
            .map(|code| code.id())
            .chain(["", "what the connection called it"]);
        for code in codes {
            for detail in [None, Some(String::new()), Some("x".to_owned())] {
                let failure = OrderFailure {
                    code: code.to_owned(),
                    detail,
                };
                let view = recorded_failure(&failure, words).view(words);
                for text in [view.message, view.safe, view.todo] {
                    assert!(
                        !text.contains("{$") && !text.starts_with("error-"),
                        "{failure:?}: {text}"
                    );
                }
            }
        }
    }
}
