use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder};
use encoding_rs::{BIG5, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::budget::Budget;
use crate::kind::is_utf16;
use crate::refusal::{Reason, RefusalCode};
use crate::table::column::column;
use crate::table::row::{Headings, Told, Value};

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// More columns are no table of invoices.
const MOST_COLUMNS: usize = 1000;

/// What stands in a table of Western Europe beside letters. Bytes of East Asia that are taken for such a text have other
/// signs, too.
const WESTERN: &str = "€£–—‘’“”„…«»§°©®™";
/// Letters that are signs.
const ODD: &str = "ªºµƒˆ";

fn is_western(character: char) -> bool {
    character.is_ascii() || character.is_alphabetic() && !ODD.contains(character) || WESTERN.contains(character)
}

/// The text that some bytes are, if they can be only one.
pub fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Reason> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding.decode_with_bom_removal(bytes).0);
    }
    if is_utf16(bytes) {
        let encoding = if bytes.first() == Some(&0) { UTF_16BE } else { UTF_16LE };
        return Ok(encoding.decode_without_bom_handling(bytes).0);
    }
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    // Chinese headings prove themselves; names below English ones prove nothing.
    if let Some(text) = BIG5.decode_without_bom_handling_and_without_replacement(bytes)
        && known_headings(&text).any(|heading| !heading.is_ascii())
    {
        return Ok(text);
    }
    match WINDOWS_1252.decode_without_bom_handling(bytes).0 {
        text if text.chars().all(is_western) => Ok(text),
        _ => Err(RefusalCode::CouldNotBeRead.into()),
    }
}

/// Whether a text could be a table: its first line names a column or has separators.
pub fn looks_like_table(text: &str) -> bool {
    let (_, text) = hinted(text);
    let first = first_line(text);
    knows_headings(text)
        || SEPARATORS
            .iter()
            .any(|separator| first.matches(char::from(*separator)).count() >= 2)
}

/// Some programs say in a line of its own which sign separates.
fn hinted(text: &str) -> (Option<u8>, &str) {
    match text.split_once('\n') {
        Some((first, rest)) if first.to_ascii_lowercase().starts_with("sep=") && first.trim_end().len() == 5 => {
            (first.as_bytes().get(4).copied(), rest)
        }
        _ => (None, text),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}

fn knows_headings(text: &str) -> bool {
    known_headings(text).next().is_some()
}

/// The headings that name columns, if there is more than one heading.
fn known_headings(text: &str) -> impl Iterator<Item = &str> {
    let first = first_line(text);
    let separator = char::from(separator(first));
    let headings = first.contains(separator).then(|| first.split(separator));
    headings
        .into_iter()
        .flatten()
        .map(|name| name.trim_matches('"'))
        .filter(|name| column(name).is_some())
}

/// The sign that stands most often in the headings.
fn separator(heading: &str) -> u8 {
    let count = |separator: &u8| heading.matches(char::from(*separator)).count();
    // The first of those that stand equally often.
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

/// Reads the rows of a text. Rows are counted without blank ones.
pub fn read_delimited(
    text: &str,
    budget: &mut Budget,
    tell: &mut dyn FnMut(Told, &mut Budget) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let (hint, text) = hinted(text);
    let separator = hint.unwrap_or_else(|| separator(first_line(text)));
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    let mut headings: Option<Headings> = None;
    let mut row: u64 = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => return Err(RefusalCode::Damaged.into()),
        }
        let cells = || record.iter().map(|cell| String::from_utf8_lossy(cell));
        if cells().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        row += 1;
        if row.is_multiple_of(256) {
            budget.on_time()?;
        }
        if row > budget.limits.rows + 1 {
            return Err(Reason::new(RefusalCode::TooMany, budget.limits.rows.to_string()));
        }
        let Some(headings) = &mut headings else {
            if record.len() > MOST_COLUMNS {
                return Err(Reason::new(RefusalCode::TooMany, MOST_COLUMNS.to_string()));
            }
            let known = Headings::new(cells().map(|cell| cell.trim().to_owned()).collect())?;
            let ignored = known.ignored();
            if !ignored.is_empty() {
                tell(Told::IgnoredColumns(ignored), budget)?;
            }
            headings = Some(known);
            continue;
        };
        let values = cells().map(|cell| Value::text(&cell)).collect();
        let told = match headings.row(row, values) {
            Ok(read) => Told::Row(row, Box::new(read)),
            Err(reason) => Told::Refused(Some(row), reason),
        };
        tell(told, budget)?;
    }
    match headings {
        Some(_) if row > 1 => Ok(()),
        Some(_) => Err(RefusalCode::NothingInside.into()),
        None => Err(RefusalCode::Empty.into()),
    }
}
