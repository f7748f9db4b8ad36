//! Sets the invoices with krilla and printpdf: pages without structure, each text where a simple layout puts it.

mod face;
mod layout;
mod page;
#[path = "../../src/protocol.rs"]
mod protocol;
mod with_krilla;
mod with_printpdf;

use std::path::Path;

use face::Faces;
use layout::Sheet;
use page::Page;
use with_krilla::Way;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [writer, folder, fonts] = &arguments[..] else {
        usage()
    };
    let file: fn(&Sheet<'_>) -> Vec<u8> = match writer.as_str() {
        "krilla-glyphs" => |sheet| with_krilla::file(sheet, Way::Glyphs),
        "krilla-text" => |sheet| with_krilla::file(sheet, Way::Text),
        "printpdf" => with_printpdf::file,
        _ => usage(),
    };
    let faces = Faces::read(Path::new(fonts));
    protocol::answer(
        |size, number| Page::read(Path::new(folder), size, number),
        |page| file(&layout::set(page, &faces)),
    );
}

fn usage() -> ! {
    eprintln!("Usage: peer krilla-glyphs|krilla-text|printpdf DOCUMENTS FONTS");
    std::process::exit(2);
}
