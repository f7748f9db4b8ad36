//! What stands in the document and where: the heads, the lines, the sums, the sections.

mod facts;
mod head;
mod lines;
mod notes;
mod number;
mod sections;
mod sheet;
mod sums;
mod tax_words;
mod wording;

pub use sheet::Sheet;

use domain::Invoice;

use crate::language::DocumentLanguage;
use crate::layout::tree::{Kind, Tree};
use crate::options::Options;

/// Sets a whole document.
pub fn compose(invoice: &Invoice, language: DocumentLanguage, options: &Options) -> Sheet {
    let mut sheet = Sheet::new(invoice, language, options);
    head::title(&mut sheet, invoice);
    head::parties(&mut sheet, invoice);
    facts::facts(&mut sheet, invoice);
    // The table of lines comes before the sums in the structure; the room for the sums is known before the last line.
    let table = (!invoice.lines.is_empty()).then(|| sheet.part(Tree::ROOT, Kind::Table));
    let sums = sums::Sums::set(&mut sheet, invoice);
    if let Some(table) = table {
        lines::lines(&mut sheet, invoice, table, sums.height());
    }
    sums.place(&mut sheet);
    sections::sections(&mut sheet, invoice, options);
    sheet.finish();
    sheet
}
