//! What the connection said about accounts, and which of their subscriptions end when.

use std::collections::BTreeSet;

use domain::{AccountName, NaiveDate, Term};
use proptest::prelude::*;
use store::{AccountRecords, Store};

use crate::fixtures::{KEY, account, day, instant, records, term};

fn with_terms(terms: Vec<Term>) -> AccountRecords {
    AccountRecords { terms, ..records() }
}

#[tokio::test]
async fn what_was_said_last_is_read_as_it_was_said() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let other = AccountName::new("sample-tw");
    store.keep_records(&account(), &records()).await.unwrap();
    let mut sparse = with_terms(Vec::new());
    sparse.standings.clear();
    sparse.session.role = None;
    sparse.session.account.member = None;
    sparse.profile.contact = None;
    sparse.profile.bill_to.tax_id = None;
    sparse.profile.bill_to.address_lines = vec!["一樓\n之 3".to_owned(), String::new()];
    store.keep_records(&other, &sparse).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(store.records(&account()).await.unwrap(), Some(records()));
    assert_eq!(store.records(&other).await.unwrap(), Some(sparse.clone()));
    // Nothing of the former answer stays beside the one that takes its place.
    store.keep_records(&account(), &sparse).await.unwrap();
    assert_eq!(store.records(&account()).await.unwrap(), Some(sparse));
}

#[tokio::test]
async fn everything_was_fetched_when_it_was_last_noted() {
    let store = Store::in_memory().await.unwrap();
    store.keep_records(&account(), &records()).await.unwrap();
    assert_eq!(store.synced_at(&account()).await.unwrap(), None);
    for seconds in [5, 3] {
        store.mark_synced(&account(), instant(seconds)).await.unwrap();
        let synced_at = store.synced_at(&account()).await.unwrap().unwrap();
        assert_eq!(synced_at.timestamp_micros(), instant(seconds).timestamp_micros());
    }
    assert_eq!(store.synced_at(&AccountName::new("sample-tw")).await.unwrap(), None);
}

#[tokio::test]
async fn what_ends_between_two_days_is_told_for_every_account() {
    let store = Store::in_memory().await.unwrap();
    let other = AccountName::new("sample-tw");
    let early = Term {
        ended: Some(day("2021-07-01")),
        ..term("2020-09-30", "2021-09-30")
    };
    let terms = vec![
        term("2021-06-22", "2022-06-22"),
        early.clone(),
        term("2020-06-22", "2021-06-22"),
    ];
    store.keep_records(&account(), &with_terms(terms)).await.unwrap();
    store
        .keep_records(&other, &with_terms(vec![term("2020-06-30", "2021-06-30")]))
        .await
        .unwrap();
    let ending = store.terms_ending(day("2021-06-22"), day("2021-07-01")).await.unwrap();
    let told: Vec<(&str, &Term)> = ending
        .iter()
        .map(|ending| (ending.account.as_str(), &ending.term))
        .collect();
    let (first, second) = (term("2020-06-22", "2021-06-22"), term("2020-06-30", "2021-06-30"));
    assert_eq!(told, [("sample", &first), ("sample-tw", &second), ("sample", &early)]);
    assert_eq!(ending[0].fetched_at, records().fetched_at);
    assert_eq!(
        store.terms_ending(NaiveDate::MIN, NaiveDate::MAX).await.unwrap().len(),
        4
    );
    let none = store.terms_ending(day("2021-07-02"), day("2021-06-01")).await.unwrap();
    assert_eq!(none, []);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_term_is_told_exactly_when_it_ends_in_the_time(
        terms in prop::collection::vec((0_u32..3, 0_i64..400, prop::option::of(0_i64..400)), 0..40),
        from in 0_i64..400,
        length in -5_i64..60,
    ) {
        let at = |days: i64| day("2020-01-01") + chrono::TimeDelta::days(days);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let store = Store::in_memory().await.unwrap();
            let mut expected = BTreeSet::new();
            for number in 0..3 {
                let name = AccountName::new(format!("account {number}"));
                let own: Vec<Term> = terms
                    .iter()
                    .filter(|(owner, _, _)| *owner == number)
                    .map(|(_, anniversary, ended)| Term {
                        anniversary: at(*anniversary),
                        ended: ended.map(at),
                        ..term("2019-01-01", "2020-01-01")
                    })
                    .collect();
                for (position, term) in own.iter().enumerate() {
                    let ends = term.ended.unwrap_or(term.anniversary);
                    if (at(from)..=at(from + length)).contains(&ends) {
                        expected.insert((ends, name.clone(), position));
                    }
                }
                store.keep_records(&name, &with_terms(own)).await.unwrap();
            }
            let told = store.terms_ending(at(from), at(from + length)).await.unwrap();
            let ends: Vec<_> = told.iter().map(|t| (t.term.ended.unwrap_or(t.term.anniversary), t.account.clone())).collect();
            let expected: Vec<_> = expected.into_iter().map(|(ends, name, _)| (ends, name)).collect();
            assert_eq!(ends, expected);
        });
    }
}
