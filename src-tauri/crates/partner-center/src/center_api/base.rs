use std::sync::Arc;

use bytes::Bytes;
use http::Response;
use uuid::Uuid;

use super::address::{MICROSOFT, base_at};
use super::dialect::Center;
use crate::limits::LONGEST_ANSWER;
use crate::service::{Asked, Budget, Exchange, Place, Question, ServiceError};
use crate::{Credentials, Transport};

/// Microsoft's Partner Center behind a [`Transport`].
///
/// ```
/// use async_trait::async_trait;
/// use bytes::Bytes;
/// use domain::CenterRecord;
/// use http::{Request, Response};
/// use partner_center::center_api::{Budget, CenterApi, ServiceError};
/// use partner_center::{Error, Transport, TransportError};
/// use zeroize::Zeroizing;
///
/// /// Answers whoever asks for the billing profile.
/// struct OneProfile;
///
/// #[async_trait]
/// impl Transport for OneProfile {
///     async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         assert_eq!(request.uri().path(), "/v1/profiles/billing");
///         Ok(Response::new(Bytes::from(r#"{"companyName":"Contoso","attributes":{"etag":"7"}}"#)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), ServiceError> {
/// let token = || Ok::<_, Error>(Zeroizing::new("a token".to_owned()));
/// let center = CenterApi::new(OneProfile, token, Budget::default());
/// let told = center.record(CenterRecord::Billing).await?;
/// assert_eq!(told.etag.as_deref(), Some("7"));
/// # Ok(())
/// # }
/// ```
pub struct CenterApi<T> {
    pub(super) exchange: Exchange<T>,
}

impl<T: Transport> CenterApi<T> {
    /// A client that signs each request with a token of `credentials` and sends no more of them than `budget` allows. It
    /// speaks to Microsoft, unless [`CenterApi::at`] says otherwise.
    ///
    /// The transport must not follow redirects.
    #[must_use]
    pub fn new(transport: T, credentials: impl Credentials + 'static, budget: Budget) -> Self {
        Self {
            exchange: Exchange {
                transport,
                dialect: Box::new(Center {
                    correlation: Uuid::new_v4(),
                }),
                credentials: Arc::new(credentials),
                base: base_at(MICROSOFT),
                budget,
                patience: Some(LONGEST_ANSWER),
            },
        }
    }

    /// The client of another host: scheme and authority, https or on this computer, with the version behind it or without.
    /// At any other address every question is answered with [`ServiceError::UnusableBase`].
    #[must_use]
    pub fn at(mut self, base: &str) -> Self {
        self.exchange.base = base_at(base);
        self
    }

    /// The client that waits for an answer as long as it takes, for tests in which time stands still.
    #[must_use]
    pub fn with_endless_patience(mut self) -> Self {
        self.exchange.patience = None;
        self
    }

    pub(super) async fn read(&self, place: &Place, asked: Asked) -> Result<Response<Bytes>, ServiceError> {
        self.exchange.ask(&Question::read(place, asked)).await
    }

    /// Reads a place, or another one where nobody knows the first. Tells which it was.
    pub(super) async fn read_or(
        &self,
        first: Place,
        second: Option<Place>,
        asked: Asked,
    ) -> Result<(Response<Bytes>, Place), ServiceError> {
        let refused = match (self.read(&first, asked).await, second) {
            (
                Err(error @ (ServiceError::NotFound { .. } | ServiceError::Refused { status: 400, .. })),
                Some(second),
            ) => (error, second),
            (answer, _) => return answer.map(|answer| (answer, first)),
        };
        let (error, second) = refused;
        match self.read(&second, asked).await {
            Err(ServiceError::NotFound { .. } | ServiceError::Refused { .. }) => Err(error),
            answer => answer.map(|answer| (answer, second)),
        }
    }
}
