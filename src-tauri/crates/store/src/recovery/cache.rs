use std::path::Path;

use data_folder::{DataFolder, Lock, beside};

use crate::error::Error;
use crate::file::backup::remove;
use crate::store::{OPENING, Store};

impl Store {
    /// Removes the file of fetched answers, so that the next start makes it anew and fetches them again.
    ///
    /// # Errors
    /// [`Error::Busy`] while another process is using or opening the folder, [`Error::ReadOnly`] or [`Error::Database`].
    pub async fn remove_cache(folder: &Path) -> Result<(), Error> {
        let folder = DataFolder::at(folder);
        let _in_use = folder.enter()?;
        let _opening = folder.lock(Lock::Opening, OPENING).await?;
        let databases = folder.use_databases()?;
        if !databases.is_alone() {
            return Err(Error::Busy);
        }
        let cache = folder.cache();
        remove(&cache)?;
        ["-wal", "-shm"]
            .iter()
            .try_for_each(|suffix| remove(&beside(&cache, suffix)))
    }
}
