//! From text to positioned glyphs: which face shows a character, how wide a run is, where a line breaks, and which part
//! of a face a document needs. Every writer of documents stands on this.
//!
//! The faces are part of the program, so that a document has the same bytes on every computer. Lengths are whole
//! thousandths of a point, so that no rounding differs between machines.

mod bidi;
mod face;
mod font_program;
mod glyph;
mod glyph_cache;
mod language_run;
mod length;
mod normalize;
mod piece;
mod style;
mod subset;
mod wrap;

pub use bidi::positions;
pub use face::{Bounds, Face, FaceData};
pub use glyph::{Glyph, MISSING};
pub use language_run::LanguageRun;
pub use length::{Length, millimetres, points, thousandths};
pub use normalize::normalize;
pub use piece::{Piece, Run};
pub use style::{Ink, Style};
pub use subset::{FontProgram, SubsetError, UsedGlyphs};
pub use wrap::{SetLine, natural_width, single_line, wrap};
