//! The keyring of a Linux desktop, where one can be started: a message bus and a keyring daemon of the test's own, in a
//! home of its own. Where the two programs are not installed there is nothing to test.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![cfg(target_os = "linux")]

use std::path::Path;
use std::process::Command;

use vault::{Error, KeyPlace, KeyRequest, KeyringStatus, keyring, unlock};

/// Set for the copy of this program that runs inside the bus, to the data folder it is to use.
const INSIDE: &str = "PACKDESK_TEST_INSIDE_BUS";
const UNLOCKED: &str = "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1";
const STARTED: &str = "gnome-keyring-daemon --start --components=secrets --daemonize >/dev/null 2>&1";

fn installed(program: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(program).is_file())
}

/// Runs one of the tests below again, inside a bus of its own, after `preparation`.
fn inside_a_bus(test: &str, preparation: &str) {
    if !["dbus-run-session", "gnome-keyring-daemon"].into_iter().all(installed) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let runtime = home.path().join("runtime");
    std::fs::create_dir(&runtime).unwrap();
    let ran = Command::new("dbus-run-session")
        .args([
            "--",
            "sh",
            "-c",
            &format!("{preparation}; exec \"$0\" --exact {test} --test-threads 1"),
        ])
        .arg(std::env::current_exe().unwrap())
        .env(INSIDE, home.path().join("data"))
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", &runtime)
        .envs(["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"].map(|name| (name, home.path().join(name))))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}\n{}", String::from_utf8_lossy(&ran.stderr));
    assert!(said.contains("1 passed"), "{said}");
}

fn request(folder: &Path, data_exists: bool) -> KeyRequest<'_> {
    KeyRequest {
        folder,
        data_exists,
        key_file: None,
        fits: &|_| true,
    }
}

#[test]
fn an_unlocked_keyring_keeps_the_key() {
    let Some(folder) = std::env::var_os(INSIDE) else {
        return inside_a_bus("an_unlocked_keyring_keeps_the_key", UNLOCKED);
    };
    let folder = Path::new(&folder);
    let made = unlock(&request(folder, false)).unwrap();
    assert_eq!(made.place, KeyPlace::Keyring);
    assert_eq!(unlock(&request(folder, true)).unwrap(), made);
    let keyring = keyring().unwrap();
    assert_eq!(keyring.probe(), KeyringStatus::Available);
    keyring.set("sign-in sample", "一個權杖").unwrap();
    assert_eq!(keyring.get("sign-in sample").unwrap().unwrap().as_str(), "一個權杖");
    keyring.delete("sign-in sample").unwrap();
    assert_eq!(keyring.get("sign-in sample").unwrap(), None);
    // A runtime's thread may call it as well: it blocks, and does not panic.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    let again = runtime.block_on(async { unlock(&request(folder, true)) });
    assert_eq!(again.unwrap(), made);
}

#[test]
fn a_keyring_nobody_can_unlock_is_locked() {
    let Some(folder) = std::env::var_os(INSIDE) else {
        return inside_a_bus("a_keyring_nobody_can_unlock_is_locked", STARTED);
    };
    let folder = Path::new(&folder);
    let status = KeyringStatus::Locked;
    assert_eq!(unlock(&request(folder, true)), Err(Error::KeyUnavailable { status }));
    let without = unlock(&request(folder, false)).unwrap();
    assert_eq!(without.place, KeyPlace::Session { reason: status });
}

#[test]
fn without_a_bus_the_keyring_is_missing() {
    let Some(folder) = std::env::var_os(INSIDE) else {
        return inside_a_bus(
            "without_a_bus_the_keyring_is_missing",
            "unset XDG_RUNTIME_DIR; export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus",
        );
    };
    let folder = Path::new(&folder);
    let status = KeyringStatus::Missing;
    assert_eq!(unlock(&request(folder, true)), Err(Error::KeyUnavailable { status }));
    let without = unlock(&request(folder, false)).unwrap();
    assert_eq!(without.place, KeyPlace::Session { reason: status });
}
