//! The lines of an invoice, and the purchases of an account.

use domain::{Currency, Decimal};
use partner_center::azure_billing::{LinePosition, ServiceError};

use crate::support::{ACCOUNT, Script, answer};

#[tokio::test(start_paused = true)]
async fn lines_are_read_with_their_periods_and_words() {
    let script = Script::default().recorded("transactions");
    let position = LinePosition::before(ACCOUNT, "T004100101");
    let page = script.billing().line_page(&position).await.unwrap();
    assert_eq!((page.refused, page.next), (vec![], None));
    let [bought, cancelled] = &page.lines[..] else {
        panic!("{:?}", page.lines);
    };
    assert_eq!(bought.kind.as_deref(), Some("Purchase"));
    assert_eq!(bought.invoice.as_deref(), Some("T004100101"));
    assert_eq!(bought.description.as_deref(), Some("Solutions Partner benefits"));
    assert_eq!(bought.subtotal.unwrap().amount.to_string(), "45.00");
    assert_eq!(bought.effective_price.unwrap().currency, Currency::USD);
    assert_eq!(bought.exchange_rate, Decimal::from_str_exact("0.9213").ok());
    assert_eq!(bought.units, Decimal::from_str_exact("11.25").ok());
    assert_eq!(bought.period_ends.unwrap().date_naive().to_string(), "2024-04-30");
    assert_eq!(cancelled.kind.as_deref(), Some("Cancel"));
    assert_eq!(cancelled.invoice, None, "pending is no number");
    assert!(cancelled.is_pending && !bought.is_pending);
    assert_ne!(bought.key(), cancelled.key());
    assert!(cancelled.total.unwrap().amount.is_sign_positive());
}

/// A page of lines by their names, with a link to the next one.
fn lines(names: &[&str], next: Option<&str>) -> String {
    let entries: Vec<String> = names
        .iter()
        .map(|name| format!(r#"{{"name":"{name}","properties":{{"subTotal":{{"currency":"EUR","value":9.50}}}}}}"#))
        .collect();
    let next = next.map_or_else(String::new, |next| format!(r#","nextLink":"{next}""#));
    format!(r#"{{"value":[{}]{next}}}"#, entries.join(","))
}

const LINES: &str = "/providers/Microsoft.Billing/billingAccounts/4b1f0c52-7a0e-4f0e-9d51-2c6f3a8e1b70%3A9e3d2a41-55c6-4b7f-8a90-d1c2b3a4e5f6_2019-05-31/invoices/T1/transactions";

#[tokio::test(start_paused = true)]
async fn lines_go_on_at_the_page_that_was_kept_in_either_generation() {
    let older = format!("{LINES}?api-version=2020-05-01");
    let newer = format!("{LINES}?api-version=2024-04-01");
    let script = Script::default()
        .on(
            &older,
            Ok(answer(400, r#"{"error":{"code":"InvalidApiVersionParameter"}}"#)),
        )
        .ok(
            &newer,
            lines(&["1", "2"], Some("/lines?page=2&from=2026-01-01 00:00:00Z")),
        )
        .ok("/lines?page=2", lines(&["3"], None));
    let first = LinePosition::before(ACCOUNT, "T1");
    let page = script.billing().line_page(&first).await.unwrap();
    assert_eq!(page.lines.len(), 2);
    // The program ends here, and goes on with what it kept beside the lines.
    let kept = serde_json::to_string(&page.next.unwrap()).unwrap();
    let second: LinePosition = serde_json::from_str(&kept).unwrap();
    assert_eq!(second.pages(), 1);
    let page = script.billing().line_page(&second).await.unwrap();
    assert_eq!((page.lines.len(), page.next), (1, None));
    let asked = script.paths();
    assert_eq!(
        asked,
        [older, newer, "/lines?page=2&from=2026-01-01%2000:00:00Z".to_owned()]
    );
}

#[tokio::test(start_paused = true)]
async fn a_list_of_lines_that_comes_back_or_never_says_anything_is_not_taken_for_whole() {
    let circle = Script::default()
        .ok(LINES, lines(&["1"], Some("/lines?page=2")))
        .ok("/lines?page=2", lines(&["2"], Some("/lines?page=3")))
        .ok("/lines?page=3", lines(&["3"], Some("/lines?page=2")));
    let elsewhere = Script::default().ok(LINES, lines(&["1"], Some("https://elsewhere.example/lines")));
    let silent = Script::default().ok(LINES, lines(&[], Some("/lines?page=0")));
    let silent = (0..30).fold(silent, |script, page| {
        script.ok(
            &format!("/lines?page={page}&"),
            lines(&[], Some(&format!("/lines?page={}&", page + 1))),
        )
    });
    let silent = silent.ok("/lines?page=0", lines(&[], Some("/lines?page=1&")));
    for (script, expected) in [
        (circle, ServiceError::Endless),
        (elsewhere, ServiceError::ForeignAddress),
        (silent, ServiceError::Endless),
    ] {
        let billing = script.billing();
        let mut position = Some(LinePosition::before(ACCOUNT, "T1"));
        let error = loop {
            match billing.line_page(&position.unwrap()).await {
                Ok(page) => position = page.next,
                Err(error) => break error,
            }
        };
        assert_eq!(error, expected);
        assert!(script.asked().len() < 30);
    }
}

#[tokio::test(start_paused = true)]
async fn purchases_are_read() {
    let script = Script::default().recorded("products");
    let products = script.billing().products(ACCOUNT).await.unwrap();
    let [membership, support] = &products.entries[..] else {
        panic!("{products:?}");
    };
    assert_eq!(membership.display_name.as_deref(), Some("Solutions membership"));
    assert_eq!(membership.purchased.unwrap().date_naive().to_string(), "2023-01-04");
    assert_eq!(membership.renews_itself, Some(true));
    assert_eq!(membership.quantity, Some(Decimal::ONE));
    assert_eq!(support.status.as_deref(), Some("Suspended"));
    assert_eq!(support.renews_itself, Some(false));
    assert_eq!(support.last_charge.unwrap().amount.to_string(), "12.10");
    assert_eq!(support.ends.unwrap().date_naive().to_string(), "2024-01-05");
}
