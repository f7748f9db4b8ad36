//! The structure that readers for the blind, archives and text extraction rely on.

use std::collections::BTreeMap;

use crate::support::{irish, kinds_of_invoices, taiwanese, torture, with_lines, with_original, written};
use invoice_pdf::DocumentLanguage::{self, Both, English, TraditionalChinese};
use invoice_pdf::{Options, render};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

fn load(invoice: &domain::Invoice, language: DocumentLanguage, options: &Options) -> Document {
    Document::load_mem(&render(invoice, language, options).unwrap().bytes).unwrap()
}

#[test]
fn the_catalogue_says_what_the_file_is() {
    for (language, tag) in [(English, "en"), (TraditionalChinese, "zh-Hant-TW"), (Both, "en")] {
        let file = load(&irish(), language, &Options::default());
        let catalogue = file.catalog().unwrap();
        assert_eq!(catalogue.get(b"Lang").unwrap().as_str().unwrap(), tag.as_bytes());
        let marked = catalogue.get(b"MarkInfo").unwrap().as_dict().unwrap();
        assert_eq!(marked.get(b"Marked").unwrap(), &Object::Boolean(true));
        let viewer = catalogue.get(b"ViewerPreferences").unwrap().as_dict().unwrap();
        assert_eq!(viewer.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
        let intent = catalogue.get(b"OutputIntents").unwrap().as_array().unwrap()[0]
            .as_dict()
            .unwrap();
        let profile = intent.get(b"DestOutputProfile").unwrap().as_reference().unwrap();
        let profile = file
            .get_object(profile)
            .unwrap()
            .as_stream()
            .unwrap()
            .decompressed_content()
            .unwrap();
        assert_eq!(&profile[36..40], b"acsp");
        assert_eq!(file.version, "1.7");
    }
}

/// Follows every page: all text stands in a part that belongs to an element or in an artifact, and the parts count up.
fn marked_parts(file: &Document, page: ObjectId) -> usize {
    let content = Content::decode(&file.get_page_content(page)).unwrap();
    let mut open: Vec<bool> = Vec::new();
    let mut parts = 0;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" => {
                assert_eq!(operation.operands[0].as_name().unwrap(), b"Artifact");
                assert!(open.is_empty(), "an artifact inside a part");
                open.push(true);
            }
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                if let Ok(number) = properties.get(b"MCID") {
                    assert!(open.is_empty(), "a part inside a part");
                    assert_eq!(number.as_i64().unwrap(), parts);
                    parts += 1;
                }
                open.push(true);
            }
            "EMC" => assert!(open.pop().is_some()),
            "Tj" | "TJ" | "f" => assert!(!open.is_empty(), "something drawn belongs to nothing"),
            _ => {}
        }
    }
    assert!(open.is_empty());
    usize::try_from(parts).unwrap()
}

fn kind(element: &Dictionary) -> String {
    String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap()
}

struct Walk<'a> {
    file: &'a Document,
    kinds: BTreeMap<String, usize>,
    parts: BTreeMap<(ObjectId, i64), ObjectId>,
}

impl Walk<'_> {
    fn element(&mut self, id: ObjectId, parent: ObjectId) {
        let element = self.file.get_dictionary(id).unwrap();
        assert_eq!(element.get(b"P").unwrap().as_reference().unwrap(), parent);
        let kind = kind(element);
        *self.kinds.entry(kind.clone()).or_default() += 1;
        if kind == "TH" {
            let attributes = element.get(b"A").unwrap().as_dict().unwrap();
            assert!(
                ["Row", "Column"]
                    .map(str::as_bytes)
                    .contains(&attributes.get(b"Scope").unwrap().as_name().unwrap())
            );
        }
        let content = element.get(b"K").map_or(&[][..], |content| content.as_array().unwrap());
        assert!(
            !content.is_empty() || ["TD", "TH"].contains(&kind.as_str()),
            "an empty {kind}"
        );
        let mut cells = None;
        for child in content {
            match child {
                Object::Reference(child) => {
                    if kind == "Table" {
                        let row = self.file.get_dictionary(*child).unwrap();
                        if self::kind(row) == "TR" {
                            let count = row.get(b"K").unwrap().as_array().unwrap().len();
                            assert_eq!(*cells.get_or_insert(count), count, "every row has the same columns");
                        }
                    }
                    self.element(*child, id);
                }
                Object::Integer(number) => {
                    let page = element.get(b"Pg").unwrap().as_reference().unwrap();
                    assert!(self.parts.insert((page, *number), id).is_none());
                }
                Object::Dictionary(part) => {
                    let page = part.get(b"Pg").unwrap().as_reference().unwrap();
                    let number = part.get(b"MCID").unwrap().as_i64().unwrap();
                    assert!(self.parts.insert((page, number), id).is_none());
                }
                other => panic!("{other:?} in an element"),
            }
        }
    }
}

fn walk(file: &Document) -> BTreeMap<String, usize> {
    let root_id = file
        .catalog()
        .unwrap()
        .get(b"StructTreeRoot")
        .unwrap()
        .as_reference()
        .unwrap();
    let root = file.get_dictionary(root_id).unwrap();
    let mut walk = Walk {
        file,
        kinds: BTreeMap::new(),
        parts: BTreeMap::new(),
    };
    walk.element(root.get(b"K").unwrap().as_reference().unwrap(), root_id);

    let parents = root.get(b"ParentTree").unwrap().as_dict().unwrap();
    let numbers = parents.get(b"Nums").unwrap().as_array().unwrap();
    let mut told = 0;
    for (index, page) in file.get_pages().into_values().enumerate() {
        let entry = file.get_dictionary(page).unwrap();
        assert_eq!(
            entry.get(b"StructParents").unwrap().as_i64().unwrap(),
            i64::try_from(index).unwrap()
        );
        assert_eq!(entry.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
        let of_page = numbers[2 * index + 1].as_reference().unwrap();
        let of_page = file.get_object(of_page).unwrap().as_array().unwrap();
        assert_eq!(of_page.len(), marked_parts(file, page));
        for (number, element) in (0..).zip(of_page) {
            assert_eq!(walk.parts[&(page, number)], element.as_reference().unwrap());
        }
        told += of_page.len();
    }
    assert_eq!(told, walk.parts.len());
    walk.kinds
}

#[test]
fn every_part_of_a_page_belongs_to_one_element() {
    let mut invoices: Vec<_> = kinds_of_invoices().into_iter().map(|(_, invoice)| invoice).collect();
    invoices.extend([with_lines(60), torture()]);
    for invoice in invoices {
        for language in DocumentLanguage::ALL {
            let kinds = walk(&load(&invoice, language, &with_original()));
            assert_eq!(kinds["Document"], 1);
            assert_eq!(kinds["H1"], 1);
            assert!(kinds["H2"] >= 6 && kinds["Table"] >= 3 && kinds["LI"] >= 6, "{kinds:?}");
        }
    }
}

#[test]
fn a_repeated_head_of_a_table_is_told_once() {
    let kinds = walk(&load(&with_lines(200), English, &Options::default()));
    // Five columns of lines, four of taxes, and a heading for each row of taxes, totals, payment and term.
    assert_eq!(kinds["TH"], 5 + 4 + 1 + 6 + 3 + 4);
    assert!(kinds["TR"] > 200);
}

#[test]
fn the_order_of_reading_is_the_order_of_the_page() {
    let text = written(&irish(), English, &with_original()).tool("pdfinfo", &["-struct-text"], &[]);
    let mut rest = text.as_str();
    for expected in [
        "Invoice",
        "T000214873",
        "Sold by",
        "One Microsoft Place",
        "Sold to",
        "Bill to",
        "Accounts payable",
        "Invoice date (UTC)",
        "28 May 2020",
        "Payment terms",
        "Description",
        "Unit price",
        "Action Pack",
        "420.00",
        "23%",
        "Taxable",
        "VAT 23%, Ireland",
        "Net amount",
        "EUR 420.00",
        "Total",
        "EUR 516.60",
        "Amount due",
        "Method",
        "Charged",
        "Starts",
        "Benefits end",
        "An issued invoice",
        "SHA-256",
    ] {
        let (_, after) = rest
            .split_once(expected)
            .unwrap_or_else(|| panic!("{expected:?} is not next in:\n{text}"));
        rest = after;
    }
    assert!(!text.contains("Page 1 of 2"), "page numbers are no content:\n{text}");
}

fn languages(file: &Document) -> BTreeMap<String, usize> {
    let mut languages = BTreeMap::new();
    for page in file.get_pages().into_values() {
        for operation in Content::decode(&file.get_page_content(page)).unwrap().operations {
            let Some(properties) = operation.operands.get(1).and_then(|operand| operand.as_dict().ok()) else {
                continue;
            };
            if let Ok(language) = properties.get(b"Lang").and_then(Object::as_str) {
                *languages
                    .entry(String::from_utf8_lossy(language).into_owned())
                    .or_default() += 1;
            }
        }
    }
    languages
}

#[test]
fn text_in_another_language_says_which() {
    assert!(languages(&load(&irish(), English, &Options::default())).is_empty());
    let chinese = languages(&load(&taiwanese(), TraditionalChinese, &Options::default()));
    assert!(chinese["en"] > 20 && chinese.len() == 1, "{chinese:?}");
    let both = languages(&load(&irish(), Both, &Options::default()));
    assert!(both["zh-Hant-TW"] > 40 && both.len() == 1, "{both:?}");
    let mut invoice = taiwanese();
    invoice.bill_to.name = "とうきょう商事".to_owned();
    let mixed = languages(&load(&invoice, English, &Options::default()));
    assert!(
        mixed["zh-Hant-TW"] > 3 && mixed["ja"] == 1 && !mixed.contains_key("en"),
        "{mixed:?}"
    );
}

#[test]
fn long_documents_have_bookmarks() {
    assert!(
        !load(&irish(), English, &Options::default())
            .catalog()
            .unwrap()
            .has(b"Outlines")
    );
    let written = written(&with_lines(200), English, &with_original());
    let file = Document::load_mem(&written.document.bytes).unwrap();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let outlines = file
        .catalog()
        .unwrap()
        .get(b"Outlines")
        .unwrap()
        .as_reference()
        .unwrap();
    let mut next = file.get_dictionary(outlines).unwrap().get(b"First").ok().cloned();
    let mut titles = Vec::new();
    while let Some(entry) = next {
        let entry = file.get_dictionary(entry.as_reference().unwrap()).unwrap();
        let title: Vec<u16> = entry.get(b"Title").unwrap().as_str().unwrap()[2..]
            .chunks(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .collect();
        let page = entry.get(b"Dest").unwrap().as_array().unwrap()[0]
            .as_reference()
            .unwrap();
        let page = pages.iter().position(|id| *id == page).unwrap();
        titles.push((String::from_utf16(&title).unwrap(), page));
        next = entry.get(b"Next").ok().cloned();
    }
    let last = pages.len() - 1;
    let expected = [
        ("Description", 0),
        ("Total", last - 1),
        ("Payment", last),
        ("Term of the subscription", last),
        ("Notes", last),
        ("Stored original", last),
    ];
    assert_eq!(titles, expected.map(|(title, page)| (title.to_owned(), page)));
}

#[test]
fn writing_from_the_right_copies_out_in_its_order() {
    let mut invoice = irish();
    invoice.sold_to.name = "Moore عربى كلمة שלום עולם Ltd".to_owned();
    // The header of a second page holds the whole name on one line.
    let text = written(&invoice, English, &with_original()).text();
    let plain: String = text
        .chars()
        .filter(|character| !('\u{200e}'..='\u{202e}').contains(character))
        .collect();
    assert!(plain.contains("عربى كلمة שלום עולם"), "{text}");
}
