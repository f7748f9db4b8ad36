//! Where documents are written: whole files, or into what is none; and nothing is left by whoever is ended meanwhile.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::common::{answer, refused, run};
use packdesk_tests::Place;
use rustix::process::{Pid, Signal, kill_process};

fn number(place: &Place) -> String {
    answer(place, &["invoices"])[0]["number"].as_str().unwrap().to_owned()
}

fn is_whole(pdf: &[u8]) -> bool {
    pdf.starts_with(b"%PDF-") && pdf.trim_ascii_end().ends_with(b"%%EOF")
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_document_goes_to_standard_output_alone_and_what_is_told_of_it_beside_it() {
    let place = Place::new().unwrap();
    let number = number(&place);
    let before = names(place.folder());
    for out in ["-", "/dev/stdout"] {
        let output = place
            .cli_command(&["invoice", "pdf", &number, "--out", out])
            .unwrap()
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(is_whole(&output.stdout), "{out}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("Saved"), "{out}");
    }
    assert_eq!(
        refused(&place, &["invoice", "pdf", &number, "--out", "-"], 2),
        "wrong_usage"
    );
    assert_eq!(refused(&place, &["invoices", "export", "--dir", "-"], 2), "wrong_usage");
    assert_eq!(names(place.folder()), before);
}

#[test]
fn what_is_no_regular_file_is_written_into_and_a_link_stays_a_link() {
    let place = Place::new().unwrap();
    let number = number(&place);
    let folder = place.folder();
    let save = |out: &Path| run(&place, &["invoice", "pdf", &number, "--out", out.to_str().unwrap()]);

    let pipe = folder.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let reading = {
        let pipe = pipe.clone();
        std::thread::spawn(move || fs::read(pipe).unwrap())
    };
    assert_eq!(save(&pipe).code, Some(0));
    assert!(is_whole(&reading.join().unwrap()));
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());

    let full = folder.join("full");
    symlink("/dev/full", &full).unwrap();
    let ended = save(&full);
    assert_eq!(
        (ended.code, ended.json().unwrap()["error"]["code"].as_str()),
        (Some(1), Some("folder_full"))
    );
    assert!(fs::metadata(&full).unwrap().file_type().is_char_device());

    let (kept, link) = (folder.join("kept.pdf"), folder.join("link.pdf"));
    fs::write(&kept, "an older one").unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("kept.pdf", &link).unwrap();
    assert_eq!(save(&link).code, Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(is_whole(&fs::read(&kept).unwrap()));
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o640);

    let dangling = folder.join("dangling.pdf");
    symlink("made.pdf", &dangling).unwrap();
    assert_eq!(save(&dangling).code, Some(0));
    assert!(is_whole(&fs::read(folder.join("made.pdf")).unwrap()));
    symlink("circle", folder.join("circle")).unwrap();
    assert_eq!(save(&folder.join("circle")).code, Some(1));
    assert!(names(folder).iter().all(|name| !name.ends_with(".part")));
}

/// An export that has told how far it is, so that it is in the middle of its work.
fn exporting(place: &Place, folder: &Path) -> (Child, BufReader<std::process::ChildStderr>) {
    let mut command = place
        .cli_command(&[
            "--json",
            "invoices",
            "export",
            "--dir",
            folder.to_str().unwrap(),
            "--format",
            "pdf,csv,zip",
        ])
        .unwrap();
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    told.read_line(&mut line).unwrap();
    assert!(line.contains("of"), "{line}");
    (child, told)
}

fn send(child: &Child, signal: Signal) {
    kill_process(Pid::from_child(child), signal).unwrap();
}

#[test]
fn whoever_asks_an_export_to_end_gets_whole_files_and_a_report() {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--invoices", "1000"]);
    for (name, signal) in [("term", Signal::TERM), ("hup", Signal::HUP), ("int", Signal::INT)] {
        let folder = place.folder().join(name);
        let (child, mut told) = exporting(&place, &folder);
        send(&child, signal);
        std::io::copy(&mut told, &mut std::io::sink()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}: {:?}", output.status);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(report["cancelled"], true);
        let names = names(&folder);
        assert_eq!(report["written"], names.len(), "{name}");
        for file in names {
            assert!(is_whole(&fs::read(folder.join(&file)).unwrap()), "{name}: {file}");
        }
        assert!(left_in(&place).is_empty());
    }
}

/// What notes that somebody is writing elsewhere.
fn left_in(place: &Place) -> Vec<String> {
    let is_note = |name: &String| name.starts_with("writing-");
    names(&place.data()).into_iter().filter(is_note).collect()
}

#[test]
fn what_a_killed_export_left_is_its_owners_alone_and_goes_at_the_next_start() {
    let place = Place::new().unwrap();
    answer(&place, &["sample", "reset", "--invoices", "1000"]);
    let folder = place.folder().join("out");
    let (mut child, mut told) = exporting(&place, &folder);
    child.kill().unwrap();
    child.wait().unwrap();
    told.read_to_end(&mut Vec::new()).unwrap();
    let parts = || {
        names(&folder)
            .into_iter()
            .filter(|name| name.ends_with(".part"))
            .collect::<Vec<_>>()
    };
    // The table and the archive of all were being written from the first invoice on.
    assert!(parts().len() >= 2, "{:?}", names(&folder));
    assert_eq!(left_in(&place).len(), 1);
    for part in parts() {
        let mode = fs::metadata(folder.join(&part)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{part}");
    }
    answer(&place, &["offers"]);
    assert!(parts().is_empty(), "{:?}", parts());
    assert!(left_in(&place).is_empty());
}
