use std::sync::Arc;

use domain::{AccountName, Capabilities, ConnectionKind};
use uuid::Uuid;

use crate::exchange::Exchange;
use crate::{Credentials, Transport};

/// Where Microsoft answers.
const MICROSOFT: &str = "https://api.partnercenter.microsoft.com";

/// A Partner Center behind a [`Transport`].
pub struct Client<T> {
    pub(super) exchange: Exchange<T>,
    pub(super) capabilities: Capabilities,
    pub(super) name: Option<AccountName>,
    pub(super) connection: ConnectionKind,
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
            },
            capabilities,
            name: None,
            connection: ConnectionKind::SignedIn,
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

    /// The client of another host: scheme and authority, without a slash at the end.
    #[must_use]
    pub fn at(mut self, base: impl Into<String>) -> Self {
        self.exchange.base = base.into();
        self
    }
}
