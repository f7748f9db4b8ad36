use serde::{Deserialize, Serialize};

crate::closed_set! {
    /// Where an account of one's own gets its records from. Each has its own consent, and none needs another.
    pub enum ConnectionName {
        /// Azure Billing: invoices and their documents, for every partner that has a billing account.
        AzureBilling = "azure-billing",
        /// Partner Center: profiles, invoices and service requests, for partners of the Cloud Solution Provider program.
        PartnerCenter = "partner-center",
    }

    /// How the last reading of a connection ended.
    pub enum ConnectionState {
        /// It was not read yet.
        NeverRead = "never_read",
        /// It was read to its end.
        Current = "current",
        /// It was not read to its end; the next reading goes on there.
        Unfinished = "unfinished",
        /// Somebody has to sign in first.
        SignInNeeded = "sign_in_needed",
        /// Whoever signed in has no role for it in this directory, or another directory holds the account.
        NoRole = "no_role",
        /// Everything was read that whoever signed in may see, and a part of it is for others. Reading again shows no more.
        PartlyForbidden = "partly_forbidden",
        /// It could not be reached.
        Unreachable = "unreachable",
        /// It asks to be left alone for a while.
        Throttled = "throttled",
        /// It refused, or answered what cannot be read.
        Refused = "refused",
        /// This version keeps it and does not read it yet.
        NotRead = "not_read",
    }
}

/// A connection of an account of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnConnection {
    /// Which it is.
    pub name: ConnectionName,
    /// Where it is reached instead of its cloud's address.
    pub address: Option<String>,
}

/// Where the people of an account sign in: the application that the partner registered in its own directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInPlace {
    /// The directory, by its id or a domain.
    pub tenant: String,
    /// The application's id.
    pub client_id: String,
    /// The cloud's stable name.
    pub cloud: String,
    /// Where the authority is reached instead of the cloud's address.
    pub authority: Option<String>,
}

/// Whoever signed in first. Nobody else is taken for the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinnedIdentity {
    /// The directory's id.
    pub tenant_id: String,
    /// The person's id within the directory.
    pub object_id: String,
    /// The name that the person signs in with, as it was told. It may change.
    pub user_name: Option<String>,
}
