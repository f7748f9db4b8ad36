use http::StatusCode;
use url::form_urlencoded;
use zeroize::Zeroizing;

use crate::sign_in::SignInError;
use crate::sign_in::refusal::Refusal;

/// What the browser comes back with.
pub(in crate::sign_in) enum Redirected {
    /// A code to redeem.
    Code(Zeroizing<String>),
    /// The authority's refusal.
    Refused(SignInError),
}

/// What a request to the redirect address is.
pub(super) enum Verdict {
    /// The one that is waited for.
    Ours(Redirected),
    /// The mark of another sign-in.
    WrongState,
    /// Anything else, answered with this status.
    Stray(StatusCode),
}

/// The head of a request, as far as it is looked at.
pub(super) struct Head {
    pub(super) is_get: bool,
    pub(super) is_head: bool,
    target: Zeroizing<String>,
    host: Option<String>,
}

impl Head {
    /// Reads a head from its first byte on; `None` where it has not ended yet.
    ///
    /// # Errors
    /// When it is no head of a request.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, httparse::Error> {
        let mut headers = [httparse::EMPTY_HEADER; 128];
        let mut request = httparse::Request::new(&mut headers);
        if request.parse(bytes)?.is_partial() {
            return Ok(None);
        }
        let mut hosts = request
            .headers
            .iter()
            .filter(|header| header.name.eq_ignore_ascii_case("host"));
        let host = match (hosts.next(), hosts.next()) {
            (Some(host), None) => std::str::from_utf8(host.value).ok(),
            _ => None,
        };
        Ok(Some(Self {
            is_get: request.method == Some("GET"),
            is_head: request.method == Some("HEAD"),
            target: Zeroizing::new(request.path.unwrap_or_default().to_owned()),
            host: host.map(|host| host.trim().to_owned()),
        }))
    }

    /// Judges a request to this port by somebody who should bring this state.
    pub(super) fn judged(&self, port: u16, state: &str) -> Verdict {
        let expected = format!("localhost:{port}");
        // A page elsewhere whose name was turned to this computer would bring its own name.
        let is_host = self
            .host
            .as_deref()
            .is_some_and(|host| host.eq_ignore_ascii_case(&expected));
        if !is_host {
            return Verdict::Stray(StatusCode::MISDIRECTED_REQUEST);
        }
        let Some(query) = self.target.strip_prefix('/').and_then(|path| path.strip_prefix('?')) else {
            return Verdict::Stray(StatusCode::NOT_FOUND);
        };
        if !self.is_get {
            return Verdict::Stray(StatusCode::METHOD_NOT_ALLOWED);
        }
        let Some(brought) = Brought::read(query) else {
            return Verdict::Stray(StatusCode::BAD_REQUEST);
        };
        if brought.state != state {
            return Verdict::WrongState;
        }
        match (brought.code, brought.refusal) {
            (Some(code), None) if !code.is_empty() => Verdict::Ours(Redirected::Code(code)),
            (None, Some(refusal)) => Verdict::Ours(Redirected::Refused(refusal.meaning())),
            _ => Verdict::Stray(StatusCode::BAD_REQUEST),
        }
    }
}

/// The parameters that matter, each at most once.
struct Brought {
    state: String,
    code: Option<Zeroizing<String>>,
    refusal: Option<Refusal>,
}

impl Brought {
    /// `None` without a state, or with anything twice.
    fn read(query: &str) -> Option<Self> {
        let [mut state, mut code, mut error, mut description] = [None, None, None, None];
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let known = match &*name {
                "state" => &mut state,
                "code" => &mut code,
                "error" => &mut error,
                "error_description" => &mut description,
                _ => continue,
            };
            if known.replace(value.into_owned()).is_some() {
                return None;
            }
        }
        Some(Self {
            state: state?,
            code: code.map(Zeroizing::new),
            refusal: error.map(|error| Refusal {
                error,
                error_description: description,
                ..Refusal::default()
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn judged(request: &str) -> &'static str {
        let head = Head::read(request.as_bytes()).ok().flatten();
        match head.map(|head| head.judged(8400, "mark")) {
            None => "no request",
            Some(Verdict::Stray(_)) => "stray",
            Some(Verdict::WrongState) => "wrong state",
            Some(Verdict::Ours(Redirected::Refused(_))) => "refused",
            Some(Verdict::Ours(Redirected::Code(code))) if *code == "c+d" => "code",
            Some(Verdict::Ours(Redirected::Code(_))) => "another code",
        }
    }

    #[test]
    fn only_the_browser_that_brings_the_mark_is_ours() {
        let to = |target: &str| format!("GET {target} HTTP/1.1\r\nHost: localhost:8400\r\nCookie: a=b\r\n\r\n");
        for (request, expected) in [
            (to("/?code=c%2Bd&state=mark"), "code"),
            (to("/?session_state=x&state=mark&code=c%2Bd&iss=y"), "code"),
            (
                to("/?error=access_denied&error_description=AADSTS65004%3a+no&state=mark"),
                "refused",
            ),
            (to("/?code=c%2Bd&state=another"), "wrong state"),
            (to("/?code=c%2Bd&state=Mark"), "wrong state"),
            (to("/?code=c%2Bd"), "stray"),
            (to("/?error=access_denied"), "stray"),
            (to("/?code=c&code=c%2Bd&state=mark"), "stray"),
            (to("/?code=c%2Bd&state=mark&state=mark"), "stray"),
            (to("/?code=c%2Bd&error=x&state=mark"), "stray"),
            (to("/?code=&state=mark"), "stray"),
            (to("/?state=mark"), "stray"),
            (to("/"), "stray"),
            (to("/favicon.ico"), "stray"),
            (to("/favicon.ico?code=c%2Bd&state=mark"), "stray"),
            (to("//?code=c%2Bd&state=mark"), "stray"),
            (to("http://localhost:8400/?code=c%2Bd&state=mark"), "stray"),
            (
                "HEAD /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: localhost:8400\r\n\r\n".into(),
                "stray",
            ),
            (
                "POST /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: localhost:8400\r\n\r\n".into(),
                "stray",
            ),
            (
                "GET /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: LOCALHOST:8400\r\n\r\n".into(),
                "code",
            ),
            (
                "GET /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: evil.example:8400\r\n\r\n".into(),
                "stray",
            ),
            (
                "GET /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: localhost\r\n\r\n".into(),
                "stray",
            ),
            (
                "GET /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: localhost:8401\r\n\r\n".into(),
                "stray",
            ),
            ("GET /?code=c%2Bd&state=mark HTTP/1.1\r\n\r\n".into(), "stray"),
            (
                "GET /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: localhost:8400\r\nHost: x\r\n\r\n".into(),
                "stray",
            ),
            (
                "GET /?code=c%2Bd&state=mark HTTP/1.1\r\nHost: localhost:8400\r\n".into(),
                "no request",
            ),
            ("\u{16}\u{3}\u{1}".into(), "no request"),
            ("SSH-2.0-OpenSSH\r\n\r\n".into(), "no request"),
        ] {
            assert_eq!(judged(&request), expected, "{request}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_sent_ends_in_a_panic_or_in_a_code(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(Some(head)) = Head::read(&bytes) {
                prop_assert!(!matches!(head.judged(8400, "mark"), Verdict::Ours(_)));
            }
        }

        #[test]
        fn a_code_comes_as_it_was_given(code in "[!-~]{1,60}") {
            let query: String = form_urlencoded::Serializer::new(String::new())
                .append_pair("code", &code)
                .append_pair("state", "mark")
                .finish();
            let request = format!("GET /?{query} HTTP/1.1\r\nHost: localhost:8400\r\n\r\n");
            let head = Head::read(request.as_bytes()).ok().flatten();
            let Some(Verdict::Ours(Redirected::Code(brought))) = head.map(|head| head.judged(8400, "mark")) else {
                panic!("{request}");
            };
            prop_assert_eq!(&*brought, &code);
        }
    }
}
