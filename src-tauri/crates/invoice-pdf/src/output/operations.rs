use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, FontId, Op, PaintMode, PdfFontHandle, Pt, Rect, Rgb, TextItem, TextMatrix, WindingOrder,
};

use crate::layout::flow::{Drawn, Page};
use crate::layout::tree::ElementId;
use crate::layout::{Length, PAGE_HEIGHT};
use crate::output::fonts::FontsInUse;
use crate::text::face::Face;
use crate::text::glyph::{Glyph, Ink, Run};
use crate::text::order::positions;
use crate::text::tongue::Tongue;
use crate::text::wrap::SetLine;

/// What a page's content stream is made of.
pub struct Content {
    /// The operations in their order.
    pub operations: Vec<Op>,
    /// The element of each marked part; a part's number is its place here.
    pub marked: Vec<ElementId>,
}

/// The operations that draw a page. Everything stands either in a part that belongs to an element or in an artifact.
pub fn of_page(page: &Page, fonts: &mut FontsInUse) -> Content {
    let mut pen = Pen {
        content: Content {
            operations: Vec::new(),
            marked: Vec::new(),
        },
        fonts,
        font: None,
        ink: None,
        open: None,
    };
    for drawn in &page.drawn {
        match drawn {
            Drawn::Text {
                x,
                baseline,
                line,
                element,
            } => {
                pen.begin(*element);
                pen.text(*x, *baseline, line);
            }
            Drawn::Rule {
                x,
                y,
                width,
                thickness,
                ink,
            } => {
                pen.begin(None);
                pen.rule(*x, *y, *width, *thickness, *ink);
            }
        }
    }
    pen.end();
    pen.content
}

struct Pen<'a> {
    content: Content,
    fonts: &'a mut FontsInUse,
    font: Option<(Face, Length)>,
    ink: Option<Ink>,
    /// The part that is open: an element's, or an artifact.
    open: Option<Option<ElementId>>,
}

/// A glyph with its place on the line and the character it copies out as.
struct Placed {
    glyph: Glyph,
    x: Length,
    copied: char,
}

impl Placed {
    fn is_itself(&self) -> bool {
        self.glyph.meant == self.copied
    }
}

impl Pen<'_> {
    fn put(&mut self, operation: Op) {
        self.content.operations.push(operation);
    }

    fn begin(&mut self, element: Option<ElementId>) {
        if self.open == Some(element) {
            return;
        }
        self.end();
        self.open = Some(element);
        match element {
            None => self.put(Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            }),
            Some(element) => {
                let number = i64::try_from(self.content.marked.len()).unwrap_or(i64::MAX);
                self.content.marked.push(element);
                self.span("MCID", DictItem::Int(number));
            }
        }
    }

    fn end(&mut self) {
        if self.open.take().is_some() {
            self.put(Op::EndMarkedContent);
        }
    }

    fn span(&mut self, key: &str, value: DictItem) {
        self.put(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict {
                map: BTreeMap::from([(key.to_owned(), value)]),
            },
        });
    }

    fn text(&mut self, x: Length, baseline: Length, line: &SetLine) {
        self.put(Op::StartTextSection);
        let mut places = positions(line).into_iter();
        // Where the last glyph has left the viewer's own pen.
        let mut pen = None;
        for run in &line.runs {
            let placed: Vec<Placed> = run
                .glyphs
                .iter()
                .zip(places.by_ref())
                .map(|(glyph, x)| Placed {
                    glyph: *glyph,
                    x,
                    copied: self.fonts.note(glyph),
                })
                .collect();
            self.choose_ink(run.style.ink);
            let tongue = run.tongue.filter(|_| self.open != Some(None));
            if let Some(tongue) = tongue {
                self.span("Lang", language(tongue));
            }
            for part in placed.chunk_by(|one, other| belong_together(one, other, run)) {
                pen = self.part(part, run, pen, x, baseline);
            }
            if tongue.is_some() {
                self.put(Op::EndMarkedContent);
            }
        }
        self.put(Op::EndTextSection);
    }

    /// Shows glyphs that follow each other; returns where they end.
    fn part(&mut self, part: &[Placed], run: &Run, pen: Option<Length>, x: Length, y: Length) -> Option<Length> {
        let (first, last) = (part.first()?, part.last()?);
        if pen != Some(first.x) {
            self.put(Op::SetTextMatrix {
                matrix: TextMatrix::Translate(points(x + first.x), points(PAGE_HEIGHT - y)),
            });
        }
        self.choose_font(first.glyph.face, run.style.size);
        if !first.is_itself() {
            let meant: String = part.iter().map(|placed| placed.glyph.meant).collect();
            self.span("ActualText", DictItem::Bytes(utf16(&meant)));
        }
        self.put(Op::ShowText {
            items: vec![TextItem::Text(part.iter().map(|placed| placed.copied).collect())],
        });
        if !first.is_itself() {
            self.put(Op::EndMarkedContent);
        }
        Some(last.x + last.glyph.width(run.style.size))
    }

    fn rule(&mut self, x: Length, y: Length, width: Length, thickness: Length, ink: Ink) {
        self.choose_ink(ink);
        self.put(Op::DrawRectangle {
            rectangle: Rect {
                x: points(x),
                y: points(PAGE_HEIGHT - y - thickness),
                width: points(width),
                height: points(thickness),
                mode: Some(PaintMode::Fill),
                winding_order: Some(WindingOrder::NonZero),
            },
        });
    }

    fn choose_font(&mut self, face: Face, size: Length) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.put(Op::SetFont {
                font: PdfFontHandle::External(FontId(face.data().resource.to_owned())),
                size: points(size),
            });
        }
    }

    fn choose_ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            let [r, g, b] = ink.rgb().map(of_one);
            self.put(Op::SetFillColor {
                col: Color::Rgb(Rgb::new(r, g, b, None)),
            });
        }
    }
}

fn belong_together(one: &Placed, other: &Placed, run: &Run) -> bool {
    one.glyph.face == other.glyph.face
        && one.is_itself() == other.is_itself()
        && one.x + one.glyph.width(run.style.size) == other.x
}

fn language(tongue: Tongue) -> DictItem {
    DictItem::String {
        data: tongue.tag().as_bytes().to_vec(),
        literal: true,
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
pub fn points(length: Length) -> Pt {
    let hundredths = (length + 5).div_euclid(10);
    let whole = i16::try_from(hundredths.div_euclid(100)).map_or(f32::from(i16::MAX), f32::from);
    let rest = i16::try_from(hundredths.rem_euclid(100)).map_or(0.0, f32::from);
    Pt(whole + rest / 100.0)
}

/// A part of colour, 0 to 255, as a hundredth of one.
#[expect(
    clippy::float_arithmetic,
    reason = "the file's library takes floats; nothing is computed with them"
)]
fn of_one(part: u8) -> f32 {
    f32::from((u16::from(part) * 100 + 127) / 255) / 100.0
}
