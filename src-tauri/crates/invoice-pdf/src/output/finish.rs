use std::io::Write;

use chrono::{Datelike, NaiveDate};
use domain::Invoice;
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::content::Sheet;
use crate::error::Error;
use crate::output::operations::utf16;

/// Puts the document's own facts in the place of the library's, compresses the streams and writes the file.
pub fn finish(mut file: Document, sheet: &Sheet, invoice: &Invoice) -> Result<Vec<u8>, Error> {
    file.version = "1.7".to_owned();
    let information = file.add_object(information(sheet, invoice));
    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&old);
    }
    file.trailer.set("Info", information);
    compress(&mut file)?;
    let id = identity(&file);
    file.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes)
        .map_err(|error| Error::Write(error.to_string()))?;
    Ok(bytes)
}

fn information(sheet: &Sheet, invoice: &Invoice) -> Dictionary {
    let date = Object::string_literal(pdf_date(invoice.issued));
    Dictionary::from_iter([
        ("Title", text(&sheet.title)),
        ("Author", text(&invoice.issuer.name)),
        ("Creator", text("Packdesk")),
        ("Producer", text("Packdesk")),
        ("CreationDate", date.clone()),
        ("ModDate", date),
    ])
}

/// Midnight UTC of a day: nothing else about the time of an invoice is known.
fn pdf_date(date: NaiveDate) -> String {
    format!(
        "D:{:04}{:02}{:02}000000Z",
        date.year().clamp(0, 9_999),
        date.month(),
        date.day()
    )
}

fn text(text: &str) -> Object {
    Object::String(utf16(text), StringFormat::Hexadecimal)
}

fn compress(file: &mut Document) -> Result<(), Error> {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let packed = deflate(&stream.content).map_err(|error| Error::Write(error.to_string()))?;
        if packed.len() < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
    Ok(())
}

fn deflate(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(6));
    encoder.write_all(content)?;
    encoder.finish()
}

/// The identity of the file: a digest of everything in it, so that equal files have equal identities.
fn identity(file: &Document) -> Object {
    let mut digest = Sha256::new();
    for (id, object) in &file.objects {
        digest.update(format!("{id:?}{object:?}"));
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let digest = digest.finalize();
    Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal)
}
