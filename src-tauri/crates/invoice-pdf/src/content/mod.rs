//! What stands in the document and where: the heads, the lines, the sums, the sections.

mod compose;
mod facts;
mod head;
mod lines;
mod notes;
mod number;
mod sections;
mod sheet;
mod sums;
mod tax_words;
mod wording;

pub use compose::compose;
pub use sheet::Sheet;
