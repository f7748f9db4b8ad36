//! A transport that answers from a script. Waits pass at once where a test pauses the clock.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

pub mod documents;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use domain::Capabilities;
use http::{Request, Response, StatusCode};
use partner_center::{Client, Error, Transport, TransportError};
use tokio::time::Instant;
use zeroize::Zeroizing;

pub type Answer = Result<Response<Bytes>, TransportError>;

/// What was asked, without what nobody should compare.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub request_id: String,
    pub authorization: String,
    pub body: Bytes,
    pub at: Instant,
}

#[derive(Default)]
struct State {
    answers: Vec<(String, VecDeque<Answer>)>,
    asked: Vec<Asked>,
}

/// Answers by the beginning of the path, or of the method and the path; the last answer is given again and again.
#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<State>>);

impl Asked {
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

impl Script {
    pub fn on(self, path: &str, answer: Answer) -> Self {
        let mut state = self.0.lock().unwrap();
        match state.answers.iter_mut().find(|(known, _)| known == path) {
            Some((_, answers)) => answers.push_back(answer),
            None => state.answers.push((path.to_owned(), VecDeque::from([answer]))),
        }
        drop(state);
        self
    }

    pub fn ok(self, path: &str, body: impl Into<Bytes>) -> Self {
        self.on(path, Ok(answer(200, body)))
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.0.lock().unwrap().asked.clone()
    }

    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }

    /// The requests that change something.
    pub fn changes(&self) -> Vec<Asked> {
        let mut asked = self.asked();
        asked.retain(|asked| asked.method != "GET");
        asked
    }

    /// What passed between a request and the next.
    pub fn waits(&self) -> Vec<Duration> {
        let asked = self.asked();
        asked.windows(2).map(|pair| pair[1].at - pair[0].at).collect()
    }

    pub fn client(&self) -> Client<Self> {
        let capabilities = Capabilities {
            calendar: false,
            roles: false,
            ..Capabilities::SAMPLE
        };
        Client::new(self.clone(), capabilities, || {
            Ok::<_, Error>(Zeroizing::new("secret-token".to_owned()))
        })
    }
}

#[async_trait]
impl Transport for Script {
    async fn send(&self, request: Request<Bytes>) -> Answer {
        let path = request.uri().path_and_query().unwrap().to_string();
        let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
        let mut state = self.0.lock().unwrap();
        state.asked.push(Asked {
            method: request.method().to_string(),
            path: path.clone(),
            request_id: header("ms-requestid"),
            authorization: header("authorization"),
            body: request.body().clone(),
            at: Instant::now(),
        });
        let with_method = format!("{} {path}", request.method());
        let answers = state
            .answers
            .iter_mut()
            .filter(|(known, _)| path.starts_with(known.as_str()) || with_method.starts_with(known.as_str()))
            .max_by_key(|(known, _)| known.len());
        let Some((_, answers)) = answers else {
            panic!("nobody expected {path}");
        };
        if answers.len() > 1 {
            answers.pop_front().unwrap()
        } else {
            answers[0].clone()
        }
    }
}

pub fn answer(status: u16, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut answer = Response::new(body.into());
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    answer
}

pub fn with_headers(status: u16, headers: &[(&'static str, &'static str)], body: &'static str) -> Response<Bytes> {
    let mut answer = answer(status, body);
    for (name, value) in headers {
        answer.headers_mut().insert(*name, value.parse().unwrap());
    }
    answer
}
