//! Support requests over the wire, in the shapes of the documentation and in ours.

use crate::support::Script;
use crate::support::documents::{REQUEST as ID, service_request as documented};
use domain::{
    DateTime, OfferId, RequestAttachment, RequestId, RequestNote, RequestStatus, SupportRequest, SupportRequestId, Utc,
};
use partner_center::wire::{self, Collection, ServiceRequest};
use partner_center::{Error, PartnerCenter};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const LIST: &str = "/v1/servicerequests";
const ONE: &str = "/v1/servicerequests/616122292874576";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn request() -> SupportRequest {
    SupportRequest {
        id: SupportRequestId::new(ID),
        request_id: None,
        summary: "TrialSR".into(),
        kind: "Cannot manage my profile".into(),
        description: "Ignore this".into(),
        cancels: None,
        status: RequestStatus::Open,
        opened: at("2016-12-22T20:31:17.240Z"),
        modified: at("2017-01-09T23:31:15.373Z"),
        closed: None,
        contact: Some("Ada Byron, ada@rowan.example".into()),
        notes: vec![
            RequestNote {
                author: "Ada".into(),
                written: at("2017-01-07T23:00:00Z"),
                text: "First".into(),
            },
            RequestNote {
                author: "Support".into(),
                written: at("2017-01-09T23:31:15.373Z"),
                text: "Second".into(),
            },
        ],
        attachments: vec![
            RequestAttachment {
                file_name: "proof.pdf".into(),
                size: 2048,
            },
            RequestAttachment {
                file_name: "note.txt".into(),
                size: 12,
            },
        ],
    }
}

async fn one(body: impl Into<String>) -> Result<SupportRequest, Error> {
    let script = Script::default().ok(ONE, body.into());
    let result = script.client().support_request(&SupportRequestId::new(ID)).await;
    assert_eq!(script.paths(), [ONE]);
    result
}

async fn with(field: &str, value: Value) -> SupportRequest {
    let mut body = documented();
    body[field] = value;
    one(body.to_string()).await.unwrap()
}

#[tokio::test(start_paused = true)]
async fn the_documented_request_is_read() {
    assert_eq!(one(documented().to_string()).await.unwrap(), request());
}

/// The list comes with numbers for enumerations, without zones, and without most fields.
#[tokio::test(start_paused = true)]
async fn the_documented_list_is_read() {
    let body = r#"{"totalCount":1,"items":[{"title":"Test","severity":0,"id":615112491169010,"status":1,
        "primaryContact":{"lastName":"LastName","firstName":"FirstName"},"createdDate":"2015-11-24T01:07:00.863",
        "lastModifiedDate":"2015-11-24T01:17:10.61","lastClosedDate":"0001-01-01T00:00:00",
        "attributes":{"objectType":"ServiceRequest"}}],"attributes":{"objectType":"Collection"}}"#;
    let script = Script::default().ok(LIST, body);
    let requests = script.client().support_requests().await.unwrap();
    let expected = SupportRequest {
        id: SupportRequestId::new("615112491169010"),
        request_id: None,
        summary: "Test".into(),
        kind: String::new(),
        description: String::new(),
        cancels: None,
        status: RequestStatus::Open,
        opened: at("2015-11-24T01:07:00.863Z"),
        modified: at("2015-11-24T01:17:10.610Z"),
        closed: None,
        contact: Some("FirstName LastName".into()),
        notes: Vec::new(),
        attachments: Vec::new(),
    };
    assert_eq!(requests, [expected]);
    assert!(script.paths()[0].starts_with("/v1/servicerequests?size="));
}

#[tokio::test(start_paused = true)]
async fn ids_are_read_as_they_are_written() {
    for (written, read) in [
        ("616122292874576", "616122292874576"),
        ("\"616122292874576\"", "616122292874576"),
        ("2106280010000123", "2106280010000123"),
        ("\"2106280010000123\"", "2106280010000123"),
        ("\"000123\"", "000123"),
    ] {
        let body = format!(r#"{{"items":[{{"id":{written},"createdDate":"2021-06-28T09:00:00Z"}}]}}"#);
        let requests = Script::default()
            .ok(LIST, body)
            .client()
            .support_requests()
            .await
            .unwrap();
        assert_eq!(requests[0].id.as_str(), read);
    }
}

#[tokio::test(start_paused = true)]
async fn a_status_is_read_in_every_style_and_an_unknown_one_stays_unknown() {
    for (written, status) in [
        (json!("open"), RequestStatus::Open),
        (json!("Open"), RequestStatus::Open),
        (json!(1), RequestStatus::Open),
        (json!("closed"), RequestStatus::Closed),
        (json!(2), RequestStatus::Closed),
        (json!("2"), RequestStatus::Closed),
        (json!("attention_needed"), RequestStatus::AttentionNeeded),
        (json!("AttentionNeeded"), RequestStatus::AttentionNeeded),
        (json!(3), RequestStatus::AttentionNeeded),
        (json!("none"), RequestStatus::Unknown),
        (json!(0), RequestStatus::Unknown),
        (json!(17), RequestStatus::Unknown),
        (json!("escalated"), RequestStatus::Unknown),
        (json!(""), RequestStatus::Unknown),
        (Value::Null, RequestStatus::Unknown),
    ] {
        assert_eq!(with("status", written.clone()).await.status, status, "{written}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_day_of_closing_is_one_only_where_it_is_one() {
    for (written, closed) in [
        (json!("0001-01-01T00:00:00"), None),
        (json!("0001-01-01T00:00:00Z"), None),
        (json!("0001-01-01"), None),
        (Value::Null, None),
        (json!(""), None),
        (json!("never"), None),
        (json!("2021-06-28T09:30:00.5+01:00"), Some("2021-06-28T08:30:00.500Z")),
        (json!("2021-06-28"), Some("2021-06-28T00:00:00Z")),
    ] {
        assert_eq!(
            with("lastClosedDate", written.clone()).await.closed,
            closed.map(at),
            "{written}"
        );
    }
    assert_eq!(
        with("lastModifiedDate", Value::Null).await.modified,
        request().opened,
        "a request without a change is as it was opened"
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_missing_or_null_is_nothing() {
    for value in [Value::Null, json!([]), json!({})] {
        assert_eq!(with("notes", value.clone()).await.notes, []);
        assert_eq!(with("fileLinks", value).await.attachments, []);
    }
    for contact in [Value::Null, json!({}), json!({"firstName": " ", "email": null})] {
        assert_eq!(with("primaryContact", contact).await.contact, None);
    }
    assert_eq!(
        with("primaryContact", json!({"email": "ada@rowan.example"}))
            .await
            .contact
            .as_deref(),
        Some("ada@rowan.example")
    );
    let notes = json!([{"text": null}, {"text": " "}, {"createdDate": null, "text": "No date"}]);
    assert_eq!(
        with("notes", notes).await.notes,
        [RequestNote {
            author: String::new(),
            written: request().opened,
            text: "No date".into()
        }]
    );
    let files =
        json!([{"size": 1}, {"fileExtension": "pdf"}, {"name": "a", "size": -1}, {"fileNameWithoutExtension": "b"}]);
    let names: Vec<String> = with("fileLinks", files)
        .await
        .attachments
        .into_iter()
        .map(|file| format!("{} {}", file.file_name, file.size))
        .collect();
    assert_eq!(names, ["a 0", "b 0"]);
    for field in [
        "title",
        "description",
        "severity",
        "supportTopicName",
        "offerId",
        "clientRequestId",
    ] {
        with(field, Value::Null).await;
    }
    assert_eq!(with("clientRequestId", json!("no id")).await.request_id, None);
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_done_without_is_missed_by_name() {
    for (field, value) in [
        ("id", Value::Null),
        ("id", json!(" ")),
        ("createdDate", Value::Null),
        ("createdDate", json!("0001-01-01T00:00:00")),
        ("createdDate", json!("soon")),
    ] {
        let mut body = documented();
        body[field] = value;
        assert_eq!(
            one(body.to_string()).await.unwrap_err(),
            Error::Unreadable(format!("service request without a readable {field}"))
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_object_or_null_is_an_empty_list() {
    for body in [
        "{}",
        "",
        r#"{"items":null}"#,
        r#"{"items":{}}"#,
        r#"{"totalCount":3,"items":[]}"#,
    ] {
        let script = Script::default().ok(LIST, body);
        assert_eq!(script.client().support_requests().await.unwrap(), [], "{body:?}");
    }
}

fn page(ids: &[&str], next: &str) -> String {
    let items = ids
        .iter()
        .map(|id| json!({"id": id, "createdDate": "2021-06-28T09:00:00Z"}));
    json!({"totalCount": 1, "items": items.collect::<Vec<_>>(), "links": {"next": {"uri": next, "method": "GET"}}})
        .to_string()
}

#[tokio::test(start_paused = true)]
async fn pages_are_followed_until_they_repeat() {
    for (second, next, third) in [
        (page(&["3"], ""), "/servicerequests?size=100&offset=100", 2),
        // In a circle, to itself, to the same page under another address, to an empty page.
        (
            page(&["3"], "/v1/servicerequests?size=100"),
            "/servicerequests?size=100&offset=100",
            2,
        ),
        (
            page(&["3"], "/servicerequests?size=100&offset=100"),
            "/servicerequests?size=100&offset=100",
            2,
        ),
        (
            page(&["3", "2"], "/servicerequests?offset="),
            "/servicerequests?size=100&offset=100",
            3,
        ),
        (
            page(&["3"], "/servicerequests?offset="),
            "servicerequests?size=100&offset=100",
            3,
        ),
    ] {
        let script = Script::default()
            .ok("/v1/servicerequests?size=100", page(&["1", "2"], next))
            .ok("/v1/servicerequests?size=100&offset=100", second)
            .ok(
                "/v1/servicerequests?offset=",
                page(&["3"], "/servicerequests?offset=&again=1"),
            );
        let requests = script.client().support_requests().await.unwrap();
        let ids: Vec<&str> = requests.iter().map(|request| request.id.as_str()).collect();
        assert_eq!(ids, ["1", "2", "3"]);
        assert_eq!(script.asked().len(), third);
    }
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 \"\\\\é青嵐/&]{0,12}[a-z青0-9]"
}

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    (0_i64..4_000_000_000, 0_u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| DateTime::from_timestamp(seconds, nanos).unwrap())
}

fn any_request() -> impl Strategy<Value = SupportRequest> {
    let some = || proptest::option::of(text());
    let note = (text(), instant(), text()).prop_map(|(author, written, text)| RequestNote { author, written, text });
    let file = (text(), 0_u64..1_000_000).prop_map(|(file_name, size)| RequestAttachment { file_name, size });
    (
        (
            text(),
            proptest::option::of(any::<u128>()),
            text(),
            text(),
            text(),
            some(),
        ),
        proptest::sample::select(&RequestStatus::ALL[..]),
        (instant(), instant(), proptest::option::of(instant())),
        (some(), proptest::option::of("[a-z]{1,5}@[a-z]{1,5}\\.example")),
        proptest::collection::vec(note, 0..3),
        proptest::collection::vec(file, 0..3),
    )
        .prop_map(
            |(
                (id, request_id, summary, kind, description, cancels),
                status,
                (opened, modified, closed),
                (name, email),
                mut notes,
                attachments,
            )| {
                notes.sort_by_key(|note| note.written);
                SupportRequest {
                    id: SupportRequestId::new(id),
                    request_id: request_id.map(|id| RequestId(Uuid::from_u128(id))),
                    summary,
                    kind,
                    description,
                    cancels: cancels.map(OfferId::new),
                    status,
                    opened,
                    modified,
                    closed,
                    contact: name.map(|name| email.map_or(name.clone(), |email| format!("{name}, {email}"))),
                    notes,
                    attachments,
                }
            },
        )
}

proptest! {
    #[test]
    fn a_request_arrives_as_it_was_sent(requests in proptest::collection::vec(any_request(), 0..3)) {
        let page = Collection::page(requests.iter().map(ServiceRequest::from).collect(), "/servicerequests", None);
        let sent = serde_json::to_vec(&page).unwrap();
        let arrived: Collection<ServiceRequest> = wire::read(&sent).unwrap();
        let arrived: Result<Vec<SupportRequest>, _> = arrived.items.unwrap().0.into_iter().map(TryInto::try_into).collect();
        prop_assert_eq!(arrived.unwrap(), requests);
    }
}
