use pdf_writer::{Finish, Name, Null, Ref, Str};

use crate::layout::flow::Bookmark;
use crate::layout::paper::PAGE_HEIGHT;
use crate::output::file::File;
use crate::output::hundredths::Hundredths;
use crate::output::metadata::utf16;

/// Short documents need no bookmarks.
const PAGES_WITHOUT: usize = 3;

/// Writes the bookmarks of a long document.
pub fn write(file: &mut File, bookmarks: &[Bookmark], pages: &[Ref]) -> Option<Ref> {
    let targets: Vec<(&Bookmark, Ref)> = bookmarks
        .iter()
        .filter_map(|bookmark| Some((bookmark, *pages.get(bookmark.page)?)))
        .collect();
    if pages.len() <= PAGES_WITHOUT || targets.is_empty() {
        return None;
    }
    let root = file.reference();
    let ids: Vec<Ref> = targets.iter().map(|_| file.reference()).collect();
    for (index, (bookmark, page)) in targets.iter().enumerate() {
        let mut item = file.begin(ids[index]).outline_item(ids[index]);
        item.pair(Name(b"Title"), Str(&utf16(&bookmark.title)));
        item.parent(root);
        if let Some(before) = index.checked_sub(1) {
            item.prev(ids[before]);
        }
        if let Some(next) = ids.get(index + 1) {
            item.next(*next);
        }
        // Neither the left edge nor the zoom changes.
        item.insert(Name(b"Dest"))
            .array()
            .item(*page)
            .item(Name(b"XYZ"))
            .item(Null)
            .item(Hundredths::from(PAGE_HEIGHT - bookmark.y).points())
            .item(Null);
    }
    let mut outline = file.begin(root).outline(root);
    outline.first(*ids.first()?);
    outline.last(*ids.last()?);
    outline.count(i32::try_from(ids.len()).unwrap_or(i32::MAX));
    outline.finish();
    Some(root)
}
