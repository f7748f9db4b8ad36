use domain::NaiveDate;
use pdf_writer::types::AssociationKind;
use pdf_writer::writers::{EmbeddingParams, FileSpec};
use pdf_writer::{Finish, Name, Ref, Str};

use crate::error::Error;
use crate::output::file::File;
use crate::output::metadata::{pdf_date, utf16};

/// The name that Factur-X prescribes.
pub const NAME: &str = "factur-x.xml";

/// Attaches an electronic invoice and returns its file specification.
///
/// Its relationship to the pages is `Alternative`: it says the same as they do. Factur-X allows `Data` and `Source` in
/// France as well, in Germany only this one for a whole invoice.
pub fn attach(file: &mut File, xml: &str, description: &str, issued: NaiveDate) -> Result<Ref, Error> {
    let stream = file.reference();
    file.stream(stream, xml.as_bytes(), |entries| {
        entries.pair(Name(b"Type"), Name(b"EmbeddedFile"));
        entries.pair(Name(b"Subtype"), Name(b"text/xml"));
        let mut parameters: EmbeddingParams<'_> = entries.insert(Name(b"Params")).start();
        parameters.size(i32::try_from(xml.len()).unwrap_or(i32::MAX));
        parameters.modification_date(pdf_date(issued));
    })?;
    let id = file.reference();
    let mut specification: FileSpec<'_> = file.object(id).start();
    specification.path(Str(NAME.as_bytes()));
    specification.pair(Name(b"UF"), Str(&utf16(NAME)));
    specification.embedded_file_with_unicode(stream);
    specification.association_kind(AssociationKind::Alternative);
    specification.pair(Name(b"Desc"), Str(&utf16(description)));
    specification.finish();
    Ok(id)
}
