//! A first synchronisation of an account, and one right after it that finds nothing new.

use std::fs;
use std::path::Path;
use std::time::Instant;

use desk::{Desk, DeskOptions};
use domain::{AccountName, ConnectionName, Country, Currency, OwnAccount, OwnConnection, SignInPlace};
use engine::CancellationToken;
use store::Store;
use vault::{KeyRequest, unlock};
use words::{Language, words};

use crate::billing_service::TODAY;
use crate::protocol::peak_in_kilobytes;

const ACCOUNT: &str = "contoso";

/// Makes a data folder with an account of one's own, signed in at `address` where there is one.
pub async fn set_up(folder: &Path, address: Option<&str>) {
    fs::create_dir_all(folder).unwrap();
    let unlocked = unlock(&KeyRequest {
        folder,
        data_exists: false,
        key_file: Some(&folder.join("key")),
        fits: &|_| true,
    });
    let store = Store::open(folder, unlocked.unwrap().key.bytes()).await.unwrap();
    let account = OwnAccount {
        name: AccountName::new(ACCOUNT),
        company: "Contoso Ireland Ltd".to_owned(),
        country: Country::new("IE"),
        currency: Currency::EUR,
        partner_id: None,
        created: now(),
        sign_in: address.map(|address| SignInPlace {
            tenant: "contoso.example".to_owned(),
            client_id: "a-bench".to_owned(),
            cloud: "global".to_owned(),
            authority: Some(address.to_owned()),
        }),
        connections: address
            .map(|address| OwnConnection {
                name: ConnectionName::AzureBilling,
                address: Some(address.to_owned()),
            })
            .into_iter()
            .collect(),
        identity: None,
    };
    assert!(store.add_own_account(&account).await.unwrap());
    if address.is_some() {
        store
            .keep_sign_in_token(&account.name, "a-refresh-token")
            .await
            .unwrap();
    }
    store.close().await;
}

fn now() -> chrono::DateTime<chrono::Utc> {
    TODAY.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// The desk of that account, on the day of the bench.
pub async fn desk_of(folder: &Path) -> Desk {
    let options = DeskOptions {
        folder: Some(folder.to_owned()),
        account: Some(ACCOUNT.to_owned()),
        key_file: Some(folder.join("key")),
        stands_at: Some(now()),
        ..DeskOptions::default()
    };
    Desk::open(options).await.unwrap()
}

/// Reads everything that there is at `address` into a new data folder, and once more.
pub async fn sync(folder: &Path, address: &str) {
    set_up(folder, Some(address)).await;
    let desk = desk_of(folder).await;
    let mut measured = Vec::new();
    for _ in 0..2 {
        let start = Instant::now();
        let (report, error) = desk
            .engine()
            .sync_connections(|_| (), &CancellationToken::default(), words(Language::English))
            .await
            .unwrap();
        let took = start.elapsed();
        assert!(error.is_none(), "{error:?}");
        let report = &report.connections[0];
        assert!(report.refused.is_empty(), "{}", report.label);
        measured.push(serde_json::json!({
            "nanoseconds": u64::try_from(took.as_nanos()).unwrap(),
            "read": report.read,
            "new": report.new,
        }));
    }
    desk.close().await;
    println!(
        "{}",
        serde_json::json!({"syncs": measured, "peak": peak_in_kilobytes()})
    );
}
