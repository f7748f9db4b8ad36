use partner_center::AnswerLimit;
use partner_center::azure_billing::LARGEST_DOCUMENT;
use partner_center::center_api::ServiceError;

use crate::center;
use crate::support::{Script, answer, with_headers};

const AT: &str = "/v1/invoices/G1/documents/statement";

#[tokio::test(start_paused = true)]
async fn a_statement_is_a_whole_pdf_or_none() {
    // The bytes of a PDF open more brackets than any JSON, and are no JSON.
    let pdf = format!("%PDF-1.7\n{}\n%%EOF", "[{".repeat(500));
    let script = Script::default().ok(AT, pdf.clone());
    assert_eq!(center(&script).statement("G1").await.unwrap(), pdf.as_bytes());
    let asked = &script.asked()[0];
    assert_eq!(asked.limit, Some(AnswerLimit(LARGEST_DOCUMENT)));
    assert!(asked.authorization.is_some());
    for other in ["", "{}", "<html></html>", " %PDF-1.7"] {
        let script = Script::default().ok(AT, other);
        assert_eq!(
            center(&script).statement("G1").await.err(),
            Some(ServiceError::NotPdf),
            "{other}"
        );
    }
    let cut = Ok(with_headers(200, &[("content-length", "4096")], "%PDF-1.7 cut"));
    let script = Script::default().on(AT, cut).ok(AT, "%PDF-1.7 whole");
    assert_eq!(center(&script).statement("G1").await.unwrap(), "%PDF-1.7 whole");
}

#[tokio::test(start_paused = true)]
async fn a_statement_that_is_not_to_be_had_says_why() {
    for (refusal, code) in [
        (answer(404, r#"{"code":20003}"#), "not_found"),
        (answer(403, ""), "forbidden"),
        (
            with_headers(302, &[("location", "https://evil.example/x.pdf")], ""),
            "foreign_address",
        ),
        (with_headers(200, &[("content-encoding", "br")], "x"), "beyond_limits"),
    ] {
        let script = Script::default().on(AT, Ok(refusal));
        let error = center(&script).statement("G1").await.unwrap_err();
        assert_eq!((error.code(), script.asked().len()), (code, 1));
    }
}
