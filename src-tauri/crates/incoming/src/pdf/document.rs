use lopdf::{DecompressError, Document, Error, LoadOptions};

use crate::budget::Budget;
use crate::page::Piece;
use crate::pdf::embedded::embedded_invoice;
use crate::pdf::interpreter::Interpreter;
use crate::refusal::{Reason, RefusalCode};

/// What a PDF holds.
pub struct PdfContent {
    /// The texts on its pages, each where it stands.
    pub pieces: Vec<Piece>,
    /// The XML of a Factur-X or ZUGFeRD invoice within it.
    pub invoice_xml: Option<Vec<u8>>,
}

/// One stream may not take everything: a page of text is small.
const LARGEST_STREAM: u64 = 64 << 20;

pub fn read_pdf(bytes: &[u8], budget: &mut Budget) -> Result<PdfContent, Reason> {
    let room = usize::try_from(budget.room().min(LARGEST_STREAM)).unwrap_or(usize::MAX);
    let options = LoadOptions::with_max_decompressed_size(room);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| why(&error, bytes))?;
    budget.on_time()?;
    // What opens without a password is open by now. An entry that stays there, as an object of its own or within the trailer,
    // keeps everything closed.
    if document.trailer.has(b"Encrypt") {
        return Err(RefusalCode::PasswordProtected.into());
    }
    let invoice_xml = embedded_invoice(&document, budget)?;
    let pages: Vec<_> = document.page_iter().take(budget.limits.pages + 1).collect();
    if pages.is_empty() {
        return Err(RefusalCode::Damaged.into());
    }
    if pages.len() > budget.limits.pages {
        return Err(Reason::new(RefusalCode::TooMany, budget.limits.pages.to_string()));
    }
    let mut contents = Vec::new();
    for page in pages {
        let content = match document.get_page_content_with_limit(page, room) {
            Ok(content) => content,
            Err(error) => return Err(why(&error, bytes)),
        };
        budget.unpacked(content.len() as u64)?;
        contents.push((page, content));
    }
    let mut interpreter = Interpreter::new(&document, budget);
    for (index, (page, content)) in contents.iter().enumerate() {
        let (own, inherited) = document.get_page_resources(*page).unwrap_or_default();
        let inherited = inherited.iter().filter_map(|id| document.get_dictionary(*id).ok());
        let resources: Vec<_> = own.into_iter().chain(inherited).collect();
        interpreter.page(index + 1, content, &resources)?;
    }
    Ok(PdfContent {
        pieces: interpreter.pieces,
        invoice_xml,
    })
}

fn why(error: &Error, bytes: &[u8]) -> Reason {
    let code = match error {
        Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => RefusalCode::UnpacksTooLarge,
        Error::InvalidPassword | Error::Decryption(_) => RefusalCode::PasswordProtected,
        _ if bytes.windows(8).any(|window| window == b"/Encrypt") => RefusalCode::PasswordProtected,
        _ => RefusalCode::Damaged,
    };
    code.into()
}
