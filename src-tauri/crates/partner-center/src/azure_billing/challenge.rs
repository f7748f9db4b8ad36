use std::fmt;

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use http::{HeaderMap, header};
use serde_json::{Map, Value};

/// No challenge that is meant is longer, in characters.
const LONGEST: usize = 8 * 1024;
const NAME: &str = "claims=";

/// What the next sign-in has to ask for, as the JSON that a challenge carried. Not to be logged.
#[derive(Clone, PartialEq, Eq)]
pub struct Claims(String);

impl Claims {
    /// The JSON object, decoded.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Claims {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Claims")
    }
}

/// The claims that an answer asks for. Several challenges may stand in one header; one that is broken asks for nothing,
/// because what it says goes into an address of the browser.
pub(super) fn claims_of(headers: &HeaderMap) -> Option<Claims> {
    headers
        .get_all(header::WWW_AUTHENTICATE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .find_map(claims_in)
}

fn claims_in(challenge: &str) -> Option<Claims> {
    // The same length as the challenge, so that places hold in both.
    let small = challenge.to_ascii_lowercase();
    small.match_indices(NAME).find_map(|(at, _)| {
        let begins_a_name = challenge[..at].ends_with([' ', ',', '\t']);
        let value = challenge[at + NAME.len()..].trim_start();
        let value = match value.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next()?,
            None => value.split([',', ' ']).next()?,
        };
        begins_a_name.then(|| decoded(value)).flatten()
    })
}

fn decoded(text: &str) -> Option<Claims> {
    if text.len() > LONGEST {
        return None;
    }
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let plain = text.replace('-', "+").replace('_', "/");
    let json = GeneralPurpose::new(&alphabet::STANDARD, config).decode(plain).ok()?;
    serde_json::from_slice::<Map<String, Value>>(&json).ok()?;
    String::from_utf8(json).ok().map(Claims)
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn claims(challenge: &'static str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        claims_of(&headers).map(|claims| claims.as_json().to_owned())
    }

    #[test]
    fn claims_are_read_from_every_form_of_a_challenge_and_from_no_broken_one() {
        let whole = Some(r#"{"access_token":{"acrs":{"essential":true}}}"#.to_owned());
        for challenge in [
            r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWV9fX0=""#,
            r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWV9fX0""#,
            "Bearer claims=eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWV9fX0, realm=x",
            r#"PoP realm="", claims="broken!", Bearer Claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWV9fX0=""#,
        ] {
            assert_eq!(claims(challenge), whole, "{challenge}");
        }
        for broken in [
            r#"Bearer realm="", error="invalid_token""#,
            r#"Bearer claims="""#,
            r#"Bearer claims="bm8ganNvbg==""#,
            r#"Bearer claims="WzFd""#,
            r#"Bearer other_claims="eyJhIjoxfQ==""#,
        ] {
            assert_eq!(claims(broken), None, "{broken}");
        }
        let long = format!(r#"Bearer claims="{}""#, "A".repeat(LONGEST + 4));
        assert_eq!(claims_in(&long), None);
        assert_eq!(format!("{:?}", Claims("secret".into())), "Claims");
    }
}
