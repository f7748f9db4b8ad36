use domain::RequestStatus;
use partner_center::center_api::ServiceError;

use crate::center;
use crate::support::Script;

#[tokio::test(start_paused = true)]
async fn requests_come_with_numbers_and_with_words() {
    let listed = r#"{"totalCount":5,"items":[
        {"title":"Invoice missing","severity":0,"id":615999000000001,"status":1,"primaryContact":{"lastName":"Quinn","firstName":"Ada"},
         "createdDate":"2026-10-01T09:30:00.863","lastModifiedDate":"2026-10-02T08:00:00Z","lastClosedDate":"0001-01-01T00:00:00"},
        {"Title":"Tax","Id":"615999000000002","Status":"AttentionNeeded","CreatedDate":"2026-10-03T00:00:00+00:00"},
        {"title":"Old","id":"615999000000003","status":"closed","createdDate":"2026-01-03T00:00:00","lastClosedDate":"2026-02-01T00:00:00"},
        {"title":"New word","id":"615999000000004","status":"parked","createdDate":"2026-01-04T00:00:00"},
        {"title":"Without a day","id":"615999000000005"}]}"#;
    let script = Script::default().ok("/v1/servicerequests", listed);
    let center = center(&script);
    let mut pages = center.request_pages();
    let page = pages.next_page().await.unwrap().unwrap();
    let told: Vec<_> = page
        .entries
        .iter()
        .map(|entry| (entry.0.id.as_str(), entry.0.status, entry.0.summary.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("615999000000001", RequestStatus::Open, "Invoice missing"),
            ("615999000000002", RequestStatus::AttentionNeeded, "Tax"),
            ("615999000000003", RequestStatus::Closed, "Old"),
            ("615999000000004", RequestStatus::Unknown, "New word"),
        ]
    );
    assert_eq!(page.entries[0].0.closed, None);
    assert_eq!(
        page.entries[2].0.closed.unwrap().to_rfc3339(),
        "2026-02-01T00:00:00+00:00"
    );
    assert_eq!(page.refused.len(), 1);
    assert_eq!(page.refused[0].name.as_deref(), Some("615999000000005"));
}

#[tokio::test(start_paused = true)]
async fn one_request_has_its_text_and_its_notes() {
    let sent = r#"{"title":"Invoice missing","description":"G000777001 is not there","severity":"critical","supportTopicName":"Billing",
        "id":"615999000000001","status":"open","createdDate":"2026-10-01T09:30:00.863Z","lastModifiedDate":"2026-10-02T08:00:00.373Z",
        "notes":[{"createdByName":"Support","createdDate":"2026-10-02T08:00:00.373","text":"We look into it."}]}"#;
    let script = Script::default()
        .ok("/v1/servicerequests/615999000000001", sent)
        .ok("/v1/servicerequests/2", sent);
    let center = center(&script);
    let request = center.request("615999000000001").await.unwrap().0;
    assert_eq!(request.description, "G000777001 is not there");
    assert_eq!(
        (request.notes[0].author.as_str(), request.notes[0].text.as_str()),
        ("Support", "We look into it.")
    );
    assert!(matches!(center.request("2").await, Err(ServiceError::Unreadable(_))));
}
