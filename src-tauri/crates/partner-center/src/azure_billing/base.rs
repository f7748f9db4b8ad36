use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bytes::Bytes;
use http::Response;

use super::address::MICROSOFT;
use super::answer::Billing;
use super::generation::Generation;
use crate::limits::LONGEST_ANSWER;
use crate::service::{Asked, Base, Budget, Exchange, Place, Question, ServiceError};
use crate::{Credentials, Transport};

/// Azure Billing behind a [`Transport`].
///
/// ```
/// use async_trait::async_trait;
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use partner_center::azure_billing::{Accounts, AzureBilling, ServiceError, Budget};
/// use partner_center::{Error, Transport, TransportError};
/// use zeroize::Zeroizing;
///
/// /// Answers a person without any billing role.
/// struct NoRole;
///
/// #[async_trait]
/// impl Transport for NoRole {
///     async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         assert_eq!(request.uri().path(), "/providers/Microsoft.Billing/billingAccounts");
///         Ok(Response::new(Bytes::from(r#"{"value":[]}"#)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), ServiceError> {
/// let token = || Ok::<_, Error>(Zeroizing::new("a token".to_owned()));
/// let billing = AzureBilling::new(NoRole, token, Budget::default());
/// assert_eq!(billing.accounts().await?, Accounts::NoRole);
/// # Ok(())
/// # }
/// ```
pub struct AzureBilling<T> {
    pub(super) exchange: Exchange<T>,
    /// Who fetches documents from other hosts, where that is somebody else.
    pub(super) fetcher: Option<Box<dyn Transport>>,
    /// The generation that was taken last is the newer one.
    is_newer: AtomicBool,
}

impl<T: Transport> AzureBilling<T> {
    /// A client that signs each request with a token of `credentials` and sends no more of them than `budget` allows.
    /// It speaks to Microsoft, unless [`AzureBilling::at`] says otherwise.
    ///
    /// The transport must not follow redirects.
    #[must_use]
    pub fn new(transport: T, credentials: impl Credentials + 'static, budget: Budget) -> Self {
        Self {
            exchange: Exchange {
                transport,
                dialect: Box::new(Billing),
                credentials: Arc::new(credentials),
                base: Base::at(MICROSOFT, MICROSOFT),
                budget,
                patience: Some(LONGEST_ANSWER),
            },
            fetcher: None,
            is_newer: AtomicBool::new(false),
        }
    }

    /// The client of another host: scheme and authority, https or on this computer. At any other address every question
    /// is answered with [`ServiceError::UnusableBase`].
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        self.exchange.base = Base::at(base, MICROSOFT);
        self
    }

    /// The client that asks in this generation first. The other one is tried where it is refused.
    #[must_use]
    pub fn speaking(self, generation: Generation) -> Self {
        self.remember(generation);
        self
    }

    /// The client that fetches documents from other hosts through another transport: one that is never given a token.
    #[must_use]
    pub fn fetching_through(mut self, transport: impl Transport + 'static) -> Self {
        self.fetcher = Some(Box::new(transport));
        self
    }

    /// The client that waits for an answer as long as it takes, for tests in which time stands still.
    #[must_use]
    pub fn with_endless_patience(mut self) -> Self {
        self.exchange.patience = None;
        self
    }

    /// The budget, which clones of it share.
    #[must_use]
    pub const fn budget(&self) -> &Budget {
        &self.exchange.budget
    }

    pub(super) async fn read(&self, place: &Place, asked: Asked) -> Result<Response<Bytes>, ServiceError> {
        self.exchange.ask(&Question::read(place, asked)).await
    }

    /// Reads a place in the generation that was taken last, or in the other one where that is refused.
    pub(super) async fn read_in_any(
        &self,
        asked: Asked,
        at: impl Fn(Generation) -> Result<Place, ServiceError>,
    ) -> Result<(Response<Bytes>, Place), ServiceError> {
        let generation = self.generation();
        let first = at(generation)?;
        let refused = match self.read(&first, asked).await {
            Err(refused @ ServiceError::Refused { status: 400, .. }) => refused,
            answer => return answer.map(|answer| (answer, first)),
        };
        let second = at(generation.other())?;
        match self.read(&second, asked).await {
            Ok(answer) => {
                self.remember(generation.other());
                Ok((answer, second))
            }
            Err(ServiceError::Refused { .. } | ServiceError::NotFound { .. }) => Err(refused),
            Err(error) => Err(error),
        }
    }

    pub(super) fn generation(&self) -> Generation {
        if self.is_newer.load(Ordering::Relaxed) {
            Generation::Of2024
        } else {
            Generation::Of2020
        }
    }

    pub(super) fn remember(&self, generation: Generation) {
        self.is_newer.store(generation == Generation::Of2024, Ordering::Relaxed);
    }
}
