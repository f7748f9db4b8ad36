use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, FontId, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem, TextMatrix, WindingOrder,
};

use crate::layout::flow::{Drawn, Page};
use crate::layout::{Length, PAGE_HEIGHT};
use crate::output::fonts::FontsInUse;
use crate::text::face::Face;
use crate::text::glyph::{Glyph, Ink, Run};
use crate::text::wrap::SetLine;

/// The operations that draw a page.
pub fn of_page(page: &Page, fonts: &mut FontsInUse) -> Vec<Op> {
    let mut pen = Pen {
        operations: Vec::new(),
        fonts,
        font: None,
        ink: None,
    };
    for drawn in &page.drawn {
        match drawn {
            Drawn::Text { x, baseline, line, .. } => pen.text(*x, *baseline, line),
            Drawn::Rule {
                x,
                y,
                width,
                thickness,
                ink,
            } => pen.rule(*x, *y, *width, *thickness, *ink),
        }
    }
    pen.operations
}

struct Pen<'a> {
    operations: Vec<Op>,
    fonts: &'a mut FontsInUse,
    font: Option<(Face, Length)>,
    ink: Option<Ink>,
}

impl Pen<'_> {
    fn text(&mut self, x: Length, baseline: Length, line: &SetLine) {
        self.operations.push(Op::StartTextSection);
        self.operations.push(Op::SetTextMatrix {
            matrix: TextMatrix::Translate(points(x), points(PAGE_HEIGHT - baseline)),
        });
        for run in &line.runs {
            self.run(run);
        }
        self.operations.push(Op::EndTextSection);
    }

    fn run(&mut self, run: &Run) {
        self.choose_ink(run.style.ink);
        let told: Vec<(Glyph, char)> = run
            .glyphs
            .iter()
            .map(|glyph| (*glyph, self.fonts.note(glyph)))
            .collect();
        for part in told.chunk_by(|(one, told_one), (other, told_other)| {
            one.face == other.face && (one.meant == *told_one) == (other.meant == *told_other)
        }) {
            let Some((first, told_first)) = part.first() else {
                continue;
            };
            self.choose_font(first.face, run.style.size);
            let text: String = part.iter().map(|(_, told)| *told).collect();
            let show = Op::ShowText {
                items: vec![TextItem::Text(text)],
            };
            if first.meant == *told_first {
                self.operations.push(show);
                continue;
            }
            let meant: String = part.iter().map(|(glyph, _)| glyph.meant).collect();
            self.operations.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("ActualText".to_owned(), DictItem::Bytes(utf16(&meant)))]),
                },
            });
            self.operations.push(show);
            self.operations.push(Op::EndMarkedContent);
        }
    }

    fn rule(&mut self, x: Length, y: Length, width: Length, thickness: Length, ink: Ink) {
        self.choose_ink(ink);
        self.operations.push(Op::BeginMarkedContent {
            tag: "Artifact".to_owned(),
        });
        self.operations.push(Op::DrawRectangle {
            rectangle: Rect {
                x: points(x),
                y: points(PAGE_HEIGHT - y - thickness),
                width: points(width),
                height: points(thickness),
                mode: Some(PaintMode::Fill),
                winding_order: Some(WindingOrder::NonZero),
            },
        });
        self.operations.push(Op::EndMarkedContent);
    }

    fn choose_font(&mut self, face: Face, size: Length) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.operations.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(face.data().resource.to_owned())),
                size: points(size),
            });
        }
    }

    fn choose_ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            let [r, g, b] = ink.rgb().map(of_one);
            self.operations.push(Op::SetFillColor {
                col: Color::Rgb(Rgb::new(r, g, b, None)),
            });
        }
    }
}

/// A text for a dictionary: UTF-16 with its byte order mark.
pub fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect()
}

/// Points for the file, rounded to hundredths.
#[expect(
    clippy::float_arithmetic,
    reason = "the file's library takes floats; nothing is computed with them"
)]
fn points(length: Length) -> Pt {
    let hundredths = i16::try_from((length + 5) / 10 / 100).map_or(f32::MAX, f32::from);
    let rest = i16::try_from((length + 5) / 10 % 100).map_or(0.0, f32::from);
    Pt(hundredths + rest / 100.0)
}

/// A part of colour, 0 to 255, as thousandths of one.
#[expect(
    clippy::float_arithmetic,
    reason = "the file's library takes floats; nothing is computed with them"
)]
fn of_one(part: u8) -> f32 {
    let thousandths = (u16::from(part) * 10 + 12) / 26;
    f32::from(thousandths) / 100.0
}
