//! Orders in the ledger.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::fixtures::{KEY, account, invoice, order};
use domain::{AccountName, InvoiceNumber, OfferId, OrderState, RequestId};
use store::{Error, Store};
use uuid::Uuid;

#[tokio::test]
async fn an_order_is_read_back_as_written_after_the_folder_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let mut written = order(OrderState::AwaitingPayment, 0);
    written.number = Some("3141592653".to_owned());
    let store = Store::open(folder.path(), &KEY).await.unwrap();
    store.put_order(&account(), &written).await.unwrap();
    store.close().await;

    let store = Store::open(folder.path(), &KEY).await.unwrap();
    let id = written.id.to_string();
    for wanted in [id.as_str(), id.to_uppercase().as_str(), "3141592653", " 3141592653 "] {
        assert_eq!(
            store.order(&account(), wanted).await.unwrap().as_ref(),
            Some(&written),
            "{wanted}"
        );
    }
    let request = written.request_id.unwrap();
    assert_eq!(
        store.order_by_request(&account(), request).await.unwrap(),
        Some(written)
    );
    assert_eq!(store.order(&account(), "271828").await.unwrap(), None);
    assert_eq!(store.order(&AccountName::new("sample-tw"), &id).await.unwrap(), None);
}

#[tokio::test]
async fn orders_come_newest_first_and_each_account_has_its_own() {
    let store = Store::in_memory().await.unwrap();
    let orders = [2, 0, 3, 1].map(|seconds| order(OrderState::Confirmed, seconds));
    for order in &orders {
        store.put_order(&account(), order).await.unwrap();
    }
    let other = AccountName::new("sample-tw");
    let foreign = order(OrderState::Draft, 9);
    store.put_order(&other, &foreign).await.unwrap();
    let listed = store.orders(&account()).await.unwrap();
    let [third, first, fourth, second] = orders;
    assert_eq!(listed, [fourth, third, second, first]);
    assert_eq!(store.orders(&other).await.unwrap(), [foreign]);
}

#[tokio::test]
async fn exactly_the_orders_that_need_recovery_are_listed_as_unsettled() {
    let store = Store::in_memory().await.unwrap();
    let mut expected = Vec::new();
    for (position, state) in (0..).zip(OrderState::ALL) {
        for with_invoice in [false, true] {
            let mut order = order(state, position);
            order.offer = OfferId::new(format!("{state:?} {with_invoice}"));
            order.invoice = with_invoice.then(|| InvoiceNumber::new(format!("E-{position}")));
            if order.needs_recovery() {
                expected.push(order.id);
            }
            store.put_order(&account(), &order).await.unwrap();
        }
    }
    let mut listed: Vec<Uuid> = store
        .unsettled_orders(&account())
        .await
        .unwrap()
        .iter()
        .map(|order| order.id)
        .collect();
    listed.sort();
    expected.sort();
    assert_eq!(listed, expected);
    assert_eq!(expected.len(), 5);
}

#[tokio::test]
async fn a_request_id_belongs_to_one_order_of_an_account() {
    let store = Store::in_memory().await.unwrap();
    let first = order(OrderState::Submitting, 0);
    let request = first.request_id.unwrap();
    store.put_order(&account(), &first).await.unwrap();
    let mut second = order(OrderState::Submitting, 1);
    second.request_id = Some(request);
    assert_eq!(
        store.put_order(&account(), &second).await,
        Err(Error::RequestTaken { request })
    );
    assert_eq!(store.orders(&account()).await.unwrap(), [first]);
    store.put_order(&AccountName::new("sample-tw"), &second).await.unwrap();
}

#[tokio::test]
async fn an_outdated_copy_never_replaces_an_order_that_is_further_on() {
    let store = Store::in_memory().await.unwrap();
    for from in OrderState::ALL {
        for to in OrderState::ALL {
            let mut stored = order(from, 0);
            stored.offer = OfferId::new(format!("{from:?} to {to:?}"));
            store.put_order(&account(), &stored).await.unwrap();
            let mut given = stored.clone();
            given.state = to;
            let written = store.put_order(&account(), &given).await;
            let back_to_draft = to == OrderState::Draft && from != OrderState::Draft;
            if from.may_become(to) && !back_to_draft {
                assert_eq!(written, Ok(()), "{from:?} to {to:?}");
            }
            let out_of_an_end = matches!(
                from,
                OrderState::Confirmed | OrderState::Cancelled | OrderState::Expired
            );
            let resend = to == OrderState::Submitting && from == OrderState::ProofUploaded;
            // Money that was under way may still come.
            let paid_after_all = to == OrderState::Confirmed && from != OrderState::Confirmed;
            if back_to_draft || (out_of_an_end && to != from && !paid_after_all) || resend {
                assert_eq!(
                    written,
                    Err(Error::OutdatedOrder {
                        stored: from,
                        given: to
                    }),
                    "{from:?} to {to:?}"
                );
                let kept = store.order(&account(), &stored.id.to_string()).await.unwrap();
                assert_eq!(kept, Some(stored));
            }
        }
    }
}

#[tokio::test]
async fn the_request_id_of_an_order_without_an_outcome_cannot_get_lost() {
    let store = Store::in_memory().await.unwrap();
    let sent = order(OrderState::Unknown, 0);
    store.put_order(&account(), &sent).await.unwrap();
    for request_id in [None, Some(RequestId(Uuid::new_v4()))] {
        let mut given = sent.clone();
        given.request_id = request_id;
        assert!(matches!(
            store.put_order(&account(), &given).await,
            Err(Error::OutdatedOrder { .. })
        ));
    }
    let mut declined = sent.clone();
    declined.state = OrderState::Declined;
    store.put_order(&account(), &declined).await.unwrap();
    let mut again = declined;
    again.state = OrderState::Submitting;
    again.request_id = Some(RequestId(Uuid::new_v4()));
    store.put_order(&account(), &again).await.unwrap();
    assert_eq!(
        store
            .order_by_request(&account(), sent.request_id.unwrap())
            .await
            .unwrap(),
        None
    );
}

#[tokio::test]
async fn an_order_that_never_left_is_taken_back_only_by_whoever_was_sending_it() {
    let store = Store::in_memory().await.unwrap();
    let sent = order(OrderState::Submitting, 0);
    let request = sent.request_id.unwrap();
    let mut draft = sent.clone();
    draft.state = OrderState::Draft;
    store.take_back_order(&account(), &draft, request).await.unwrap_err();
    store.put_order(&account(), &sent).await.unwrap();

    let other = RequestId(Uuid::new_v4());
    for (given, request) in [(&draft, other), (&sent, request)] {
        let refused = store.take_back_order(&account(), given, request).await;
        assert!(matches!(refused, Err(Error::OutdatedOrder { .. })), "{refused:?}");
        assert_eq!(store.orders(&account()).await.unwrap(), std::slice::from_ref(&sent));
    }
    store.take_back_order(&account(), &draft, request).await.unwrap();
    draft.request_id = None;
    assert_eq!(store.orders(&account()).await.unwrap(), [draft.clone()]);
    assert_eq!(store.order_by_request(&account(), request).await.unwrap(), None);

    for state in OrderState::ALL
        .into_iter()
        .filter(|state| *state != OrderState::Submitting)
    {
        let mut stored = order(state, 1);
        stored.offer = OfferId::new(state.id());
        let mut given = stored.clone();
        given.state = OrderState::Draft;
        store.put_order(&account(), &stored).await.unwrap();
        let request = stored.request_id.unwrap_or(request);
        let refused = store.take_back_order(&account(), &given, request).await;
        assert!(matches!(refused, Err(Error::OutdatedOrder { .. })), "{state:?}");
    }
}

#[tokio::test]
async fn an_order_and_its_invoice_are_written_together_or_not_at_all() {
    let store = Store::in_memory().await.unwrap();
    let taken = order(OrderState::Submitting, 0);
    store.put_order(&account(), &taken).await.unwrap();
    let invoice = invoice("E0600ABCD", "2021-06-28");

    let mut refused = order(OrderState::Confirmed, 1);
    refused.request_id = taken.request_id;
    store
        .put_order_with_invoice(&account(), &refused, &invoice)
        .await
        .unwrap_err();
    assert_eq!(store.invoice(&account(), &invoice.number).await.unwrap(), None);

    let mut confirmed = taken;
    confirmed.state = OrderState::Confirmed;
    confirmed.invoice = Some(invoice.number.clone());
    let added = store
        .put_order_with_invoice(&account(), &confirmed, &invoice)
        .await
        .unwrap();
    assert_eq!((added.new, added.unchanged, added.differing.len()), (1, 0, 0));
    assert_eq!(store.invoice(&account(), &invoice.number).await.unwrap(), Some(invoice));
    assert_eq!(store.orders(&account()).await.unwrap(), [confirmed]);
    assert!(store.unsettled_orders(&account()).await.unwrap().is_empty());
}
