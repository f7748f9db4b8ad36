//! A PDF: what stands on its pages and where, and the invoice that is embedded in it.

mod document;
mod embedded;
mod font;
mod geometry;
mod interpreter;
mod numbers;
mod width;

pub use document::read_pdf;
