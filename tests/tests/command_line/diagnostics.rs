//! The file that is sent to somebody who helps: it says how things stand, and nothing of what they hold.

use std::fs;

use packdesk_tests::Place;

use crate::common::{answer, refused, run};

/// What a person typed or owns. None of it may be read anywhere but on the screen.
const PLANTED: [&str; 9] = [
    "Plantedname",
    "planted.mail@example.org",
    "0871234567",
    "PO-PLANTED-77",
    "Planted reason for the note",
    "tok_planted_2c7e90",
    "planted-key-file-88aa",
    "Planted Harbour Row",
    "Plantedquery",
];

fn entry<'a>(bundle: &'a [u8], name: &str) -> &'a str {
    // Stored as they are, so that whoever sends it can read it with anything.
    let text = bundle.windows(name.len()).position(|window| window == name.as_bytes());
    let from = text.unwrap_or_else(|| panic!("{name} is not in it"));
    std::str::from_utf8(&bundle[from + name.len()..])
        .unwrap_or_else(|error| std::str::from_utf8(&bundle[from + name.len()..][..error.valid_up_to()]).unwrap())
}

#[test]
fn nothing_that_was_typed_or_is_stored_is_in_the_diagnostics_the_log_or_the_folder() {
    let place = Place::new().unwrap();
    fs::write(place.key(), "planted-key-file-88aa").unwrap();
    run(
        &place,
        &[
            "profile",
            "set",
            "--attention",
            "Plantedname",
            "--address-line1",
            "Planted Harbour Row",
        ],
    );
    answer(&place, &["sample", "today", "2021-07-01"]);
    refused(&place, &["renew", "action-pack", "--card", "tok_planted_2c7e90"], 3);
    let order = answer(
        &place,
        &["renew", "action-pack", "--card", "tok_visa", "--po", "PO-PLANTED-77"],
    );
    run(
        &place,
        &[
            "buy",
            "learning-action-pack",
            "--contact-name",
            "Plantedname",
            "--phone",
            "0871234567",
            "--email",
            "planted.mail@example.org",
        ],
    );
    run(
        &place,
        &["cancel", "action-pack", "--reason", "Planted reason for the note"],
    );
    run(&place, &["invoices", "--query", "Plantedquery"]);
    refused(&place, &["order", "show", "Plantedname"], 1);

    let out = place.folder().join("sent.zip");
    let saved = answer(&place, &["diagnostics", "--out", out.to_str().unwrap()]);
    assert!(saved["note"].as_str().unwrap().contains("no name"), "{saved}");
    let bundle = fs::read(&out).unwrap();
    let facts = entry(&bundle, "diagnostics.txt");
    for told in [
        "packdesk: ",
        "key: key_file",
        "orders: ",
        "schema of the ledger: ",
        "\nledger: ",
    ] {
        assert!(facts.contains(told), "{told} is not in\n{facts}");
    }
    let mut secrets: Vec<String> = PLANTED.map(str::to_owned).into();
    let stored = ["invoice", "order"].map(|field| order[field].as_str().unwrap().to_owned());
    secrets.extend(stored);
    secrets.extend(["Lindqvist", "4512880", "Aoife", "516.6", "IE 8256796 U"].map(str::to_owned));
    secrets.push(place.folder().to_str().unwrap().to_owned());
    for secret in &secrets {
        let found = bundle.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "{secret} is in the diagnostics");
    }
    let mut looked_at = 0;
    crate::data_at_rest::each_file(&place.data(), &mut |path, content| {
        looked_at += 1;
        for secret in &secrets {
            let found = content.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} is in {}", path.display());
        }
    });
    assert!(looked_at > 4, "{looked_at} files");
}

#[test]
fn they_are_written_where_the_data_cannot_be_opened_and_say_why() {
    let place = Place::new().unwrap();
    answer(&place, &["sync"]);
    fs::write(place.key(), "another key").unwrap();
    refused(&place, &["orders"], 6);
    let out = place.folder().join("sent.zip");
    answer(&place, &["diagnostics", "--out", out.to_str().unwrap()]);
    let bundle = fs::read(&out).unwrap();
    let facts = entry(&bundle, "diagnostics.txt");
    assert!(
        facts.contains("data: wrong_key") && facts.contains("ledger: "),
        "{facts}"
    );
}
