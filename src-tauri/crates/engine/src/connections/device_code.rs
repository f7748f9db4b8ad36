//! Signing in with a code that is typed into a browser elsewhere: only where a person asked for it and was warned.

use std::sync::Arc;

use domain::OwnAccount;
use partner_center::sign_in::{DeviceCodeSignIn, SignInError};
use words::Words;

use super::place::{authority, first_resource, network};
use super::sign_in::failed;
use crate::view::{DeviceCodeView, SignedInView};
use crate::{Code, Engine, Error};

/// A sign-in that waits until its code was typed. Dropped, it waits no more.
#[derive(Debug)]
pub struct BegunDeviceCode {
    sign_in: DeviceCodeSignIn,
    account: OwnAccount,
}

impl BegunDeviceCode {
    /// The address at which the code is typed.
    #[must_use]
    pub fn address(&self) -> &str {
        self.sign_in.address()
    }

    /// The code to type.
    #[must_use]
    pub fn code(&self) -> &str {
        self.sign_in.code()
    }

    /// How many minutes the code is good for.
    #[must_use]
    pub fn minutes(&self) -> u64 {
        self.sign_in.life().as_secs().div_ceil(60)
    }

    /// What a person is shown of it.
    #[must_use]
    pub fn view(&self) -> DeviceCodeView {
        DeviceCodeView {
            address: self.address().to_owned(),
            code: self.code().to_owned(),
            seconds: u32::try_from(self.sign_in.life().as_secs()).unwrap_or(u32::MAX),
        }
    }
}

impl Engine {
    /// Asks for a code with which somebody signs in to the current account in a browser elsewhere, because a person asked for
    /// it.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], [`Code::NotConnected`] for an account that is kept by hand, or
    /// [`Code::SignInFailed`].
    pub async fn begin_device_code(&self, words: &Words) -> Result<BegunDeviceCode, Error> {
        let account = self.own_account().await?;
        let authority = authority(&account)?;
        let transport = Arc::new(network()?.to([authority.address().clone()]));
        let claims = self.demanded_claims(&account).await?;
        let sign_in = DeviceCodeSignIn::begin(authority, transport, first_resource(&account), claims)
            .await
            .map_err(|error| failed_by_code(&error, words))?;
        Ok(BegunDeviceCode { sign_in, account })
    }

    /// Waits as long as the code is good, and keeps the sign-in as [`Engine::finish_sign_in`] does.
    ///
    /// # Errors
    /// As [`Engine::finish_sign_in`].
    pub async fn finish_device_code(&self, begun: BegunDeviceCode, words: &Words) -> Result<SignedInView, Error> {
        let BegunDeviceCode { sign_in, account } = begun;
        let life = sign_in.life();
        let signed_in = sign_in
            .finish(life)
            .await
            .map_err(|error| failed_by_code(&error, words))?;
        self.keep_sign_in(account, signed_in, words).await
    }
}

/// Why nobody is signed in, where a code says it otherwise than the browser.
fn failed_by_code(error: &SignInError, words: &Words) -> Error {
    let reason = match error {
        SignInError::TimedOut => "sign-in-code-timed-out",
        SignInError::Blocked { .. } => "sign-in-code-blocked",
        _ => return failed(error, words),
    };
    Error::new(Code::SignInFailed)
        .with("reason", words.text(reason))
        .because(error)
}
