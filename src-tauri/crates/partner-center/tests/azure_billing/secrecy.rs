//! What is planted in tokens, links, addresses and words of the service is in no log and no text.

use std::sync::{Mutex, Once};

use bytes::Bytes;
use log::{LevelFilter, Log, Metadata, Record};
use partner_center::TransportError;
use partner_center::azure_billing::{Accounts, Budget, DocumentSource, InvoicePosition, ServiceError};
use proptest::prelude::*;

use crate::support::{ACCOUNT, ACCOUNTS, Answer, MICROSOFT, Script, answer, day, page, with_headers};

/// Everything planted begins with this.
const PLANTED: &str = "planted";

static LINES: Mutex<String> = Mutex::new(String::new());

struct Kept;

impl Log for Kept {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let mut lines = LINES.lock().unwrap();
        lines.push_str(&record.args().to_string());
        lines.push('\n');
    }

    fn flush(&self) {}
}

fn log_is_kept() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Kept).unwrap();
        log::set_max_level(LevelFilter::Trace);
    });
}

fn assert_nothing_planted(texts: &[String]) {
    for text in texts {
        assert!(!text.contains(PLANTED), "{text}");
    }
    let lines = LINES.lock().unwrap();
    assert!(!lines.contains(PLANTED), "{lines}");
}

fn told(error: &ServiceError) -> String {
    format!("{error} {error:?} {}", error.code())
}

fn answers() -> Vec<Answer> {
    let words = r#"{"error":{"code":"planted-code","message":"planted words"}}"#;
    let mut answers: Vec<Answer> = [400, 401, 403, 404, 409, 418, 429, 500, 503]
        .into_iter()
        .map(|status| {
            let headers = [
                ("x-ms-request-id", "planted-request"),
                (
                    "www-authenticate",
                    "Bearer error=\"planted\", claims=\"eyJwbGFudGVkIjoxfQ\"",
                ),
                ("retry-after", "planted"),
            ];
            Ok(with_headers(status, &headers, words))
        })
        .collect();
    answers.extend([
        Ok(with_headers(302, &[("location", "https://evil.example/planted")], "")),
        Ok(answer(200, "planted")),
        Ok(answer(200, r#"{"value":"planted"}"#)),
        Ok(answer(200, r#"{"planted":"planted"}"#)),
        Ok(answer(200, page(&[], Some("https://evil.example/planted")))),
        Ok(answer(
            200,
            r#"{"value":[{"name":"planted words?","properties":{"displayName":["planted"],"status":["planted"]}}]}"#,
        )),
        Ok(with_headers(200, &[("content-encoding", "planted")], "")),
        Err(TransportError::NotSent(
            "error sending request for https://x/?sig=planted".into(),
        )),
        Err(TransportError::NoAnswer("planted".into())),
        Err(TransportError::BeyondLimits("https://x/?sig=planted".into())),
    ]);
    answers
}

#[tokio::test(start_paused = true)]
async fn no_word_of_an_answer_is_in_an_error_or_in_the_log() {
    log_is_kept();
    for given in answers() {
        let script = Script::default().on("/providers", given);
        let billing = script.billing();
        let mut texts = vec![match billing.accounts().await {
            Ok(accounts) => format!("{accounts:?}"),
            Err(error) => told(&error),
        }];
        texts.extend(billing.invoice("T1").await.err().map(|error| told(&error)));
        let source = DocumentSource::latest(ACCOUNT, "T1").unwrap();
        texts.extend(
            billing
                .document(&source, &mut None)
                .await
                .err()
                .map(|error| told(&error)),
        );
        assert_nothing_planted(&texts);
    }
    assert!(LINES.lock().unwrap().contains("asking again"), "the log is kept");
}

#[tokio::test(start_paused = true)]
async fn no_link_and_no_address_is_printed() {
    log_is_kept();
    let url = "https://management.azure.com/providers/Microsoft.Billing/x/download?downloadToken=planted";
    let list = format!(
        r#"{{"value":[{{"name":"T1","properties":{{"documents":[{{"kind":"Invoice","url":"{url}","externalUrl":"https://x/?sig=planted"}}]}}}}],"nextLink":"/next?$skiptoken=planted"}}"#
    );
    let script = Script::default().ok("/providers", list);
    let billing = script.billing();
    let mut pages = billing.invoice_pages(ACCOUNT, day("2020-01-01"), day("2020-12-31"));
    let page = pages.next_page().await.unwrap().unwrap();
    let invoice = &page.invoices[0];
    let source = DocumentSource::of(invoice, &invoice.documents[0]).unwrap();
    let mut texts = vec![
        format!("{page:?}"),
        format!("{:?}", pages.position()),
        format!("{source:?}"),
    ];
    let accepted = with_headers(202, &[("location", "/providers/planted"), ("retry-after", "2")], "");
    let ready = || {
        Ok(answer(
            200,
            r#"{"url":"https://a.blob.core.windows.net/x.pdf?sig=planted"}"#,
        ))
    };
    for given in [
        Ok(answer(500, "planted")),
        Ok(answer(403, "planted")),
        Ok(answer(418, "planted")),
        Ok(answer(200, "planted")),
        Ok(with_headers(429, &[("retry-after", "1")], "planted")),
        Ok(with_headers(
            307,
            &[("location", "https://evil.example/?sig=planted")],
            "",
        )),
        Err(TransportError::NotSent(
            "for url (https://a.blob.core.windows.net/x.pdf?sig=planted)".into(),
        )),
        Err(TransportError::BeyondLimits(
            "https://a.blob.core.windows.net/x.pdf?sig=planted".into(),
        )),
    ] {
        let script = Script::default()
            .on("POST ", Ok(accepted.clone()))
            .on("GET /providers", ready())
            .on("https://a.blob", given);
        let mut pending = None;
        let error = script.billing().document(&source, &mut pending).await.unwrap_err();
        texts.extend([told(&error), format!("{pending:?}")]);
        let kept = serde_json::to_string(&pending).unwrap();
        assert!(!kept.contains("sig="), "{kept}");
    }
    let script = Script::default().ok("POST ", r#"{"url":"http://a.blob.core.windows.net/x.pdf?sig=planted"}"#);
    let error = script.billing().document(&source, &mut None).await.unwrap_err();
    texts.push(told(&error));
    assert_nothing_planted(&texts);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever links an answer is made of, the token goes to the base alone.
    #[test]
    fn the_token_goes_to_no_other_origin(
        scheme in prop::sample::select(vec!["", "https:", "http:", "HTTPS:", "ftp:", "javascript:", "https:https:"]),
        slashes in prop::sample::select(vec!["", "/", "//", "///", "\\\\\\\\", "/\\\\"]),
        host in prop::sample::select(vec![
            "", "management.azure.com", "management.azure.com:443", "management.azure.com:80", "evil.example",
            "management.azure.com@evil.example", "evil.example@management.azure.com", "management.azure.com.evil.example",
            "127.0.0.1", "[::1]", "evil.example%2f@management.azure.com", "management.azure.com%40evil.example",
        ]),
        rest in "[ -~]{0,12}",
        base in prop::sample::select(vec!["https://management.azure.com", "http://127.0.0.1:8080"]),
    ) {
        let rest = rest.replace(['"', '\\'], "");
        let link = format!("{scheme}{slashes}{host}{rest}");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        let list = |next: &str| Ok(answer(200, page(&["A"], Some(next))));
        let accepted = Ok(with_headers(202, &[("location", &link.replace("\\\\", "\\"))], ""));
        // Only what belongs to the base is answered; anything else has no answer to give, and the test would end.
        let mut script = Script::default().on("POST /providers/Microsoft.Billing/", accepted);
        script = script.on(base, list(&link));
        if base != MICROSOFT {
            script = script.on("GET /", list(&link));
        }
        runtime.block_on(async {
            let billing = script.billing_within(Budget::new(100, 100)).at(base);
            let from = InvoicePosition::before(ACCOUNT, day("2020-01-01"), day("2020-12-31"));
            let mut pages = billing.invoice_pages_from(from);
            for _ in 0..3 {
                let _ = pages.next_page().await;
            }
            let source = DocumentSource::latest(ACCOUNT, "T1").unwrap();
            let _ = billing.document(&source, &mut None).await;
        });
        for asked in script.asked() {
            prop_assert!(asked.authorization.is_none() || asked.origin == base, "{} {:?}", link, asked);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_account_that_is_found_prints_no_more_than_its_fields() {
    let body = r#"{"value":[{"name":"1","properties":{"surprise":"planted"}}]}"#;
    let script = Script::default().ok(ACCOUNTS, Bytes::from_static(body.as_bytes()));
    let accounts = script.billing().accounts().await.unwrap();
    assert!(matches!(&accounts, Accounts::Found(found) if found.entries[0].sent.as_str().contains(PLANTED)));
    assert!(!format!("{accounts:?}").contains(PLANTED));
}
