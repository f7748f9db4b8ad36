//! The list of archived invoices: sorted, filtered, cut into pages.

use crate::fixtures::archive::{found, various, with};
use crate::fixtures::{account, day, invoice};
use domain::{AccountName, Currency, Invoice, InvoiceStatus, Money, OfferId};
use store::{InvoiceFilter, InvoiceSort};

#[tokio::test]
async fn the_list_is_sorted_by_every_column_both_ways() {
    let store = with(&various()).await;
    for (sort, expected) in [
        (InvoiceSort::Issued, ["E5", "E1", "E2", "E4", "E3", "E0"]),
        (InvoiceSort::Number, ["E0", "E1", "E2", "E3", "E4", "E5"]),
        (InvoiceSort::Offer, ["E2", "E4", "E0", "E5", "E1", "E3"]),
        (InvoiceSort::Status, ["E5", "E1", "E2", "E4", "E3", "E0"]),
        (InvoiceSort::Currency, ["E5", "E1", "E2", "E4", "E3", "E0"]),
        (InvoiceSort::Total, ["E1", "E3", "E4", "E2", "E0", "E5"]),
        (InvoiceSort::BillTo, ["E1", "E5", "E4", "E3", "E0", "E2"]),
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
