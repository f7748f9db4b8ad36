//! The accounts of this computer.

use serde::{Deserialize, Serialize};

use super::ConnectionView;
use crate::view::Cloud;
use crate::view::common::ChoiceView;

views! {
    given
    /// An account of one's own, as it is to be set up.
    #[derive(Default)]
    #[serde(default)]
    pub struct NewAccountInput {
        /// Short name: small letters, digits and hyphens; one is made from the company's where it is empty.
        name: String,
        /// Company.
        company: String,
        /// Country (ISO 3166-1 alpha-2).
        country: String,
        /// Currency (ISO 4217); that of the country where it is empty.
        currency: String,
        /// Partner id; empty where it is not known.
        partner_id: String,
        /// Where its people sign in, and what it is connected to.
        connect: ConnectInput,
    }

    /// Where the people of an account sign in, and what it is connected to.
    #[derive(Default)]
    #[serde(default)]
    pub struct ConnectInput {
        /// The directory that people sign in to, by its id or a domain; empty for an account that is kept by hand.
        tenant: String,
        /// The id of the application that was registered there.
        client_id: String,
        /// The cloud that its directory is in; `None` for the usual one.
        cloud: Option<Cloud>,
        /// Where the authority is reached; empty for Microsoft's own address.
        authority: String,
        /// It is connected to Azure Billing: at this address, or at Microsoft's own where it is empty.
        azure_billing: Option<String>,
        /// It is connected to Partner Center, likewise.
        partner_center: Option<String>,
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
        /// Where its records come from; none for a sample and for one that is kept by hand.
        connections: Vec<ConnectionView>,
        /// Who signed in first, and to whom it belongs since; empty before.
        signed_in: String,
        /// Somebody is signed in now.
        is_signed_in: bool,
        /// The directory that its people sign in to; empty where it is kept by hand.
        tenant: String,
        /// The id of the application that was registered there; empty likewise.
        client_id: String,
        /// The cloud that the directory is in; `None` where it is kept by hand.
        cloud: Option<Cloud>,
        /// The same as a label, where it is not the usual one; else empty.
        cloud_label: String,
        /// What goes with it when it is removed, and what does not, as a label; empty for a sample.
        removal_label: String,
    }

    /// The page of accounts.
    pub struct AccountsView {
        /// Every account on this computer, the samples first.
        accounts: Vec<AccountDetailView>,
        /// The countries that a company can be in.
        countries: Vec<CountryView>,
        /// The clouds that its directory can be in, the usual one first.
        clouds: Vec<ChoiceView<Cloud>>,
        /// What a person has to know before a code is asked for to sign in with.
        code_warning: String,
    }

    /// A country to choose.
    pub struct CountryView {
        /// Its code (ISO 3166-1 alpha-2).
        code: String,
        /// Its name.
        label: String,
    }

    /// An account that was removed.
    pub struct RemovedAccountView {
        /// Short name.
        name: String,
        /// What went, and what backups still hold, as a label.
        label: String,
    }
}
