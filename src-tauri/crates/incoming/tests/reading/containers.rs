use std::fs;
use std::io::{Cursor, Write};

use incoming::{Input, Limits};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::fixtures::folder;
use crate::support::{bytes, code, read, read_within};

const TABLE: &[u8] = b"number,date,currency,total\nA1,2026-03-14,EUR,1.00\n";

pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn pdf() -> Vec<u8> {
    fs::read(folder().join("invoices/en-00-reportlab.pdf")).unwrap()
}

fn message(subject: &str, parts: &[String]) -> String {
    let mut text = format!(
        "From: a@example.com\r\nTo: b@example.com\r\nSubject: {subject}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{subject}\"\r\n\r\n--{subject}\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
    );
    for part in parts {
        text.push_str(&format!("--{subject}\r\n{part}\r\n"));
    }
    text + &format!("--{subject}--\r\n")
}

fn attached(name: &str, content: &[u8]) -> String {
    let encoded: String = BASE64.encode(content);
    format!(
        "Content-Type: application/octet-stream; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{encoded}"
    )
}

struct Base64;
const BASE64: Base64 = Base64;

impl Base64 {
    fn encode(&self, bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for (index, chunk) in bytes.chunks(3).enumerate() {
            let number = (0..3).fold(0_usize, |number, at| {
                number << 8 | usize::from(chunk.get(at).copied().unwrap_or(0))
            });
            for at in 0..4 {
                let letter = LETTERS[number >> (18 - 6 * at) & 63];
                text.push(if at > chunk.len() { '=' } else { char::from(letter) });
            }
            if index % 19 == 18 {
                text.push_str("\r\n");
            }
        }
        text
    }
}

#[test]
fn an_archive_within_an_archive_is_read_and_its_way_is_told() {
    let inner = archive(&[("table.csv", TABLE), ("picture.pdf", b"\x89PNG\r\n\x1a\n")]);
    let outer = archive(&[
        ("2026/inner.bin", &inner),
        ("invoice", &pdf()),
        ("__MACOSX/x", b"y"),
        ("empty", b""),
    ]);
    let told = read([bytes("all.zip", outer)]);
    assert_eq!(told.numbers(), ["A1", "T000001023"]);
    assert_eq!(
        told.proposals[0].source.to_string(),
        "all.zip › 2026/inner.bin › table.csv › 2"
    );
    assert_eq!(
        told.codes(),
        [
            ("all.zip › 2026/inner.bin › picture.pdf".to_owned(), "image"),
            ("all.zip › empty".to_owned(), "empty"),
        ]
    );
}

#[test]
fn archives_go_as_deep_as_allowed() {
    let mut nested = archive(&[("t.csv", TABLE)]);
    for _ in 0..2 {
        nested = archive(&[("a.zip", &nested)]);
    }
    assert_eq!(read([bytes("a", nested.clone())]).numbers(), ["A1"]);
    assert_eq!(code(archive(&[("a.zip", &nested)])), "too_deep");
    assert_eq!(code(archive(&[])), "nothing_inside");
}

#[test]
fn a_bomb_is_refused_and_what_is_beside_it_is_kept() {
    let zeros = vec![b'0'; 40 << 20];
    let bomb = archive(&[("bomb", &zeros), ("t.csv", TABLE)]);
    let told = read([bytes("a", bomb)]);
    assert_eq!(
        (told.numbers(), told.codes()),
        (vec!["A1"], vec![("a › bomb".to_owned(), "unpacks_too_large")])
    );
    let limits = Limits {
        files: 2,
        ..Limits::default()
    };
    let many = archive(&[("1", b""), ("2", b""), ("3", b"")]);
    let told = read_within([bytes("a", many)], &limits);
    let codes: Vec<&str> = told.refusals.iter().map(|refusal| refusal.code.id()).collect();
    assert_eq!(codes, ["empty", "empty", "too_many"]);
}

#[test]
fn attachments_of_a_message_and_of_those_attached_to_it_are_read() {
    let inner = message("inner", &[attached("invoice.pdf", &pdf())]);
    let nested = format!("Content-Type: message/rfc822\r\n\r\n{inner}");
    let logo = "Content-Type: image/png\r\nContent-ID: <logo>\r\nContent-Disposition: inline\r\n\r\nx".to_owned();
    let outer = message(
        "outer",
        &[nested, attached("t.csv", TABLE), attached("scan.pdf", b"\x89PNG"), logo],
    );
    let told = read([bytes("mail", outer)]);
    assert_eq!(told.numbers(), ["T000001023", "A1"], "{told:?}");
    assert_eq!(told.proposals[0].source.to_string(), "mail › inner › invoice.pdf");
    assert_eq!(told.codes(), [("mail › scan.pdf".to_owned(), "image")]);
    assert_eq!(code(message("bare", &[])), "nothing_inside");
}

#[test]
fn messages_within_messages_end_at_the_limit() {
    let mut nested = message("m0", &[attached("t.csv", TABLE)]);
    for depth in 1..6 {
        nested = message(
            &format!("m{depth}"),
            &[format!("Content-Type: message/rfc822\r\n\r\n{nested}")],
        );
    }
    assert_eq!(code(nested), "too_deep");
    let header = "From: a@example.com\r\nTo: b@example.com\r\nContent-Type: message/rfc822\r\n\r\n";
    assert_eq!(code(header.repeat(100_000)), "too_deep");
}

#[test]
fn a_folder_is_read_in_order_and_the_same_content_is_told() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("Invoices");
    fs::create_dir_all(folder.join("b")).unwrap();
    fs::write(folder.join("a.csv"), TABLE).unwrap();
    fs::write(folder.join("b/again.csv"), TABLE).unwrap();
    fs::write(
        folder.join("b/other.csv"),
        "number,date,currency,total\nA1,2026-03-15,EUR,2.00\n",
    )
    .unwrap();
    fs::write(folder.join(".hidden"), TABLE).unwrap();
    fs::write(folder.join("c.pdf"), pdf()).unwrap();
    fs::write(folder.join("d.pdf"), pdf()).unwrap();
    let told = read([Input::Path(folder), Input::Path(place.path().join("none.pdf"))]);
    assert_eq!(told.numbers(), ["A1", "A1", "T000001023"]);
    assert_eq!(told.proposals[1].same_number_as, Some(told.proposals[0].source.clone()));
    assert_eq!(
        told.codes(),
        [
            ("Invoices/b/again.csv › 2".to_owned(), "duplicate_content"),
            ("Invoices/d.pdf".to_owned(), "duplicate_content"),
            ("none.pdf".to_owned(), "cannot_be_opened"),
        ]
    );
    assert_eq!(told.refusals[1].detail, "Invoices/c.pdf");
}
