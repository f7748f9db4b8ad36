//! Support requests and notes on their way to the service.

use crate::support::documents::{REQUEST as ID, service_request};
use crate::support::{Script, answer};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{NewSupportRequest, OfferId, RequestId, SupportRequestId};
use partner_center::wire::{self, ProblemBody, ServiceRequest, ServiceRequestPatch};
use partner_center::{Error, NewAttachment, NewNote, PartnerCenter, Refusal};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const LIST: &str = "/v1/servicerequests";
const MAKE: &str = "/v1/servicerequests/en-US";
const ONE: &str = "/v1/servicerequests/616122292874576";

fn new_request() -> NewSupportRequest {
    NewSupportRequest {
        request_id: RequestId(Uuid::from_u128(7)),
        summary: "Cancel Action Pack".into(),
        kind: "Help with partner invoice, payment, or reconciliation file".into(),
        description: "取消 \"now\"\n".into(),
        cancels: Some(OfferId::new("action-pack")),
    }
}

/// The answer of the service to what was made: the request under its id.
fn made() -> Value {
    let mut body = service_request();
    body["offerId"] = json!("action-pack");
    body["clientRequestId"] = json!("00000000-0000-0000-0000-000000000007");
    body
}

#[tokio::test(start_paused = true)]
async fn a_request_is_made_under_the_id_of_its_submission() {
    let script = Script::default().on(MAKE, Ok(answer(201, made().to_string())));
    let request = script.client().make_support_request(&new_request()).await.unwrap();
    assert_eq!(
        (request.id.as_str(), request.request_id, request.cancels),
        (
            ID,
            Some(RequestId(Uuid::from_u128(7))),
            Some(OfferId::new("action-pack"))
        )
    );
    let asked = &script.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", MAKE));
    assert_eq!(asked.request_id, "00000000-0000-0000-0000-000000000007");
    assert_eq!(
        asked.json(),
        json!({
            "title": "Cancel Action Pack", "description": "取消 \"now\"\n", "offerId": "action-pack",
            "supportTopicName": "Help with partner invoice, payment, or reconciliation file",
            "attributes": {"objectType": "ServiceRequest"},
        })
    );
    let read: ServiceRequest = wire::read(&asked.body).unwrap();
    assert_eq!(read.into_new(Uuid::from_u128(7)), new_request());
}

fn note() -> NewNote {
    NewNote {
        request_id: RequestId(Uuid::from_u128(8)),
        text: "Done".into(),
        attachment: None,
    }
}

#[tokio::test(start_paused = true)]
async fn a_note_is_added_under_the_id_of_its_submission_with_its_file() {
    let id = SupportRequestId::new(ID);
    for (attachment, file) in [
        (None, None),
        (
            Some(NewAttachment {
                file_name: "匯款 1.pdf".into(),
                content: b"\x00\xfftest".to_vec(),
            }),
            Some(json!({"name": "匯款 1.pdf", "content": STANDARD.encode(b"\x00\xfftest")})),
        ),
    ] {
        let script = Script::default().ok(ONE, service_request().to_string());
        let sent = NewNote { attachment, ..note() };
        assert_eq!(script.client().add_note(&id, &sent).await.unwrap().id, id);
        let asked = &script.asked()[0];
        assert_eq!((asked.method.as_str(), asked.path.as_str()), ("PATCH", ONE));
        assert_eq!(asked.request_id, "00000000-0000-0000-0000-000000000008");
        let mut expected = json!({"newNote": {"text": "Done"}, "attributes": {"objectType": "ServiceRequest"}});
        if let Some(file) = file {
            expected["newFile"] = file;
        }
        assert_eq!(asked.json(), expected);
        let read: ServiceRequestPatch = wire::read(&asked.body).unwrap();
        assert_eq!(read.into_note(Uuid::from_u128(8)).unwrap(), sent);
    }
}

#[tokio::test(start_paused = true)]
async fn an_id_is_one_part_of_the_path() {
    let script = Script::default().ok(LIST, service_request().to_string());
    script
        .client()
        .support_request(&SupportRequestId::new("7/../1 ?"))
        .await
        .unwrap();
    assert_eq!(script.paths(), ["/v1/servicerequests/7%2F%2E%2E%2F1%20%3F"]);
}

#[tokio::test(start_paused = true)]
async fn the_answer_to_something_else_is_no_answer() {
    let other = |field: &str, value: &str| {
        let mut body = made();
        body[field] = json!(value);
        body.to_string()
    };
    for body in [
        other("clientRequestId", "00000000-0000-0000-0000-000000000009"),
        other("id", ""),
        other("createdDate", "soon"),
        "<html>".into(),
        "{}".into(),
    ] {
        let script = Script::default().ok(MAKE, body.clone());
        let result = script.client().make_support_request(&new_request()).await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{body}: {result:?}");
    }
    for body in [
        other("id", "616122292874577"),
        other("createdDate", "soon"),
        "[]".into(),
    ] {
        let script = Script::default().ok(ONE, body.clone());
        let result = script.client().add_note(&SupportRequestId::new(ID), &note()).await;
        assert!(matches!(result, Err(Error::OutcomeUnknown(_))), "{body}: {result:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn refusals_of_a_request_have_their_reasons() {
    let ours = |body: ProblemBody| serde_json::to_string(&body).unwrap();
    let other = |code: &str, message: &str| Refusal::Other {
        code: code.into(),
        message: message.into(),
    };
    for (body, refusal) in [
        (
            ours(ProblemBody::cancellation_open(&SupportRequestId::new(ID))),
            Refusal::CancellationOpen(SupportRequestId::new(ID)),
        ),
        (
            format!(r#"{{"code":"CancellationOpen","description":"It is open.","data":[{ID}]}}"#),
            Refusal::CancellationOpen(SupportRequestId::new(ID)),
        ),
        (
            r#"{"code":"cancellation_open","description":"It is open.","data":[]}"#.into(),
            other("cancellation_open", "It is open."),
        ),
        (
            ours(ProblemBody::new(wire::refusal_code::NOTHING_TO_CANCEL, "None runs.")),
            Refusal::NothingToCancel,
        ),
        (
            ours(ProblemBody::new(wire::refusal_code::INVALID_NOTE, "Empty.")),
            Refusal::InvalidNote,
        ),
        (
            ours(ProblemBody::new(wire::refusal_code::NOT_OPEN, "Closed.")),
            Refusal::NotOpen,
        ),
    ] {
        let script = Script::default().on(LIST, Ok(answer(400, body.clone())));
        let client = script.client();
        let error = Error::Refused(refusal);
        assert_eq!(
            client.make_support_request(&new_request()).await.unwrap_err(),
            error,
            "{body}"
        );
        let id = SupportRequestId::new(ID);
        assert_eq!(client.add_note(&id, &note()).await.unwrap_err(), error, "{body}");
        assert_eq!(script.asked().len(), 2, "a refusal is not argued with");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_by_its_field() {
    for (file, field) in [
        (json!({"content": "AAAA"}), "name"),
        (json!({"name": "a", "content": "no base64"}), "content"),
        (json!({"name": "a", "content": "AAA"}), "content"),
    ] {
        let body = json!({"newNote": {"text": "x"}, "newFile": file}).to_string();
        let patch: ServiceRequestPatch = wire::read(body.as_bytes()).unwrap();
        assert_eq!(patch.into_note(Uuid::from_u128(1)).unwrap_err().field, field);
    }
    // What is sent in the documented style: every key there, and null.
    let body = r#"{"id":null,"title":null,"status":"none","newNote":{"createdByName":null,"createdDate":null,
        "text":"Sample"},"newFile":null,"notes":null,"fileLinks":null}"#;
    let patch: ServiceRequestPatch = wire::read(body.as_bytes()).unwrap();
    let note = patch.into_note(Uuid::from_u128(1)).unwrap();
    assert_eq!((note.text.as_str(), note.attachment), ("Sample", None));
}

proptest! {
    /// Whatever a file is made of, it arrives as it was.
    #[test]
    fn a_note_arrives_as_it_was_sent(
        id: u128, text in "\\PC{0,20}[a-z]", file in proptest::option::of(("\\PC{0,20}[a-z]", proptest::collection::vec(any::<u8>(), 0..200))),
    ) {
        let note = NewNote {
            request_id: RequestId(Uuid::from_u128(id)),
            text,
            attachment: file.map(|(file_name, content)| NewAttachment { file_name, content }),
        };
        let sent = serde_json::to_vec(&ServiceRequestPatch::from(&note)).unwrap();
        let patch: ServiceRequestPatch = wire::read(&sent).unwrap();
        prop_assert_eq!(patch.into_note(Uuid::from_u128(id)).unwrap(), note);
    }
}
