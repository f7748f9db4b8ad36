//! Data that cannot be opened: what can be done is told, and done.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use packdesk_tests::Place;
use serde_json::Value;

use crate::common::{answer, assert_renewed_once, list, refused, run};

fn damage(place: &Place) -> Vec<u8> {
    let ledger = place.data().join("ledger.db");
    let mut content = fs::read(&ledger).unwrap();
    let behind_the_schema = content.len() / 4 * 3;
    content[behind_the_schema] ^= 1;
    fs::write(&ledger, &content).unwrap();
    content
}

fn todo(place: &Place, language: &str) -> String {
    let ended = run(place, &["--lang", language, "orders"]);
    assert_eq!(ended.code, Some(6), "{}", ended.printed);
    ended.json().unwrap()["error"]["todo"].as_str().unwrap().to_owned()
}

#[test]
fn a_flipped_bit_is_followed_by_a_backup_and_the_books_agree() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let damaged = damage(&place);
    assert!(todo(&place, "en").contains("backup"));
    assert!(todo(&place, "zh-TW").contains("備份"));
    let state = answer(&place, &["recover"]);
    assert_eq!(state["reason"]["code"], "data_damaged");
    for action in ["restore", "cache", "export"] {
        assert!(list(&state["actions"]).contains(&Value::from(action)), "{state}");
    }
    let backups = answer(&place, &["recover", "backups"]);
    let [backup] = &list(&backups)[..] else {
        panic!("{backups}")
    };
    assert_eq!(backup["is_usable"], true, "{backup}");
    assert!(
        backup["contents_label"].as_str().unwrap().contains("invoices"),
        "{backup}"
    );
    assert!(!backup["loss_label"].as_str().unwrap().is_empty(), "{backup}");
    let file = backup["file"].as_str().unwrap();
    assert_eq!(refused(&place, &["recover", "restore", file], 2), "not_agreed");
    assert_eq!(
        refused(&place, &["recover", "restore", "ledger-9-9.db", "--yes"], 1),
        "backup_not_found"
    );
    assert_eq!(fs::read(place.data().join("ledger.db")).unwrap(), damaged);
    let restored = answer(&place, &["recover", "restore", file, "--yes"]);
    assert_eq!(fs::read(restored["replaced"].as_str().unwrap()).unwrap(), damaged);
    answer(&place, &["sync"]);
    assert_renewed_once(&place);
    assert_eq!(answer(&place, &["recover"])["reason"], Value::Null);
}

#[test]
fn of_a_backup_is_only_spoken_where_there_is_one() {
    let place = Place::new().unwrap();
    answer(&place, &["offers"]);
    assert!(!place.data().join("backups").exists());
    damage(&place);
    assert!(
        todo(&place, "en").starts_with("There is no backup"),
        "{}",
        todo(&place, "en")
    );
    assert!(
        todo(&place, "zh-TW").starts_with("沒有備份"),
        "{}",
        todo(&place, "zh-TW")
    );
    let state = answer(&place, &["recover"]);
    assert!(!list(&state["actions"]).contains(&Value::from("restore")), "{state}");
    assert_eq!(list(&answer(&place, &["recover", "backups"])).len(), 0);
    fs::remove_file(place.data().join("ledger.db")).unwrap();
    assert_eq!(refused(&place, &["orders"], 6), "ledger_missing");
    assert!(!place.data().join("ledger.db").exists());
}

fn files_below(folder: &Path) -> usize {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| if path.is_dir() { files_below(&path) } else { 1 })
        .sum()
}

#[test]
fn what_can_be_read_is_written_to_files() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let target = place.folder().join("rescued");
    let target = target.to_str().unwrap();
    let whole = answer(&place, &["recover", "export", "--dir", target]);
    assert_eq!(whole["is_complete"], true, "{whole}");
    let written: u64 = list(&whole["kinds"])
        .iter()
        .map(|kind| kind["files"].as_u64().unwrap())
        .sum();
    assert_eq!(files_below(Path::new(target)) as u64, written + 1, "and a report");
    assert_eq!(
        refused(&place, &["recover", "export", "--dir", target], 3),
        "file_exists"
    );
    let ledger = place.data().join("ledger.db");
    let mut content = fs::read(&ledger).unwrap();
    let pages = content.len() / 4096;
    for page in (pages / 2..pages).step_by(11) {
        content[page * 4096 + 9] ^= 1;
    }
    fs::write(&ledger, &content).unwrap();
    let target = place.folder().join("rescued again");
    let ended = run(&place, &["recover", "export", "--dir", target.to_str().unwrap()]);
    assert_eq!(
        ended.code,
        Some(1),
        "what is not whole is no success: {}",
        ended.printed
    );
    let part = ended.json().unwrap();
    assert_eq!(part["is_complete"], false, "{part}");
    let report = fs::read_to_string(target.join("report.txt")).unwrap();
    assert!(report.contains("could not be read"), "{report}");
    assert!(files_below(&target) > 1, "{part}");
    assert_eq!(fs::read(&ledger).unwrap(), content, "the damaged file is as it was");
}

#[test]
fn the_fetched_records_are_removed_and_fetched_again() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    assert_eq!(refused(&place, &["recover", "cache"], 2), "not_agreed");
    assert!(place.data().join("cache.db").exists());
    answer(&place, &["recover", "cache", "--yes"]);
    assert!(!place.data().join("cache.db").exists());
    assert!(!list(&answer(&place, &["offers"])).is_empty());
}

fn code(place: &Place, language: &str) -> String {
    let code = answer(place, &["--lang", language, "key", "code", "--show"]);
    let words: Vec<&str> = list(&code["words"]).iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words.len(), 24);
    words.join(" ")
}

#[test]
fn a_code_on_paper_opens_the_data_without_its_key() {
    let place = Place::new().unwrap();
    let order = answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    assert_eq!(refused(&place, &["key", "code"], 2), "key_not_shown");
    let paper = place.folder().join("paper");
    let paper_name = paper.to_str().unwrap();
    let key = fs::read(place.key()).unwrap();
    for language in ["en", "zh-TW"] {
        let words = code(&place, language);
        fs::remove_file(place.key()).unwrap();
        assert_eq!(refused(&place, &["orders"], 6), "key_file_missing");
        fs::write(&paper, &words[..words.len() - words.len() / 5]).unwrap();
        let told = run(&place, &["recover", "key", "--code-file", paper_name]);
        assert_eq!(told.code, Some(2), "{}", told.printed);
        assert!(!place.key().exists());
        fs::write(&paper, &words).unwrap();
        answer(&place, &["recover", "key", "--code-file", paper_name]);
        assert_ne!(
            fs::read(place.key()).unwrap(),
            key,
            "the key itself, not the secret that it was made from"
        );
        assert_eq!(answer(&place, &["orders"])[0]["order"], order["order"]);
        fs::write(place.key(), &key).unwrap();
    }
    let stranger = Place::new().unwrap();
    answer(&stranger, &["offers"]);
    fs::write(&paper, code(&stranger, "en")).unwrap();
    fs::remove_file(place.key()).unwrap();
    assert_eq!(
        refused(&place, &["recover", "key", "--code-file", paper_name], 1),
        "key_of_other_data"
    );
    assert!(!place.key().exists());
}

#[test]
fn a_code_is_read_from_standard_input_and_a_slip_is_named() {
    use std::io::Write;

    let place = Place::new().unwrap();
    answer(&place, &["offers"]);
    let words = code(&place, "en");
    let type_in = |text: &str| {
        let mut running = place
            .cli_command(&["--json", "recover", "key", "--code-file", "-"])
            .unwrap()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        running.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        let ended = running.wait_with_output().unwrap();
        let document: Value = serde_json::from_slice(&ended.stdout).unwrap();
        (
            ended.status.code(),
            document["error"]["code"].as_str().map(str::to_owned),
        )
    };
    assert_eq!(type_in(&words), (Some(0), None));
    let mut slip: Vec<&str> = words.split(' ').collect();
    slip[6] = "packdesk";
    let slip = slip.join(" ");
    assert_eq!(type_in(&slip), (Some(2), Some("code_unknown_word".to_owned())));
    assert_eq!(type_in("one two"), (Some(2), Some("code_length".to_owned())));
}

#[test]
fn an_exported_key_is_a_key_file() {
    let place = Place::new().unwrap();
    let order = answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let exported = place.folder().join("exported");
    let name = exported.to_str().unwrap();
    answer(&place, &["key", "export", name]);
    assert_eq!(refused(&place, &["key", "export", name], 3), "file_exists");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&exported).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let content = fs::read_to_string(&exported).unwrap();
    fs::write(place.key(), &content).unwrap();
    assert_eq!(
        answer(&place, &["orders"])[0]["order"],
        order["order"],
        "as it is, it is a key file"
    );
    let mut damaged = content.clone().into_bytes();
    damaged[20] ^= 1;
    fs::write(place.key(), &damaged).unwrap();
    assert_eq!(refused(&place, &["orders"], 6), "key_file_unusable");
    fs::remove_file(place.key()).unwrap();
    answer(&place, &["recover", "key", "--file", name]);
    assert_eq!(answer(&place, &["orders"])[0]["order"], order["order"]);
}

/// It may be the key of other data: it is neither replaced nor taken for a file that is in the way.
#[test]
fn a_key_file_with_another_key_is_left_as_it_is_and_told() {
    let place = Place::new().unwrap();
    let order = answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let paper = place.folder().join("paper");
    fs::write(&paper, code(&place, "en")).unwrap();
    fs::write(place.key(), "the key of other data").unwrap();
    assert_eq!(refused(&place, &["orders"], 6), "wrong_key");
    let by_code = ["recover", "key", "--code-file", paper.to_str().unwrap()];
    for (language, message, todo) in [
        ("en", "holds another key", "does not exist yet"),
        ("zh-TW", "是另一把金鑰", "尚不存在的檔案"),
    ] {
        let arguments: Vec<&str> = ["--lang", language].into_iter().chain(by_code).collect();
        let ended = run(&place, &arguments);
        assert_eq!(ended.code, Some(3), "{}", ended.printed);
        let error = &ended.json().unwrap()["error"];
        assert_eq!(error["code"], "key_file_of_other", "{error}");
        for (part, text) in [("message", message), ("todo", todo)] {
            assert!(error[part].as_str().unwrap().contains(text), "{error}");
        }
    }
    assert_eq!(fs::read_to_string(place.key()).unwrap(), "the key of other data");
    let new = place.folder().join("new.key");
    for arguments in [&by_code[..], &["orders"]] {
        let output = place
            .cli_command(&["--json"])
            .unwrap()
            .args(arguments)
            .env("PACKDESK_KEY_FILE", &new)
            .output()
            .unwrap();
        let document: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{document}");
        if arguments == ["orders"] {
            assert_eq!(document[0]["order"], order["order"]);
        }
    }
}

#[test]
fn a_key_is_exported_and_imported_and_says_what_it_opens() {
    let place = Place::new().unwrap();
    let order = answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let exported = place.folder().join("exported");
    let name = exported.to_str().unwrap();
    let told = answer(&place, &["key", "export", name]);
    assert!(told["label"].as_str().unwrap().contains("can open your data"), "{told}");
    fs::remove_file(place.key()).unwrap();
    let told = answer(&place, &["key", "import", name]);
    assert!(told["label"].as_str().unwrap().contains("opens the data"), "{told}");
    assert_eq!(answer(&place, &["orders"])[0]["order"], order["order"]);
    let stranger = Place::new().unwrap();
    answer(&stranger, &["offers"]);
    fs::remove_file(stranger.key()).unwrap();
    assert_eq!(refused(&stranger, &["key", "import", name], 1), "key_of_other_data");
    assert!(!stranger.key().exists());
    let missing = place.folder().join("missing/key");
    let told = refused(&place, &["key", "export", missing.to_str().unwrap()], 1);
    assert_eq!(told, "folder_missing", "why it cannot be written");
}

#[test]
fn whoever_only_looks_leaves_nothing_beside_a_file() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let names = || {
        let mut names = Vec::new();
        crate::data_at_rest::each_file(&place.data(), &mut |path, _| {
            names.push(path.strip_prefix(place.data()).unwrap().to_owned());
        });
        names.sort();
        names
    };
    let target = place.folder().join("rescued");
    for is_damaged in [false, true] {
        if is_damaged {
            damage(&place);
        }
        let before = names();
        answer(&place, &["recover", "backups"]);
        answer(&place, &["recover"]);
        let target = target.join(is_damaged.to_string());
        run(&place, &["recover", "export", "--dir", target.to_str().unwrap()]);
        assert_eq!(names(), before, "damaged: {is_damaged}");
    }
}
