use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::glyph::Glyph;
use crate::length::Length;
use crate::piece::{Piece, Run};

/// The runs of one line with their width.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SetLine {
    /// The runs from left to right.
    pub runs: Vec<Run>,
    /// How far they reach.
    pub width: Length,
}

impl SetLine {
    /// Ends the line with a space that takes no room: what is copied or read aloud keeps its words apart.
    pub fn end_with_space(&mut self) {
        if let Some(run) = self.runs.last_mut() {
            run.glyphs.push(Glyph::of(' ', run.style.bold));
        }
    }
}

struct Mark {
    glyph: Glyph,
    piece: usize,
    width: Length,
    after: Option<BreakOpportunity>,
}

/// Breaks text into lines no wider than `width`, where Unicode's line breaking (UAX 14) allows it, and anywhere in a
/// word that alone is wider than a line. There is at least one line. Where a line ends between words, it ends with a
/// space.
pub fn wrap(pieces: &[Piece], width: Length) -> Vec<SetLine> {
    let marks = marks(pieces);
    let mut lines = Vec::new();
    let mut start = 0;
    while start < marks.len() {
        let (end, next) = line_end(&marks, start, width);
        let mut line = set(&marks[start..end], pieces);
        if next < marks.len() && marks[end - 1].glyph.meant == ' ' {
            line.end_with_space();
        }
        lines.push(line);
        start = next;
    }
    if lines.is_empty() {
        lines.push(SetLine::default());
    }
    lines
}

/// The width of the text when it is broken only where it must be.
pub fn natural_width(pieces: &[Piece]) -> Length {
    wrap(pieces, Length::ENDLESS)
        .iter()
        .map(|line| line.width)
        .max()
        .unwrap_or_default()
}

/// The text on one line, cut off with `…` where it is wider than `width`.
pub fn single_line(pieces: &[Piece], width: Length) -> SetLine {
    let marks = marks(pieces);
    if marks.iter().map(|mark| mark.width).sum::<Length>() <= width {
        return set(&marks, pieces);
    }
    let Some(last) = pieces.last() else {
        return SetLine::default();
    };
    let dots = Glyph::of('…', last.style.bold);
    let room = width - dots.width(last.style.size);
    let mut used = Length::ZERO;
    let kept = marks
        .iter()
        .take_while(|mark| {
            used += mark.width;
            used <= room
        })
        .count();
    let mut line = set(&marks[..kept], pieces);
    line.width += dots.width(last.style.size);
    match line.runs.last_mut() {
        Some(run) if run.style == last.style => run.glyphs.push(dots),
        _ => line.runs.push(Run {
            style: last.style,
            language: last.language,
            glyphs: vec![dots],
        }),
    }
    line
}

fn marks(pieces: &[Piece]) -> Vec<Mark> {
    let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let mut breaks = linebreaks(&text).peekable();
    let mut marks = Vec::with_capacity(text.len());
    let mut offset = 0;
    for (index, piece) in pieces.iter().enumerate() {
        for character in piece.text.chars() {
            offset += character.len_utf8();
            let after = breaks.next_if(|(at, _)| *at == offset).map(|(_, kind)| kind);
            let drawn = if character == '\n' { ' ' } else { character };
            let glyph = Glyph::of(drawn, piece.style.bold);
            marks.push(Mark {
                glyph,
                piece: index,
                width: if character == '\n' {
                    Length::ZERO
                } else {
                    glyph.width(piece.style.size)
                },
                after,
            });
        }
    }
    marks
}

/// Where the line that begins at `start` ends and where the next begins.
fn line_end(marks: &[Mark], start: usize, width: Length) -> (usize, usize) {
    let mut used = Length::ZERO;
    let mut allowed = None;
    for (index, mark) in marks.iter().enumerate().skip(start) {
        used += mark.width;
        // White space may hang over the edge: it is not drawn at the end of a line.
        if used > width && mark.glyph.meant != ' ' {
            if let Some(end) = allowed {
                return (end, end);
            }
            // A mark without width belongs to the character before it.
            let mut end = index.max(start + 1);
            while end < marks.len() && marks[end].glyph.advance == 0 {
                end += 1;
            }
            return (end, end);
        }
        match mark.after {
            Some(BreakOpportunity::Mandatory) => return (index + 1, index + 1),
            Some(BreakOpportunity::Allowed) => allowed = Some(index + 1),
            None => {}
        }
    }
    (marks.len(), marks.len())
}

fn set(marks: &[Mark], pieces: &[Piece]) -> SetLine {
    let end = marks
        .iter()
        .rposition(|mark| mark.glyph.meant != ' ')
        .map_or(0, |last| last + 1);
    let mut line = SetLine::default();
    let mut piece = usize::MAX;
    for mark in &marks[..end] {
        if mark.piece != piece {
            piece = mark.piece;
            line.runs.push(Run {
                style: pieces[piece].style,
                language: pieces[piece].language,
                glyphs: Vec::new(),
            });
        }
        if let Some(run) = line.runs.last_mut() {
            run.glyphs.push(mark.glyph);
        }
        line.width += mark.width;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{natural_width, single_line, wrap};
    use crate::length::{Length, points, thousandths};
    use crate::piece::Piece;
    use crate::style::{Ink, Style};

    fn piece(text: &str) -> Piece {
        Piece {
            text: text.to_owned(),
            style: Style::regular(points(10), Ink::Body),
            language: None,
        }
    }

    fn lines(text: &str, width: Length) -> Vec<String> {
        wrap(&[piece(text)], width)
            .iter()
            .map(|line| {
                assert!(line.width <= width, "{text:?}: {line:?} > {width:?}");
                line.runs
                    .iter()
                    .flat_map(|run| &run.glyphs)
                    .map(|glyph| glyph.meant)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn breaks_where_the_language_allows() {
        assert_eq!(
            lines("Microsoft Ireland Operations Limited", points(120)),
            ["Microsoft Ireland ", "Operations Limited"]
        );
        assert_eq!(
            lines("發票開立後，無法更正", points(50)),
            ["發票開立", "後，無法更", "正"]
        );
        assert_eq!(lines("one\ntwo", points(500)), ["one ", "two"]);
        assert_eq!(lines("", points(50)), [""]);
    }

    #[test]
    fn breaks_a_word_wider_than_a_line_anywhere() {
        let broken = lines(&"x".repeat(1_000), points(60));
        assert_eq!(broken.concat(), "x".repeat(1_000));
        assert!(broken.len() > 50);
        let narrow = wrap(&[piece("ab")], thousandths(100));
        assert_eq!(narrow.len(), 2, "a line holds at least one character");
    }

    #[test]
    fn keeps_text_on_one_line() {
        let full = natural_width(&[piece("Lindqvist & Moore Ltd")]);
        assert_eq!(single_line(&[piece("Lindqvist & Moore Ltd")], full).width, full);
        let cut = single_line(&[piece("Lindqvist & Moore Ltd")], full / 2);
        assert!(cut.width <= full / 2);
        assert_eq!(
            cut.runs
                .last()
                .and_then(|run| run.glyphs.last())
                .map(|glyph| glyph.shown),
            Some('…')
        );
    }
}
