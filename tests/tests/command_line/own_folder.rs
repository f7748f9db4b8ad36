//! Nothing that a person has written goes among the program's own files, whichever command writes it.

use std::fs;
use std::path::Path;

use packdesk_tests::Place;

use crate::common::{CONTACT, answer, refused};

/// Every file of the data folder with its bytes, but for those of locks and notes that come and go.
fn kept(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    crate::data_at_rest::each_file(folder, &mut |path, content| {
        let name = path.strip_prefix(folder).unwrap().display().to_string();
        if !name.ends_with(".lock") && !name.ends_with("-shm") && !name.ends_with("-wal") {
            found.push((name, content.to_vec()));
        }
    });
    found.sort();
    found
}

#[test]
fn no_command_writes_into_the_data_folder() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    let number = answer(&place, &["invoices"])[0]["number"].as_str().unwrap().to_owned();
    let order = answer(&place, &[&["renew", "action-pack"], &CONTACT[..]].concat());
    let order = order["order"].as_str().unwrap().to_owned();
    let proof = place.folder().join("proof.pdf");
    fs::write(&proof, "%PDF-1.7\nThe bank confirms the transfer.\n%%EOF\n").unwrap();
    answer(&place, &["order", "proof", &order, proof.to_str().unwrap()]);
    answer(&place, &["orders"]);
    let before = kept(&place.data());

    let data = place.data();
    let mut targets = vec![data.join("ledger.db"), data.join("new"), data.join("backups/new")];
    #[cfg(unix)]
    {
        let link = place.folder().join("link");
        std::os::unix::fs::symlink(data.join("ledger.db"), &link).unwrap();
        targets.push(link);
    }
    for target in &targets {
        let target = target.to_str().unwrap();
        for command in [
            &["invoice", "pdf", &number, "--out", target][..],
            &["order", "proof-file", &order, "--out", target],
            &["diagnostics", "--out", target],
            &["term", "template", "--out", target],
            &["key", "export", target],
        ] {
            assert_eq!(refused(&place, command, 3), "path_in_data_folder", "{command:?}");
        }
    }
    for target in [data.clone(), data.join("new")] {
        let target = target.to_str().unwrap();
        for command in [
            &["invoices", "export", "--dir", target][..],
            &["recover", "export", "--dir", target],
        ] {
            assert_eq!(refused(&place, command, 3), "path_in_data_folder", "{command:?}");
        }
    }
    assert!(kept(&data) == before, "a file was changed");
    fs::write(place.key(), "another key").unwrap();
    let target = data.join("ledger.db");
    let told = refused(&place, &["diagnostics", "--out", target.to_str().unwrap()], 3);
    assert_eq!(told, "path_in_data_folder", "of closed data");
    assert!(kept(&data) == before, "a file was changed");
}
