//! The versions of the partner profile.

use crate::fixtures::{KEY, account, day, instant, party, profile};
use domain::{AccountName, Contact, Profile, VettingStatus};
use store::Store;

/// An instant with no more than the microseconds that are kept.
fn whole(seconds: i64) -> domain::DateTime<domain::Utc> {
    domain::DateTime::from_timestamp_micros(instant(seconds).timestamp_micros()).unwrap()
}

#[tokio::test]
async fn every_difference_but_the_revision_makes_a_version() {
    let store = Store::in_memory().await.unwrap();
    let mut now = profile("2020-06-23");
    assert!(store.keep_profile(&account(), &now, instant(0)).await.unwrap());
    assert!(!store.keep_profile(&account(), &now, instant(1)).await.unwrap());
    now.revision = Some("another".to_owned());
    assert!(!store.keep_profile(&account(), &now, instant(2)).await.unwrap());
    let changes: [fn(&mut Profile); 7] = [
        |p| p.legal = party("Somebody Else Ltd"),
        |p| p.bill_to.city = None,
        |p| p.po_number = None,
        |p| p.contact = Some(Contact::default()),
        |p| p.vetting.status = VettingStatus::Pending,
        |p| p.billing_profile = None,
        |p| p.valid_from = day("2021-06-23"),
    ];
    for (position, change) in (3..).zip(changes) {
        change(&mut now);
        assert!(
            store.keep_profile(&account(), &now, instant(position)).await.unwrap(),
            "{position}"
        );
        assert!(
            !store.keep_profile(&account(), &now, instant(position)).await.unwrap(),
            "{position}"
        );
        let newest = store.profile_versions(&account()).await.unwrap().remove(0);
        assert_eq!(newest, (whole(position), now.clone()));
    }
    assert_eq!(store.profile_versions(&account()).await.unwrap().len(), 8);
}

#[tokio::test]
async fn a_profile_that_is_as_it_was_before_the_last_change_is_a_version_again() {
    let folder = tempfile::tempdir().unwrap();
    let (first, mut second) = (profile("2020-06-23"), profile("2021-06-23"));
    second.po_number = None;
    for (seconds, version) in [&first, &second, &first].into_iter().enumerate() {
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        let at = instant(i64::try_from(seconds).unwrap());
        assert!(store.keep_profile(&account(), version, at).await.unwrap());
        store.close().await;
    }
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let versions = store.profile_versions(&account()).await.unwrap();
    assert_eq!(
        versions,
        [(whole(2), first.clone()), (whole(1), second), (whole(0), first)]
    );
    let other = AccountName::new("sample-tw");
    assert!(store.profile_versions(&other).await.unwrap().is_empty());
    assert!(store.keep_profile(&other, &versions[0].1, instant(9)).await.unwrap());
    assert_eq!(store.profile_versions(&account()).await.unwrap().len(), 3);
}

#[tokio::test]
async fn the_profile_of_a_day_is_the_one_learnt_last_that_held_then() {
    let store = Store::in_memory().await.unwrap();
    let versions = [
        ("2019-06-22", "First"),
        ("2021-06-28", "Second"),
        // Learnt later, and of an earlier day than the one before: it took the place of both.
        ("2020-06-23", "Third"),
    ];
    for (seconds, (from, name)) in (0..).zip(versions) {
        let mut version = profile(from);
        version.legal = party(name);
        store
            .keep_profile(&account(), &version, instant(seconds))
            .await
            .unwrap();
    }
    for (on, expected) in [
        ("2019-06-21", None),
        ("2019-06-22", Some("First")),
        ("2020-06-22", Some("First")),
        ("2020-06-23", Some("Third")),
        ("2021-06-28", Some("Third")),
        ("2031-01-01", Some("Third")),
    ] {
        let found = store.profile_on(&account(), day(on)).await.unwrap();
        assert_eq!(found.map(|profile| profile.legal.name).as_deref(), expected, "{on}");
    }
    let nobody = AccountName::new("nobody");
    assert_eq!(store.profile_on(&nobody, day("2021-01-01")).await.unwrap(), None);
}
