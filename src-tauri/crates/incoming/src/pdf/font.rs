use std::cell::RefCell;
use std::collections::HashMap;

use encoding_rs::{BIG5, EUC_KR, GBK, SHIFT_JIS, UTF_16BE};
use lopdf::{Dictionary, Document, Encoding, Object};

use crate::pdf::width::{Widths, descendant, is_embedded};
use crate::refusal::{Reason, RefusalCode};

/// A font of a document: which text its codes stand for and how wide they are.
pub struct Font {
    decoder: Decoder,
    widths: Widths,
    bytes_per_code: usize,
    known: RefCell<HashMap<u32, String>>,
}

enum Decoder {
    Map(Encoding<'static>),
    Table(Vec<String>),
    Charset(&'static encoding_rs::Encoding),
    /// What the codes mean stands nowhere in the file.
    Unknown,
}

/// A code of a text that is shown.
pub struct Code {
    /// What it stands for.
    pub text: String,
    /// How wide it is, in thousandths of the size.
    pub width: f32,
    /// Whether the spacing of words is added to it.
    pub is_word_space: bool,
}

const REPLACEMENT: &str = "\u{FFFD}";

impl Font {
    pub fn read(font: &Dictionary, document: &Document, room: usize) -> Result<Self, Reason> {
        let is_composite = font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
        let map = to_unicode(font, document, room)?;
        let (decoder, widths, bytes_per_code) = if is_composite {
            let decoder = map.unwrap_or_else(|| charset(font));
            (decoder, Widths::composite(descendant(font, document), document), 2)
        } else {
            let decoder = map.map_or_else(|| simple(font, document, room), Ok)?;
            (decoder, Widths::simple(font, document), 1)
        };
        let bytes_per_code = if matches!(&decoder, Decoder::Charset(charset) if *charset != UTF_16BE) {
            0
        } else {
            bytes_per_code
        };
        Ok(Self {
            decoder,
            widths,
            bytes_per_code,
            known: RefCell::default(),
        })
    }

    /// The codes of a text that is shown, one after the other.
    pub fn codes(&self, bytes: &[u8], mut each: impl FnMut(Code)) {
        if let (Decoder::Charset(charset), 0) = (&self.decoder, self.bytes_per_code) {
            // Codes of one or two bytes; half-width ones are as wide as half of the others.
            for character in charset.decode_without_bom_handling(bytes).0.chars() {
                each(Code {
                    text: character.to_string(),
                    width: if character.is_ascii() { 500.0 } else { 1000.0 },
                    is_word_space: false,
                });
            }
            return;
        }
        for bytes in bytes.chunks(self.bytes_per_code) {
            let code = bytes.iter().fold(0, |code: u32, byte| code << 8 | u32::from(*byte));
            each(Code {
                text: self.text(code, bytes),
                width: self.widths.of(code),
                is_word_space: bytes == b" ",
            });
        }
    }

    fn text(&self, code: u32, bytes: &[u8]) -> String {
        if let Some(text) = self.known.borrow().get(&code) {
            return text.clone();
        }
        let text = match &self.decoder {
            Decoder::Map(map) => match map.bytes_to_string(bytes) {
                Ok(text) if !text.is_empty() => text,
                _ => REPLACEMENT.to_owned(),
            },
            Decoder::Table(table) => table
                .get(code as usize)
                .cloned()
                .unwrap_or_else(|| REPLACEMENT.to_owned()),
            Decoder::Charset(charset) => charset.decode_without_bom_handling(bytes).0.into_owned(),
            Decoder::Unknown => REPLACEMENT.to_owned(),
        };
        self.known.borrow_mut().insert(code, text.clone());
        text
    }
}

/// The font's own table of what its codes stand for. It goes before the encoding, which only says how they look.
fn to_unicode(font: &Dictionary, document: &Document, room: usize) -> Result<Option<Decoder>, Reason> {
    if !font.has(b"ToUnicode") {
        return Ok(None);
    }
    let mut alone = Dictionary::new();
    alone.set("Type", Object::Name(b"Font".to_vec()));
    if let Ok(map) = font.get(b"ToUnicode") {
        alone.set("ToUnicode", map.clone());
    }
    match alone.get_font_encoding_with_limit(document, room) {
        Ok(Encoding::UnicodeMapEncoding(map)) => Ok(Some(Decoder::Map(Encoding::UnicodeMapEncoding(map)))),
        Err(lopdf::Error::Decompress(_)) => Err(RefusalCode::UnpacksTooLarge.into()),
        // The library falls back to an encoding that the file does not name.
        _ => Ok(None),
    }
}

/// What the codes stand for where they are those of a national standard.
fn charset(font: &Dictionary) -> Decoder {
    let name = font.get(b"Encoding").and_then(Object::as_name).unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    let charset = match name.as_ref() {
        name if name.starts_with("Uni") && (name.contains("UCS2") || name.contains("UTF16")) => UTF_16BE,
        "90ms-RKSJ-H" | "90pv-RKSJ-H" => SHIFT_JIS,
        "ETen-B5-H" | "B5pc-H" => BIG5,
        "GBK-EUC-H" | "GB-EUC-H" | "GBKp-EUC-H" => GBK,
        "KSCms-UHC-H" | "KSC-EUC-H" => EUC_KR,
        _ => return Decoder::Unknown,
    };
    Decoder::Charset(charset)
}

/// What the bytes of a simple font stand for, if the file says so.
fn simple(font: &Dictionary, document: &Document, room: usize) -> Result<Decoder, Reason> {
    let names_an_encoding = font.has(b"Encoding");
    if !names_an_encoding && is_embedded(font, document) {
        return Ok(Decoder::Unknown);
    }
    let has_differences = font
        .get_deref(b"Encoding", document)
        .and_then(Object::as_dict)
        .is_ok_and(|encoding| encoding.has(b"Differences"));
    let encoding = match font.get_font_encoding_with_limit(document, room) {
        Ok(encoding) => encoding,
        Err(lopdf::Error::Decompress(_)) => return Err(RefusalCode::UnpacksTooLarge.into()),
        Err(_) => return Ok(Decoder::Unknown),
    };
    if has_differences && !matches!(encoding, Encoding::Differences(_)) {
        return Ok(Decoder::Unknown);
    }
    let table = (0..=u8::MAX).map(|byte| match encoding.bytes_to_string(&[byte]) {
        Ok(text) if !text.is_empty() => text,
        _ => REPLACEMENT.to_owned(),
    });
    Ok(Decoder::Table(table.collect()))
}
