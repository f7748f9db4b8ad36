//! What a file tells about its fonts, beside what the embedded font programs say.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object, ObjectId};

/// An embedded font.
pub struct Font {
    name: String,
    characters: BTreeMap<u16, String>,
    widths: BTreeMap<u16, i64>,
    program: Vec<u8>,
}

impl Font {
    /// Reads a composite font with its one descendant.
    pub fn of(file: &Document, id: ObjectId) -> Self {
        let font = file.get_dictionary(id).unwrap();
        assert_eq!(font.get(b"Subtype").unwrap().as_name().unwrap(), b"Type0");
        assert_eq!(font.get(b"Encoding").unwrap().as_name().unwrap(), b"Identity-H");
        let descendants = resolved(file, font.get(b"DescendantFonts").unwrap())
            .as_array()
            .unwrap();
        let descendant = resolved(file, &descendants[0]).as_dict().unwrap();
        let descriptor = dictionary(file, descendant, b"FontDescriptor");
        let name = String::from_utf8(descriptor.get(b"FontName").unwrap().as_name().unwrap().to_vec()).unwrap();
        for dictionary in [font, descendant] {
            assert_eq!(dictionary.get(b"BaseFont").unwrap().as_name().unwrap(), name.as_bytes());
        }
        Self {
            name,
            characters: characters(&stream(file, font, b"ToUnicode")),
            widths: widths(resolved(file, descendant.get(b"W").unwrap()).as_array().unwrap()),
            program: stream(file, descriptor, b"FontFile2"),
        }
    }

    /// What a code copies out as.
    pub fn text(&self, code: u16) -> Option<&str> {
        self.characters.get(&code).map(String::as_str)
    }

    /// Holds what the file tells against the font program: each used code has a glyph, a width and a text.
    pub fn assert_sound(&self, used: &BTreeSet<u16>) {
        let name = &self.name;
        let (tag, _) = name.split_once("+NotoSans").unwrap();
        assert!(
            tag.len() == 6 && tag.chars().all(|letter| letter.is_ascii_uppercase()),
            "{name}"
        );
        let program = Program::read(&self.program);
        assert!(!used.is_empty(), "{name} shows nothing");
        for code in used {
            assert!(*code > 0 && *code < program.glyphs, "{name}: no glyph for {code}");
            let told = self.widths.get(code).copied().unwrap_or(1_000);
            let advance = program.advance(*code);
            assert!(
                (told - advance).abs() <= 1,
                "{name}: {code} is {advance} wide, not {told}"
            );
            let text = self.text(*code).unwrap_or_default();
            assert!(!text.is_empty(), "{name}: {code} copies out as nothing");
            assert!(
                !text.contains(['\u{0}', '\u{fffe}', '\u{feff}']),
                "{name}: {code} is {text:?}"
            );
        }
    }
}

/// The tables of a font program that say how wide its glyphs are.
struct Program<'a> {
    glyphs: u16,
    units: i64,
    metrics: &'a [u8],
    long: usize,
}

impl<'a> Program<'a> {
    fn read(bytes: &'a [u8]) -> Self {
        let face = skrifa::FontRef::new(bytes).unwrap();
        let table = |tag: &[u8; 4]| face.table_data(skrifa::Tag::new(tag)).unwrap().as_bytes();
        let number = |table: &[u8], at: usize| u16::from_be_bytes(table[at..at + 2].try_into().unwrap());
        Self {
            glyphs: number(table(b"maxp"), 4),
            units: i64::from(number(table(b"head"), 18)),
            metrics: table(b"hmtx"),
            long: usize::from(number(table(b"hhea"), 34)),
        }
    }

    /// In thousandths of the size.
    fn advance(&self, glyph: u16) -> i64 {
        let at = usize::from(glyph).min(self.long - 1) * 4;
        let advance = u16::from_be_bytes(self.metrics[at..at + 2].try_into().unwrap());
        i64::from(advance) * 1_000 / self.units
    }
}

fn resolved<'a>(file: &'a Document, object: &'a Object) -> &'a Object {
    file.dereference(object).unwrap().1
}

fn dictionary<'a>(file: &'a Document, of: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    resolved(file, of.get(key).unwrap()).as_dict().unwrap()
}

fn stream(file: &Document, of: &Dictionary, key: &[u8]) -> Vec<u8> {
    let stream = resolved(file, of.get(key).unwrap()).as_stream().unwrap();
    stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
}

fn widths(array: &[Object]) -> BTreeMap<u16, i64> {
    let mut widths = BTreeMap::new();
    let mut entries = array.iter();
    let code = |object: &Object| u16::try_from(object.as_i64().unwrap()).unwrap();
    while let Some(first) = entries.next() {
        let first = code(first);
        match entries.next().unwrap() {
            Object::Array(list) => widths.extend((first..).zip(list.iter().map(|width| width.as_i64().unwrap()))),
            last => {
                let width = entries.next().unwrap().as_i64().unwrap();
                widths.extend((first..=code(last)).map(|code| (code, width)));
            }
        }
    }
    widths
}

/// The entries of a character map: `bfchar` and `bfrange`.
fn characters(map: &[u8]) -> BTreeMap<u16, String> {
    let map = String::from_utf8(map.to_vec()).unwrap();
    let mut characters = BTreeMap::new();
    let mut section = "";
    for line in map.lines() {
        if let Some((_, begin)) = line.split_once("begin") {
            section = begin.trim();
            if let "bfchar" | "bfrange" = section {
                let count: usize = line.split_whitespace().next().unwrap().parse().unwrap();
                assert!(count <= 100, "a section holds a hundred entries at most");
            }
            continue;
        }
        let digits: Vec<&str> = line.split(['<', '>']).skip(1).step_by(2).collect();
        let code = |digits: &str| u16::from_str_radix(digits, 16).unwrap();
        match (section, digits.as_slice()) {
            ("bfchar", [from, text]) => {
                assert!(
                    characters.insert(code(from), hexadecimal(text)).is_none(),
                    "{from} stands twice"
                );
            }
            ("bfrange", [from, to, text]) => {
                let first = hexadecimal(text).chars().next().unwrap();
                for (code, character) in (code(from)..=code(to)).zip(first..) {
                    assert!(
                        characters.insert(code, character.to_string()).is_none(),
                        "{code} stands twice"
                    );
                }
            }
            _ => {}
        }
    }
    characters
}

fn hexadecimal(digits: &str) -> String {
    let units: Vec<u16> = digits
        .as_bytes()
        .chunks(4)
        .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap())
        .collect();
    String::from_utf16(&units).unwrap()
}
