use std::io::{self, BufWriter, Write};

use tempfile::NamedTempFile;

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

/// Spreadsheets take text that begins like a formula for one, and would run it; an apostrophe keeps it text. Amounts
/// and dates are what they are.
fn safe(cell: &Cell) -> String {
    let text = cell.text();
    let is_formula = matches!(cell, Cell::Text(_))
        && text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use domain::Decimal;

    use super::*;

    #[test]
    fn text_that_begins_like_a_formula_stays_text_and_amounts_stay_amounts() {
        let table = [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("a=b", "a=b"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(safe(&Cell::Text(text.to_owned())), expected);
        }
        assert_eq!(safe(&Cell::Amount(Decimal::new(-51660, 2), 2)), "-516.60");
    }
}
