use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A role of a signed-in person in Partner Center.
///
/// The first five are the roles that the document of November 2020 names as appropriate for buying and renewing; the
/// others exist in Partner Center and may not buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Role {
    /// Global admin.
    GlobalAdmin,
    /// User admin, elsewhere "User management admin".
    UserAdmin,
    /// MPN partner admin, later "MAICPP partner admin".
    MpnPartnerAdmin,
    /// Admin agent.
    AdminAgent,
    /// Sales agent.
    SalesAgent,
    /// Helpdesk agent.
    HelpdeskAgent,
    /// Billing admin.
    BillingAdmin,
    /// Account admin.
    AccountAdmin,
}

/// No role has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown role {0:?}")]
pub struct UnknownRole(pub String);

impl Role {
    /// Every role, in the order the document lists them.
    pub const ALL: [Self; 8] = [
        Self::GlobalAdmin,
        Self::UserAdmin,
        Self::MpnPartnerAdmin,
        Self::AdminAgent,
        Self::SalesAgent,
        Self::HelpdeskAgent,
        Self::BillingAdmin,
        Self::AccountAdmin,
    ];

    /// The roles that may buy and renew, as of November 2020 (mpn-get-action-pack, 2020-11-23).
    pub const BUYERS: [Self; 5] = [
        Self::GlobalAdmin,
        Self::UserAdmin,
        Self::MpnPartnerAdmin,
        Self::AdminAgent,
        Self::SalesAgent,
    ];

    /// Whether the role may buy and renew, as of November 2020.
    #[must_use]
    pub fn may_buy(self) -> bool {
        Self::BUYERS.contains(&self)
    }

    /// The stable name for scripts and records: `mpn-partner-admin`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::GlobalAdmin => "global-admin",
            Self::UserAdmin => "user-admin",
            Self::MpnPartnerAdmin => "mpn-partner-admin",
            Self::AdminAgent => "admin-agent",
            Self::SalesAgent => "sales-agent",
            Self::HelpdeskAgent => "helpdesk-agent",
            Self::BillingAdmin => "billing-admin",
            Self::AccountAdmin => "account-admin",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim().to_ascii_lowercase().replace([' ', '_'], "-");
        Self::ALL
            .into_iter()
            .find(|role| role.id() == wanted)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}
