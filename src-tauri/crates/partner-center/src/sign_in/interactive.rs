use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

use oauth2::{CsrfToken, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl};
use zeroize::Zeroizing;

use super::redirect::{Listeners, RedirectPages, Redirected, Waiting};
use super::token_endpoint::TokenEndpoint;
use super::{Authority, Claims, Resource, SignInError, SignedIn};
use crate::Transport;

/// The length of the marks that tell this sign-in from every other, in random bytes.
const MARK: u32 = 32;

/// What the authority asks the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prompt {
    /// Which of the accounts in the browser it is.
    #[default]
    SelectAccount,
    /// To sign in anew, whoever the browser knows: after a refusal for want of a second factor.
    Login,
    /// Only what it has to.
    AsNeeded,
}

impl Prompt {
    const fn word(self) -> Option<&'static str> {
        match self {
            Self::SelectAccount => Some("select_account"),
            Self::Login => Some("login"),
            Self::AsNeeded => None,
        }
    }
}

/// What a person signs in for.
#[derive(Debug, Clone)]
pub struct SignInWish {
    /// What the first token opens.
    pub resource: Resource,
    /// The name to be filled in.
    pub user_name: Option<String>,
    /// What a service or the authority demanded.
    pub claims: Option<Claims>,
    /// What the person is asked.
    pub prompt: Prompt,
}

impl SignInWish {
    /// A first sign-in.
    #[must_use]
    pub fn first(resource: Resource) -> Self {
        Self {
            resource,
            user_name: None,
            claims: None,
            prompt: Prompt::default(),
        }
    }
}

/// One sign-in of a person in a browser on this computer: authorization code with a proof key (RFC 7636, S256), and the
/// way back to this computer (RFC 8252).
///
/// ```
/// use std::sync::Arc;
///
/// use partner_center::network::Network;
/// use partner_center::sign_in::{Application, Authority, Cloud, InteractiveSignIn, Resource, SignInWish};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let application = Application::new("contoso.example", "6f1f6b2e-96cf-4d3d-8d64-1a2b3c4d5e6f")?;
/// let authority = Authority::new(Cloud::Global, application);
/// let transport = Arc::new(Network::new()?.to([authority.address().clone()]));
/// let wish = SignInWish::first(Resource::AzureManagement);
/// let sign_in = InteractiveSignIn::begin(authority, transport, wish).await?;
/// let address = sign_in.address();
/// assert!(address.starts_with("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/authorize?"));
/// // The address is opened in the browser; `sign_in.finish(pages, limit)` waits for the person.
/// # Ok(())
/// # }
/// ```
///
/// It is begun because a person asked for it, at most once for each action, and never from the background. Dropped, it
/// listens no more.
pub struct InteractiveSignIn {
    endpoint: TokenEndpoint,
    wish: SignInWish,
    address: Zeroizing<String>,
    redirect: RedirectUrl,
    verifier: PkceCodeVerifier,
    state: Zeroizing<String>,
    nonce: Zeroizing<String>,
    listeners: Listeners,
}

impl InteractiveSignIn {
    /// Listens on this computer and makes the address to open. The transport has to reach the authority.
    ///
    /// # Errors
    /// [`SignInError::PortBusy`] when nothing can be listened to.
    pub async fn begin(
        authority: Authority,
        transport: Arc<dyn Transport>,
        wish: SignInWish,
    ) -> Result<Self, SignInError> {
        let listeners = Listeners::open().await?;
        let redirect = RedirectUrl::new(format!("http://localhost:{}", listeners.port()))
            .map_err(|_| SignInError::Unreadable("the redirect address"))?;
        let endpoint = TokenEndpoint::new(authority, transport);
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let nonce = CsrfToken::new_random_len(MARK);
        let protocol = endpoint.protocol()?.set_redirect_uri(redirect.clone());
        let mut request = protocol
            .authorize_url(|| CsrfToken::new_random_len(MARK))
            .add_scopes(endpoint.scopes(wish.resource))
            .set_pkce_challenge(challenge)
            .add_extra_param("response_mode", "query")
            .add_extra_param("nonce", nonce.secret())
            .add_extra_param("claims", Claims::to_send(wish.claims.as_ref()));
        if let Some(word) = wish.prompt.word() {
            request = request.add_extra_param("prompt", word);
        }
        if let Some(name) = &wish.user_name {
            request = request.add_extra_param("login_hint", name);
        }
        let (address, state) = request.url();
        Ok(Self {
            endpoint,
            address: Zeroizing::new(address.into()),
            redirect,
            verifier,
            state: Zeroizing::new(state.into_secret()),
            nonce: Zeroizing::new(nonce.into_secret()),
            listeners,
            wish,
        })
    }

    /// The address to open in the browser, once.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Waits for the browser at most so long, shows it one of the pages, and redeems what it brings.
    ///
    /// # Errors
    /// [`SignInError`]: nobody came back, the person declined, the authority refused, or it is not reached.
    pub async fn finish(self, pages: RedirectPages, limit: Duration) -> Result<SignedIn, SignInError> {
        let waiting = Waiting {
            listeners: self.listeners,
            state: self.state,
            pages,
        };
        let code = match waiting.within(limit).await? {
            Redirected::Code(code) => code,
            Redirected::Refused(error) => return Err(error),
        };
        self.endpoint
            .redeem(
                &code,
                self.verifier,
                self.redirect,
                self.wish.resource,
                self.wish.claims.as_ref(),
                &self.nonce,
            )
            .await
    }
}

impl Debug for InteractiveSignIn {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("InteractiveSignIn")
    }
}
