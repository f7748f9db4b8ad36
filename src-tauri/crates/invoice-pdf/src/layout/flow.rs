use typeset::{Ink, Length, SetLine, points};

use crate::layout::paper::TOP;
use crate::layout::row::{Anchor, Cell, Line, Row, Rule};
use crate::layout::spacing::Spacing;
use crate::layout::tree::ElementId;

/// Room between the header of a further page and what follows.
const BELOW_CONTINUATION: Length = points(18);

/// Something drawn on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// A line of text.
    Text {
        /// Where it begins.
        x: Length,
        /// Where its letters stand.
        baseline: Length,
        /// What it shows.
        line: SetLine,
        /// The element it belongs to; furniture belongs to none.
        element: Option<ElementId>,
    },
    /// A filled rectangle, wider than high.
    Rule {
        /// Left edge.
        x: Length,
        /// Upper edge.
        y: Length,
        /// Width.
        width: Length,
        /// Height.
        thickness: Length,
        /// Ink.
        ink: Ink,
    },
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Everything on it, in reading order.
    pub drawn: Vec<Drawn>,
}

/// A place that a reader may want to jump to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// What it is called.
    pub title: String,
    /// The page, counted from nought.
    pub page: usize,
    /// The place on the page.
    pub y: Length,
}

/// Pages that fill up row by row.
#[derive(Debug, Clone)]
pub struct Flow {
    pages: Vec<Page>,
    y: Length,
    first: Length,
    bottom: Length,
    continuation: Row,
    repeated: Option<Row>,
    bookmarks: Vec<Bookmark>,
    spacing: Spacing,
}

impl Flow {
    /// A first, empty page. Text ends above `bottom`; every further page begins with `continuation`.
    pub fn new(bottom: Length, continuation: Row) -> Self {
        Self {
            pages: vec![Page::default()],
            y: TOP,
            first: TOP,
            bottom,
            continuation,
            repeated: None,
            bookmarks: Vec::new(),
            spacing: Spacing::DESIGNED,
        }
    }

    /// Places what follows with as much white space.
    pub const fn space(&mut self, spacing: Spacing) {
        self.spacing = spacing;
    }

    /// How much white space there is.
    pub const fn spacing(&self) -> Spacing {
        self.spacing
    }

    /// How high a row is.
    pub fn height(&self, row: &Row) -> Length {
        row.height(self.spacing)
    }

    /// How much room the first page has.
    pub fn first_page_room(&self) -> Length {
        self.bottom - TOP
    }

    /// The pages so far.
    pub fn pages(&self) -> &[Page] {
        &self.pages
    }

    /// The places to jump to.
    pub fn bookmarks(&self) -> &[Bookmark] {
        &self.bookmarks
    }

    /// Marks the current place.
    pub fn bookmark(&mut self, title: String) {
        self.bookmarks.push(Bookmark {
            title,
            page: self.pages.len() - 1,
            y: self.y,
        });
    }

    /// From now on every new page begins with this row below its header, until it is set to `None`.
    pub fn repeat(&mut self, row: Option<Row>) {
        self.repeated = row.map(|row| row.as_furniture());
    }

    /// Leaves white space. At the top of a page there is no need for it.
    pub fn skip(&mut self, designed: Length) {
        if self.y > self.first {
            self.y += self.spacing.of(designed);
        }
    }

    /// How much room is left on the page.
    pub fn room(&self) -> Length {
        self.bottom - self.y
    }

    /// How much room a new page has.
    pub fn page_room(&self) -> Length {
        self.bottom
            - TOP
            - self.height(&self.continuation)
            - BELOW_CONTINUATION
            - self.repeated.as_ref().map_or(Length::ZERO, |row| self.height(row))
    }

    /// Begins a new page where `height` does not fit any more; what fits on no page has no claim to one.
    pub fn keep(&mut self, height: Length) {
        if height > self.room() && self.y > self.first && height <= self.page_room() {
            self.new_page();
        }
    }

    /// Begins a new page.
    pub fn new_page(&mut self) {
        self.pages.push(Page::default());
        self.y = TOP;
        let continuation = self.continuation.clone();
        self.draw(continuation);
        self.y += BELOW_CONTINUATION;
        if let Some(row) = self.repeated.clone() {
            self.draw(row);
        }
        self.first = self.y;
    }

    /// Places a row; one that is higher than a page goes on over as many pages as it needs.
    pub fn place(&mut self, row: Row) {
        if self.height(&row) <= self.room() {
            self.draw(row);
            return;
        }
        if self.height(&row) <= self.page_room() {
            self.new_page();
            self.draw(row);
            return;
        }
        self.place_in_parts(row);
    }

    fn place_in_parts(&mut self, mut rest: Row) {
        let end = Row {
            below: std::mem::take(&mut rest.below),
            rule_below: rest.rule_below.take(),
            ..Row::default()
        };
        while rest.cells.iter().any(|cell| !cell.lines.is_empty()) {
            let room = self.room() - self.height(&rest) + rest.cells_height();
            let mut part = rest.clone();
            for (cell, rest) in part.cells.iter_mut().zip(&mut rest.cells) {
                rest.lines = split(cell, room);
            }
            if part.cells.iter().all(|cell| cell.lines.is_empty()) {
                if self.y > self.first {
                    self.new_page();
                    continue;
                }
                // Not even one line fits on an empty page: it is drawn all the same.
                for (cell, rest) in part.cells.iter_mut().zip(&mut rest.cells) {
                    cell.lines
                        .extend((!rest.lines.is_empty()).then(|| rest.lines.remove(0)));
                }
            }
            self.draw(part);
            rest.rule_above = None;
            rest.above = Length::ZERO;
            if rest.cells.iter().any(|cell| !cell.lines.is_empty()) {
                self.new_page();
            }
        }
        self.draw(end);
    }

    /// Places two columns of rows side by side; the caller has made sure that both fit.
    pub fn place_beside(&mut self, left: Vec<Row>, right: Vec<Row>) {
        let top = self.y;
        left.into_iter().for_each(|row| self.draw(row));
        let left_end = self.y;
        self.y = top;
        right.into_iter().for_each(|row| self.draw(row));
        self.y = self.y.max(left_end);
    }

    fn draw(&mut self, row: Row) {
        self.draw_rule(row.rule_above);
        self.y += self.spacing.of(row.above);
        let height = row.cells_height();
        for mut cell in row.cells {
            let mut y = match cell.anchor {
                Anchor::Top => self.y,
                Anchor::Bottom => self.y + height - cell.height(),
            };
            for line in std::mem::take(&mut cell.lines) {
                let below = y + line.height;
                self.draw_line(cell.start(&line), y, line);
                y = below;
            }
        }
        self.y += height + self.spacing.of(row.below);
        self.draw_rule(row.rule_below);
    }

    fn draw_line(&mut self, x: Length, y: Length, line: Line) {
        if !line.set.runs.is_empty() {
            self.put(Drawn::Text {
                x,
                baseline: y + line.baseline,
                line: line.set,
                element: line.element,
            });
        }
    }

    fn draw_rule(&mut self, rule: Option<Rule>) {
        let Some(Rule {
            x,
            width,
            thickness,
            ink,
        }) = rule
        else {
            return;
        };
        let y = self.y;
        self.put(Drawn::Rule {
            x,
            y,
            width,
            thickness,
            ink,
        });
        self.y += thickness;
    }

    fn put(&mut self, drawn: Drawn) {
        if let Some(page) = self.pages.last_mut() {
            page.drawn.push(drawn);
        }
    }

    /// Draws a footer on every page, as made for the page's number; each ends `foot` above the lower edge.
    pub fn finish(&mut self, foot: Length, footer: impl Fn(usize) -> Row) {
        self.spacing = Spacing::DESIGNED;
        let pages = std::mem::take(&mut self.pages);
        for (index, page) in pages.into_iter().enumerate() {
            let row = footer(index + 1);
            self.pages.push(page);
            self.y = foot - self.height(&row);
            self.draw(row);
        }
    }
}

/// Leaves in `cell` the lines that fit into `room` and returns the others.
fn split(cell: &mut Cell, room: Length) -> Vec<Line> {
    let mut used = Length::ZERO;
    let fits = cell
        .lines
        .iter()
        .take_while(|line| {
            used += line.height;
            used <= room
        })
        .count();
    cell.lines.split_off(fits)
}
