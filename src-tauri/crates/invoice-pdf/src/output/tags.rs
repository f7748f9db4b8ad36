use pdf_writer::types::{ListNumbering, StructRole, TableHeaderScope};
use pdf_writer::writers::{Attributes, StructElement, StructTreeRoot};
use pdf_writer::{Finish, Name, Ref};

use crate::layout::tree::{Element, ElementId, Kind, Tree};
use crate::output::file::File;

/// Writes the structure of the document and ties it to the marked parts of the pages. `marked` names for every page
/// the element of each part.
pub fn write(file: &mut File, root: Ref, tree: &Tree, pages: &[Ref], marked: &[Vec<ElementId>]) {
    let elements = tree.elements();
    let mut parts: Vec<Vec<(usize, usize)>> = vec![Vec::new(); elements.len()];
    for (page, marked) in marked.iter().enumerate() {
        for (number, element) in marked.iter().enumerate() {
            parts[element.0].push((page, number));
        }
    }
    let kept = kept(elements, &parts);
    let ids: Vec<Ref> = elements.iter().map(|_| file.reference()).collect();
    let mut children: Vec<Vec<Ref>> = vec![Vec::new(); elements.len()];
    for (index, element) in elements.iter().enumerate() {
        if let Some(parent) = element.parent.filter(|_| kept[index]) {
            children[parent.0].push(ids[index]);
        }
    }
    for (index, element) in elements.iter().enumerate().filter(|(index, _)| kept[*index]) {
        let mut writer = file.begin(ids[index]).struct_element(ids[index]);
        writer.kind(role(element.kind));
        writer.parent(element.parent.map_or(root, |parent| ids[parent.0]));
        add_attributes(&mut writer, element.kind);
        add_content(&mut writer, &children[index], &parts[index], pages);
    }

    let mut lists = Vec::with_capacity(marked.len());
    for marked in marked {
        let list = file.reference();
        file.object(list)
            .array()
            .items(marked.iter().map(|element| ids[element.0]));
        lists.push(list);
    }
    let mut writer: StructTreeRoot<'_> = file.object(root).start();
    writer.child(ids[Tree::ROOT.0]);
    let mut numbers = writer.parent_tree();
    let mut entries = numbers.nums();
    for (page, list) in (0..).zip(&lists) {
        entries.insert(page, *list);
    }
    entries.finish();
    numbers.finish();
    writer.parent_tree_next_key(integer(pages.len()));
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

fn add_content(writer: &mut StructElement<'_>, children: &[Ref], parts: &[(usize, usize)], pages: &[Ref]) {
    if !children.is_empty() {
        writer.insert(Name(b"K")).array().items(children.iter().copied());
        return;
    }
    let Some((first, _)) = parts.first() else {
        return;
    };
    let Some(page) = pages.get(*first) else {
        return;
    };
    writer.page(*page);
    let mut content = writer.children();
    for (page, number) in parts {
        if page == first {
            content.marked_content_id(integer(*number));
        } else if let Some(page) = pages.get(*page) {
            content
                .marked_content_ref()
                .page(*page)
                .marked_content_id(integer(*number));
        }
    }
}

const fn role(kind: Kind) -> StructRole {
    match kind {
        Kind::Document => StructRole::Document,
        Kind::Section => StructRole::Sect,
        Kind::Title => StructRole::H1,
        Kind::Heading => StructRole::H2,
        Kind::Paragraph => StructRole::P,
        Kind::List | Kind::NumberedList => StructRole::L,
        Kind::Item => StructRole::LI,
        Kind::Label => StructRole::Lbl,
        Kind::Body => StructRole::LBody,
        Kind::Table => StructRole::Table,
        Kind::Caption => StructRole::Caption,
        Kind::Row => StructRole::TR,
        Kind::ColumnHeading | Kind::RowHeading => StructRole::TH,
        Kind::Cell => StructRole::TD,
    }
}

fn add_attributes(writer: &mut StructElement<'_>, kind: Kind) {
    if !matches!(
        kind,
        Kind::ColumnHeading | Kind::RowHeading | Kind::List | Kind::NumberedList
    ) {
        return;
    }
    let attributes: Attributes<'_> = writer.insert(Name(b"A")).start();
    match kind {
        Kind::ColumnHeading => drop(attributes.table().scope(TableHeaderScope::Column)),
        Kind::RowHeading => drop(attributes.table().scope(TableHeaderScope::Row)),
        Kind::List => drop(attributes.list().list_numbering(ListNumbering::None)),
        _ => drop(attributes.list().list_numbering(ListNumbering::Decimal)),
    }
}

fn integer(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
