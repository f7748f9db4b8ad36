//! Where the time of an archive goes: other orders, filters, each text that somebody types, and its upkeep.

use std::time::{Duration, Instant};

use domain::{AccountName, Currency, Decimal, Invoice, InvoiceStatus, OfferId};
use store::{InvoiceFilter, InvoiceSort, Store};

use crate::archive::{TYPED, filled, first_page, typed};
use crate::sample;

const ROUNDS: usize = 20;

struct Times(Vec<Duration>);

impl Times {
    fn at(&self, percent: usize) -> String {
        let mut sorted = self.0.clone();
        sorted.sort();
        let last = sorted.len() - 1;
        milliseconds(sorted[(sorted.len() * percent / 100).min(last)])
    }

    fn in_words(&self) -> String {
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

/// Tells every figure, for a person to read.
pub async fn measure(count: usize) {
    let account = AccountName::new("speed");
    let invoices = sample::invoices(count);
    let folder = tempfile::tempdir().unwrap();
    let start = Instant::now();
    let store = filled(folder.path(), &account, &invoices).await;
    println!("filling with {count}: {:?}", start.elapsed());
    opening_a_list(&store, &account, &invoices).await;
    typing(&store, &account).await;
    filters(&store, &account).await;
    upkeep(&store, &account).await;
}

async fn typing(store: &Store, account: &AccountName) {
    println!("\ntyping, {ROUNDS} times each");
    for text in TYPED {
        let (times, matching) = measured(store, account, &typed(text), ROUNDS).await;
        println!("{text:<20} {matching:>6} {}", times.in_words());
    }
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
    println!("\nthe first page of invoices, {} times each", ROUNDS * 10);
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
        println!("{name:<20} {matching:>6} {}", times.in_words());
    }
}
