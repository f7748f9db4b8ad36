//! Writes every document of the corpus into a folder, for the eye and for validators, and `golden.txt` with their digests:
//! `cargo run -p invoice-pdf --example specimens -- FOLDER`.

#[path = "../tests/documents/support/mod.rs"]
#[allow(dead_code, reason = "specimens are a part of what the tests use")]
mod support;

use std::path::PathBuf;

use invoice_pdf::{DocumentLanguage, render};
use support::corpus::corpus;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("a folder is needed")?);
    std::fs::create_dir_all(&folder)?;
    let mut digests = String::new();
    for case in corpus() {
        for language in DocumentLanguage::ALL {
            let document = render(&case.invoice, language, &case.options)?;
            std::fs::write(folder.join(format!("{}.{language}.pdf", case.name)), document.bytes)?;
            digests.push_str(&format!("{} {language} {}\n", case.name, document.sha256));
        }
    }
    std::fs::write(folder.join("golden.txt"), digests)?;
    Ok(())
}
