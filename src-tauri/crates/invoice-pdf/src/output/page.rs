use pdf_writer::types::TabOrder;
use pdf_writer::writers::{Page as PageWriter, PropertyList};
use pdf_writer::{Content, Finish, Name, Rect, Ref, Settings, Str};

use crate::error::Error;
use crate::layout::flow::{Drawn, Page};
use crate::layout::tree::ElementId;
use crate::layout::{Length, PAGE_HEIGHT, PAGE_WIDTH};
use crate::output::file::File;
use crate::output::fonts::FontsInUse;
use crate::output::metadata::utf16;
use crate::text::face::Face;
use crate::text::glyph::{Glyph, Ink, Run};
use crate::text::order::positions;
use crate::text::tongue::Tongue;
use crate::text::wrap::SetLine;

/// The pages of a file.
pub struct Pages {
    /// What holds them together.
    pub root: Ref,
    /// Each page in its order.
    pub leaves: Vec<Ref>,
}

/// Writes the pages. For each there is the element of each of its marked parts; a part's number is its place.
pub fn write(
    file: &mut File,
    pages: &[Page],
    resources: Ref,
    fonts: &mut FontsInUse,
) -> Result<(Pages, Vec<Vec<ElementId>>), Error> {
    let root = file.reference();
    let leaves: Vec<Ref> = pages.iter().map(|_| file.reference()).collect();
    let mut marked = Vec::with_capacity(pages.len());
    for ((number, page), id) in (0..).zip(pages).zip(&leaves) {
        let mut pen = Pen::new(fonts);
        pen.draw(page);
        let content = file.reference();
        file.stream(content, &pen.content.finish(), |_| {})?;
        marked.push(pen.marked);
        let mut page: PageWriter<'_> = file.object(*id).start();
        page.parent(root);
        page.media_box(Rect::new(0.0, 0.0, points(PAGE_WIDTH), points(PAGE_HEIGHT)));
        // An archive wants each page to name its own resources (ISO 19005-3, 6.2.2).
        page.pair(Name(b"Resources"), resources);
        page.contents(content);
        page.struct_parents(number);
        page.tab_order(TabOrder::StructureOrder);
    }
    let mut kids = file.begin(root).pages(root);
    kids.kids(leaves.iter().copied());
    kids.count(i32::try_from(leaves.len()).unwrap_or(i32::MAX));
    kids.finish();
    Ok((Pages { root, leaves }, marked))
}

/// Draws a page. Everything stands either in a part that belongs to an element or in an artifact.
struct Pen<'a> {
    content: Content,
    marked: Vec<ElementId>,
    fonts: &'a mut FontsInUse,
    font: Option<(Face, Length)>,
    ink: Option<Ink>,
    /// The part that is open: an element's, or an artifact.
    open: Option<Option<ElementId>>,
    codes: Vec<u8>,
}

/// A glyph with its place on the line, its code in the font, and the character it copies out as.
struct Placed {
    glyph: Glyph,
    x: Length,
    code: u16,
    copied: char,
}

impl Placed {
    fn is_itself(&self) -> bool {
        self.glyph.meant == self.copied
    }
}

impl<'a> Pen<'a> {
    fn new(fonts: &'a mut FontsInUse) -> Self {
        Self {
            content: Content::with_settings_and_capacity(Settings { pretty: false }, 16 * 1_024),
            marked: Vec::new(),
            fonts,
            font: None,
            ink: None,
            open: None,
            codes: Vec::new(),
        }
    }

    fn draw(&mut self, page: &Page) {
        // Lengths on the page are whole hundredths of a point.
        self.content.transform([0.01, 0.0, 0.0, 0.01, 0.0, 0.0]);
        for drawn in &page.drawn {
            match drawn {
                Drawn::Text {
                    x,
                    baseline,
                    line,
                    element,
                } => {
                    self.begin(*element);
                    self.text(*x, *baseline, line);
                }
                Drawn::Rule {
                    x,
                    y,
                    width,
                    thickness,
                    ink,
                } => {
                    self.begin(None);
                    self.rule(*x, *y, *width, *thickness, *ink);
                }
            }
        }
        self.end();
    }

    fn begin(&mut self, element: Option<ElementId>) {
        if self.open == Some(element) {
            return;
        }
        self.end();
        self.open = Some(element);
        match element {
            None => {
                self.content.begin_marked_content(Name(b"Artifact"));
            }
            Some(element) => {
                let number = i32::try_from(self.marked.len()).unwrap_or(i32::MAX);
                self.marked.push(element);
                self.span(|properties| {
                    properties.identify(number);
                });
            }
        }
    }

    fn end(&mut self) {
        if self.open.take().is_some() {
            self.content.end_marked_content();
        }
    }

    fn span(&mut self, properties: impl FnOnce(&mut PropertyList<'_>)) {
        let mut mark = self.content.begin_marked_content_with_properties(Name(b"Span"));
        properties(&mut mark.properties());
    }

    fn text(&mut self, x: Length, baseline: Length, line: &SetLine) {
        self.content.begin_text();
        let mut places = positions(line).into_iter();
        let mut seat = Seat {
            x,
            y: PAGE_HEIGHT - baseline,
            start: (0, 0),
            pen: None,
        };
        for run in &line.runs {
            let placed: Vec<Placed> = run
                .glyphs
                .iter()
                .zip(places.by_ref())
                .map(|(glyph, x)| {
                    let (code, copied) = self.fonts.note(glyph);
                    Placed {
                        glyph: *glyph,
                        x,
                        code,
                        copied,
                    }
                })
                .collect();
            self.choose_ink(run.style.ink);
            let tongue = run.tongue.filter(|_| self.open != Some(None));
            if let Some(tongue) = tongue {
                self.speak(tongue);
            }
            for part in placed.chunk_by(|one, other| belong_together(one, other, run)) {
                self.part(part, run, &mut seat);
            }
            if tongue.is_some() {
                self.content.end_marked_content();
            }
        }
        self.content.end_text();
    }

    fn speak(&mut self, tongue: Tongue) {
        self.span(|properties| {
            properties.pair(Name(b"Lang"), Str(tongue.tag().as_bytes()));
        });
    }

    /// Shows glyphs that follow each other.
    fn part(&mut self, part: &[Placed], run: &Run, seat: &mut Seat) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return;
        };
        if seat.pen != Some(first.x) {
            let to = (hundredths(seat.x + first.x), hundredths(seat.y));
            self.content
                .next_line(whole(to.0 - seat.start.0), whole(to.1 - seat.start.1));
            seat.start = to;
        }
        self.choose_font(first.glyph.face, run.style.size);
        if !first.is_itself() {
            let meant: String = part.iter().map(|placed| placed.glyph.meant).collect();
            self.span(|properties| {
                properties.pair(Name(b"ActualText"), Str(&utf16(&meant)));
            });
        }
        self.codes.clear();
        self.codes
            .extend(part.iter().flat_map(|placed| placed.code.to_be_bytes()));
        self.content.show(Str(&self.codes));
        if !first.is_itself() {
            self.content.end_marked_content();
        }
        seat.pen = Some(last.x + last.glyph.width(run.style.size));
    }

    fn rule(&mut self, x: Length, y: Length, width: Length, thickness: Length, ink: Ink) {
        self.choose_ink(ink);
        self.content.rect(
            whole(hundredths(x)),
            whole(hundredths(PAGE_HEIGHT - y - thickness)),
            whole(hundredths(width)),
            whole(hundredths(thickness)),
        );
        self.content.fill_nonzero();
    }

    fn choose_font(&mut self, face: Face, size: Length) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.content
                .set_font(Name(face.data().resource.as_bytes()), whole(hundredths(size)));
        }
    }

    fn choose_ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            let [r, g, b] = ink.rgb().map(of_one);
            self.content.set_fill_rgb(r, g, b);
        }
    }
}

/// Where a line of text stands, and how far it has come.
struct Seat {
    x: Length,
    y: Length,
    /// Where the part before begins, in hundredths of a point: the next one is placed from there.
    start: (Length, Length),
    /// Where the last glyph has left the viewer's own pen.
    pen: Option<Length>,
}

fn belong_together(one: &Placed, other: &Placed, run: &Run) -> bool {
    one.glyph.face == other.glyph.face
        && one.is_itself() == other.is_itself()
        && one.x + one.glyph.width(run.style.size) == other.x
}

/// Points for the file, rounded to hundredths.
pub fn points(length: Length) -> f32 {
    of_hundredths(hundredths(length))
}

const fn hundredths(length: Length) -> Length {
    (length + 5).div_euclid(10)
}

#[expect(
    clippy::float_arithmetic,
    reason = "the file's library takes floats; nothing is computed with them"
)]
fn of_hundredths(hundredths: Length) -> f32 {
    whole(hundredths.div_euclid(100)) + whole(hundredths.rem_euclid(100)) / 100.0
}

/// A whole number for the file's library. A page is less than 100,000 hundredths wide and high, which a float holds.
#[expect(clippy::cast_precision_loss, reason = "numbers of this size are exact")]
const fn whole(number: Length) -> f32 {
    number as f32
}

/// A part of colour, 0 to 255, as a hundredth of one.
fn of_one(part: u8) -> f32 {
    of_hundredths((Length::from(part) * 100 + 127) / 255)
}
