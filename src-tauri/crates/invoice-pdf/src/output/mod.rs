//! From drawn pages to the bytes of a file.

mod attachment;
mod finish;
mod fonts;
mod metadata;
mod operations;
mod outline;
mod tags;

use domain::Invoice;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::content::Sheet;
use crate::error::Error;
use fonts::FontsInUse;
pub use metadata::escaped;

/// Writes the document, with an electronic invoice attached where there is one.
pub fn write(sheet: &Sheet, invoice: &Invoice, electronic: Option<String>) -> Result<Vec<u8>, Error> {
    let mut fonts = FontsInUse::default();
    let mut document = PdfDocument::new(&sheet.title);
    let mut marked = Vec::new();
    for page in sheet.flow.pages() {
        let content = operations::of_page(page, &mut fonts);
        document
            .pages
            .push(PdfPage::new(Mm(210.0), Mm(297.0), content.operations));
        marked.push(content.marked);
    }
    fonts.embed(&mut document)?;
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let file = document.to_lopdf_document(&options, &mut Vec::new());
    finish::finish(file, &marked, electronic, sheet, invoice)
}
