use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::layout::tree::{Element, ElementId, Kind, Tree};

/// Writes the structure of the document and ties it to the marked parts of the pages. `marked` names for every page
/// the element of each part.
pub fn write(file: &mut Document, tree: &Tree, pages: &[ObjectId], marked: &[Vec<ElementId>]) -> ObjectId {
    let elements = tree.elements();
    let mut parts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); elements.len()];
    for (page, marked) in marked.iter().enumerate() {
        for (number, element) in marked.iter().enumerate() {
            parts[element.0].push((page, number));
        }
    }
    let kept = kept(elements, &parts);
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = elements.iter().map(|_| file.new_object_id()).collect();
    let mut children: Vec<Vec<Object>> = vec![Vec::new(); elements.len()];
    for (index, element) in elements.iter().enumerate() {
        if let Some(parent) = element.parent.filter(|_| kept[index]) {
            children[parent.0].push(Object::Reference(ids[index]));
        }
    }
    for (index, element) in elements.iter().enumerate().filter(|(index, _)| kept[*index]) {
        let parent = element.parent.map_or(root, |parent| ids[parent.0]);
        let mut entry = Dictionary::from_iter([
            ("Type", Object::from("StructElem")),
            ("S", Object::from(structure_type(element.kind))),
            ("P", Object::Reference(parent)),
        ]);
        if let Some(attributes) = attributes(element.kind) {
            entry.set("A", attributes);
        }
        add_content(&mut entry, std::mem::take(&mut children[index]), &parts[index], pages);
        file.set_object(ids[index], entry);
    }

    let mut numbers = Vec::new();
    for (page, marked) in marked.iter().enumerate() {
        let of_page: Vec<Object> = marked.iter().map(|element| Object::Reference(ids[element.0])).collect();
        let of_page = file.add_object(of_page);
        numbers.extend([integer(page), Object::Reference(of_page)]);
    }
    let parents = file.add_object(Dictionary::from_iter([("Nums", Object::Array(numbers))]));
    file.set_object(
        root,
        Dictionary::from_iter([
            ("Type", Object::from("StructTreeRoot")),
            ("K", Object::Reference(ids[Tree::ROOT.0])),
            ("ParentTree", Object::Reference(parents)),
            ("ParentTreeNextKey", integer(pages.len())),
        ]),
    );
    root
}

/// Elements without content are left out, except cells: a table has the same columns in every row.
fn kept(elements: &[Element], parts: &[Vec<(usize, usize)>]) -> Vec<bool> {
    let mut kept: Vec<bool> = elements
        .iter()
        .zip(parts)
        .map(|(element, parts)| {
            !parts.is_empty()
                || matches!(
                    element.kind,
                    Kind::Document | Kind::Cell | Kind::ColumnHeading | Kind::RowHeading
                )
        })
        .collect();
    // Parts stand behind what they are part of.
    for (index, element) in elements.iter().enumerate().rev() {
        if let Some(parent) = element.parent.filter(|_| kept[index]) {
            kept[parent.0] = true;
        }
    }
    kept
}

fn add_content(entry: &mut Dictionary, children: Vec<Object>, parts: &[(usize, usize)], pages: &[ObjectId]) {
    if !children.is_empty() {
        entry.set("K", children);
        return;
    }
    let Some((first, _)) = parts.first() else {
        return;
    };
    let Some(page) = pages.get(*first) else {
        return;
    };
    entry.set("Pg", Object::Reference(*page));
    let content: Vec<Object> = parts
        .iter()
        .filter_map(|(page, number)| {
            if page == first {
                return Some(integer(*number));
            }
            Some(Object::Dictionary(Dictionary::from_iter([
                ("Type", Object::from("MCR")),
                ("Pg", Object::Reference(*pages.get(*page)?)),
                ("MCID", integer(*number)),
            ])))
        })
        .collect();
    entry.set("K", content);
}

const fn structure_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Document => "Document",
        Kind::Section => "Sect",
        Kind::Title => "H1",
        Kind::Heading => "H2",
        Kind::Paragraph => "P",
        Kind::List | Kind::NumberedList => "L",
        Kind::Item => "LI",
        Kind::Label => "Lbl",
        Kind::Body => "LBody",
        Kind::Table => "Table",
        Kind::Caption => "Caption",
        Kind::Row => "TR",
        Kind::ColumnHeading | Kind::RowHeading => "TH",
        Kind::Cell => "TD",
    }
}

fn attributes(kind: Kind) -> Option<Dictionary> {
    let (owner, key, value) = match kind {
        Kind::ColumnHeading => ("Table", "Scope", "Column"),
        Kind::RowHeading => ("Table", "Scope", "Row"),
        Kind::List => ("List", "ListNumbering", "None"),
        Kind::NumberedList => ("List", "ListNumbering", "Decimal"),
        _ => return None,
    };
    Some(Dictionary::from_iter([
        ("O", Object::from(owner)),
        (key, Object::from(value)),
    ]))
}

fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}
