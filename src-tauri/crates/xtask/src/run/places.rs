use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::workspace::Workspace;

/// Where Packdesk keeps its data and its key when these commands start it.
pub struct Places {
    /// The data folder, `PACKDESK_DATA_DIR`.
    pub data: PathBuf,
    /// Whether the caller chose the data folder; then nothing in it is removed.
    pub data_is_the_callers: bool,
    /// The file with the database key, `PACKDESK_KEY_FILE`.
    pub key: PathBuf,
}

impl Places {
    /// The caller's places, or else `data` and the key file beside it in the target folder.
    pub fn choose(workspace: &Workspace, data: &str) -> Self {
        let chosen = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let callers = chosen("PACKDESK_DATA_DIR");
        Self {
            data_is_the_callers: callers.is_some(),
            data: callers.unwrap_or_else(|| workspace.target.join(data)),
            key: chosen("PACKDESK_KEY_FILE").unwrap_or_else(|| workspace.target.join("packdesk-run.key")),
        }
    }

    /// The places as environment variables.
    pub fn environment(&self) -> [(&'static str, OsString); 2] {
        [
            ("PACKDESK_DATA_DIR", self.data.clone().into_os_string()),
            ("PACKDESK_KEY_FILE", self.key.clone().into_os_string()),
        ]
    }
}
