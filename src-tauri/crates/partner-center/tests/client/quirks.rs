//! The client reads what the real service sends, quirk by quirk. The bodies are written here in its shapes.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support;

use crate::support::Script;
use domain::{Currency, Decimal, InvoiceKind, InvoiceStatus, NaiveDate, Role, VettingStatus};
use partner_center::{Error, PartnerCenter};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn dec(text: &str) -> Decimal {
    text.parse().unwrap()
}

const MPN: &str = r#"{"mpnId":"4512880","partnerName":"Rowan Ltd","profileType":"MpnProfile",
    "links":{"self":{"uri":"/profiles/mpn","method":"GET","headers":[]}},"attributes":{"objectType":"MpnProfile"}}"#;
const LEGAL: &str = r#"{"companyName":"Rowan Ltd","address":{"country":"IE","city":"Cork","state":"","addressLine1":
    "1 Quay","addressLine2":"","postalCode":"T12","firstName":"Ada","lastName":"Byron","phoneNumber":"2125550100"},
    "primaryContact":{"firstName":"Ada","lastName":"Byron"},"vettingStatus":"authorized","vettingSubStatus":"none",
    "profileType":"LegalBusinessProfile","attributes":{"objectType":"LegalBusinessProfile"}}"#;
const BILLING: &str = r#"{"companyName":"Rowan Ltd","address":{"country":"IE","city":"Cork","addressLine1":"1 Quay"},
    "purchaseOrderNumber":9888,"taxId":"IE 1","billingCurrency":"EUR","profileType":"BillingProfile",
    "attributes":{"etag":"-1","objectType":"BillingProfile"}}"#;

fn profiles() -> Script {
    Script::default()
        .ok("/v1/profiles/mpn", MPN)
        .ok("/v1/profiles/legalbusiness", LEGAL)
        .ok("/v1/profiles/billing", BILLING)
}

#[tokio::test(start_paused = true)]
async fn the_documented_profiles_make_a_session_and_a_profile() {
    let script = profiles().on("/v1/membership/session", Ok(support::answer(404, "")));
    let session = script.client().session().await.unwrap();
    assert_eq!(session.account.partner_id, "4512880");
    assert_eq!(session.account.company, "Rowan Ltd");
    assert_eq!(session.account.currency, Currency::EUR);
    assert_eq!(session.account.country.code(), "IE");
    assert_eq!(session.account.name.as_str(), "4512880");
    assert_eq!(
        (session.role, session.person.as_str()),
        (None, ""),
        "the service does not tell who it is"
    );

    let profile = script.client().profile().await.unwrap();
    assert_eq!(profile.vetting.status, VettingStatus::Authorized);
    assert_eq!(profile.vetting.since, None);
    assert_eq!(profile.billing_profile, None, "not told is not known");
    assert_eq!(
        profile.po_number.as_deref(),
        Some("9888"),
        "a number where a text is documented"
    );
    assert_eq!(profile.legal.region, None, "an empty text is nothing");
    assert_eq!(profile.legal.address_lines, ["1 Quay"]);
}

#[tokio::test(start_paused = true)]
async fn a_byte_order_mark_does_not_matter() {
    let script = profiles().ok(
        "/v1/membership/session",
        "\u{feff}{\"displayName\":\"Ada\",\"role\":\"mpnPartnerAdmin\"}",
    );
    let session = script.client().session().await.unwrap();
    assert_eq!(
        (session.person.as_str(), session.role),
        ("Ada", Some(Role::MpnPartnerAdmin))
    );
}

#[tokio::test(start_paused = true)]
async fn nulls_missing_keys_and_an_empty_body_are_the_same() {
    for body in ["{}", "", "  ", r#"{"displayName":null,"role":null}"#] {
        let script = profiles().ok("/v1/membership/session", body);
        let session = script.client().session().await.unwrap();
        assert_eq!((session.person.as_str(), session.role), ("", None), "{body:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn enumerations_are_read_in_every_style_and_unknown_values_stay_unknown() {
    for (word, status) in [
        (r#""authorized""#, VettingStatus::Authorized),
        (r#""Authorized""#, VettingStatus::Authorized),
        ("2", VettingStatus::Authorized),
        (r#""pending""#, VettingStatus::Pending),
        (r#""REJECTED""#, VettingStatus::Rejected),
        (r#""quantum_review""#, VettingStatus::Unknown),
        ("77", VettingStatus::Unknown),
        ("null", VettingStatus::Unknown),
    ] {
        let script = Script::default()
            .ok(
                "/v1/profiles/legalbusiness",
                format!(r#"{{"companyName":"R","vettingStatus":{word}}}"#),
            )
            .ok("/v1/profiles/billing", "{}");
        assert_eq!(
            script.client().profile().await.unwrap().vetting.status,
            status,
            "{word}"
        );
    }
    let script = profiles().ok("/v1/membership/session", r#"{"role":"Starship captain"}"#);
    assert_eq!(script.client().session().await.unwrap().role, None);
}

#[tokio::test(start_paused = true)]
async fn amounts_are_exact_however_they_are_written() {
    for (written, exact) in [
        ("0.1", "0.1"),
        ("516.60", "516.60"),
        (r#""516.60""#, "516.60"),
        ("15200", "15200"),
        ("1.52E4", "15200"),
        ("-87993.07", "-87993.07"),
        ("123456789012.3456789012", "123456789012.3456789012"),
        ("9007199254740993e-3", "9007199254740.993"),
    ] {
        let body = format!(r#"{{"items":[{{"id":"action-pack","price":{written},"currencyCode":"eur"}}]}}"#);
        let standings = Script::default()
            .ok("/v1/membership/offers", body)
            .client()
            .standings()
            .await
            .unwrap();
        let price = standings[0].price.unwrap();
        assert_eq!(price.amount, dec(exact), "{written}");
        assert_eq!(price.currency, Currency::EUR);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_no_amount_is_not_guessed() {
    for written in [
        r#""n/a""#,
        r#""""#,
        "true",
        "[]",
        r#""1,000.00""#,
        "1e40",
        "79228162514264337593543950336",
    ] {
        let body = format!(r#"{{"items":[{{"id":"action-pack","price":{written},"currencyCode":"EUR"}}]}}"#);
        let standings = Script::default()
            .ok("/v1/membership/offers", body)
            .client()
            .standings()
            .await;
        assert!(
            matches!(standings, Err(Error::Unreadable(_))),
            "{written}: {standings:?}"
        );
    }
}

#[tokio::test(start_paused = true)]
async fn dates_come_in_many_forms_and_the_sentinel_is_none() {
    for (written, read) in [
        ("2021-06-22", Some("2021-06-22")),
        ("2021-06-22T00:00:00Z", Some("2021-06-22")),
        ("2021-06-22T00:00:00", Some("2021-06-22")),
        ("2021-06-22T00:00:00+08:00", Some("2021-06-22")),
        ("2021-06-22T00:00:00.0000000-07:00", Some("2021-06-22")),
        ("2021-06-22T01:22:47.6038951Z", Some("2021-06-22")),
        ("2021-06-22T23:30:00-07:00", Some("2021-06-23")),
        ("0001-01-01T00:00:00", None),
        ("0001-01-01", None),
        ("soon", None),
    ] {
        let body = format!(
            r#"{{"items":[{{"id":"1","offerId":"action-pack","status":"confirmed","totalCharges":1,"currencyCode":"EUR",
                "creationDate":"2021-06-28","anniversaryDate":"{written}"}}]}}"#
        );
        let orders = Script::default()
            .ok("/v1/membership/orders", body)
            .client()
            .orders()
            .await
            .unwrap();
        assert_eq!(orders[0].anniversary, read.map(day), "{written}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_object_or_null_is_an_empty_collection() {
    for body in [
        "{}",
        "",
        r#"{"items":null}"#,
        r#"{"items":{}}"#,
        r#"{"totalCount":3,"items":[]}"#,
    ] {
        let client = Script::default()
            .ok("/v1/invoices", body)
            .ok("/v1/membership/terms", body)
            .client();
        assert_eq!(client.invoices().await.unwrap(), [], "{body:?}");
        assert_eq!(client.terms().await.unwrap(), [], "{body:?}");
    }
}

fn invoice(id: &str) -> String {
    format!(r#"{{"id":"{id}","invoiceDate":"2021-06-01T00:00:00Z","totalCharges":1.5,"currencyCode":"EUR"}}"#)
}

fn page(items: &[&str], next: &str) -> String {
    let items: Vec<String> = items.iter().map(|id| invoice(id)).collect();
    format!(
        r#"{{"totalCount":1,"items":[{}],"links":{{"self":{{"uri":"/invoices"}},"next":{{"uri":"{next}","method":"GET",
            "headers":[]}}}},"attributes":{{"objectType":"Collection"}}}}"#,
        items.join(",")
    )
}

async fn numbers(script: &Script) -> Vec<String> {
    let invoices = script.client().invoices().await.unwrap();
    invoices.into_iter().map(|invoice| invoice.number.to_string()).collect()
}

#[tokio::test(start_paused = true)]
async fn pages_are_followed_whatever_the_total_says_and_with_or_without_the_version() {
    for next in [
        "/invoices?size=2&offset=2",
        "/v1/invoices?size=2&offset=2",
        "invoices?size=2&offset=2",
        "https://api.partnercenter.microsoft.com:443/v1/invoices?size=2&offset=2",
    ] {
        let script = Script::default()
            .ok("/v1/invoices?size=500", page(&["A", "B"], next))
            .ok("/v1/invoices?size=2&offset=2", page(&["C"], ""));
        assert_eq!(numbers(&script).await, ["A", "B", "C"], "{next}");
        assert_eq!(
            script.paths(),
            ["/v1/invoices?size=500", "/v1/invoices?size=2&offset=2"]
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_next_link_that_repeats_ends_the_reading() {
    // To itself, in a circle, to the same page under ever new addresses, to an empty page.
    let itself = Script::default().ok("/v1/invoices", page(&["A"], "/invoices?size=500"));
    assert_eq!(numbers(&itself).await, ["A"]);
    let circle = Script::default()
        .ok("/v1/invoices?size=500", page(&["A"], "/invoices?page=2"))
        .ok("/v1/invoices?page=2", page(&["B"], "/invoices?size=500"));
    assert_eq!(numbers(&circle).await, ["A", "B"]);
    let same = Script::default()
        .ok("/v1/invoices?size=500", page(&["A", "B"], "/invoices?offset="))
        .ok("/v1/invoices?offset=", page(&["B", "A"], "/invoices?offset=&again=1"));
    assert_eq!(numbers(&same).await, ["A", "B"]);
    let empty = Script::default()
        .ok("/v1/invoices?size=500", page(&["A"], "/invoices?offset=500"))
        .ok("/v1/invoices?offset=500", page(&[], "/invoices?offset=1000"));
    assert_eq!(numbers(&empty).await, ["A"]);
}

#[tokio::test(start_paused = true)]
async fn a_token_is_not_sent_to_a_host_that_a_link_names() {
    let script = Script::default()
        .ok(
            "/v1/invoices?size=500",
            page(&["A"], "https://elsewhere.example/v1/invoices?offset=1"),
        )
        .ok("/v1/invoices?offset=1", page(&["B"], ""));
    assert_eq!(numbers(&script).await, ["A", "B"]);
    assert_eq!(script.paths()[1], "/v1/invoices?offset=1", "asked of the own host");
}

#[tokio::test(start_paused = true)]
async fn an_invoice_in_the_documented_shape_is_read_without_making_anything_up() {
    let body = r#"{"totalCount":2,"items":[
        {"id":"D030001TFO","invoiceDate":"2019-01-05T01:22:47.603895Z","totalCharges":-87993.07,"paidAmount":0.0,
         "currencyCode":"USD","currencySymbol":"$","pdfDownloadLink":"/invoices/D030001TFO/documents/statement",
         "invoiceDetails":[{"invoiceLineItemType":"billing_line_items","billingProvider":"office",
            "links":{"self":{"uri":"/invoices/Recurring-D030001TFO/lineitems/Office/BillingLineItems","method":"GET",
            "headers":[]}},"attributes":{"objectType":"InvoiceDetail"}}],
         "documentType":"adjustment_note","invoiceType":"Recurring","links":{"self":{"uri":"/invoices/Recurring-D030001TFO",
         "method":"GET","headers":[]}},"attributes":{"objectType":"Invoice"}},
        {"id":4130,"invoiceDate":"2018-02-08T00:00:00","totalCharges":"586366","currencyCode":"CHF","currencySymbol":"CHF",
         "status":"hibernating","documentType":"tax_thing","invoiceType":"Marketplace"}],
        "links":{"self":{"uri":"/invoices?size=2&offset=0","method":"GET","headers":[]}}}"#;
    let invoices = Script::default()
        .ok("/v1/invoices", body)
        .client()
        .invoices()
        .await
        .unwrap();
    let [note, other] = invoices.as_slice() else {
        panic!("{invoices:?}")
    };
    assert_eq!(note.kind, InvoiceKind::CreditNote);
    assert_eq!(
        (note.total, note.net, note.tax),
        (dec("-87993.07"), dec("-87993.07"), dec("0"))
    );
    assert_eq!(
        (note.amount_due, note.status),
        (dec("-87993.07"), InvoiceStatus::Unknown)
    );
    assert_eq!(note.issued, day("2019-01-05"));
    assert!(note.lines.is_empty() && note.taxes.is_empty() && note.issuer.name.is_empty());
    assert_eq!(
        (other.number.as_str(), other.total),
        ("4130", dec("586366")),
        "an id as number, an amount as text"
    );
    assert_eq!(
        (other.kind, other.status),
        (InvoiceKind::Invoice, InvoiceStatus::Unknown)
    );
}

#[tokio::test(start_paused = true)]
async fn notes_inside_an_invoice_are_invoices_of_their_own() {
    let body = r#"{"items":[{"id":"G000123456","invoiceDate":"2021-06-08T01:22:47.603895Z","totalCharges":895.00,
        "currencyCode":"EUR","documentType":"invoice","amendments":[{"id":"G000123499","totalCharges":-95.5,
        "documentType":"adjustment_note","amendsOf":"G000123456","invoiceType":"OneTime"}]},
        {"id":"G000123460","invoiceDate":"2021-06-09","totalCharges":1,"currencyCode":"EUR","amendments":{}}]}"#;
    let invoices = Script::default()
        .ok("/v1/invoices", body)
        .client()
        .invoices()
        .await
        .unwrap();
    let numbers: Vec<&str> = invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    assert_eq!(numbers, ["G000123456", "G000123499", "G000123460"]);
    assert_eq!(
        (invoices[1].kind, invoices[1].total),
        (InvoiceKind::CreditNote, dec("-95.5"))
    );
    assert_eq!(
        (invoices[1].issued, invoices[1].currency),
        (day("2021-06-08"), Currency::EUR)
    );
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_done_without_is_missed_by_name() {
    for (body, field) in [
        (
            r#"{"id":"A","invoiceDate":"2021-06-01","totalCharges":1}"#,
            "currencyCode",
        ),
        (
            r#"{"id":"A","invoiceDate":"2021-06-01","totalCharges":1,"currencyCode":"Taler"}"#,
            "currencyCode",
        ),
        (
            r#"{"id":"A","invoiceDate":"2021-06-01","currencyCode":"EUR"}"#,
            "totalCharges",
        ),
        (
            r#"{"id":"A","invoiceDate":"0001-01-01","totalCharges":1,"currencyCode":"EUR"}"#,
            "invoiceDate",
        ),
        (
            r#"{"id":" ","invoiceDate":"2021-06-01","totalCharges":1,"currencyCode":"EUR"}"#,
            "id",
        ),
    ] {
        let script = Script::default().ok("/v1/invoices/A", body);
        let Err(Error::Unreadable(text)) = script.client().invoice(&domain::InvoiceNumber::new("A")).await else {
            panic!("{body}");
        };
        assert_eq!(text, format!("invoice without a readable {field}"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_number_with_a_slash_stays_one_part_of_the_address() {
    let script = Script::default().ok("/v1/invoices/", invoice("A/1"));
    script
        .client()
        .invoice(&domain::InvoiceNumber::new("A/1 ?x"))
        .await
        .unwrap();
    assert_eq!(script.paths(), ["/v1/invoices/A%2F1%20%3Fx"]);
}

#[tokio::test(start_paused = true)]
async fn the_content_type_does_not_decide_but_the_content_does() {
    let html = support::with_headers(200, &[("content-type", "text/html")], "<!DOCTYPE html><p>Welcome");
    let script = Script::default().on("/v1/membership/terms", Ok(html));
    assert!(matches!(script.client().terms().await, Err(Error::Unreadable(_))));
    let json = support::with_headers(200, &[("content-type", "text/plain")], r#"{"items":[]}"#);
    let script = Script::default().on("/v1/membership/terms", Ok(json));
    assert_eq!(script.client().terms().await.unwrap(), []);
}
