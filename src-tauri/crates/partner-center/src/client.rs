use std::sync::Arc;

use domain::{AccountName, Capabilities, ConnectionKind};

use crate::{Credentials, Sleeper, TimerSleeper, Transport};

/// A Partner Center behind a [`Transport`].
pub struct Client<T> {
    transport: T,
    capabilities: Capabilities,
    credentials: Arc<dyn Credentials>,
    sleeper: Arc<dyn Sleeper>,
    name: Option<AccountName>,
    connection: ConnectionKind,
}

impl<T: Transport> Client<T> {
    /// A client that can do what `capabilities` say and signs each request with a token of `credentials`.
    #[must_use]
    pub fn new(transport: T, capabilities: Capabilities, credentials: Arc<dyn Credentials>) -> Self {
        Self {
            transport,
            capabilities,
            credentials,
            sleeper: Arc::new(TimerSleeper),
            name: None,
            connection: ConnectionKind::SignedIn,
        }
    }
}
