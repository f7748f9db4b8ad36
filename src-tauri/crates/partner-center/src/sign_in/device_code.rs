use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;
use oauth2::{DeviceCodeErrorResponse, StandardDeviceAuthorizationResponse};
use tokio::time::{Instant, sleep};

use super::refusal::Refusal;
use super::token_endpoint::{Meaning, TokenEndpoint, refused};
use super::{Authority, Claims, Resource, SignInError, SignedIn};
use crate::Transport;
use crate::network::BaseAddress;

/// One sign-in with a code that a person types into a browser elsewhere (RFC 8628).
///
/// Whoever is talked into typing somebody else's code signs that one in, so many organisations forbid it. It is begun only
/// when a person asks for it and has been warned.
pub struct DeviceCodeSignIn {
    endpoint: TokenEndpoint,
    resource: Resource,
    claims: Option<Claims>,
    given: StandardDeviceAuthorizationResponse,
    begun_at: Instant,
}

impl DeviceCodeSignIn {
    /// Asks the authority for a code, with what a service or the authority demanded. The transport has to reach it.
    ///
    /// # Errors
    /// [`SignInError`] when there is none; [`SignInError::Blocked`] where the organisation forbids it.
    pub async fn begin(
        authority: Authority,
        transport: Arc<dyn Transport>,
        resource: Resource,
        claims: Option<Claims>,
    ) -> Result<Self, SignInError> {
        let endpoint = TokenEndpoint::new(authority, transport);
        let begun_at = Instant::now();
        let given: StandardDeviceAuthorizationResponse = endpoint
            .protocol()?
            .exchange_device_code()
            .add_scopes(endpoint.scopes(resource))
            .add_extra_param("claims", Claims::to_send(claims.as_ref()))
            .request_async(endpoint.carrier())
            .await
            .map_err(refused)?;
        // It is shown to a person to be opened.
        if given
            .verification_uri()
            .as_str()
            .split('?')
            .next()
            .map(str::parse::<BaseAddress>)
            .is_none_or(|read| read.is_err())
        {
            return Err(SignInError::Unreadable("the address where the code is typed"));
        }
        Ok(Self {
            endpoint,
            resource,
            claims,
            given,
            begun_at,
        })
    }

    /// The code to type.
    #[must_use]
    pub fn code(&self) -> &str {
        self.given.user_code().secret()
    }

    /// The address where it is typed.
    #[must_use]
    pub fn address(&self) -> &str {
        self.given.verification_uri().as_str()
    }

    /// How long the code is good for, from the beginning.
    #[must_use]
    pub fn life(&self) -> Duration {
        self.given.expires_in()
    }

    /// Waits until the person has typed the code, at most so long and no longer than the code is good for.
    ///
    /// # Errors
    /// [`SignInError`]: nobody typed it, the person declined, or the authority refused. Trouble of the network is waited
    /// out.
    pub async fn finish(self, limit: Duration) -> Result<SignedIn, SignInError> {
        let asked_at = self.begun_at;
        let left = self.life().saturating_sub(asked_at.elapsed()).min(limit);
        let protocol = self.endpoint.protocol()?;
        let answer = protocol
            .exchange_device_access_token(&self.given)
            .add_extra_param("claims", Claims::to_send(self.claims.as_ref()))
            // The library takes a time of day; only what passes matters.
            .set_time_fn(move || DateTime::UNIX_EPOCH + asked_at.elapsed())
            .request_async(self.endpoint.carrier(), sleep, Some(left));
        let answer = tokio::time::timeout(left, answer)
            .await
            .map_err(|_| SignInError::TimedOut)?
            .map_err(refused)?;
        // The life of the tokens counts from now, at most the length of one answer too late.
        let now = Instant::now();
        self.endpoint.signed_in(answer, now, self.resource, None, None)
    }
}

impl Debug for DeviceCodeSignIn {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("DeviceCodeSignIn")
    }
}

impl Meaning for DeviceCodeErrorResponse {
    fn meaning(&self) -> SignInError {
        Refusal {
            error: self.error().to_string(),
            error_description: self.error_description().cloned(),
            ..Refusal::default()
        }
        .meaning()
    }
}
