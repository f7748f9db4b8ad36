//! Writes specimen documents in both languages into a folder, for the eye and for validators:
//! `cargo run -p invoice-pdf --example specimens -- FOLDER`.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::PathBuf;

use invoice_pdf::{Options, render};
use support::{kinds_of_invoices, torture, with_lines, with_original};
use words::Language;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("a folder is needed")?);
    std::fs::create_dir_all(&folder)?;
    let mut specimens = kinds_of_invoices();
    specimens.extend([
        ("lines-40", with_lines(40)),
        ("lines-1000", with_lines(1_000)),
        ("torture", torture()),
    ]);
    for (name, invoice) in specimens {
        for language in Language::ALL {
            let options = if name == "card" {
                with_original()
            } else {
                Options::default()
            };
            let document = render(&invoice, language, &options)?;
            std::fs::write(folder.join(format!("{name}.{language}.pdf")), document.bytes)?;
        }
    }
    Ok(())
}
