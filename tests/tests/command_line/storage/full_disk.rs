//! A disk without room is told as one at every write, and what is stored is read all the same.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use packdesk_tests::{Ended, Place, program};

use super::{assert_books_agree, contents, error, put_back};
use crate::common::{answer, list, run};

/// A small disk of its own over the data folder, taken away when dropped.
pub(super) struct Mounted(PathBuf);

impl Mounted {
    /// `None`, which says so, where this user may not mount.
    pub fn over(place: &Place, options: &str) -> Option<Self> {
        fs::create_dir_all(place.data()).unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", options, "none"])
            .arg(place.data())
            .output();
        if mounted.as_ref().is_ok_and(|output| output.status.success()) {
            return Some(Self(place.data()));
        }
        eprintln!("skipped: no small disk can be mounted here ({mounted:?})");
        None
    }

    pub fn read_only(&self) {
        let done = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(&self.0)
            .status()
            .unwrap();
        assert!(done.success());
    }

    /// Fills the disk but for some bytes.
    fn fill(&self, but: u64) {
        let filler = self.0.join("filler");
        let mut file = fs::File::create(&filler).unwrap();
        let page = [7; 4096];
        while std::io::Write::write_all(&mut file, &page).is_ok() {}
        let length = file.metadata().unwrap().len();
        file.set_len(length.saturating_sub(but)).unwrap();
    }

    fn empty(&self) {
        fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

const READING: [&[&str]; 6] = [
    &["orders"],
    &["offers"],
    &["invoices"],
    &["why", "action-pack"],
    &["requests"],
    &["--account", "sample", "profile"],
];

const RENEW: [&str; 4] = ["renew", "action-pack", "--card", "tok_visa"];

/// Runs packdesk-cli where no file may be written beyond this many bytes: every write says that there is no room.
fn limited(place: &Place, blocks: u32, arguments: &[&str]) -> Ended {
    let output = Command::new("sh")
        .args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")])
        .arg(program("packdesk-cli").unwrap())
        .arg("--json")
        .args(arguments)
        .envs(place.environment())
        .current_dir(place.folder())
        .output()
        .unwrap();
    let ended = Ended {
        code: output.status.code(),
        printed: String::from_utf8_lossy(&output.stdout).into_owned(),
        complained: String::from_utf8_lossy(&output.stderr).into_owned(),
    };
    assert!(
        !ended.complained.contains("panicked"),
        "{arguments:?}: {}",
        ended.complained
    );
    ended
}

#[test]
fn what_is_stored_is_read_where_nothing_can_be_written() {
    let place = Place::new().unwrap();
    answer(&place, &RENEW);
    let whole = contents(&place.data());
    for journal in [false, true] {
        put_back(&place, &whole);
        if journal {
            super::ended_at(&place, "reset-begun", &["sample", "reset"]);
            // What was intended is finished when there is room again.
        }
        for reading in READING {
            let ended = limited(&place, 0, reading);
            assert_eq!(
                ended.code,
                Some(0),
                "{reading:?}: {}{}",
                ended.printed,
                ended.complained
            );
        }
        let orders = limited(&place, 0, &["orders"]).json().unwrap();
        assert_eq!(list(&orders).len(), 1, "{orders}");
        for writing in [&["sample", "reset"][..], &["request", "note", "1", "text"]] {
            let ended = limited(&place, 0, writing);
            assert_ne!(ended.code, Some(0), "{writing:?}");
            if writing[0] == "sample" {
                assert_eq!(error(&ended)["code"], "disk_full", "{}", ended.complained);
                assert_eq!(ended.code, Some(6));
            }
        }
        answer(&place, &["orders"]);
        assert_books_agree(&place, "with room again");
    }
}

#[test]
fn an_order_is_refused_where_it_cannot_be_written_down() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let ended = limited(&place, 0, &RENEW);
    assert_eq!(
        error(&ended)["code"],
        "disk_full",
        "{}{}",
        ended.printed,
        ended.complained
    );
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
    answer(&place, &RENEW);
    assert_books_agree(&place, "with room again");
}

/// How much room is left, in pages: less than what is needed for the index of a journal (8), for a change, for a backup.
const ROOM: [u64; 16] = [0, 1, 2, 4, 7, 8, 9, 12, 16, 17, 20, 24, 26, 32, 64, 200];

#[test]
fn a_disk_that_fills_up_at_any_write_loses_nothing_and_is_told() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let files = contents(&place.data());
    let Some(disk) = Mounted::over(&place, "size=8m") else {
        return;
    };
    for command in [&RENEW[..], &["sample", "reset"]] {
        for pages in ROOM {
            put_back(&place, &files);
            disk.fill(pages * 4096);
            let when = format!("{command:?} with {pages} pages");
            let ended = run(&place, command);
            if ended.code != Some(0) {
                let code = error(&ended)["code"].as_str().unwrap().to_owned();
                // The sample's own file has no room either: then its Partner Center is what is in trouble.
                let is_told = matches!(
                    code.as_str(),
                    "disk_full" | "server_trouble" | "outcome_unknown" | "change_unknown"
                );
                assert!(is_told, "{when}: {} {}", ended.printed, ended.complained);
            }
            for reading in READING {
                let read = run(&place, reading);
                assert_eq!(
                    read.code,
                    Some(0),
                    "{when}, {reading:?}: {}{}",
                    read.printed,
                    read.complained
                );
            }
            disk.empty();
            answer(&place, &["orders"]);
            answer(&place, &["sync"]);
            assert_books_agree(&place, &when);
        }
    }
}
