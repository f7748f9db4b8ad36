//! From text to positioned glyphs: which face shows a character, how wide a run is, where a line breaks, and which part
//! of a face a document needs. Every writer of documents stands on this.
//!
//! The faces are part of the program, so that a document has the same bytes on every computer. Lengths are whole
//! thousandths of a point, so that no rounding differs between machines.

mod clean;
mod face;
mod glyph;
mod known;
mod length;
mod order;
mod program;
mod subset;
mod tongue;
mod wrap;

pub use clean::clean;
pub use face::{Face, FaceData};
pub use glyph::{Glyph, Ink, MISSING, Piece, Run, Style};
pub use length::{Length, millimetres};
pub use order::positions;
pub use subset::{FontProgram, SubsetError, UsedGlyphs};
pub use tongue::Tongue;
pub use wrap::{SetLine, natural_width, single_line, wrap};
