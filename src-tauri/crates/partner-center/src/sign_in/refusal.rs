use std::fmt::{self, Debug, Display, Formatter};

use oauth2::ErrorResponse;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Claims, SignInError};

/// How the authority refuses, in the body of an answer or in the address that the browser comes back with.
#[derive(Default, Deserialize, Serialize)]
pub(super) struct Refusal {
    pub(super) error: String,
    #[serde(default)]
    pub(super) error_description: Option<String>,
    #[serde(default)]
    pub(super) error_codes: Value,
    #[serde(default)]
    pub(super) suberror: Option<String>,
    #[serde(default)]
    pub(super) claims: Value,
}

impl ErrorResponse for Refusal {}

impl Display for Refusal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("the authority refused")
    }
}

/// Nothing that the authority says gets into a log.
impl Debug for Refusal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("Refusal")
    }
}

impl Refusal {
    /// What is meant, from the most exact that is said to the least: the numbers, the second word, the first word.
    pub(super) fn meaning(&self) -> SignInError {
        let codes = self.codes();
        codes
            .iter()
            .find_map(|code| self.of_code(*code))
            .or_else(|| self.of_second_word(codes.first().copied()))
            .unwrap_or_else(|| self.of_word(codes.first().copied()))
    }

    /// The numbers behind AADSTS. The list may be missing, and the browser brings them in words only.
    fn codes(&self) -> Vec<u32> {
        let listed = self.error_codes.as_array().into_iter().flatten().filter_map(code_of);
        listed.chain(self.told_code()).collect()
    }

    fn told_code(&self) -> Option<u32> {
        let description = self.error_description.as_deref()?;
        let (_, rest) = description.split_once("AADSTS")?;
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    }

    fn of_code(&self, code: u32) -> Option<SignInError> {
        Some(match code {
            50_011 => SignInError::RedirectNotRegistered,
            65_001 | 90_008 | 90_094 | 90_095 | 900_941 => SignInError::ConsentMissing,
            65_004 => SignInError::Declined,
            50_020 | 50_034 | 90_002 | 90_072 | 500_011 | 700_005 => SignInError::WrongTenant,
            700_016 => SignInError::UnknownApplication,
            7_000_218 | 700_025 => SignInError::NotPublicClient,
            50_072 | 50_074 | 50_076 | 50_078 | 50_079 | 50_158 => SignInError::SecondFactorNeeded {
                claims: self.demanded(),
            },
            50_097 | 53_000..=53_003 | 53_009 | 530_003 | 530_034 | 530_036 => {
                SignInError::Blocked { code: Some(code) }
            }
            50_013 | 50_057 | 50_089 | 50_132 | 50_133 | 50_140 | 50_173 | 54_005 | 70_000 | 70_008 | 70_043
            | 70_044 | 700_082 | 700_084 => SignInError::Ended,
            // The proof key is not the one that the code was asked for with.
            50_148 | 501_481 => SignInError::Refused { code: Some(code) },
            90_013 | 90_033 | 50_196 => SignInError::AuthorityTrouble(503),
            _ => return None,
        })
    }

    fn of_second_word(&self, code: Option<u32>) -> Option<SignInError> {
        Some(match self.suberror.as_deref()? {
            "consent_required" => SignInError::ConsentMissing,
            "basic_action" | "additional_action" => SignInError::SecondFactorNeeded {
                claims: self.demanded(),
            },
            "message_only" | "protection_policies_required" | "device_authentication_failed" => {
                SignInError::Blocked { code }
            }
            "bad_token" | "token_expired" | "token_revoked" => SignInError::Ended,
            _ => return None,
        })
    }

    fn of_word(&self, code: Option<u32>) -> SignInError {
        match self.error.as_str() {
            "interaction_required" | "login_required" | "mfa_required" => SignInError::SecondFactorNeeded {
                claims: self.demanded(),
            },
            "invalid_grant" => match self.demanded() {
                Some(claims) => SignInError::SecondFactorNeeded { claims: Some(claims) },
                None => SignInError::Ended,
            },
            "consent_required" => SignInError::ConsentMissing,
            "access_denied" | "authorization_declined" => SignInError::Declined,
            "expired_token" | "code_expired" => SignInError::TimedOut,
            "unauthorized_client" => SignInError::UnknownApplication,
            "invalid_client" => SignInError::NotPublicClient,
            "temporarily_unavailable" | "server_error" => SignInError::AuthorityTrouble(503),
            _ => SignInError::Refused { code },
        }
    }

    /// The claims that the next sign-in has to carry: an object, or a text that holds one.
    fn demanded(&self) -> Option<Claims> {
        match &self.claims {
            Value::String(text) => Claims::read(text),
            Value::Object(_) => Claims::read(&self.claims.to_string()),
            _ => None,
        }
    }
}

/// A number as one, or in a text.
fn code_of(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => number.as_u64().and_then(|number| number.try_into().ok()),
        Value::String(text) => text.trim().trim_start_matches("AADSTS").parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meaning(json: &str) -> SignInError {
        serde_json::from_str::<Refusal>(json)
            .unwrap_or_else(|error| panic!("{json}: {error}"))
            .meaning()
    }

    #[test]
    fn every_form_of_a_refusal_is_understood() {
        let second_factor = SignInError::SecondFactorNeeded { claims: None };
        for (json, expected) in [
            (r#"{"error":"invalid_grant"}"#, SignInError::Ended),
            (
                r#"{"error":"invalid_grant","error_codes":[700082]}"#,
                SignInError::Ended,
            ),
            (
                r#"{"error":"invalid_grant","error_codes":["50173"]}"#,
                SignInError::Ended,
            ),
            (
                r#"{"error":"invalid_grant","error_codes":[1,50076]}"#,
                second_factor.clone(),
            ),
            (
                r#"{"error":"invalid_grant","error_description":"AADSTS50079: Due to a change…\r\nTrace ID: 1"}"#,
                second_factor.clone(),
            ),
            (r#"{"error":"interaction_required"}"#, second_factor.clone()),
            (
                r#"{"error":"interaction_required","suberror":"basic_action"}"#,
                second_factor.clone(),
            ),
            (
                r#"{"error":"invalid_grant","suberror":"consent_required"}"#,
                SignInError::ConsentMissing,
            ),
            (
                r#"{"error":"invalid_grant","error_codes":[65001]}"#,
                SignInError::ConsentMissing,
            ),
            (r#"{"error":"consent_required"}"#, SignInError::ConsentMissing),
            (r#"{"error":"access_denied"}"#, SignInError::Declined),
            (
                r#"{"error":"access_denied","error_description":"AADSTS65004: declined"}"#,
                SignInError::Declined,
            ),
            (
                r#"{"error":"access_denied","error_codes":[53003]}"#,
                SignInError::Blocked { code: Some(53003) },
            ),
            (
                r#"{"error":"invalid_request","error_codes":[50011]}"#,
                SignInError::RedirectNotRegistered,
            ),
            (
                r#"{"error":"invalid_request","error_codes":[90002]}"#,
                SignInError::WrongTenant,
            ),
            (
                r#"{"error":"unauthorized_client","error_codes":[700016]}"#,
                SignInError::UnknownApplication,
            ),
            (
                r#"{"error":"invalid_client","error_codes":[7000218]}"#,
                SignInError::NotPublicClient,
            ),
            (
                r#"{"error":"temporarily_unavailable"}"#,
                SignInError::AuthorityTrouble(503),
            ),
            (
                r#"{"error":"server_error","error_codes":[90013]}"#,
                SignInError::AuthorityTrouble(503),
            ),
            (
                r#"{"error":"odd","error_codes":[123]}"#,
                SignInError::Refused { code: Some(123) },
            ),
            (
                r#"{"error":"odd","error_codes":"x"}"#,
                SignInError::Refused { code: None },
            ),
        ] {
            assert_eq!(meaning(json), expected, "{json}");
        }
    }

    #[test]
    fn demanded_claims_are_kept_for_the_next_sign_in() {
        let demanded = r#"{"access_token":{"acrs":{"essential":true,"value":"c1"}}}"#;
        let as_text = format!(r#"{{"error":"invalid_grant","claims":{}}}"#, Value::from(demanded));
        let as_object = format!(r#"{{"error":"interaction_required","claims":{demanded}}}"#);
        for json in [as_text, as_object] {
            let SignInError::SecondFactorNeeded { claims: Some(claims) } = meaning(&json) else {
                panic!("{json}");
            };
            assert_eq!(Claims::read(demanded), Some(claims));
        }
    }
}
