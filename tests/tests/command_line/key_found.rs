//! The key of the data is found wherever its folder goes, and where it cannot be found the reason is told: with a keyring
//! of the test's own, where one can be started.
#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use data_folder::{DataFolder, Installation, InstallationNote, KeyHome, Surroundings};
use packdesk_tests::{Place, program};
use serde_json::Value;

/// Starts a keyring that is unlocked.
const UNLOCKED: &str = "printf '\n' | gnome-keyring-daemon --unlock --components=secrets --daemonize";

fn installed(program: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).any(|folder| folder.join(program).is_file())
}

/// A place with a keyring, where the programs for one are installed.
fn place() -> Option<Place> {
    let can_start = ["dbus-run-session", "gnome-keyring-daemon"].into_iter().all(installed);
    can_start.then(|| Place::new().unwrap().without_key_file())
}

/// Runs packdesk-cli with a keyring that is unlocked, or one that nobody unlocks; answers its exit code and its document.
fn run_with(preparation: &str, place: &Place, folder: &Path, arguments: &[&str]) -> (i32, Value) {
    let output = output_with(preparation, place, folder, arguments);
    let printed = String::from_utf8_lossy(&output.stdout);
    let document = serde_json::from_str(&printed)
        .unwrap_or_else(|_| panic!("{printed}{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.code().unwrap(), document)
}

fn output_with(preparation: &str, place: &Place, folder: &Path, arguments: &[&str]) -> Output {
    let runtime = place.folder().join("runtime");
    fs::create_dir_all(&runtime).unwrap();
    Command::new("dbus-run-session")
        .args([
            "--",
            "sh",
            "-c",
            &format!("{preparation} >/dev/null 2>&1; exec \"$0\" \"$@\""),
        ])
        .arg(program("packdesk-cli").unwrap())
        .args(["--json", "--data-dir"])
        .arg(folder)
        .args(arguments)
        .envs(
            place
                .environment()
                .into_iter()
                .filter(|(name, _)| *name != "DBUS_SESSION_BUS_ADDRESS"),
        )
        .env("XDG_RUNTIME_DIR", &runtime)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .current_dir(place.folder())
        .output()
        .unwrap()
}

fn run(place: &Place, folder: &Path, arguments: &[&str]) -> (i32, Value) {
    run_with(UNLOCKED, place, folder, arguments)
}

fn refused(place: &Place, folder: &Path, language: &str) -> (String, String) {
    let (code, document) = run(place, folder, &["--lang", language, "orders"]);
    assert_eq!(code, 6, "{document}");
    let text = |part: &str| document["error"][part].as_str().unwrap().to_owned();
    (text("message"), text("todo"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

#[test]
fn a_folder_that_is_moved_renamed_or_copied_opens_as_before() {
    let Some(place) = place() else { return };
    let data = place.data();
    let (code, order) = run(&place, &data, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!((code, &order["state"]), (0, &Value::from("confirmed")));
    let moved = place.folder().join("another place").join("資料");
    fs::create_dir(moved.parent().unwrap()).unwrap();
    fs::rename(&data, &moved).unwrap();
    let (code, orders) = run(&place, &moved, &["orders"]);
    assert_eq!(code, 0, "{orders}");
    assert_eq!(orders[0]["order"], order["order"]);
    let copied = place.folder().join("copy");
    copy(&moved, &copied);
    let (code, orders) = run(&place, &copied, &["orders"]);
    assert_eq!(code, 0, "{orders}");
    assert_eq!(orders[0]["order"], order["order"]);
}

#[test]
fn each_reason_why_there_is_no_key_is_told_apart() {
    let Some(place) = place() else { return };
    let data = place.data();
    assert_eq!(run(&place, &data, &["offers"]).0, 0);
    let folder = DataFolder::at(&data);
    let InstallationNote::Known(installation) = folder.installation().unwrap() else {
        panic!("the folder has its name");
    };
    let file = fs::read(folder.installation_file()).unwrap();
    // Whoever loses the keyring has no key.
    fs::remove_dir_all(place.folder().join("share").join("keyrings")).unwrap();
    let here = Surroundings::here();
    let other_user = Surroundings {
        user: Some("another".to_owned()),
        ..here.clone()
    };
    let other_computer = Surroundings {
        computer: Some("another".to_owned()),
        ..here.clone()
    };
    let of = |home, surroundings| {
        let changed = Installation::new(installation.id, home, surroundings);
        folder.keep_installation(&changed).unwrap();
    };
    let tell = |wanted: [(&str, &str); 2]| {
        for (language, (message, todo)) in ["en", "zh-TW"].into_iter().zip(wanted) {
            let told = refused(&place, &data, language);
            assert!(told.0.contains(message), "{message}: {told:?}");
            assert!(told.1.contains(todo), "{todo}: {told:?}");
        }
    };
    of(KeyHome::Keyring, &here);
    tell([
        ("no longer in it", "Restore the keyring"),
        ("已沒有這些資料的金鑰", "還原鑰匙圈"),
    ]);
    of(KeyHome::Keyring, &other_user);
    tell([
        ("another user of this computer", "as that user"),
        ("另一位使用者", "該使用者的身分"),
    ]);
    of(KeyHome::Keyring, &other_computer);
    tell([("on another computer", "that computer"), ("另一部電腦", "那部電腦")]);
    of(KeyHome::KeyFile, &here);
    tell([
        ("in a key file", "PACKDESK_KEY_FILE"),
        ("在金鑰檔案中", "PACKDESK_KEY_FILE"),
    ]);
    let mut damaged = file.clone();
    damaged[30] ^= 1;
    fs::write(folder.installation_file(), &damaged).unwrap();
    tell([("is damaged", "Put the file back"), ("已損壞", "放回這個檔案")]);
    assert_eq!(fs::read(folder.installation_file()).unwrap(), damaged);
    fs::remove_file(folder.installation_file()).unwrap();
    tell([("is missing", "move it back"), ("缺少名為 installation", "移回原處")]);
    assert!(!folder.installation_file().exists(), "nothing is made beside data");
    fs::write(folder.installation_file(), &file).unwrap();
    let (code, told) = run_with("true", &place, &data, &["orders"]);
    // A desktop may start a keyring of its own, which is locked.
    let is_unreachable = ["keyring_missing", "keyring_locked"].contains(&told["error"]["code"].as_str().unwrap());
    assert!(code == 6 && is_unreachable, "{told}");
}

/// Ended between the two, the keyring has one key or the other, and the files follow it.
#[test]
fn a_rotation_changes_the_key_in_the_keyring_and_is_finished_wherever_it_was_ended() {
    let Some(place) = place() else { return };
    let data = place.data();
    let (code, order) = run(&place, &data, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!((code, &order["state"]), (0, &Value::from("confirmed")));
    let words = || run(&place, &data, &["key", "code", "--show"]).1["words"].clone();
    let mut former = words();
    let rotate = ["key", "rotate", "--yes"];
    for (point, has_new_key) in [
        (None, true),
        (Some("rotation-noted"), false),
        (Some("rotation-key-put"), true),
        (Some("rotation-file-put"), true),
    ] {
        match point {
            None => {
                let (code, rotated) = run(&place, &data, &rotate);
                assert_eq!(code, 0, "{rotated}");
                assert_eq!(rotated["key_file"], Value::Null);
                assert!(rotated["label"].as_str().unwrap().contains("keyring"), "{rotated}");
            }
            Some(point) => {
                let preparation = format!("export PACKDESK_CRASH_AT={point}; {UNLOCKED}");
                let output = output_with(&preparation, &place, &data, &rotate);
                assert_ne!(output.status.code(), Some(0), "{point} was not reached");
                assert!(output.stdout.is_empty(), "{point} was not reached");
            }
        }
        let (code, orders) = run(&place, &data, &["orders"]);
        assert_eq!(code, 0, "{point:?}: {orders}");
        assert_eq!(orders[0]["order"], order["order"], "{point:?}");
        let now = words();
        assert_eq!(now != former, has_new_key, "{point:?}");
        former = now;
    }
}
