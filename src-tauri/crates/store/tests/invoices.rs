//! The archive of invoices and its list.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod records;

use domain::{AccountName, Currency, Decimal, Invoice, InvoiceNumber, InvoiceStatus, Money, Names, OfferId};
use proptest::prelude::*;
use records::{account, day, due, invoice, party};
use store::{Added, InvoiceFilter, InvoiceSort, Store};
use unicode_normalization::UnicodeNormalization;

fn added(new: u32, unchanged: u32, differing: &[&str]) -> Added {
    Added {
        new,
        unchanged,
        differing: differing.iter().copied().map(InvoiceNumber::new).collect(),
    }
}

async fn with(invoices: &[Invoice]) -> Store {
    let store = Store::in_memory().await.unwrap();
    let number = u32::try_from(invoices.len()).unwrap();
    assert_eq!(
        store.add_invoices(&account(), invoices).await.unwrap(),
        added(number, 0, &[])
    );
    store
}

async fn found(store: &Store, filter: &InvoiceFilter) -> Vec<String> {
    let page = store.invoices(&account(), filter).await.unwrap();
    page.rows
        .into_iter()
        .map(|row| row.number.as_str().to_owned())
        .collect()
}

async fn searched(store: &Store, text: &str) -> Vec<String> {
    let filter = InvoiceFilter {
        text: Some(text.to_owned()),
        sort: InvoiceSort::Number,
        descending: false,
        ..InvoiceFilter::default()
    };
    let page = store.invoices(&account(), &filter).await.unwrap();
    assert_eq!(page.matching as usize, page.rows.len(), "{text}");
    page.rows
        .into_iter()
        .map(|row| row.number.as_str().to_owned())
        .collect()
}

#[tokio::test]
async fn an_invoice_is_read_back_as_it_was_issued() {
    let original = invoice("E0600ABCD", "2021-06-28");
    let store = with(std::slice::from_ref(&original)).await;
    assert_eq!(
        store.invoice(&account(), &original.number).await.unwrap(),
        Some(original.clone())
    );
    assert_eq!(
        store
            .invoice(&account(), &InvoiceNumber::new("E0600ABCE"))
            .await
            .unwrap(),
        None
    );
    assert_eq!(
        store
            .invoice(&AccountName::new("sample-tw"), &original.number)
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn an_issued_invoice_is_frozen() {
    let original = invoice("E1", "2021-06-28");
    let store = with(std::slice::from_ref(&original)).await;
    let changes: [fn(&mut Invoice); 8] = [
        |i| i.bill_to = party("Somebody Else Ltd"),
        |i| i.total += Decimal::ONE,
        |i| i.issued = day("2021-06-29"),
        |i| i.po_number = None,
        |i| i.lines[0].description.en.push('!'),
        |i| i.currency = Currency::USD,
        |i| i.taxes.clear(),
        |i| i.offer = OfferId::new("gold-security"),
    ];
    for (position, change) in changes.into_iter().enumerate() {
        let mut given = original.clone();
        change(&mut given);
        let answer = store.add_invoices(&account(), &[given]).await.unwrap();
        assert_eq!(answer, added(0, 0, &["E1"]), "change {position}");
        assert_eq!(
            store.invoice(&account(), &original.number).await.unwrap().as_ref(),
            Some(&original)
        );
    }
    assert_eq!(
        store
            .add_invoices(&account(), std::slice::from_ref(&original))
            .await
            .unwrap(),
        added(0, 1, &[])
    );
}

#[tokio::test]
async fn only_the_progress_of_the_payment_is_taken_over() {
    let paid = invoice("E1", "2021-06-28");
    let store = with(&[due(paid.clone(), "2021-07-28")]).await;

    let moved = due(paid.clone(), "2021-08-28");
    assert_eq!(
        store.add_invoices(&account(), &[moved]).await.unwrap(),
        added(0, 0, &["E1"])
    );

    let mut overdue = due(paid.clone(), "2021-07-28");
    overdue.status = InvoiceStatus::Overdue;
    assert_eq!(
        store
            .add_invoices(&account(), std::slice::from_ref(&overdue))
            .await
            .unwrap(),
        added(0, 1, &[])
    );
    assert_eq!(store.invoice(&account(), &paid.number).await.unwrap(), Some(overdue));

    assert_eq!(
        store
            .add_invoices(&account(), std::slice::from_ref(&paid))
            .await
            .unwrap(),
        added(0, 1, &[])
    );
    assert_eq!(
        store.invoice(&account(), &paid.number).await.unwrap().as_ref(),
        Some(&paid)
    );
    let row = store
        .invoices(&account(), &InvoiceFilter::default())
        .await
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(row.status, InvoiceStatus::Paid);

    let back = due(paid.clone(), "2021-07-28");
    assert_eq!(
        store.add_invoices(&account(), &[back]).await.unwrap(),
        added(0, 0, &["E1"])
    );
    assert_eq!(
        store.invoice(&account(), &paid.number).await.unwrap().as_ref(),
        Some(&paid)
    );

    let mut refunded = paid.clone();
    refunded.status = InvoiceStatus::Refunded;
    refunded.payment = None;
    for _ in 0..2 {
        assert_eq!(
            store
                .add_invoices(&account(), std::slice::from_ref(&refunded))
                .await
                .unwrap(),
            added(0, 1, &[])
        );
    }
    let kept = store.invoice(&account(), &paid.number).await.unwrap().unwrap();
    assert_eq!((kept.status, kept.payment), (InvoiceStatus::Refunded, paid.payment));
}

#[tokio::test]
async fn the_same_amounts_written_otherwise_are_the_same_invoice() {
    let original = invoice("E1", "2021-06-28");
    let store = with(std::slice::from_ref(&original)).await;
    let mut given = original.clone();
    given.total = given.total.normalize();
    given.net = Decimal::from(475);
    assert_eq!(
        store.add_invoices(&account(), &[given]).await.unwrap(),
        added(0, 1, &[])
    );
    assert_eq!(
        store.invoice(&account(), &original.number).await.unwrap(),
        Some(original)
    );
}

#[tokio::test]
async fn a_batch_may_name_an_invoice_twice_and_accounts_do_not_mix() {
    let store = Store::in_memory().await.unwrap();
    let first = due(invoice("E1", "2021-06-28"), "2021-07-28");
    let paid = invoice("E1", "2021-06-28");
    let mut other = paid.clone();
    other.total = Decimal::ONE;
    let batch = [first, paid.clone(), paid.clone(), other.clone()];
    assert_eq!(
        store.add_invoices(&account(), &batch).await.unwrap(),
        added(1, 2, &["E1"])
    );
    let taiwan = AccountName::new("sample-tw");
    assert_eq!(
        store.add_invoices(&taiwan, std::slice::from_ref(&other)).await.unwrap(),
        added(1, 0, &[])
    );
    assert_eq!(
        store.invoice(&account(), &paid.number).await.unwrap(),
        Some(paid.clone())
    );
    assert_eq!(store.invoice(&taiwan, &paid.number).await.unwrap(), Some(other));
    assert_eq!(store.add_invoices(&account(), &[]).await.unwrap(), Added::default());
}

/// Invoices that differ in everything the list sorts and filters by.
fn various() -> Vec<Invoice> {
    let totals = ["1095.00", "-895", "895.00", "9.5", "584.25", "10000000.01"];
    let dates = [
        "2021-06-28",
        "2019-06-22",
        "2020-06-23",
        "2021-01-01",
        "2020-12-31",
        "2018-02-28",
    ];
    let offers = [
        "action-pack",
        "gold-security",
        "action-pack",
        "silver-data",
        "action-pack",
        "gold-security",
    ];
    let names = [
        "Zebra Ltd",
        "apple GmbH",
        "Äpfel AG",
        "Mango Inc",
        "mango inc",
        "Banana SA",
    ];
    (0..6)
        .map(|n| {
            let mut invoice = invoice(&format!("E{n}"), dates[n]);
            invoice.total = totals[n].parse().unwrap();
            invoice.offer = OfferId::new(offers[n]);
            invoice.bill_to = party(names[n]);
            invoice
        })
        .collect()
}

#[tokio::test]
async fn the_list_is_sorted_by_every_column_both_ways() {
    let store = with(&various()).await;
    for (sort, expected) in [
        (InvoiceSort::Issued, ["E5", "E1", "E2", "E4", "E3", "E0"]),
        (InvoiceSort::Number, ["E0", "E1", "E2", "E3", "E4", "E5"]),
        (InvoiceSort::Offer, ["E0", "E2", "E4", "E1", "E5", "E3"]),
        (InvoiceSort::Status, ["E0", "E1", "E2", "E3", "E4", "E5"]),
        (InvoiceSort::Total, ["E1", "E3", "E4", "E2", "E0", "E5"]),
        (InvoiceSort::BillTo, ["E1", "E5", "E3", "E4", "E0", "E2"]),
    ] {
        for descending in [false, true] {
            let filter = InvoiceFilter {
                sort,
                descending,
                ..InvoiceFilter::default()
            };
            let mut expected = expected.map(str::to_owned).to_vec();
            if descending {
                expected.reverse();
            }
            assert_eq!(found(&store, &filter).await, expected, "{sort:?} {descending}");
        }
    }
    assert_eq!(
        found(&store, &InvoiceFilter::default()).await,
        ["E0", "E3", "E4", "E2", "E1", "E5"]
    );
}

#[tokio::test]
async fn the_list_is_filtered_and_cut_into_pages() {
    let store = with(&various()).await;
    let all = InvoiceFilter::default();
    let between = InvoiceFilter {
        from: Some(day("2019-06-22")),
        to: Some(day("2020-12-31")),
        ..all.clone()
    };
    assert_eq!(found(&store, &between).await, ["E4", "E2", "E1"]);
    let gold = InvoiceFilter {
        offer: Some(OfferId::new("gold-security")),
        ..all.clone()
    };
    assert_eq!(found(&store, &gold).await, ["E1", "E5"]);
    let both = InvoiceFilter {
        offer: gold.offer.clone(),
        text: Some("apple 895".to_owned()),
        ..between.clone()
    };
    assert_eq!(found(&store, &both).await, ["E1"]);
    for (offset, limit, expected) in [
        (0, 2, vec!["E0", "E3"]),
        (4, 2, vec!["E1", "E5"]),
        (5, 9, vec!["E5"]),
        (6, 1, vec![]),
        (0, 0, vec![]),
    ] {
        let page = store
            .invoices(
                &account(),
                &InvoiceFilter {
                    offset,
                    limit,
                    ..all.clone()
                },
            )
            .await
            .unwrap();
        let numbers: Vec<&str> = page.rows.iter().map(|row| row.number.as_str()).collect();
        assert_eq!((numbers, page.matching, page.all), (expected, 6, 6));
    }
    let page = store
        .invoices(&account(), &InvoiceFilter { limit: 1, ..between })
        .await
        .unwrap();
    assert_eq!((page.rows.len(), page.matching, page.all), (1, 3, 6));
    let offers = store.invoice_offers(&account()).await.unwrap();
    assert_eq!(
        offers,
        ["action-pack", "gold-security", "silver-data"].map(OfferId::new)
    );
    let nobody = AccountName::new("nobody");
    assert_eq!(
        store.invoices(&nobody, &all).await.unwrap(),
        store::InvoicePage::default()
    );
    assert!(store.invoice_offers(&nobody).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_row_shows_what_the_invoice_says_to_the_digit() {
    let mut original = invoice("E1", "2021-06-28");
    original.total = "0.10".parse().unwrap();
    original.currency = Currency::TWD;
    original.status = InvoiceStatus::Overdue;
    let store = with(std::slice::from_ref(&original)).await;
    let row = store
        .invoices(&account(), &InvoiceFilter::default())
        .await
        .unwrap()
        .rows
        .remove(0);
    assert_eq!(row.number, original.number);
    assert_eq!(row.issued, original.issued);
    assert_eq!(row.offer, original.offer);
    assert_eq!(row.status, InvoiceStatus::Overdue);
    assert_eq!(row.total, Money::new(original.total, Currency::TWD));
    assert_eq!(row.total.to_string(), "0.10 TWD");
    assert_eq!(row.bill_to, original.bill_to.name);
}

#[tokio::test]
async fn amounts_of_any_size_sort_exactly() {
    let texts = [
        "-79228162514264337593543950335",
        "-922337203685477.5809",
        "-0.0001",
        "0",
        "0.1",
        "0.1001",
        "0.3",
        "922337203685477.5806",
        "922337203685477.5807",
        "79228162514264337593543950335",
    ];
    let invoices: Vec<Invoice> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| {
            let mut invoice = invoice(&format!("E{n}"), "2021-06-28");
            invoice.total = text.parse().unwrap();
            invoice
        })
        .collect();
    let store = with(&invoices).await;
    let filter = InvoiceFilter {
        sort: InvoiceSort::Total,
        descending: false,
        ..InvoiceFilter::default()
    };
    let expected: Vec<String> = (0..texts.len()).map(|n| format!("E{n}")).collect();
    assert_eq!(found(&store, &filter).await, expected);
}

/// Three invoices with texts that look like patterns, operators and quotes.
async fn searchable() -> Store {
    let mut first = invoice("E0600001", "2021-06-28");
    first.bill_to = party("台北市資訊股份有限公司");
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
        ("584.25 EUR", &["E0600001", "E0600003"]),
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
        ("金級", &[]),
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

#[tokio::test]
async fn ten_thousand_invoices_are_one_batch_and_the_second_time_no_work() {
    let invoices: Vec<Invoice> = (0..10_000)
        .map(|n| {
            let mut invoice = invoice(&format!("E{n:06}"), "2021-06-28");
            invoice.issued = day("2001-01-01") + chrono::TimeDelta::days(n % 7000);
            invoice.total = Decimal::new(n, 2);
            invoice
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &records::KEY).await.unwrap();
    assert_eq!(
        store.add_invoices(&account(), &invoices).await.unwrap(),
        added(10_000, 0, &[])
    );
    assert_eq!(
        store.add_invoices(&account(), &invoices).await.unwrap(),
        added(0, 10_000, &[])
    );
    assert_eq!(searched(&store, "e004242").await, ["E004242"]);
    assert_eq!(searched(&store, "續約").await.len(), 10_000);
    let page = InvoiceFilter {
        sort: InvoiceSort::Total,
        descending: false,
        offset: 9_998,
        limit: 50,
        ..InvoiceFilter::default()
    };
    assert_eq!(found(&store, &page).await, ["E009998", "E009999"]);
}

#[tokio::test]
async fn an_account_is_cleared_and_the_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &records::KEY).await.unwrap();
    let accounts = [account(), AccountName::new("sample-tw")];
    for account in &accounts {
        store.add_invoices(account, &various()).await.unwrap();
        let order = records::order(domain::OrderState::Confirmed, 0);
        store.put_order(account, &order).await.unwrap();
        store.set_setting(Some(account), "role", "global-admin").await.unwrap();
        store
            .cache_put(account, "terms", "[]", records::instant(0))
            .await
            .unwrap();
    }
    store.set_setting(None, "account", "sample").await.unwrap();
    let [cleared, kept] = &accounts;
    store.clear_account(cleared).await.unwrap();
    assert!(store.orders(cleared).await.unwrap().is_empty());
    assert_eq!(store.invoices(cleared, &InvoiceFilter::default()).await.unwrap().all, 0);
    assert!(searched(&store, "zebra").await.is_empty());
    assert_eq!(store.setting(Some(cleared), "role").await.unwrap(), None);
    assert_eq!(store.cache_get(cleared, "terms").await.unwrap(), None);

    assert_eq!(store.orders(kept).await.unwrap().len(), 1);
    let zebra = InvoiceFilter {
        text: Some("zebra".to_owned()),
        ..InvoiceFilter::default()
    };
    assert_eq!(store.invoices(kept, &zebra).await.unwrap().rows.len(), 1);
    assert_eq!(
        store.setting(Some(kept), "role").await.unwrap().as_deref(),
        Some("global-admin")
    );
    assert_eq!(store.setting(None, "account").await.unwrap().as_deref(), Some("sample"));
    assert!(store.cache_get(kept, "terms").await.unwrap().is_some());
    store.check().await.unwrap();

    store.add_invoices(cleared, &various()).await.unwrap();
    assert_eq!(searched(&store, "zebra").await, ["E0"]);
    let [backup] = Store::backups(folder.path()).unwrap().try_into().unwrap();
    assert_eq!((backup.schema, backup.number), (2, 1));
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
