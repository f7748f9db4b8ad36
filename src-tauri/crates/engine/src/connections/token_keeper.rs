use std::time::Duration;

use async_trait::async_trait;
use domain::AccountName;
use partner_center::sign_in::{Exclusive, KeeperError, TokenKeeper};
use store::Store;
use zeroize::Zeroizing;

/// The longest wait for another program that renews the same sign-in.
const LONGEST_WAIT: Duration = Duration::from_secs(3 * 60);

/// Keeps the sign-in of an account in the encrypted cache, which no backup copies.
pub(super) struct StoreKeeper {
    pub store: Store,
    pub account: AccountName,
}

#[async_trait]
impl TokenKeeper for StoreKeeper {
    async fn load(&self) -> Result<Option<Zeroizing<String>>, KeeperError> {
        self.store.sign_in_token(&self.account).await.map_err(told)
    }

    async fn replace(&self, token: &str) -> Result<(), KeeperError> {
        self.store.keep_sign_in_token(&self.account, token).await.map_err(told)
    }

    async fn exclusive(&self) -> Result<Box<dyn Exclusive>, KeeperError> {
        let lock = self.store.lock_sign_in(LONGEST_WAIT).await.map_err(told)?;
        Ok(Box::new(lock))
    }
}

fn told(error: store::Error) -> KeeperError {
    KeeperError(error.to_string())
}
