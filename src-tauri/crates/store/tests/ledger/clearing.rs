//! Making an account afresh.

use crate::fixtures;

use crate::fixtures::account;
use crate::fixtures::archive::{searched, various};
use domain::AccountName;
use store::{InvoiceFilter, Store};

#[tokio::test]
async fn an_account_is_cleared_and_the_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &fixtures::KEY).await.unwrap();
    let accounts = [account(), AccountName::new("sample-tw")];
    for account in &accounts {
        store.add_invoices(account, &various()).await.unwrap();
        let order = fixtures::order(domain::OrderState::Confirmed, 0);
        store.put_order(account, &order).await.unwrap();
        store.set_setting(Some(account), "role", "global-admin").await.unwrap();
        store.keep_records(account, &fixtures::records()).await.unwrap();
        store.mark_synced(account, fixtures::instant(0)).await.unwrap();
        let profile = fixtures::profile("2021-06-28");
        store
            .keep_profile(account, &profile, fixtures::instant(0))
            .await
            .unwrap();
        let request = fixtures::support_request("2101040010000001", 0);
        let sent = request.request_id.unwrap();
        store.put_support_requests(account, &[request]).await.unwrap();
        store
            .put_outgoing_request(account, sent, "{}", fixtures::instant(0))
            .await
            .unwrap();
    }
    store.set_setting(None, "account", "sample").await.unwrap();
    let [cleared, kept] = &accounts;
    store.clear_account(cleared).await.unwrap();
    assert!(store.orders(cleared).await.unwrap().is_empty());
    assert_eq!(store.invoices(cleared, &InvoiceFilter::default()).await.unwrap().all, 0);
    assert!(searched(&store, "zebra").await.is_empty());
    assert_eq!(store.setting(Some(cleared), "role").await.unwrap(), None);
    assert_eq!(store.records(cleared).await.unwrap(), None);
    assert_eq!(store.synced_at(cleared).await.unwrap(), None);

    for (account, left) in [(cleared, 0), (kept, 1)] {
        assert_eq!(store.profile_versions(account).await.unwrap().len(), left);
        let requests = store
            .support_requests(account, &store::RequestFilter::default())
            .await
            .unwrap();
        assert_eq!(requests.rows.len(), left);
        assert_eq!(store.outgoing_requests(account).await.unwrap().len(), left);
    }
    assert_eq!(store.orders(kept).await.unwrap().len(), 1);
    let zebra = InvoiceFilter {
        text: Some("zebra".to_owned()),
        ..InvoiceFilter::default()
    };
    assert_eq!(store.invoices(kept, &zebra).await.unwrap().rows.len(), 1);
    assert_eq!(
        store.setting(Some(kept), "role").await.unwrap().as_deref(),
        Some("global-admin")
    );
    assert_eq!(store.setting(None, "account").await.unwrap().as_deref(), Some("sample"));
    assert_eq!(store.records(kept).await.unwrap(), Some(fixtures::records()));
    assert!(store.synced_at(kept).await.unwrap().is_some());
    store.check().await.unwrap();

    store.add_invoices(cleared, &various()).await.unwrap();
    assert_eq!(searched(&store, "zebra").await, ["E0"]);
    let [backup] = Store::backups(folder.path()).unwrap().try_into().unwrap();
    assert_eq!(backup.number, 1);
}
