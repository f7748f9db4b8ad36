use partner_center::TransportError;
use partner_center::center_api::{CenterPosition, ServiceError};

use crate::center;
use crate::support::{Script, answer};

/// A page of invoices of which only the numbers are of interest, and what stands around them.
fn page(numbers: &[&str], around: &str) -> String {
    let rows: Vec<String> = numbers.iter().map(|number| format!(r#"{{"id":"{number}"}}"#)).collect();
    format!(
        r#"{{"totalCount":{},"items":[{}]{around}}}"#,
        numbers.len(),
        rows.join(",")
    )
}

fn next(uri: &str) -> String {
    format!(r#","links":{{"next":{{"uri":"{uri}","method":"GET","headers":[]}}}}"#)
}

/// The numbers of all pages, and how the reading ended.
async fn all(script: &Script) -> (Vec<String>, Option<ServiceError>) {
    let center = center(script);
    let mut pages = center.invoice_pages_from(CenterPosition::default());
    let mut numbers = Vec::new();
    loop {
        match pages.next_page().await {
            Ok(Some(page)) => numbers.extend(page.entries.into_iter().map(|entry| entry.number)),
            Ok(None) => return (numbers, None),
            Err(error) => return (numbers, Some(error)),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn links_are_followed_with_and_without_the_version() {
    let script = Script::default()
        .ok(
            "/v1/invoices?size=200&offset=0",
            page(&["D1", "D2"], &next("/invoices?size=2&offset=2")),
        )
        .ok(
            "/v1/invoices?size=2&offset=2",
            page(&["D3"], &next("/v1/invoices?size=2&offset=3")),
        )
        .ok("/v1/invoices?size=2&offset=3", page(&["D4"], ""));
    assert_eq!(
        all(&script).await,
        (["D1", "D2", "D3", "D4"].map(str::to_owned).to_vec(), None)
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_is_sent_back_in_a_header_at_the_same_place() {
    let script = Script::default()
        .ok(
            "/v1/invoices?size=200&offset=0",
            page(
                &["G1"],
                &format!(
                    r#","continuationToken":"abc"{}"#,
                    next("/invoices?size=2?seekOperation=Next")
                ),
            ),
        )
        .ok("/v1/invoices?size=200&seekOperation=Next", page(&["G2"], ""));
    assert_eq!(all(&script).await.0, ["G1", "G2"]);
}

#[tokio::test(start_paused = true)]
async fn whoever_does_not_count_places_ends_the_reading_and_nothing_comes_twice() {
    // The same page again, an empty one, a place without a number, and the page itself.
    for (around, second) in [
        (
            next("/invoices?size=2&offset=2"),
            page(&["D1"], &next("/invoices?size=2&offset=4")),
        ),
        (
            next("/invoices?size=2&offset=2"),
            page(&[], &next("/invoices?size=2&offset=4")),
        ),
        (next("/invoices?size=2&offset="), String::new()),
        (next("/invoices?size=200&offset=0"), String::new()),
    ] {
        let script = Script::default()
            .ok("/v1/invoices?size=200&offset=0", page(&["D1"], &around))
            .ok("/v1/invoices?size=2", second);
        assert_eq!(all(&script).await, (vec!["D1".to_owned()], None), "{around}");
        assert!(script.asked().len() <= 2);
    }
}

#[tokio::test(start_paused = true)]
async fn a_link_to_somebody_else_is_not_followed_and_its_page_is_kept() {
    let script = Script::default().ok(
        "/v1/invoices",
        page(&["D1"], &next("https://evil.example/v1/invoices?offset=2")),
    );
    assert_eq!(
        all(&script).await,
        (vec!["D1".to_owned()], Some(ServiceError::ForeignAddress))
    );
    assert_eq!(script.asked().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_list_of_nothing_is_one_and_a_problem_is_none() {
    for nothing in [
        "{}",
        r#"{"totalCount":0,"items":[],"attributes":{}}"#,
        "[]",
        r#"{"items":null}"#,
    ] {
        let script = Script::default().ok("/v1/invoices", nothing);
        assert_eq!(all(&script).await, (vec![], None), "{nothing}");
    }
    for no_list in [
        "",
        "null",
        "7",
        r#"{"code":2000,"description":"PLANTED"}"#,
        r#"{"items":{}}"#,
        "<html></html>",
        r#"{"items":[{"id":"D1"}"#,
    ] {
        let script = Script::default().ok("/v1/invoices", no_list);
        let (numbers, ended) = all(&script).await;
        assert!(
            matches!(ended, Some(ServiceError::Unreadable(_))),
            "{no_list}: {numbers:?} {ended:?}"
        );
        assert!(!ended.unwrap().to_string().contains("PLANTED"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_service_that_takes_no_size_is_asked_without_one() {
    let script = Script::default()
        .on("/v1/invoices?size=200&offset=0", Ok(answer(400, r#"{"code":2000}"#)))
        .ok("/v1/invoices", page(&["D1"], ""));
    assert_eq!(all(&script).await.0, ["D1"]);
}

#[tokio::test(start_paused = true)]
async fn a_reading_that_broke_goes_on_where_it_stood() {
    let pages = |script: Script| {
        script
            .ok(
                "/v1/invoices?size=200&offset=0",
                page(&["D1"], &next("/invoices?size=1&offset=1")),
            )
            .on(
                "/v1/invoices?size=1&offset=1",
                Err(TransportError::NoAnswer("killed".into())),
            )
    };
    let script = pages(Script::default());
    let first = center(&script);
    let mut reading = first.invoice_pages_from(CenterPosition::default());
    let read = reading.next_page().await.unwrap().unwrap();
    let kept = serde_json::to_string(&read.next).unwrap();
    assert_eq!(reading.next_page().await.err(), Some(ServiceError::NoAnswer));
    assert!(!format!("{:?}", read.next).contains("offset"));

    let script = Script::default().ok("/v1/invoices?size=1&offset=1", page(&["D2"], ""));
    let again = center(&script);
    let position: Option<CenterPosition> = serde_json::from_str(&kept).unwrap();
    let mut reading = again.invoice_pages_from(position.unwrap());
    let read = reading.next_page().await.unwrap().unwrap();
    assert_eq!((read.entries[0].number.as_str(), read.next), ("D2", None));
    assert!(reading.next_page().await.unwrap().is_none());
    assert_eq!(script.asked().len(), 1);
}
