use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{env, fs};

use tempfile::TempDir;

use crate::HarnessError;
use crate::session_bus::SessionBus;

/// The folders one test gives the programs, removed with everything in them when the test ends.
pub struct Place {
    bus: OnceLock<SessionBus>,
    locale: &'static str,
    with_key_file: bool,
    day: Option<&'static str>,
    folder: TempDir,
}

impl Place {
    /// An empty place on a computer that speaks English.
    ///
    /// # Errors
    /// When the temporary folder cannot be made.
    pub fn new() -> Result<Self, HarnessError> {
        Self::speaking("en_US.UTF-8")
    }

    /// An empty place on a computer with this locale, such as `zh_TW.UTF-8`.
    ///
    /// # Errors
    /// When the temporary folder cannot be made.
    pub fn speaking(locale: &'static str) -> Result<Self, HarnessError> {
        let folder = TempDir::with_prefix("packdesk-").map_err(HarnessError::file(std::env::temp_dir()))?;
        for name in ["home", "cache", "config", "share", "state", "bin"] {
            let path = folder.path().join(name);
            fs::create_dir(&path).map_err(HarnessError::file(path))?;
        }
        browser(folder.path())?;
        Ok(Self {
            bus: OnceLock::new(),
            locale,
            with_key_file: true,
            day: None,
            folder,
        })
    }

    /// The place without a key file: the key is looked for in the keyring on its message bus.
    #[must_use]
    pub fn without_key_file(mut self) -> Self {
        self.with_key_file = false;
        self
    }

    /// The programs that are started from now on are asked on this day, `YYYY-MM-DD`.
    pub fn move_to(&mut self, day: &'static str) {
        self.day = Some(day);
    }

    /// The address of the message bus of this place, which is started where it does not run.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn bus_address(&self) -> Result<&str, HarnessError> {
        self.start_bus()?;
        Ok(self.bus.get().map_or("", SessionBus::address))
    }

    /// Starts the message bus of this place, which every program started in it from now on is on.
    pub(crate) fn start_bus(&self) -> Result<(), HarnessError> {
        if self.bus.get().is_none() {
            // When another thread was faster, its bus stays and this one ends.
            let _ = self.bus.set(SessionBus::start(self.folder())?);
        }
        Ok(())
    }

    /// The addresses that the system's browser was given, in their order.
    pub fn opened(&self) -> Vec<String> {
        let opened = fs::read_to_string(self.folder().join(OPENED)).unwrap_or_default();
        opened.lines().map(str::to_owned).collect()
    }

    /// The folder that holds everything below; the test may put its own files here.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The data folder; the program makes it.
    pub fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// The key file, outside the data folder.
    pub fn key(&self) -> PathBuf {
        self.folder().join("database.key")
    }

    /// Where programs are looked for: the browser of this place before all others.
    fn programs(&self) -> OsString {
        let others = env::var_os("PATH").unwrap_or_default();
        let own = self.folder().join("bin");
        let folders = std::iter::once(own.clone()).chain(env::split_paths(&others));
        env::join_paths(folders).unwrap_or_else(|_| own.into_os_string())
    }

    /// The environment of a program in this place: the data and the key, every folder where desktop libraries write, so
    /// that nothing outside the place is touched, the message bus, and the language. Before the first window there is
    /// no bus, and the programs find none.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        let folder = |name: &str| self.folder().join(name).into_os_string();
        let bus = self
            .bus
            .get()
            .map_or_else(|| "unix:path=/nonexistent".into(), |bus| bus.address().into());
        let key_file = if self.with_key_file {
            self.key().into_os_string()
        } else {
            OsString::new()
        };
        let day = self.day.map(|day| ("PACKDESK_COMPUTER_DAY", day.into()));
        let always = vec![
            ("PACKDESK_DATA_DIR", self.data().into_os_string()),
            ("PACKDESK_KEY_FILE", key_file),
            ("HOME", folder("home")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_DATA_HOME", folder("share")),
            ("XDG_STATE_HOME", folder("state")),
            ("LC_ALL", self.locale.into()),
            ("PATH", self.programs()),
            ("DBUS_SESSION_BUS_ADDRESS", bus),
        ];
        always.into_iter().chain(day).collect()
    }
}

/// Where the browser of a place writes the addresses that it is given.
const OPENED: &str = "opened";

/// What stands for the system's browser: it only writes down what it is to open.
#[cfg(unix)]
fn browser(folder: &Path) -> Result<(), HarnessError> {
    use std::os::unix::fs::PermissionsExt;

    let program = folder.join("bin/xdg-open");
    let opened = folder.join(OPENED);
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", opened.display());
    fs::write(&program, script)
        .and_then(|()| fs::set_permissions(&program, fs::Permissions::from_mode(0o700)))
        .map_err(HarnessError::file(program))
}

#[cfg(not(unix))]
fn browser(_: &Path) -> Result<(), HarnessError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_empty_keeps_the_key_apart_and_disappears() {
        let place = Place::new().unwrap();
        assert!(!place.data().exists());
        assert!(!place.key().starts_with(place.data()));
        for (name, value) in place
            .environment()
            .into_iter()
            .filter(|(name, _)| !matches!(*name, "LC_ALL" | "DBUS_SESSION_BUS_ADDRESS"))
        {
            assert!(Path::new(&value).starts_with(place.folder()), "{name}");
        }
        let folder = place.folder().to_owned();
        drop(place);
        assert!(!folder.exists());
    }
}
