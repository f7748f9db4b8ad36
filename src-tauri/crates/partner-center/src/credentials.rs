use async_trait::async_trait;
use http::HeaderValue;
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

    /// Another token after the service refused this one, with the claims that it asked for where it named some: base64
    /// as in its challenge, or the JSON itself. Asked at most once for each refused request.
    ///
    /// # Errors
    /// [`Error::SignInNeeded`] or [`Error::SecondFactorNeeded`] when a person has to sign in.
    async fn renewed_token(&self, refused: &str, claims: Option<&str>) -> Result<Zeroizing<String>, Error> {
        let _ = (refused, claims);
        Err(Error::SignInNeeded)
    }
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

/// The header that signs a request with a token, not to be printed.
///
/// # Errors
/// [`Error::SignInNeeded`] for a text that is no token.
pub(crate) fn bearer(token: &str) -> Result<HeaderValue, Error> {
    let text = Zeroizing::new(format!("Bearer {token}"));
    let mut header = HeaderValue::from_str(&text).map_err(|_| Error::SignInNeeded)?;
    header.set_sensitive(true);
    Ok(header)
}
