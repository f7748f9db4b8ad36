use domain::NaiveDate;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::output::metadata::{pdf_date, text};

/// The name that Factur-X prescribes.
const NAME: &str = "factur-x.xml";

/// Attaches an electronic invoice and returns its file specification.
///
/// Its relationship to the pages is `Alternative`: it says the same as they do. Factur-X allows `Data` and `Source` in
/// France as well, in Germany only this one for a whole invoice.
pub fn attach(file: &mut Document, xml: String, description: &str, issued: NaiveDate) -> ObjectId {
    let size = i64::try_from(xml.len()).unwrap_or(i64::MAX);
    let date = Object::string_literal(pdf_date(issued));
    let parameters = Dictionary::from_iter([("Size", Object::Integer(size)), ("ModDate", date)]);
    let stream = Stream::new(
        Dictionary::from_iter([
            ("Type", Object::from("EmbeddedFile")),
            ("Subtype", Object::from("text/xml")),
            ("Params", Object::Dictionary(parameters)),
        ]),
        xml.into_bytes(),
    );
    let stream = file.add_object(stream);
    let files = Dictionary::from_iter([("F", Object::Reference(stream)), ("UF", Object::Reference(stream))]);
    file.add_object(Dictionary::from_iter([
        ("Type", Object::from("Filespec")),
        ("F", Object::string_literal(NAME)),
        ("UF", text(NAME)),
        ("EF", Object::Dictionary(files)),
        ("AFRelationship", Object::from("Alternative")),
        ("Desc", text(description)),
    ]))
}

/// The catalogue's list of attached files.
pub fn names(specification: ObjectId) -> Dictionary {
    let list = vec![text(NAME), Object::Reference(specification)];
    let tree = Dictionary::from_iter([("Names", Object::Array(list))]);
    Dictionary::from_iter([("EmbeddedFiles", Object::Dictionary(tree))])
}
