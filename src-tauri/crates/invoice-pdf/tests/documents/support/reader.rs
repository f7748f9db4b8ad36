//! Reads a file back as programs for the blind, search and copying do: through its structure, ActualText and ToUnicode.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::fonts::Font;

/// What a file says.
pub struct Reading {
    /// Every element with content, in reading order: its kind and its text.
    pub elements: Vec<(String, String)>,
    /// Every font with the codes that the pages show in it.
    pub fonts: Vec<(Font, BTreeSet<u16>)>,
    /// Text outside the structure: what repeats on pages.
    pub furniture: String,
}

impl Reading {
    /// Reads a file.
    pub fn of(bytes: &[u8]) -> Self {
        let file = Document::load_mem(bytes).unwrap();
        let mut pages = Pages {
            file: &file,
            fonts: BTreeMap::new(),
            parts: BTreeMap::new(),
            furniture: String::new(),
        };
        for page in file.get_pages().into_values() {
            pages.read(page);
        }
        let root = reference(file.catalog().unwrap(), b"StructTreeRoot");
        let root = file.get_dictionary(root).unwrap();
        let mut elements = Vec::new();
        pages.collect(reference(root, b"K"), &mut elements);
        Self {
            elements,
            furniture: pages.furniture,
            fonts: pages.fonts.into_values().collect(),
        }
    }

    /// The text of every element in its order, on a line of its own, with single spaces between words.
    pub fn text(&self) -> String {
        let texts = self.elements.iter().map(|(_, text)| with_single_spaces(text));
        texts.collect::<Vec<_>>().join("\n")
    }
}

/// The text with nothing but single spaces between its words.
pub fn with_single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without any white space.
pub fn without_white_space(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

fn reference(dictionary: &Dictionary, key: &[u8]) -> ObjectId {
    dictionary.get(key).unwrap().as_reference().unwrap()
}

struct Pages<'a> {
    file: &'a Document,
    fonts: BTreeMap<ObjectId, (Font, BTreeSet<u16>)>,
    parts: BTreeMap<(ObjectId, i64), String>,
    furniture: String,
}

/// What a marked part of a page is.
enum Mark {
    Element(i64),
    /// What stands for everything inside.
    Replaced(String),
    Other,
}

impl Pages<'_> {
    fn read(&mut self, page: ObjectId) {
        let fonts = self.file.get_page_fonts(page).unwrap();
        let names: BTreeMap<Vec<u8>, ObjectId> = fonts
            .into_keys()
            .map(|name| {
                let id = self.font_id(page, &name);
                (name, id)
            })
            .collect();
        for id in names.values() {
            let file = self.file;
            self.fonts
                .entry(*id)
                .or_insert_with(|| (Font::of(file, *id), BTreeSet::new()));
        }
        let content = Content::decode(&self.file.get_page_content(page)).unwrap();
        let mut marks: Vec<Mark> = Vec::new();
        let mut font = None;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "Tf" => font = Some(names[operation.operands[0].as_name().unwrap()]),
                "BMC" => marks.push(Mark::Other),
                "BDC" => {
                    let mark = mark(operation);
                    if let Mark::Replaced(text) = &mark {
                        self.show(page, &marks, text);
                    }
                    marks.push(mark);
                }
                "EMC" => assert!(marks.pop().is_some()),
                "Tj" | "TJ" => {
                    let text = self.shown(font.unwrap(), operation);
                    if !marks.iter().any(|mark| matches!(mark, Mark::Replaced(_))) {
                        self.show(page, &marks, &text);
                    }
                }
                // What stands outside the structure is set apart by its place alone.
                "ET" if !marks.iter().any(|mark| matches!(mark, Mark::Element(_))) => self.furniture.push(' '),
                _ => {}
            }
        }
    }

    fn font_id(&self, page: ObjectId, name: &[u8]) -> ObjectId {
        let (direct, inherited) = self.file.get_page_resources(page).unwrap();
        direct
            .into_iter()
            .chain(inherited.iter().map(|id| self.file.get_dictionary(*id).unwrap()))
            .find_map(|resources| {
                let fonts = resources.get(b"Font").ok()?;
                let (_, fonts) = self.file.dereference(fonts).ok()?;
                fonts.as_dict().ok()?.get(name).ok()?.as_reference().ok()
            })
            .unwrap()
    }

    fn shown(&mut self, font: ObjectId, operation: &Operation) -> String {
        let (font, used) = self.fonts.get_mut(&font).unwrap();
        let strings: Vec<&Object> = match &operation.operands[0] {
            Object::Array(items) => items.iter().filter(|item| item.as_str().is_ok()).collect(),
            string => vec![string],
        };
        let mut text = String::new();
        for string in strings {
            for code in string.as_str().unwrap().chunks(2) {
                let code = u16::from_be_bytes(code.try_into().unwrap());
                used.insert(code);
                text.push_str(font.text(code).unwrap_or("\u{fffd}"));
            }
        }
        text
    }

    fn show(&mut self, page: ObjectId, marks: &[Mark], text: &str) {
        let element = marks.iter().find_map(|mark| match mark {
            Mark::Element(number) => Some(*number),
            Mark::Replaced(_) | Mark::Other => None,
        });
        match element {
            Some(number) => self.parts.entry((page, number)).or_default().push_str(text),
            None => self.furniture.push_str(text),
        }
    }

    fn collect(&self, id: ObjectId, elements: &mut Vec<(String, String)>) {
        let element = self.file.get_dictionary(id).unwrap();
        let kind = String::from_utf8(element.get(b"S").unwrap().as_name().unwrap().to_vec()).unwrap();
        let content = match element.get(b"K") {
            Ok(Object::Array(content)) => content.clone(),
            Ok(single) => vec![single.clone()],
            Err(_) => Vec::new(),
        };
        let mut text = String::new();
        for child in &content {
            match child {
                Object::Reference(child) => self.collect(*child, elements),
                Object::Integer(number) => text.push_str(&self.parts[&(reference(element, b"Pg"), *number)]),
                Object::Dictionary(part) => {
                    let number = part.get(b"MCID").unwrap().as_i64().unwrap();
                    text.push_str(&self.parts[&(reference(part, b"Pg"), number)]);
                }
                other => panic!("{other:?} in an element"),
            }
        }
        if !text.is_empty() {
            elements.push((kind, text));
        }
    }
}

fn mark(operation: &Operation) -> Mark {
    let properties = operation.operands[1].as_dict().unwrap();
    if let Ok(number) = properties.get(b"MCID") {
        return Mark::Element(number.as_i64().unwrap());
    }
    match properties.get(b"ActualText") {
        Ok(text) => Mark::Replaced(utf16(text.as_str().unwrap())),
        Err(_) => Mark::Other,
    }
}

fn utf16(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes
        .chunks(2)
        .map(|pair| u16::from_be_bytes(pair.try_into().unwrap()))
        .collect();
    assert_eq!(units[0], 0xfeff);
    String::from_utf16(&units[1..]).unwrap()
}
