use std::path::PathBuf;
use std::sync::Arc;

use data_folder::DataFolder;
use domain::{AccountName, Catalogue, Clock, Offer, OfferId};
use partner_center::PartnerCenter;
use store::Store;
use uuid::Uuid;

use crate::account::contact::RecordedCenter;
use crate::archive::document_cache::DocumentCache;
use crate::{Code, Error};

/// Where the key of the data is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyPlace {
    /// In the operating system's keyring.
    Keyring,
    /// In a file.
    KeyFile(PathBuf),
    /// Nowhere: the keyring is missing or locked, and nothing outlives the program.
    Session {
        /// The keyring is there but locked.
        locked: bool,
    },
}

impl KeyPlace {
    /// Whether what is written now can be read at the next start.
    #[must_use]
    pub const fn keeps_data(&self) -> bool {
        !matches!(self, Self::Session { .. })
    }
}

/// Named points of the order's path at which a test can end the process.
pub trait CrashPoints: Send + Sync {
    /// The path has come to the point.
    fn reached(&self, point: &'static str);
}

/// No test is watching.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoCrashPoints;

impl CrashPoints for NoCrashPoints {
    fn reached(&self, _point: &'static str) {}
}

/// An account on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAccount {
    /// Short name.
    pub name: AccountName,
    /// Company.
    pub company: String,
    /// It is a sample: nothing of it stands beside what belongs to an account of one's own.
    pub sample: bool,
}

/// What an engine is made of.
pub struct EngineParts {
    /// The account.
    pub account: AccountName,
    /// Every account on this computer.
    pub accounts: Vec<KnownAccount>,
    /// Offers and rules.
    pub catalogue: Arc<Catalogue>,
    /// The data.
    pub store: Store,
    /// Where the data's key is kept.
    pub key: KeyPlace,
    /// The connection.
    pub center: Arc<dyn PartnerCenter>,
    /// The account's calendar.
    pub clock: Arc<dyn Clock>,
    /// The data folder, to be shown.
    pub folder: PathBuf,
    /// Points for crash tests.
    pub crash_points: Arc<dyn CrashPoints>,
}

/// The desk of one account.
#[derive(Clone)]
pub struct Engine {
    parts: Arc<EngineParts>,
    center: Arc<RecordedCenter>,
    documents: Arc<DocumentCache>,
    start: Uuid,
}

impl Engine {
    /// An engine of its parts.
    #[must_use]
    pub fn new(parts: EngineParts) -> Self {
        let center = RecordedCenter::new(
            Arc::clone(&parts.center),
            parts.store.clone(),
            parts.account.clone(),
            Arc::clone(&parts.clock),
        );
        Self {
            parts: Arc::new(parts),
            center: Arc::new(center),
            documents: Arc::default(),
            start: Uuid::new_v4(),
        }
    }

    /// Tells this start of the program from others.
    pub(crate) const fn start(&self) -> Uuid {
        self.start
    }

    pub(crate) fn parts(&self) -> &EngineParts {
        &self.parts
    }

    /// How many documents of invoices were set since the engine was made. One that is asked for again is not set again.
    #[must_use]
    pub fn documents_set(&self) -> u64 {
        self.documents.documents_set()
    }

    /// How many archived invoices were read out of their records since the data was opened.
    #[must_use]
    pub fn invoices_parsed(&self) -> u64 {
        self.parts.store.invoices_parsed()
    }

    pub(crate) fn documents(&self) -> &DocumentCache {
        &self.documents
    }

    /// The short name of the account.
    #[must_use]
    pub fn account_name(&self) -> &AccountName {
        self.account()
    }

    pub(crate) fn account(&self) -> &AccountName {
        &self.parts.account
    }

    pub(crate) fn data_folder(&self) -> DataFolder {
        DataFolder::at(&self.parts.folder)
    }

    pub(crate) fn store(&self) -> &Store {
        &self.parts.store
    }

    pub(crate) fn center(&self) -> &dyn PartnerCenter {
        &*self.center
    }

    /// Whether the connection is being asked something now.
    pub(crate) fn is_asking(&self) -> bool {
        self.center.is_asked()
    }

    pub(crate) fn clock(&self) -> &dyn Clock {
        &*self.parts.clock
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.parts.catalogue
    }

    pub(crate) fn crash_point(&self, point: &'static str) {
        self.parts.crash_points.reached(point);
    }

    /// The offer of an id given from outside.
    pub(crate) fn offer(&self, id: &str) -> Result<&Offer, Error> {
        self.catalogue()
            .offer(&OfferId::new(id))
            .ok_or_else(|| Error::new(Code::UnknownOffer).with("offer", id))
    }
}
