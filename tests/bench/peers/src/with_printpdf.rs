use std::collections::BTreeMap;

use printpdf::{
    FontId, FontMetrics, LinePoint, Mm, Op, PaintMode, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions,
    Point, Polygon, PolygonRing, Pt, TextItem, WindingOrder,
};

use crate::face::Face;
use crate::layout::{HEIGHT, LEFT, RIGHT, Sheet, WIDTH};

/// The characters that a face shows in a document, each with its glyph in the part that is embedded.
#[derive(Default)]
struct Used(BTreeMap<char, u16>);

/// The file as printpdf writes it, given the part of each face that the document uses: without its own text layout it
/// would embed whole faces.
pub fn file(sheet: &Sheet<'_>) -> Vec<u8> {
    let mut document = PdfDocument::new("Invoice");
    let fonts = fonts(sheet, &mut document);
    let pages = sheet
        .pages
        .iter()
        .map(|(texts, rules)| {
            let mut ops = Vec::new();
            for text in texts {
                let mut x = text.x;
                for run in sheet.faces.runs(&text.text, text.bold) {
                    let pos = Point {
                        x: Pt(x),
                        y: Pt(HEIGHT - text.y),
                    };
                    let font = PdfFontHandle::External(fonts[&run.face.name].clone());
                    ops.extend([
                        Op::StartTextSection,
                        Op::SetTextCursor { pos },
                        Op::SetFont {
                            font,
                            size: Pt(text.size),
                        },
                        Op::ShowText {
                            items: vec![TextItem::Text(run.text.to_owned())],
                        },
                        Op::EndTextSection,
                    ]);
                    x += run
                        .text
                        .chars()
                        .map(|one| run.face.advance(run.face.glyph(one)))
                        .sum::<f32>()
                        * text.size;
                }
            }
            ops.extend(rules.iter().map(|y| rule(*y)));
            PdfPage::new(Mm::from(Pt(WIDTH)), Mm::from(Pt(HEIGHT)), ops)
        })
        .collect();
    document
        .with_pages(pages)
        .save(&PdfSaveOptions::default(), &mut Vec::new())
}

fn rule(y: f32) -> Op {
    let (top, bottom) = (HEIGHT - y, HEIGHT - y - 0.5);
    let corner = |x, y| LinePoint {
        p: Point { x: Pt(x), y: Pt(y) },
        bezier: false,
    };
    Op::DrawPolygon {
        polygon: Polygon {
            rings: vec![PolygonRing {
                points: vec![
                    corner(LEFT, top),
                    corner(RIGHT, top),
                    corner(RIGHT, bottom),
                    corner(LEFT, bottom),
                ],
            }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        },
    }
}

/// Embeds the used part of each face.
fn fonts(sheet: &Sheet<'_>, document: &mut PdfDocument) -> BTreeMap<&'static str, FontId> {
    let mut used: BTreeMap<&'static str, (&Face, Used)> = BTreeMap::new();
    for text in sheet.pages.iter().flat_map(|(texts, _)| texts) {
        for run in sheet.faces.runs(&text.text, text.bold) {
            let (_, Used(characters)) = used.entry(run.face.name).or_insert((run.face, Used::default()));
            characters.extend(run.text.chars().map(|character| (character, 0)));
        }
    }
    used.into_iter()
        .map(|(name, (face, used))| (name, document.add_font(&part(face, used))))
        .collect()
}

fn part(face: &Face, Used(mut characters): Used) -> ParsedFont {
    let mut glyphs = subsetter::GlyphRemapper::new();
    let mut widths = BTreeMap::new();
    for (character, glyph) in &mut characters {
        let whole = face.glyph(*character);
        *glyph = glyphs.remap(whole);
        widths.insert(*glyph, face.advance_in_units(whole));
    }
    let program = subsetter::subset(&face.bytes, 0, &glyphs).expect("a part");
    let codes = characters
        .into_iter()
        .map(|(character, glyph)| (character.into(), glyph))
        .collect();
    let (ascent, descent) = face.reach;
    ParsedFont::with_glyph_data(
        program,
        0,
        Some(face.name.to_owned()),
        codes,
        widths,
        face.units_per_em(),
        FontMetrics { ascent, descent },
    )
}
