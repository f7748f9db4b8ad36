//! What the service keeps, read field by field from the text it sent. What cannot be read is said by the field's name.

mod account;
mod document;
mod fields;
mod invoice;
mod invoice_words;
mod payment;
mod postal;
mod product;
mod profile;
mod sent;
mod transaction;

pub use account::{Agreement, BillingAccount};
pub use document::BillingDocument;
pub use fields::Unfit;
pub(super) use fields::{Envelope, Resource, text_of};
pub use invoice::{BillingInvoice, Replaced};
pub use invoice_words::{BillingStatus, DocumentType};
pub use payment::BillingPayment;
pub use postal::BillingAddress;
pub use product::BillingProduct;
pub use profile::BillingProfile;
pub use sent::SentJson;
pub use transaction::BillingTransaction;
