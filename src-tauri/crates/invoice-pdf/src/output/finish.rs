use std::io::Write;

use domain::Invoice;
use flate2::{Compression, write::ZlibEncoder};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

use crate::content::Sheet;
use crate::error::Error;
use crate::layout::tree::ElementId;
use crate::output::{attachment, metadata, outline, tags};

/// The sRGB profile of Little CMS, which its author lets everyone use freely.
const SRGB: &[u8] = include_bytes!("../../data/srgb.icc");

/// Makes the library's file a tagged PDF/A-3a and PDF/UA-1 file, compresses its streams and writes it.
pub fn finish(
    mut file: Document,
    marked: &[Vec<ElementId>],
    electronic: Option<String>,
    sheet: &Sheet,
    invoice: &Invoice,
) -> Result<Vec<u8>, Error> {
    file.version = "1.7".to_owned();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    for (number, page) in (0_i64..).zip(&pages) {
        let page = file.get_dictionary_mut(*page).map_err(write_error)?;
        page.remove(b"Annots");
        page.set("StructParents", number);
        page.set("Tabs", "S");
    }

    let mut entries = Dictionary::new();
    entries.set("Lang", Object::string_literal(sheet.wording.tongue().tag()));
    entries.set("MarkInfo", Dictionary::from_iter([("Marked", Object::Boolean(true))]));
    entries.set(
        "ViewerPreferences",
        Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]),
    );
    entries.set("StructTreeRoot", tags::write(&mut file, &sheet.tree, &pages, marked));
    let packet = metadata::packet(sheet, invoice, electronic.is_some());
    entries.set("Metadata", file.add_object(packet));
    entries.set("OutputIntents", vec![Object::Dictionary(output_intent(&mut file))]);
    if let Some(outline) = outline::write(&mut file, sheet.flow.bookmarks(), &pages) {
        entries.set("Outlines", outline);
        entries.set("PageMode", "UseOutlines");
    }
    if let Some(xml) = electronic {
        let description = sheet.wording.words.text("document-attachment");
        let specification = attachment::attach(&mut file, xml, &description, invoice.issued);
        entries.set("Names", attachment::names(specification));
        entries.set("AF", vec![Object::Reference(specification)]);
    }
    let catalogue = file.catalog_mut().map_err(write_error)?;
    for (key, value) in entries {
        catalogue.set(key, value);
    }

    if let Ok(old) = file.trailer.get(b"Info").and_then(Object::as_reference) {
        file.objects.remove(&old);
    }
    let information = file.add_object(metadata::information(sheet, invoice));
    file.trailer.set("Info", information);
    let id = identity(&file, sheet);
    file.trailer.set("ID", vec![id.clone(), id]);
    compress(&mut file)?;
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes)
        .map_err(|error| Error::Write(error.to_string()))?;
    Ok(bytes)
}

fn output_intent(file: &mut Document) -> Dictionary {
    let profile = Stream::new(Dictionary::from_iter([("N", Object::Integer(3))]), SRGB.to_vec());
    let profile = file.add_object(profile);
    Dictionary::from_iter([
        ("Type", Object::from("OutputIntent")),
        ("S", Object::from("GTS_PDFA1")),
        ("OutputConditionIdentifier", Object::string_literal("sRGB")),
        ("Info", Object::string_literal("sRGB IEC61966-2.1")),
        ("RegistryName", Object::string_literal("http://www.color.org")),
        ("DestOutputProfile", Object::Reference(profile)),
    ])
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

/// The identity of the file: a digest of everything it shows, so that equal files have equal identities.
fn identity(file: &Document, sheet: &Sheet) -> Object {
    let mut digest = Sha256::new();
    digest.update(&sheet.title);
    for object in file.objects.values() {
        if let Object::Stream(stream) = object {
            digest.update(&stream.content);
        }
    }
    let digest = digest.finalize();
    Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal)
}

fn write_error(error: lopdf::Error) -> Error {
    Error::Write(error.to_string())
}
