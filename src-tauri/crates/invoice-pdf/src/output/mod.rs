//! From drawn pages to the bytes of a file.

mod finish;
mod fonts;
mod operations;

use domain::Invoice;
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::content::Sheet;
use crate::error::Error;
use fonts::FontsInUse;

/// Writes the document.
pub fn write(sheet: &Sheet, invoice: &Invoice) -> Result<Vec<u8>, Error> {
    let mut fonts = FontsInUse::default();
    let pages: Vec<_> = sheet
        .flow
        .pages()
        .iter()
        .map(|page| operations::of_page(page, &mut fonts))
        .collect();
    let mut document = PdfDocument::new(&sheet.title);
    document.pages = pages
        .into_iter()
        .map(|operations| PdfPage::new(Mm(210.0), Mm(297.0), operations))
        .collect();
    fonts.embed(&mut document)?;
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let file = document.to_lopdf_document(&options, &mut warnings);
    finish::finish(file, sheet, invoice)
}
