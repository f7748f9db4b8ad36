use std::sync::Arc;
use std::time::Duration;

use domain::{OwnAccount, Phrase};
use partner_center::sign_in::{
    Claims, InteractiveSignIn, PageText, Prompt, RedirectPages, SignInError, SignInWish, SignedIn,
};
use words::Words;

use super::place::{authority, first_resource, identity, network, pinned};
use crate::view::SignedInView;
use crate::{Code, Engine, Error};

/// The setting that holds what the next sign-in has to prove.
pub(super) const DEMANDED_CLAIMS: &str = "demanded-claims";
/// The longest wait for a person to come back from the browser.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);

/// A sign-in that waits for a person in the browser. Dropped, it waits no more.
#[derive(Debug)]
pub struct BegunSignIn {
    sign_in: InteractiveSignIn,
    account: OwnAccount,
}

/// Who is signed in to an account that signs in.
pub(crate) struct SignedInPerson {
    /// Who it is, or that it is nobody, for people.
    pub label: String,
    /// It is nobody.
    pub is_missing: bool,
}

impl BegunSignIn {
    /// The address to open in the browser, once.
    #[must_use]
    pub fn address(&self) -> &str {
        self.sign_in.address()
    }
}

impl Engine {
    /// Begins a sign-in to the current account, because a person asked for it.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], [`Code::NotConnected`] for an account that is kept by hand, or
    /// [`Code::SignInFailed`].
    pub async fn begin_sign_in(&self, words: &Words) -> Result<BegunSignIn, Error> {
        let account = self.own_account().await?;
        let authority = authority(&account)?;
        let transport = Arc::new(network()?.to([authority.address().clone()]));
        let mut wish = SignInWish::first(first_resource(&account));
        if let Some(identity) = &account.identity {
            wish.user_name.clone_from(&identity.user_name);
            wish.prompt = Prompt::Login;
        }
        wish.claims = self.demanded_claims(&account).await?;
        let sign_in = InteractiveSignIn::begin(authority, transport, wish)
            .await
            .map_err(|error| failed(&error, words))?;
        Ok(BegunSignIn { sign_in, account })
    }

    /// Waits at most five minutes for the person, and keeps the sign-in. Whoever signs in first is the one whom the account
    /// belongs to from then on.
    ///
    /// # Errors
    /// [`Code::SignInFailed`] with its reason, or the store's error; then everything is as before.
    pub async fn finish_sign_in(&self, begun: BegunSignIn, words: &Words) -> Result<SignedInView, Error> {
        let BegunSignIn { sign_in, account } = begun;
        let signed_in = sign_in
            .finish(pages(words), LONGEST_WAIT)
            .await
            .map_err(|error| failed(&error, words))?;
        self.keep_sign_in(account, signed_in, words).await
    }

    /// What the next sign-in has to prove.
    pub(super) async fn demanded_claims(&self, account: &OwnAccount) -> Result<Option<Claims>, Error> {
        let demanded = self.store().setting(Some(&account.name), DEMANDED_CLAIMS).await?;
        Ok(demanded.as_deref().and_then(Claims::read))
    }

    /// Keeps a sign-in, where it is of whom the account belongs to.
    pub(super) async fn keep_sign_in(
        &self,
        account: OwnAccount,
        signed_in: SignedIn,
        words: &Words,
    ) -> Result<SignedInView, Error> {
        // Read again: somebody may have changed the account meanwhile.
        let account = OwnAccount {
            identity: self.own_account().await?.identity,
            ..account
        };
        let who = signed_in.identity().clone();
        who.accepted_for(account.identity.as_ref().map(identity).as_ref())
            .map_err(|error| failed(&error, words))?;
        let account = OwnAccount {
            identity: Some(pinned(&who)),
            ..account
        };
        // First who it is, then what opens the records: nobody else can come between.
        self.store().change_own_account(&account).await?;
        let session = self.session(&account, &network()?, first_resource(&account))?;
        session.accept(signed_in).await.map_err(|error| failed(&error, words))?;
        self.store()
            .set_setting(Some(&account.name), DEMANDED_CLAIMS, "")
            .await?;
        let label = match &who.user_name {
            Some(name) => words.say(&Phrase::new("signed-in-as").with("name", name.as_str())),
            None => words.text("signed-in"),
        };
        Ok(SignedInView {
            account: account.name.to_string(),
            user_name: who.user_name.unwrap_or_default(),
            tenant: who.tenant_id,
            label,
        })
    }

    /// Who is signed in to the current account; `None` for a sample and an account that is kept by hand.
    ///
    /// # Errors
    /// The store's error.
    pub(crate) async fn signed_in_person(&self, words: &Words) -> Result<Option<SignedInPerson>, Error> {
        let account = self.own_account_if_any().await?;
        let Some(account) = account.filter(|account| account.sign_in.is_some()) else {
            return Ok(None);
        };
        let is_missing = self.store().sign_in_token(&account.name).await?.is_none();
        let label = if is_missing {
            words.text("signed-in-nobody-yet")
        } else {
            let name = account.identity.and_then(|identity| identity.user_name);
            name.unwrap_or_else(|| words.text("signed-in"))
        };
        Ok(Some(SignedInPerson { label, is_missing }))
    }

    /// Forgets the sign-in of the current account; what was fetched stays.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], or the store's error.
    pub async fn sign_out(&self, words: &Words) -> Result<String, Error> {
        let account = self.own_account().await?;
        let had_one = self.store().forget_sign_in_token(&account.name).await?;
        Ok(words.text(if had_one { "signed-out" } else { "signed-out-before" }))
    }
}

/// Why nobody is signed in, as an error that is told.
pub(super) fn failed(error: &SignInError, words: &Words) -> Error {
    let reason = match error {
        SignInError::NotSignedIn => "sign-in-not-signed-in",
        SignInError::Ended => "sign-in-ended",
        SignInError::SecondFactorNeeded { .. } => "sign-in-second-factor",
        SignInError::Declined => "sign-in-declined",
        SignInError::TimedOut => "sign-in-timed-out",
        SignInError::StateMismatch => "sign-in-state",
        SignInError::PortBusy => "sign-in-port",
        SignInError::RedirectNotRegistered => "sign-in-redirect",
        SignInError::ConsentMissing => "sign-in-consent",
        SignInError::WrongTenant => "sign-in-tenant",
        SignInError::UnknownApplication => "sign-in-application",
        SignInError::NotPublicClient => "sign-in-public-client",
        SignInError::Blocked { .. } => "sign-in-blocked",
        SignInError::AnotherIdentity => "sign-in-another",
        SignInError::Network(_) => "sign-in-network",
        SignInError::ClockWrong => "sign-in-clock",
        SignInError::ProxyPage => "sign-in-proxy",
        SignInError::AuthorityTrouble(_) => "sign-in-trouble",
        SignInError::Unreadable(_) => "sign-in-unreadable",
        SignInError::Keeper(_) => "sign-in-keeper",
        _ => "sign-in-refused",
    };
    Error::new(Code::SignInFailed)
        .with("reason", words.text(reason))
        .because(error)
}

fn pages(words: &Words) -> RedirectPages {
    let page = |title: &str, text: &str| PageText {
        title: words.text(title),
        text: words.text(text),
    };
    RedirectPages {
        language: words.language().id().to_owned(),
        back: page("sign-in-page-back-title", "sign-in-page-back-text"),
        declined: page("sign-in-page-declined-title", "sign-in-page-declined-text"),
        refused: page("sign-in-page-refused-title", "sign-in-page-refused-text"),
        neutral: page("sign-in-page-neutral-title", "sign-in-page-neutral-text"),
    }
}
