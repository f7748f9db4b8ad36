//! The archive of invoices: issued means frozen.

use crate::fixtures;

use crate::fixtures::archive::{added, found, searched, with};
use crate::fixtures::{account, day, due, invoice, party};
use domain::{AccountName, Currency, Decimal, Invoice, InvoiceNumber, InvoiceStatus, OfferId};
use store::{Added, ArchivePlace, InvoiceFilter, InvoiceSort, Store};

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

#[tokio::test]
async fn thousands_of_invoices_are_one_batch_and_the_second_time_no_work() {
    let invoices: Vec<Invoice> = (0..3_000)
        .map(|n| {
            let mut invoice = invoice(&format!("E{n:06}"), "2021-06-28");
            invoice.issued = day("2001-01-01") + chrono::TimeDelta::days(n % 7000);
            invoice.total = Decimal::new(n, 2);
            invoice
        })
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &fixtures::KEY).await.unwrap();
    assert_eq!(
        store.add_invoices(&account(), &invoices).await.unwrap(),
        added(3_000, 0, &[])
    );
    assert_eq!(
        store.add_invoices(&account(), &invoices).await.unwrap(),
        added(0, 3_000, &[])
    );
    assert_eq!(searched(&store, "e001242").await, ["E001242"]);
    assert_eq!(searched(&store, "續約").await.len(), 3_000);
    let page = InvoiceFilter {
        sort: InvoiceSort::Total,
        descending: false,
        offset: 2_998,
        limit: 50,
        ..InvoiceFilter::default()
    };
    assert_eq!(found(&store, &page).await, ["E002998", "E002999"]);
}

#[tokio::test]
async fn the_whole_archive_is_read_in_parts_and_by_number() {
    let invoices: Vec<Invoice> = ["2021-03-01", "2019-05-02", "2020-01-01", "2020-01-01", "2018-12-31"]
        .iter()
        .enumerate()
        .map(|(position, issued)| invoice(&format!("T{position}"), issued))
        .collect();
    let store = with(&invoices).await;
    let other = AccountName::new("other");
    store
        .add_invoices(&other, &[invoice("T1", "2021-01-01")])
        .await
        .unwrap();

    let mut numbers = Vec::new();
    let mut place = Some(ArchivePlace::default());
    let mut parts = 0;
    while let Some(from) = place {
        let part = store.invoices_from(&account(), from, 2).await.unwrap();
        assert!(
            part.invoices
                .iter()
                .all(|stored| stored.intact && stored.invoice.is_ok())
        );
        numbers.extend(part.invoices.into_iter().map(|stored| stored.number.to_string()));
        place = part.next;
        parts += 1;
    }
    assert_eq!(numbers, ["T4", "T1", "T2", "T3", "T0"]);
    assert_eq!(parts, 3);

    let asked = ["T3", "nothing", "T0"].map(InvoiceNumber::new);
    let stored = store.invoices_by_number(&account(), &asked).await.unwrap();
    let found: Vec<Invoice> = stored.into_iter().map(|stored| stored.invoice.unwrap()).collect();
    assert_eq!(found, [invoices[3].clone(), invoices[0].clone()]);
}
