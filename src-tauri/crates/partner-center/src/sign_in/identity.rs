use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::SignInError;

/// No id token is larger, in bytes.
const LARGEST: usize = 64 * 1024;

/// Who signed in: one person in one directory.
///
/// It is a label that tells people apart, not a proof of what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The directory's id.
    pub tenant_id: String,
    /// The person's id within the directory.
    pub object_id: String,
    /// The name that the person signs in with, as it was told. It may change.
    pub user_name: Option<String>,
}

/// What is read of an id token.
#[derive(Deserialize)]
struct IdToken {
    aud: Option<String>,
    nonce: Option<String>,
    tid: Option<String>,
    oid: Option<String>,
    preferred_username: Option<String>,
}

impl Identity {
    /// Whether both are the same person in the same directory, under whatever name.
    ///
    /// ```
    /// use partner_center::sign_in::Identity;
    ///
    /// let pinned = Identity { tenant_id: "a".into(), object_id: "b".into(), user_name: Some("lee@contoso.example".into()) };
    /// let renamed = Identity { user_name: Some("lee.tan@contoso.example".into()), ..pinned.clone() };
    /// let other = Identity { object_id: "c".into(), ..pinned.clone() };
    /// assert!(renamed.is_same(&pinned));
    /// assert!(!other.is_same(&pinned));
    /// ```
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.tenant_id.eq_ignore_ascii_case(&other.tenant_id) && self.object_id.eq_ignore_ascii_case(&other.object_id)
    }

    /// Accepts this identity for what belongs to a pinned one. Where nothing is pinned yet, anybody is the first.
    ///
    /// # Errors
    /// [`SignInError::AnotherIdentity`] for anybody else.
    pub fn accepted_for(&self, pinned: Option<&Self>) -> Result<(), SignInError> {
        match pinned {
            Some(pinned) if !self.is_same(pinned) => Err(SignInError::AnotherIdentity),
            _ => Ok(()),
        }
    }

    /// The identity that an id token tells, which came over the protected connection to the authority itself. That makes
    /// its signature needless; its times are not looked at, because this computer's clock may be wrong.
    ///
    /// A nonce that it names has to be this one. It may be missing: the proof key binds the code to this sign-in already
    /// (RFC 9700, section 2.1.1).
    pub(super) fn read(token: &str, client_id: &str, nonce: Option<&str>) -> Result<Self, SignInError> {
        let unreadable = |what| Err(SignInError::Unreadable(what));
        let mut parts = token.split('.');
        let (Some(_), Some(body), Some(_), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return unreadable("an id token that is none");
        };
        if token.len() > LARGEST {
            return unreadable("an id token that is too large");
        }
        let Some(told) = URL_SAFE_NO_PAD
            .decode(body.trim_end_matches('='))
            .ok()
            .and_then(|body| serde_json::from_slice::<IdToken>(&body).ok())
        else {
            return unreadable("an id token that is none");
        };
        if told
            .aud
            .is_some_and(|audience| !audience.eq_ignore_ascii_case(client_id))
        {
            return unreadable("an id token for another application");
        }
        if let (Some(told), Some(expected)) = (told.nonce, nonce)
            && told != expected
        {
            return unreadable("an id token of another sign-in");
        }
        match (told.tid, told.oid) {
            (Some(tenant_id), Some(object_id)) if !tenant_id.is_empty() && !object_id.is_empty() => Ok(Self {
                tenant_id,
                object_id,
                user_name: told.preferred_username,
            }),
            _ => unreadable("an id token that names nobody"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn token(claims: &serde_json::Value) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims.to_string()))
    }

    #[test]
    fn times_do_not_matter_and_everything_else_does() {
        let full = json!({"aud": "APP", "nonce": "n", "tid": "t", "oid": "o", "preferred_username": "p", "exp": 1, "nbf": 99_999_999_999_u64});
        let identity = Identity::read(&token(&full), "app", Some("n")).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(identity.user_name.as_deref(), Some("p"));
        for (field, value) in [
            ("aud", json!("other")),
            ("nonce", json!("m")),
            ("tid", json!(null)),
            ("oid", json!("")),
            ("oid", json!(7)),
        ] {
            let mut claims = full.clone();
            claims[field] = value;
            let read = Identity::read(&token(&claims), "app", Some("n"));
            assert!(matches!(read, Err(SignInError::Unreadable(_))), "{field}");
        }
        let bare = json!({"tid": "t", "oid": "o"});
        assert!(Identity::read(&token(&bare), "app", Some("n")).is_ok());
        for broken in ["", "a.b", "a.b.c", "a.b.c.d", "....", "e30.e30.e30"] {
            assert!(Identity::read(broken, "app", None).is_err(), "{broken}");
        }
    }

    proptest! {
        #[test]
        fn no_token_ends_in_a_panic(token in ".{0,80}") {
            let _ = Identity::read(&token, "app", Some("n"));
        }
    }
}
