#![expect(clippy::float_arithmetic, reason = "places on a page are no amounts")]

use crate::page::layout::{Cell, Row};
use crate::page::vocabulary::Meaning;

/// The heading of a party: where it stands and whose it is.
pub struct Heading {
    pub row: usize,
    pub cell: Cell,
    pub meaning: Meaning,
}

/// How many rows an address takes at most.
const LONGEST_BLOCK: usize = 8;

/// Whose block a cell belongs to: the nearest heading above it that begins in the same column, on the same page.
pub fn party_above(headings: &[Heading], rows: &[Row], row: usize, cell: &Cell) -> Option<Meaning> {
    let here = &rows[row];
    let heading = headings.iter().rfind(|heading| {
        heading.row < row
            && row - heading.row <= LONGEST_BLOCK
            && rows[heading.row].page == here.page
            && heading.cell.begins_with(cell)
            && rows[heading.row].y - here.y <= 14.0 * cell.size.max(6.0)
    })?;
    Some(heading.meaning)
}

/// Issuers of membership invoices, as they name themselves.
pub const ISSUERS: [&str; 12] = [
    "Microsoft Ireland Operations Limited",
    "Microsoft Ireland Operations Ltd",
    "Microsoft Corporation",
    "Microsoft Regional Sales Pte. Ltd.",
    "Microsoft Regional Sales Pte Ltd",
    "Microsoft Deutschland GmbH",
    "Microsoft Limited",
    "Microsoft Pty Limited",
    "Microsoft Canada Inc.",
    "Microsoft Japan Co., Ltd.",
    "日本マイクロソフト株式会社",
    "台灣微軟股份有限公司",
];
