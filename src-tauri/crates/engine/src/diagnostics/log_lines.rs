use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use data_folder::DataFolder;

/// So much of the end of each log is looked at.
const LONGEST_BYTES: u64 = 256 * 1024;
/// The time stands before the target.
const LONGEST_HEAD_BYTES: usize = 64;

/// What Packdesk wrote to its logs, oldest first. Lines of libraries and of older versions, which may hold anything, are
/// left out.
pub(super) fn log_lines(folder: &DataFolder) -> String {
    let mut files: Vec<PathBuf> = fs::read_dir(folder.logs())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "log"))
        .collect();
    files.sort_by_key(|path| fs::metadata(path).and_then(|file| file.modified()).ok());
    let mut lines = String::new();
    for file in files {
        for line in end_of(&file).lines().filter(|line| is_ours(line)) {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    lines
}

fn end_of(path: &Path) -> String {
    let read = || {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(LONGEST_BYTES)))?;
        let mut bytes = Vec::new();
        file.take(LONGEST_BYTES).read_to_end(&mut bytes)?;
        Ok::<_, std::io::Error>(bytes)
    };
    read().map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// `[packdesk-event][WARN] what happened`: nothing but the time may stand before the target.
fn is_ours(line: &str) -> bool {
    let mark = format!("[{}][", event_log::TARGET);
    let Some(at) = line.find(&mark).filter(|at| *at <= LONGEST_HEAD_BYTES) else {
        return false;
    };
    let head = &line[..at];
    head.chars()
        .all(|letter| letter.is_ascii_digit() || "[]-:".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_written_by_its_type_is_sent() {
        let ours = "[2026-11-28][11:50:33][packdesk-event][WARN] the cache is damaged and made anew";
        assert!(is_ours(ours));
        for other in [
            "[2026-11-28][11:50:33][engine::orders][WARN] the invoice T0001 of Northwind",
            "[2026-11-28][11:50:33][wry][WARN] said [packdesk-event][WARN] something",
            "Northwind [packdesk-event][WARN] x",
            "",
        ] {
            assert!(!is_ours(other), "{other}");
        }
        let computer = tempfile::tempdir().unwrap();
        let folder = DataFolder::at(computer.path());
        fs::create_dir(folder.logs()).unwrap();
        fs::write(
            folder.logs().join("packdesk.log"),
            format!("[2026-11-27][09:00:00][packdesk][WARN] order of Northwind\n{ours}\n"),
        )
        .unwrap();
        assert_eq!(log_lines(&folder), format!("{ours}\n"));
    }
}
