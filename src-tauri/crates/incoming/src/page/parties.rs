#![expect(clippy::float_arithmetic, reason = "places on a page are no amounts")]

use crate::page::layout::{Cell, Row, goes_on};
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

/// What ends the name of a company.
const LEGAL_FORMS: [&str; 26] = [
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ug",
    "mbh",
    "se",
    "ltd",
    "limited",
    "llc",
    "llp",
    "inc",
    "corp",
    "corporation",
    "plc",
    "company",
    "co",
    "pte",
    "pty",
    "bv",
    "b.v",
    "s.a",
    "srl",
    "s.r.l",
    "oy",
    "ab",
];
const LEGAL_FORMS_OF_EAST_ASIA: [&str; 5] = ["株式会社", "有限会社", "合同会社", "有限公司", "公司"];

/// Whether the name of a party may go on in the next line: the legal form stands only there.
pub fn goes_on_below(rows: &[Row], row: usize, cell: &Cell, text: &str) -> bool {
    if has_legal_form(text) {
        return false;
    }
    let mut below = rows[row + 1..]
        .iter()
        .take_while(|next| goes_on(&rows[row], next, cell.size));
    below.any(|next| {
        next.cells
            .iter()
            .any(|other| other.overlaps(cell) && has_legal_form(&other.text))
    })
}

fn has_legal_form(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split([' ', ',', '(', ')']).map(|word| word.trim_end_matches('.'));
    words.any(|word| LEGAL_FORMS.contains(&word)) || LEGAL_FORMS_OF_EAST_ASIA.iter().any(|form| text.contains(form))
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
