//! The use cases of Packdesk: the order of things.
//!
//! Knows no window, no SQL and no HTTP. It asks a [`partner_center::PartnerCenter`], keeps what it learns in a
//! [`store::Store`], applies the rules of `domain` and answers in [`view`]s.

mod cancel;
mod dates;
mod documents;
mod draft;
mod engine;
mod error;
mod export;
mod file_names;
mod invoice_checks;
mod invoices;
mod labels;
mod membership;
mod notices;
mod offer_details;
mod offers;
mod orders;
mod portal;
mod profile;
mod profile_change;
mod records;
mod recovery;
mod refusal;
mod requests;
mod settings;
mod spending;
mod status;
mod submission;
mod switch_payment;
mod sync;
mod term_bar;
mod transfer;
mod verify;
pub mod view;
mod whole_file;
mod why;
mod wizard;
mod work;

pub use dates::date;
pub use engine::{CrashPoints, Engine, EngineParts, KeyPlace, NoCrashPoints};
pub use error::{Code, Ending, Error};
pub use invoice_pdf::{DocumentLanguage, UnknownDocumentLanguage};
pub use portal::link_address;
pub use requests::LARGEST_ATTACHMENT_BYTES;
pub use settings::{LANGUAGE, LAST_ACCOUNT};
pub use submission::{OrderRequest, PaymentChoice};
pub use transfer::ProofFile;
pub use work::Cancel;
