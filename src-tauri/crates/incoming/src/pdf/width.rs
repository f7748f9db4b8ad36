#![expect(clippy::float_arithmetic, reason = "widths on a page are no amounts")]

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object};

use crate::pdf::numbers::{dictionary, number, numbers};

/// How wide the codes of a font are, in thousandths of its size.
pub struct Widths {
    by_code: HashMap<u32, f32>,
    otherwise: f32,
}

/// Helvetica from the space to the tilde, for the standard fonts, which bring no widths.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// A file may claim any number of codes of one width.
const MOST_CODES: usize = 70_000;

impl Widths {
    pub fn of(&self, code: u32) -> f32 {
        self.by_code.get(&code).copied().unwrap_or(self.otherwise)
    }

    /// The widths of a font with one byte a code.
    pub fn simple(font: &Dictionary, document: &Document) -> Self {
        let scale = match font.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Type3") => type3_scale(font, document),
            _ => 1.0,
        };
        let first = font
            .get_deref(b"FirstChar", document)
            .and_then(Object::as_i64)
            .ok()
            .and_then(|first| u32::try_from(first).ok());
        let widths = font.get_deref(b"Widths", document).and_then(Object::as_array);
        if let (Some(first), Ok(widths)) = (first, widths) {
            let by_code = widths.iter().take(256).zip(first..).filter_map(|(width, code)| {
                let width = number(width, document)?;
                Some((code, width * scale))
            });
            return Self {
                by_code: by_code.collect(),
                otherwise: 500.0,
            };
        }
        let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
        if name.starts_with(b"Courier") {
            return Self {
                by_code: HashMap::new(),
                otherwise: 600.0,
            };
        }
        Self {
            by_code: HELVETICA
                .iter()
                .zip(32..)
                .map(|(width, code)| (code, f32::from(*width)))
                .collect(),
            otherwise: 556.0,
        }
    }

    /// The widths of a font with two bytes a code.
    pub fn composite(descendant: Option<&Dictionary>, document: &Document) -> Self {
        let mut widths = Self {
            by_code: HashMap::new(),
            otherwise: 1000.0,
        };
        let Some(descendant) = descendant else {
            return widths;
        };
        if let Some(otherwise) = descendant.get(b"DW").ok().and_then(|width| number(width, document)) {
            widths.otherwise = otherwise;
        }
        let Ok(list) = descendant.get_deref(b"W", document).and_then(Object::as_array) else {
            return widths;
        };
        let mut rest = list.as_slice();
        while let [first, second, more @ ..] = rest {
            let Some(first) = code(first, document) else { break };
            let Ok((_, second)) = document.dereference(second) else {
                break;
            };
            if let Ok(each) = second.as_array() {
                for (width, code) in each.iter().zip(first..) {
                    widths.put(code, number(width, document));
                }
                rest = more;
            } else {
                let (Some(last), [width, after @ ..]) = (code(second, document), more) else {
                    break;
                };
                let width = number(width, document);
                for code in first..=last.min(0xFFFF) {
                    widths.put(code, width);
                }
                rest = after;
            }
            if widths.by_code.len() > MOST_CODES {
                break;
            }
        }
        widths
    }

    fn put(&mut self, code: u32, width: Option<f32>) {
        if let Some(width) = width
            && self.by_code.len() <= MOST_CODES
        {
            self.by_code.insert(code, width);
        }
    }
}

fn code(object: &Object, document: &Document) -> Option<u32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_i64().ok().and_then(|code| u32::try_from(code).ok())
}

fn type3_scale(font: &Dictionary, document: &Document) -> f32 {
    let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
    let matrix = matrix.and_then(|matrix| numbers::<6>(matrix, document));
    matrix.map_or(1.0, |matrix| matrix[0] * 1000.0)
}

/// The one font of glyphs that a composite font stands on.
pub fn descendant<'a>(font: &'a Dictionary, document: &'a Document) -> Option<&'a Dictionary> {
    let list = font.get_deref(b"DescendantFonts", document).ok()?.as_array().ok()?;
    let (_, first) = document.dereference(list.first()?).ok()?;
    first.as_dict().ok()
}

/// Whether the font's program is within the file, with codes of its own.
pub fn is_embedded(font: &Dictionary, document: &Document) -> bool {
    let descriptor = dictionary(font, b"FontDescriptor", document);
    descriptor.is_some_and(|descriptor| {
        [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
            .iter()
            .any(|key| descriptor.has(key))
    })
}
