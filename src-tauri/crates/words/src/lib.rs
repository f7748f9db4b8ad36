//! The program's words: one set of Fluent files for screens, documents, the command line and errors.
//!
//! The page reads the same files. Every message exists in English and in Traditional Chinese (Taiwan usage) with the
//! same placeables; a test of this crate compares the sets.

mod digits;
mod files;
mod format;
mod language;
mod lists;
mod party;
mod seam;
mod visible;
mod words;

pub use files::{FILES, source};
pub use language::{Language, UnknownLanguage};
pub use seam::spaced;
pub use visible::{visible, visible_json, visible_line};
pub use words::{Words, words};
