//! Too many requests: rests are kept, by everybody with the same budget, and budgets end.

use std::time::Duration;

use partner_center::TransportError;
use partner_center::azure_billing::{Accounts, Budget, DocumentSource, ServiceError};
use tokio::time::Instant;

use crate::support::{ACCOUNT, ACCOUNTS, Answer, Script, answer, day, exchange_of, page, with_headers};

fn throttled(retry_after: &str) -> Answer {
    let body = r#"{"error":{"code":"TooManyRequests","message":"server words"}}"#;
    Ok(with_headers(429, &[("retry-after", retry_after)], body))
}

#[tokio::test(start_paused = true)]
async fn a_page_is_asked_again_when_its_rest_is_over_and_not_before() {
    for (told, shortest, longest) in [("2", 2.0, 4.0), ("30", 30.0, 31.0), ("nonsense", 10.0, 11.0)] {
        let found = exchange_of("accounts_2020").answer();
        let script = Script::default().on(ACCOUNTS, throttled(told)).on(ACCOUNTS, Ok(found));
        assert!(
            matches!(script.billing().accounts().await, Ok(Accounts::Found(_))),
            "{told}"
        );
        let waited = script.waits()[0].as_secs_f64();
        assert!(waited >= shortest && waited <= longest, "{told}: {waited}");
        assert_eq!(script.asked().len(), 2);
    }
}

#[tokio::test(start_paused = true)]
async fn any_page_of_invoices_is_asked_again_when_its_rest_is_over_and_not_before() {
    const INVOICES: &str = "/providers/Microsoft.Billing/billingAccounts/";
    let second = || Ok(answer(200, page(&["T3"], None)));
    let first = || Ok(answer(200, page(&["T1", "T2"], Some("/providers/second page"))));
    for (told, date) in [
        ("2", None),
        ("Sun, 29 Nov 2026 10:00:02 GMT", Some("Sun, 29 Nov 2026 10:00:00 GMT")),
    ] {
        let throttled = || {
            let headers: Vec<_> = [("retry-after", told)]
                .into_iter()
                .chain(date.map(|date| ("date", date)))
                .collect();
            Ok(with_headers(429, &headers, ""))
        };
        for page_number in 0..2 {
            let script = if page_number == 0 {
                Script::default().on(INVOICES, throttled()).on(INVOICES, first())
            } else {
                Script::default()
                    .on(INVOICES, first())
                    .on("/providers/second", throttled())
            };
            let script = script.on("/providers/second", second());
            let billing = script.billing();
            let mut pages = billing.invoice_pages(ACCOUNT, day("2000-01-01"), day("2030-12-31"));
            let mut read = 0;
            while let Some(page) = pages.next_page().await.unwrap() {
                read += page.invoices.len();
            }
            assert_eq!((read, script.asked().len()), (3, 3), "{told} at page {page_number}");
            let waits = script.waits();
            let (rest, other) = (waits[page_number], waits[1 - page_number]);
            assert!(
                (2.0..=4.0).contains(&rest.as_secs_f64()),
                "{told} at page {page_number}: {rest:?}"
            );
            assert_eq!(other, Duration::ZERO, "{told} at page {page_number}");
        }
    }
}

/// The dance of a document is stopped by its first answer of too many requests, at each of its steps, and so is every other
/// one until the rest is over.
#[tokio::test(start_paused = true)]
async fn a_document_that_meets_too_many_requests_goes_on_after_the_rest_and_not_before() {
    let operation = "/providers/operation";
    let accepted = || Ok(with_headers(202, &[("location", operation), ("retry-after", "3")], ""));
    let ready = || Ok(answer(200, r#"{"url":"https://blob.example/1.pdf?sig=x"}"#));
    let file = || Ok(answer(200, "%PDF-1.7 of it"));
    let source = DocumentSource::latest(ACCOUNT, "T1").unwrap();
    for step in 0..3 {
        let mut script = Script::default();
        for (at, (path, good)) in [
            ("POST ", accepted()),
            (operation, ready()),
            ("https://blob.example", file()),
        ]
        .into_iter()
        .enumerate()
        {
            if at == step {
                script = script.on(path, throttled("2"));
            }
            script = script.on(path, good);
        }
        let budget = Budget::default();
        let mut pending = None;
        let billing = script.billing_within(budget.clone());
        let error = billing.document(&source, &mut pending).await.unwrap_err();
        let retry_after = Duration::from_secs(2);
        assert_eq!(error, ServiceError::Throttled { retry_after }, "step {step}");
        let asked = script.asked().len();
        let stopped = Instant::now();
        // Nobody gets through before, and whoever comes right after does.
        for passed in [0, 1_000, 1_999] {
            tokio::time::sleep_until(stopped + Duration::from_millis(passed)).await;
            let another = script.billing_within(budget.clone());
            let error = another.document(&source, &mut None).await.unwrap_err();
            assert_eq!(error.code(), "throttled", "step {step} after {passed} ms");
        }
        assert_eq!(script.asked().len(), asked, "step {step}");
        tokio::time::sleep_until(stopped + retry_after).await;
        let content = billing.document(&source, &mut pending).await.unwrap();
        assert_eq!(content, "%PDF-1.7 of it");
        let posts = script.asked().iter().filter(|asked| asked.method == "POST").count();
        assert_eq!(posts, if step == 0 { 2 } else { 1 }, "step {step}");
    }
}

#[tokio::test(start_paused = true)]
async fn rests_are_bounded_in_number_and_in_length() {
    let script = Script::default().on(ACCOUNTS, throttled("2"));
    let error = script.billing().accounts().await.unwrap_err();
    assert_eq!(error.code(), "throttled");
    assert_eq!(script.asked().len(), 5);
    for (told, seconds) in [("3600", 3_600), ("18446744073709551615", 86_400)] {
        let script = Script::default().on(ACCOUNTS, throttled(told));
        let billing = script.billing();
        let error = billing.accounts().await.unwrap_err();
        assert_eq!(
            error,
            ServiceError::Throttled {
                retry_after: Duration::from_secs(seconds)
            }
        );
        let again = billing.accounts().await.unwrap_err();
        assert_eq!(again.code(), "throttled");
        assert_eq!(script.asked().len(), 1, "nothing is asked before the rest is over");
    }
}

#[tokio::test(start_paused = true)]
async fn a_rest_holds_for_everybody_with_the_same_budget() {
    let budget = Budget::default();
    let script = Script::default()
        .on("POST ", throttled("20"))
        .ok(ACCOUNTS, exchange_of("accounts_2020").body.get().to_owned());
    let source = DocumentSource::latest(ACCOUNT, "T1").unwrap();
    let first = script.billing_within(budget.clone());
    let begun = Instant::now();
    let error = first.document(&source, &mut None).await.unwrap_err();
    assert_eq!(
        error,
        ServiceError::Throttled {
            retry_after: Duration::from_secs(20)
        }
    );
    assert!(begun.elapsed().is_zero(), "a download does not rest, it ends");
    tokio::time::sleep(Duration::from_secs(5)).await;
    // Another download ends without being asked, with what is left of the rest.
    let second = script.billing_within(budget.clone());
    let error = second.document(&source, &mut None).await.unwrap_err();
    assert_eq!(
        error,
        ServiceError::Throttled {
            retry_after: Duration::from_secs(15)
        }
    );
    assert_eq!(budget.rest(), Some(Duration::from_secs(15)));
    assert_eq!(script.asked().len(), 1);
    // A question that may rest does.
    assert!(second.accounts().await.is_ok());
    assert_eq!(script.waits(), [Duration::from_secs(20)]);
    assert_eq!(budget.rest(), None);
}

#[tokio::test(start_paused = true)]
async fn a_budget_is_spent_by_every_request() {
    let budget = Budget::new(3, 0);
    let script = Script::default().on(ACCOUNTS, Ok(answer(500, ""))).recorded("profiles");
    let billing = script.billing_within(budget.clone());
    assert_eq!(billing.accounts().await.unwrap_err().code(), "server_trouble");
    assert_eq!((budget.reads_left(), budget.writes_left()), (0, 0));
    assert_eq!(billing.profiles(ACCOUNT).await.unwrap_err(), ServiceError::BudgetSpent);
    let source = DocumentSource::latest(ACCOUNT, "T1").unwrap();
    let error = billing.document(&source, &mut None).await.unwrap_err();
    assert_eq!(error, ServiceError::BudgetSpent, "a document is a write");
    assert_eq!(script.asked().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn passing_trouble_is_asked_again_a_few_times() {
    for trouble in [
        Ok(answer(500, "")),
        Ok(answer(503, "")),
        Ok(answer(409, "")),
        Err(TransportError::NotSent("no connection".into())),
        Err(TransportError::NoAnswer("reset".into())),
    ] {
        let found = exchange_of("accounts_2020").answer();
        let script = Script::default()
            .on(ACCOUNTS, trouble.clone())
            .on(ACCOUNTS, trouble.clone())
            .on(ACCOUNTS, Ok(found));
        assert!(script.billing().accounts().await.is_ok(), "{trouble:?}");
        let script = Script::default().on(ACCOUNTS, trouble.clone());
        assert!(script.billing().accounts().await.is_err(), "{trouble:?}");
        assert_eq!(script.asked().len(), 3, "{trouble:?}");
    }
}
