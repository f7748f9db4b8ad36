//! As many lines as no offer has: every one of them is there, and pages, sums and bookmarks are as in a short document.

use crate::support::reader::Reading;
use crate::support::with_lines;
use invoice_pdf::{DocumentLanguage, ElectronicInvoice, Options, render};

const LINES: usize = 20_000;

#[test]
fn twenty_thousand_lines_are_all_there() {
    let invoice = with_lines(LINES);
    let document = render(&invoice, DocumentLanguage::English, &Options::default()).unwrap();
    assert_eq!(document.electronic, ElectronicInvoice::Attached);
    assert!(document.pages > 500, "{} pages", document.pages);
    let reading = Reading::of(&document.bytes);
    let names: Vec<&str> = reading
        .elements
        .iter()
        .filter_map(|(kind, text)| {
            let name = text.strip_prefix("Membership offer number ")?;
            assert_eq!(kind, "TD");
            name.split(' ').next()
        })
        .collect();
    let expected: Vec<String> = (1..=LINES).map(|number| number.to_string()).collect();
    assert!(names == expected, "{} lines", names.len());
    let last = format!("Page {0} of {0}", document.pages);
    assert!(reading.furniture.contains(&last), "{last}");
    let headings = reading.furniture.matches("Unit price").count();
    // The first page has the head of the table as content, the last page has sections only.
    assert_eq!(headings, document.pages - 2);
    assert!(reading.text().contains("EUR 10,332,000.00"));
}
