use super::{Application, Cloud};
use crate::network::BaseAddress;

/// Who signs people in: the authority of a cloud, for one application in one directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub(super) cloud: Cloud,
    pub(super) application: Application,
    address: BaseAddress,
}

impl Authority {
    /// The authority of a cloud.
    #[must_use]
    pub fn new(cloud: Cloud, application: Application) -> Self {
        Self {
            address: cloud.authority(),
            cloud,
            application,
        }
    }

    /// The authority at another address than the cloud's.
    ///
    /// ```
    /// use partner_center::sign_in::{Application, Authority, Cloud};
    ///
    /// let application = Application::new("contoso.example", "an-application").unwrap();
    /// let authority = Authority::new(Cloud::Global, application).at("http://127.0.0.1:8080".parse().unwrap());
    /// assert_eq!(authority.address().as_str(), "http://127.0.0.1:8080");
    /// ```
    #[must_use]
    pub fn at(mut self, address: BaseAddress) -> Self {
        self.address = address;
        self
    }

    /// Where it answers: what the transport of a sign-in has to reach.
    #[must_use]
    pub fn address(&self) -> &BaseAddress {
        &self.address
    }

    /// The address of one of its endpoints.
    pub(super) fn endpoint(&self, name: &str) -> String {
        let tenant = self.application.tenant();
        self.address.with(&format!("/{tenant}/oauth2/v2.0/{name}"))
    }
}
