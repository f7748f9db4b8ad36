use crate::face::{Face, is_printable};
use crate::known::remembered;
use crate::length::Length;
use crate::tongue::Tongue;

/// What is drawn for a character that no face shows: the East Asian mark for a missing character.
pub const MISSING: char = '〓';

/// The ink of text and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Body text.
    Body,
    /// Text of second rank.
    Second,
    /// Labels and small print.
    Third,
    /// Thin rules.
    Rule,
}

impl Ink {
    /// Red, green and blue, 0 to 255.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Body => [0x1A, 0x1C, 0x21],
            Self::Second => [0x47, 0x4C, 0x56],
            Self::Third => [0x61, 0x67, 0x72],
            Self::Rule => [0xC3, 0xC8, 0xD0],
        }
    }
}

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The size of the type.
    pub size: Length,
    /// Bold or regular.
    pub bold: bool,
    /// Its ink.
    pub ink: Ink,
}

impl Style {
    /// Regular type.
    pub const fn regular(size: Length, ink: Ink) -> Self {
        Self { size, bold: false, ink }
    }

    /// Bold type.
    pub const fn bold(size: Length, ink: Ink) -> Self {
        Self { size, bold: true, ink }
    }
}

/// Text of one look in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text; `\n` ends a line.
    pub text: String,
    /// Its look.
    pub style: Style,
    /// Its language where it is not the document's.
    pub tongue: Option<Tongue>,
}

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
    /// The glyph for a character, [`MISSING`] where no face shows it.
    pub fn of(character: char, bold: bool) -> Self {
        remembered(character, bold)
    }

    /// Looks the glyph up; [`Glyph::of`] remembers the outcome.
    pub fn found(character: char, bold: bool) -> Self {
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
        Length::from(self.advance) * size / Length::from(self.face.data().units().max(1))
    }
}

/// Glyphs of one look on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Their look.
    pub style: Style,
    /// Their language where it is not the document's.
    pub tongue: Option<Tongue>,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}

#[cfg(test)]
mod tests {
    use super::Glyph;

    #[test]
    fn what_is_remembered_is_what_was_found() {
        for bold in [false, true] {
            for character in ('\u{0}'..='\u{2FFF}')
                .chain('\u{4E00}'..='\u{5200}')
                .chain(['\u{FFFF}', '𠮷', '🙂'])
            {
                let found = Glyph::found(character, bold);
                assert_eq!(Glyph::of(character, bold), found);
                assert_eq!(Glyph::of(character, bold), found, "the second time");
            }
        }
    }
}
