//! The help in both languages, as a person sees it, and without anything that it would need besides.

use std::ffi::OsString;
use std::fs;

use packdesk_tests::Place;

/// The help of the whole and of two commands, each behind the line that asks for it, as the files of this folder have it.
const ASKED: [&[&str]; 3] = [
    &["--help"],
    &["order", "proof", "--help"],
    &["invoices", "export", "--help"],
];

fn help(place: &Place, arguments: &[&str]) -> String {
    let mut command = place.cli_command(arguments).unwrap();
    let output = command.env("COLUMNS", "80").output().unwrap();
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && complained.is_empty(),
        "{arguments:?}: {complained}"
    );
    String::from_utf8(output.stdout).unwrap()
}

fn as_committed(place: &Place, language: &[&str]) -> String {
    let one = |asked: &&[&str]| {
        let all = [language, asked].concat();
        format!("$ packdesk-cli {}\n{}\n", asked.join(" "), help(place, &all))
    };
    ASKED.iter().map(one).collect()
}

#[test]
fn it_says_what_is_committed_in_the_language_that_is_asked_for() {
    let english = include_str!("help/en.txt");
    let chinese = include_str!("help/zh-TW.txt");
    let (place, in_taiwan) = (Place::new().unwrap(), Place::speaking("zh_TW.UTF-8").unwrap());
    for (place, language, committed) in [
        (&place, &[][..], english),
        (&place, &["--lang", "both"], english),
        (&place, &["--lang", "zh-TW"], chinese),
        (&place, &["--lang=zh-TW"], chinese),
        (&in_taiwan, &[], chinese),
        (&in_taiwan, &["--lang", "both"], chinese),
        (&in_taiwan, &["--lang", "en"], english),
    ] {
        let said = as_committed(place, language);
        assert!(said == committed, "{language:?} says:\n{said}");
    }
    assert!(
        !place.data().exists() && !in_taiwan.data().exists(),
        "help makes no data"
    );
}

#[test]
fn every_way_of_asking_says_the_same() {
    let place = Place::new().unwrap();
    let said = help(&place, &["--lang", "zh-TW", "order", "proof", "--help"]);
    assert!(said.starts_with("上傳訂單的付款證明"), "{said}");
    for other in [
        &["order", "proof", "--lang", "zh-TW", "-h"][..],
        &["order", "proof", "--help", "--lang", "zh-TW"],
        &["--lang=zh-TW", "help", "order", "proof"],
        &["--lang=zh-TW", "order", "help", "proof"],
    ] {
        assert_eq!(help(&place, other), said, "{other:?}");
    }
}

/// What is missing is told with the help, which is then no answer.
#[test]
fn a_command_without_its_rest_is_told_with_the_help() {
    let place = Place::new().unwrap();
    for (language, said) in [
        ("en", "Usage: packdesk-cli order"),
        ("zh-TW", "用法：packdesk-cli order"),
    ] {
        let ended = place.cli(&["--lang", language, "order"]).unwrap();
        assert_eq!(ended.code, Some(2), "{}", ended.complained);
        assert!(
            ended.printed.is_empty() && ended.complained.contains(said),
            "{}",
            ended.complained
        );
    }
}

#[test]
fn it_needs_no_data_and_no_key() {
    let closed = Place::new().unwrap();
    fs::write(closed.data(), b"a file in the place of the folder").unwrap();
    let without_key = Place::new().unwrap().without_key_file();
    let damaged = Place::new().unwrap();
    fs::create_dir(damaged.data()).unwrap();
    for name in ["ledger.db", "cache.db", "installation"] {
        fs::write(damaged.data().join(name), b"not what it should be").unwrap();
    }
    for place in [closed, without_key, damaged] {
        let said = help(&place, &["--lang", "zh-TW", "invoices", "--help"]);
        assert!(said.contains("用法：packdesk-cli invoices"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn any_bytes_may_stand_beside_it() {
    use std::os::unix::ffi::OsStringExt;

    let place = Place::new().unwrap();
    let bytes = || OsString::from_vec(vec![b'-', 0xff, 0xfe]);
    for arguments in [
        vec!["--help".into(), bytes()],
        vec![bytes(), "--help".into()],
        vec!["--lang".into(), bytes(), "--help".into()],
        vec!["help".into(), bytes()],
    ] {
        let ended = place.cli(&arguments).unwrap();
        assert!(matches!(ended.code, Some(0 | 2)), "{arguments:?}: {}", ended.complained);
        assert!(
            !ended.complained.contains("panicked"),
            "{arguments:?}: {}",
            ended.complained
        );
    }
}
