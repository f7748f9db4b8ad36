//! From text to positioned glyphs: which face shows a character, how wide a run is, where a line breaks.

pub mod clean;
pub mod face;
pub mod glyph;
pub mod known;
pub mod order;
pub mod tongue;
pub mod wrap;
