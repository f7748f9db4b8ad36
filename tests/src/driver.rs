use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::output::Output;
use crate::wire::ask;
use crate::{HarnessError, Place};

/// How long a driver may take to answer, and a window to come up, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Between two looks at something that cannot be waited for: without it the looking would take the processor.
const PAUSE: Duration = Duration::from_millis(20);

/// A running WebKitWebDriver with at most one session, both ended when it is dropped.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    session: Option<String>,
    output: Output,
}

impl Driver {
    /// Starts a driver on a free port. Programs it starts live in `place`, and what they print is kept there.
    pub(crate) fn start(place: &Place) -> Result<Self, HarnessError> {
        if std::env::var_os("DISPLAY").is_none_or(|display| display.is_empty()) {
            return Err(HarnessError::NoScreen);
        }
        place.start_bus()?;
        // Another program may take the free port before the driver does; then the driver ends at once.
        let mut reason = HarnessError::Driver("no free port".to_owned());
        for _ in 0..3 {
            match Self::start_on(free_port().map_err(HarnessError::file("a free port"))?, place) {
                Ok(driver) => return Ok(driver),
                Err(error) => reason = error,
            }
        }
        Err(reason)
    }

    fn start_on(port: u16, place: &Place) -> Result<Self, HarnessError> {
        let (output, printed, complained) = Output::new().map_err(HarnessError::file("a pipe"))?;
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(place.environment())
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("GDK_BACKEND", "x11")
            // The bridge to screen readers starts services that no test uses.
            .env("NO_AT_BRIDGE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .current_dir(place.folder())
            .stdin(Stdio::null())
            .stdout(printed)
            .stderr(complained)
            .spawn()
            .map_err(|error| HarnessError::Driver(format!("it could not be started: {error}")))?;
        let mut driver = Self {
            process,
            port,
            session: None,
            output,
        };
        driver.wait_until_ready()?;
        Ok(driver)
    }

    fn wait_until_ready(&mut self) -> Result<(), HarnessError> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE {
            if let Ok(Some(status)) = self.process.try_wait() {
                return Err(HarnessError::Driver(format!("it ended with {status}: {}", self.log())));
            }
            if self
                .ask("GET", "/status", &Value::Null)
                .is_ok_and(|answer| answer["value"]["ready"] == true)
            {
                return Ok(());
            }
            std::thread::sleep(PAUSE);
        }
        Err(HarnessError::Driver(format!(
            "no answer within {PATIENCE:?}: {}",
            self.log()
        )))
    }

    /// Starts `program` and opens a session in its window; returns the session's id. A preset of a browser's name
    /// would not match this program, so the capabilities name nothing but the program.
    pub(crate) fn open(&mut self, program: &Path, arguments: &[&str]) -> Result<String, HarnessError> {
        let options = json!({ "binary": program, "args": arguments });
        let wanted = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let answer = self
            .ask("POST", "/session", &wanted)
            .map_err(|error| HarnessError::NoWindow {
                answer: error.to_string(),
                log: self.log(),
            })?;
        match answer["value"]["sessionId"].as_str() {
            Some(session) => {
                self.session = Some(session.to_owned());
                Ok(session.to_owned())
            }
            None => Err(HarnessError::NoWindow {
                answer: answer.to_string(),
                log: self.log(),
            }),
        }
    }

    /// The driver's address for a client.
    pub(crate) fn address(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// What the driver and the program printed so far.
    pub(crate) fn log(&self) -> String {
        self.output.text()
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> io::Result<Value> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        ask(self.port, method, path, &body, PATIENCE)
    }
}

impl Drop for Driver {
    /// A session that is left open keeps its program running, so it is ended before the driver. Nothing of this can be
    /// helped when it fails, and a failing test must keep its own message.
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = self.ask("DELETE", &format!("/session/{session}"), &Value::Null);
            // The driver ends the program after it has answered; killed before that, it would leave the program alive.
            let started = Instant::now();
            while has_children(self.process.id()) && started.elapsed() < PATIENCE {
                std::thread::sleep(PAUSE);
            }
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        // The web view's processes still write to the place, and it is about to be removed.
        self.output.wait_for_end(PATIENCE);
    }
}

/// Whether a process has children that still run.
fn has_children(parent: u32) -> bool {
    let Ok(entries) = fs::read_dir("/proc") else {
        return false;
    };
    entries
        .flatten()
        .filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        .any(|stat| runs_under(&stat, parent))
}

/// Reads a line of proc_pid_stat(5): the name in brackets may hold anything, the state and the parent follow it.
fn runs_under(stat: &str, parent: u32) -> bool {
    let mut fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let state = fields.next();
    state.is_some_and(|state| !matches!(state, "Z" | "X"))
        && fields.next().and_then(|field| field.parse().ok()) == Some(parent)
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_child_is_told_by_its_parent_and_state() {
        assert!(runs_under("4711 (packdesk) S 42 1 1 0 -1", 42));
        assert!(runs_under("4711 (odd) name) R 42 1 1 0 -1", 42));
        assert!(!runs_under("4711 (packdesk) S 43 42 42 0 -1", 42));
        assert!(!runs_under("4711 (packdesk) Z 42 1 1 0 -1", 42));
        assert!(!runs_under("", 42));
    }
}
