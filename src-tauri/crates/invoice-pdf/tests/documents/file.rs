//! The file itself: sound, small, the same every time, with the faces inside and the unshowable told.

use std::process::Command;

use crate::support::{irish, taiwanese, with_lines, with_original, written};
use domain::Names;
use invoice_pdf::DocumentLanguage::{self, Both, English, TraditionalChinese};
use invoice_pdf::{Options, Unprintable, render};
use lopdf::Object;
use sha2::{Digest, Sha256};
use words::Language;

#[test]
fn sound_for_qpdf_with_every_face_embedded_in_part() {
    for language in DocumentLanguage::ALL {
        for invoice in [irish(), taiwanese(), with_lines(60)] {
            let written = written(&invoice, language, &with_original());
            written.tool("qpdf", &["--check"], &[]);
            let fonts = written.tool("pdffonts", &[], &[]);
            let rows: Vec<&str> = fonts.lines().skip(2).collect();
            assert!(rows.len() >= 2, "{fonts}");
            for row in rows {
                assert!(
                    row.contains("CID TrueType      Identity-H       yes yes yes"),
                    "{fonts}"
                );
                let (tag, _) = row.split_once("+NotoSans").unwrap();
                assert!(
                    tag.len() == 6 && tag.chars().all(|letter| letter.is_ascii_uppercase()),
                    "{fonts}"
                );
            }
        }
    }
}

#[test]
fn a_usual_invoice_is_small() {
    for (invoice, language) in [
        (irish(), English),
        (irish(), TraditionalChinese),
        (irish(), Both),
        (taiwanese(), English),
        (taiwanese(), TraditionalChinese),
        (taiwanese(), Both),
    ] {
        let document = render(&invoice, language, &with_original()).unwrap();
        assert!(document.bytes.len() < 80_000, "{} bytes", document.bytes.len());
        assert_eq!(document.pages, 2);
    }
}

#[test]
fn the_same_invoice_gives_the_same_bytes() {
    let first = render(&taiwanese(), TraditionalChinese, &with_original()).unwrap();
    for _ in 0..5 {
        // Other documents in between must not leave traces.
        render(&irish(), English, &Options::default()).unwrap();
        assert_eq!(
            render(&taiwanese(), TraditionalChinese, &with_original()).unwrap(),
            first
        );
    }
    assert_eq!(first.sha256, hex::encode(Sha256::digest(&first.bytes)));
    let other = render(&taiwanese(), English, &with_original()).unwrap();
    assert_ne!(first.sha256, other.sha256);
}

const TELL: &str = "TELL_THE_DIGEST";

#[test]
fn another_process_gives_the_same_bytes() {
    let digest = render(&irish(), TraditionalChinese, &with_original()).unwrap().sha256;
    if std::env::var_os(TELL).is_some() {
        panic!("digest {digest}");
    }
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "file::another_process_gives_the_same_bytes"])
        .env(TELL, "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(told.contains(&format!("digest {digest}")), "{told}");
}

#[test]
fn dates_come_from_the_invoice() {
    let written = written(&irish(), English, &Options::default());
    let information = written.tool("pdfinfo", &["-rawdates"], &[]);
    for expected in [
        "Invoice T000214873",
        "D:20200528000000",
        "Microsoft Ireland Operations Limited",
        "1.7",
        "A4",
    ] {
        assert!(
            information.contains(expected),
            "{expected:?} is missing in:\n{information}"
        );
    }
    for absent in ["Trapped", "GTS_PDFX", "printpdf", "1970"] {
        assert!(!information.contains(absent), "{absent:?} is in:\n{information}");
    }
}

#[test]
fn what_no_face_shows_is_drawn_as_a_mark_copies_out_and_is_told() {
    let mut invoice = irish();
    invoice.sold_to.name = "𠮷野家 髙﨑 軟软".to_owned();
    invoice.bill_to.name = "삼성 🙂 عربى नमस्ते".to_owned();
    invoice.lines[0].description = Names {
        en: "Pack 🙂🙂".to_owned(),
        zh_tw: String::new(),
    };
    let written = written(&invoice, English, &Options::default());
    let text = written.text();
    for expected in ["𠮷野家", "髙﨑", "軟软", "삼성", "عربى", "Pack 🙂🙂"] {
        assert!(text.contains(expected), "{expected:?} is missing in:\n{text}");
    }
    assert!(!text.contains('〓'), "{text}");
    let told: Vec<(&str, char)> = written
        .document
        .unprintable
        .iter()
        .map(|Unprintable { field, character }| (field.as_str(), *character))
        .collect();
    for expected in [
        ("sold_to.name", '𠮷'),
        ("sold_to.name", '髙'),
        ("sold_to.name", '软'),
        ("bill_to.name", '삼'),
        ("bill_to.name", 'न'),
        ("lines[0].description", '🙂'),
    ] {
        assert!(told.contains(&expected), "{expected:?} is missing in {told:?}");
    }
    assert!(
        !told.iter().any(|(_, character)| "野家軟Pack ".contains(*character)),
        "{told:?}"
    );
    let mut once = told.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), told.len(), "each character once per field");
}

#[test]
fn characters_that_share_a_glyph_copy_out_as_themselves() {
    let mut invoice = irish();
    // Small letter mu and micro sign, Greek capital omega and Latin letters of the same shape.
    invoice.sold_to.name = "µ μ · ‧ ⼀ 一 Ω А A – ‒".to_owned();
    let text = written(&invoice, English, &Options::default()).running_text();
    assert!(text.contains("µ μ · ‧ ⼀ 一 Ω А A – ‒"), "{text}");
}

#[test]
fn latin_greek_cyrillic_kana_and_bopomofo_are_printable() {
    let mut invoice = irish();
    invoice.sold_to.name = "Ångström Łódź Việt Ελλάδα Жук とうきょう カナ ㄅㄆㄇ 「」，。".to_owned();
    let written = written(&invoice, English, &Options::default());
    assert_eq!(written.document.unprintable, []);
    let text = written.running_text();
    for word in ["Ångström", "Łódź", "Việt", "Ελλάδα", "Жук", "とうきょう", "ㄅㄆㄇ"] {
        assert!(text.contains(word), "{word} is missing in:\n{text}");
    }
}

#[test]
fn control_characters_do_no_harm() {
    let mut invoice = irish();
    invoice.sold_to.name = "\u{0}Lind\u{7}qvist\u{1b}\r\n\t& \u{202e}Moore\u{feff}\u{fffe}".to_owned();
    invoice.sold_to.address_lines = vec!["(a) \\ <b> %c".to_owned(), "\u{0}".to_owned()];
    let written = written(&invoice, English, &Options::default());
    assert_eq!(written.document.unprintable, []);
    let text = written.text();
    assert!(
        text.contains("Lindqvist & Moore") && text.contains("(a) \\ <b> %c"),
        "{text}"
    );
    written.tool("qpdf", &["--check"], &[]);
}

#[test]
fn the_words_of_the_program_are_all_printable() {
    for language in Language::ALL {
        for invoice in [irish(), taiwanese()] {
            assert_eq!(render(&invoice, language, &with_original()).unwrap().unprintable, []);
        }
        let texts: Vec<&str> = words::source("document", language)
            .unwrap()
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(_, text)| text.trim())
            .collect();
        assert!(texts.len() > 400);
        let mut invoice = irish();
        invoice.sold_to.name = texts.join(" ");
        let told = render(&invoice, English, &Options::default()).unwrap().unprintable;
        assert_eq!(told, []);
    }
}

#[test]
fn widths_and_characters_of_every_glyph_are_told() {
    let document = render(&taiwanese(), TraditionalChinese, &with_original()).unwrap();
    let file = lopdf::Document::load_mem(&document.bytes).unwrap();
    let mut faces = 0;
    for object in file.objects.values() {
        let Ok(font) = object.as_dict() else { continue };
        if font.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Type0") {
            continue;
        }
        faces += 1;
        let descendants = file.get_object(font.get(b"DescendantFonts").unwrap().as_reference().unwrap_or_default());
        let descendant = match font.get(b"DescendantFonts").unwrap() {
            Object::Array(fonts) => fonts[0].clone(),
            _ => descendants.unwrap().as_array().unwrap()[0].clone(),
        };
        let descendant = match descendant {
            Object::Reference(id) => file.get_object(id).unwrap().as_dict().unwrap().clone(),
            other => other.as_dict().unwrap().clone(),
        };
        let descriptor = descendant.get(b"FontDescriptor").unwrap().as_reference().unwrap();
        let program = file
            .get_object(descriptor)
            .unwrap()
            .as_dict()
            .unwrap()
            .get(b"FontFile2")
            .unwrap();
        let program = file
            .get_object(program.as_reference().unwrap())
            .unwrap()
            .as_stream()
            .unwrap();
        let program = program.decompressed_content().unwrap();
        let face = skrifa::FontRef::new(&program).unwrap();
        let glyphs = u16::from_be_bytes(
            face.table_data(skrifa::Tag::new(b"maxp")).unwrap().as_bytes()[4..6]
                .try_into()
                .unwrap(),
        );
        let metrics = face.table_data(skrifa::Tag::new(b"hmtx")).unwrap().as_bytes();
        let header = face.table_data(skrifa::Tag::new(b"hhea")).unwrap().as_bytes();
        let long = usize::from(u16::from_be_bytes(header[34..36].try_into().unwrap()));

        let widths = widths(descendant.get(b"W").unwrap().as_array().unwrap());
        assert!(glyphs > 5);
        for glyph in 1..glyphs {
            let at = usize::from(glyph).min(long - 1) * 4;
            let advance = i64::from(u16::from_be_bytes(metrics[at..at + 2].try_into().unwrap()));
            let told = widths
                .iter()
                .find(|(id, _)| *id == i64::from(glyph))
                .map(|(_, width)| *width);
            assert_eq!(told, Some(advance), "glyph {glyph}");
        }
        let to_unicode = font.get(b"ToUnicode").unwrap().as_reference().unwrap();
        let to_unicode = file
            .get_object(to_unicode)
            .unwrap()
            .as_stream()
            .unwrap()
            .decompressed_content()
            .unwrap();
        let to_unicode = String::from_utf8(to_unicode).unwrap().to_ascii_lowercase();
        for glyph in 1..glyphs {
            assert!(
                to_unicode.contains(&format!("<{glyph:04x}>")),
                "glyph {glyph} copies out as nothing"
            );
        }
    }
    assert_eq!(faces, 4);
}

fn widths(array: &[Object]) -> Vec<(i64, i64)> {
    let mut widths = Vec::new();
    let mut entries = array.iter();
    while let Some(first) = entries.next() {
        let first = first.as_i64().unwrap();
        match entries.next().unwrap() {
            Object::Array(list) => {
                widths.extend((first..).zip(list.iter().map(|width| width.as_i64().unwrap())));
            }
            last => {
                let width = entries.next().unwrap().as_i64().unwrap();
                widths.extend((first..=last.as_i64().unwrap()).map(|id| (id, width)));
            }
        }
    }
    widths
}
