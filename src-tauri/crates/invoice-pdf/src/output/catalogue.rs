use pdf_writer::types::{OutputIntentSubtype, PageLayout, PageMode};
use pdf_writer::writers::Catalog;
use pdf_writer::{Finish, Name, Ref, Str, TextStr};

use crate::content::Sheet;
use crate::error::Error;
use crate::output::attachment::NAME;
use crate::output::file::File;
use crate::output::metadata::utf16;

/// The sRGB profile of Little CMS, which its author lets everyone use freely.
const SRGB: &[u8] = include_bytes!("../../data/srgb.icc");

/// What the catalogue points to.
pub struct Parts {
    /// The pages.
    pub pages: Ref,
    /// The structure.
    pub tree: Ref,
    /// The bookmarks of a long document.
    pub outline: Option<Ref>,
    /// The specification of the attached electronic invoice.
    pub attachment: Option<Ref>,
    /// The XMP packet.
    pub metadata: String,
}

/// Writes the catalogue: what the file is and where its parts are.
pub fn write(file: &mut File, sheet: &Sheet, parts: &Parts) -> Result<Ref, Error> {
    let profile = file.reference();
    file.stream(profile, SRGB, |entries| {
        entries.pair(Name(b"N"), 3);
    })?;
    let metadata = file.reference();
    file.open_stream(metadata, parts.metadata.as_bytes(), |entries| {
        entries.pair(Name(b"Type"), Name(b"Metadata"));
        entries.pair(Name(b"Subtype"), Name(b"XML"));
    });
    let id = file.reference();
    let mut catalogue: Catalog<'_> = file.object(id).start();
    catalogue.pages(parts.pages);
    catalogue.page_layout(PageLayout::OneColumn);
    catalogue.lang(TextStr(sheet.wording.language().tag()));
    catalogue.mark_info().marked(true);
    catalogue.viewer_preferences().display_doc_title(true);
    catalogue.pair(Name(b"StructTreeRoot"), parts.tree);
    catalogue.metadata(metadata);
    catalogue
        .output_intents()
        .push()
        .subtype(OutputIntentSubtype::PDFA)
        .output_condition_identifier(TextStr("sRGB"))
        .info(TextStr("sRGB IEC61966-2.1"))
        .registry_name(TextStr("http://www.color.org"))
        .dest_output_profile(profile);
    if let Some(outline) = parts.outline {
        catalogue.outlines(outline);
        catalogue.page_mode(PageMode::UseOutlines);
    }
    if let Some(attachment) = parts.attachment {
        catalogue
            .names()
            .embedded_files()
            .names()
            .insert(Str(&utf16(NAME)), attachment);
        catalogue.insert(Name(b"AF")).array().item(attachment);
    }
    catalogue.finish();
    Ok(id)
}
