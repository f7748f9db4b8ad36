use std::fmt::{self, Debug, Formatter};

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use http::{HeaderMap, header};
use serde_json::{Map, Value, json};

/// No challenge that is meant is larger, in bytes. A larger one is not put into an address.
const LARGEST: usize = 8 * 1024;
/// Services pad or not, as they like.
const FORGIVING: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// What a service demands that a token says, before it answers: passed on to the authority as it came.
#[derive(Clone, PartialEq, Eq)]
pub struct Claims(Map<String, Value>);

impl Claims {
    /// The claims that an answer demands in a challenge of its `WWW-Authenticate`. A broken challenge is none.
    ///
    /// ```
    /// use http::{HeaderMap, HeaderValue, header};
    /// use partner_center::sign_in::Claims;
    ///
    /// let challenge = r#"Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6e319fQ==""#;
    /// let headers = HeaderMap::from_iter([(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge))]);
    /// let claims = Claims::challenged(&headers).unwrap();
    /// assert_eq!(claims.to_json(), r#"{"access_token":{"acrs":{}}}"#);
    /// assert!(Claims::challenged(&HeaderMap::new()).is_none());
    /// ```
    #[must_use]
    pub fn challenged(headers: &HeaderMap) -> Option<Self> {
        headers
            .get_all(header::WWW_AUTHENTICATE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(parameters)
            .filter(|(name, _)| name.eq_ignore_ascii_case("claims"))
            .find_map(|(_, value)| Self::read(&value))
    }

    /// Claims as JSON or as base64 of it, with or without its padding; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > LARGEST {
            return None;
        }
        if text.starts_with('{') {
            return serde_json::from_str(text).ok().map(Self);
        }
        let decoded = [&alphabet::STANDARD, &alphabet::URL_SAFE]
            .into_iter()
            .find_map(|alphabet| GeneralPurpose::new(alphabet, FORGIVING).decode(text).ok())?;
        serde_json::from_slice(&decoded).ok().map(Self)
    }

    /// The claims as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        json!(self.0).to_string()
    }

    /// What is sent with every request for a token: the demanded claims, and that this application understands such
    /// demands (`cp1`).
    pub(super) fn to_send(demanded: Option<&Self>) -> String {
        let mut claims = demanded.map(|claims| claims.0.clone()).unwrap_or_default();
        let of_access = claims.entry("access_token").or_insert_with(|| json!({}));
        if !of_access.is_object() {
            *of_access = json!({});
        }
        of_access["xms_cc"] = json!({ "values": ["cp1"] });
        json!(claims).to_string()
    }
}

impl Debug for Claims {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("Claims")
    }
}

/// All parameters of all challenges in a header, without their quotes.
fn parameters(header: &str) -> Vec<(String, String)> {
    let mut parameters = Vec::new();
    let mut rest = header;
    while let Some(sign) = rest.find('=') {
        let before = &rest[..sign];
        let name = before.rsplit([',', ' ', '\t']).find(|name| !name.is_empty());
        let (value, after) = value_of(rest[sign + 1..].trim_start());
        if let Some(name) = name {
            parameters.push((name.to_owned(), value));
        }
        rest = after;
    }
    parameters
}

/// The value that a text begins with, and what stands behind it.
fn value_of(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([',', ' ', '\t']).unwrap_or(text.len());
        return (text[..end].to_owned(), &text[end..]);
    };
    let mut value = String::new();
    let mut is_escaped = false;
    for (at, c) in quoted.char_indices() {
        match c {
            _ if is_escaped => {
                value.push(c);
                is_escaped = false;
            }
            '\\' => is_escaped = true,
            '"' => return (value, &quoted[at + 1..]),
            _ => value.push(c),
        }
    }
    (value, "")
}

#[cfg(test)]
mod tests {
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE};
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    const DEMANDED: &str = r#"{"access_token":{"acrs":{"essential":true,"values":["p1"]}}}"#;

    fn challenged(challenge: &str) -> Option<Claims> {
        let value = HeaderValue::from_str(challenge).ok()?;
        Claims::challenged(&HeaderMap::from_iter([(header::WWW_AUTHENTICATE, value)]))
    }

    #[test]
    fn a_challenge_is_read_in_every_form() {
        let padded = STANDARD.encode(DEMANDED);
        let bare = STANDARD_NO_PAD.encode(DEMANDED);
        let safe = URL_SAFE.encode(DEMANDED);
        for challenge in [
            format!(
                r#"Bearer realm="", authorization_uri="https://login.example/?a=b,c", error="insufficient_claims", claims="{padded}""#
            ),
            format!(r#"bearer error="insufficient_claims",claims="{bare}""#),
            format!(r#"Basic realm="x \" claims=", Bearer claims="{safe}", error=insufficient_claims"#),
            format!("Bearer Claims={bare}, error=x"),
            format!(r#"Bearer claims="!!", Bearer claims="{padded}""#),
            format!(r#"PoP realm="", claims="broken!", Bearer Claims="{padded}""#),
        ] {
            let claims = challenged(&challenge).unwrap_or_else(|| panic!("{challenge}"));
            assert_eq!(claims.to_json(), DEMANDED, "{challenge}");
        }
        for broken in [
            r#"Bearer error="insufficient_claims""#,
            r#"Bearer claims="not base64 ?""#,
            r#"Bearer claims="e30x""#,
            r#"Bearer claims="WzFd""#,
            r#"Bearer claims=""#,
            r#"Bearer other_claims="eyJhIjoxfQ==""#,
            r#"Bearer realm="", error="invalid_token""#,
            r#"Basic realm="claims=e30=""#,
        ] {
            assert!(challenged(broken).is_none(), "{broken}");
        }
        let large = STANDARD.encode(format!(r#"{{"access_token":"{}"}}"#, "x".repeat(LARGEST)));
        assert!(challenged(&format!(r#"Bearer claims="{large}""#)).is_none());
        assert_eq!(format!("{:?}", Claims::read(DEMANDED)), "Some(Claims)");
    }

    #[test]
    fn what_is_sent_says_that_demands_are_understood() {
        assert_eq!(
            Claims::to_send(None),
            r#"{"access_token":{"xms_cc":{"values":["cp1"]}}}"#
        );
        let demanded = Claims::read(DEMANDED);
        let sent: Value = serde_json::from_str(&Claims::to_send(demanded.as_ref())).unwrap_or_default();
        assert_eq!(sent["access_token"]["acrs"]["values"][0], "p1");
        assert_eq!(sent["access_token"]["xms_cc"]["values"][0], "cp1");
        let odd = Claims::read(r#"{"access_token":7,"id_token":{}}"#);
        let sent: Value = serde_json::from_str(&Claims::to_send(odd.as_ref())).unwrap_or_default();
        assert_eq!(sent["access_token"]["xms_cc"]["values"][0], "cp1");
        assert!(sent["id_token"].is_object());
    }

    proptest! {
        #[test]
        fn nothing_in_a_header_ends_in_a_panic(header in "[ -~]{0,80}") {
            let _ = challenged(&header);
        }

        #[test]
        fn claims_survive_their_way(value in "[a-z0-9]{0,12}", before in r#"(Basic realm="[a-z, ]{0,6}", )?"#) {
            let json = json!({ "access_token": { "nbf": value } }).to_string();
            let challenge = format!(r#"{before}Bearer claims="{}""#, STANDARD.encode(&json));
            prop_assert_eq!(challenged(&challenge).map(|claims| claims.to_json()), Some(json));
        }
    }
}
