//! Searching the archive of invoices.

use crate::fixtures::archive::{searched, with};
use crate::fixtures::{account, invoice, party};
use domain::{Catalogue, InvoiceNumber, Names, OfferId};
use proptest::prelude::*;
use store::Store;
use unicode_normalization::UnicodeNormalization;

/// Three invoices with texts that look like patterns, operators and quotes.
async fn searchable() -> Store {
    let mut first = invoice("E0600001", "2021-06-28");
    first.bill_to = party("台北市資訊股份有限公司");
    first.offer = OfferId::new("gold-security");
    first.lines[0].description = Names {
        en: "Silver Data Analytics competency".to_owned(),
        zh_tw: "銀級資料分析專長認證".to_owned(),
    };
    let mut second = invoice("E0600002", "2020-06-23");
    second.bill_to = party("100% O'Neil & \"Söhne\" [AND] NOT_x* Co");
    second.po_number = Some("A_B%C-(NEAR)".to_owned());
    second.order_number = Some("3141592653".to_owned());
    second.total = "1234567.89".parse().unwrap();
    let mut third = invoice("E0600003", "2019-06-22");
    third.bill_to = party("ＦＵＬＬ　ＷＩＤＴＨ Ltd");
    third.sold_to = party("Straße 7 GmbH");
    third.lines[0].description.zh_tw = "𠮷野家 行動套件".to_owned();
    with(&[first, second, third]).await
}

#[tokio::test]
async fn search_finds_parts_of_every_text_of_an_invoice() {
    let store = searchable().await;
    let all = ["E0600001", "E0600002", "E0600003"];
    for (text, expected) in [
        ("", &all[..]),
        ("   \t\n", &all),
        ("\0", &all),
        ("e0600", &all),
        ("0600002", &all[1..2]),
        ("2020-06", &all[1..2]),
        ("po-7781", &["E0600001", "E0600003"]),
        ("3141592653", &all[1..2]),
        ("14159", &all[1..2]),
        ("1234567.89", &all[1..2]),
        ("1,234,567.89", &all[1..2]),
        ("567.8", &all[1..2]),
        ("584.25 EUR", &all),
        ("€1,234,567.89", &all[1..2]),
        ("€584", &all),
        ("−€584", &[]),
        ("109.25", &all),
        // The names of the offer, whatever the lines say.
        ("gold security competency", &all[..1]),
        ("金級安全性", &all[..1]),
        ("gold-sec", &all[..1]),
        ("ie6388047v", &all),
        ("microsoft ireland", &all),
        ("northwind", &all[..2]),
        ("harbour northwind", &all[..2]),
        ("northwind zebra", &[]),
        ("silver", &all[..1]),
        ("SILVER competency 台北", &all[..1]),
        // Chinese of one, two, three and more characters.
        ("銀", &all[..1]),
        ("專長", &all[..1]),
        ("台北", &all[..1]),
        ("資料分", &all[..1]),
        ("銀級資料分析專長認證", &all[..1]),
        ("有限公司", &all[..1]),
        ("行動", &["E0600002", "E0600003"]),
        ("續約", &["E0600002"]),
        ("鉑", &[]),
        ("專證", &[]),
        ("𠮷", &all[2..]),
        ("𠮷野家", &all[2..]),
        // Other widths and capitals of the same letters.
        ("full width", &all[2..]),
        ("ｆｕｌｌ", &all[2..]),
        ("Ｅ０６００００１", &all[..1]),
        ("STRASSE", &[]),
        ("STRAßE", &all[2..]),
        ("SÖHNE", &all[1..2]),
        // Quotes, patterns and operators are letters like any others.
        ("o'neil", &all[1..2]),
        ("'", &all[1..2]),
        ("\"", &all[1..2]),
        ("\"söhne\"", &all[1..2]),
        ("\"\"", &[]),
        ("%", &all[1..2]),
        ("100%", &all[1..2]),
        ("1%0", &[]),
        ("_", &all[1..2]),
        ("a_b%c", &all[1..2]),
        ("a_b_c", &[]),
        ("aXb%c", &[]),
        ("not_x*", &all[1..2]),
        ("nor*", &[]),
        ("north*", &[]),
        ("*", &all[1..2]),
        ("[and]", &all[1..2]),
        ("silver OR zebra", &[]),
        ("northwind NOT silver", &[]),
        ("northwind AND", &all[..2]),
        ("(near)", &all[1..2]),
        ("NEAR(a b)", &[]),
        ("text:silver", &[]),
        ("{text}: silver", &[]),
        ("^e06", &[]),
        ("silver + data", &[]),
        ("-silver", &[]),
        ("; DROP TABLE invoices; --", &[]),
        // No match runs from one text into the next.
        ("ltd northwind harbour software ltd", &all[..2]),
        ("ltdnorthwind", &[]),
    ] {
        assert_eq!(searched(&store, text).await, expected, "{text:?}");
    }
}

#[tokio::test]
async fn very_long_searches_are_answered() {
    let store = searchable().await;
    let many: String = (0..2000).map(|n| format!("word{n} ")).collect();
    assert!(searched(&store, &many).await.is_empty());
    let many: String = (0..2000)
        .map(|n| format!("{} ", char::from_u32(0x4e00 + n).unwrap()))
        .collect();
    assert!(searched(&store, &many).await.is_empty());
    let one = "x".repeat(100_000);
    assert!(searched(&store, &one).await.is_empty());
    let again = "northwind harbour 0600002 o ".repeat(500);
    assert_eq!(searched(&store, &again).await, ["E0600002"]);
}

/// Every text and number of a record, each on its own.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.nfkc().collect::<String>().to_lowercase()),
        serde_json::Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        serde_json::Value::Object(members) => members.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever somebody types, no answer lacks a word of it, and an invoice whose bill-to name has every word is found.
    #[test]
    fn any_text_is_data(text in "[a-z0-9A \"'%_*()^:+.,{}\\[\\]\\-行動套件專長Ａ０\u{0}-\u{1f}]{0,8}") {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = searchable().await;
            let listed = searched(&store, &text).await;
            let typed: String = text.nfkc().collect::<String>().to_lowercase();
            let words: Vec<&str> =
                typed.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect();
            for number in ["E0600001", "E0600002", "E0600003"] {
                let invoice = store.invoice(&account(), &InvoiceNumber::new(number)).await.unwrap().unwrap();
                let mut shown = vec!["584.25 eur 1,234,567.89".to_owned()];
                texts(&serde_json::to_value(&invoice).unwrap(), &mut shown);
                let catalogue = Catalogue::embedded();
                let offer = catalogue.offer(&invoice.offer).unwrap();
                for names in [&offer.name, &offer.short_name] {
                    shown.extend([names.en.to_lowercase(), names.zh_tw.to_lowercase()]);
                }
                let name: String = invoice.bill_to.name.nfkc().collect::<String>().to_lowercase();
                if listed.iter().any(|found| found == number) {
                    let lacking = words.iter().find(|word| !shown.iter().any(|text| text.contains(**word)));
                    assert_eq!(lacking, None, "{text:?} found {number}");
                } else {
                    assert!(!words.iter().all(|word| name.contains(word)), "{text:?} misses {number}");
                }
            }
        });
    }
}
