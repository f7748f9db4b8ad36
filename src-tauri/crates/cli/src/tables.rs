use std::fmt::Write;

use domain::Money;
use words::{Words, visible_line};

/// The headings with these ids.
pub(crate) fn headings(words: &Words, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| words.text(id)).collect()
}

/// An amount in a column, with its code and its digits grouped.
pub(crate) fn amount(words: &Words, currency: &str, amount: &str) -> String {
    let written = format!("{amount} {currency}");
    written
        .parse::<Money>()
        .map_or(written, |money| words.money_with_code(money))
}

/// Columns for a person, aligned by display width: a Chinese character is two columns wide.
/// A cell is one line, whatever somebody wrote in it.
pub(crate) fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| visible_line(cell).into_owned()).collect())
        .collect();
    let mut widths: Vec<usize> = head.iter().map(|cell| width(cell)).collect();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            if let Some(widest) = widths.get_mut(column) {
                *widest = (*widest).max(width(cell));
            }
        }
    }
    let mut out = String::new();
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let widest = widths.get(column).copied().unwrap_or(0);
            let _ = write!(line, "{cell}{}  ", " ".repeat(widest.saturating_sub(width(cell))));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

/// Names and values below each other; empty values are left out.
pub(crate) fn list(rows: &[(String, String)]) -> String {
    let widest = rows.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let mut out = String::new();
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        let value = visible_line(value);
        let _ = writeln!(out, "{name}{}  {value}", " ".repeat(widest - width(name)));
    }
    out
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}
