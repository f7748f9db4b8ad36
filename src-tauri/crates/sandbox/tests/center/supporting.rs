//! Support requests: made once, listed, noted, answered on the next business day, closed.

use crate::support::{
    add_fault_in_paused_time, ask, client_as, day, id, in_real_time, irish, irish_in_paused_time, note, note_with,
    opened, question,
};
use domain::{LONGEST_NOTE, LONGEST_SUMMARY, NewSupportRequest, RequestStatus, Role, SupportRequestId};
use partner_center::faults::Fault;
use partner_center::{Error, NewAttachment, NewNote, PartnerCenter, Refusal};
use sandbox::ResetOptions;

const LARGEST: usize = 5 * 1024 * 1024;

#[tokio::test]
async fn a_question_is_answered_on_the_next_business_day_and_closed() {
    // A Monday, a Friday, a Saturday.
    for (asked, before, answered) in [
        ("2021-06-28", "2021-06-28", "2021-06-29"),
        ("2021-07-02", "2021-07-04", "2021-07-05"),
        ("2021-07-03", "2021-07-04", "2021-07-05"),
    ] {
        let (sandbox, client) = irish().await;
        sandbox.move_to(day(asked)).await.unwrap();
        let made = client.make_support_request(&question(1)).await.unwrap();
        assert_eq!(
            (made.status, made.opened.date_naive()),
            (RequestStatus::Open, day(asked))
        );
        assert_eq!(
            (made.contact.as_deref(), made.request_id),
            (Some("Aoife Moore"), Some(id(1)))
        );
        assert_eq!((made.closed, made.notes.len()), (None, 0));
        sandbox.move_to(day(before)).await.unwrap();
        assert_eq!(client.support_request(&made.id).await.unwrap(), made);
        sandbox.move_to(day(answered)).await.unwrap();
        let closed = client.support_request(&made.id).await.unwrap();
        assert_eq!(closed.status, RequestStatus::Closed);
        assert_eq!(closed.closed.map(|closed| closed.date_naive()), Some(day(answered)));
        assert_eq!(closed.modified.date_naive(), day(answered));
        let [answer] = closed.notes.as_slice() else {
            panic!("{:?}", closed.notes)
        };
        assert_eq!(answer.author, "Partner Center support");
        assert!(answer.text.contains("closed"), "{}", answer.text);
        let error = client.add_note(&made.id, &note(2)).await.unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::NotOpen));
    }
}

#[tokio::test]
async fn support_answers_in_the_language_it_was_asked_in() {
    let (sandbox, client) = opened("sample-tw").await;
    let asked = NewSupportRequest {
        summary: "發票無法列印".into(),
        ..question(1)
    };
    let made = client.make_support_request(&asked).await.unwrap();
    sandbox.move_to(day("2021-06-29")).await.unwrap();
    let answer = &client.support_request(&made.id).await.unwrap().notes[0];
    assert_eq!(answer.author, "合作夥伴中心支援");
    assert!(answer.text.contains("結案"), "{}", answer.text);
}

#[tokio::test]
async fn ids_are_sixteen_digits_that_begin_with_the_day() {
    let (sandbox, client) = irish().await;
    let mut ids = Vec::new();
    for (request, today) in ["2021-06-28", "2021-06-28", "2026-01-05"].into_iter().enumerate() {
        sandbox.move_to(day(today)).await.unwrap();
        let made = client.make_support_request(&question(request as u128)).await.unwrap();
        let text = made.id.as_str().to_owned();
        assert!(
            text.len() == 16 && text.bytes().all(|digit| digit.is_ascii_digit()),
            "{text}"
        );
        assert_eq!(text[..6], today.replace('-', "")[2..]);
        ids.push(text);
    }
    ids.dedup();
    assert_eq!(ids.len(), 3);
    sandbox.reset(ResetOptions::default()).await.unwrap();
    assert_eq!(client.support_requests().await.unwrap(), []);
    let again = client.make_support_request(&question(9)).await.unwrap();
    assert_eq!(again.id.as_str(), ids[0], "the same after the same");
}

#[tokio::test(start_paused = true)]
async fn a_submission_makes_one_request_and_one_note_whatever_happens_on_the_way() {
    // A slow answer would really be slow.
    for fault in Fault::ALL.into_iter().filter(|fault| *fault != Fault::Slow) {
        let (sandbox, client) = irish_in_paused_time().await;
        add_fault_in_paused_time(&sandbox, &format!("{fault}@POST")).await;
        let _ = client.make_support_request(&question(1)).await;
        let made = client.make_support_request(&question(1)).await.unwrap();
        assert_eq!(client.support_requests().await.unwrap(), std::slice::from_ref(&made));
        add_fault_in_paused_time(&sandbox, &format!("{fault}@PATCH")).await;
        let _ = client.add_note(&made.id, &note_with(2, b"a page")).await;
        let noted = client.add_note(&made.id, &note_with(2, b"a page")).await.unwrap();
        assert_eq!((noted.notes.len(), noted.attachments.len()), (1, 1), "{fault}");
        in_real_time(async move { sandbox.move_to(day("2021-06-29")).await.unwrap() }).await;
        let closed = client.add_note(&made.id, &note_with(2, b"a page")).await.unwrap();
        assert_eq!(
            (closed.status, closed.notes.len()),
            (RequestStatus::Closed, 2),
            "known, although it is closed now"
        );
    }
}

#[tokio::test]
async fn the_list_has_every_page_and_the_latest_first() {
    let (sandbox, client) = irish().await;
    let mut made = Vec::new();
    for request in 0..7 {
        made.insert(0, client.make_support_request(&question(request)).await.unwrap());
    }
    assert_eq!(client.support_requests().await.unwrap(), made);
    let mut path = "/v1/servicerequests?size=3".to_owned();
    let mut sizes = Vec::new();
    loop {
        let (status, body) = ask(&sandbox, "GET", &path, "").await;
        assert_eq!(status, 200);
        let page: serde_json::Value = serde_json::from_slice(&body).unwrap();
        sizes.push(page["items"].as_array().unwrap().len());
        match page["links"]["next"]["uri"].as_str() {
            Some(next) => path = format!("/v1{next}"),
            None => break,
        }
    }
    assert_eq!(sizes, [3, 3, 1]);
}

#[tokio::test]
async fn a_note_has_its_author_its_day_and_its_file() {
    let (sandbox, client) = irish().await;
    let made = client.make_support_request(&question(1)).await.unwrap();
    let noted = client.add_note(&made.id, &note_with(2, b"a page")).await.unwrap();
    assert_eq!(noted.notes[0].author, "Aoife Moore");
    assert_eq!(noted.notes[0].written.date_naive(), day("2021-06-28"));
    assert_eq!(
        (noted.attachments[0].file_name.as_str(), noted.attachments[0].size),
        ("page.png", 6)
    );
    assert_eq!(client.support_request(&made.id).await.unwrap(), noted);
    sandbox.move_to(day("2021-06-29")).await.unwrap();
    let answered = client.support_request(&made.id).await.unwrap();
    assert_eq!(answered.notes.len(), 2, "the answer comes after it");
    assert_eq!(answered.notes[0], noted.notes[0]);
    let nowhere = client
        .add_note(&SupportRequestId::new("2106280000000000"), &note(3))
        .await;
    assert!(matches!(nowhere, Err(Error::NotFound(_))));
}

#[tokio::test]
async fn texts_have_limits() {
    let (_sandbox, client) = irish().await;
    let invalid = || Err(Error::Refused(Refusal::InvalidNote));
    for (summary, description, taken) in [
        ("A".to_owned(), "B".to_owned(), true),
        ("字".repeat(LONGEST_SUMMARY), "字".repeat(LONGEST_NOTE), true),
        ("字".repeat(LONGEST_SUMMARY + 1), "B".to_owned(), false),
        ("A".to_owned(), "字".repeat(LONGEST_NOTE + 1), false),
        (" \t".to_owned(), "B".to_owned(), false),
        ("A".to_owned(), "\n".to_owned(), false),
    ] {
        let request = NewSupportRequest {
            summary,
            description,
            ..question(if taken { 1 } else { 2 })
        };
        let made = client.make_support_request(&request).await.map(|_| ());
        assert_eq!(made, if taken { Ok(()) } else { invalid() });
    }
    let made = client.make_support_request(&question(3)).await.unwrap();
    for (text, taken) in [
        ("字".repeat(LONGEST_NOTE), true),
        ("字".repeat(LONGEST_NOTE + 1), false),
        ("  ".to_owned(), false),
    ] {
        let note = NewNote {
            text,
            ..note(if taken { 4 } else { 5 })
        };
        let noted = client.add_note(&made.id, &note).await.map(|_| ());
        assert_eq!(noted, if taken { Ok(()) } else { invalid() });
    }
    assert_eq!(client.support_request(&made.id).await.unwrap().notes.len(), 1);
}

#[tokio::test]
async fn the_largest_file_is_taken_and_one_byte_more_is_refused_with_the_reason() {
    let (sandbox, client) = irish().await;
    let made = client.make_support_request(&question(1)).await.unwrap();
    for (size, request) in [(LARGEST, 2), (LARGEST + 1, 3), (LARGEST + LARGEST / 4, 4)] {
        let note = NewNote {
            attachment: Some(NewAttachment {
                file_name: "pages.pdf".into(),
                content: vec![0x25; size],
            }),
            ..note(request)
        };
        let noted = client.add_note(&made.id, &note).await;
        if size == LARGEST {
            assert_eq!(noted.unwrap().attachments[0].size, LARGEST as u64);
        } else {
            assert_eq!(noted.unwrap_err(), Error::Refused(Refusal::InvalidNote), "{size}");
        }
    }
    let path = format!("/v1/servicerequests/{}", made.id);
    let content = "A".repeat((LARGEST + 3) / 3 * 4);
    let body = format!(r#"{{"newNote":{{"text":"a"}},"newFile":{{"name":"a.pdf","content":"{content}"}}}}"#);
    let (status, answer) = ask(&sandbox, "PATCH", &path, &body).await;
    let problem = partner_center::wire::Problem::read(&answer);
    assert_eq!(
        (status, problem.message.as_deref()),
        (400, Some("The attachment is larger than 5 MB."))
    );
    assert_eq!(client.support_request(&made.id).await.unwrap().attachments.len(), 1);
}

#[tokio::test]
async fn every_role_asks() {
    for role in Role::ALL {
        let (sandbox, _) = irish().await;
        let client = client_as(&sandbox, role);
        let made = client.make_support_request(&question(1)).await.unwrap();
        client.add_note(&made.id, &note(2)).await.unwrap();
        assert_eq!(client.support_requests().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn what_is_no_request_is_told_as_such() {
    let (sandbox, client) = irish().await;
    let made = client.make_support_request(&question(1)).await.unwrap();
    let one = format!("/v1/servicerequests/{}", made.id);
    for (method, path, body, status) in [
        ("POST", "/v1/servicerequests/en-US", "{", 400),
        ("POST", "/v1/servicerequests/en-US", "{}", 400),
        ("PATCH", one.as_str(), r#"{"newNote":{}}"#, 400),
        (
            "PATCH",
            one.as_str(),
            r#"{"newNote":{"text":"a"},"newFile":{"name":"a","content":"*"}}"#,
            400,
        ),
        (
            "PATCH",
            one.as_str(),
            r#"{"newNote":{"text":"a"},"newFile":{"content":"QQ=="}}"#,
            400,
        ),
        ("GET", "/v1/servicerequests/2106280000000000", "", 404),
        ("GET", "/v1/servicerequests?size=many", "", 400),
    ] {
        let (answered, _) = ask(&sandbox, method, path, body).await;
        assert_eq!(answered, status, "{method} {path} {body}");
    }
    assert_eq!(client.support_requests().await.unwrap(), [made]);
}
