//! Everything gets another key: wherever that ends, the next start opens everything, with one key or the other.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use packdesk_tests::{Ended, Place, program};
use serde_json::Value;

use super::{assert_books_agree, contents, ended_at, error, put_back};
use crate::common::{answer, list, refused, run};

const ROTATE: [&str; 3] = ["key", "rotate", "--yes"];

/// Where a rotation can be ended, and whether everything has its new key at the next start.
const POINTS: [(&str, bool); 7] = [
    ("rotation-copied", false),
    ("rotation-prepared", false),
    ("rotation-noted", false),
    ("rotation-key-put", true),
    ("rotation-file-put", true),
    ("rotation-files-put", true),
    ("rotation-key-noted", true),
];

/// A place with an order, an invoice of it and a backup.
fn place() -> Place {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(list(&answer(&place, &["recover", "backups"])).len(), 1);
    place
}

fn code(place: &Place) -> String {
    let code = answer(place, &["key", "code", "--show"]);
    let words: Vec<&str> = list(&code["words"]).iter().map(|word| word.as_str().unwrap()).collect();
    words.join(" ")
}

/// Gives the program the key that a code on paper stands for, in place of the key file.
fn take(place: &Place, code: &str) -> Ended {
    let paper = place.folder().join("paper");
    fs::write(&paper, code).unwrap();
    fs::remove_file(place.key()).unwrap();
    run(place, &["recover", "key", "--code-file", paper.to_str().unwrap()])
}

/// Everything is there, can be read with the key that is in its place, and nothing was left behind.
fn assert_whole(place: &Place, when: &str) {
    assert_books_agree(place, when);
    assert_eq!(list(&answer(place, &["sample", "charges"])).len(), 1, "{when}");
    for backup in list(&answer(place, &["recover", "backups"])) {
        assert_eq!(backup["is_usable"], true, "{when}: {backup}");
    }
    let left: Vec<String> = contents(&place.data())
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name.contains("rekeyed") || name.contains("rotation") || name.contains(".packdesk-"))
        .collect();
    assert!(left.is_empty(), "{when}: {left:?}");
}

#[test]
fn everything_gets_the_new_key_and_the_former_code_opens_only_copies_elsewhere() {
    let place = place();
    let (former, key) = (code(&place), fs::read(place.key()).unwrap());
    let before = contents(&place.data());
    assert_eq!(refused(&place, &["key", "rotate"], 2), "not_agreed");
    assert_eq!(contents(&place.data()), before);

    let rotated = answer(&place, &ROTATE);
    let databases = before.iter().filter(|(name, _)| name.ends_with(".db"));
    let names: Vec<&String> = databases.map(|(name, _)| name).collect();
    assert!(names.len() >= 4, "ledger, cache, sample and backup: {names:?}");
    assert_eq!(rotated["files"], names.len(), "{rotated}");
    assert_eq!(list(&rotated["left"]).len(), 0, "{rotated}");
    assert_eq!(rotated["key_file"], place.key().to_str().unwrap());
    let label = rotated["label"].as_str().unwrap();
    assert!(
        label.contains("former recovery code") && label.contains("elsewhere"),
        "{label}"
    );
    assert_ne!(fs::read(place.key()).unwrap(), key);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(place.key()).unwrap().permissions().mode() & 0o777, 0o600);
    }
    assert_whole(&place, "after the rotation");
    let new = code(&place);
    assert_ne!(new, former);

    let kept = fs::read(place.key()).unwrap();
    assert_eq!(error(&take(&place, &former))["code"], "key_of_other_data");
    fs::write(place.key(), &key).unwrap();
    assert_eq!(refused(&place, &["orders"], 6), "wrong_key", "the former key file");
    fs::write(place.key(), &kept).unwrap();
    assert_eq!(take(&place, &new).code, Some(0));
    assert_whole(&place, "with the new code");

    let backups = answer(&place, &["recover", "backups"]);
    let backup = backups[0]["file"].as_str().unwrap();
    answer(&place, &["recover", "restore", backup, "--yes"]);
    answer(&place, &["sync"]);
    assert_whole(&place, "from a backup that got the new key");

    put_back(&place, &before);
    fs::write(place.key(), &key).unwrap();
    assert_whole(&place, "a copy elsewhere with the former key");
}

#[test]
fn a_rotation_that_is_ended_anywhere_is_undone_or_finished_by_whoever_comes_next() {
    let place = place();
    let (data, key) = (contents(&place.data()), fs::read(place.key()).unwrap());
    let former = code(&place);
    for (point, has_new_key) in POINTS {
        for next in [&["orders"][..], &["recover", "backups"], &ROTATE] {
            let when = format!("{point}, then {next:?}");
            put_back(&place, &data);
            fs::write(place.key(), &key).unwrap();
            ended_at(&place, point, &ROTATE);
            assert_eq!(fs::read(place.key()).unwrap() != key, has_new_key, "{when}");
            answer(&place, next);
            assert_whole(&place, &when);
            if next != ROTATE {
                let now = code(&place);
                assert_eq!(now != former, has_new_key, "{when}");
                assert_eq!(take(&place, &now).code, Some(0), "{when}");
                assert_whole(&place, &when);
            }
        }
    }
}

#[test]
fn whoever_comes_next_can_be_ended_as_well() {
    let place = place();
    let (data, key) = (contents(&place.data()), fs::read(place.key()).unwrap());
    let rows = [
        ("rotation-noted", "rotation-given-up"),
        ("rotation-key-put", "rotation-file-put"),
        ("rotation-file-put", "rotation-files-put"),
        ("rotation-files-put", "rotation-key-noted"),
    ];
    for (first, second) in rows {
        put_back(&place, &data);
        fs::write(place.key(), &key).unwrap();
        ended_at(&place, first, &ROTATE);
        ended_at(&place, second, &["orders"]);
        answer(&place, &["orders"]);
        assert_whole(&place, &format!("{first}, then {second}"));
    }
}

/// The key that is given decides; a third one changes nothing, and the former one nothing once a file has the new one.
#[test]
fn a_key_that_cannot_finish_a_rotation_changes_no_byte() {
    let place = place();
    let (key, former) = (fs::read(place.key()).unwrap(), code(&place));
    ended_at(&place, "rotation-file-put", &ROTATE);
    let new = fs::read(place.key()).unwrap();
    let begun = contents(&place.data());
    for other in [&b"a third key"[..], &key] {
        fs::write(place.key(), other).unwrap();
        assert_eq!(refused(&place, &["orders"], 6), "wrong_key");
        assert_eq!(refused(&place, &["key", "code", "--show"], 6), "wrong_key");
    }
    assert_eq!(error(&take(&place, &former))["code"], "key_of_other_data");
    let is_database = |(name, _): &&(String, Vec<u8>)| name.contains(".db") || name.starts_with("key-");
    let databases = |files: &[(String, Vec<u8>)]| files.iter().filter(is_database).cloned().collect::<Vec<_>>();
    assert!(
        databases(&contents(&place.data())) == databases(&begun),
        "a byte was changed"
    );
    fs::write(place.key(), new).unwrap();
    assert_whole(&place, "with its key again");
}

#[test]
fn data_that_somebody_uses_keeps_its_key() {
    let place = place();
    let (data, key) = (place.data().join("ledger.db"), fs::read(place.key()).unwrap());
    let mut using = place
        .cli_command(&["--json", "sample", "serve"])
        .unwrap()
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(using.stdout.as_mut().unwrap()), &mut line).unwrap();
    let before = fs::read(&data).unwrap();
    let ended = run(&place, &ROTATE);
    let told = error(&ended);
    assert_eq!(
        (ended.code, &told["code"]),
        (Some(6), &Value::from("data_busy")),
        "{told}"
    );
    assert!(
        told["message"]
            .as_str()
            .unwrap()
            .contains("Another Packdesk is using this data"),
        "{told}"
    );
    assert!(fs::read(&data).unwrap() == before && fs::read(place.key()).unwrap() == key);
    using.kill().unwrap();
    using.wait().unwrap();
    answer(&place, &ROTATE);
    assert_whole(&place, "once nobody uses it");
}

#[test]
fn a_damaged_ledger_is_told_and_a_damaged_backup_named() {
    let place = place();
    let (data, key) = (contents(&place.data()), fs::read(place.key()).unwrap());
    let flip = |path: &Path| {
        let mut bytes = fs::read(path).unwrap();
        let place = bytes.len() / 4 * 3;
        bytes[place] ^= 1;
        fs::write(path, &bytes).unwrap();
        bytes
    };
    let ledger = place.data().join("ledger.db");
    let damaged = flip(&ledger);
    assert_eq!(refused(&place, &ROTATE, 6), "data_damaged");
    assert!(fs::read(&ledger).unwrap() == damaged && fs::read(place.key()).unwrap() == key);
    put_back(&place, &data);

    let backups = answer(&place, &["recover", "backups"]);
    let name = backups[0]["file"].as_str().unwrap().to_owned();
    let backup = place.data().join("backups").join(&name);
    let damaged = flip(&backup);
    let rotated = answer(&place, &ROTATE);
    assert_eq!(rotated["left"], serde_json::json!([name]));
    assert!(rotated["label"].as_str().unwrap().contains(&name), "{rotated}");
    assert_eq!(fs::read(&backup).unwrap(), damaged);
    assert_books_agree(&place, "beside a damaged backup");
}

/// What gives the key is no place to keep one: the reason is told before anything is copied.
#[cfg(unix)]
#[test]
fn a_key_that_comes_through_a_pipe_cannot_be_replaced() {
    let place = place();
    let key = fs::read(place.key()).unwrap();
    let pipe = place.folder().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut writing = Command::new("sh")
        .args(["-c", "cat \"$0\" > \"$1\""])
        .arg(place.key())
        .arg(&pipe)
        .spawn()
        .unwrap();
    let output = place
        .cli_command(&["--json", "key", "rotate", "--yes"])
        .unwrap()
        .env("PACKDESK_KEY_FILE", &pipe)
        .output()
        .unwrap();
    writing.wait().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["error"]["code"], "cannot_write_file", "{told}");
    assert!(told["error"]["message"].as_str().unwrap().contains("pipe"), "{told}");
    assert_eq!(fs::read(place.key()).unwrap(), key);
    assert_whole(&place, "as before");
}

/// Where no file may grow beyond so many blocks of 512 bytes, no copy can be made.
#[cfg(unix)]
#[test]
fn without_room_for_the_copies_nothing_is_changed() {
    let place = place();
    let (key, ledger) = (fs::read(place.key()).unwrap(), place.data().join("ledger.db"));
    let blocks = fs::metadata(&ledger).unwrap().len() / 512 - 64;
    let before = fs::read(&ledger).unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")])
        .arg(program("packdesk-cli").unwrap())
        .arg("--json")
        .args(ROTATE)
        .envs(place.environment())
        .current_dir(place.folder())
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(told["error"]["code"], "disk_full", "{told}");
    assert!(fs::read(&ledger).unwrap() == before && fs::read(place.key()).unwrap() == key);
    assert_whole(&place, "on a full disk");
    answer(&place, &ROTATE);
    assert_whole(&place, "once there is room");
}
