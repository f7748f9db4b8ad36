//! What an import added is known by it, and goes with it where nothing was built on it since.

use std::collections::HashSet;

use chrono::DateTime;
use domain::{
    AccountName, Bookkeeping, Invoice, InvoiceNumber, InvoiceSource, Order, OrderState, ReceivedInvoice, TermDetails,
    TermSource, WhyStays,
};
use sha2::{Digest, Sha256};
use store::{
    ImportedFile, InvoiceFilter, OriginalStored, ProposedFile, Reception, Store, StoredProposal, UndoneImport,
};

use crate::fixtures::{KEY, day, instant, invoice, order};

fn one() -> AccountName {
    AccountName::new("one")
}

fn number(text: &str) -> InvoiceNumber {
    InvoiceNumber::new(text)
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

fn of_file(number: &str, document: Option<&[u8]>) -> ImportedFile {
    ImportedFile {
        invoice: received(number, InvoiceSource::File, number),
        document: document.map(|content| (format!("{number}.pdf"), content.to_vec())),
    }
}

fn proposal(content: &[u8]) -> StoredProposal {
    StoredProposal {
        sha256: hex::encode(Sha256::digest(content)),
        source: "mail.eml".to_owned(),
        document: "{}".to_owned(),
        found: instant(0),
    }
}

async fn has_document(store: &Store, sha256: &str) -> bool {
    let known = store.known_documents(&one(), &[sha256.to_owned()]).await.unwrap();
    known.contains(sha256)
}

async fn undo(store: &Store, import: u32) -> UndoneImport {
    store.undo_import(&one(), import, instant(60)).await.unwrap().unwrap()
}

async fn numbers(store: &Store) -> Vec<String> {
    let listed = store.invoices(&one(), &InvoiceFilter::default()).await.unwrap();
    // Counted by triggers, and by looking.
    assert_eq!(usize::try_from(listed.all).unwrap(), listed.rows.len());
    let mut numbers: Vec<String> = listed.rows.iter().map(|row| row.number.to_string()).collect();
    numbers.sort();
    numbers
}

async fn propose(store: &Store, import: u32, documents: &[&[u8]]) -> u32 {
    let files: Vec<ProposedFile> = documents
        .iter()
        .map(|content| ProposedFile {
            proposal: proposal(content),
            content: content.to_vec(),
        })
        .collect();
    store.put_proposals(&one(), import, &files).await.unwrap()
}

async fn waiting(store: &Store) -> usize {
    store.proposals(&one()).await.unwrap().len()
}

#[tokio::test]
async fn an_import_takes_along_what_it_added_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let first = store.begin_import(&one(), instant(0)).await.unwrap();
    let second = store.begin_import(&one(), instant(9)).await.unwrap();
    let files = [of_file("F1", Some(b"one")), of_file("F2", None)];
    assert_eq!(store.put_imported(&one(), first, &files, instant(0)).await.unwrap(), 2);
    // What was there is none of the second one.
    let again = [of_file("F2", None), of_file("F3", Some(b"three"))];
    assert_eq!(store.put_imported(&one(), second, &again, instant(9)).await.unwrap(), 1);
    for (import, content, is_new) in [(first, b"a", true), (second, b"a", false), (second, b"b", true)] {
        assert_eq!(propose(&store, import, &[content]).await, u32::from(is_new));
    }
    let listed = store.imports(&one()).await.unwrap();
    let told: Vec<_> = listed
        .iter()
        .map(|import| (import.number, import.invoices, import.proposals, import.undone))
        .collect();
    assert_eq!(told, [(second, 1, 1, None), (first, 2, 1, None)]);

    let undone = undo(&store, first).await;
    let expected = UndoneImport {
        before: None,
        invoices: 2,
        proposals: 1,
        stayed: Vec::new(),
    };
    assert_eq!(undone, expected);
    assert_eq!(
        (numbers(&store).await, waiting(&store).await),
        (vec!["F3".to_owned()], 1)
    );
    assert_eq!(store.invoice_originals(&one()).await.unwrap().len(), 1);
    assert!(!has_document(&store, &proposal(b"one").sha256).await);
    let report = store.verify(&one(), |_| {}, || false).await.unwrap();
    assert_eq!((report.changed.len(), report.not_indexed.len()), (0, 0));
    store.check().await.unwrap();

    // What comes again is of the import that brings it, whatever is undone once more.
    let third = store.begin_import(&one(), instant(70)).await.unwrap();
    store.put_imported(&one(), third, &files, instant(70)).await.unwrap();
    propose(&store, third, &[b"a"]).await;
    let again = undo(&store, first).await;
    let before = store.imports(&one()).await.unwrap()[2].undone;
    assert!(before.is_some());
    assert_eq!(again, UndoneImport { before, ..expected });
    assert_eq!((numbers(&store).await.len(), waiting(&store).await), (3, 2));
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(undo(&store, first).await, again);
    assert_eq!(undo(&store, third).await.invoices, 2);
    assert_eq!(numbers(&store).await, ["F3"]);
}

/// Builds something on the invoice "F1" or changes it.
async fn done_since(store: &Store, what: WhyStays) {
    let account = one();
    match what {
        WhyStays::Accepted => unreachable!("no invoice of an import is accepted"),
        WhyStays::Changed => {
            let reception = Reception {
                source: InvoiceSource::AzureBilling,
                invoices: vec![received("F1", InvoiceSource::AzureBilling, "otherwise")],
                owed: Vec::new(),
                further: Vec::new(),
                read: None,
                received: DateTime::UNIX_EPOCH,
            };
            store.receive(&account, reception).await.unwrap();
        }
        WhyStays::Booked => {
            let booked = |_: &AccountName, _: &InvoiceNumber, before: &Bookkeeping| Bookkeeping {
                booked: Some(day("2026-02-01")),
                ..before.clone()
            };
            let invoices = [(account, vec![number("F1")])];
            store.change_bookkeeping(&invoices, booked).await.unwrap();
        }
        WhyStays::CheckSettled => {
            let check = "charged_twice:F1+F9";
            store
                .settle_check(&account, check, "paid once", instant(1))
                .await
                .unwrap();
        }
        WhyStays::OrderConfirmed => {
            let confirmed = Order {
                invoice: Some(number("F1")),
                ..order(OrderState::Confirmed, 1)
            };
            store.put_order(&account, &confirmed).await.unwrap();
        }
        WhyStays::TermEntered => {
            let term = TermDetails {
                offer: domain::OfferId::new("partner-launch"),
                purchased: day("2026-01-02"),
                anniversary: day("2027-01-02"),
                price: None,
                auto_renew: None,
                tile: None,
                source: TermSource::Invoice,
                invoice: Some(number("F1")),
            };
            store.add_entered_terms(&account, &[term]).await.unwrap();
        }
    }
}

#[tokio::test]
async fn what_was_built_on_stays_and_everything_else_of_its_import_goes() {
    for what in WhyStays::ALL.into_iter().filter(|what| *what != WhyStays::Accepted) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        let import = store.begin_import(&one(), instant(0)).await.unwrap();
        let files = [of_file("F1", Some(b"one")), of_file("F12", None)];
        store.put_imported(&one(), import, &files, instant(0)).await.unwrap();
        propose(&store, import, &[b"a"]).await;
        done_since(&store, what).await;
        for time in 0..2 {
            let undone = undo(&store, import).await;
            assert_eq!((undone.invoices, undone.proposals), (1, 1), "{what:?}");
            let stayed: Vec<_> = undone
                .stayed
                .iter()
                .map(|stayed| (stayed.number.as_str(), stayed.why))
                .collect();
            assert_eq!(stayed, [("F1", what)]);
            assert_eq!(undone.before.is_some(), time > 0);
            assert_eq!(numbers(&store).await, ["F1"], "{what:?}");
        }
        assert!(store.invoice_original(&one(), &number("F1")).await.unwrap().is_some());
    }
}

#[tokio::test]
async fn another_document_than_the_one_that_came_is_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let import = store.begin_import(&one(), instant(0)).await.unwrap();
    let file = [of_file("F1", None)];
    store.put_imported(&one(), import, &file, instant(0)).await.unwrap();
    let (account, f1) = (one(), number("F1"));
    let fetched = store.put_invoice_original(&account, &f1, "F1.pdf", b"fetched", instant(1));
    assert_eq!(fetched.await.unwrap(), OriginalStored::New);
    assert_eq!(undo(&store, import).await.stayed[0].why, WhyStays::Changed);
    assert!(store.invoice_original(&one(), &number("F1")).await.unwrap().is_some());
}

#[tokio::test]
async fn a_document_that_was_accepted_stays_and_one_that_was_discarded_is_of_whoever_brings_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let first = store.begin_import(&one(), instant(0)).await.unwrap();
    let documents: [&[u8]; 4] = [b"accepted", b"laid off", b"half ended", b"laid off"];
    assert_eq!(propose(&store, first, &documents).await, 3);
    let accept = async |name: &'static str, content: &'static [u8]| {
        let (account, number) = (one(), number(name));
        let stored = store.put_invoice_original(&account, &number, "a.pdf", content, instant(1));
        stored.await.unwrap();
    };
    accept("A1", b"accepted").await;
    let reception = Reception {
        source: InvoiceSource::File,
        invoices: vec![received("A1", InvoiceSource::File, "accepted")],
        owed: Vec::new(),
        further: Vec::new(),
        read: None,
        received: instant(1),
    };
    store.receive(&one(), reception).await.unwrap();
    store
        .remove_proposal(&one(), &proposal(b"accepted").sha256)
        .await
        .unwrap();
    // Whoever accepted it ended before its invoice was stored.
    accept("A2", b"half ended").await;
    let discarded = proposal(b"laid off");
    store.remove_proposal(&one(), &discarded.sha256).await.unwrap();
    let second = store.begin_import(&one(), instant(2)).await.unwrap();
    propose(&store, second, &[b"laid off"]).await;

    let undone = undo(&store, first).await;
    assert_eq!((undone.invoices, undone.proposals, undone.stayed.len()), (0, 1, 1));
    assert_eq!(
        (undone.stayed[0].number.as_str(), undone.stayed[0].why),
        ("A1", WhyStays::Accepted)
    );
    assert_eq!(
        (numbers(&store).await, waiting(&store).await),
        (vec!["A1".to_owned()], 1)
    );
    let half = proposal(b"half ended").sha256;
    assert!(!has_document(&store, &half).await, "it can be brought again");
    assert_eq!(undo(&store, second).await.proposals, 1);
    assert_eq!(waiting(&store).await, 0);
}

#[tokio::test]
async fn imports_belong_to_their_account() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let (mine, other) = (one(), AccountName::new("other"));
    let own = |name: &AccountName| domain::OwnAccount {
        name: name.clone(),
        company: "Fabrikam".to_owned(),
        partner_id: None,
        country: domain::Country::new("IE"),
        currency: domain::Currency::EUR,
        sign_in: None,
        connections: Vec::new(),
        identity: None,
        created: instant(0),
    };
    for name in [&mine, &other] {
        store.add_own_account(&own(name)).await.unwrap();
    }
    let import = store.begin_import(&mine, instant(0)).await.unwrap();
    let of_other = store.begin_import(&other, instant(0)).await.unwrap();
    assert_ne!(import, of_other);
    let file = [of_file("F1", None)];
    store.put_imported(&mine, import, &file, instant(0)).await.unwrap();
    assert_eq!(store.undo_import(&other, import, instant(1)).await.unwrap(), None);
    assert_eq!(store.undo_import(&mine, 99, instant(1)).await.unwrap(), None);
    assert_eq!(numbers(&store).await, ["F1"]);

    let renamed = AccountName::new("renamed");
    assert!(store.rename_own_account(&mine, &renamed).await.unwrap());
    assert_eq!(store.imports(&renamed).await.unwrap()[0].invoices, 1);
    let undone = store.undo_import(&renamed, import, instant(1)).await.unwrap().unwrap();
    assert_eq!(undone.invoices, 1);
    assert!(store.remove_own_account(&renamed).await.unwrap());
    assert_eq!(store.imports(&renamed).await.unwrap(), []);
    assert_eq!(store.imports(&other).await.unwrap().len(), 1);
}

#[tokio::test]
async fn numbers_are_known_as_they_are_written_and_in_their_account_only() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let two = AccountName::new("two");
    let written = ["007", "1e3", "2026", "A\"1", "null", "發票 1"];
    let files: Vec<ImportedFile> = written.iter().map(|number| of_file(number, None)).collect();
    let import = store.begin_import(&one(), instant(0)).await.unwrap();
    assert_eq!(store.put_imported(&one(), import, &files, instant(0)).await.unwrap(), 6);

    let asked = ["007", "7", "1000", "1e3", "2026", "A\"1", "A1", "null", "", "發票 1"].map(str::to_owned);
    let known = store.known_numbers(&one(), &asked).await.unwrap();
    assert_eq!(known, HashSet::from(written.map(str::to_owned)));
    assert!(store.known_numbers(&two, &asked).await.unwrap().is_empty());
    assert!(store.known_numbers(&one(), &[]).await.unwrap().is_empty());
    let undone = undo(&store, import).await;
    assert_eq!(
        (undone.invoices, undone.stayed.len()),
        (6, 0),
        "each with its fingerprint"
    );
}
