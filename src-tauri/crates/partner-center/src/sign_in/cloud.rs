use crate::network::BaseAddress;

/// What a token is for: one token opens one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resource {
    /// Azure's management addresses, where the billing accounts are.
    AzureManagement,
    /// Partner Center.
    PartnerCenter,
}

domain::closed_set! {
    /// One of the clouds that Microsoft runs apart from each other, the usual one first.
    pub enum Cloud {
        /// The one for everybody else.
        Global = "global",
        /// The one for the government of the United States.
        UsGovernment = "us-government",
        /// The one that 21Vianet runs in China.
        China = "china",
    }
}

/// Where a cloud answers.
struct Addresses {
    authority: &'static str,
    partner_center: &'static str,
    management: &'static str,
}

const GLOBAL: Addresses = Addresses {
    authority: "https://login.microsoftonline.com",
    partner_center: "https://api.partnercenter.microsoft.com",
    management: "https://management.azure.com",
};
const US_GOVERNMENT: Addresses = Addresses {
    authority: "https://login.microsoftonline.us",
    partner_center: "https://api.partnercenter.microsoft.com",
    management: "https://management.usgovcloudapi.net",
};
const CHINA: Addresses = Addresses {
    authority: "https://login.partner.microsoftonline.cn",
    partner_center: "https://partner.partnercenterapi.microsoftonline.cn",
    management: "https://management.chinacloudapi.cn",
};

impl Cloud {
    /// Where people sign in.
    #[must_use]
    pub fn authority(self) -> BaseAddress {
        address(self.addresses().authority)
    }

    /// Where a resource answers.
    #[must_use]
    pub fn address_of(self, resource: Resource) -> BaseAddress {
        address(self.audience_of(resource))
    }

    /// What is asked for at the authority so that a token opens this resource, a later token can be had without a person,
    /// and it is told who signed in. It depends on the cloud alone, wherever the resource is reached.
    #[must_use]
    pub fn scopes_of(self, resource: Resource) -> [String; 3] {
        [
            format!("{}/user_impersonation", self.audience_of(resource)),
            "offline_access".to_owned(),
            "openid profile".to_owned(),
        ]
    }

    const fn audience_of(self, resource: Resource) -> &'static str {
        match resource {
            Resource::AzureManagement => self.addresses().management,
            Resource::PartnerCenter => self.addresses().partner_center,
        }
    }

    const fn addresses(self) -> &'static Addresses {
        match self {
            Self::Global => &GLOBAL,
            Self::UsGovernment => &US_GOVERNMENT,
            Self::China => &CHINA,
        }
    }
}

fn address(text: &str) -> BaseAddress {
    text.parse()
        .unwrap_or_else(|error| panic!("the address {text} of a cloud: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_one_and_every_scope_belongs_to_it() {
        for cloud in Cloud::ALL {
            assert!(cloud.authority().as_str().starts_with("https://login."));
            for resource in [Resource::AzureManagement, Resource::PartnerCenter] {
                let [scope, ..] = cloud.scopes_of(resource);
                assert_eq!(scope, cloud.address_of(resource).with("/user_impersonation"));
            }
        }
        let [management, ..] = Cloud::Global.scopes_of(Resource::AzureManagement);
        assert_eq!(management, "https://management.azure.com/user_impersonation");
        let [partner_center, ..] = Cloud::Global.scopes_of(Resource::PartnerCenter);
        assert_eq!(
            partner_center,
            "https://api.partnercenter.microsoft.com/user_impersonation"
        );
    }
}
