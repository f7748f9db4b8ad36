//! An offer has one draft at most.

use crate::fixtures::{KEY, account, order};
use domain::{AccountName, OfferId, Order, OrderState};
use store::{Error, Store};

fn action_pack() -> OfferId {
    OfferId::new("action-pack")
}

#[tokio::test]
async fn a_draft_is_found_and_only_what_was_never_placed_can_be_deleted() {
    let store = Store::in_memory().await.unwrap();
    assert_eq!(store.draft(&account(), &action_pack()).await.unwrap(), None);
    let draft = order(OrderState::Draft, 0);
    for order in [&draft, &order(OrderState::Confirmed, 9)] {
        store.put_order(&account(), order).await.unwrap();
    }
    assert_eq!(
        store.draft(&account(), &action_pack()).await.unwrap(),
        Some(draft.clone())
    );
    let other = OfferId::new("silver-security");
    assert_eq!(store.draft(&account(), &other).await.unwrap(), None);
    assert!(store.delete_draft(&account(), draft.id).await.unwrap());
    assert!(!store.delete_draft(&account(), draft.id).await.unwrap());
    assert_eq!(store.draft(&account(), &action_pack()).await.unwrap(), None);
    for state in OrderState::ALL {
        let order = order(state, 20);
        store.put_order(&account(), &order).await.unwrap();
        let deleted = store.delete_draft(&account(), order.id).await.unwrap();
        let deletable = matches!(state, OrderState::Draft | OrderState::Declined);
        assert_eq!(deleted, deletable, "{state:?}");
        let kept = store.order(&account(), &order.id.to_string()).await.unwrap();
        assert_eq!(kept.is_none(), deleted, "{state:?}");
    }
}

#[tokio::test]
async fn a_second_draft_of_an_offer_is_refused_and_the_first_can_be_changed() {
    let store = Store::in_memory().await.unwrap();
    let mut first = order(OrderState::Draft, 0);
    let second = order(OrderState::Draft, 5);
    store.put_order(&account(), &first).await.unwrap();
    let refused = store.put_order(&account(), &second).await;
    assert_eq!(refused, Err(Error::DraftExists { draft: first.id }));
    assert_eq!(store.begin_draft(&account(), &second).await.unwrap(), first);
    first.po_number = Some("PO-2".to_owned());
    store.put_order(&account(), &first).await.unwrap();
    assert_eq!(store.orders(&account()).await.unwrap(), std::slice::from_ref(&first));

    let mut of_another_offer = second.clone();
    of_another_offer.offer = OfferId::new("gold-security");
    assert_eq!(
        store.begin_draft(&account(), &of_another_offer).await.unwrap(),
        of_another_offer
    );
    let elsewhere = AccountName::new("sample-tw");
    assert_eq!(store.begin_draft(&elsewhere, &second).await.unwrap(), second);

    // A draft that was placed makes room for the next one.
    first.state = OrderState::Submitting;
    first.request_id = order(OrderState::Submitting, 0).request_id;
    store.put_order(&account(), &first).await.unwrap();
    let third = order(OrderState::Draft, 9);
    assert_eq!(store.begin_draft(&account(), &third).await.unwrap(), third);
}

#[tokio::test]
async fn of_drafts_that_begin_at_once_one_begins_and_all_get_it() {
    let folder = tempfile::tempdir().unwrap();
    let one = Store::open(folder.path(), &KEY).await.unwrap();
    let two = Store::open(folder.path(), &KEY).await.unwrap();
    let begun: Vec<_> = (0..16)
        .map(|number| {
            let store = if number % 2 == 0 { one.clone() } else { two.clone() };
            tokio::spawn(async move { store.begin_draft(&account(), &order(OrderState::Draft, number)).await })
        })
        .collect();
    let mut drafts: Vec<Order> = Vec::new();
    for draft in begun {
        drafts.push(draft.await.unwrap().unwrap());
    }
    drafts.dedup();
    assert_eq!(drafts.len(), 1);
    assert_eq!(one.orders(&account()).await.unwrap(), drafts);
}

#[tokio::test]
async fn an_order_that_is_taken_back_is_the_draft_of_its_offer() {
    let store = Store::in_memory().await.unwrap();
    let sent = order(OrderState::Submitting, 0);
    store.put_order(&account(), &sent).await.unwrap();
    let begun = order(OrderState::Draft, 5);
    store.put_order(&account(), &begun).await.unwrap();
    let mut draft = sent.clone();
    draft.state = OrderState::Draft;
    store
        .take_back_order(&account(), &draft, sent.request_id.unwrap())
        .await
        .unwrap();
    draft.request_id = None;
    assert_eq!(store.draft(&account(), &action_pack()).await.unwrap(), Some(draft));
    let cancelled = store.order(&account(), &begun.id.to_string()).await.unwrap().unwrap();
    assert_eq!(cancelled.state, OrderState::Cancelled);
}
