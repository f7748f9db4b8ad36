//! Every way in which a command line can be wrong is told in both languages, with what would be right.

use crate::common::run;
use packdesk_tests::Place;

/// What is typed, and how the reason begins in English and in Chinese.
const WRONG: &[(&str, [&str; 2])] = &[
    // A command.
    (
        "ordr",
        [
            "There is no command “ordr” here. Similar: order",
            "這裡沒有「ordr」這個指令。相近的有：order",
        ],
    ),
    (
        "xyzzy",
        ["There is no command “xyzzy” here.", "這裡沒有「xyzzy」這個指令。"],
    ),
    (
        "help xyzzy",
        ["There is no command “xyzzy” here.", "這裡沒有「xyzzy」這個指令。"],
    ),
    (
        "sample xyzzy",
        ["There is no command “xyzzy” here.", "這裡沒有「xyzzy」這個指令。"],
    ),
    (
        "-- offers",
        [
            "“offers” is not expected here. It is a command. Leave out the -- before it.",
            "這裡不能使用「offers」。這是指令，請移除前面的 --。",
        ],
    ),
    (
        "",
        [
            "packdesk-cli needs one of these commands: sample, account, offers,",
            "packdesk-cli 需要下列其中一個指令：sample、account、offers、",
        ],
    ),
    ("order", ["Missing: what is to be done.", "缺少指令或選項。"]),
    // An argument.
    (
        "offers --al",
        [
            "“--al” is not expected here. Similar: --all.",
            "這裡不能使用「--al」。相近的有：--all。",
        ],
    ),
    (
        "offers --xyzzy",
        ["“--xyzzy” is not expected here.", "這裡不能使用「--xyzzy」。"],
    ),
    (
        "offers xyzzy",
        ["“xyzzy” is not expected here.", "這裡不能使用「xyzzy」。"],
    ),
    (
        "--out a offers",
        ["“--out” is not expected here.", "這裡不能使用「--out」。"],
    ),
    (
        "why --xyzzy",
        [
            "“--xyzzy” is not expected here. To give it as a value, write -- before it.",
            "這裡不能使用「--xyzzy」。如果這是一個值，請在前面加上 --。",
        ],
    ),
    ("why", ["Missing: <OFFER>.", "缺少：<OFFER>。"]),
    ("order proof", ["Missing: <ID>, <FILE>.", "缺少：<ID>、<FILE>。"]),
    (
        "renew action-pack",
        ["Missing: --card <TOKEN>.", "缺少：--card <TOKEN>。"],
    ),
    (
        "profile set --legal",
        ["Missing: <--name <TEXT>|", "缺少：<--name <TEXT>|"],
    ),
    (
        "term add a --purchased 2026-01-01 --currency EUR",
        ["Missing: --price <AMOUNT>.", "缺少：--price <AMOUNT>。"],
    ),
    (
        "term change 1 --days-left 3 --no-tile",
        [
            "--days-left <DAYS> cannot be used with --no-tile.",
            "--days-left <DAYS> 不能與 --no-tile 一起使用。",
        ],
    ),
    (
        "renew a --card b --transfer",
        [
            "--card <TOKEN> cannot be used with --transfer.",
            "--card <TOKEN> 不能與 --transfer 一起使用。",
        ],
    ),
    (
        "renew a --card b --phone 1 --email c",
        [
            "--card <TOKEN> cannot be used with --phone <PHONE>, --email <EMAIL>.",
            "--card <TOKEN> 不能與 --phone <PHONE>、--email <EMAIL> 一起使用。",
        ],
    ),
    (
        "invoices --limit 1 verify",
        [
            "verify cannot be used with --limit <LIMIT>.",
            "verify 不能與 --limit <LIMIT> 一起使用。",
        ],
    ),
    (
        "orders --from 2021-01-01 --from 2021-01-02",
        ["--from <DATE> can be given only once.", "--from <DATE> 只能指定一次。"],
    ),
    // A value.
    (
        "orders --from",
        ["--from <DATE> needs a value.", "--from <DATE> 需要一個值。"],
    ),
    (
        "--data-dir= offers",
        ["--data-dir <DIR> needs a value.", "--data-dir <DIR> 需要一個值。"],
    ),
    (
        "invoices --booking",
        [
            "--booking <BOOKING> needs a value. Possible values: booked, not-booked.",
            "--booking <BOOKING> 需要一個值。可用的值：booked、not-booked。",
        ],
    ),
    (
        "offers --all=yes",
        [
            "--all takes no value, and was given “yes”.",
            "--all 不接受值，不能指定「yes」。",
        ],
    ),
    (
        "invoices --booking bookd",
        [
            "“bookd” is no value of --booking <BOOKING>. Possible values: booked, not-booked. Similar: booked.",
            "「bookd」不能作為 --booking <BOOKING> 的值。可用的值：booked、not-booked。相近的有：booked。",
        ],
    ),
    (
        "orders --sort=-xyzzy",
        [
            "“xyzzy” is no value of --sort <SORT>. Possible values: date,",
            "「xyzzy」不能作為 --sort <SORT> 的值。可用的值：date、",
        ],
    ),
    (
        "orders --limit 1000001",
        [
            "“1000001” is no value of --limit <LIMIT>. It takes a whole number from 0 to 1000000.",
            "「1000001」不能作為 --limit <LIMIT> 的值。請輸入 0 到 1000000 的整數。",
        ],
    ),
    (
        "term add a --days-left 401",
        [
            "“401” is no value of --days-left <DAYS>. It takes a whole number from 0 to 400.",
            "「401」不能作為 --days-left <DAYS> 的值。請輸入 0 到 400 的整數。",
        ],
    ),
    (
        "sample reset --seed 1e3",
        [
            "“1e3” is no value of --seed <SEED>. It takes a whole number from 0 to 18446744073709551615.",
            "「1e3」不能作為 --seed <SEED> 的值。請輸入 0 到 18446744073709551615 的整數。",
        ],
    ),
    (
        "renew a --card b --request-id c",
        [
            "“c” is no value of --request-id <UUID>. It takes a UUID, for example",
            "「c」不能作為 --request-id <UUID> 的值。請輸入 UUID，例如",
        ],
    ),
];

#[test]
fn the_reason_is_told_in_both_languages() {
    let place = Place::new().unwrap();
    let mut wrong = Vec::new();
    for (typed, reasons) in WRONG {
        for (language, reason) in ["en", "zh-TW"].into_iter().zip(reasons) {
            let mut all = vec!["--lang", language];
            all.extend(typed.split_whitespace());
            let ended = run(&place, &all);
            let error = ended.json().unwrap()["error"].clone();
            let message = error["message"].as_str().unwrap();
            let begins = [
                ("en", "The command cannot be used like this. "),
                ("zh-TW", "指令不正確。"),
            ];
            let begins = begins.into_iter().find(|(one, _)| *one == language).unwrap().1;
            let said = message.strip_prefix(begins).unwrap_or_default();
            if ended.code != Some(2) || error["code"] != "wrong_usage" || !said.starts_with(reason) {
                wrong.push(format!("{typed} ({language}): {:?} {message}", ended.code));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!place.data().exists(), "nothing is opened for it");
}

#[test]
fn a_language_that_is_none_is_told_in_that_of_the_system() {
    for (locale, said) in [
        (
            "en_US.UTF-8",
            "“de” is no value of --lang <LANGUAGE>. Possible values: en, zh-TW, both.",
        ),
        (
            "zh_TW.UTF-8",
            "「de」不能作為 --lang <LANGUAGE> 的值。可用的值：en、zh-TW、both。",
        ),
    ] {
        let place = Place::speaking(locale).unwrap();
        let ended = place.cli(&["--lang", "de", "offers"]).unwrap();
        assert_eq!(ended.code, Some(2));
        assert!(ended.complained.contains(said), "{}", ended.complained);
    }
}

/// A person reads the reason, the code and how the command is used; no sentence of the parser's own.
#[test]
fn a_person_reads_how_the_command_is_used() {
    let place = Place::new().unwrap();
    for (language, lines) in [
        (
            "en",
            [
                "The command cannot be used like this. Missing: --card <TOKEN>.",
                "Nothing was changed.",
                "See the help with --help.",
                "[wrong_usage]",
                "Usage: packdesk-cli renew --card <TOKEN> <OFFER>",
            ],
        ),
        (
            "zh-TW",
            [
                "指令不正確。缺少：--card <TOKEN>。",
                "沒有變更任何內容。",
                "請以 --help 查看說明。",
                "[wrong_usage]",
                "用法：packdesk-cli renew --card <TOKEN> <OFFER>",
            ],
        ),
    ] {
        let ended = place.cli(&["--lang", language, "renew", "action-pack"]).unwrap();
        assert_eq!(ended.code, Some(2));
        assert!(ended.printed.is_empty(), "{}", ended.printed);
        assert_eq!(ended.complained.lines().collect::<Vec<_>>(), lines);
    }
}

#[test]
fn what_stands_after_two_dashes_asks_for_no_json() {
    let place = Place::new().unwrap();
    let ended = place.cli(&["--lang", "en", "offers", "--", "--json"]).unwrap();
    assert_eq!(ended.code, Some(2));
    assert!(ended.printed.is_empty(), "{}", ended.printed);
    assert!(
        ended.complained.contains("“--json” is not expected here."),
        "{}",
        ended.complained
    );
    let ended = place.cli(&["--lang", "en", "offers", "--json", "--", "a"]).unwrap();
    assert_eq!(ended.json().unwrap()["error"]["code"], "wrong_usage");
}
