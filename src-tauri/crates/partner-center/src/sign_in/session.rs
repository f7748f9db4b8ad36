use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::Mutex;
use tokio::time::{Instant, timeout};
use zeroize::Zeroizing;

use super::token_endpoint::TokenEndpoint;
use super::tokens::{HeldToken, Tokens};
use super::{Authority, Claims, Exclusive, Identity, KeeperError, Resource, SignInError, SignedIn, TokenKeeper};
use crate::{Credentials, Error, Transport};

/// The longest wait for another program to renew the token, with all that it may try.
const LONGEST_RENEWAL: Duration = Duration::from_secs(3 * 60);
/// So long is an authority in trouble not asked again: whoever reads has many questions, each of which wants a token. A
/// network that failed may be there again a moment later, and rests nobody.
const REST_AFTER_TROUBLE: Duration = Duration::from_secs(30);

/// Somebody who stays signed in, for one resource.
///
/// The access token is in memory only and renewed before it ends. One renewal runs at a time, in all programs that share
/// the [`TokenKeeper`]; it goes to its end even when nobody waits for it any more, so that no token is lost. A refresh
/// token that was refused is not tried again until another one is kept, and the authority is not asked for a little after it
/// was in trouble. No trouble of the network signs anybody out.
///
/// A clone is the same session.
///
/// ```
/// use std::sync::Arc;
///
/// use async_trait::async_trait;
/// use partner_center::network::Network;
/// use partner_center::sign_in::{
///     Application, Authority, Cloud, Exclusive, KeeperError, Resource, Session, SignInError, TokenKeeper,
/// };
/// use partner_center::{Credentials, Error};
/// use zeroize::Zeroizing;
///
/// /// Keeps nothing.
/// struct Forgetful;
///
/// #[async_trait]
/// impl TokenKeeper for Forgetful {
///     async fn load(&self) -> Result<Option<Zeroizing<String>>, KeeperError> {
///         Ok(None)
///     }
///     async fn replace(&self, _: &str) -> Result<(), KeeperError> {
///         Ok(())
///     }
///     async fn exclusive(&self) -> Result<Box<dyn Exclusive>, KeeperError> {
///         Ok(Box::new(()))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let authority = Authority::new(Cloud::Global, Application::new("contoso.example", "an-application")?);
/// let transport = Arc::new(Network::new()?.to([authority.address().clone()]));
/// let session = Session::new(authority, transport, Resource::PartnerCenter, Arc::new(Forgetful), None);
/// assert_eq!(session.bearer_token().await, Err(Error::SignInNeeded));
/// assert_eq!(session.trouble().await, Some(SignInError::NotSignedIn));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Session(Arc<Inner>);

struct Inner {
    endpoint: TokenEndpoint,
    resource: Resource,
    keeper: Arc<dyn TokenKeeper>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Whoever is signed in, from the first sign-in on.
    pinned: Option<Identity>,
    held: Option<HeldToken>,
    refused: Option<Refused>,
    troubled: Option<Troubled>,
    unkept: Option<Unkept>,
    trouble: Option<SignInError>,
}

/// A refresh token that was refused, and what was demanded with it.
struct Refused {
    token: Zeroizing<String>,
    claims: Option<Claims>,
    error: SignInError,
}

/// A renewal that failed because the authority is in trouble.
struct Troubled {
    token: Zeroizing<String>,
    until: Instant,
    error: SignInError,
}

/// A refresh token that was given but could not be kept in the place of another.
struct Unkept {
    token: Zeroizing<String>,
    instead_of: Zeroizing<String>,
}

/// What a token is wanted for.
enum Want {
    /// Any request.
    Any,
    /// A request whose token was refused.
    InsteadOf {
        refused: Zeroizing<String>,
        claims: Option<Claims>,
    },
}

impl Session {
    /// The session of whoever is pinned, or of anybody before the first sign-in, with the token that the keeper keeps. The
    /// transport has to reach the authority.
    #[must_use]
    pub fn new(
        authority: Authority,
        transport: Arc<dyn Transport>,
        resource: Resource,
        keeper: Arc<dyn TokenKeeper>,
        pinned: Option<Identity>,
    ) -> Self {
        let state = State {
            pinned,
            ..State::default()
        };
        Self(Arc::new(Inner {
            endpoint: TokenEndpoint::new(authority, transport),
            resource,
            keeper,
            state: Mutex::new(state),
        }))
    }

    /// Takes a sign-in over, and pins who it was.
    ///
    /// # Errors
    /// [`SignInError::AnotherIdentity`] for anybody but the pinned, or [`SignInError::Keeper`]: then everything is as
    /// before.
    pub async fn accept(&self, signed_in: SignedIn) -> Result<(), SignInError> {
        let inner = Arc::clone(&self.0);
        to_the_end(async move { inner.accept(signed_in).await }).await
    }

    /// Why the last wish for a token was not granted, for whoever tells a person what to do; `None` after one that was.
    pub async fn trouble(&self) -> Option<SignInError> {
        self.0.state.lock().await.trouble.clone()
    }

    /// Forgets the token in memory, when a person signs out. The kept one is the keeper's.
    pub async fn forget(&self) {
        let mut state = self.0.state.lock().await;
        *state = State {
            pinned: state.pinned.take(),
            ..State::default()
        };
    }

    async fn token(&self, want: Want) -> Result<Zeroizing<String>, Error> {
        let inner = Arc::clone(&self.0);
        to_the_end(async move { inner.token(want).await })
            .await
            .map_err(Error::from)
    }
}

/// Does the work even when nobody waits for it any more: between the authority's answer and the keeping of it nothing may
/// be given up.
async fn to_the_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, SignInError>> + Send + 'static,
) -> Result<T, SignInError> {
    tokio::spawn(work)
        .await
        .unwrap_or_else(|_| Err(SignInError::Network("the program is ending".to_owned())))
}

impl Inner {
    async fn accept(&self, signed_in: SignedIn) -> Result<(), SignInError> {
        let mut state = self.state.lock().await;
        signed_in.identity.accepted_for(state.pinned.as_ref())?;
        if let Some(token) = &signed_in.refresh {
            let _alone = self.alone().await?;
            self.keeper.replace(token).await?;
        }
        *state = State {
            pinned: Some(signed_in.identity),
            held: (signed_in.resource == self.resource).then_some(signed_in.access),
            ..State::default()
        };
        Ok(())
    }

    async fn token(&self, want: Want) -> Result<Zeroizing<String>, SignInError> {
        let mut state = self.state.lock().await;
        let is_good = |held: &&HeldToken| match &want {
            Want::Any => held.is_fresh(Instant::now()),
            Want::InsteadOf { refused, claims } => {
                held.is_instead_of(refused, claims.as_ref()) && held.is_valid(Instant::now())
            }
        };
        if let Some(held) = state.held.as_ref().filter(is_good) {
            return Ok(held.token.clone());
        }
        let claims = match &want {
            Want::Any => None,
            Want::InsteadOf { claims, .. } => claims.as_ref(),
        };
        let renewed = self.renew(&mut state, claims).await;
        state.trouble = renewed.as_ref().err().cloned();
        match (renewed, &want, &state.held) {
            (Ok(token), ..) => Ok(token),
            // It is good until it ends, whatever keeps the next one away.
            (Err(_), Want::Any, Some(held)) if held.is_valid(Instant::now()) => Ok(held.token.clone()),
            (Err(error), ..) => Err(error),
        }
    }

    async fn renew(&self, state: &mut State, claims: Option<&Claims>) -> Result<Zeroizing<String>, SignInError> {
        let _alone = self.alone().await?;
        // Read again now: whoever was before us may have replaced it.
        let kept = self.keeper.load().await?;
        let Some(kept) = kept else {
            state.held = None;
            return Err(SignInError::NotSignedIn);
        };
        let refresh = match state.unkept.take_if(|unkept| unkept.instead_of != kept) {
            Some(_) => &kept,
            None => state.unkept.as_ref().map_or(&kept, |unkept| &unkept.token),
        };
        if let Some(refused) = &state.refused
            && refused.token == *refresh
            && refused.claims.as_ref() == claims
        {
            return Err(refused.error.clone());
        }
        if let Some(troubled) = &state.troubled
            && troubled.token == *refresh
            && Instant::now() < troubled.until
        {
            return Err(troubled.error.clone());
        }
        let tokens = match self.renewed(state.pinned.as_ref(), refresh, claims).await {
            Ok(tokens) => tokens,
            Err(error) => {
                if error.is_refusal() {
                    state.refused = Some(Refused {
                        token: refresh.clone(),
                        claims: claims.cloned(),
                        error: error.clone(),
                    });
                } else if matches!(error, SignInError::AuthorityTrouble(_)) {
                    state.troubled = Some(Troubled {
                        token: refresh.clone(),
                        until: Instant::now() + REST_AFTER_TROUBLE,
                        error: error.clone(),
                    });
                }
                return Err(error);
            }
        };
        let newest = tokens.refresh.unwrap_or_else(|| refresh.clone());
        state.refused = None;
        state.troubled = None;
        state.unkept = self.keep(kept, newest).await;
        let token = tokens.access.token.clone();
        state.held = Some(tokens.access);
        Ok(token)
    }

    async fn alone(&self) -> Result<Box<dyn Exclusive>, KeeperError> {
        timeout(LONGEST_RENEWAL, self.keeper.exclusive())
            .await
            .unwrap_or_else(|_| Err(KeeperError("another program does not let go of the sign-in".to_owned())))
    }

    async fn renewed(
        &self,
        pinned: Option<&Identity>,
        refresh: &str,
        claims: Option<&Claims>,
    ) -> Result<Tokens, SignInError> {
        let tokens = self.endpoint.refresh(refresh, self.resource, claims).await?;
        if let Some(identity) = &tokens.identity {
            identity.accepted_for(pinned)?;
        }
        Ok(tokens)
    }

    /// Keeps the newest refresh token, or says what is not kept.
    async fn keep(&self, kept: Zeroizing<String>, newest: Zeroizing<String>) -> Option<Unkept> {
        if newest == kept {
            return None;
        }
        let error = self.keeper.replace(&newest).await.err()?;
        // It is tried again at the next renewal; until then the former one may still be good for a new start.
        log::warn!("a renewed sign-in is not kept: {error}");
        Some(Unkept {
            token: newest,
            instead_of: kept,
        })
    }
}

#[async_trait]
impl Credentials for Session {
    async fn bearer_token(&self) -> Result<Zeroizing<String>, Error> {
        self.token(Want::Any).await
    }

    async fn renewed_token(&self, refused: &str, claims: Option<&str>) -> Result<Zeroizing<String>, Error> {
        let refused = Zeroizing::new(refused.to_owned());
        // Claims that are none are no reason to ask a person.
        let claims = claims.and_then(Claims::read);
        self.token(Want::InsteadOf { refused, claims }).await
    }
}

impl Debug for Session {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("Session")
    }
}
