//! What is alike in asking the services of Microsoft: where they are, what is asked of them and how often, what their
//! answers mean, and how the fields of an answer are read.

mod address;
mod budget;
mod change;
mod document;
mod error;
mod exchange;
mod fields;
mod listed;
mod origin;
mod sent;

pub(crate) use address::{Base, Place, place_below};
pub use budget::Budget;
pub use change::{ChangeError, Said};
pub use document::LARGEST_DOCUMENT;
pub(crate) use document::pdf_in;
pub use error::{Asked, ServiceError};
pub(crate) use exchange::{
    Content, Dialect, Exchange, LONGEST_FILE, Question, Throttling, Wanted, may_be_asked_again, patiently, rest_of,
};
pub use fields::Unfit;
pub(crate) use fields::{Fields, Unread, text_of};
pub use listed::{Listed, RefusedEntry};
pub(crate) use listed::{json_text, name_of, unreadable};
pub use sent::SentJson;
