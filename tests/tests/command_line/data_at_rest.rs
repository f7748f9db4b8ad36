//! What lies on the disk shows nothing to somebody without the key.

use std::fs;
use std::path::Path;

use crate::common::answer;
use packdesk_tests::Place;

pub fn each_file(folder: &Path, look: &mut dyn FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, look);
        } else {
            look(&path, &fs::read(&path).unwrap());
        }
    }
}

fn contains(content: &[u8], wanted: &[u8]) -> bool {
    content.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn no_file_shows_a_header_or_a_word_of_an_invoice() {
    let place = Place::new().unwrap();
    let order = answer(
        &place,
        &["renew", "action-pack", "--card", "tok_visa", "--po", "PO-SECRET-1"],
    );
    let number = order["invoice"].as_str().unwrap();
    let words: Vec<Vec<u8>> = [
        "SQLite format 3",
        number,
        "PO-SECRET-1",
        "Lindqvist",
        "Fitzwilliam",
        "Action Pack",
        "516.60",
    ]
    .iter()
    .flat_map(|word| {
        [
            word.as_bytes().to_vec(),
            word.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ]
    })
    .collect();
    let mut databases = 0;
    each_file(&place.data(), &mut |path, content| {
        databases += usize::from(path.extension().is_some_and(|extension| extension == "db"));
        for word in &words {
            assert!(
                !contains(content, word),
                "{} shows {:?}",
                path.display(),
                String::from_utf8_lossy(word)
            );
        }
    });
    assert!(databases >= 3, "{databases} databases");
}

#[cfg(unix)]
#[test]
fn every_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    // Whoever starts the program may let new files be readable for everybody.
    rustix::process::umask(rustix::fs::Mode::empty());
    let place = Place::new().unwrap();
    answer(&place, &["renew", "action-pack", "--card", "tok_visa"]);
    let folder = fs::metadata(place.data()).unwrap().permissions().mode() & 0o077;
    assert_eq!(folder, 0, "the data folder can be entered by others");
    each_file(&place.data(), &mut |path, _| {
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o077;
        assert_eq!(mode, 0, "{} can be read by others", path.display());
    });
    let key = fs::metadata(place.key()).unwrap().permissions().mode() & 0o077;
    assert_eq!(key, 0, "the key file can be read by others");
}
