use std::fmt::{self, Debug, Formatter};
use std::time::Duration;

use oauth2::basic::BasicTokenType;
use oauth2::{AccessToken, RefreshToken, Scope, TokenResponse};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::{Claims, Identity, Resource};

/// How long a token is taken to be valid of which that is not told.
const SHORT_LIFE: Duration = Duration::from_secs(5 * 60);
/// No token lives longer; a number beyond is a mistake.
const LONGEST_LIFE: Duration = Duration::from_secs(48 * 60 * 60);
/// A token is renewed so long before its end, or a fifth of its life before where that is less.
const RENEWED_BEFORE: Duration = Duration::from_secs(5 * 60);

/// What the authority answers when it gives tokens.
#[derive(Deserialize, Serialize)]
pub(super) struct TokenAnswer {
    access_token: AccessToken,
    /// In seconds. Older endpoints send it as a text.
    #[serde(default, deserialize_with = "seconds")]
    expires_in: Option<u64>,
    #[serde(default)]
    refresh_token: Option<RefreshToken>,
    #[serde(default)]
    pub(super) id_token: Option<String>,
}

impl Debug for TokenAnswer {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("TokenAnswer")
    }
}

impl TokenResponse for TokenAnswer {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &BasicTokenType::Bearer
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(Duration::from_secs)
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<Scope>> {
        None
    }
}

impl TokenAnswer {
    pub(super) fn into_tokens(self, asked_at: Instant, claims: Option<&Claims>, identity: Option<Identity>) -> Tokens {
        let life = self.expires_in().unwrap_or(SHORT_LIFE).min(LONGEST_LIFE);
        Tokens {
            access: HeldToken {
                token: Zeroizing::new(self.access_token.into_secret()),
                renewed_from: asked_at + life - RENEWED_BEFORE.min(life / 5),
                ends: asked_at + life,
                claims: claims.cloned(),
            },
            refresh: self
                .refresh_token
                .map(|token| Zeroizing::new(token.into_secret()))
                .filter(|token| !token.is_empty()),
            identity,
        }
    }
}

/// A number of seconds, in whatever form. What is none is as good as untold.
fn seconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// What the authority gave.
pub(super) struct Tokens {
    pub(super) access: HeldToken,
    pub(super) refresh: Option<Zeroizing<String>>,
    pub(super) identity: Option<Identity>,
}

/// An access token, in memory only.
///
/// Its times are of the monotonic clock, counted from before it was asked for. That clock may stand still while the
/// computer sleeps: then the service refuses the token, and it is renewed.
pub(super) struct HeldToken {
    pub(super) token: Zeroizing<String>,
    renewed_from: Instant,
    ends: Instant,
    /// What was demanded of it.
    claims: Option<Claims>,
}

impl HeldToken {
    pub(super) fn is_fresh(&self, now: Instant) -> bool {
        now < self.renewed_from
    }

    pub(super) fn is_valid(&self, now: Instant) -> bool {
        now < self.ends
    }

    /// Whether it is another one than the refused, of which nothing less was demanded.
    pub(super) fn is_instead_of(&self, refused: &str, claims: Option<&Claims>) -> bool {
        *self.token != refused && (claims.is_none() || self.claims.as_ref() == claims)
    }
}

/// A person who has signed in, for a [`Session`](super::Session) to take over.
pub struct SignedIn {
    pub(super) identity: Identity,
    pub(super) resource: Resource,
    pub(super) access: HeldToken,
    pub(super) refresh: Option<Zeroizing<String>>,
}

impl SignedIn {
    /// Who it is.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.identity
    }
}

impl Debug for SignedIn {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("SignedIn")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn life(json: &str) -> Option<u64> {
        let json = format!(r#"{{"access_token":"a","token_type":"Bearer"{json}}}"#);
        let answer: TokenAnswer = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
        answer.expires_in
    }

    #[test]
    fn seconds_come_as_numbers_and_as_texts() {
        assert_eq!(life(r#","expires_in":3910"#), Some(3910));
        assert_eq!(life(r#","expires_in":"3599","ext_expires_in":"3599""#), Some(3599));
        for untold in [
            "",
            r#","expires_in":null"#,
            r#","expires_in":-1"#,
            r#","expires_in":"soon""#,
        ] {
            assert_eq!(life(untold), None, "{untold}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_is_renewed_before_it_ends() {
        for (told, renewed_after, ends_after) in [
            (Some(3600), 3300, 3600),
            (Some(60), 48, 60),
            (Some(0), 0, 0),
            (Some(u64::MAX), 172_800 - 300, 172_800),
            (None, 240, 300),
        ] {
            let answer = TokenAnswer {
                access_token: AccessToken::new("a".to_owned()),
                expires_in: told,
                refresh_token: None,
                id_token: None,
            };
            let start = Instant::now();
            let held = answer.into_tokens(start, None, None).access;
            assert_eq!(
                held.renewed_from - start,
                Duration::from_secs(renewed_after),
                "{told:?}"
            );
            assert_eq!(held.ends - start, Duration::from_secs(ends_after), "{told:?}");
            assert!(!held.is_valid(held.ends) && !held.is_fresh(held.renewed_from));
        }
    }
}
