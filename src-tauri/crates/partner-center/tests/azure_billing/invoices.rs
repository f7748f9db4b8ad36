//! Every field of an invoice, exactly as it was sent.

use domain::{Currency, Decimal, Money};
use partner_center::azure_billing::{BillingInvoice, BillingStatus, DocumentType, Generation, Replaced, ServiceError};

use crate::support::{ACCOUNT, Script, day, exchange_of};

async fn listed() -> Vec<BillingInvoice> {
    let script = Script::default()
        .recorded("invoices_page_1")
        .recorded("invoices_page_2");
    let billing = script.billing();
    let mut pages = billing.invoice_pages(ACCOUNT, day("2000-01-01"), day("2024-12-31"));
    let mut invoices = Vec::new();
    while let Some(page) = pages.next_page().await.unwrap() {
        assert_eq!(page.refused, []);
        assert_eq!(page.total, Some(4));
        invoices.extend(page.invoices);
    }
    invoices
}

fn written(money: Option<Money>) -> String {
    money
        .map(|money| format!("{} {}", money.amount, money.currency.code()))
        .unwrap_or_default()
}

fn moment(moment: Option<chrono::DateTime<chrono::FixedOffset>>) -> String {
    moment
        .map(|moment| moment.format("%Y-%m-%dT%H:%M:%S%.9f").to_string())
        .unwrap_or_default()
}

#[tokio::test(start_paused = true)]
async fn amounts_dates_and_words_are_those_that_were_sent() {
    let invoices = listed().await;
    let numbers: Vec<_> = invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    assert_eq!(numbers, ["T004100101", "T004100102", "T004100103"]);
    let first = &invoices[0];
    let amounts = [
        first.amount_due,
        first.billed,
        first.credit,
        first.prepayment_applied,
        first.free_credit_applied,
        first.subtotal,
        first.tax,
        first.total,
    ];
    assert_eq!(
        amounts.map(written),
        [
            "399.50 EUR",
            "480.0 EUR",
            "-475.0 EUR",
            "0.0 EUR",
            "0.0 EUR",
            "325.61 EUR",
            "73.89 EUR",
            "399.50 EUR"
        ]
    );
    let moments = [first.issued, first.due, first.period_starts, first.period_ends];
    assert_eq!(
        moments.map(moment),
        [
            "2023-03-24T16:37:29.464675300",
            "2023-04-23T16:37:29.464675300",
            "2023-02-01T00:00:00.000000000",
            "2023-02-28T23:59:59.999999900"
        ]
    );
    assert_eq!(first.kind, DocumentType::Invoice);
    assert_eq!(first.status, Some(BillingStatus::Due));
    assert_eq!(first.is_monthly, Some(true));
    assert_eq!(first.purchase_order_number.as_deref(), Some("A$HG&40420@#￥%……&*（"));
    assert_eq!(first.profile_name.as_deref(), Some("Vertrieb "), "with its last blank");
    let payment = &first.payments[0];
    assert_eq!(written(payment.amount), "38.6 EUR");
    assert!(payment.date < first.issued, "a payment may be older than its invoice");
    assert_eq!(payment.method.as_deref(), Some("commercial_monetary_commit"));
}

#[tokio::test(start_paused = true)]
async fn traps_of_recorded_invoices_are_none() {
    let invoices = listed().await;
    let covered = &invoices[1];
    assert_eq!(written(covered.total), "0.0 EUR");
    assert_eq!(written(covered.billed), "30.72 EUR", "covered by free credit");
    assert_eq!(covered.purchase_order_number, None, "an empty number is none");
    assert_eq!(covered.period_starts, covered.period_ends, "a single purchase");
    assert_eq!(
        moment(covered.period_starts),
        "2023-04-05T00:06:48.352368600",
        "without a zone it is UTC"
    );
    let yen = &invoices[2];
    assert_eq!(yen.total, Some(Money::new(Decimal::from(2000), Currency::JPY)));
    assert_eq!(
        yen.status,
        Some(BillingStatus::Overdue),
        "a word of the examples that no list has"
    );
    assert_eq!(yen.kind, DocumentType::Invoice, "the older generation names no type");
    assert!(yen.period_ends < yen.issued);
    assert!(
        yen.sent.as_str().contains(r#""surprise": {"kept": [1.10, null]}"#),
        "every field is kept"
    );
}

#[tokio::test(start_paused = true)]
async fn what_was_sent_is_kept_letter_by_letter() {
    let body = exchange_of("invoice_2024").body.get().to_owned();
    let script = Script::default().recorded("invoice_2024");
    let billing = script.billing().speaking(Generation::Of2024);
    let invoice = billing.invoice("G004100200").await.unwrap();
    assert_eq!(invoice.sent.as_str(), body);
    assert_eq!(
        written(invoice.total),
        "7.53 USD",
        "never computed, though it does not add up"
    );
    assert_eq!(invoice.purchase_order_number.as_deref(), Some("1125"));
    assert_eq!(invoice.special_taxation.as_deref(), Some("SubtotalLevel"));
    let names: Vec<_> = invoice
        .documents
        .iter()
        .map(|document| document.name.as_deref())
        .collect();
    assert_eq!(names, [Some("12345678"), Some("22345678")]);
    assert_eq!(invoice.documents[1].kind, DocumentType::TaxReceipt);
    assert_eq!(invoice.documents[1].numbers, ["R-1", "2"]);
}

#[tokio::test(start_paused = true)]
async fn replaced_invoices_are_named_and_asked_for_by_number() {
    let first = &listed().await[0];
    assert_eq!(first.named_numbers(), ["T004100090", "T004100095"]);
    let script = Script::default()
        .recorded("credit_note")
        .recorded("void_note")
        .recorded("invoice_2024");
    let note = script.billing().invoice("T004100095").await.unwrap();
    assert_eq!(note.kind, DocumentType::CreditNote);
    assert!(note.kind.gives_back());
    assert_eq!(
        written(note.total),
        "16.53 EUR",
        "its amounts are positive: the sign comes from the type"
    );
    assert_eq!(note.credit_for.as_deref(), Some("T004100090"));
    assert_eq!(note.due, None, "the year 1 means never");
    assert_eq!(note.payments[0].kind.as_deref(), Some("credited"));
    let void = script.billing().invoice("T004100096").await.unwrap();
    assert_eq!(void.kind, DocumentType::VoidNote);
    assert_eq!(void.status, Some(BillingStatus::Void));
    assert_eq!(void.voids.as_deref(), Some("T004100090"));
    let chain = script
        .billing()
        .speaking(Generation::Of2024)
        .invoice("G004100200")
        .await
        .unwrap();
    let replaced = |invoice: &str, credit_note: &str| Replaced {
        invoice: Some(invoice.into()),
        credit_note: Some(credit_note.into()),
    };
    assert_eq!(
        chain.replaces,
        [
            replaced("G004100190", "G004100195"),
            replaced("G004100180", "G004100185")
        ]
    );
    assert_eq!(
        chain.named_numbers(),
        ["G004100190", "G004100195", "G004100180", "G004100185"]
    );
}

#[tokio::test(start_paused = true)]
async fn an_invoice_of_a_subscription_lacks_most_and_is_read() {
    let script = Script::default().recorded("subscription_invoice");
    let billing = script.billing().speaking(Generation::Of2024);
    let invoice = billing.invoice("E0400AB123").await.unwrap();
    assert_eq!(invoice.total, None);
    assert_eq!(invoice.invoice_type.as_deref(), Some("AzureServices"));
    assert_eq!(invoice.subscription_name.as_deref(), Some("Rowan operations"));
}

#[tokio::test(start_paused = true)]
async fn the_answer_about_another_invoice_is_none() {
    let body = exchange_of("void_note").body.get().to_owned();
    let script = Script::default().ok("/providers/Microsoft.Billing/billingAccounts/default/invoices/", body);
    let other = script.billing().invoice("T004100097").await;
    assert!(matches!(other, Err(ServiceError::Unreadable(_))), "{other:?}");
    let same = script.billing().invoice("t004100096").await;
    assert!(same.is_ok(), "case does not matter");
    for name in ["", "..", "."] {
        assert!(script.billing().invoice(name).await.is_err(), "{name}");
    }
    assert_eq!(script.asked().len(), 2, "what is no name is not asked for");
}
