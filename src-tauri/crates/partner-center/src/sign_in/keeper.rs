use async_trait::async_trait;
use zeroize::Zeroizing;

/// Why the kept token could not be read or replaced. The words are for people; they tell no token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct KeeperError(pub String);

/// Held while one program renews a token, and let go when it is dropped.
pub trait Exclusive: Send {}

impl<T: Send> Exclusive for T {}

/// Where the refresh token of an account is kept between two runs of the program, encrypted.
///
/// Everybody who uses the same account has a keeper of the same token: the window and the command line, and several
/// [`Session`](super::Session)s in one program.
#[async_trait]
pub trait TokenKeeper: Send + Sync {
    /// The token as it is kept now, whoever kept it; `None` before the first sign-in and after signing out.
    ///
    /// # Errors
    /// [`KeeperError`] when it cannot be read.
    async fn load(&self) -> Result<Option<Zeroizing<String>>, KeeperError>;

    /// Keeps another token instead, wholly or not at all.
    ///
    /// # Errors
    /// [`KeeperError`] when the former one is still kept.
    async fn replace(&self, token: &str) -> Result<(), KeeperError>;

    /// Waits until nobody else renews the token, in this program or another, and keeps others out until the guard is
    /// dropped.
    ///
    /// # Errors
    /// [`KeeperError`] when that cannot be known.
    async fn exclusive(&self) -> Result<Box<dyn Exclusive>, KeeperError>;
}
