#![expect(clippy::float_arithmetic, reason = "places on a page are no amounts")]

use crate::page::characters::cleaned;

/// A text that was set in one go, with its place on its page.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The page; the first is 1.
    pub page: usize,
    pub left: f32,
    pub right: f32,
    /// The line it stands on, from the bottom.
    pub y: f32,
    /// The size of its type.
    pub size: f32,
    pub text: String,
}

/// What stands in one line of a page: cells with room between them.
#[derive(Debug, Clone)]
pub struct Row {
    pub page: usize,
    pub y: f32,
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone)]
pub struct Cell {
    pub left: f32,
    pub right: f32,
    pub size: f32,
    pub text: String,
}

/// Parts of the type's size: what is one line, one word, one cell.
const SAME_LINE: f32 = 0.4;
const SAME_WORD: f32 = 0.12;
const SAME_CELL: f32 = 0.6;
/// How far apart two texts are at most that were set twice to look bold.
const OVERPRINT: f32 = 0.12;

/// The rows of all pages, from the top.
pub fn rows(mut pieces: Vec<Piece>) -> Vec<Row> {
    pieces.sort_by(|one, other| one.page.cmp(&other.page).then(other.y.total_cmp(&one.y)));
    let mut rows: Vec<(usize, f32, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        match rows.last_mut() {
            Some((page, y, row))
                if *page == piece.page
                    && (*y - piece.y).abs()
                        <= SAME_LINE * piece.size.min(row.first().map_or(piece.size, |first| first.size)) =>
            {
                row.push(piece);
            }
            _ => rows.push((piece.page, piece.y, vec![piece])),
        }
    }
    rows.into_iter()
        .map(|(page, y, pieces)| Row {
            page,
            y,
            cells: cells(pieces),
        })
        .filter(|row| !row.cells.is_empty())
        .collect()
}

fn cells(mut pieces: Vec<Piece>) -> Vec<Cell> {
    pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut cells: Vec<Cell> = Vec::new();
    let mut previous: Option<(f32, String)> = None;
    for piece in pieces {
        let is_overprint = previous
            .as_ref()
            .is_some_and(|(left, text)| *text == piece.text && (piece.left - left).abs() <= OVERPRINT * piece.size);
        if is_overprint {
            continue;
        }
        previous = Some((piece.left, piece.text.clone()));
        let text = cleaned(&piece.text);
        match cells.last_mut() {
            Some(cell) if piece.left - cell.right <= SAME_CELL * piece.size => {
                if piece.left - cell.right > SAME_WORD * piece.size
                    && !cell.text.ends_with(' ')
                    && !text.starts_with(' ')
                {
                    cell.text.push(' ');
                }
                cell.text.push_str(&text);
                cell.right = cell.right.max(piece.right);
            }
            _ => cells.push(Cell {
                left: piece.left,
                right: piece.right,
                size: piece.size,
                text,
            }),
        }
    }
    for cell in &mut cells {
        cell.text = cell
            .text
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
    }
    cells.retain(|cell| !cell.text.is_empty());
    cells
}

impl Cell {
    /// Whether two cells stand in one column: set from the left, from the right or centred.
    pub fn is_in_column_of(&self, other: &Self) -> bool {
        let near = |one: f32, two: f32| (one - two).abs() <= 0.6 * self.size.max(other.size);
        near(self.left, other.left)
            || near(self.right, other.right)
            || near(
                f32::midpoint(self.left, self.right),
                f32::midpoint(other.left, other.right),
            )
    }

    pub fn begins_with(&self, other: &Self) -> bool {
        (self.left - other.left).abs() <= 0.6 * self.size.max(other.size)
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// How far below a row another may stand to belong to it, in sizes of the type.
const NEXT_ROW: f32 = 3.2;

/// The cell of the next row in a cell's column, and which row that is.
pub fn below<'a>(rows: &'a [Row], row: usize, cell: &Cell) -> Option<(usize, &'a Cell)> {
    let here = &rows[row];
    for (index, next) in rows.iter().enumerate().skip(row + 1) {
        if next.page != here.page || here.y - next.y > NEXT_ROW * cell.size {
            return None;
        }
        let mut under = next
            .cells
            .iter()
            .filter(|other| other.overlaps(cell) || other.is_in_column_of(cell));
        match (under.next(), under.next()) {
            (None, _) => {}
            (Some(only), None) => return only.is_in_column_of(cell).then_some((index, only)),
            _ => return None,
        }
    }
    None
}

/// Whether a row stands so close below another that it goes on with it.
pub fn goes_on(above: &Row, row: &Row, size: f32) -> bool {
    above.page == row.page && above.y - row.y <= 1.7 * size
}
