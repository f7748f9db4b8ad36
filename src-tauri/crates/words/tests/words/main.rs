//! What the words say, one idea a file.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod both_faces;
mod both_languages;
mod files;
mod formats;
mod promises;
mod punctuation;
mod rules;
mod terms;
