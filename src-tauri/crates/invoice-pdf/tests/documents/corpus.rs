//! Every variation of an invoice in every language: the committed bytes, sound fonts, and every text found again.

use std::collections::BTreeSet;

use crate::support::Written;
use crate::support::corpus::corpus;
use crate::support::soundness::{assert_sound, essence, texts};
use invoice_pdf::DocumentLanguage::{self, Both, English, TraditionalChinese};
use invoice_pdf::{Document, render};
use lopdf::Object;

/// Holds every document of a language against its committed digest, and reads it back.
fn assert_as_committed(language: DocumentLanguage) {
    let committed: Vec<&str> = include_str!("../golden.txt")
        .lines()
        .filter(|line| line.split(' ').nth(1) == Some(language.id()))
        .collect();
    let mut digests = Vec::new();
    for case in corpus() {
        let document = render(&case.invoice, language, &case.options).unwrap();
        assert_sound(&case, language, &document);
        digests.push(format!("{} {language} {}", case.name, document.sha256));
    }
    assert!(
        digests == committed,
        "The documents have changed. When that is meant: look at them, hold them against the validators (cargo xtask \
         test), and put this into tests/golden.txt in place of the lines of this language:\n{}",
        digests.join("\n")
    );
}

#[test]
fn english_documents_are_as_committed_and_read_back() {
    assert_as_committed(English);
}

#[test]
fn chinese_documents_are_as_committed_and_read_back() {
    assert_as_committed(TraditionalChinese);
}

#[test]
fn documents_of_both_languages_are_as_committed_and_read_back() {
    assert_as_committed(Both);
}

#[test]
fn the_corpus_is_large_and_names_each_case_once() {
    let names: BTreeSet<String> = corpus().into_iter().map(|case| case.name).collect();
    assert_eq!(names.len(), corpus().len());
    assert!(names.len() >= 60, "{}", names.len());
}

type Damage = fn(&mut Object) -> bool;

fn without_widths(object: &mut Object) -> bool {
    let Some(Object::Array(widths)) = object.as_dict_mut().ok().and_then(|font| font.get_mut(b"W").ok()) else {
        return false;
    };
    widths.clear();
    true
}

fn without_a_character(object: &mut Object) -> bool {
    const SECTION: &str = "beginbfchar\n";
    let Ok(map) = object.as_stream_mut() else { return false };
    let content = map.decompressed_content().unwrap_or_else(|_| map.content.clone());
    let content = String::from_utf8_lossy(&content).into_owned();
    let Some(start) = content.find(SECTION).map(|start| start + SECTION.len()) else {
        return false;
    };
    let end = start + content[start..].find('\n').unwrap() + 1;
    map.dict.remove(b"Filter");
    map.set_content([&content[..start], &content[end..]].concat().into_bytes());
    true
}

fn without_attachment(object: &mut Object) -> bool {
    object
        .as_dict_mut()
        .is_ok_and(|catalogue| catalogue.remove(b"AF").is_some())
}

fn damaged(bytes: &[u8], damage: Damage) -> Vec<u8> {
    let mut file = lopdf::Document::load_mem(bytes).unwrap();
    assert!(file.objects.values_mut().any(damage), "nothing was damaged");
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn a_file_that_is_not_sound_is_noticed() {
    let case = corpus().into_iter().find(|case| case.name == "card").unwrap();
    let document = render(&case.invoice, English, &case.options).unwrap();
    let is_noticed = |bytes: Vec<u8>| {
        let broken = Document {
            bytes,
            ..document.clone()
        };
        std::panic::catch_unwind(|| assert_sound(&case, English, &broken)).is_err()
    };
    assert!(
        !is_noticed(damaged(&document.bytes, |_| true)),
        "saving alone is no damage"
    );
    for damage in [without_widths as Damage, without_a_character, without_attachment] {
        assert!(is_noticed(damaged(&document.bytes, damage)));
    }
    let mut other = case.invoice.clone();
    other.sold_to.name = "Another Ltd".to_owned();
    assert!(is_noticed(render(&other, English, &case.options).unwrap().bytes));
}

#[test]
fn other_programs_read_the_same_texts_and_find_no_fault() {
    for case in corpus() {
        for language in DocumentLanguage::ALL {
            let written = Written::of(render(&case.invoice, language, &case.options).unwrap());
            written.tool("qpdf", &["--check"], &[]);
            let text = essence(&written.running_text());
            for expected in texts(&case, language) {
                let expected = essence(&expected);
                if expected.chars().count() <= 60 {
                    assert!(
                        text.contains(&expected),
                        "{} {language}: {expected:?} is missing in:\n{text}",
                        case.name
                    );
                }
            }
        }
    }
}
