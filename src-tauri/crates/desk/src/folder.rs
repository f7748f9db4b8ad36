use std::path::{Path, PathBuf};

use engine::{Code, Error};
use etcetera::{AppStrategy, AppStrategyArgs, choose_app_strategy};

/// The data folder of this platform, or the one that `PACKDESK_DATA_DIR` names.
///
/// # Errors
/// [`Code::DataFolderMissing`] when the system names no home folder.
pub fn default_folder() -> Result<PathBuf, Error> {
    if let Some(folder) = std::env::var_os("PACKDESK_DATA_DIR").filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    let strategy = choose_app_strategy(AppStrategyArgs {
        top_level_domain: "app".to_owned(),
        author: "Packdesk".to_owned(),
        app_name: "Packdesk".to_owned(),
    })
    .map_err(|error| Error::new(Code::DataFolderMissing).with("path", "~").because(error))?;
    Ok(strategy.data_dir())
}

/// Makes the folder where it is missing, readable for its owner alone.
pub(crate) fn ready(folder: &Path) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| {
        Error::new(Code::DataFolderMissing)
            .with("path", folder.display().to_string())
            .because(error)
    })
}
