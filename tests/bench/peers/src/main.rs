//! Sets the invoices with krilla: pages without structure, each text where a simple layout puts it.

mod face;
mod layout;
mod page;
#[path = "../../src/protocol.rs"]
mod protocol;

use std::path::Path;

use face::Faces;
use page::Page;

/// How the glyphs of a text are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Looked up and placed by this program, as Packdesk does it.
    Glyphs,
    /// Shaped by krilla itself.
    Text,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (way, folder, fonts) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["glyphs", folder, fonts] => (Way::Glyphs, Path::new(folder), Path::new(fonts)),
        ["text", folder, fonts] => (Way::Text, Path::new(folder), Path::new(fonts)),
        _ => {
            eprintln!("Usage: krilla-peer glyphs|text DOCUMENTS FONTS");
            std::process::exit(2);
        }
    };
    let faces = Faces::read(fonts);
    protocol::answer(
        |size, number| Page::read(folder, size, number),
        |page| layout::set(page, &faces).draw(&faces, way),
    );
}
