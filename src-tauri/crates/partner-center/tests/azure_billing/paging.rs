//! Pages of invoices: links in every form, repeats, circles, and lists without an end.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use bytes::Bytes;
use http::Request;
use partner_center::Transport;
use partner_center::azure_billing::{AzureBilling, Budget, InvoicePage, InvoicePosition, ServiceError};

use crate::support::{ACCOUNT, Answer, MICROSOFT, Script, TOKEN, answer, day, page, token};

const FIRST: &str = "/providers/Microsoft.Billing/billingAccounts/4b1f0c52";

fn position() -> InvoicePosition {
    InvoicePosition::before(ACCOUNT, day("2000-01-01"), day("2024-12-31"))
}

async fn all(script: &Script) -> Result<Vec<InvoicePage>, ServiceError> {
    let billing = script.billing();
    let mut pages = billing.invoice_pages_from(position());
    let mut read = Vec::new();
    while let Some(page) = pages.next_page().await? {
        read.push(page);
    }
    Ok(read)
}

fn numbers(pages: &[InvoicePage]) -> Vec<&str> {
    pages
        .iter()
        .flat_map(|page| &page.invoices)
        .map(|invoice| invoice.number.as_str())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_relative_link_with_spaces_is_followed_on_the_base() {
    let script = Script::default()
        .recorded("invoices_page_1")
        .recorded("invoices_page_2");
    let pages = all(&script).await.unwrap();
    assert_eq!(pages.len(), 2);
    assert_eq!(pages[1].repeated, 1, "an invoice that comes again is left out");
    assert_eq!(pages[1].next, None);
    let asked = script.asked();
    assert!(
        asked[1].path.contains("periodStartDate=2000-01-01%2000:00:00Z"),
        "{}",
        asked[1].path
    );
    assert!(
        asked[1].path.contains("$skiptoken=eyJyIjoiNTAifQ%3D%3D&"),
        "what is encoded stays so"
    );
    assert!(asked.iter().all(|asked| asked.origin == MICROSOFT));
}

#[tokio::test(start_paused = true)]
async fn links_to_the_own_origin_are_followed_in_every_form() {
    for link in [
        "https://management.azure.com/next",
        "HTTPS://Management.Azure.Com:443/next",
        "/next",
        "next",
        " /next ",
    ] {
        let script = Script::default()
            .ok(FIRST, page(&["A"], Some(link)))
            .ok("/next", page(&["B"], None));
        let pages = all(&script).await.unwrap();
        assert_eq!(numbers(&pages), ["A", "B"], "{link}");
    }
    let script = Script::default().ok(FIRST, page(&["A"], Some("?page=2"))).ok(
        &format!(
            "{FIRST}-7a0e-4f0e-9d51-2c6f3a8e1b70%3A9e3d2a41-55c6-4b7f-8a90-d1c2b3a4e5f6_2019-05-31/invoices?page=2"
        ),
        page(&["B"], None),
    );
    assert_eq!(numbers(&all(&script).await.unwrap()), ["A", "B"]);
}

#[tokio::test(start_paused = true)]
async fn no_other_origin_is_ever_asked() {
    for link in [
        "https://evil.example/next",
        "http://management.azure.com/next",
        "https://management.azure.com:8443/next",
        "https://management.azure.com.evil.example/next",
        "https://management.azure.com@evil.example/next",
        "https://evil.example\\\\@management.azure.com/next",
        "//evil.example/next",
        "/\\\\evil.example/next",
        "https://127.0.0.1/next",
        "ftp://management.azure.com/next",
        "javascript:alert(1)",
    ] {
        let script = Script::default().ok(FIRST, page(&["A"], Some(link)));
        let read = all(&script).await;
        assert_eq!(read.err(), Some(ServiceError::ForeignAddress), "{link}");
        let asked = script.asked();
        assert_eq!(asked.len(), 1, "{link}");
        assert_eq!(
            asked[0].authorization.as_deref(),
            Some(format!("Bearer {TOKEN}").as_str())
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_page_with_a_foreign_link_is_kept_and_is_not_the_last() {
    let script = Script::default().ok(FIRST, page(&["A"], Some("https://evil.example/next")));
    let billing = script.billing();
    let mut pages = billing.invoice_pages_from(position());
    let read = pages.next_page().await.unwrap().unwrap();
    assert_eq!(read.invoices[0].number, "A");
    assert_eq!(read.next, Some(position()), "the page is read again another day");
    for _ in 0..2 {
        assert_eq!(pages.next_page().await, Err(ServiceError::ForeignAddress));
    }
    assert_eq!(script.asked().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn another_base_is_the_only_one_that_is_given_the_token() {
    let link = "https://management.azure.com/next?d=2000-01-01 00:00:00Z";
    let script = Script::default()
        .ok(FIRST, page(&["A"], Some(link)))
        .ok("/next", page(&["B"], None));
    let billing = script.billing().at("http://127.0.0.1:8080/");
    let mut pages = billing.invoice_pages_from(position());
    while pages.next_page().await.unwrap().is_some() {}
    let asked = script.asked();
    assert_eq!(asked.len(), 2);
    assert!(
        asked.iter().all(|asked| asked.origin == "http://127.0.0.1:8080"),
        "{asked:?}"
    );
    for base in [
        "http://billing.example",
        "ftp://127.0.0.1",
        "https://a@b.example",
        "nonsense",
    ] {
        let script = Script::default();
        let refused = script.billing().at(base).invoice("A").await;
        assert_eq!(refused.err(), Some(ServiceError::UnusableBase), "{base}");
        assert!(script.asked().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn a_kept_position_leads_nowhere_else() {
    let mut kept = serde_json::to_value(position()).unwrap();
    kept["next"] = "https://evil.example/next".into();
    let script = Script::default();
    let billing = script.billing();
    let mut pages = billing.invoice_pages_from(serde_json::from_value(kept).unwrap());
    assert_eq!(pages.next_page().await, Err(ServiceError::ForeignAddress));
    assert!(script.asked().is_empty());
}

#[tokio::test(start_paused = true)]
async fn an_empty_page_with_a_link_is_not_the_last() {
    let script = Script::default()
        .ok(FIRST, page(&[], Some("/2")))
        .ok("/2", r#"{"nextLink":"/3"}"#)
        .ok("/3", r#"{"value":null,"nextLink":"/4"}"#)
        .ok("/4", r#"{"value":[{"name":"A","properties":{}}],"nextLink":null}"#);
    assert_eq!(numbers(&all(&script).await.unwrap()), ["A"]);
    let script = Script::default().ok(FIRST, r#"{"value":[],"nextLink":"","totalCount":"0"}"#);
    let pages = all(&script).await.unwrap();
    assert_eq!((pages.len(), pages[0].total), (1, Some(0)));
}

#[tokio::test(start_paused = true)]
async fn a_circle_ends_and_says_so() {
    let script = Script::default()
        .ok(FIRST, page(&["A"], Some("/2")))
        .ok("/2", page(&["B", "A"], Some("/3")))
        .ok("/3", page(&["C"], Some("/2")));
    let pages = all(&script).await.unwrap();
    assert_eq!(numbers(&pages), ["A", "B", "C"]);
    assert!(pages[2].is_circular);
    assert!(!pages[1].is_circular);
    assert_eq!(script.asked().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_circle_ends_even_where_every_page_is_read_by_another_run() {
    let script = (0..7).fold(
        Script::default().ok(FIRST, page(&["A"], Some("/p0"))),
        |script, number| {
            let next = if number == 6 {
                "/p2".to_owned()
            } else {
                format!("/p{}", number + 1)
            };
            script.ok(&format!("/p{number}"), page(&["B"], Some(&next)))
        },
    );
    let billing = script.billing();
    let mut position = Some(position());
    let mut runs = 0;
    while let Some(from) = position.take() {
        let kept = serde_json::to_string(&from).unwrap();
        let page = billing
            .invoice_pages_from(serde_json::from_str(&kept).unwrap())
            .next_page()
            .await
            .unwrap()
            .unwrap();
        position = page.next;
        runs += 1;
        assert!(runs < 40, "it goes on and on");
    }
    assert!(runs >= 8, "every page was read: {runs}");
}

/// A service whose pages never come to an end.
#[derive(Clone, Default)]
struct Endless {
    says_something: bool,
    asked: Arc<AtomicUsize>,
}

#[async_trait]
impl Transport for Endless {
    async fn send(&self, _: Request<Bytes>) -> Answer {
        let number = self.asked.fetch_add(1, Ordering::Relaxed);
        let name = if self.says_something {
            format!("N{number}")
        } else {
            "N".into()
        };
        Ok(answer(200, page(&[&name], Some(&format!("/next?{number}")))))
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_without_an_end_has_one() {
    for (says_something, most) in [(false, 21), (true, 10_000)] {
        let endless = Endless {
            says_something,
            ..Endless::default()
        };
        let billing = AzureBilling::new(endless.clone(), token, Budget::new(20_000, 0));
        let mut pages = billing.invoice_pages_from(position());
        let error = loop {
            match pages.next_page().await {
                Ok(page) => assert!(page.is_some()),
                Err(error) => break error,
            }
        };
        assert_eq!(error, ServiceError::Endless);
        assert_eq!(endless.asked.load(Ordering::Relaxed), most);
    }
}
