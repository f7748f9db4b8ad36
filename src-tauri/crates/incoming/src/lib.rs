//! Reads what a partner drops in or gets by mail, and proposes invoices.
//!
//! Given are files and folders: PDFs, messages with attachments, archives, tables (CSV, JSON, XLSX) and the XML of
//! Factur-X and ZUGFeRD. What a file is, its content says, never its name. What comes out are proposals to be looked at by a
//! person, and refusals with a reason; both say where they lie, down to the attachment or the row.
//!
//! A proposed field is right or empty. A value is taken from beside its label only, in a form that has one meaning:
//! `03/04/2026` is no date unless another date of the document proves the order, `1,234` is no amount unless another
//! one proves what the comma parts, and two values that contradict each other are none.
//!
//! Nothing that is given can do harm: every size, number, depth and time has a limit ([`Limits`]), a panic of a library is
//! a refusal, and a file that takes too long is left alone.
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! use incoming::{Event, Input, Limits, TEMPLATE_CSV, import};
//!
//! let table = Input::Bytes {
//!     name: "invoices.csv".to_owned(),
//!     bytes: TEMPLATE_CSV.as_bytes().to_vec(),
//! };
//! let picture = Input::Bytes {
//!     name: "invoice.pdf".to_owned(),
//!     bytes: b"\x89PNG\r\n\x1a\n".to_vec(),
//! };
//! let mut told = Vec::new();
//! let summary = import([table, picture], &Limits::default(), &mut |event| {
//!     match event {
//!         Event::Proposal(proposal) => {
//!             let total = proposal.fields.total.map(|total| total.value.to_string());
//!             told.push(format!("{}: {}", proposal.source, total.unwrap_or_default()));
//!         }
//!         Event::Refusal(refusal) => told.push(format!("{}: {}", refusal.source, refusal.code.id())),
//!         Event::IgnoredColumns { .. } | Event::FileRead { .. } => {}
//!     }
//!     ControlFlow::Continue(())
//! });
//! assert_eq!(told, ["invoices.csv › 2: 1100.85", "invoice.pdf: image"]);
//! assert_eq!((summary.proposals, summary.refusals), (1, 1));
//! ```

mod budget;
mod container;
mod electronic;
mod import;
mod kind;
mod limits;
mod page;
mod pdf;
mod proposal;
mod reading;
mod refusal;
mod source;
mod table;
mod worker;

pub use import::{Event, Input, Summary, import};
pub use limits::Limits;
pub use proposal::{Content, DocumentKind, Field, Fields, Line, Origin, Proposal};
pub use refusal::{Refusal, RefusalCode};
pub use source::Source;
pub use table::{COLUMNS, Column, TEMPLATE_CSV};
