use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderValue, Request, Response, StatusCode, header};
use oauth2::basic::{BasicRevocationErrorResponse, BasicTokenIntrospectionResponse};
use oauth2::{
    AsyncHttpClient, AuthUrl, AuthorizationCode, Client, ClientId, DeviceAuthorizationUrl, EndpointNotSet, EndpointSet,
    ErrorResponse, HttpRequest, HttpResponse, PkceCodeVerifier, RedirectUrl, RefreshToken, RequestTokenError, Scope,
    StandardRevocableToken, TokenUrl,
};
use tokio::time::{Instant, sleep, timeout};
use url::Url;
use uuid::Uuid;

use super::refusal::Refusal;
use super::tokens::{TokenAnswer, Tokens};
use super::{Authority, Claims, Identity, Resource, SignInError, SignedIn};
use crate::limits::{AnswerLimit, within_limits};
use crate::network::NetworkTrouble;
use crate::retry::wait_after;
use crate::{Transport, TransportError};

/// No answer of an authority that is meant is larger, in bytes.
const LARGEST: usize = 1024 * 1024;
/// The longest wait for an answer of the authority.
const LONGEST_ANSWER: Duration = Duration::from_secs(45);

/// The protocol's client, with the authority's way to refuse and to give tokens.
pub(super) type Protocol = Client<
    Refusal,
    TokenAnswer,
    BasicTokenIntrospectionResponse,
    StandardRevocableToken,
    BasicRevocationErrorResponse,
    EndpointSet,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
>;

/// The side of the authority that programs speak to.
pub(super) struct TokenEndpoint {
    authority: Authority,
    carrier: Carrier,
}

impl TokenEndpoint {
    pub(super) fn new(authority: Authority, transport: Arc<dyn Transport>) -> Self {
        Self {
            authority,
            carrier: Carrier(transport),
        }
    }

    pub(super) fn protocol(&self) -> Result<Protocol, SignInError> {
        let client_id = ClientId::new(self.authority.application.client_id().to_owned());
        Ok(Client::new(client_id)
            .set_auth_uri(AuthUrl::from_url(self.address("authorize")?))
            .set_device_authorization_url(DeviceAuthorizationUrl::from_url(self.address("devicecode")?))
            .set_token_uri(TokenUrl::from_url(self.address("token")?)))
    }

    fn address(&self, name: &str) -> Result<Url, SignInError> {
        Url::parse(&self.authority.endpoint(name)).map_err(|_| SignInError::Unreadable("the authority's own address"))
    }

    pub(super) fn carrier(&self) -> &Carrier {
        &self.carrier
    }

    pub(super) fn scopes(&self, resource: Resource) -> impl Iterator<Item = Scope> + use<> {
        self.authority.cloud.scopes_of(resource).into_iter().map(Scope::new)
    }

    /// Redeems the code that the browser brought. It is sent once: a code is good for one time.
    pub(super) async fn redeem(
        &self,
        code: &str,
        verifier: PkceCodeVerifier,
        redirect: RedirectUrl,
        resource: Resource,
        claims: Option<&Claims>,
        nonce: &str,
    ) -> Result<SignedIn, SignInError> {
        let asked_at = Instant::now();
        let protocol = self.protocol()?.set_redirect_uri(redirect);
        let scopes: Vec<_> = self.scopes(resource).map(|scope| scope.to_string()).collect();
        let answer = protocol
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .set_pkce_verifier(verifier)
            .add_extra_param("scope", scopes.join(" "))
            .add_extra_param("claims", Claims::to_send(claims))
            .request_async(&self.carrier)
            .await
            .map_err(refused)?;
        self.signed_in(answer, asked_at, resource, claims, Some(nonce))
    }

    /// Tokens in the place of a refresh token. What passes by itself is waited for a little.
    pub(super) async fn refresh(
        &self,
        token: &str,
        resource: Resource,
        claims: Option<&Claims>,
    ) -> Result<Tokens, SignInError> {
        let protocol = self.protocol()?;
        let token = RefreshToken::new(token.to_owned());
        let mut attempt = 0;
        loop {
            let asked_at = Instant::now();
            let answered = protocol
                .exchange_refresh_token(&token)
                .add_scopes(self.scopes(resource))
                .add_extra_param("claims", Claims::to_send(claims))
                .request_async(&self.carrier)
                .await
                .map_err(refused);
            let error = match answered {
                Ok(answer) => {
                    let identity = match &answer.id_token {
                        Some(token) => Some(self.identity(token, None)?),
                        None => None,
                    };
                    return Ok(answer.into_tokens(asked_at, claims, identity));
                }
                Err(error) => error,
            };
            match (&error, wait_after(attempt, None)) {
                (SignInError::AuthorityTrouble(_), Some(wait)) => sleep(wait).await,
                _ => return Err(error),
            }
            attempt += 1;
        }
    }

    /// What a first answer with tokens says of who signed in.
    pub(super) fn signed_in(
        &self,
        answer: TokenAnswer,
        asked_at: Instant,
        resource: Resource,
        claims: Option<&Claims>,
        nonce: Option<&str>,
    ) -> Result<SignedIn, SignInError> {
        let Some(token) = &answer.id_token else {
            return Err(SignInError::Unreadable("an answer that does not tell who signed in"));
        };
        let identity = self.identity(token, nonce)?;
        let Tokens { access, refresh, .. } = answer.into_tokens(asked_at, claims, None);
        Ok(SignedIn {
            identity,
            resource,
            access,
            refresh,
        })
    }

    fn identity(&self, token: &str, nonce: Option<&str>) -> Result<Identity, SignInError> {
        let application = &self.authority.application;
        let identity = Identity::read(token, application.client_id(), nonce)?;
        // A directory that is named by a domain or as any is known by its number only now.
        let is_number = Uuid::try_parse(application.tenant()).is_ok();
        if is_number && !identity.tenant_id.eq_ignore_ascii_case(application.tenant()) {
            return Err(SignInError::WrongTenant);
        }
        Ok(identity)
    }
}

/// What a failed request means.
pub(super) fn refused<T: ErrorResponse + Meaning>(error: RequestTokenError<SignInError, T>) -> SignInError {
    match error {
        RequestTokenError::ServerResponse(refusal) => refusal.meaning(),
        RequestTokenError::Request(error) => error,
        RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
            SignInError::Unreadable("no answer of an authority")
        }
    }
}

/// A refusal that can be understood.
pub(super) trait Meaning {
    fn meaning(&self) -> SignInError;
}

impl Meaning for Refusal {
    fn meaning(&self) -> SignInError {
        Refusal::meaning(self)
    }
}

/// Carries the protocol's requests over the application's own network, and lets only answers of an authority through.
pub(super) struct Carrier(Arc<dyn Transport>);

impl<'c> AsyncHttpClient<'c> for Carrier {
    type Error = SignInError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, SignInError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.carry(request))
    }
}

impl Carrier {
    async fn carry(&self, request: HttpRequest) -> Result<HttpResponse, SignInError> {
        let mut request: Request<Bytes> = request.map(Bytes::from);
        request.extensions_mut().insert(AnswerLimit(LARGEST));
        let answer = timeout(LONGEST_ANSWER, self.0.send(request))
            .await
            .unwrap_or_else(|_| Err(NetworkTrouble::Silent.into()))?;
        let answer = within_limits(answer, LARGEST).map_err(TransportError::BeyondLimits)?;
        let mut answer = of_authority(answer)?;
        answer
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(answer.map(|body| body.to_vec()))
    }
}

/// Tells an answer of the authority, which is always an object in JSON, from one of somebody on the way.
fn of_authority(answer: Response<Bytes>) -> Result<Response<Bytes>, SignInError> {
    let status = answer.status();
    if status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        return Err(SignInError::Network(NetworkTrouble::ProxyAsksForSignIn.to_string()));
    }
    if status == StatusCode::NETWORK_AUTHENTICATION_REQUIRED || status.is_redirection() {
        return Err(SignInError::ProxyPage);
    }
    let is_passing =
        status.is_server_error() || matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT);
    if is_passing {
        return Err(SignInError::AuthorityTrouble(status.as_u16()));
    }
    let first = answer.body().iter().find(|byte| !byte.is_ascii_whitespace());
    match first {
        Some(b'{') => Ok(answer),
        _ if is_page(&answer) || first == Some(&b'<') => Err(SignInError::ProxyPage),
        _ => Err(SignInError::Unreadable("no answer of an authority")),
    }
}

fn is_page(answer: &Response<Bytes>) -> bool {
    answer
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().contains("html"))
}
