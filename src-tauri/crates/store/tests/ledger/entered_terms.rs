//! Terms that were entered by hand: kept once, each in its account, and taken along with it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{DateTime, NaiveDate};
use domain::{
    AccountName, Country, Currency, EnteredTerm, Money, OfferId, OwnAccount, TermDetails, TermSource, TileReading,
};
use store::{SalvageKind, Store, TermChange};

use crate::fixtures::KEY;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn term(offer: &str, anniversary: &str) -> TermDetails {
    TermDetails {
        offer: OfferId::new(offer),
        purchased: day(anniversary) - chrono::Days::new(365),
        anniversary: day(anniversary),
        price: Some("895.00 EUR".parse::<Money>().unwrap()),
        auto_renew: None,
        tile: Some(TileReading {
            days_left: 12,
            read_on: day("2026-11-29"),
        }),
        source: TermSource::ByHand,
        invoice: None,
    }
}

async fn own(store: &Store, name: &str) -> AccountName {
    let name = AccountName::new(name);
    let account = OwnAccount {
        name: name.clone(),
        company: "Contoso".to_owned(),
        country: Country::new("IE"),
        currency: Currency::EUR,
        partner_id: None,
        created: DateTime::UNIX_EPOCH,
        sign_in: None,
        connections: Vec::new(),
        identity: None,
    };
    store.add_own_account(&account).await.unwrap();
    name
}

async fn numbers(store: &Store, account: &AccountName) -> Vec<u32> {
    let terms = store.entered_terms(account).await.unwrap();
    terms.iter().map(|term| term.number).collect()
}

#[tokio::test]
async fn a_term_is_kept_once_and_read_back_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let (one, other) = (own(&store, "one").await, own(&store, "other").await);
    let terms = [
        term("partner-launch", "2026-12-15"),
        term("partner-launch", "2025-12-15"),
        term("partner-launch", "2026-12-15"),
    ];
    let added = store.add_entered_terms(&one, &terms).await.unwrap();
    assert_eq!(added, [Some(1), Some(2), None]);
    assert_eq!(store.add_entered_terms(&one, &terms).await.unwrap(), [None, None, None]);
    assert_eq!(store.add_entered_terms(&other, &terms[..1]).await.unwrap(), [Some(1)]);
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let read = store.entered_terms(&one).await.unwrap();
    let expected: Vec<EnteredTerm> = (1..)
        .zip(terms[..2].iter().cloned())
        .map(|(number, details)| EnteredTerm { number, details })
        .collect();
    assert_eq!(read, expected);
    assert_eq!(store.holding(&one).await.unwrap().terms, 2);
    assert_eq!(store.holding(&other).await.unwrap().terms, 1);
}

#[tokio::test]
async fn a_term_is_changed_and_removed_by_its_number() {
    let store = Store::in_memory().await.unwrap();
    let (one, other) = (own(&store, "one").await, own(&store, "other").await);
    let (first, second) = (
        term("partner-launch", "2026-12-15"),
        term("solutions-partner", "2026-12-15"),
    );
    store
        .add_entered_terms(&one, &[first.clone(), second.clone()])
        .await
        .unwrap();
    let with = |number, details: &TermDetails| EnteredTerm {
        number,
        details: details.clone(),
    };
    let moved = TermDetails {
        anniversary: day("2027-01-01"),
        ..first.clone()
    };
    assert_eq!(
        store.change_entered_term(&one, &with(1, &moved)).await.unwrap(),
        TermChange::Kept
    );
    assert_eq!(
        store.change_entered_term(&one, &with(1, &moved)).await.unwrap(),
        TermChange::Kept
    );
    assert_eq!(
        store.change_entered_term(&one, &with(2, &moved)).await.unwrap(),
        TermChange::Taken
    );
    assert_eq!(
        store.change_entered_term(&one, &with(3, &first)).await.unwrap(),
        TermChange::Missing
    );
    assert_eq!(
        store.change_entered_term(&other, &with(1, &first)).await.unwrap(),
        TermChange::Missing
    );
    assert_eq!(
        store.entered_terms(&one).await.unwrap(),
        [with(1, &moved), with(2, &second)]
    );
    assert!(!store.remove_entered_term(&other, 1).await.unwrap());
    assert!(store.remove_entered_term(&one, 1).await.unwrap());
    assert!(!store.remove_entered_term(&one, 1).await.unwrap());
    assert_eq!(store.add_entered_terms(&one, &[first]).await.unwrap(), [Some(3)]);
}

#[tokio::test]
async fn they_go_with_their_account() {
    let store = Store::in_memory().await.unwrap();
    let (one, other) = (own(&store, "one").await, own(&store, "other").await);
    for account in [&one, &other] {
        store
            .add_entered_terms(account, &[term("partner-launch", "2026-12-15")])
            .await
            .unwrap();
    }
    let new = AccountName::new("new");
    assert!(store.rename_own_account(&one, &new).await.unwrap());
    assert_eq!(
        (numbers(&store, &one).await, numbers(&store, &new).await),
        (vec![], vec![1])
    );
    assert!(store.remove_own_account(&new).await.unwrap());
    assert_eq!(
        (numbers(&store, &new).await, numbers(&store, &other).await),
        (vec![], vec![1])
    );
}

#[tokio::test]
async fn what_is_salvaged_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let one = own(&store, "one").await;
    let kept = term("partner-launch", "2026-12-15");
    store
        .add_entered_terms(&one, std::slice::from_ref(&kept))
        .await
        .unwrap();
    store.close().await;
    let mut found = Vec::new();
    Store::salvage(folder.path(), &KEY, |record| {
        if record.kind == SalvageKind::Term {
            found.push((
                record.account,
                record.id,
                serde_json::from_slice::<TermDetails>(&record.content).unwrap(),
            ));
        }
        Ok(())
    })
    .await
    .unwrap();
    assert_eq!(found, [("one".to_owned(), "1".to_owned(), kept)]);
}
