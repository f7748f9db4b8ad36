use domain::Currency;
use partner_center::center_api::{CenterDocument, CenterInvoice, CenterPosition, ServiceError};

use crate::center;
use crate::support::{Script, answer};

async fn read(items: &str) -> (Vec<CenterInvoice>, Vec<(Option<String>, &'static str)>) {
    let script = Script::default().ok("/v1/invoices", format!(r#"{{"totalCount":1,"items":{items}}}"#));
    let center = center(&script);
    let mut pages = center.invoice_pages_from(CenterPosition::default());
    let page = pages.next_page().await.unwrap().unwrap();
    let refused = page.refused.into_iter().map(|entry| (entry.name, entry.reason.field));
    (page.entries, refused.collect())
}

#[tokio::test(start_paused = true)]
async fn an_invoice_is_read_to_the_last_digit_and_kept_as_it_was_sent() {
    let sent = r#"{"id":"G000777001","invoiceDate":"2026-10-08T01:22:47.6038951Z","billingPeriodStartDate":"2026-09-01T00:00:00",
        "billingPeriodEndDate":"2026-09-30T00:00:00-07:00","totalCharges":-87000.1234567891,"paidAmount":"12.50","currencyCode":"chf",
        "currencySymbol":"CHF","pdfDownloadLink":"/invoices/G000777001/documents/statement?sig=PLANTED",
        "taxReceipts":[{"id":887766,"taxReceiptPdfDownloadLink":"/x"}],"documentType":"adjustment_note","amendsOf":"G000777000",
        "invoiceType":"OneTime","unheardOf":{"PLANTED":1.0},"amendments":[{"id":"G000777002","totalCharges":1},{"id":"G000777003",
        "invoiceDate":"never"},{}],"attributes":{"objectType":"Invoice"}}"#;
    let (entries, refused) = read(&format!("[{sent}]")).await;
    assert_eq!(refused, []);
    let invoice = &entries[0];
    assert_eq!(invoice.kind, CenterDocument::AdjustmentNote);
    assert_eq!(invoice.total.unwrap().to_string(), "-87000.1234567891");
    assert_eq!(invoice.paid.unwrap().to_string(), "12.50");
    assert_eq!(invoice.currency, Some(Currency::CHF));
    assert_eq!(
        invoice.issued.unwrap().to_rfc3339(),
        "2026-10-08T01:22:47.603895100+00:00"
    );
    assert_eq!(invoice.period_ends.unwrap().to_rfc3339(), "2026-09-30T00:00:00-07:00");
    assert_eq!(invoice.tax_receipts, ["887766"]);
    assert_eq!(
        invoice.amendments.len(),
        1,
        "what cannot be read within an invoice is asked for by its number"
    );
    assert_eq!(invoice.named_numbers(), ["G000777000", "G000777002", "G000777003"]);
    assert_eq!(invoice.sent.as_str(), sent);
    let kept = invoice.sent.without_queries();
    assert!(
        kept.contains("-87000.1234567891") && kept.contains(r#""PLANTED":1.0"#) && !kept.contains("sig="),
        "{kept}"
    );
}

#[tokio::test(start_paused = true)]
async fn words_come_in_every_style_and_new_ones_are_kept() {
    for (word, kind) in [
        (r#""invoice""#, CenterDocument::Invoice),
        (r#""Invoice""#, CenterDocument::Invoice),
        (r#""none""#, CenterDocument::Invoice),
        ("null", CenterDocument::Invoice),
        (r#""AdjustmentNote""#, CenterDocument::AdjustmentNote),
        (r#""Credit Note""#, CenterDocument::AdjustmentNote),
        (r#""void_note""#, CenterDocument::VoidNote),
        (r#""Proforma""#, CenterDocument::Other("Proforma".into())),
        ("7", CenterDocument::Other("7".into())),
    ] {
        let (entries, _) = read(&format!(r#"[{{"ID":"D1","documentType":{word}}}]"#)).await;
        assert_eq!(entries[0].kind, kind, "{word}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_broken_entry_is_told_and_the_good_ones_are_kept() {
    let (entries, refused) = read(
        r#"[{"id":"D1","totalCharges":"much"},{"id":"D2","invoiceDate":"0001-01-01T00:00:00"},null,{"totalCharges":1},
            {"id":"D3","currencyCode":"QQQ"},{"id":"<b>","invoiceDate":[]}]"#,
    )
    .await;
    assert_eq!(
        entries.iter().map(|entry| entry.number.as_str()).collect::<Vec<_>>(),
        ["D2"]
    );
    assert_eq!(entries[0].issued, None);
    let told = [
        (Some("D1".to_owned()), "totalCharges"),
        (None, "entry"),
        (None, "id"),
        (Some("D3".to_owned()), "currencyCode"),
        (None, "invoiceDate"),
    ];
    assert_eq!(refused, told);
}

#[tokio::test(start_paused = true)]
async fn one_invoice_is_asked_for_by_its_number_and_no_other_is_taken_for_it() {
    let script = Script::default()
        .ok("/v1/invoices/G1", r#"{"id":"g1","totalCharges":1}"#)
        .ok("/v1/invoices/G2", r#"{"id":"G1"}"#)
        .on("/v1/invoices/G3", Ok(answer(404, "")));
    let center = center(&script);
    assert_eq!(center.invoice("G1").await.unwrap().number, "g1");
    assert!(matches!(center.invoice("G2").await, Err(ServiceError::Unreadable(_))));
    assert!(matches!(center.invoice("G3").await, Err(ServiceError::NotFound { .. })));
    assert!(center.invoice("..").await.is_err());
    assert_eq!(script.asked().len(), 3);
}
