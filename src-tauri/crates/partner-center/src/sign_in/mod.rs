//! Signing in with Microsoft: as a public client, with the system's browser, and staying signed in.
//!
//! [`InteractiveSignIn`] is what a person does once in a browser, [`DeviceCodeSignIn`] the same with a code typed
//! elsewhere. Both end in [`SignedIn`], which a [`Session`] takes over: it holds the access token in memory, keeps the
//! refresh token with a [`TokenKeeper`], and is the [`Credentials`](crate::Credentials) of a client.
//!
//! No network trouble ends a session, nothing here depends on the clock of this computer, and nothing opens a browser.

mod application;
mod authority;
mod claims;
mod cloud;
mod device_code;
mod error;
mod identity;
mod interactive;
mod keeper;
mod redirect;
mod refusal;
mod session;
mod token_endpoint;
mod tokens;

pub use application::{Application, NotAnApplication};
pub use authority::Authority;
pub use claims::Claims;
pub use cloud::{Cloud, Resource};
pub use device_code::DeviceCodeSignIn;
pub use error::SignInError;
pub use identity::Identity;
pub use interactive::{InteractiveSignIn, Prompt, SignInWish};
pub use keeper::{Exclusive, KeeperError, TokenKeeper};
pub use redirect::{PageText, RedirectPages};
pub use session::Session;
pub use tokens::SignedIn;
