//! A bank transfer over the wire: where to pay, the proof with its file, cancelling.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{Script, answer};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use domain::{OrderState, PaymentProof, ProofKind, TransferInstructions};
use http::Response;
use partner_center::wire::{self, OrderResource, ProofRequest};
use partner_center::{Error, PartnerCenter, ProofUpload, Refusal, RemoteOrder, TransportError};
use proptest::prelude::*;

const NUMBER: &str = "7310061187";
const PROOF: &str = "/v1/membership/orders/7310061187/proof";
const CANCEL: &str = "/v1/membership/orders/7310061187/cancel";

const SHA256: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

fn upload() -> ProofUpload {
    ProofUpload {
        proof: PaymentProof {
            file_name: "匯款 1.pdf".into(),
            kind: ProofKind::Pdf,
            size: 4,
            sha256: SHA256.into(),
            paid_on: "2021-06-28".parse().unwrap(),
            paid_to: "IE00 DEMO".into(),
            reference: Some("TRX-1".into()),
        },
        content: b"\x00\xfftest".to_vec(),
    }
}

fn order(status: &str, extra: &str) -> String {
    format!(
        r#"{{"id":"{NUMBER}","offerId":"action-pack","kind":"renew","status":"{status}","totalCharges":516.60,
            "currencyCode":"EUR","creationDate":"2021-06-28T00:00:00Z","expiryDate":"2021-07-28T00:00:00Z"{extra}}}"#
    )
}

fn uploaded() -> String {
    let extra = format!(
        r#","transferInstructions":{{"accountName":"Issuer","accountNumber":450012,"swiftCode":"DEMOIE2D",
            "reference":"{NUMBER} / 4512880"}},
            "paymentProof":{{"fileName":"匯款 1.pdf","contentType":"Application/PDF; x=1","size":"4","sha256":"{SHA256}",
            "paymentDate":"2021-06-28T00:00:00","paidToAccountNumber":"IE00 DEMO","transactionReference":"TRX-1"}}"#
    );
    order("ProofUploaded", &extra)
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Upload,
    Cancel,
}

async fn change(
    change: Change,
    answered: Result<Response<Bytes>, TransportError>,
) -> (Result<RemoteOrder, Error>, Script) {
    let script = Script::default().on("/v1/membership/orders", answered);
    let client = script.client();
    let result = match change {
        Change::Upload => client.upload_proof(NUMBER, &upload()).await,
        Change::Cancel => client.cancel_order(NUMBER).await,
    };
    assert_eq!(script.asked().len(), 1, "sent once");
    (result, script)
}

#[tokio::test(start_paused = true)]
async fn a_proof_is_sent_with_its_file_and_the_order_is_read() {
    let (result, script) = change(Change::Upload, Ok(answer(200, uploaded()))).await;
    let remote = result.unwrap();
    assert_eq!(
        (remote.number.as_str(), remote.state),
        (NUMBER, OrderState::ProofUploaded)
    );
    assert_eq!(remote.proof, Some(upload().proof));
    let asked = &script.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", PROOF));
    let sent: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    assert_eq!(
        sent,
        serde_json::json!({
            "proof": {
                "fileName": "匯款 1.pdf", "contentType": "application/pdf", "size": 4, "sha256": SHA256,
                "paymentDate": "2021-06-28T00:00:00Z", "paidToAccountNumber": "IE00 DEMO",
                "transactionReference": "TRX-1",
            },
            "content": STANDARD.encode(b"\x00\xfftest"),
        })
    );
}

#[tokio::test(start_paused = true)]
async fn a_cancellation_names_the_order_alone() {
    let (result, script) = change(Change::Cancel, Ok(answer(200, order("cancelled", "")))).await;
    let remote = result.unwrap();
    assert_eq!(remote.state, OrderState::Cancelled);
    assert_eq!((remote.instructions, remote.proof), (None, None));
    let asked = &script.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", CANCEL));
    assert!(asked.body.is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_number_is_one_part_of_the_path() {
    let body = order("cancelled", "").replace(NUMBER, "7/../1 ?");
    let script = Script::default().on("/v1/membership/orders", Ok(answer(200, body)));
    script.client().cancel_order("7/../1 ?").await.unwrap();
    assert_eq!(script.paths(), ["/v1/membership/orders/7%2F%2E%2E%2F1%20%3F/cancel"]);
}

#[tokio::test(start_paused = true)]
async fn whatever_may_have_been_carried_out_is_an_unknown_outcome() {
    for answered in [
        Err(TransportError::NoAnswer("timed out".into())),
        Ok(answer(500, "")),
        Ok(answer(503, r#"{"code":"not_open"}"#)),
        Ok(answer(504, "")),
        Ok(answer(408, "")),
        Ok(answer(302, "")),
        Ok(answer(200, "")),
        Ok(answer(200, "<html>")),
        Ok(answer(200, r#"{"id":"7310061187"}"#)),
        Ok(answer(200, uploaded().replace(NUMBER, "7310061150"))),
    ] {
        for kind in [Change::Upload, Change::Cancel] {
            let (result, _) = change(kind, answered.clone()).await;
            assert!(
                matches!(result, Err(Error::OutcomeUnknown(_))),
                "{kind:?} {answered:?}: {result:?}"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_was_not_carried_out_is_said_so() {
    for (answered, error) in [
        (
            Err(TransportError::NotSent("refused".into())),
            Error::Unreachable("refused".into()),
        ),
        (Ok(answer(401, "")), Error::SignInNeeded),
        (Ok(answer(403, "")), Error::Forbidden(String::new())),
        (
            Ok(answer(404, r#"{"code":1000,"description":"gone"}"#)),
            Error::NotFound("gone".into()),
        ),
        (Ok(answer(429, "")), Error::Throttled { retry_after: None }),
        (
            Ok(answer(409, r#"{"code":"not_open"}"#)),
            Error::Refused(Refusal::NotOpen),
        ),
        (
            Ok(answer(400, r#"{"code":"NotOpen"}"#)),
            Error::Refused(Refusal::NotOpen),
        ),
        (
            Ok(answer(400, r#"{"code":"invalid_proof","description":"empty"}"#)),
            Error::Refused(Refusal::InvalidProof),
        ),
        (
            Ok(answer(400, r#"{"code":"invalid_proof_date","description":"tomorrow"}"#)),
            Error::Refused(Refusal::ProofDate),
        ),
    ] {
        for kind in [Change::Upload, Change::Cancel] {
            assert_eq!(change(kind, answered.clone()).await.0.unwrap_err(), error, "{kind:?}");
        }
    }
    for body in ["", "<html><h1>413 Request Entity Too Large</h1></html>"] {
        let (result, _) = change(Change::Upload, Ok(answer(413, body))).await;
        assert_eq!(result.unwrap_err(), Error::Refused(Refusal::ProofTooLarge));
    }
}

#[tokio::test(start_paused = true)]
async fn instructions_come_whole_or_not_at_all() {
    let read = |body: &str| RemoteOrder::try_from(wire::read::<OrderResource>(body.as_bytes()).unwrap()).unwrap();
    let whole = TransferInstructions {
        account_name: "Issuer".into(),
        account_number: "450012".into(),
        swift: "DEMOIE2D".into(),
        reference: format!("{NUMBER} / 4512880"),
    };
    let remote = read(&uploaded());
    assert_eq!(remote.instructions, Some(whole));
    let again = serde_json::to_string(&OrderResource::from(&remote)).unwrap();
    assert_eq!(read(&again), remote);
    for field in ["accountName", "accountNumber", "swiftCode", "reference"] {
        let body = uploaded().replace(&format!("\"{field}\""), "\"other\"");
        assert_eq!(read(&body).instructions, None, "{field}");
        assert_eq!(read(&body).proof, remote.proof);
    }
}

#[tokio::test(start_paused = true)]
async fn a_proof_that_cannot_be_read_does_not_hide_its_order() {
    for (from, to) in [
        ("Application/PDF; x=1", "text/html"),
        ("\"size\":\"4\"", "\"size\":-4"),
        (
            "\"paymentDate\":\"2021-06-28T00:00:00\"",
            "\"paymentDate\":\"0001-01-01T00:00:00\"",
        ),
        ("\"sha256\"", "\"md5\""),
    ] {
        let (result, _) = change(Change::Upload, Ok(answer(200, uploaded().replace(from, to)))).await;
        let remote = result.unwrap();
        assert_eq!((remote.state, remote.proof), (OrderState::ProofUploaded, None), "{to}");
    }
    for (word, kind) in [
        ("image/jpg", ProofKind::Jpeg),
        ("IMAGE/JPEG", ProofKind::Jpeg),
        ("image/png", ProofKind::Png),
    ] {
        let body = uploaded().replace("Application/PDF; x=1", word);
        let (result, _) = change(Change::Upload, Ok(answer(200, body))).await;
        assert_eq!(result.unwrap().proof.unwrap().kind, kind);
    }
}

#[test]
fn a_request_without_a_readable_file_is_incomplete() {
    for (body, field) in [
        ("", "proof"),
        (r#"{"content":"AAAA"}"#, "proof"),
        (r#"{"proof":{}}"#, "fileName"),
    ] {
        let request: ProofRequest = wire::read(body.as_bytes()).unwrap();
        assert_eq!(ProofUpload::try_from(request).unwrap_err().field, field, "{body}");
    }
    for content in [None, Some("no base64"), Some("AAA")] {
        let request = ProofRequest {
            content: content.map(Into::into),
            ..ProofRequest::from(&upload())
        };
        assert_eq!(ProofUpload::try_from(request).unwrap_err().field, "content");
    }
}

proptest! {
    /// Whatever a file is made of, it arrives as it was.
    #[test]
    fn an_upload_arrives_as_it_was(
        content in proptest::collection::vec(any::<u8>(), 0..200),
        file_name in "\\PC{0,20}[a-z]",
        reference in proptest::option::of("\\PC{0,20}[a-z]"),
        size in 0_u64..=i64::MAX as u64,
    ) {
        let mut sent = upload();
        sent.content = content;
        sent.proof.file_name = file_name;
        sent.proof.reference = reference;
        sent.proof.size = size;
        let body = serde_json::to_vec(&ProofRequest::from(&sent)).unwrap();
        let request: ProofRequest = wire::read(&body).unwrap();
        prop_assert_eq!(ProofUpload::try_from(request).unwrap(), sent);
    }
}
