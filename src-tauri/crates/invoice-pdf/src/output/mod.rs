//! From drawn pages to the bytes of a file.

mod attachment;
mod catalogue;
mod drawing;
mod file;
mod fonts;
mod hundredths;
mod metadata;
mod outline;
mod page;
mod tags;

use domain::Invoice;

use crate::content::Sheet;
use crate::error::Error;
use file::File;
use fonts::FontsInUse;

/// Writes the document as a tagged PDF/A-3a and PDF/UA-1 file, with an electronic invoice attached where there is one.
pub fn write(sheet: &Sheet, invoice: &Invoice, electronic: Option<&str>) -> Result<Vec<u8>, Error> {
    let mut file = File::new();
    let mut fonts = FontsInUse::default();
    let tree = file.reference();
    let resources = file.reference();
    let (pages, marked) = page::write(&mut file, sheet.flow.pages(), resources, &mut fonts)?;
    fonts.embed(&mut file, resources)?;
    tags::write(&mut file, tree, &sheet.tree, &pages.leaves, &marked);
    let outline = outline::write(&mut file, sheet.flow.bookmarks(), &pages.leaves);
    let attachment = match electronic {
        Some(xml) => {
            let description = sheet.wording.words.text("document-attachment");
            Some(attachment::attach(&mut file, xml, &description, invoice.issued)?)
        }
        None => None,
    };
    let catalogue = catalogue::write(
        &mut file,
        sheet,
        &catalogue::Parts {
            pages: pages.root,
            tree,
            outline,
            attachment,
            metadata: metadata::packet(sheet, invoice, electronic.is_some()),
        },
    )?;
    let information = metadata::information(&mut file, sheet, invoice);
    file.finish(catalogue, information)
}
