//! What the books say of invoices stands beside the archive, which stays as it is.

use crate::fixtures;

use crate::fixtures::archive::{searched, various, with};
use crate::fixtures::{account, day, due, invoice};
use domain::{AccountName, Booking, Bookkeeping, InvoiceNumber, UniformNumber};
use store::{Error, InvoiceFilter, InvoiceSelection, Store};

fn books(ledger_code: &str, note: &str) -> Bookkeeping {
    Bookkeeping {
        booked: Some(day("2021-06-28")),
        ledger_code: ledger_code.to_owned(),
        note: note.to_owned(),
        uniform_number: UniformNumber::parse("AB12345678").ok(),
    }
}

fn these(numbers: &[&str]) -> Vec<(AccountName, Vec<InvoiceNumber>)> {
    vec![(account(), numbers.iter().copied().map(InvoiceNumber::new).collect())]
}

async fn kept(store: &Store, number: &str) -> Bookkeeping {
    let rows = store.invoice_summaries(&account(), &[InvoiceNumber::new(number)]).await;
    rows.unwrap().remove(0).bookkeeping
}

async fn counted(store: &Store, booking: Booking) -> u32 {
    let filter = InvoiceFilter {
        booking: Some(booking),
        limit: 0,
        ..InvoiceFilter::default()
    };
    store.invoices(&account(), &filter).await.unwrap().matching
}

#[tokio::test]
async fn several_are_changed_at_once_found_by_it_and_set_back() {
    let store = with(&various()).await;
    let chosen = these(&["E1", "E2", "E1"]);
    let before = store
        .change_bookkeeping(&chosen, |_, _, _| books("6210", "Quartal 2"))
        .await;
    let before = before.unwrap();
    assert_eq!(before.len(), 2, "a number that is given twice is one invoice");
    assert!(before.iter().all(|booked| booked.bookkeeping.is_empty()));
    for text in ["6210", "quartal", "ab12345678", "AB-1234", "ａｂ１２３４"] {
        assert_eq!(searched(&store, text).await, ["E1", "E2"], "{text}");
    }
    assert_eq!(searched(&store, "apple 6210").await, ["E1"]);
    assert_eq!(
        store.ledger_codes(&account(), 10).await.unwrap(),
        [("6210".to_owned(), 2)]
    );
    assert_eq!(
        (
            counted(&store, Booking::Booked).await,
            counted(&store, Booking::NotBooked).await
        ),
        (2, 4)
    );
    let again = store
        .change_bookkeeping(&chosen, |_, _, _| books("6210", "Quartal 2"))
        .await;
    assert!(again.unwrap().is_empty(), "nothing is another one now");

    let set_back = |_: &AccountName, number: &InvoiceNumber, _: &Bookkeeping| {
        let was = before.iter().find(|booked| booked.number == *number);
        was.map(|booked| booked.bookkeeping.clone()).unwrap_or_default()
    };
    store.change_bookkeeping(&these(&["E2"]), set_back).await.unwrap();
    assert_eq!(searched(&store, "6210").await, ["E1"]);
    assert!(kept(&store, "E2").await.is_empty());
    assert_eq!(kept(&store, "E1").await, books("6210", "Quartal 2"));
    let report = store.verify(&account(), |_| {}, || false).await.unwrap();
    assert!(report.changed.is_empty() && report.not_indexed.is_empty(), "{report:?}");
}

#[tokio::test]
async fn of_an_unknown_number_all_stay_as_they_were() {
    let store = with(&various()).await;
    let refused = store
        .change_bookkeeping(&these(&["E1", "E9", "E2"]), |_, _, _| books("1", ""))
        .await;
    let number = InvoiceNumber::new("E9");
    assert_eq!(refused.unwrap_err(), Error::NotArchived { number });
    assert_eq!(counted(&store, Booking::Booked).await, 0);
    assert!(kept(&store, "E1").await.is_empty());
}

#[tokio::test]
async fn the_issued_record_stays_and_its_progress_leaves_the_books() {
    let store = with(&[due(invoice("E1", "2021-06-28"), "2021-07-28")]).await;
    let number = [InvoiceNumber::new("E1")];
    let before = store.invoices_by_number(&account(), &number).await.unwrap().remove(0);
    store
        .change_bookkeeping(&these(&["E1"]), |_, _, _| books("6210", "wait"))
        .await
        .unwrap();
    let booked = store.invoices_by_number(&account(), &number).await.unwrap().remove(0);
    assert_eq!((booked.sha256, booked.invoice.clone()), (before.sha256, before.invoice));
    assert!(booked.intact);
    // It is paid meanwhile: what it is found by is derived anew, and the books are part of it.
    store
        .add_invoices(&account(), &[invoice("E1", "2021-06-28")])
        .await
        .unwrap();
    assert_eq!(kept(&store, "E1").await, books("6210", "wait"));
    assert_eq!(searched(&store, "6210 wait").await, ["E1"]);
    store.rebuild_invoice_index().await.unwrap();
    assert_eq!(searched(&store, "6210 wait").await, ["E1"]);
    assert_eq!(counted(&store, Booking::Booked).await, 1);
}

#[tokio::test]
async fn the_books_outlive_the_program_and_belong_to_one_account() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &fixtures::KEY).await.unwrap();
    let other = AccountName::new("other");
    for account in [&account(), &other] {
        store.add_invoices(account, &various()).await.unwrap();
    }
    store
        .change_bookkeeping(&these(&["E1"]), |_, _, _| books("6210", ""))
        .await
        .unwrap();
    store.close().await;
    let store = Store::open(folder.path(), &fixtures::KEY).await.unwrap();
    assert_eq!(kept(&store, "E1").await, books("6210", ""));
    let of_other = store.invoices(&other, &InvoiceFilter::default()).await.unwrap();
    assert!(of_other.rows.iter().all(|row| row.bookkeeping.is_empty()));
    assert!(store.ledger_codes(&other, 10).await.unwrap().is_empty());
    store.clear_account(&account()).await.unwrap();
    store.add_invoices(&account(), &various()).await.unwrap();
    assert!(kept(&store, "E1").await.is_empty());
}

#[tokio::test]
async fn a_thousand_are_booked_and_summed_in_each_currency_by_itself() {
    let invoices: Vec<_> = (0..1000)
        .map(|n| {
            let mut invoice = invoice(&format!("N{n:04}"), "2021-06-28");
            if n % 4 == 0 {
                invoice.currency = domain::Currency::TWD;
            }
            invoice
        })
        .collect();
    let store = with(&invoices).await;
    let everything = InvoiceSelection::Matching {
        filter: Box::default(),
        except: vec![InvoiceNumber::new("N0001")],
    };
    let numbers = store.selected_numbers(&account(), &everything).await.unwrap();
    assert_eq!(numbers.len(), 999);
    let chosen = [(account(), numbers)];
    let booked = store.change_bookkeeping(&chosen, |_, _, before| Bookkeeping {
        booked: Some(day("2021-06-28")),
        ..before.clone()
    });
    assert_eq!(booked.await.unwrap().len(), 999);
    let sums = store.selection_sums(&account(), &everything).await.unwrap();
    let told: Vec<_> = sums
        .iter()
        .map(|sum| (sum.currency.code(), sum.booking, sum.invoices, sum.total.to_string()))
        .collect();
    assert_eq!(
        told,
        [
            ("EUR", Booking::Booked, 749, "437603.25".to_owned()),
            ("TWD", Booking::Booked, 250, "146062.50".to_owned()),
        ]
    );
    let by_number = InvoiceSelection::Numbers(vec![InvoiceNumber::new("N0001"), InvoiceNumber::new("none")]);
    let sums = store.selection_sums(&account(), &by_number).await.unwrap();
    assert_eq!(
        (sums.len(), sums[0].booking, sums[0].invoices),
        (1, Booking::NotBooked, 1)
    );
}
