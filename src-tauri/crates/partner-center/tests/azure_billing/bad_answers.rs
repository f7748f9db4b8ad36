//! Answers that are none, too large, too deep or cut, and entries that are wrong among good ones.

use std::io::Write;

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use partner_center::azure_billing::{Accounts, ServiceError};
use partner_center::{LARGEST_ANSWER, TransportError};

use crate::support::{ACCOUNT, ACCOUNTS, Answer, Script, answer, day, exchange_of, with_headers};

async fn code_of(given: Answer) -> &'static str {
    let script = Script::default().on(ACCOUNTS, given);
    let error = script.billing().accounts().await.unwrap_err();
    assert_eq!(script.asked().len(), 1, "it would be no better the next time");
    error.code()
}

fn packed(bytes: &[u8]) -> Bytes {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap().into()
}

#[tokio::test(start_paused = true)]
async fn what_is_no_list_is_unreadable_and_never_empty() {
    for body in [
        "",
        "null",
        "{}",
        "[]",
        "42",
        r#"{"value":{}}"#,
        r#"{"value":"none"}"#,
        r#"{"error":{"code":"x"}}"#,
        r#"{"error":{"code":"x"},"nextLink":"/a"}"#,
        r#"{"value":[],"nextLink":{}}"#,
        "<!DOCTYPE html><title>Welcome to the airport</title>",
        "\u{feff}<html>",
    ] {
        assert_eq!(code_of(Ok(answer(200, body))).await, "unreadable", "{body}");
    }
    assert_eq!(code_of(Ok(answer(200, vec![0xFF, 0xFE, b'{']))).await, "unreadable");
    let body = exchange_of("accounts_2020").body.get().to_owned();
    for end in [1, body.len() / 3, body.len() / 2, body.len() - 1] {
        assert_eq!(
            code_of(Ok(answer(200, body[..end].to_owned()))).await,
            "unreadable",
            "{end}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_beyond_the_limits_is_not_read() {
    let large = vec![b' '; LARGEST_ANSWER + 1];
    assert_eq!(code_of(Ok(answer(200, large))).await, "beyond_limits");
    let deep = format!(r#"{{"value":{}1{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(code_of(Ok(answer(200, deep))).await, "beyond_limits");
    let bomb = with_headers(
        200,
        &[("content-encoding", "gzip")],
        packed(&vec![b' '; 48 * 1024 * 1024]),
    );
    assert_eq!(code_of(Ok(bomb)).await, "beyond_limits");
    assert_eq!(
        code_of(Err(TransportError::BeyondLimits("100 MB".into()))).await,
        "beyond_limits"
    );
}

#[tokio::test(start_paused = true)]
async fn a_packed_list_with_a_mark_and_half_a_character_is_read() {
    let body = "\u{feff}{\"value\":[{\"name\":\"1\",\"properties\":{\"displayName\":\"cut \\ud83d\"}}]}";
    let given = with_headers(200, &[("content-encoding", "gzip")], packed(body.as_bytes()));
    let script = Script::default().on(ACCOUNTS, Ok(given));
    let Ok(Accounts::Found(found)) = script.billing().accounts().await else {
        panic!("none");
    };
    assert_eq!(found.entries[0].display_name.as_deref(), Some("cut \u{fffd}"));
}

#[tokio::test(start_paused = true)]
async fn a_redirect_is_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let away = with_headers(status, &[("location", "https://evil.example/")], "");
        assert_eq!(code_of(Ok(away)).await, "foreign_address", "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn every_other_status_has_its_cause() {
    for (status, code) in [
        (400, "refused"),
        (403, "forbidden"),
        (404, "not_found"),
        (405, "refused"),
        (410, "not_found"),
        (501, "server_trouble"),
    ] {
        let script = Script::default().on("/providers", Ok(answer(status, "<html>server words</html>")));
        let error = script.billing().invoice("T1").await.unwrap_err();
        assert_eq!(error.code(), code, "{status}");
    }
    let error = Script::default()
        .on(ACCOUNTS, Ok(answer(204, "")))
        .billing()
        .accounts()
        .await;
    assert_eq!(error.unwrap_err().code(), "unreadable");
}

#[tokio::test(start_paused = true)]
async fn a_wrong_entry_is_listed_and_the_good_ones_are_kept() {
    let body = r#"{"value":[
        {"name":"T1","properties":{"totalAmount":{"currency":"EUR","value":1.10}}},
        {"name":"T2","properties":{"totalAmount":{"currency":"EUR","value":"much"}}},
        {"name":"T3","properties":{"dueDate":"tomorrow"}},
        {"name":"T4","properties":{"payments":"none"}},
        {"name":"T5","properties":{"payments":[{"amount":{"currency":"","value":1}},{"paymentType":"Charged"}]}},
        {"name":"T6","properties":{"documents":[7,{"kind":"Invoice","name":"a"}]}},
        {"name":"T7","properties":{"isMonthlyInvoice":"perhaps"}},
        {"name":"T8","properties":{"status":["Due"]}},
        {"name":"T9","properties":[]},
        {"name":"T10"},
        {"properties":{}},
        {"name":"","properties":{}},
        {"name":"<script>","properties":null},
        null, 7, "T15", [],
        {"name":"T18","properties":{"totalAmount":{"currency":"XXL","value":1}}},
        {"name":"T19","properties":{"rebillDetails":"T1"}},
        {"name":"T20","properties":{"unknown":{"deep":[1]},"totalAmount":{"currency":"EUR","value":2},
            "taxAmount":{"currency":"EUR","value":"much"}}},
        {"name":"T21","properties":{"invoiceDate":"yesterday"}},
        {"name":"T22","properties":{"documentType":{}}},
        {"name":"T23","properties":{"amountDue":{"currency":"EUR","value":"much"}}}
    ]}"#;
    let script = Script::default().ok("/providers", body);
    let billing = script.billing();
    let mut pages = billing.invoice_pages(ACCOUNT, day("2020-01-01"), day("2020-12-31"));
    let page = pages.next_page().await.unwrap().unwrap();
    let kept: Vec<_> = page.invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    let all_kept = ["T1", "T3", "T4", "T5", "T6", "T7", "T8", "T19", "T20", "T23"];
    assert_eq!(
        kept, all_kept,
        "what is not its day, kind or total takes no invoice away"
    );
    let left_out = page.invoices.iter().flat_map(|invoice| {
        let number = invoice.number.as_str();
        invoice.unread.iter().map(move |unfit| (number, unfit.to_string()))
    });
    let expected = [
        ("T3", "dueDate is no date"),
        ("T4", "payments is no list"),
        ("T5", "amount is no amount"),
        ("T6", "documents is no object"),
        ("T7", "isMonthlyInvoice is no yes or no"),
        ("T8", "status is no text"),
        ("T19", "rebillDetails is no object"),
        ("T20", "taxAmount is no amount"),
        ("T23", "amountDue is no amount"),
    ]
    .map(|(number, reason)| (number, reason.to_owned()));
    assert_eq!(left_out.collect::<Vec<_>>(), expected);
    let documents = |at: usize| page.invoices[at].documents.len();
    assert_eq!(
        (documents(4), page.invoices[3].payments.len()),
        (1, 1),
        "the other parts are kept"
    );
    let refused: Vec<_> = page
        .refused
        .iter()
        .map(|refused| (refused.position, refused.name.as_deref(), refused.reason.to_string()))
        .collect();
    let expected = [
        (2, Some("T2"), "totalAmount is no amount"),
        (9, Some("T9"), "properties is no object"),
        (10, Some("T10"), "properties is no object"),
        (11, None, "name is no name"),
        (12, Some(""), "name is no name"),
        (13, None, "properties is no object"),
        (14, None, "entry is no object"),
        (15, None, "entry is no object"),
        (16, None, "entry is no object"),
        (17, None, "entry is no object"),
        (18, Some("T18"), "totalAmount is no amount in a known currency"),
        (21, Some("T21"), "invoiceDate is no date"),
        (22, Some("T22"), "documentType is no text"),
    ]
    .map(|(position, name, reason)| (position, name, reason.to_owned()));
    assert_eq!(refused, expected);
}

#[tokio::test(start_paused = true)]
async fn a_single_invoice_that_is_wrong_says_where() {
    let body = r#"{"name":"T1","properties":{"totalAmount":{"currency":"EUR","value":[]}}}"#;
    let error = Script::default().ok("/providers", body).billing().invoice("T1").await;
    assert_eq!(error, Err(ServiceError::Unreadable("totalAmount is no amount".into())));
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_never_comes_is_waited_for_three_minutes_at_most() {
    use async_trait::async_trait;
    use http::Request;
    use partner_center::Transport;
    use partner_center::azure_billing::{AzureBilling, Budget};

    struct Silent;

    #[async_trait]
    impl Transport for Silent {
        async fn send(&self, _: Request<Bytes>) -> Answer {
            std::future::pending().await
        }
    }
    let begun = tokio::time::Instant::now();
    let read = AzureBilling::new(Silent, crate::support::token, Budget::default())
        .accounts()
        .await;
    assert_eq!(read, Err(ServiceError::NoAnswer));
    assert!(begun.elapsed().as_secs() < 4 * 60);
}
