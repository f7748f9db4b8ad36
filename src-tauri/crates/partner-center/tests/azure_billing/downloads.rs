//! The PDF of an invoice: asked for, waited for, fetched without a token, looked at.

use std::time::Duration;

use bytes::Bytes;
use partner_center::AnswerLimit;
use partner_center::azure_billing::{
    Asked, BillingInvoice, DocumentSource, Generation, LARGEST_DOCUMENT, ServiceError,
};

use crate::support::{ACCOUNT, Script, TOKEN, answer, day, exchange_of, with_headers};

pub const PDF: &[u8] = b"%PDF-1.7\nwords\n%%EOF\n";
pub const OPERATION: &str = "/operationResults/";
pub const BLOB: &str = "https://billingexample.blob.core.windows.net/invoices/T004100101.pdf?sv=2019-02-02&sr=b&sig=";

pub async fn listed() -> BillingInvoice {
    let script = Script::default().recorded("invoices_page_1");
    let billing = script.billing();
    let mut pages = billing.invoice_pages(ACCOUNT, day("2000-01-01"), day("2024-12-31"));
    pages.next_page().await.unwrap().unwrap().invoices.remove(0)
}

pub async fn source() -> DocumentSource {
    let invoice = listed().await;
    DocumentSource::of(&invoice, &invoice.documents[0]).unwrap()
}

pub fn service() -> Script {
    Script::default()
        .recorded("download_accepted")
        .recorded("download_ready")
}

/// A service that is quick and answers a document with this.
fn quick(url: &str) -> Script {
    Script::default().ok(
        "POST ",
        format!(r#"{{"url":"{url}","expiryTime":"2023-02-16T17:32:28Z"}}"#),
    )
}

#[tokio::test(start_paused = true)]
async fn a_document_is_asked_for_waited_for_and_fetched_without_a_token() {
    let script = service().ok(BLOB, PDF);
    let mut pending = None;
    let document = script.billing().document(&source().await, &mut pending).await.unwrap();
    assert_eq!(document, PDF);
    assert_eq!(pending, None);
    let [asked, waited, fetched] = &script.asked()[..] else {
        panic!("{:?}", script.paths());
    };
    assert_eq!((asked.method.as_str(), asked.length.as_deref()), ("POST", Some("0")));
    let token = format!("Bearer {TOKEN}");
    assert_eq!(asked.authorization.as_deref(), Some(token.as_str()));
    assert_eq!(waited.authorization.as_deref(), Some(token.as_str()));
    assert_eq!(fetched.authorization, None);
    assert_eq!(fetched.limit, Some(AnswerLimit(LARGEST_DOCUMENT)));
    assert_eq!(
        script.waits(),
        [Duration::from_secs(10), Duration::ZERO],
        "it is waited before the first question"
    );
}

#[tokio::test(start_paused = true)]
async fn a_document_that_is_ready_needs_no_wait() {
    let script = quick("https://account.blob.core.windows.net/a.pdf?sig=x").ok("https://account.blob", PDF);
    let document = script.billing().document(&source().await, &mut None).await.unwrap();
    assert_eq!(document, PDF);
    assert_eq!(script.asked().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_later_wait_replaces_the_first_and_an_early_unknown_is_not_yet() {
    let script = Script::default()
        .recorded("download_accepted")
        .on("GET /providers", Ok(answer(404, "")))
        .on("GET /providers", Ok(with_headers(202, &[("retry-after", "3")], "")))
        .on(
            "GET /providers",
            Ok(with_headers(
                202,
                &[("location", "/providers/else where"), ("retry-after", "0")],
                "",
            )),
        )
        .on(
            "GET /providers/else%20where",
            Ok(exchange_of("download_ready").answer()),
        )
        .ok(BLOB, PDF);
    script.billing().document(&source().await, &mut None).await.unwrap();
    let waits: Vec<_> = script.waits().iter().map(Duration::as_secs).collect();
    assert_eq!(waits, [10, 10, 3, 1, 0], "and never is it asked without any wait");
}

#[tokio::test(start_paused = true)]
async fn every_generation_is_asked_in_its_own_way() {
    let invoice = listed().await;
    let old = DocumentSource::of(&invoice, &invoice.documents[0]).unwrap();
    let script = Script::default()
        .recorded("invoice_2024")
        .recorded("subscription_invoice");
    let billing = script.billing().speaking(Generation::Of2024);
    let invoice = billing.invoice("G004100200").await.unwrap();
    let receipt = DocumentSource::of(&invoice, &invoice.documents[1]).unwrap();
    let invoice = billing.invoice("E0400AB123").await.unwrap();
    let subscription = DocumentSource::of(&invoice, &invoice.documents[0]).unwrap();
    let latest = DocumentSource::latest(ACCOUNT, "G1").unwrap();
    let account = format!(
        "/providers/Microsoft.Billing/billingAccounts/{}",
        ACCOUNT.replace(':', "%3A")
    );
    for (source, path) in [
        (
            old,
            format!("{account}/invoices/T004100101/download?downloadToken=Drs_7001&api-version=2020-05-01"),
        ),
        (
            receipt,
            format!("{account}/invoices/G004100200/download?api-version=2024-04-01&documentName=22345678"),
        ),
        (
            subscription,
            "/providers/Microsoft.Billing/billingAccounts/default/billingSubscriptions/\
             11111111-1111-1111-1111-111111111111/invoices/E0400AB123/download\
             ?api-version=2024-04-01&documentName=12345678"
                .to_owned(),
        ),
        (latest, format!("{account}/invoices/G1/download?api-version=2024-04-01")),
    ] {
        let script = quick("https://account.blob.core.windows.net/a.pdf").ok("https://account.blob", PDF);
        let kept: DocumentSource = serde_json::from_str(&serde_json::to_string(&source).unwrap()).unwrap();
        script.billing().document(&kept, &mut None).await.unwrap();
        assert_eq!(script.paths()[0], path);
    }
}

#[tokio::test(start_paused = true)]
async fn nothing_but_a_download_is_ever_posted() {
    let script = Script::default().recorded("credit_note");
    let note = script.billing().invoice("T004100095").await.unwrap();
    let foreign = DocumentSource::of(&note, &note.documents[0]).unwrap();
    let script = Script::default();
    let refused = script.billing().document(&foreign, &mut None).await;
    assert_eq!(refused, Err(ServiceError::ForeignAddress));
    for url in [
        "https://management.azure.com/subscriptions/1/resourceGroups/all/delete",
        "https://management.azure.com/subscriptions/1/download",
        "/providers/Microsoft.Billing/billingAccounts/a/invoices/T1/amend?x=/download",
        "/providers/Microsoft.Billing/../Microsoft.Compute/vms/1/download",
        "/providers/Microsoft.Billing/%2e%2E/Microsoft.Compute/vms/1/download",
        "/providers/Microsoft.BillingElsewhere/download",
        "//evil.example/providers/Microsoft.Billing/a/download",
    ] {
        let source: DocumentSource = serde_json::from_value(serde_json::json!(url)).unwrap();
        let refused = script.billing().document(&source, &mut None).await;
        assert_eq!(refused, Err(ServiceError::ForeignAddress), "{url}");
    }
    assert!(script.asked().is_empty());
    let body = r#"{"name":"T1","properties":{"documents":[{"kind":"Invoice"}]}}"#;
    let script = Script::default().ok("/providers", body);
    let invoice = script.billing().invoice("T1").await.unwrap();
    let none = DocumentSource::of(&invoice, &invoice.documents[0]);
    assert_eq!(none, Err(ServiceError::NoDocument));
}

#[tokio::test(start_paused = true)]
async fn a_place_to_wait_at_is_on_the_own_origin() {
    for location in [
        "https://evil.example/operationResults/1",
        "http://management.azure.com/operationResults/1",
        "https://127.0.0.1/operationResults/1",
        "https://10.0.0.7/operationResults/1",
        "http://169.254.169.254/metadata",
        "//evil.example/operationResults/1",
        "file:///etc/passwd",
    ] {
        let script = Script::default().on("POST ", Ok(with_headers(202, &[("location", location)], "")));
        let refused = script.billing().document(&source().await, &mut None).await;
        assert_eq!(refused, Err(ServiceError::ForeignAddress), "{location}");
        assert_eq!(script.asked().len(), 1, "{location}");
    }
    let script = Script::default().on("POST ", Ok(answer(202, "")));
    let nowhere = script.billing().document(&source().await, &mut None).await;
    assert!(matches!(nowhere, Err(ServiceError::Unreadable(_))), "{nowhere:?}");
}

#[tokio::test(start_paused = true)]
async fn a_document_comes_from_a_public_encrypted_host() {
    for url in [
        "http://account.blob.core.windows.net/a.pdf",
        "https://127.0.0.1/a.pdf",
        "http://127.0.0.1:8080/a.pdf",
        "https://192.168.1.1/a.pdf",
        "https://[::1]/a.pdf",
        "https://printer/a.pdf",
        "https://user:password@account.blob.core.windows.net/a.pdf",
        "file:///etc/passwd",
        "/a.pdf",
        "",
    ] {
        let script = quick(url);
        let refused = script.billing().document(&source().await, &mut None).await;
        assert_eq!(refused, Err(ServiceError::ForeignAddress), "{url}");
        assert_eq!(script.asked().len(), 1, "{url}");
    }
    // A base on this computer may name others on this computer, and still nobody but it is given the token.
    let script = quick("http://127.0.0.1:9090/a.pdf?sig=x").ok("http://127.0.0.1:9090", PDF);
    let billing = script.billing().at("http://127.0.0.1:8080");
    assert_eq!(billing.document(&source().await, &mut None).await.unwrap(), PDF);
    assert_eq!(script.asked()[0].origin, "http://127.0.0.1:8080");
    assert_eq!(script.asked()[1].authorization, None);
}

#[tokio::test(start_paused = true)]
async fn another_transport_fetches_where_one_is_named() {
    let script = service();
    let fetcher = Script::default().ok(BLOB, PDF);
    let billing = script.billing().fetching_through(fetcher.clone());
    assert_eq!(billing.document(&source().await, &mut None).await.unwrap(), PDF);
    assert_eq!((script.asked().len(), fetcher.asked().len()), (2, 1));
}

#[tokio::test(start_paused = true)]
async fn what_is_no_pdf_is_not_taken() {
    let large = [PDF, &vec![0; LARGEST_DOCUMENT]].concat();
    let cut = with_headers(200, &[("content-length", "4096")], PDF);
    let away = with_headers(302, &[("location", "https://evil.example")], "");
    for (given, code, times) in [
        (answer(200, ""), "not_pdf", 1),
        (answer(200, "<html>"), "not_pdf", 1),
        (answer(200, b"\x89PNG\r\n\x1a\n".as_slice()), "not_pdf", 1),
        (answer(200, "%PD"), "not_pdf", 1),
        (answer(200, large), "beyond_limits", 1),
        (cut, "no_answer", 3),
        (away, "foreign_address", 1),
        (answer(204, ""), "refused", 1),
        (answer(500, ""), "server_trouble", 3),
    ] {
        let script = quick("https://account.blob.core.windows.net/a.pdf?sig=x").on("https://account.blob", Ok(given));
        let mut pending = None;
        let refused = script.billing().document(&source().await, &mut pending).await;
        assert_eq!(refused.unwrap_err().code(), code);
        assert_eq!(script.asked().len(), 1 + times, "{code}");
        assert_eq!(pending, None);
    }
    // What stands in a PDF has no depth.
    let brackets: Bytes = [PDF, "[".repeat(1_000).as_bytes()].concat().into();
    let script = quick("https://account.blob.core.windows.net/a.pdf").ok("https://account.blob", brackets.clone());
    assert_eq!(
        script.billing().document(&source().await, &mut None).await,
        Ok(brackets)
    );
}

#[tokio::test(start_paused = true)]
async fn a_role_that_may_not_download_is_told() {
    let script = Script::default().on("POST ", Ok(answer(403, r#"{"error":{"code":"AuthorizationFailed"}}"#)));
    let refused = script.billing().document(&source().await, &mut None).await;
    assert_eq!(
        refused,
        Err(ServiceError::Forbidden {
            asked: Asked::Document,
            code: Some("AuthorizationFailed"),
            request: None
        })
    );
}
