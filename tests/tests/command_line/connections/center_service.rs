//! Partner Center on this computer, for tests, beside the authority whose tokens it takes. It answers what is laid before it
//! by path, as recorded exchanges are played.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use http::{HeaderMap, Method, StatusCode, Uri, header};
use tokio::runtime::Runtime;

use super::authority::{LocalAuthority, PARTNER_CENTER};

/// What is answered at a path.
#[derive(Clone)]
pub enum Play {
    /// JSON, or whatever is written there.
    Text(String),
    /// A status with a body.
    Status(u16, String),
    /// Too many requests, once; then the other.
    Throttled(Box<Play>),
    /// The connection breaks in the middle of the answer.
    Breaks(String),
    /// Answers so, and from then on another path is answered otherwise: something was changed.
    Changes(Box<Play>, &'static str, Box<Play>),
}

impl From<&str> for Play {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// Everything that is answered, and what happened.
#[derive(Default)]
pub struct Book {
    /// By the path and the query, or by the path alone; behind the method and a space where that is not GET.
    pub plays: BTreeMap<String, Play>,
    /// Every path with its query that was asked for.
    pub asked: Vec<String>,
    /// Every question that was not a plain reading.
    pub changes: Vec<Change>,
}

/// A question that sends something.
#[derive(Clone)]
pub struct Change {
    /// The method and the path.
    pub what: String,
    /// What was sent.
    pub sent: serde_json::Value,
    /// The name of the submission.
    pub name: String,
    /// The name of everything that was asked with it.
    pub correlation: String,
}

/// Partner Center and the authority, each on a port of this computer until the test ends.
pub struct Center {
    pub authority: LocalAuthority,
    pub sign_in_at: String,
    pub center_at: String,
    book: Arc<Mutex<Book>>,
    runtime: Runtime,
}

#[derive(Clone)]
struct Shared {
    authority: LocalAuthority,
    book: Arc<Mutex<Book>>,
}

impl Center {
    pub fn playing<const N: usize>(plays: [(&str, Play); N]) -> Self {
        let runtime = Runtime::new().unwrap();
        let authority = LocalAuthority::new();
        let plays = plays.into_iter().map(|(path, play)| (path.to_owned(), play));
        let book = Arc::new(Mutex::new(Book {
            plays: plays.collect(),
            asked: Vec::new(),
            changes: Vec::new(),
        }));
        let (sign_in_at, center_at) = runtime.block_on(async {
            let sign_in_at = authority.serve().await.as_str().to_owned();
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            let at = format!("http://{}", listener.local_addr().unwrap());
            let shared = Shared {
                authority: authority.clone(),
                book: Arc::clone(&book),
            };
            let router = Router::new().fallback(answer).with_state(shared);
            tokio::spawn(async move { axum::serve(listener, router).await });
            (sign_in_at, at)
        });
        Self {
            authority,
            sign_in_at,
            center_at,
            book,
            runtime,
        }
    }

    pub fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap()
    }

    /// Answers otherwise at a path from now on.
    pub fn plays(&self, path: &str, play: impl Into<Play>) {
        self.book().plays.insert(path.to_owned(), play.into());
    }

    /// How often a path was asked for.
    pub fn asked(&self, path: &str) -> usize {
        let book = self.book();
        let plain = |asked: &&String| asked.split('?').next() == Some(path);
        book.asked.iter().filter(plain).count()
    }

    /// What was sent, and forgets it.
    pub fn changes(&self) -> Vec<Change> {
        std::mem::take(&mut self.book().changes)
    }

    /// Where the authority sends a browser that opens this address.
    pub fn sent_on(&self, address: &str) -> String {
        self.runtime.block_on(self.authority.visited(address)).1.unwrap()
    }
}

async fn answer(State(shared): State<Shared>, method: Method, uri: Uri, headers: HeaderMap, sent: Bytes) -> Response {
    let way = if method == Method::GET {
        String::new()
    } else {
        format!("{method} ")
    };
    let asked = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let asked = format!("{way}{asked}");
    let mut book = shared.book.lock().unwrap();
    book.asked.push(asked.clone());
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = bearer
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    if !shared.authority.accepts(token, PARTNER_CENTER) {
        return (
            StatusCode::UNAUTHORIZED,
            r#"{"code":800001,"description":"PLANTED-WORDS"}"#,
        )
            .into_response();
    }
    if method != Method::GET {
        let named = |name| headers[name].to_str().unwrap().to_owned();
        book.changes.push(Change {
            what: asked.clone(),
            sent: serde_json::from_slice(&sent).unwrap(),
            name: named("MS-RequestId"),
            correlation: named("MS-CorrelationId"),
        });
    }
    let path = format!("{way}{}", uri.path());
    let key = [asked, path].into_iter().find(|key| book.plays.contains_key(key));
    let Some(key) = key else {
        return (StatusCode::NOT_FOUND, r#"{"code":1000,"description":"PLANTED-WORDS"}"#).into_response();
    };
    let play = book.plays[&key].clone();
    played(play, key, &mut book)
}

fn played(play: Play, key: String, book: &mut Book) -> Response {
    match play {
        Play::Text(text) => ([(header::CONTENT_TYPE, "application/json")], text).into_response(),
        Play::Status(status, body) => (StatusCode::from_u16(status).unwrap(), body).into_response(),
        Play::Throttled(next) => {
            book.plays.insert(key, *next);
            let body = r#"{"statusCode":429,"message":"Rate limit is exceeded. Try again in 2 seconds."}"#;
            (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, "2")], body).into_response()
        }
        Play::Changes(answer, path, becomes) => {
            book.plays.insert(path.to_owned(), *becomes);
            played(*answer, key, book)
        }
        Play::Breaks(text) => {
            let half = Bytes::from(text[..text.len() / 2].to_owned());
            let broken = stream::iter([Ok(half), Err(std::io::Error::other("the connection breaks"))]);
            Response::new(Body::from_stream(broken))
        }
    }
}
