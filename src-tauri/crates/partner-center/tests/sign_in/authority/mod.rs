//! An authority on this computer, for tests: it signs one person in, without a page, as soon as a browser calls.
//!
//! It checks what the real one checks: the directory, the application, the redirect address (any port of
//! `http://localhost`), the proof key (S256 alone), a code that is good for one time, the audience and the consent to it, and
//! refresh tokens that are good until they are replaced. Everything else that an authority can answer is laid before it
//! with [`LocalAuthority::answer_next`].
//!
//! [`LocalAuthority::serve`] puts it on a port of this computer; [`LocalAuthority::transport`] carries requests to it within
//! the process, for tests in which time stands still. It has no other part in the tests beside it, so that tests of whole
//! programs can take this folder as it is.
#![allow(dead_code, unused_imports, reason = "each test program uses its part")]

mod answers;
mod authorize;
mod book;
mod device;
mod form;
mod registered;
mod token;

use std::sync::{Arc, MutexGuard};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::routing::{get, post};
use bytes::Bytes;
use http::{Request, Response};
use partner_center::network::BaseAddress;
use partner_center::sign_in::Application;
use partner_center::{Transport, TransportError};
use tower::ServiceExt;

use self::book::{Book, Shared};
pub use self::book::{Endpoint, Person};
pub use self::registered::{CLIENT, MANAGEMENT, MANAGEMENT_IN_CHINA, PARTNER_CENTER, TENANT};

/// The authority. A clone is the same one.
#[derive(Clone)]
pub struct LocalAuthority(Shared);

impl LocalAuthority {
    /// An authority that knows one person and has the consent to both audiences.
    pub fn new() -> Self {
        Self(Book::shared())
    }

    /// The registered application.
    pub fn application() -> Application {
        Application::new(TENANT, CLIENT).unwrap()
    }

    /// Serves it on a port of this computer until the test ends.
    pub async fn serve(&self) -> BaseAddress {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = self.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        address.parse().unwrap()
    }

    /// Carries requests to it within the process.
    pub fn transport(&self) -> Arc<dyn Transport> {
        Arc::new(self.clone())
    }

    /// Who signs in from now on.
    pub fn sign_in_as(&self, person: Person) {
        self.book().person = person;
    }

    /// Has the next requests at an endpoint answered with these, one each, instead of by the rules.
    pub fn answer_next(&self, endpoint: Endpoint, status: u16, body: &str) {
        self.book().next.push_back((endpoint, status, body.to_owned()));
    }

    /// Takes the consent to an audience back.
    pub fn withdraw_consent(&self, audience: &str) {
        self.book().consents.retain(|consent| consent != audience);
    }

    /// Refuses every token that was given so far.
    pub fn revoke(&self) {
        let mut book = self.book();
        book.refresh_tokens.clear();
        book.access_tokens.clear();
    }

    /// Demands these claims, as JSON, of every token that is given from now on.
    pub fn demand(&self, claims: &str) {
        self.book().demanded = Some(claims.to_owned());
    }

    /// Whether a service with this audience takes a token.
    pub fn accepts(&self, token: &str, audience: &str) -> bool {
        self.book()
            .access_tokens
            .get(token)
            .is_some_and(|known| known == audience)
    }

    /// The refresh token that is good now, where there is one.
    pub fn good_refresh_token(&self) -> Option<String> {
        self.book().refresh_tokens.keys().next().cloned()
    }

    /// Every code, proof and token of the sign-ins so far, whether they are good or not.
    pub fn secrets(&self) -> Vec<String> {
        self.book().secrets.clone()
    }

    /// How long access tokens live from now on, in seconds.
    pub fn let_tokens_live(&self, seconds: u64) {
        self.book().life = seconds;
    }

    /// How many requests came to an endpoint.
    pub fn asked(&self, endpoint: Endpoint) -> usize {
        self.book().asked.iter().filter(|asked| **asked == endpoint).count()
    }

    /// The claims of the last request for a token, as they came.
    pub fn last_claims(&self) -> Option<String> {
        self.book().last_claims.clone()
    }

    /// Lets a device ask so often from now on.
    pub fn let_devices_ask_every(&self, seconds: u64) {
        self.book().interval = seconds;
    }

    /// Has the person type a code of a device.
    pub fn person_types(&self, code: &str) {
        let mut book = self.book();
        let typed = book.device_codes.values_mut().find(|device| device.user_code == code);
        typed.unwrap().is_typed = true;
    }

    /// What a browser is answered at an address of the authority: the status, and where it is sent on.
    pub async fn visited(&self, address: &str) -> (u16, Option<String>) {
        let answer = self
            .send(Request::get(address).body(Bytes::new()).unwrap())
            .await
            .unwrap();
        let location = answer
            .headers()
            .get("location")
            .map(|to| to.to_str().unwrap().to_owned());
        (answer.status().as_u16(), location)
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.lock().unwrap()
    }

    fn router(&self) -> Router {
        Router::new()
            .route("/{tenant}/oauth2/v2.0/authorize", get(authorize::authorize))
            .route("/{tenant}/oauth2/v2.0/token", post(token::token))
            .route("/{tenant}/oauth2/v2.0/devicecode", post(device::device_code))
            .with_state(self.0.clone())
    }
}

#[async_trait]
impl Transport for LocalAuthority {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let answer = self.router().oneshot(request.map(Body::from)).await;
        let (head, body) = answer.unwrap_or_else(|never| match never {}).into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        Ok(Response::from_parts(head, body))
    }
}
