use std::io;

use domain::NaiveDate;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use tempfile::NamedTempFile;
use words::visible;

use super::exported::{Exported, OneFile};
use super::table::{Cell, RowFormatter};

/// The rows that a sheet of Excel has.
const ROWS: u32 = 1_048_576;
/// A number of more digits is not exact in a spreadsheet, and is written as text.
const EXACT_DIGITS: usize = 15;
/// The longest text of a cell.
const LONGEST_TEXT: usize = 32_767;

/// A table that goes on in another sheet where one is full.
struct Sheet {
    name: String,
    heads: Vec<String>,
    /// The sheets of the workbook that it fills.
    parts: Vec<usize>,
    row: u32,
}

/// A workbook of all invoices, their lines and their taxes. Rows go to the disk as they come.
pub(super) struct XlsxFile {
    file: NamedTempFile,
    workbook: Workbook,
    sheets: [Sheet; 3],
    formatter: RowFormatter,
    formats: Formats,
}

struct Formats {
    head: Format,
    date: Format,
    /// By the decimals of a currency.
    amounts: [Format; 5],
}

impl Formats {
    fn new() -> Self {
        Self {
            head: Format::new().set_bold(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            amounts: ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"]
                .map(|format| Format::new().set_num_format(format)),
        }
    }

    fn amount(&self, digits: u32) -> &Format {
        self.amounts.get(digits as usize).unwrap_or(&self.amounts[2])
    }
}

impl XlsxFile {
    pub fn begin(file: NamedTempFile, formatter: RowFormatter, day: NaiveDate) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        if let Some(folder) = file.path().parent() {
            workbook.set_tempdir(folder).map_err(map_error)?;
        }
        let made = ExcelDateTime::parse_from_str(&day.format("%Y-%m-%d").to_string()).map_err(map_error)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        let sheet = |name: &str, heads: Vec<String>| Sheet {
            name: formatter.word(name),
            heads,
            parts: Vec::new(),
            row: ROWS,
        };
        let sheets = [
            sheet("export-sheet-invoices", formatter.invoice_heads()),
            sheet("export-sheet-lines", formatter.line_heads()),
            sheet("export-sheet-taxes", formatter.tax_heads()),
        ];
        let mut made = Self {
            file,
            workbook,
            sheets,
            formatter,
            formats: Formats::new(),
        };
        for position in 0..made.sheets.len() {
            made.go_on(position)?;
        }
        Ok(made)
    }

    /// Begins another sheet of a table.
    fn go_on(&mut self, position: usize) -> io::Result<()> {
        let sheet = &mut self.sheets[position];
        let number = sheet.parts.len() + 1;
        let name = if number == 1 {
            sheet.name.clone()
        } else {
            format!("{} {number}", sheet.name)
        };
        sheet.parts.push(self.workbook.worksheets().len());
        sheet.row = 1;
        let part = self.workbook.add_worksheet_with_constant_memory().map_err(map_error)?;
        part.set_name(name).map_err(map_error)?;
        part.set_freeze_panes(1, 0).map_err(map_error)?;
        for (column, head) in (0_u16..).zip(&sheet.heads) {
            let width = u32::try_from(unicode_width(head)).unwrap_or(12).clamp(12, 40);
            part.set_column_width(column, width).map_err(map_error)?;
            part.write_string_with_format(0, column, head, &self.formats.head)
                .map_err(map_error)?;
        }
        Ok(())
    }

    fn push(&mut self, position: usize, cells: &[Cell]) -> io::Result<()> {
        if self.sheets[position].row >= ROWS {
            self.go_on(position)?;
        }
        let sheet = &mut self.sheets[position];
        let row = sheet.row;
        sheet.row += 1;
        let part = sheet.parts.last().copied().unwrap_or_default();
        let part = self.workbook.worksheet_from_index(part).map_err(map_error)?;
        for (column, cell) in (0_u16..).zip(cells) {
            write(part, row, column, cell, &self.formats).map_err(map_error)?;
        }
        Ok(())
    }
}

fn unicode_width(text: &str) -> usize {
    text.chars()
        .map(|character| if character.is_ascii() { 1 } else { 2 })
        .sum()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &Formats) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        Cell::Text(text) => sheet.write_string(row, column, fitting(&visible(text)))?,
        Cell::Date(date) => match ExcelDateTime::parse_from_str(&cell.text()) {
            Ok(day) => sheet.write_datetime_with_format(row, column, &day, &formats.date)?,
            // Before 1900 and after 9999 a spreadsheet has no dates.
            Err(_) => sheet.write_string(row, column, date.to_string())?,
        },
        Cell::Amount(_, digits) => match exact(&cell.text()) {
            Some(number) => sheet.write_number_with_format(row, column, number, formats.amount(*digits))?,
            None => sheet.write_string(row, column, cell.text())?,
        },
        Cell::Number(_) => match exact(&cell.text()) {
            Some(number) => sheet.write_number(row, column, number)?,
            None => sheet.write_string(row, column, cell.text())?,
        },
    };
    Ok(())
}

/// The number of a text, where a spreadsheet can hold it exactly.
fn exact(text: &str) -> Option<f64> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    (digits <= EXACT_DIGITS).then(|| text.parse().ok()).flatten()
}

fn fitting(text: &str) -> String {
    if text.encode_utf16().count() <= LONGEST_TEXT {
        return text.to_owned();
    }
    text.chars()
        .take(LONGEST_TEXT / 2)
        .chain(std::iter::once('…'))
        .collect()
}

impl OneFile for XlsxFile {
    fn add(&mut self, exported: &Exported) -> io::Result<()> {
        let formatter = self.formatter;
        self.push(0, &formatter.invoice_row(exported))?;
        let invoice = &exported.invoice;
        for (position, line) in (1..).zip(&invoice.lines) {
            self.push(1, &formatter.line_row(invoice, position, line))?;
        }
        for tax in &invoice.taxes {
            self.push(2, &formatter.tax_row(invoice, tax))?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<NamedTempFile> {
        self.workbook
            .save_to_writer(self.file.as_file_mut())
            .map_err(map_error)?;
        Ok(self.file)
    }
}

/// The error of the file below, where there is one.
fn map_error(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        error => io::Error::other(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_number_where_a_spreadsheet_holds_it_exactly() {
        assert_eq!(exact("-516.60"), Some(-516.6));
        assert_eq!(exact("1234567890123.45"), Some(1_234_567_890_123.45));
        assert_eq!(exact("12345678901234.567"), None);
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut() {
        assert_eq!(fitting("a"), "a");
        assert!(fitting(&"𠮷".repeat(40_000)).encode_utf16().count() <= LONGEST_TEXT);
    }
}
