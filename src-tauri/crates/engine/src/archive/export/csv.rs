use std::io::{self, BufWriter, Write};

use tempfile::NamedTempFile;
use words::visible_line;

use super::exported::{Exported, OneFile};
use super::table::{Cell, RowFormatter};

/// Tells Excel that the text is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A table of all invoices as text.
pub(super) struct CsvFile {
    rows: csv::Writer<BufWriter<NamedTempFile>>,
    formatter: RowFormatter,
}

impl CsvFile {
    pub fn begin(file: NamedTempFile, formatter: RowFormatter) -> io::Result<Self> {
        let mut file = BufWriter::new(file);
        file.write_all(BYTE_ORDER_MARK)?;
        let mut rows = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(file);
        rows.write_record(formatter.invoice_heads()).map_err(map_error)?;
        Ok(Self { rows, formatter })
    }
}

impl OneFile for CsvFile {
    fn add(&mut self, exported: &Exported) -> io::Result<()> {
        let row = self.formatter.invoice_row(exported);
        self.rows.write_record(row.iter().map(safe)).map_err(map_error)
    }

    fn finish(self: Box<Self>) -> io::Result<NamedTempFile> {
        let file = self.rows.into_inner().map_err(|error| error.into_error())?;
        file.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

/// The error of the file below, so that a full folder is named as one.
fn map_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

/// The text of a cell as no spreadsheet runs it, whichever character it takes for the separator.
fn safe(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(&visible_line(text)),
        // Amounts and dates are what they are.
        cell => cell.text(),
    }
}

/// Spreadsheets take a cell that begins like a formula for one, and would run it; an apostrophe keeps it text. A table
/// that is read with another separator than it was written with has cells that begin inside of ours.
fn harmless(text: &str) -> String {
    let mut harmless = String::with_capacity(text.len() + 1);
    let mut begins = true;
    for c in text.chars() {
        if begins && is_lead(c) {
            harmless.push('\'');
        }
        harmless.push(c);
        begins = matches!(c, ',' | ';' | '|' | '\t') || (begins && (c == '"' || c == '\'' || c.is_whitespace()));
    }
    harmless
}

/// What a formula begins with, also in the wide form that East Asian keyboards write.
const fn is_lead(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use domain::Decimal;

    use super::*;

    fn safe_text(text: &str) -> String {
        safe(&Cell::Text(text.to_owned()))
    }

    #[test]
    fn text_that_begins_like_a_formula_stays_text_and_amounts_stay_amounts() {
        let table = [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", " '=1"),
            ("\r\n=1", " '=1"),
            (" =1", " '=1"),
            ("＝1", "'＝1"),
            ("x;=cmd|'/C calc'!A0", "x;'=cmd|'/C calc'!A0"),
            ("a, \"=1\"", "a, \"'=1\""),
            ("a\n=1", "a =1"),
            ("a=b", "a=b"),
            ("PO-1", "PO-1"),
            ("a\u{1b}[31mb\u{202e}", "a\u{fffd}[31mb\u{fffd}"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(safe_text(text), expected);
        }
        assert_eq!(safe(&Cell::Amount(Decimal::new(-51660, 2), 2)), "-516.60");
    }

    #[test]
    fn no_cell_of_any_separator_begins_like_a_formula() {
        let parts = [
            "=", "+", "-", "@", ";", ",", "|", "\t", "\n", "\r", "\"", "'", " ", "a", "＝", "\u{1b}",
        ];
        let mut texts = vec![String::new()];
        for _ in 0..4 {
            texts = texts
                .iter()
                .flat_map(|text| parts.map(|part| format!("{text}{part}")))
                .collect();
            for text in &texts {
                let written = safe_text(text);
                for separator in [',', ';', '|', '\t', '\n', '\r'] {
                    let begins_badly = |cell: &str| {
                        let cell = cell.trim_start_matches(['"', ' ']);
                        cell.starts_with(is_lead)
                    };
                    assert!(!written.split(separator).any(begins_badly), "{text:?} as {written:?}");
                }
            }
        }
    }
}
