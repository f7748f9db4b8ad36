use lopdf::{Dictionary, Document, Object};

use crate::budget::Budget;
use crate::pdf::numbers::dictionary;
use crate::refusal::{Reason, RefusalCode};

/// What the standards name the file, in lower case.
const NAMES: [&str; 3] = ["factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml"];
const DEEPEST_TREE: usize = 16;
const MOST_FILES: usize = 1000;
/// A tree may lead back to itself.
const MOST_NODES: usize = 1000;

/// The invoice's XML among the embedded files.
pub fn embedded_invoice(document: &Document, budget: &mut Budget) -> Result<Option<Vec<u8>>, Reason> {
    let Ok(catalog) = document.catalog() else {
        return Ok(None);
    };
    let mut found = Vec::new();
    let names = dictionary(catalog, b"Names", document);
    if let Some(tree) = names.and_then(|names| dictionary(names, b"EmbeddedFiles", document)) {
        let mut left = MOST_NODES;
        collect(tree, document, 0, &mut left, &mut found);
    }
    if let Ok(associated) = catalog.get_deref(b"AF", document).and_then(Object::as_array) {
        found.extend(
            associated
                .iter()
                .take(MOST_FILES)
                .filter_map(|file| as_dictionary(file, document)),
        );
    }
    for file in found {
        if !NAMES.contains(&name(file, document).to_lowercase().as_str()) {
            continue;
        }
        let Some(files) = dictionary(file, b"EF", document) else {
            continue;
        };
        let stream = [b"UF".as_slice(), b"F"]
            .iter()
            .find_map(|key| files.get_deref(key, document).ok()?.as_stream().ok());
        if let Some(stream) = stream {
            let room = usize::try_from(budget.room()).unwrap_or(usize::MAX);
            let content = stream
                .get_plain_content_with_limit(room)
                .map_err(|_| Reason::from(RefusalCode::UnpacksTooLarge))?;
            budget.unpacked(content.len() as u64)?;
            return Ok(Some(content));
        }
    }
    Ok(None)
}

/// The files of a tree of names.
fn collect<'a>(
    tree: &'a Dictionary,
    document: &'a Document,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<&'a Dictionary>,
) {
    if *left == 0 || depth > DEEPEST_TREE {
        return;
    }
    *left -= 1;
    if let Ok(names) = tree.get_deref(b"Names", document).and_then(Object::as_array) {
        let files = names.iter().skip(1).step_by(2);
        let files = files.filter_map(|file| as_dictionary(file, document));
        found.extend(files.take(MOST_FILES.saturating_sub(found.len())));
    }
    if let Ok(kids) = tree.get_deref(b"Kids", document).and_then(Object::as_array) {
        for kid in kids
            .iter()
            .take(MOST_NODES)
            .filter_map(|kid| as_dictionary(kid, document))
        {
            collect(kid, document, depth + 1, left, found);
        }
    }
}

fn as_dictionary<'a>(object: &'a Object, document: &'a Document) -> Option<&'a Dictionary> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_dict().ok()
}

fn name(file: &Dictionary, document: &Document) -> String {
    let name = [b"UF".as_slice(), b"F"]
        .iter()
        .find_map(|key| file.get_deref(key, document).ok());
    name.and_then(|name| lopdf::decode_text_string(name).ok())
        .unwrap_or_default()
}
