use std::fs::File;
use std::thread;
use std::time::Duration;

use crate::private::open_private_file;
use crate::{DataFolder, Error, leftovers};

/// Pause between two tries, and how many make a second.
const PAUSE: Duration = Duration::from_millis(10);
const TRIES: u32 = 100;

/// Says that the data folder is in use, for as long as it is kept: what stands in it under a temporary name may still get
/// its final one.
#[derive(Debug)]
#[must_use = "the folder counts as unused as soon as this is dropped"]
pub struct InUse {
    _shared: Option<File>,
}

impl DataFolder {
    /// Makes the folder where it is missing, closes to others what an older version left open, and, unless somebody else
    /// uses the folder, clears away what a run that was killed left behind. Blocks for a second at most.
    ///
    /// Whoever writes to the folder keeps the answer for as long.
    ///
    /// # Errors
    /// As [`DataFolder::make`].
    pub fn enter(&self) -> Result<InUse, Error> {
        self.make()?;
        self.tighten();
        InUse::of(self)
    }
}

impl InUse {
    fn of(folder: &DataFolder) -> Result<Self, Error> {
        let file = match open_private_file(&folder.in_use()) {
            Ok(file) => file,
            // What is there can still be read.
            Err(error) if error.is_disk_full() => {
                log::warn!("the data folder does not say that it is in use: {error}");
                return Ok(Self { _shared: None });
            }
            Err(error) => return Err(error),
        };
        if file.try_lock().is_ok() {
            leftovers::remove(folder);
            // Some systems cannot turn one kind of lock into the other. Who comes between cleans once more, and nothing
            // has been written yet.
            if let Err(error) = file.unlock() {
                log::warn!("the data folder stays locked for itself: {error}");
            }
        }
        for _ in 0..TRIES {
            if file.try_lock_shared().is_ok() {
                return Ok(Self { _shared: Some(file) });
            }
            thread::sleep(PAUSE);
        }
        // Some network drives know no locks. Then nobody is ever alone, and nothing is cleared away.
        log::info!("the data folder does not say that it is in use");
        Ok(Self { _shared: None })
    }
}
