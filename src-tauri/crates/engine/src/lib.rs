//! The use cases of Packdesk: the order of things.
//!
//! Knows no window, no SQL and no HTTP. It asks a [`partner_center::PartnerCenter`], keeps what it learns in a
//! [`store::Store`], applies the rules of `domain` and answers in [`view`]s.

mod account;
mod accounts;
mod archive;
mod code;
mod connections;
mod dates;
mod diagnostics;
mod engine;
mod error;
mod imports;
mod offers;
mod orders;
mod support;
mod task;
pub mod view;
mod words;

pub use crate::words::dates::date;
pub use account::auto_lock::{IdleWatch, Working};
pub use account::portal_links::link_address;
pub use account::settings::{LANGUAGE, LAST_ACCOUNT};
pub use archive::folder_rules::{refuse_in_data_folder, refuse_unless_plain};
pub use archive::record::files::OWN_FILE;
pub use archive::record::invoice_record::InvoiceRecord;
pub use code::{Code, Ending};
pub use connections::{BegunDeviceCode, BegunSignIn};
pub use dates::calendar::CALENDAR_FILE;
pub use diagnostics::bundle::{DIAGNOSTICS_FILE, save_diagnostics_of_closed_data};
pub use engine::{CrashPoints, Engine, EngineParts, KeyPlace, KnownAccount, NoCrashPoints};
pub use error::Error;
pub use invoice_pdf::{DocumentLanguage, UnknownDocumentLanguage};
pub use offers::term_import::TERM_TEMPLATE_FILE;
pub use orders::order_request::{OrderRequest, PaymentChoice};
pub use orders::proof::ProofFile;
pub use support::requests::LARGEST_ATTACHMENT_BYTES;
pub use task::atomic_file::not_written;
pub use tokio_util::sync::CancellationToken;
