use typeset::{Face, Ink, Length, Piece, SetLine, wrap};

use crate::layout::spacing::Spacing;
use crate::layout::tree::ElementId;

/// Where the lines of a cell stand between its edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge.
    Left,
    /// At the right edge.
    Right,
}

/// Whether the lines of a cell begin at the top of its row or end at its bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// They begin at the top.
    Top,
    /// They end at the bottom.
    Bottom,
}

/// A line of text with the height it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it shows.
    pub set: SetLine,
    /// How high the line is.
    pub height: Length,
    /// How far below its top the letters stand.
    pub baseline: Length,
    /// The element it belongs to; furniture of the page belongs to none.
    pub element: Option<ElementId>,
}

/// Lines one below the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The left edge.
    pub x: Length,
    /// The width.
    pub width: Length,
    /// Between the edges.
    pub align: Align,
    /// Between top and bottom.
    pub anchor: Anchor,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A straight line across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Where it begins.
    pub x: Length,
    /// How long it is.
    pub width: Length,
    /// How thick it is; it takes that much room.
    pub thickness: Length,
    /// Its ink.
    pub ink: Ink,
}

/// Cells side by side.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// A rule along the top.
    pub rule_above: Option<Rule>,
    /// Room above the cells.
    pub above: Length,
    /// The cells.
    pub cells: Vec<Cell>,
    /// Room below the cells.
    pub below: Length,
    /// A rule along the bottom.
    pub rule_below: Option<Rule>,
}

/// How high rows are one below the other.
pub fn height(rows: &[Row], spacing: Spacing) -> Length {
    rows.iter().map(|row| row.height(spacing)).sum()
}

impl Line {
    /// Lines of text in a width, each `height` high, with the letters placed as a browser places them: the room that is
    /// left over is shared by top and bottom.
    pub fn paragraph(pieces: &[Piece], width: Length, height: Length, element: Option<ElementId>) -> Vec<Self> {
        wrap(pieces, width)
            .into_iter()
            .map(|set| Self::of(set, pieces, height, element))
            .collect()
    }

    /// One line of set text.
    pub fn of(set: SetLine, pieces: &[Piece], height: Length, element: Option<ElementId>) -> Self {
        let size = pieces.iter().map(|piece| piece.style.size).max().unwrap_or_default();
        let (above, below) = Face::Latin.data().reach();
        let units = i64::from(Face::Latin.data().units().max(1));
        let above = size * i64::from(above) / units;
        let below = size * i64::from(below) / units;
        Self {
            set,
            height,
            baseline: (height - above + below) / 2 + above,
            element,
        }
    }
}

impl Cell {
    /// A cell without lines.
    pub const fn new(x: Length, width: Length, align: Align) -> Self {
        Self {
            x,
            width,
            align,
            anchor: Anchor::Top,
            lines: Vec::new(),
        }
    }

    /// The same with more lines.
    pub fn with(mut self, lines: Vec<Line>) -> Self {
        if let (Some(last), Some(next)) = (self.lines.last_mut(), lines.first())
            && last.element == next.element
        {
            last.set.end_with_space();
        }
        self.lines.extend(lines);
        self
    }

    /// The same, standing on the bottom of its row.
    pub const fn on_the_bottom(mut self) -> Self {
        self.anchor = Anchor::Bottom;
        self
    }

    /// How high its lines are together.
    pub fn height(&self) -> Length {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// Where a line begins.
    pub fn start(&self, line: &Line) -> Length {
        match self.align {
            Align::Left => self.x,
            Align::Right => self.x + self.width - line.set.width,
        }
    }
}

impl Row {
    /// How high it is with its rules.
    pub fn height(&self, spacing: Spacing) -> Length {
        spacing.of(self.above) + self.cells_height() + spacing.of(self.below) + self.rules_height()
    }

    /// How high the highest cell is.
    pub fn cells_height(&self) -> Length {
        self.cells.iter().map(Cell::height).max().unwrap_or_default()
    }

    fn rules_height(&self) -> Length {
        [self.rule_above, self.rule_below]
            .into_iter()
            .flatten()
            .map(|rule| rule.thickness)
            .sum()
    }

    /// The same row as furniture of a page: it belongs to no element.
    pub fn as_furniture(&self) -> Self {
        let mut row = self.clone();
        for line in row.cells.iter_mut().flat_map(|cell| &mut cell.lines) {
            line.element = None;
        }
        row
    }
}
