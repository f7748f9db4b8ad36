//! The bytes of documents that were held against the validators: whatever changes them has to be held against them again.

mod support;

use invoice_pdf::{Options, render};
use support::{kinds_of_invoices, torture, with_lines};
use words::Language;

#[test]
fn the_validated_documents_have_not_changed() {
    let mut invoices = kinds_of_invoices();
    invoices.extend([("lines-40", with_lines(40)), ("torture", torture())]);
    let mut digests = String::new();
    for (name, mut invoice) in invoices {
        // Names of roles are not this crate's words.
        invoice.placed_by = None;
        for language in Language::ALL {
            let document = render(&invoice, language, &Options::default()).unwrap();
            digests.push_str(&format!("{name} {language} {}\n", document.sha256));
        }
    }
    assert!(
        digests == include_str!("golden.txt"),
        "The documents have changed. When that is meant: look at them, hold them against tests/validate.py, and put this \
         into tests/golden.txt:\n{digests}"
    );
}
