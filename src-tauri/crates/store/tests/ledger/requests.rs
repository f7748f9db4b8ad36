//! Support requests: those the connection knows, and those that are on their way to it.

use crate::fixtures::{KEY, account, instant, support_request};
use domain::{AccountName, RequestAttachment, RequestId, RequestNote, RequestStatus, SupportRequest, SupportRequestId};
use store::{RequestFilter, RequestPage, Store};
use uuid::Uuid;

fn various() -> Vec<SupportRequest> {
    let mut first = support_request("2101040010000001", 0);
    first.summary = "取消行動套件訂閱".to_owned();
    first.notes.push(RequestNote {
        author: "Support".to_owned(),
        written: instant(1),
        text: "100% done_by \"Söhne\"".to_owned(),
    });
    let mut second = support_request("2101040010000002", 5);
    second.status = RequestStatus::Closed;
    second.description = "The\ninvoice\tE0600ABCD is missing".to_owned();
    second.attachments.push(RequestAttachment {
        file_name: "對帳單.pdf".to_owned(),
        size: 12,
    });
    let mut third = support_request("2101040010000003", 3);
    third.status = RequestStatus::AttentionNeeded;
    vec![first, second, third]
}

async fn page(store: &Store, filter: RequestFilter) -> (Vec<u32>, RequestPage) {
    let page = store.support_requests(&account(), &filter).await.unwrap();
    let last_digits = page
        .rows
        .iter()
        .map(|request| request.id.as_str().chars().next_back().unwrap().to_digit(10).unwrap());
    (last_digits.collect(), page)
}

#[tokio::test]
async fn requests_come_back_whole_and_the_latest_change_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store.put_support_requests(&account(), &various()).await.unwrap();
    store.close().await;
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let (listed, all) = page(&store, RequestFilter::default()).await;
    assert_eq!(listed, [2, 3, 1]);
    for request in various() {
        assert!(all.rows.contains(&request));
        assert_eq!(
            store.support_request(&account(), &request.id).await.unwrap(),
            Some(request)
        );
    }
    let none = SupportRequestId::new("2101040010000004");
    assert_eq!(store.support_request(&account(), &none).await.unwrap(), None);
    let other = AccountName::new("sample-tw");
    let foreign = store.support_requests(&other, &RequestFilter::default()).await.unwrap();
    assert_eq!((foreign.all, foreign.matching, foreign.unfinished()), (0, 0, 0));
}

#[tokio::test]
async fn a_later_answer_replaces_a_request_and_removes_none() {
    let store = Store::in_memory().await.unwrap();
    store.put_support_requests(&account(), &various()).await.unwrap();
    let mut first = various().remove(0);
    first.status = RequestStatus::Closed;
    first.modified = instant(99);
    first.notes.clear();
    store
        .put_support_requests(&account(), std::slice::from_ref(&first))
        .await
        .unwrap();
    let (listed, all) = page(&store, RequestFilter::default()).await;
    assert_eq!((listed, all.all), (vec![1, 2, 3], 3));
    assert_eq!(all.rows[0], first);
    assert_eq!((all.count(RequestStatus::Closed), all.unfinished()), (2, 1));
    let query = Some("söhne".to_owned());
    let (listed, _) = page(
        &store,
        RequestFilter {
            query,
            ..RequestFilter::default()
        },
    )
    .await;
    assert!(listed.is_empty());
}

#[tokio::test]
async fn requests_are_filtered_counted_and_cut_into_pages() {
    let store = Store::in_memory().await.unwrap();
    store.put_support_requests(&account(), &various()).await.unwrap();
    for (status, query, expected) in [
        (None, "", vec![2, 3, 1]),
        (Some(RequestStatus::Open), "", vec![1]),
        (Some(RequestStatus::Unknown), "", vec![]),
        (None, "0000003", vec![3]),
        (None, "取消", vec![1]),
        (None, "件", vec![1]),
        (None, "消套", vec![]),
        (None, "對帳", vec![2]),
        (None, "ｉｎｖｏｉｃｅ e0600abcd", vec![2]),
        (None, "100% _by", vec![1]),
        (None, "1%0", vec![]),
        (None, "' OR 1=1 --", vec![]),
        (Some(RequestStatus::Open), "e0600", vec![]),
        (Some(RequestStatus::Closed), "e0600", vec![2]),
    ] {
        let query = Some(query.to_owned());
        let filter = RequestFilter {
            status,
            query,
            ..RequestFilter::default()
        };
        let (listed, found) = page(&store, filter.clone()).await;
        assert_eq!(listed, expected, "{filter:?}");
        assert_eq!(found.matching as usize, expected.len(), "{filter:?}");
        assert_eq!((found.all, found.unfinished()), (3, 2));
        assert_eq!(RequestStatus::ALL.map(|status| found.count(status)), [1, 1, 1, 0]);
    }
    for (offset, limit, expected) in [(0, 2, vec![2, 3]), (2, 2, vec![1]), (3, 1, vec![]), (0, 0, vec![])] {
        let filter = RequestFilter {
            offset,
            limit,
            ..RequestFilter::default()
        };
        let (listed, found) = page(&store, filter).await;
        assert_eq!((listed, found.matching), (expected, 3));
    }
}

#[tokio::test]
async fn what_is_to_be_sent_is_kept_until_it_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let ids = [3, 1, 2].map(|number| RequestId(Uuid::from_u128(number)));
    let other = AccountName::new("sample-tw");
    {
        let store = Store::open(folder.path(), &KEY).await.unwrap();
        for (seconds, id) in (0..).zip(ids) {
            store
                .put_outgoing_request(&account(), id, &id.to_string(), instant(seconds))
                .await
                .unwrap();
        }
        store
            .put_outgoing_request(&other, ids[0], "of another account", instant(0))
            .await
            .unwrap();
    }
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    assert_eq!(
        store.outgoing_requests(&account()).await.unwrap(),
        ids.map(|id| id.to_string())
    );
    store
        .put_outgoing_request(&account(), ids[0], "changed", instant(9))
        .await
        .unwrap();
    store.remove_outgoing_request(&account(), ids[1]).await.unwrap();
    store.remove_outgoing_request(&account(), ids[1]).await.unwrap();
    let left = [ids[2].to_string(), "changed".to_owned()];
    assert_eq!(store.outgoing_requests(&account()).await.unwrap(), left);
    assert_eq!(store.outgoing_requests(&other).await.unwrap(), ["of another account"]);
}
