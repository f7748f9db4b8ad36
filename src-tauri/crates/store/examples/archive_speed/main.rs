//! Fills an archive in a temporary folder and measures how long lists and searches take, beside the same searches in a
//! plain FTS5 table on an unencrypted file.
//!
//! `cargo run --release -p store --example archive_speed [invoices]`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement ends where something is not as it has to be, and tells its figures"
)]

mod plain;
mod sample;

use std::time::{Duration, Instant};

use domain::{AccountName, Currency, Decimal, Invoice, InvoiceStatus, OfferId};
use store::{InvoiceFilter, InvoiceSort, Store};

const KEY: [u8; 32] = [42; 32];
const BATCH: usize = 5_000;
const ROUNDS: usize = 20;
const PAGE: u32 = 50;
const COUNTED: u32 = 1_000;
/// What somebody types: one, two, three letters and more, Chinese, amounts, numbers, nothing and everything.
const TYPED: [&str; 48] = [
    "n",
    "no",
    "nor",
    "nort",
    "north",
    "northw",
    "northwind",
    "northwind s",
    "northwind so",
    "northwind software",
    "m",
    "mi",
    "microsoft ireland",
    "s",
    "si",
    "sil",
    "silver",
    "silver data",
    "gold",
    "gold clou",
    "e",
    "e0",
    "e06",
    "e0600",
    "e0600012",
    "e060001234",
    "5",
    "58",
    "584",
    "584.2",
    "1,0",
    "1,095",
    "€1,0",
    "po-7",
    "po-7781",
    "31415",
    "2021",
    "2021-03",
    "行",
    "行動",
    "行動套件",
    "專",
    "專長",
    "專長認證",
    "銀級",
    "有限公司",
    "zq",
    "zebra zebra",
];

struct Times(Vec<Duration>);

impl Times {
    fn at(&self, percent: usize) -> String {
        let mut sorted = self.0.clone();
        sorted.sort();
        let last = sorted.len() - 1;
        milliseconds(sorted[(sorted.len() * percent / 100).min(last)])
    }

    fn told(&self) -> String {
        format!(
            "50 % {} 95 % {} 99 % {} most {}",
            self.at(50),
            self.at(95),
            self.at(99),
            self.at(100)
        )
    }
}

fn milliseconds(time: Duration) -> String {
    format!("{:>4}.{:02} ms", time.as_millis(), time.subsec_micros() % 1000 / 10)
}

fn first_page() -> InvoiceFilter {
    InvoiceFilter {
        limit: PAGE,
        count_at_most: Some(COUNTED),
        ..InvoiceFilter::default()
    }
}

fn typed(text: &str) -> InvoiceFilter {
    InvoiceFilter {
        text: Some(text.to_owned()),
        ..first_page()
    }
}

async fn filled(folder: &std::path::Path, account: &AccountName, invoices: &[Invoice]) -> Store {
    let store = Store::open(folder, &KEY).await.unwrap();
    for batch in invoices.chunks(BATCH) {
        store.add_invoices(account, batch).await.unwrap();
    }
    store
}

async fn measured(store: &Store, account: &AccountName, filter: &InvoiceFilter, rounds: usize) -> (Times, u32) {
    let mut times = Vec::new();
    let mut matching = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        let page = store.invoices(account, filter).await.unwrap();
        times.push(start.elapsed());
        matching = page.matching;
    }
    (Times(times), matching)
}

#[tokio::main]
async fn main() {
    let count = std::env::args().nth(1).map_or(100_000, |count| count.parse().unwrap());
    let account = AccountName::new("speed");
    let invoices = sample::invoices(count);
    let folder = tempfile::tempdir().unwrap();
    let start = Instant::now();
    let store = filled(folder.path(), &account, &invoices).await;
    println!("filling with {count}: {:?}", start.elapsed());
    let start = Instant::now();
    store.close().await;
    let size = std::fs::metadata(folder.path().join("ledger.db")).unwrap().len();
    println!("closing: {:?}, {} MiB", start.elapsed(), size / 1024 / 1024);
    let start = Instant::now();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    println!("opening the folder: {:?}", start.elapsed());
    let (first, _) = measured(&store, &account, &first_page(), 1).await;
    println!("the very first page: {}", first.at(100));

    opening_a_list(&store, &account, &invoices).await;
    typing(&store, &account, &invoices).await;
    filters(&store, &account).await;
    upkeep(&store, &account).await;
}

async fn upkeep(store: &Store, account: &AccountName) {
    println!();
    let start = Instant::now();
    let sums = store.invoice_sums(account).await.unwrap();
    println!("{} sums of years: {:?}", sums.len(), start.elapsed());
    let start = Instant::now();
    let report = store.verify(account, |_| {}, || false).await.unwrap();
    assert!(report.changed.is_empty() && report.not_indexed.is_empty());
    println!("verifying {} records: {:?}", report.checked, start.elapsed());
    let start = Instant::now();
    store.rebuild_invoice_index().await.unwrap();
    println!("making the index anew: {:?}", start.elapsed());
}

async fn opening_a_list(store: &Store, account: &AccountName, invoices: &[Invoice]) {
    println!("\nthe first page of {PAGE}, {} times each", ROUNDS * 10);
    let folder = tempfile::tempdir().unwrap();
    let few = filled(folder.path(), account, &invoices[..100]).await;
    for sort in [
        InvoiceSort::Issued,
        InvoiceSort::Number,
        InvoiceSort::Offer,
        InvoiceSort::Status,
        InvoiceSort::Currency,
        InvoiceSort::Total,
        InvoiceSort::BillTo,
    ] {
        let filter = InvoiceFilter { sort, ..first_page() };
        for _ in 0..2 {
            measured(&few, account, &filter, ROUNDS).await;
            measured(store, account, &filter, ROUNDS).await;
        }
        let (small, _) = measured(&few, account, &filter, ROUNDS * 10).await;
        let (large, _) = measured(store, account, &filter, ROUNDS * 10).await;
        println!(
            "{:<10} 100: {}  {}: {}",
            format!("{sort:?}"),
            small.at(50),
            invoices.len(),
            large.at(50)
        );
    }
}

async fn typing(store: &Store, account: &AccountName, invoices: &[Invoice]) {
    let folder = tempfile::tempdir().unwrap();
    let start = Instant::now();
    let plain = plain::Plain::filled(&folder.path().join("plain.db"), invoices).await;
    println!("\nfilling a plain FTS5 table: {:?}", start.elapsed());
    println!("typing, {ROUNDS} times each; the first time apart; plain FTS5 knows no words of one or two characters");
    let (mut all, mut comparable, mut beside, mut first) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for text in TYPED {
        let filter = typed(text);
        first.extend(measured(store, account, &filter, 1).await.0.0);
        let (times, matching) = measured(store, account, &filter, ROUNDS).await;
        let exact = InvoiceFilter {
            count_at_most: None,
            ..filter
        };
        let (counted, exactly) = measured(store, account, &exact, 3).await;
        let mut line = format!(
            "{text:<20} {matching:>6} {}  all {exactly:>7} counted {}",
            times.at(50),
            counted.at(50)
        );
        if text.split(' ').all(|word| word.chars().count() >= 3) {
            plain.searched(text, PAGE, COUNTED).await;
            let mut plainly = Vec::new();
            for _ in 0..ROUNDS {
                let start = Instant::now();
                plain.searched(text, PAGE, COUNTED).await;
                plainly.push(start.elapsed());
            }
            let plainly = Times(plainly);
            line.push_str(&format!("  plain {}", plainly.at(50)));
            beside.extend(plainly.0);
            comparable.extend(times.0.iter().copied());
        }
        println!("{line}");
        all.extend(times.0);
    }
    println!("every search           {}", Times(all).told());
    println!("the first time each    {}", Times(first).told());
    println!("those plain FTS5 knows {}", Times(comparable).told());
    println!("plain FTS5             {}", Times(beside).told());
}

async fn filters(store: &Store, account: &AccountName) {
    println!("\nfilters, and other orders");
    let all = first_page();
    let silver = Some(OfferId::new("silver-data-analytics"));
    let by_total = InvoiceFilter {
        sort: InvoiceSort::Total,
        ..all.clone()
    };
    let cases = [
        (
            "one year",
            InvoiceFilter {
                from: "2019-01-01".parse().ok(),
                to: "2019-12-31".parse().ok(),
                ..all.clone()
            },
        ),
        (
            "one offer",
            InvoiceFilter {
                offer: silver.clone(),
                ..all.clone()
            },
        ),
        (
            "overdue",
            InvoiceFilter {
                status: Some(InvoiceStatus::Overdue),
                ..all.clone()
            },
        ),
        (
            "offer, TWD, a year",
            InvoiceFilter {
                offer: silver.clone(),
                currency: Some(Currency::TWD),
                from: "2019-01-01".parse().ok(),
                to: "2019-12-31".parse().ok(),
                ..all.clone()
            },
        ),
        (
            "above 1,000",
            InvoiceFilter {
                least: Some(Decimal::from(1000)),
                ..all.clone()
            },
        ),
        (
            "above 100,000",
            InvoiceFilter {
                least: Some(Decimal::from(100_000)),
                ..all.clone()
            },
        ),
        (
            "northwind, offer",
            InvoiceFilter {
                offer: silver.clone(),
                ..typed("northwind")
            },
        ),
        (
            "gold, silver offer",
            InvoiceFilter {
                offer: silver.clone(),
                ..typed("gold security")
            },
        ),
        (
            "n, overdue, a year",
            InvoiceFilter {
                status: Some(InvoiceStatus::Overdue),
                from: "2019-01-01".parse().ok(),
                ..typed("n")
            },
        ),
        (
            "by total, one offer",
            InvoiceFilter {
                offer: silver,
                ..by_total.clone()
            },
        ),
        (
            "by total, overdue",
            InvoiceFilter {
                status: Some(InvoiceStatus::Overdue),
                ..by_total.clone()
            },
        ),
        (
            "by total, one year",
            InvoiceFilter {
                from: "2019-01-01".parse().ok(),
                ..by_total.clone()
            },
        ),
        (
            "by total, northwind",
            InvoiceFilter {
                text: Some("northwind".to_owned()),
                ..by_total.clone()
            },
        ),
        (
            "by total, microsoft",
            InvoiceFilter {
                text: Some("microsoft".to_owned()),
                ..by_total.clone()
            },
        ),
        (
            "by total, silver",
            InvoiceFilter {
                text: Some("silver".to_owned()),
                ..by_total
            },
        ),
        (
            "by offer, silver",
            InvoiceFilter {
                text: Some("silver data".to_owned()),
                sort: InvoiceSort::Offer,
                descending: false,
                ..all.clone()
            },
        ),
        ("the last page", InvoiceFilter { offset: 99_950, ..all }),
    ];
    for (name, filter) in cases {
        measured(store, account, &filter, 1).await;
        let (times, matching) = measured(store, account, &filter, ROUNDS).await;
        println!("{name:<20} {matching:>6} {}", times.told());
    }
}
