use std::sync::Arc;

use domain::{AccountName, Capabilities, ConnectionKind, TestCard};
use uuid::Uuid;

use crate::exchange::Exchange;
use crate::limits::LONGEST_ANSWER;
use crate::{Credentials, Transport};

/// Where Microsoft answers.
const MICROSOFT: &str = "https://api.partnercenter.microsoft.com";

/// A Partner Center behind a [`Transport`].
///
/// ```
/// use async_trait::async_trait;
/// use bytes::Bytes;
/// use domain::Capabilities;
/// use http::{Request, Response};
/// use partner_center::{Client, Error, PartnerCenter, Transport, TransportError};
/// use zeroize::Zeroizing;
///
/// /// Holds nothing.
/// struct Empty;
///
/// #[async_trait]
/// impl Transport for Empty {
///     async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         assert_eq!(request.uri().path(), "/v1/membership/terms");
///         Ok(Response::new(Bytes::from(r#"{"items":[]}"#)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// let token = || Ok::<_, Error>(Zeroizing::new("a token".to_owned()));
/// let client = Client::new(Empty, Capabilities::SAMPLE, token);
/// assert!(client.terms().await?.is_empty());
/// # Ok(())
/// # }
/// ```
pub struct Client<T> {
    pub(super) exchange: Exchange<T>,
    pub(super) capabilities: Capabilities,
    pub(super) name: Option<AccountName>,
    pub(super) connection: ConnectionKind,
    pub(super) test_cards: Vec<TestCard>,
}

impl<T: Transport> Client<T> {
    /// A client that can do what `capabilities` say and signs each request with a token of `credentials`. It speaks to
    /// Microsoft, unless the transport leads elsewhere.
    #[must_use]
    pub fn new(transport: T, capabilities: Capabilities, credentials: impl Credentials + 'static) -> Self {
        Self {
            exchange: Exchange {
                transport,
                credentials: Arc::new(credentials),
                base: MICROSOFT.to_owned(),
                correlation: Uuid::new_v4(),
                patience: Some(LONGEST_ANSWER),
            },
            capabilities,
            name: None,
            connection: ConnectionKind::SignedIn,
            test_cards: Vec::new(),
        }
    }

    /// The client of an account with a short name and a kind of connection. Without it the account is called after its
    /// PartnerID and signed in.
    #[must_use]
    pub fn for_account(mut self, name: AccountName, connection: ConnectionKind) -> Self {
        self.name = Some(name);
        self.connection = connection;
        self
    }

    /// The client of a gateway that charges nobody and takes these cards in the place of real ones.
    #[must_use]
    pub fn with_test_cards(mut self, cards: Vec<TestCard>) -> Self {
        self.test_cards = cards;
        self
    }

    /// The client that waits for an answer as long as it takes, for tests in which time stands still.
    #[must_use]
    pub fn with_endless_patience(mut self) -> Self {
        self.exchange.patience = None;
        self
    }

    /// The client of another host: scheme and authority, without a slash at the end.
    #[must_use]
    pub fn at(mut self, base: impl Into<String>) -> Self {
        self.exchange.base = base.into();
        self
    }
}
