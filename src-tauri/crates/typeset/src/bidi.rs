use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use crate::glyph::Glyph;
use crate::length::Length;
use crate::wrap::SetLine;

/// How far right of the line's start each glyph stands, in the order of the text.
///
/// Letters that are written from right to left are drawn as marks, yet their marks stand in the places of the letters:
/// what is copied off the page reads as the text does.
pub fn positions(line: &SetLine) -> Vec<Length> {
    let glyphs: Vec<(Glyph, Length)> = line
        .runs
        .iter()
        .flat_map(|run| run.glyphs.iter().map(|glyph| (*glyph, glyph.width(run.style.size))))
        .collect();
    let mut positions = vec![Length::ZERO; glyphs.len()];
    let mut x = Length::ZERO;
    for index in visual_order(&glyphs) {
        positions[index] = x;
        x += glyphs[index].1;
    }
    positions
}

fn visual_order(glyphs: &[(Glyph, Length)]) -> Vec<usize> {
    let from_the_right = |character| matches!(bidi_class(character), BidiClass::R | BidiClass::AL);
    // No face shows letters that are written from the right.
    if !glyphs
        .iter()
        .any(|(glyph, _)| !glyph.is_itself() && from_the_right(glyph.meant))
    {
        return (0..glyphs.len()).collect();
    }
    let text: String = glyphs.iter().map(|(glyph, _)| glyph.meant).collect();
    let bidi = ParagraphBidiInfo::new(&text, Some(Level::ltr()));
    let levels = bidi.reordered_levels_per_char(0..text.len());
    ParagraphBidiInfo::reorder_visual(&levels)
}

#[cfg(test)]
mod tests {
    use super::positions;
    use crate::length::{Length, points};
    use crate::piece::Piece;
    use crate::style::{Ink, Style};
    use crate::wrap::wrap;

    fn seen(text: &str) -> String {
        let piece = Piece {
            text: text.to_owned(),
            style: Style::regular(points(10), Ink::Body),
            language: None,
        };
        let lines = wrap(&[piece], Length::ENDLESS);
        let positions = positions(&lines[0]);
        let mut letters: Vec<_> = positions
            .iter()
            .zip(lines[0].runs.iter().flat_map(|run| &run.glyphs))
            .collect();
        letters.sort_by_key(|(x, _)| **x);
        letters.into_iter().map(|(_, glyph)| glyph.meant).collect()
    }

    #[test]
    fn only_writing_from_the_right_changes_places() {
        assert_eq!(seen("Moore 青嵐 삼성"), "Moore 青嵐 삼성");
        assert_eq!(seen("a אב גד b 12"), "a דג בא b 12");
    }
}
