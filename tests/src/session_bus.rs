use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::HarnessError;

/// A message bus that nobody else is on: Packdesk lets only one of its windows live on a bus, and a bus that starts no
/// services keeps the desktop's own out of the tests.
pub(crate) struct SessionBus {
    process: Child,
    address: String,
}

const SETTINGS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=FOLDER</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

impl SessionBus {
    /// Starts a bus with its socket and settings in `folder`.
    pub(crate) fn start(folder: &Path) -> Result<Self, HarnessError> {
        let settings = folder.join("bus.conf");
        fs::write(&settings, SETTINGS.replace("FOLDER", &folder.to_string_lossy()))
            .map_err(HarnessError::file(&settings))?;
        let mut process = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", settings.display()))
            .args(["--nofork", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| HarnessError::Bus(format!("dbus-daemon could not be started: {error}")))?;
        let mut address = String::new();
        if let Some(output) = process.stdout.take() {
            // It prints its address once it listens; when it cannot listen it ends, and so does its output.
            BufReader::new(output)
                .read_line(&mut address)
                .map_err(HarnessError::file("dbus-daemon"))?;
        }
        let mut bus = Self {
            process,
            address: address.trim().to_owned(),
        };
        if bus.address.is_empty() {
            Err(HarnessError::Bus(bus.complaint()))
        } else {
            Ok(bus)
        }
    }

    fn complaint(&mut self) -> String {
        let mut complaint = String::from("dbus-daemon told no address: ");
        if let Some(mut errors) = self.process.stderr.take() {
            // What it says is a help and no more: without it there is still the sentence above.
            let _ = errors.read_to_string(&mut complaint);
        }
        complaint
    }

    /// Where programs find it, as `DBUS_SESSION_BUS_ADDRESS`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for SessionBus {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
