use partner_center::azure_billing::ServiceError;

use crate::Error;

/// Why a reading ended early.
pub(super) enum Stopped {
    /// What the service answered.
    Service(ServiceError),
    /// What the ledger answered.
    Own(Error),
    /// A person wanted it so.
    Cancelled,
}

impl From<ServiceError> for Stopped {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl From<store::Error> for Stopped {
    fn from(error: store::Error) -> Self {
        Self::Own(error.into())
    }
}

/// How far a reading has come.
#[derive(Debug, Clone, Copy)]
pub(super) enum Progress {
    /// So many invoices were read, of so many where the service says so.
    Invoices(u32, Option<u64>),
    /// So many documents were stored.
    Documents(u32),
    /// The lines of so many invoices were read, of so many.
    Lines(u32, u32),
}
