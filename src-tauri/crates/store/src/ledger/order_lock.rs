use std::time::Duration;

use data_folder::{FileLock, Lock};
use tokio::sync::OwnedMutexGuard;

use crate::error::Error;
use crate::store::Place;
use crate::store::Store;

/// The right to submit or recover the orders of a data folder. At most one exists for a folder at any time, over all
/// processes; it is given back when dropped.
#[derive(Debug)]
#[must_use = "the lock is given back at once when it is not kept"]
pub struct OrderLock {
    _held: Held,
}

#[derive(Debug)]
#[expect(dead_code, reason = "held only to be dropped")]
enum Held {
    File(FileLock),
    Memory(OwnedMutexGuard<()>),
}

impl Store {
    /// Waits about `wait` for the right to submit or recover orders; no wait at all means one try.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process or task still has it; [`Error::ReadOnly`] where the folder cannot be written.
    pub async fn lock_orders(&self, wait: Duration) -> Result<OrderLock, Error> {
        let held = match self.place() {
            Place::Folder(folder) => Held::File(folder.lock(Lock::Orders, wait).await?),
            Place::Memory(orders) => {
                let orders = orders.clone();
                if wait.is_zero() {
                    Held::Memory(orders.try_lock_owned().map_err(|_| Error::Busy)?)
                } else {
                    let lock = tokio::time::timeout(wait, orders.lock_owned());
                    Held::Memory(lock.await.map_err(|_| Error::Busy)?)
                }
            }
        };
        Ok(OrderLock { _held: held })
    }
}
