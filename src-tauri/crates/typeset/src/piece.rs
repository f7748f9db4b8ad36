use crate::glyph::Glyph;
use crate::language_run::LanguageRun;
use crate::style::Style;

/// Text of one look in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text; `\n` ends a line.
    pub text: String,
    /// Its look.
    pub style: Style,
    /// Its language where it is not the document's.
    pub language: Option<LanguageRun>,
}

/// Glyphs of one look on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Their look.
    pub style: Style,
    /// Their language where it is not the document's.
    pub language: Option<LanguageRun>,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
}
