use std::time::Duration;

use data_folder::{DataFolder, Error as FolderError, FileLock, InUse, Lock};
use engine::{Code, Error};

/// The right to be the one window on a data folder. While it is kept, nobody clears the folder away.
#[derive(Debug)]
pub(crate) struct WindowClaim {
    _in_use: InUse,
    _window: FileLock,
}

impl WindowClaim {
    /// Claims the folder, which is made where it is missing, and clears away what a killed window left behind.
    ///
    /// # Errors
    /// [`Code::WindowOpen`] while another window has it, or what keeps the folder from being used.
    pub fn take(folder: &DataFolder) -> Result<Self, Error> {
        let in_use = folder.enter()?;
        let window = folder
            .lock_blocking(Lock::Window, Duration::ZERO)
            .map_err(|error| match error {
                FolderError::Busy { .. } => Error::new(Code::WindowOpen).because(error),
                error => error.into(),
            })?;
        folder.clear_viewer();
        Ok(Self {
            _in_use: in_use,
            _window: window,
        })
    }
}
