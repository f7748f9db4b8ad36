use http::StatusCode;

use super::answer::{Redirected, Verdict};
use crate::sign_in::SignInError;

/// The words of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageText {
    /// The title.
    pub title: String,
    /// One sentence or two, as plain text.
    pub text: String,
}

/// The pages that the browser shows at the end of a sign-in, in the language of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectPages {
    /// The language of the words, as in `lang="…"`: `en`, `zh-Hant`.
    pub language: String,
    /// The person is back and may close the window; what follows is shown in the application.
    pub back: PageText,
    /// The person declined.
    pub declined: PageText,
    /// The authority refused for another reason, which is shown in the application.
    pub refused: PageText,
    /// Nothing is here: for whoever else calls. It says nothing about a sign-in.
    pub neutral: PageText,
}

impl RedirectPages {
    /// The whole answer to a request, ready to be sent.
    pub(super) fn answer_to(&self, verdict: &Verdict, with_body: bool) -> Vec<u8> {
        let (status, page) = match verdict {
            Verdict::Ours(Redirected::Code(_)) => (StatusCode::OK, &self.back),
            Verdict::Ours(Redirected::Refused(SignInError::Declined)) => (StatusCode::OK, &self.declined),
            Verdict::Ours(Redirected::Refused(_)) => (StatusCode::OK, &self.refused),
            Verdict::WrongState => (StatusCode::BAD_REQUEST, &self.neutral),
            Verdict::Stray(status) => (*status, &self.neutral),
        };
        let body = page.html(&self.language);
        let mut answer = format!(
            "HTTP/1.1 {} {}\r\n\
             Content-Type: text/html; charset=utf-8\r\n\
             Content-Length: {}\r\n\
             Cache-Control: no-store\r\n\
             Referrer-Policy: no-referrer\r\n\
             Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n\
             X-Content-Type-Options: nosniff\r\n\
             Connection: close\r\n\r\n",
            status.as_u16(),
            status.canonical_reason().unwrap_or_default(),
            body.len(),
        );
        if with_body {
            answer.push_str(&body);
        }
        answer.into_bytes()
    }
}

impl PageText {
    fn html(&self, language: &str) -> String {
        let [language, title, text] = [language, &self.title, &self.text].map(escaped);
        format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\"><title>{title}</title></head>\n<body><main><h1>{title}</h1><p>{text}</p>\
             </main></body>\n</html>\n"
        )
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
