use std::time::Duration;

use data_folder::{FileLock, Lock};
use tokio::sync::{OwnedMutexGuard, OwnedRwLockReadGuard, OwnedRwLockWriteGuard};

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
    MemoryShared(OwnedRwLockReadGuard<()>),
    MemoryAlone(OwnedRwLockWriteGuard<()>),
}

/// The right to write what the connection said of an account, or to set one up afresh: whoever does that has it alone. Given
/// back when dropped.
#[derive(Debug)]
#[must_use = "the lock is given back at once when it is not kept"]
pub struct RecordsLock {
    _held: Held,
}

/// The right to renew what keeps somebody signed in. Given back when dropped.
#[derive(Debug)]
#[must_use = "the lock is given back at once when it is not kept"]
pub struct SignInLock {
    _held: Held,
}

impl Store {
    /// Waits about `wait` for the right to renew a sign-in, which one process of a data folder has at a time.
    ///
    /// # Errors
    /// [`Error::Busy`] while another renews one; [`Error::ReadOnly`] or [`Error::Full`].
    pub async fn lock_sign_in(&self, wait: Duration) -> Result<SignInLock, Error> {
        let held = match self.place() {
            Place::Folder(folder) => Held::File(folder.lock(Lock::SignIn, wait).await?),
            Place::Memory(locks) => {
                let lock = tokio::time::timeout(wait, locks.sign_in.clone().lock_owned());
                Held::Memory(lock.await.map_err(|_| Error::Busy)?)
            }
        };
        Ok(SignInLock { _held: held })
    }

    /// Waits about `wait` for the right to submit or recover orders; no wait at all means one try.
    ///
    /// # Errors
    /// [`Error::Busy`] when another process or task still has it; [`Error::ReadOnly`] where the folder cannot be written.
    pub async fn lock_orders(&self, wait: Duration) -> Result<OrderLock, Error> {
        let held = match self.place() {
            Place::Folder(folder) => Held::File(folder.lock(Lock::Orders, wait).await?),
            Place::Memory(locks) => {
                let orders = locks.orders.clone();
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

    /// Waits about `wait` for the right to write what the connection says, beside others that do.
    ///
    /// # Errors
    /// [`Error::Busy`] while an account is set up afresh; [`Error::ReadOnly`] or [`Error::Full`].
    pub async fn share_records(&self, wait: Duration) -> Result<RecordsLock, Error> {
        let held = match self.place() {
            Place::Folder(folder) => Held::File(folder.share_lock(Lock::Records, wait).await?),
            Place::Memory(locks) => {
                let lock = tokio::time::timeout(wait, locks.records.clone().read_owned());
                Held::MemoryShared(lock.await.map_err(|_| Error::Busy)?)
            }
        };
        Ok(RecordsLock { _held: held })
    }

    /// Waits about `wait` for the right to set an account up afresh, which nobody else writes to meanwhile.
    ///
    /// # Errors
    /// [`Error::Busy`] while what the connection said is being written; [`Error::ReadOnly`] or [`Error::Full`].
    pub async fn lock_records(&self, wait: Duration) -> Result<RecordsLock, Error> {
        let held = match self.place() {
            Place::Folder(folder) => Held::File(folder.lock(Lock::Records, wait).await?),
            Place::Memory(locks) => {
                let lock = tokio::time::timeout(wait, locks.records.clone().write_owned());
                Held::MemoryAlone(lock.await.map_err(|_| Error::Busy)?)
            }
        };
        Ok(RecordsLock { _held: held })
    }
}
