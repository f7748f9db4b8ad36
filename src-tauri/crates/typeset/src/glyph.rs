use crate::face::{Face, is_printable};
use crate::length::Length;

/// What is drawn for a character that no face shows: the East Asian mark for a missing character.
pub const MISSING: char = '〓';

/// One drawn character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The face it is drawn from.
    pub face: Face,
    /// The glyph in that face.
    pub id: u16,
    /// How far it moves the pen, in units of the face.
    pub advance: u16,
    /// The character the glyph shows.
    pub shown: char,
    /// The character of the text, which another stands for where they differ.
    pub meant: char,
}

impl Glyph {
    /// Looks the glyph for a character up; [`Glyph::of`] remembers the outcome.
    pub(crate) fn found(character: char, bold: bool) -> Self {
        let shown = if is_printable(character) { character } else { MISSING };
        let [first, second] = Face::of_weight(bold);
        let (face, id) = first
            .data()
            .glyph(shown)
            .map_or_else(|| (second, second.data().glyph(shown).unwrap_or(0)), |id| (first, id));
        Self {
            face,
            id,
            advance: face.data().advance(id),
            shown,
            meant: character,
        }
    }

    /// Whether it shows the character it is meant for.
    pub fn is_itself(&self) -> bool {
        self.shown == self.meant
    }

    /// How wide it is at a size.
    pub fn width(&self, size: Length) -> Length {
        size * i64::from(self.advance) / i64::from(self.face.data().units().max(1))
    }
}
