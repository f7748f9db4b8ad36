use std::fmt;
use std::str::FromStr;

use crate::base::data::{Partner, data};

/// One of the sample partners, by its short name: `sample`, `sample-tw`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartnerName(&'static str);

/// There is no sample partner of this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no sample partner {0:?}")]
pub struct UnknownPartner(pub String);

impl PartnerName {
    /// Every sample partner; the first is the default.
    pub fn all() -> impl Iterator<Item = Self> {
        data().partners.iter().map(|partner| Self(&partner.name))
    }

    /// The name as text.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    /// The company, for a list of accounts.
    #[must_use]
    pub fn company(self) -> &'static str {
        &self.data().company
    }

    pub(crate) fn data(self) -> &'static Partner {
        data()
            .partners
            .iter()
            .find(|partner| partner.name == self.0)
            .expect("a name is only made from the data")
    }
}

/// The default partner.
impl Default for PartnerName {
    fn default() -> Self {
        Self::all().next().expect("the embedded data has partners")
    }
}

impl fmt::Display for PartnerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl FromStr for PartnerName {
    type Err = UnknownPartner;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::all()
            .find(|partner| partner.0 == text)
            .ok_or_else(|| UnknownPartner(text.to_owned()))
    }
}
