//! The accounts of this computer.

use serde::{Deserialize, Serialize};

views! {
    given
    /// An account of one's own, as it is to be set up.
    pub struct NewAccountInput {
        /// Short name: small letters, digits and hyphens.
        name: String,
        /// Company.
        company: String,
        /// Country (ISO 3166-1 alpha-2).
        country: String,
        /// Currency (ISO 4217); that of the country where it is empty.
        currency: String,
        /// Partner id; empty where it is not known.
        partner_id: String,
    }
}

views! {
    shown
    /// An account on this computer.
    pub struct AccountDetailView {
        /// Short name.
        name: String,
        /// Company.
        company: String,
        /// It is a sample.
        sample: bool,
        /// It is the current one.
        current: bool,
        /// What answers for it, as a label.
        connection_label: String,
        /// Country (ISO 3166-1 alpha-2); empty for a sample.
        country: String,
        /// Currency (ISO 4217); empty for a sample.
        currency: String,
        /// Partner id; empty where it is not known.
        partner_id: String,
        /// Stored invoices.
        invoices: u32,
        /// Orders, drafts and attempts.
        orders: u32,
        /// Partner Center requests.
        requests: u32,
        /// What it has, as a label.
        contents_label: String,
    }

    /// An account that was removed.
    pub struct RemovedAccountView {
        /// Short name.
        name: String,
        /// What went, and what backups still hold, as a label.
        label: String,
    }
}
