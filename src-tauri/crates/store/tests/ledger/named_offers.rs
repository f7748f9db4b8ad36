//! What lines of invoices name, kept once and as long as its invoice.

use chrono::DateTime;
use domain::{
    AccountName, DiscardedTerm, Invoice, InvoiceNumber, InvoiceSource, NamedOffer, OfferId, ReceivedInvoice,
    ReceivedLine,
};
use store::{Reception, Store};

use crate::fixtures::{KEY, day, instant, invoice};

fn one() -> AccountName {
    AccountName::new("one")
}

fn received(number: &str, source: InvoiceSource, sent: &str) -> Invoice {
    Invoice {
        lines: Vec::new(),
        received: Some(Box::new(ReceivedInvoice {
            source,
            account: "file.csv".to_owned(),
            received: instant(0),
            version: 1,
            amounts: Vec::new(),
            period: (None, None),
            names: Vec::new(),
            sent: sent.to_owned(),
        })),
        ..invoice(number, "2026-01-02")
    }
}

async fn receive(store: &Store, account: &AccountName, invoices: Vec<Invoice>) {
    let reception = Reception {
        source: InvoiceSource::AzureBilling,
        invoices,
        owed: Vec::new(),
        further: Vec::new(),
        read: None,
        received: DateTime::UNIX_EPOCH,
    };
    store.receive(account, reception).await.unwrap();
}

fn named(invoice: &Invoice, _: &[ReceivedLine]) -> Vec<NamedOffer> {
    let sent = &invoice.received.as_ref().unwrap().sent;
    vec![NamedOffer {
        offer: OfferId::new(sent),
        invoice: invoice.number.clone(),
        issued: invoice.issued,
        total: invoice.total_money(),
        period: None,
        price: None,
    }]
}

async fn offers(store: &Store, account: &AccountName) -> Vec<String> {
    let named = store.named_offers(account).await.unwrap();
    named
        .iter()
        .map(|named| format!("{} {}", named.invoice, named.offer))
        .collect()
}

#[tokio::test]
async fn lines_are_looked_through_once_and_again_where_the_invoice_is_another_version() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let file = |number, sent| received(number, InvoiceSource::File, sent);
    let without_lines = received("A1", InvoiceSource::AzureBilling, "none");
    receive(
        &store,
        &one(),
        vec![file("F1", "first"), file("F2", "second"), without_lines],
    )
    .await;
    receive(&store, &AccountName::new("other"), vec![file("F9", "other")]).await;
    assert_eq!(
        store.read_lines(&one(), 1, named).await.unwrap(),
        1,
        "so many at a time"
    );
    assert_eq!(
        store.read_lines(&one(), 9, named).await.unwrap(),
        1,
        "no lines of Azure Billing"
    );
    assert_eq!(store.read_lines(&one(), 9, named).await.unwrap(), 0);
    assert_eq!(offers(&store, &one()).await, ["F1 first", "F2 second"]);
    assert_eq!(offers(&store, &AccountName::new("other")).await, Vec::<String>::new());
    receive(&store, &one(), vec![file("F1", "first"), file("F2", "changed")]).await;
    assert_eq!(
        offers(&store, &one()).await,
        ["F1 first"],
        "the former version says nothing any more"
    );
    assert_eq!(store.read_lines(&one(), 9, named).await.unwrap(), 1);
    assert_eq!(offers(&store, &one()).await, ["F1 first", "F2 changed"]);
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(offers(&store, &one()).await, ["F1 first", "F2 changed"]);
}

#[tokio::test]
async fn what_is_discarded_goes_with_its_account() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let own = domain::OwnAccount {
        name: one(),
        company: "Fabrikam".to_owned(),
        partner_id: None,
        country: domain::Country::new("IE"),
        currency: domain::Currency::EUR,
        sign_in: None,
        connections: Vec::new(),
        identity: None,
        created: instant(0),
    };
    store.add_own_account(&own).await.unwrap();
    let term = DiscardedTerm {
        offer: OfferId::new("partner-launch"),
        purchased: day("2026-01-02"),
    };
    for _ in 0..2 {
        store.discard_term(&one(), &term).await.unwrap();
    }
    receive(&store, &one(), vec![received("F1", InvoiceSource::File, "first")]).await;
    store.read_lines(&one(), 9, named).await.unwrap();
    let two = AccountName::new("two");
    assert!(store.rename_own_account(&one(), &two).await.unwrap());
    assert_eq!(store.discarded_terms(&two).await.unwrap(), [term]);
    assert_eq!(store.discarded_terms(&one()).await.unwrap(), []);
    assert_eq!(offers(&store, &two).await, ["F1 first"]);
    assert!(store.remove_own_account(&two).await.unwrap());
    assert_eq!(store.discarded_terms(&two).await.unwrap(), []);
    assert_eq!(store.named_offers(&two).await.unwrap(), []);
    let number = InvoiceNumber::new("F1");
    assert!(!store.has_invoice(&two, &number).await.unwrap());
}
