//! What the service keeps, read field by field from the text it sent. What cannot be read is said by the field's name.

mod account;
mod document;
mod envelope;
mod invoice;
mod invoice_words;
mod payment;
mod postal;
mod product;
mod profile;
mod transaction;

pub use account::{Agreement, BillingAccount};
pub use document::BillingDocument;
pub(super) use envelope::{Envelope, Resource};
pub use invoice::{BillingInvoice, Replaced};
pub use invoice_words::{BillingStatus, DocumentType};
pub use payment::BillingPayment;
pub use postal::BillingAddress;
pub use product::BillingProduct;
pub use profile::BillingProfile;
pub use transaction::BillingTransaction;
