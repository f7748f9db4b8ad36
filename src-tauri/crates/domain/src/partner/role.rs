use std::fmt;
use std::str::FromStr;

crate::closed_set! {
    /// A role of a signed-in person in Partner Center.
    ///
    /// The first five are the roles that the document of November 2020 names as appropriate for buying and renewing; the
    /// others exist in Partner Center and may not buy.
    pub enum Role {
        /// Global admin.
        GlobalAdmin = "global-admin",
        /// User admin, elsewhere "User management admin".
        UserAdmin = "user-admin",
        /// MPN partner admin, later "MAICPP partner admin".
        MpnPartnerAdmin = "mpn-partner-admin",
        /// Admin agent.
        AdminAgent = "admin-agent",
        /// Sales agent.
        SalesAgent = "sales-agent",
        /// Helpdesk agent.
        HelpdeskAgent = "helpdesk-agent",
        /// Billing admin.
        BillingAdmin = "billing-admin",
        /// Account admin.
        AccountAdmin = "account-admin",
    }
}

/// No role has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown role {0:?}")]
pub struct UnknownRole(pub String);

impl Role {
    /// The roles that may buy and renew, as of November 2020 (mpn-get-action-pack, 2020-11-23).
    pub const BUYERS: [Self; 5] = [
        Self::GlobalAdmin,
        Self::UserAdmin,
        Self::MpnPartnerAdmin,
        Self::AdminAgent,
        Self::SalesAgent,
    ];
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
        Self::from_id(&wanted).map_err(|_| UnknownRole(text.to_owned()))
    }
}
