use super::clients::Clients;
use super::{BaseAddress, NetworkTrouble, Reach};

/// The one HTTP client of the application: HTTP/1.1, rustls with the certificates that the system trusts, and the system's
/// proxy, except to this computer itself.
///
/// A clone shares the connections.
///
/// ```
/// use partner_center::network::{BaseAddress, Network, NetworkTrouble};
/// use partner_center::{Client, Error};
/// use domain::Capabilities;
/// use zeroize::Zeroizing;
///
/// let network = Network::new()?;
/// let microsoft: BaseAddress = "https://api.partnercenter.microsoft.com".parse().unwrap();
/// let token = || Ok::<_, Error>(Zeroizing::new("a token".to_owned()));
/// let client = Client::new(network.to([microsoft.clone()]), Capabilities::SAMPLE, token).at(microsoft.as_str());
/// # Ok::<_, NetworkTrouble>(())
/// ```
#[derive(Debug, Clone)]
pub struct Network(Clients);

impl Network {
    /// The network as the system is set up for it.
    ///
    /// A computer without certificates still has a network: each request to the outside fails with
    /// [`NetworkTrouble::NoTrustedCertificates`].
    ///
    /// # Errors
    /// [`NetworkTrouble::Settings`] when the system's settings cannot be used.
    pub fn new() -> Result<Self, NetworkTrouble> {
        Clients::new(None).map(Self)
    }

    /// The network behind this proxy instead of the system's.
    ///
    /// # Errors
    /// As [`Network::new`].
    pub fn through(proxy: &BaseAddress) -> Result<Self, NetworkTrouble> {
        Clients::new(Some(proxy)).map(Self)
    }

    /// What reaches these addresses and no others, whatever a request or an answer names.
    #[must_use]
    pub fn to(&self, addresses: impl IntoIterator<Item = BaseAddress>) -> Reach {
        Reach::to(self.0.clone(), addresses)
    }

    /// What reaches every public `https` address and these others, but carries no credentials: for documents at signed
    /// addresses that an answer names. Where one of the others is on this computer, it reaches every port of this computer.
    #[must_use]
    pub fn without_credentials(&self, others: impl IntoIterator<Item = BaseAddress>) -> Reach {
        Reach::without_credentials(self.0.clone(), others)
    }
}
