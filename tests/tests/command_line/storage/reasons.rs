//! The reason that is told is the reason: the words of each refusal of a file or folder.

use std::fs;

use packdesk_tests::Place;
use serde_json::Value;

use super::{contents, error};
use crate::common::{answer, list, run};

/// The error of a command in a language.
fn told(place: &Place, language: &str, arguments: &[&str]) -> Value {
    let mut all = vec!["--lang", language];
    all.extend(arguments);
    let ended = run(place, &all);
    assert_eq!(ended.code, Some(6), "{}", ended.printed);
    error(&ended)
}

#[test]
fn a_damaged_sample_is_told_as_one_and_a_reset_makes_it_anew() {
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let file = place.data().join("sample.sandbox.db");
    let whole = fs::read(&file).unwrap();
    let ledger = fs::read(place.data().join("ledger.db")).unwrap();
    for position in [0, 20, 100, 4096 + 700, whole.len() - 1] {
        let mut damaged = whole.clone();
        damaged[position] ^= 1;
        fs::write(&file, &damaged).unwrap();
        let english = told(&place, "en", &["orders"]);
        assert_eq!(english["code"], "sample_damaged", "byte {position}");
        assert_eq!(
            english["message"],
            format!(
                "The file {} of the sample account is damaged, or it belongs to another account.",
                file.display()
            )
        );
        assert_eq!(
            english["safe"],
            "Nothing was changed or deleted. The key is right, and the stored orders and invoices are whole."
        );
        assert_eq!(
            english["todo"],
            "Set the sample account up afresh. The file is then moved into the folder backups.\nOn the command line: packdesk-cli sample reset"
        );
        let chinese = told(&place, "zh-TW", &["orders"]);
        assert_eq!(
            chinese["message"],
            format!("範例帳戶的檔案 {} 已損壞，或屬於另一個帳戶。", file.display())
        );
        assert_eq!(fs::read(&file).unwrap(), damaged);
        assert_eq!(fs::read(place.data().join("ledger.db")).unwrap(), ledger);
    }
    let damaged = fs::read(&file).unwrap();
    answer(&place, &["sample", "reset"]);
    assert_eq!(list(&answer(&place, &["orders"])).len(), 0);
    let kept = contents(&place.data().join("backups"));
    assert!(
        kept.iter().any(|(_, bytes)| *bytes == damaged),
        "nothing is thrown away"
    );
}

#[test]
fn a_file_of_another_account_or_kind_is_told() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    answer(&place, &["--account", "sample-tw", "sync"]);
    let sample = place.data().join("sample.sandbox.db");
    for other in ["sample-tw.sandbox.db", "cache.db", "ledger.db"] {
        let other = fs::read(place.data().join(other)).unwrap();
        fs::write(&sample, &other).unwrap();
        let error = told(&place, "en", &["--account", "sample", "orders"]);
        assert_eq!(error["code"], "sample_damaged");
        assert_eq!(fs::read(&sample).unwrap(), other, "it is left as it is");
    }
}

#[test]
fn the_ledger_of_another_folder_is_told_and_left_as_it_is() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let other = Place::new().unwrap();
    fs::copy(place.key(), other.key()).unwrap();
    answer(&other, &["renew", "action-pack", "--card", "tok_visa"]);
    let file = place.data().join("ledger.db");
    let own = fs::read(&file).unwrap();
    let foreign = fs::read(other.data().join("ledger.db")).unwrap();
    fs::write(&file, &foreign).unwrap();
    let english = told(&place, "en", &["orders"]);
    assert_eq!(english["code"], "other_ledger");
    assert_eq!(
        english["message"],
        format!("The file {} belongs to another data folder.", file.display())
    );
    assert_eq!(english["safe"], "Nothing was changed or deleted.");
    let chinese = told(&place, "zh-TW", &["orders"]);
    assert_eq!(
        chinese["message"],
        format!("檔案 {} 屬於另一個資料存放位置。", file.display())
    );
    assert_eq!(fs::read(&file).unwrap(), foreign);
    // The ways out that are told: the own file, or an empty folder for the other one.
    fs::write(&file, own).unwrap();
    answer(&place, &["orders"]);
    let empty = place.folder().join("empty");
    fs::create_dir(&empty).unwrap();
    fs::write(empty.join("ledger.db"), foreign).unwrap();
    let orders = answer(&place, &["--data-dir", empty.to_str().unwrap(), "orders"]);
    assert_eq!(list(&orders).len(), 1);
}

#[test]
fn a_cache_of_another_ledger_is_not_shown() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let other = Place::new().unwrap();
    fs::copy(place.key(), other.key()).unwrap();
    answer(&other, &["sample", "today", "2022-01-05"]);
    fs::copy(other.data().join("cache.db"), place.data().join("cache.db")).unwrap();
    let offers = answer(&place, &["offers"]);
    let pack = list(&offers)
        .iter()
        .find(|offer| offer["offer"] == "action-pack")
        .unwrap();
    assert_eq!(pack["state"], "window", "{pack}");
}

#[test]
fn files_that_were_exchanged_are_refused_and_kept() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let ledger = fs::read(place.data().join("ledger.db")).unwrap();
    let cache = fs::read(place.data().join("cache.db")).unwrap();
    fs::write(place.data().join("ledger.db"), &cache).unwrap();
    fs::write(place.data().join("cache.db"), &ledger).unwrap();
    let error = told(&place, "en", &["orders"]);
    assert_eq!(error["code"], "data_damaged");
    assert_eq!(fs::read(place.data().join("ledger.db")).unwrap(), cache);
    assert_eq!(fs::read(place.data().join("cache.db")).unwrap(), ledger);
    // A ledger in the place of the cache is not thrown away for one.
    fs::write(place.data().join("ledger.db"), &ledger).unwrap();
    answer(&place, &["orders"]);
    assert_eq!(fs::read(place.data().join("cache.db")).unwrap(), ledger);
}

/// Runs a command as somebody who may not write to the folder, where this test may choose who that is.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_only_be_read_is_told_as_one() {
    use packdesk_tests::program;

    use super::full_disk::Mounted;

    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let files = contents(&place.data());
    let Some(mounted) = Mounted::over(&place, "size=16m") else {
        return;
    };
    super::put_back(&place, &files);
    mounted.read_only();
    let folder = place.data().display().to_string();
    let error = told(&place, "en", &["orders"]);
    assert_eq!(error["code"], "data_folder_read_only");
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .starts_with(&format!("The data folder {folder}"))
            && error["message"].as_str().unwrap().ends_with("cannot be written to."),
        "{error}"
    );
    // Where the folder is yet to be made, and with a keyring that is yet to make the key.
    let below = place.data().join("deeper");
    let error = told(&place, "en", &["--data-dir", below.to_str().unwrap(), "orders"]);
    assert_eq!(error["code"], "data_folder_read_only", "{error}");
    assert!(program("packdesk-cli").is_ok());
}
