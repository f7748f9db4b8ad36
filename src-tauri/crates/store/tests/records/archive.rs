//! Stores with invoices in them, and what a list of them shows.

use domain::{Invoice, InvoiceNumber, OfferId};
use store::{Added, InvoiceFilter, InvoiceSort, Store};

use super::{account, invoice, party};

pub fn added(new: u32, unchanged: u32, differing: &[&str]) -> Added {
    Added {
        new,
        unchanged,
        differing: differing.iter().copied().map(InvoiceNumber::new).collect(),
    }
}

pub async fn with(invoices: &[Invoice]) -> Store {
    let store = Store::in_memory().await.unwrap();
    let number = u32::try_from(invoices.len()).unwrap();
    assert_eq!(
        store.add_invoices(&account(), invoices).await.unwrap(),
        added(number, 0, &[])
    );
    store
}

pub async fn found(store: &Store, filter: &InvoiceFilter) -> Vec<String> {
    let page = store.invoices(&account(), filter).await.unwrap();
    page.rows
        .into_iter()
        .map(|row| row.number.as_str().to_owned())
        .collect()
}

pub async fn searched(store: &Store, text: &str) -> Vec<String> {
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

/// Invoices that differ in everything the list sorts and filters by.
pub fn various() -> Vec<Invoice> {
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
