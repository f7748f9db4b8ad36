use domain::{Money, SupportRequestId};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Amount, List, Text, plain_word, read};
use crate::Refusal;

/// The codes by which a refused order or card is named.
pub mod refusal_code {
    /// The card was declined.
    pub const CARD_DECLINED: &str = "card_declined";
    /// The gateway's error 715; the bare number means the same.
    pub const CARD_715: &str = "card_error_715";
    /// The gateway knows no such token.
    pub const UNKNOWN_CARD_TOKEN: &str = "unknown_card_token";
    /// The fields make no card.
    pub const INVALID_CARD: &str = "invalid_card";
    /// The gateway is there to try things with, and this is none of its test cards.
    pub const REAL_CARD: &str = "real_card";
    /// The total is not the accepted one; `data` holds the total of today.
    pub const TOTAL_CHANGED: &str = "total_changed";
    /// The order is not possible; `description` names the checks that failed.
    pub const NOT_ELIGIBLE: &str = "not_eligible";
    /// The order is paid, cancelled or expired.
    pub const NOT_OPEN: &str = "not_open";
    /// The profile was changed meanwhile: "Etag is no longer valid".
    pub const PROFILE_OUTDATED: &str = "2055";
    /// A field cannot be taken: "invalid property"; `data` names the fields.
    pub const INVALID_PROFILE: &str = "3000";
    /// A support request asks already to cancel the subscription; `data` holds its id.
    pub const CANCELLATION_OPEN: &str = "cancellation_open";
    /// No term of the offer runs.
    pub const NOTHING_TO_CANCEL: &str = "nothing_to_cancel";
    /// The text of a note or a request is empty or too long.
    pub const INVALID_NOTE: &str = "invalid_note";
    /// The file or the form around it proves no transfer; `description` says why.
    pub const INVALID_PROOF: &str = "invalid_proof";
    /// The payment is dated on a day that is not taken; `description` says which are.
    pub const INVALID_PROOF_DATE: &str = "invalid_proof_date";
}

resources! {
    /// The documented error body. `code` is a number in every published example and a text in their tables.
    pub struct ProblemBody {
        /// The code.
        code: Text,
        /// What went wrong.
        description: Text,
        /// Details, one kind for each code.
        data: List<Detail>,
        /// Who says so.
        source: Text,
    }

    /// The total that would be charged now.
    pub struct RefusedTotal {
        /// The amount.
        total: Amount,
        /// ISO 4217 code.
        currency_code: Text,
    }
}

/// One entry of `data`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Detail {
    /// The total of today.
    Total(RefusedTotal),
    /// A name: of a field, of a support request.
    Name(Text),
}

/// Read from the digits as written, which an untagged enumeration would take through a float.
impl<'de> Deserialize<'de> for Detail {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        if raw.starts_with('{') {
            serde_json::from_str(raw).map(Self::Total)
        } else {
            serde_json::from_str(raw).map(Self::Name)
        }
        .map_err(serde::de::Error::custom)
    }
}

/// What an error answer says, from any of the shapes it comes in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problem {
    /// The code, where there is one.
    pub code: Option<String>,
    /// The message, where there is one.
    pub message: Option<String>,
    /// The total of today, for `total_changed`.
    pub total: Option<Money>,
    /// What `data` names: fields, or a support request.
    pub names: Vec<String>,
}

impl Problem {
    /// Reads an error body: documented, of the gateway, nested, empty, or no JSON at all. Never fails; what is not
    /// understood is not there.
    #[must_use]
    pub fn read(body: &[u8]) -> Self {
        let Ok(shape) = read::<Value>(body) else {
            return Self::default();
        };
        let field = |name| shape.get(name).and_then(plain_text);
        // `error` is an object in one shape and a code in another.
        let nested = shape.get("error");
        let nested_field = |name| nested.and_then(|nested| nested.get(name)).and_then(plain_text);
        Self {
            code: field("code")
                .or_else(|| nested_field("code"))
                .or_else(|| field("error"))
                .or_else(|| field("statusCode")),
            message: field("description")
                .or_else(|| field("message"))
                .or_else(|| nested_field("message"))
                .or_else(|| field("error_description")),
            total: read::<ProblemBody>(body).ok().and_then(total),
            names: match shape.get("data") {
                Some(Value::Array(entries)) => entries.iter().filter_map(plain_text).collect(),
                _ => Vec::new(),
            },
        }
    }

    /// Whether this is its code, in any style.
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.code
            .as_deref()
            .is_some_and(|own| plain_word(own) == plain_word(code))
    }

    /// The reason for refusing a profile with this status. The service answers an outdated etag with a code of its own or
    /// with the status for a conflict or a failed precondition.
    #[must_use]
    pub fn profile_refusal(self, status: u16) -> Refusal {
        if self.has_code(refusal_code::PROFILE_OUTDATED) || matches!(status, 409 | 412) {
            Refusal::ProfileOutdated
        } else if self.has_code(refusal_code::INVALID_PROFILE) {
            let message = self.message.unwrap_or_default();
            Refusal::InvalidProfile(if self.names.is_empty() {
                message
            } else {
                self.names.join(", ")
            })
        } else {
            self.refusal(status)
        }
    }

    /// The reason for a refusal with this status.
    #[must_use]
    pub fn refusal(self, status: u16) -> Refusal {
        let message = self.message.clone().unwrap_or_default();
        if self.has_code(refusal_code::CARD_DECLINED) {
            Refusal::CardDeclined
        } else if self.has_code(refusal_code::CARD_715) || self.has_code("715") {
            Refusal::Card715
        } else if self.has_code(refusal_code::UNKNOWN_CARD_TOKEN) {
            Refusal::UnknownCardToken
        } else if self.has_code(refusal_code::INVALID_CARD) {
            Refusal::InvalidCard
        } else if self.has_code(refusal_code::REAL_CARD) {
            Refusal::RealCard
        } else if self.has_code(refusal_code::NOT_ELIGIBLE) {
            Refusal::NotEligible(message)
        } else if self.has_code(refusal_code::NOT_OPEN) {
            Refusal::NotOpen
        } else if self.has_code(refusal_code::INVALID_PROOF) {
            Refusal::InvalidProof
        } else if self.has_code(refusal_code::INVALID_PROOF_DATE) {
            Refusal::ProofDate
        } else if let (true, Some(id)) = (self.has_code(refusal_code::CANCELLATION_OPEN), self.names.first()) {
            Refusal::CancellationOpen(SupportRequestId::new(id))
        } else if self.has_code(refusal_code::NOTHING_TO_CANCEL) {
            Refusal::NothingToCancel
        } else if self.has_code(refusal_code::INVALID_NOTE) {
            Refusal::InvalidNote
        } else if let (true, Some(total)) = (self.has_code(refusal_code::TOTAL_CHANGED), self.total) {
            Refusal::TotalChanged { total }
        } else {
            Refusal::Other {
                code: self.code.unwrap_or_else(|| status.to_string()),
                message,
            }
        }
    }
}

/// The text of a scalar; nothing where it is blank or has parts.
fn plain_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

fn total(body: ProblemBody) -> Option<Money> {
    let Detail::Total(first) = body.data?.0.into_iter().next()? else {
        return None;
    };
    let currency = domain::Currency::from_code(&first.currency_code?.0.to_ascii_uppercase())?;
    Some(Money::new(first.total?.0, currency))
}

impl ProblemBody {
    /// The documented body of a code and a description.
    #[must_use]
    pub fn new(code: impl Into<Text>, description: impl Into<String>) -> Self {
        Self {
            code: Some(code.into()),
            description: Some(Text(description.into())),
            data: Some(List::default()),
            source: Some("PartnerFD".into()),
        }
    }

    /// The body that refuses an order because the total is another one today.
    #[must_use]
    pub fn total_changed(total: Money) -> Self {
        Self {
            data: Some(List(vec![Detail::Total(RefusedTotal {
                total: Some(Amount(total.amount)),
                currency_code: Some(total.currency.code().into()),
            })])),
            ..Self::new(refusal_code::TOTAL_CHANGED, format!("The total is {total} today."))
        }
    }

    /// The body that refuses a profile whose etag is not the latest.
    #[must_use]
    pub fn profile_outdated() -> Self {
        Self::new(refusal_code::PROFILE_OUTDATED, "Etag is no longer valid.")
    }

    /// The body that refuses a profile because of these fields.
    #[must_use]
    pub fn invalid_profile(fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            data: Some(names(fields)),
            ..Self::new(refusal_code::INVALID_PROFILE, "Invalid property.")
        }
    }

    /// The body that refuses a cancellation because this support request asks for it already.
    #[must_use]
    pub fn cancellation_open(id: &SupportRequestId) -> Self {
        Self {
            data: Some(names([id.as_str()])),
            ..Self::new(
                refusal_code::CANCELLATION_OPEN,
                format!("The request {id} asks for it already."),
            )
        }
    }
}

fn names(names: impl IntoIterator<Item = impl Into<String>>) -> List<Detail> {
    List(names.into_iter().map(|name| Detail::Name(Text(name.into()))).collect())
}
