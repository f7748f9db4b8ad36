//! What is not as it was stored is found, which takes somebody who changes the file past the program.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, NaiveDate};
use domain::{
    AccountName, Booking, Bookkeeping, Country, Currency, Decimal, Invoice, InvoiceKind, InvoiceNumber, InvoiceStatus,
    OfferId, Order, OrderKind, OrderState, Party, PaymentTerms, Profile, Vetting, VettingStatus,
};

use crate::{InvoiceFilter, Offline, RecordChange, RecordKind, Store, VerifyProgress, VerifyReport};

const COUNT: usize = 450;

fn account() -> AccountName {
    AccountName::new("sample")
}

fn party() -> Party {
    Party {
        name: "Northwind Harbour Software Ltd".to_owned(),
        attention: None,
        address_lines: Vec::new(),
        city: None,
        region: None,
        postal_code: None,
        country: Country::new("IE"),
        tax_id: None,
    }
}

fn day() -> NaiveDate {
    "2021-06-28".parse().unwrap()
}

fn invoice(number: usize) -> Invoice {
    Invoice {
        number: InvoiceNumber::new(format!("E{number:03}")),
        kind: InvoiceKind::Invoice,
        status: InvoiceStatus::Paid,
        issued: day(),
        due: None,
        offer: OfferId::new("action-pack"),
        order_number: None,
        po_number: None,
        partner_id: "4242017".to_owned(),
        payment_terms: PaymentTerms::PaidAtPurchase,
        issuer: party(),
        sold_to: party(),
        bill_to: party(),
        lines: Vec::new(),
        taxes: Vec::new(),
        currency: Currency::EUR,
        net: Decimal::ZERO,
        discount: Decimal::ZERO,
        tax: Decimal::ZERO,
        total: Decimal::ZERO,
        paid: Decimal::ZERO,
        amount_due: Decimal::ZERO,
        payment: None,
        received: None,
        placed_by: None,
        term: None,
    }
}

/// Invoices, two originals, an order and a profile.
async fn filled() -> Store {
    let store = Store::in_memory().await.unwrap();
    let at = DateTime::UNIX_EPOCH;
    let invoices: Vec<Invoice> = (0..COUNT).map(invoice).collect();
    store.add_invoices(&account(), &invoices).await.unwrap();
    store
        .add_invoices(&AccountName::new("other"), &invoices[..9])
        .await
        .unwrap();
    for number in [7, 8] {
        let number = InvoiceNumber::new(format!("E{number:03}"));
        store
            .put_invoice_original(&account(), &number, "a.pdf", b"%PDF", at)
            .await
            .unwrap();
    }
    let order = Order {
        id: uuid::Uuid::from_u128(1),
        number: None,
        offer: OfferId::new("action-pack"),
        kind: OrderKind::Renew,
        state: OrderState::Draft,
        payment: None,
        po_number: None,
        total: None,
        placed_total: None,
        request_id: None,
        anniversary: None,
        invoice: None,
        failure: None,
        expires: None,
        instructions: None,
        proof: None,
        automatic: false,
        sent_by: None,
        absence: None,
        handoff: None,
        card_digest: None,
        created: at,
        modified: at,
    };
    store.put_order(&account(), &order).await.unwrap();
    let profile = Profile {
        legal: party(),
        bill_to: party(),
        po_number: None,
        contact: None,
        vetting: Vetting {
            status: VettingStatus::Authorized,
            since: None,
        },
        billing_profile: None,
        valid_from: day(),
        revision: None,
    };
    store.keep_profile(&account(), &profile, at).await.unwrap();
    store
}

async fn verified(store: &Store) -> VerifyReport {
    store.verify(&account(), |_| {}, || false).await.unwrap()
}

async fn changed_past_the_program(store: &Store, statement: &'static str) {
    sqlx::raw_sql(statement).execute(store.ledger().writer()).await.unwrap();
}

fn changes(report: &VerifyReport) -> Vec<(RecordKind, &str, RecordChange)> {
    let changed = report.changed.iter();
    changed
        .map(|changed| (changed.kind, changed.id.as_str(), changed.change))
        .collect()
}

async fn marked_as_changed(store: &Store) -> Vec<String> {
    let filter = InvoiceFilter {
        offline: Some(Offline::Changed),
        ..InvoiceFilter::default()
    };
    let page = store.invoices(&account(), &filter).await.unwrap();
    page.rows.into_iter().map(|row| row.number.to_string()).collect()
}

#[tokio::test]
async fn what_is_as_it_was_stored_is_found_to_be_so() {
    let store = filled().await;
    let progress = Mutex::new(Vec::new());
    let report = store
        .verify(&account(), |step| progress.lock().unwrap().push(step), || false)
        .await
        .unwrap();
    let all = u32::try_from(COUNT).unwrap() + 4;
    let expected = VerifyReport {
        checked: all,
        ..VerifyReport::default()
    };
    assert_eq!(report, expected);
    let progress = progress.into_inner().unwrap();
    assert!(progress.is_sorted_by_key(|step| step.done));
    assert_eq!(progress.last(), Some(&VerifyProgress { done: all, all }));
}

#[tokio::test]
async fn every_changed_record_is_named_and_marked_until_it_is_as_it_was() {
    let store = filled().await;
    changed_past_the_program(
        &store,
        "CREATE TEMP TABLE kept AS SELECT * FROM invoice_documents;
         UPDATE invoice_documents SET document = replace(document, 'Northwind', 'Southwind')
         WHERE row = (SELECT row FROM invoices WHERE account = 'sample' AND number = 'E300');
         UPDATE invoices SET total = '1' WHERE account = 'sample' AND number = 'E100';
         DELETE FROM invoice_documents
         WHERE row = (SELECT row FROM invoices WHERE account = 'sample' AND number = 'E449');
         UPDATE invoice_documents SET document = 'nothing'
         WHERE row = (SELECT row FROM invoices WHERE account = 'other' AND number = 'E005');
         UPDATE invoice_originals SET content = x'00' WHERE number = 'E007';
         UPDATE orders SET document = replace(document, 'renew', 'buy');
         UPDATE profile_versions SET document = document || ' ';",
    )
    .await;
    let report = verified(&store).await;
    assert_eq!(
        changes(&report),
        [
            (RecordKind::Invoice, "E100", RecordChange::Columns),
            (RecordKind::Invoice, "E300", RecordChange::Content),
            (RecordKind::Invoice, "E449", RecordChange::Missing),
            (RecordKind::Original, "E007", RecordChange::Content),
            (
                RecordKind::Order,
                "00000000-0000-0000-0000-000000000001",
                RecordChange::Content
            ),
            (RecordKind::ProfileVersion, "1", RecordChange::Content),
        ]
    );
    assert_eq!(marked_as_changed(&store).await, ["E449", "E300", "E100", "E007"]);

    changed_past_the_program(
        &store,
        "INSERT OR REPLACE INTO invoice_documents SELECT * FROM kept;
         UPDATE invoices SET total = '0';
         UPDATE invoice_originals SET content = CAST('%PDF' AS BLOB);",
    )
    .await;
    let report = verified(&store).await;
    assert_eq!(report.changed.len(), 2);
    assert!(marked_as_changed(&store).await.is_empty());
    let filter = InvoiceFilter {
        offline: Some(Offline::Original),
        ..InvoiceFilter::default()
    };
    assert_eq!(store.invoices(&account(), &filter).await.unwrap().matching, 2);
}

#[tokio::test]
async fn what_a_search_would_miss_is_named_and_indexed_again() {
    let store = filled().await;
    changed_past_the_program(
        &store,
        "DELETE FROM invoice_texts WHERE row = (SELECT row FROM invoices WHERE account = 'sample' AND number = 'E001');
         UPDATE invoice_texts SET text = 'nothing'
         WHERE row = (SELECT row FROM invoices WHERE account = 'sample' AND number = 'E002');
         DELETE FROM invoice_grams
         WHERE rowid = (SELECT row FROM invoices WHERE account = 'sample' AND number = 'E003');
         UPDATE invoices SET offer = 'gold-security' WHERE account = 'sample' AND number = 'E004';
         DELETE FROM invoice_grams
         WHERE rowid = (SELECT row FROM invoices WHERE account = 'other' AND number = 'E003');",
    )
    .await;
    let report = verified(&store).await;
    assert_eq!(
        report.not_indexed,
        ["E001", "E002", "E003", "E004"].map(InvoiceNumber::new)
    );
    changed_past_the_program(
        &store,
        "UPDATE invoices SET offer = 'action-pack'; DELETE FROM invoice_tallies; DELETE FROM invoice_counts;",
    )
    .await;
    store.rebuild_invoice_index().await.unwrap();
    let report = verified(&store).await;
    assert!(report.changed.is_empty() && report.not_indexed.is_empty(), "{report:?}");
    let page = store.invoices(&account(), &InvoiceFilter::default()).await.unwrap();
    assert_eq!((page.all as usize, page.rows.len()), (COUNT, COUNT));
    assert_eq!(store.invoice_tallies(&account()).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_verification_ends_where_it_is_cancelled() {
    let store = filled().await;
    changed_past_the_program(&store, "UPDATE invoice_documents SET document = 'nothing'").await;
    let asked = AtomicU32::new(0);
    let cancelled = || asked.fetch_add(1, Ordering::Relaxed) == 1;
    let report = store.verify(&account(), |_| {}, cancelled).await.unwrap();
    assert!(report.cancelled);
    assert_eq!((report.checked, report.changed.len()), (400, 400));
    // The half of it says nothing about the rest, so nothing is marked.
    assert!(marked_as_changed(&store).await.is_empty());
}

#[tokio::test]
async fn what_a_filter_of_the_books_would_miss_is_found_and_made_anew() {
    let store = filled().await;
    let numbers = ["E001", "E002", "E003"].map(InvoiceNumber::new);
    let chosen = [(account(), numbers.to_vec())];
    let booked = store.change_bookkeeping(&chosen, |_, _, _| Bookkeeping {
        booked: Some(day()),
        ledger_code: "6210".to_owned(),
        ..Bookkeeping::default()
    });
    assert_eq!(booked.await.unwrap().len(), 3);
    assert!(verified(&store).await.not_indexed.is_empty());
    changed_past_the_program(
        &store,
        "UPDATE invoices SET booking = 'not_booked' WHERE number = 'E001';
         UPDATE invoice_bookkeeping SET note = 'nowhere' WHERE number = 'E002';
         UPDATE invoice_bookkeeping SET ledger_code = '6999' WHERE number = 'E003';
         UPDATE invoices SET booking = 'booked' WHERE account = 'sample' AND number = 'E004'",
    )
    .await;
    let report = verified(&store).await;
    assert_eq!(
        report.not_indexed,
        ["E001", "E002", "E003", "E004"].map(InvoiceNumber::new)
    );
    assert!(report.changed.is_empty(), "the records are what was stored");
    store.rebuild_invoice_index().await.unwrap();
    assert!(verified(&store).await.not_indexed.is_empty());
    let filter = InvoiceFilter {
        booking: Some(Booking::Booked),
        ..InvoiceFilter::default()
    };
    let page = store.invoices(&account(), &filter).await.unwrap();
    assert_eq!((page.rows.len(), page.matching), (3, 3));
}
