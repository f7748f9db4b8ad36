use serde::Serialize;
use serde::de::DeserializeOwned;

use super::base::document::Document;
use super::profile::{Address, BillingProfile, LegalBusinessProfile};

/// One side of the profile.
pub(crate) trait Side: Clone + Serialize + DeserializeOwned {
    fn address_mut(&mut self) -> Option<&mut Address>;
}

impl Side for BillingProfile {
    fn address_mut(&mut self) -> Option<&mut Address> {
        self.address.as_mut()
    }
}

impl Side for LegalBusinessProfile {
    fn address_mut(&mut self) -> Option<&mut Address> {
        self.address.as_mut()
    }
}

/// A side as it was served with what differs between `before` and `after`, under the mark of the version that the change was
/// made from: under that of a newer one it would write over what somebody else changed.
pub(crate) fn with_change<S: Side>(
    mut document: Document,
    mut before: S,
    mut after: S,
    revision: Option<&str>,
) -> Result<Document, serde_json::Error> {
    let address = document.read::<S>()?.address_mut().cloned().unwrap_or_default();
    for side in [&mut before, &mut after] {
        if let Some(own) = side.address_mut() {
            own.follow(&address);
        }
    }
    document.apply(&Document::of(&before)?, &Document::of(&after)?);
    document.set_etag(revision)?;
    Ok(document)
}
