use chrono::{Datelike, NaiveDate};
use domain::Invoice;
use pdf_writer::writers::DocumentInfo;
use pdf_writer::{Date, Finish, Name, Ref, Str};
use typeset::normalize;

use crate::content::Sheet;
use crate::escape::escaped;
use crate::output::file::File;

const PROGRAM: &str = "Packdesk";

/// The longest text outside the pages, in units of UTF-16: an archive allows a string 32,767 bytes (ISO 19005-3, 6.1.13).
const LONGEST: usize = 16_000;

/// Writes the information dictionary; the XMP packet says the same.
pub fn information(file: &mut File, sheet: &Sheet, invoice: &Invoice) -> Ref {
    let id = file.reference();
    let date = pdf_date(invoice.issued);
    let mut information: DocumentInfo<'_> = file.object(id).start();
    for (key, value) in [
        ("Title", sheet.title.as_str()),
        ("Author", &normalize(&invoice.issuer.name)),
        ("Creator", PROGRAM),
        ("Producer", PROGRAM),
    ] {
        information.pair(Name(key.as_bytes()), Str(&utf16(value)));
    }
    information.creation_date(date);
    information.modified_date(date);
    information.finish();
    id
}

/// Midnight UTC of a day: nothing else about the time of an invoice is known.
pub fn pdf_date(date: NaiveDate) -> Date {
    Date::new(u16::try_from(year(date)).unwrap_or(1))
        .month(u8::try_from(date.month()).unwrap_or(1))
        .day(u8::try_from(date.day()).unwrap_or(1))
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
}

fn year(date: NaiveDate) -> i32 {
    date.year().clamp(1, 9_999)
}

/// Text for a dictionary: UTF-16 with its byte order mark.
pub fn utf16(text: &str) -> Vec<u8> {
    let mut length = 0;
    let characters = text.chars().take_while(|character| {
        length += character.len_utf16();
        length <= LONGEST
    });
    let mut bytes = vec![0xFE, 0xFF];
    for character in characters {
        for unit in character.encode_utf16(&mut [0; 2]) {
            bytes.extend(unit.to_be_bytes());
        }
    }
    bytes
}

/// The XMP packet: who made what, that it is PDF/A-3a and PDF/UA-1, and, with an attached electronic invoice, which.
pub fn packet(sheet: &Sheet, invoice: &Invoice, with_electronic_invoice: bool) -> String {
    let date = format!(
        "{:04}-{:02}-{:02}T00:00:00Z",
        year(invoice.issued),
        invoice.issued.month(),
        invoice.issued.day()
    );
    let title = escaped(&sheet.title);
    let author = escaped(&normalize(&invoice.issuer.name));
    let languages: String = sheet
        .wording
        .languages()
        .map(|language| format!("<rdf:li>{}</rdf:li>", language.tag()))
        .collect();
    let (electronic, electronic_schema) = if with_electronic_invoice {
        (ELECTRONIC, ELECTRONIC_SCHEMA)
    } else {
        ("", "")
    };
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{PROGRAM}</pdf:Producer>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{electronic}<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
{ACCESSIBILITY_SCHEMA}{electronic_schema}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"#,
        bom = '\u{FEFF}'
    )
}

const ELECTRONIC: &str = r#"<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<fx:DocumentType>INVOICE</fx:DocumentType>
<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
<fx:Version>1.0</fx:Version>
<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
</rdf:Description>
"#;

// PDF/A wants a description of every property that is not its own (ISO 19005-3, 6.6.2.3).
const ACCESSIBILITY_SCHEMA: &str = r#"<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property>
</rdf:li>
"#;

const ELECTRONIC_SCHEMA: &str = r#"<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Factur-X PDFA extension schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>fx</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentFileName</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>Name of the embedded file</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentType</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>Kind of the document</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>Version</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>Version of the standard</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>ConformanceLevel</pdfaProperty:name><pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category><pdfaProperty:description>Profile of the embedded file</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property>
</rdf:li>
"#;

#[cfg(test)]
mod tests {
    use super::utf16;

    #[test]
    fn text_for_a_dictionary_ends_where_an_archive_wants_it_to() {
        assert_eq!(utf16("a𠮷"), [0xFE, 0xFF, 0, 0x61, 0xD8, 0x42, 0xDF, 0xB7]);
        let bytes = utf16(&"x𠮷".repeat(20_000));
        assert!(bytes.len() <= 32_767 && bytes.len() > 31_000, "{}", bytes.len());
        assert_eq!(bytes.len() % 2, 0);
    }
}
