use std::sync::OnceLock;

use domain::{AccountName, Capabilities, DateTime, InvoiceNumber};
use partner_center::{Client, PartnerCenter};
use sandbox::{PartnerName, Sandbox};
use store::{InvoiceFilter, OrderFilter, RequestFilter, Store};
use tokio::runtime::{Builder, Runtime};
use zeroize::Zeroizing;

fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| Builder::new_current_thread().enable_all().build().expect("a runtime"))
}

pub fn block_on<T>(doing: impl Future<Output = T>) -> T {
    runtime().block_on(doing)
}

fn account() -> AccountName {
    AccountName::new("sample")
}

/// The archive of the sample account, in memory.
fn store() -> &'static Store {
    static STORE: OnceLock<Store> = OnceLock::new();
    STORE.get_or_init(|| block_on(filled()).expect("the sample account"))
}

async fn filled() -> Result<Store, Box<dyn std::error::Error>> {
    let sandbox = Sandbox::in_memory(PartnerName::default()).await?;
    let store = Store::in_memory().await?;
    let signed_in = sandbox.clone();
    let center = Client::new(sandbox.transport(), Capabilities::SAMPLE, move || {
        Ok(Zeroizing::new(signed_in.sign_in(signed_in.first_role())))
    });
    store.add_invoices(&account(), &center.invoices().await?).await?;
    Ok(store)
}

/// What somebody types to find something: in every list that can be searched.
pub fn take_search(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let store = store();
    block_on(async {
        let account = account();
        let invoices = InvoiceFilter {
            text: Some(text.clone()),
            ..InvoiceFilter::default()
        };
        let found = store.invoices(&account, &invoices).await;
        assert!(found.is_ok(), "{found:?}");
        let requests = RequestFilter {
            query: Some(text.clone()),
            limit: 20,
            ..RequestFilter::default()
        };
        assert!(store.support_requests(&account, &requests).await.is_ok());
        let orders = OrderFilter {
            text: Some(text),
            ..OrderFilter::default()
        };
        assert!(store.order_list(&account, &orders).await.is_ok());
    });
}

/// An issuer's own file: whatever it holds, it is kept as it is.
pub fn take_original(bytes: &[u8]) {
    let store = store();
    block_on(async {
        let number = InvoiceNumber::new(format!("F{}", bytes.len()));
        let name = String::from_utf8_lossy(bytes);
        let stored = store
            .put_invoice_original(&account(), &number, &name, bytes, DateTime::UNIX_EPOCH)
            .await;
        assert!(stored.is_ok(), "{stored:?}");
        assert!(store.invoice_original(&account(), &number).await.is_ok());
    });
}
