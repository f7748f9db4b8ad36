//! The archive without a window: filters, documents, exports in every format, and folders that cannot take them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::common::{answer, list};
use packdesk_tests::{Ended, Place};
use serde_json::Value;

fn with_invoices(count: &str) -> Place {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--invoices", count]);
    place
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

fn assert_whole_pdf(path: &Path) {
    let bytes = fs::read(path).unwrap();
    assert!(
        bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
        "{}",
        path.display()
    );
}

fn export(place: &Place, arguments: &[&str]) -> Ended {
    let folder = place.folder().join("out");
    let mut all = vec!["--json", "invoices", "export", "--dir", folder.to_str().unwrap()];
    all.extend(arguments);
    place.cli(&all).unwrap()
}

#[test]
fn the_list_takes_every_filter_and_sorts() {
    let place = with_invoices("200");
    let all = answer(&place, &["invoices"]);
    let all = list(&all);
    assert!(all.len() > 200);
    let amount = |row: &Value| row["total"]["amount"].as_str().unwrap().parse::<f64>().unwrap();
    type Matches<'a> = &'a dyn Fn(&Value) -> bool;
    let cases: [(&[&str], Matches<'_>); 6] = [
        (&["--status", "paid"], &|row| row["status"] == "paid"),
        (&["--currency", "EUR"], &|row| row["total"]["currency"] == "EUR"),
        (&["--offer", "action-pack"], &|row| row["offer"] == "action-pack"),
        (&["--min", "500", "--max", "1500"], &|row| {
            (500.0..=1500.0).contains(&amount(row))
        }),
        (&["--from", "2019-01-01", "--to", "2019-12-31"], &|row| {
            row["date"].as_str().unwrap().starts_with("2019")
        }),
        (&["--offline", "record"], &|row| row["offline_state"] == "record"),
    ];
    for (filter, matches) in cases {
        let arguments: Vec<&str> = ["invoices"].iter().chain(filter).copied().collect();
        let found = answer(&place, &arguments);
        let numbers = |rows: &[&Value]| rows.iter().map(|row| row["number"].clone()).collect::<Vec<_>>();
        let expected: Vec<&Value> = all.iter().filter(|row| matches(row)).collect();
        assert!(!expected.is_empty(), "{filter:?}");
        assert_eq!(
            numbers(&list(&found).iter().collect::<Vec<_>>()),
            numbers(&expected),
            "{filter:?}"
        );
    }
    let cheapest = answer(&place, &["invoices", "--sort", "-amount", "--limit", "5"]);
    let amounts: Vec<f64> = list(&cheapest).iter().map(amount).collect();
    assert!(amounts.len() == 5 && amounts.is_sorted());
    for wrong in [
        ["--status", "lost"],
        ["--sort", "colour"],
        ["--min", "much"],
        ["--from", "June"],
        ["--lang", "both"],
    ] {
        let ended = place.cli(&["--json", "invoices", wrong[0], wrong[1]]).unwrap();
        assert_eq!(ended.code, Some(2), "{wrong:?}");
        assert!(!ended.json().unwrap()["error"]["todo"].as_str().unwrap().is_empty());
    }
}

#[test]
fn every_format_is_written_and_told_in_one_report() {
    let place = with_invoices("20");
    let ended = export(
        &place,
        &[
            "--format",
            "pdf,zip,csv,xlsx,json,xml",
            "--lang",
            "both",
            "--offer",
            "action-pack",
        ],
    );
    let report = ended.json().unwrap();
    assert_eq!(ended.code, Some(0), "{report}");
    assert!(
        ended
            .complained
            .contains(&format!("of {} invoices", report["invoices"]))
    );
    let folder = place.folder().join("out");
    let written = names(&folder);
    assert_eq!(report["written"], written.len());
    let count = report["invoices"].as_u64().unwrap() as usize;
    let ending = |ending: &str| written.iter().filter(|name| name.ends_with(ending)).collect::<Vec<_>>();
    assert_eq!((ending(".pdf").len(), ending(".xml").len()), (count, count));
    let read = |ending_of: &str| fs::read(folder.join(ending(ending_of)[0])).unwrap();

    let table = read(".csv");
    assert!(table.starts_with(b"\xEF\xBB\xBF"), "Excel needs the mark");
    let table = String::from_utf8(table[3..].to_vec()).unwrap();
    assert_eq!(table.lines().count(), count + 1);
    assert!(table.starts_with("Account 帳戶,Number 發票編號"), "{table}");
    let document: Value = serde_json::from_slice(&read(".json")).unwrap();
    let numbers: Vec<&str> = list(&document)
        .iter()
        .map(|invoice| invoice["number"].as_str().unwrap())
        .collect();
    for number in &numbers {
        assert!(table.contains(number) && ending(".pdf").iter().any(|name| name.contains(number)));
    }
    assert_eq!(numbers.len(), count);
    // The PDFs in the ZIP are stored as they are, so each file's bytes stand in it.
    let packed = read(".zip");
    let first = fs::read(folder.join(ending(".pdf")[0])).unwrap();
    assert!(packed.windows(first.len()).any(|part| part == first));
    assert!(read(".xlsx").starts_with(b"PK"));
    for name in ending(".pdf") {
        assert_whole_pdf(&folder.join(name));
    }
    for name in ending(".xml") {
        assert!(
            fs::read_to_string(folder.join(name))
                .unwrap()
                .contains("urn:cen.eu:en16931:2017")
        );
    }

    let again = export(&place, &["--format", "csv", "--offer", "action-pack"]);
    assert_eq!(again.code, Some(3));
    assert_eq!(again.json().unwrap()["error"]["code"], "files_exist");
    let kept = export(
        &place,
        &["--format", "csv", "--existing", "keep-both", "--offer", "action-pack"],
    );
    assert_eq!(kept.code, Some(0));
    assert_eq!(names(&folder).len(), written.len() + 1);
    let two = export(
        &place,
        &["--format", "csv", "--existing", "replace", numbers[0], numbers[1]],
    );
    assert_eq!((two.code, &two.json().unwrap()["invoices"]), (Some(0), &Value::from(2)));
}

#[test]
fn one_invoice_is_written_in_each_language() {
    let place = Place::new().unwrap();
    let invoices = answer(&place, &["invoices", "--limit", "1"]);
    let number = list(&invoices)[0]["number"].as_str().unwrap();
    let mut hashes = BTreeSet::new();
    for language in ["en", "zh-TW", "both"] {
        let out = place.folder().join(format!("{language}.pdf"));
        let saved = answer(
            &place,
            &[
                "invoice",
                "pdf",
                number,
                "--out",
                out.to_str().unwrap(),
                "--lang",
                language,
            ],
        );
        assert_eq!(
            (&saved["number"], &saved["document"]),
            (&Value::from(number), &Value::from(language))
        );
        assert_eq!(saved["bytes"], fs::metadata(&out).unwrap().len());
        assert_whole_pdf(&out);
        hashes.insert(saved["sha256"].as_str().unwrap().to_owned());
    }
    assert_eq!(hashes.len(), 3);
    let out = place.folder().join("original.pdf");
    let ended = place
        .cli(&[
            "--json",
            "invoice",
            "pdf",
            number,
            "--out",
            out.to_str().unwrap(),
            "--original",
        ])
        .unwrap();
    assert_eq!(ended.json().unwrap()["error"]["code"], "no_original");
    assert!(!out.exists());
}

#[test]
fn verify_spending_and_checks_answer() {
    let place = with_invoices("3000");
    let verified = answer(&place, &["invoices", "verify"]);
    assert_eq!(
        (&verified["intact"], &verified["changed"]),
        (&Value::from(true), &Value::Array(Vec::new()))
    );
    assert!(verified["checked"].as_u64().unwrap() > 3000);
    let spending = answer(&place, &["invoices", "spending"]);
    assert_eq!(spending["currencies"][0]["currency"], "EUR");

    let checks = answer(&place, &["invoices", "checks"]);
    let twice = list(&checks)
        .iter()
        .find(|check| check["check"] == "charged_twice")
        .expect("of thousands of past invoices some charge again what was charged");
    let id = twice["id"].as_str().unwrap();
    let settled = answer(&place, &["invoices", "checks", "--settle", id, "--note", "paid back"]);
    let settled = list(&settled).iter().find(|check| check["id"] == id).unwrap();
    assert!(settled["settled_label"].as_str().unwrap().contains("paid back"));
    let open = answer(&place, &["invoices", "checks"]);
    assert!(list(&open).iter().all(|check| check["id"] != id));
    let reopened = answer(&place, &["invoices", "checks", "--reopen", id]);
    assert_eq!(reopened, checks);
    let unknown = place.cli(&["--json", "invoices", "checks", "--settle", "no"]).unwrap();
    assert_eq!(
        (unknown.code, &unknown.json().unwrap()["error"]["code"]),
        (Some(1), &Value::from("check_not_found"))
    );
}

/// A script that runs in a name space of its own, where it may mount a small or read-only file system.
#[cfg(target_os = "linux")]
fn in_mounted_folder(place: &Place, options: &str, formats: &str) -> Option<Ended> {
    let folder = place.folder().join("mounted");
    fs::create_dir_all(&folder).unwrap();
    let cli = place.cli_command::<&str>(&[]).unwrap();
    let script = format!(
        "mount -t tmpfs -o {options} tmpfs '{folder}' || exit 99\n\
         '{program}' --json invoices export --dir '{folder}' --format {formats} --existing skip\n\
         code=$?; ls -A1 '{folder}' | sed 's/^/LEFT /' >&2; exit $code",
        folder = folder.display(),
        program = cli.get_program().display(),
    );
    let output = std::process::Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", &script])
        .envs(place.environment())
        .output();
    let Some(output) = output
        .ok()
        .filter(|output| output.status.code() != Some(99) && !output.stdout.is_empty())
    else {
        eprintln!("NOT TESTED: this system lets no test mount a file system of its own");
        return None;
    };
    Some(Ended {
        code: output.status.code(),
        printed: String::from_utf8(output.stdout).unwrap(),
        complained: String::from_utf8(output.stderr).unwrap(),
    })
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_gets_full_is_named_and_holds_whole_files_only() {
    let place = with_invoices("30");
    let Some(ended) = in_mounted_folder(&place, "size=600k", "pdf,zip,csv,xlsx,json") else {
        return;
    };
    let report = ended.json().unwrap();
    assert_eq!(ended.code, Some(1), "{report}");
    let failed = list(&report["failed"]);
    let written = report["written"].as_u64().unwrap();
    assert!(written > 0 && !failed.is_empty(), "{report}");
    assert_eq!(written + failed.len() as u64, report["invoices"].as_u64().unwrap() + 4);
    assert!(failed.iter().all(|item| item["code"] == "folder_full"), "{report}");
    let left: BTreeSet<&str> = ended
        .complained
        .lines()
        .filter_map(|line| line.strip_prefix("LEFT "))
        .collect();
    let files: BTreeSet<&str> = list(&report["files"])
        .iter()
        .map(|file| file.as_str().unwrap())
        .collect();
    assert_eq!(left, files);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_written_is_named_before_anything_begins() {
    let place = with_invoices("5");
    let Some(ended) = in_mounted_folder(&place, "ro", "pdf") else {
        return;
    };
    let answer = ended.json().unwrap();
    assert_eq!(
        (ended.code, &answer["error"]["code"]),
        (Some(1), &Value::from("folder_read_only"))
    );
    assert!(answer["error"]["message"].as_str().unwrap().contains("mounted"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_an_export_with_whole_files_and_a_report() {
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};

    let place = with_invoices("2000");
    let folder = place.folder().join("out");
    let mut exporting = place
        .cli_command(&[
            "--json",
            "invoices",
            "export",
            "--dir",
            folder.to_str().unwrap(),
            "--format",
            "pdf,zip",
        ])
        .unwrap()
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(exporting.stderr.take().unwrap());
    let mut first = String::new();
    told.read_line(&mut first).unwrap();
    assert!(first.contains("invoices"), "{first}");
    let interrupted = Command::new("kill")
        .args(["-INT", &exporting.id().to_string()])
        .status()
        .unwrap();
    assert!(interrupted.success());
    let mut rest = String::new();
    told.read_to_string(&mut rest).unwrap();
    let ended = exporting.wait_with_output().unwrap();
    let report: Value = serde_json::from_slice(&ended.stdout).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{report}");
    assert_eq!(report["cancelled"], true);
    let written = names(&folder);
    assert_eq!(report["written"], written.len());
    for name in &written {
        assert!(name.ends_with(".pdf"), "{name}");
        assert_whole_pdf(&folder.join(name));
    }
}
