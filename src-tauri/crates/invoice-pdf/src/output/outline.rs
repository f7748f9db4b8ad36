use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::layout::PAGE_HEIGHT;
use crate::layout::flow::Bookmark;
use crate::output::metadata::text;
use crate::output::operations::points;

/// Short documents need no bookmarks.
const PAGES_WITHOUT: usize = 3;

/// Writes the bookmarks of a long document.
pub fn write(file: &mut Document, bookmarks: &[Bookmark], pages: &[ObjectId]) -> Option<ObjectId> {
    let targets: Vec<(&Bookmark, ObjectId)> = bookmarks
        .iter()
        .filter_map(|bookmark| Some((bookmark, *pages.get(bookmark.page)?)))
        .collect();
    if pages.len() <= PAGES_WITHOUT || targets.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = targets.iter().map(|_| file.new_object_id()).collect();
    for (index, (bookmark, page)) in targets.iter().enumerate() {
        let top = points(PAGE_HEIGHT - bookmark.y).0;
        let target = vec![
            Object::Reference(*page),
            Object::from("XYZ"),
            Object::Null,
            Object::Real(top),
            Object::Null,
        ];
        let mut entry = Dictionary::from_iter([
            ("Title", text(&bookmark.title)),
            ("Parent", Object::Reference(root)),
            ("Dest", Object::Array(target)),
        ]);
        if let Some(before) = index.checked_sub(1) {
            entry.set("Prev", ids[before]);
        }
        if let Some(next) = ids.get(index + 1) {
            entry.set("Next", *next);
        }
        file.set_object(ids[index], entry);
    }
    file.set_object(
        root,
        Dictionary::from_iter([
            ("Type", Object::from("Outlines")),
            ("First", Object::Reference(*ids.first()?)),
            ("Last", Object::Reference(*ids.last()?)),
            ("Count", Object::Integer(i64::try_from(ids.len()).unwrap_or(0))),
        ]),
    );
    Some(root)
}
