use async_trait::async_trait;
use zeroize::Zeroizing;

use crate::Error;

/// Where the client gets the bearer token of each request.
///
/// A closure that returns a token is one; a sign-in that renews its token is another.
#[async_trait]
pub trait Credentials: Send + Sync {
    /// The token to send.
    ///
    /// # Errors
    /// [`Error::SignInNeeded`] or [`Error::SecondFactorNeeded`] when there is none.
    async fn bearer_token(&self) -> Result<Zeroizing<String>, Error>;
}

#[async_trait]
impl<F> Credentials for F
where
    F: Fn() -> Result<Zeroizing<String>, Error> + Send + Sync,
{
    async fn bearer_token(&self) -> Result<Zeroizing<String>, Error> {
        self()
    }
}
