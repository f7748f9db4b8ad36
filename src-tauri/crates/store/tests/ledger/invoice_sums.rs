//! What the archived invoices of a year come to.

use crate::fixtures::{account, invoice};
use domain::{AccountName, Currency, Decimal, Invoice, InvoiceKind, InvoiceStatus, OfferId};
use proptest::prelude::*;
use store::{Error, InvoiceSum, Store};

fn of(number: &str, issued: &str, total: &str) -> Invoice {
    let mut invoice = invoice(number, issued);
    invoice.total = total.parse().unwrap();
    invoice
}

#[tokio::test]
async fn sums_stand_apart_by_year_currency_offer_kind_and_status() {
    let store = Store::in_memory().await.unwrap();
    let mut gold = of("E4", "2021-12-31", "895.00");
    gold.offer = OfferId::new("gold-security");
    let mut dollars = of("E5", "2021-06-28", "57330");
    dollars.currency = Currency::TWD;
    let mut credit = of("E6", "2021-06-29", "0.30");
    credit.kind = InvoiceKind::CreditNote;
    let mut refunded = of("E7", "2021-06-30", "1.00");
    refunded.status = InvoiceStatus::Refunded;
    let first = [
        of("E1", "2021-01-01", "0.10"),
        of("E2", "2020-12-31", "0.20"),
        of("E3", "2021-12-31", "0.20"),
    ];
    store.add_invoices(&account(), &first).await.unwrap();
    store
        .add_invoices(&account(), &[gold, dollars, credit, refunded])
        .await
        .unwrap();
    store
        .add_invoices(&AccountName::new("sample-tw"), &first)
        .await
        .unwrap();
    let sums = store.invoice_sums(&account()).await.unwrap();
    let told: Vec<String> = sums
        .iter()
        .map(|sum| {
            let (currency, status) = (sum.currency.code(), sum.status.id());
            let InvoiceSum {
                year,
                offer,
                kind,
                invoices,
                total,
                ..
            } = sum;
            format!("{year} {currency} {offer} {kind:?} {status}: {invoices} {total}")
        })
        .collect();
    assert_eq!(
        told,
        [
            "2021 EUR action-pack CreditNote paid: 1 0.30",
            "2021 EUR action-pack Invoice paid: 2 0.30",
            "2021 EUR action-pack Invoice refunded: 1 1.00",
            "2021 EUR gold-security Invoice paid: 1 895.00",
            "2021 TWD action-pack Invoice paid: 1 57330",
            "2020 EUR action-pack Invoice paid: 1 0.20",
        ]
    );
    assert!(
        store
            .invoice_sums(&AccountName::new("nobody"))
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_sum_beyond_every_amount_is_told() {
    let store = Store::in_memory().await.unwrap();
    let largest = Decimal::MAX.to_string();
    let invoices = [of("E1", "2021-06-28", &largest), of("E2", "2021-06-28", &largest)];
    store.add_invoices(&account(), &invoices[..1]).await.unwrap();
    assert_eq!(store.invoice_sums(&account()).await.unwrap()[0].total, Decimal::MAX);
    store.add_invoices(&account(), &invoices).await.unwrap();
    let refused = store.invoice_sums(&account()).await;
    assert!(matches!(refused, Err(Error::Unreadable { .. })), "{refused:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_cent_gets_lost(cents in proptest::collection::vec(-1_000_000_000_i64..1_000_000_000, 1..60), scale in 0_u32..5) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = Store::in_memory().await.unwrap();
            let totals: Vec<Decimal> = cents.iter().map(|cents| Decimal::new(*cents, scale)).collect();
            let invoices: Vec<Invoice> = totals
                .iter()
                .enumerate()
                .map(|(position, total)| of(&format!("E{position}"), "2021-06-28", &total.to_string()))
                .collect();
            store.add_invoices(&account(), &invoices).await.unwrap();
            let sums = store.invoice_sums(&account()).await.unwrap();
            let expected: Decimal = totals.iter().sum();
            assert_eq!(sums.len(), 1);
            assert_eq!((sums[0].invoices as usize, sums[0].total), (totals.len(), expected));
        });
    }
}
