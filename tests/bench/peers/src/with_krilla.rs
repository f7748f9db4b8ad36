use krilla::Document;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph, TextDirection};

use crate::face::Faces;
use crate::layout::{HEIGHT, LEFT, RIGHT, Sheet, Text, WIDTH};

/// How the glyphs of a text are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Looked up and placed by this program, as Packdesk does it.
    Glyphs,
    /// Shaped by krilla itself.
    Text,
}

/// The file as krilla writes it.
pub fn file(sheet: &Sheet<'_>, way: Way) -> Vec<u8> {
    let mut document = Document::new();
    for (texts, rules) in &sheet.pages {
        let settings = PageSettings::from_wh(WIDTH, HEIGHT).expect("a size");
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        surface.set_fill(Some(Fill::default()));
        for text in texts {
            draw(&mut surface, sheet.faces, text, way);
        }
        for y in rules {
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(LEFT, *y, RIGHT - LEFT, 0.5).expect("a rule"));
            surface.draw_path(&path.finish().expect("a rule"));
        }
        surface.finish();
        page.finish();
    }
    document.finish().expect("a file")
}

fn draw(surface: &mut Surface<'_>, faces: &Faces, text: &Text, way: Way) {
    let mut x = text.x;
    for run in faces.runs(&text.text, text.bold) {
        let start = Point::from_xy(x, text.y);
        let font = run.face.font.clone();
        let mut width = 0.0;
        let mut glyphs = Vec::new();
        for (at, character) in run.text.char_indices() {
            let glyph = run.face.glyph(character);
            let advance = run.face.advance(glyph);
            width += advance;
            if way == Way::Glyphs {
                let range = at..at + character.len_utf8();
                glyphs.push(KrillaGlyph::new(
                    GlyphId::new(glyph.into()),
                    advance,
                    0.0,
                    0.0,
                    0.0,
                    range,
                    None,
                ));
            }
        }
        match way {
            Way::Glyphs => surface.draw_glyphs(start, &glyphs, font, run.text, text.size, false),
            Way::Text => surface.draw_text(start, font, text.size, run.text, false, TextDirection::LeftToRight),
        }
        x += width * text.size;
    }
}
