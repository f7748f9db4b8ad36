use pdf_writer::types::TabOrder;
use pdf_writer::writers::Page as PageWriter;
use pdf_writer::{Finish, Name, Rect, Ref};
use typeset::{Face, Glyph, Ink, Length, Run, SetLine, positions};

use crate::error::Error;
use crate::layout::flow::{Drawn, Page};
use crate::layout::paper::{PAGE_HEIGHT, PAGE_WIDTH};
use crate::layout::tree::ElementId;
use crate::output::drawing::Drawing;
use crate::output::file::File;
use crate::output::fonts::{FontsInUse, resource};
use crate::output::hundredths::Hundredths;
use crate::output::metadata::utf16;

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
        file.stream(content, &pen.drawing.finish(), |_| {})?;
        marked.push(pen.marked);
        let mut page: PageWriter<'_> = file.object(*id).start();
        page.parent(root);
        page.media_box(Rect::new(
            0.0,
            0.0,
            Hundredths::from(PAGE_WIDTH).points(),
            Hundredths::from(PAGE_HEIGHT).points(),
        ));
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
    drawing: Drawing,
    marked: Vec<ElementId>,
    fonts: &'a mut FontsInUse,
    font: Option<(Face, Length)>,
    ink: Option<Ink>,
    /// The part that is open: an element's, or an artifact.
    open: Option<Option<ElementId>>,
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
            drawing: Drawing::in_hundredths(),
            marked: Vec::new(),
            fonts,
            font: None,
            ink: None,
            open: None,
        }
    }

    fn draw(&mut self, page: &Page) {
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
            None => self.drawing.begin_artifact(),
            Some(element) => {
                self.drawing.begin_part(self.marked.len());
                self.marked.push(element);
            }
        }
    }

    fn end(&mut self) {
        if self.open.take().is_some() {
            self.drawing.end();
        }
    }

    fn text(&mut self, x: Length, baseline: Length, line: &SetLine) {
        self.drawing.begin_text();
        let mut places = positions(line).into_iter();
        let mut seat = Seat {
            x,
            y: PAGE_HEIGHT - baseline,
            start: (Hundredths::from(Length::ZERO), Hundredths::from(Length::ZERO)),
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
            let language = run.language.filter(|_| self.open != Some(None));
            if let Some(language) = language {
                self.drawing.begin_language(language.tag());
            }
            for part in placed.chunk_by(|one, other| belong_together(one, other, run)) {
                self.part(part, run, &mut seat);
            }
            if language.is_some() {
                self.drawing.end();
            }
        }
        self.drawing.end_text();
    }

    /// Shows glyphs that follow each other.
    fn part(&mut self, part: &[Placed], run: &Run, seat: &mut Seat) {
        let (Some(first), Some(last)) = (part.first(), part.last()) else {
            return;
        };
        if seat.pen != Some(first.x) {
            let to = (Hundredths::from(seat.x + first.x), Hundredths::from(seat.y));
            self.drawing.advance(to.0 - seat.start.0, to.1 - seat.start.1);
            seat.start = to;
        }
        self.choose_font(first.glyph.face, run.style.size);
        if !first.is_itself() {
            let meant: String = part.iter().map(|placed| placed.glyph.meant).collect();
            self.drawing.begin_meaning(&utf16(&meant));
        }
        self.drawing.show(part.iter().map(|placed| placed.code));
        if !first.is_itself() {
            self.drawing.end();
        }
        seat.pen = Some(last.x + last.glyph.width(run.style.size));
    }

    fn rule(&mut self, x: Length, y: Length, width: Length, thickness: Length, ink: Ink) {
        self.choose_ink(ink);
        self.drawing.rectangle(
            Hundredths::from(x),
            Hundredths::from(PAGE_HEIGHT - y - thickness),
            Hundredths::from(width),
            Hundredths::from(thickness),
        );
    }

    fn choose_font(&mut self, face: Face, size: Length) {
        if self.font.replace((face, size)) != Some((face, size)) {
            self.drawing.font(resource(face), Hundredths::from(size));
        }
    }

    fn choose_ink(&mut self, ink: Ink) {
        if self.ink.replace(ink) != Some(ink) {
            let [red, green, blue] = ink.rgb();
            self.drawing.ink(red, green, blue);
        }
    }
}

/// Where a line of text stands, and how far it has come.
struct Seat {
    x: Length,
    y: Length,
    /// Where the part before begins: the next one is placed from there.
    start: (Hundredths, Hundredths),
    /// Where the last glyph has left the viewer's own pen.
    pen: Option<Length>,
}

fn belong_together(one: &Placed, other: &Placed, run: &Run) -> bool {
    one.glyph.face == other.glyph.face
        && one.is_itself() == other.is_itself()
        && one.x + one.glyph.width(run.style.size) == other.x
}
