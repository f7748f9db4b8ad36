//! A transport that answers from a script, and the recorded exchanges. Waits pass at once where a test pauses the clock.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use http::{HeaderName, Request, Response, StatusCode};
use partner_center::azure_billing::{AzureBilling, Budget};
use partner_center::{AnswerLimit, Credentials, Error, Transport, TransportError};
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::time::Instant;
use zeroize::Zeroizing;

pub type Answer = Result<Response<Bytes>, TransportError>;

pub const TOKEN: &str = "planted-bearer-token";
pub const ACCOUNT: &str = "4b1f0c52-7a0e-4f0e-9d51-2c6f3a8e1b70:9e3d2a41-55c6-4b7f-8a90-d1c2b3a4e5f6_2019-05-31";
pub const ACCOUNTS: &str = "/providers/Microsoft.Billing/billingAccounts?";
pub const MICROSOFT: &str = "https://management.azure.com";

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub origin: String,
    pub path: String,
    pub authorization: Option<String>,
    pub length: Option<String>,
    pub limit: Option<AnswerLimit>,
    pub at: Instant,
    /// What was sent.
    pub body: String,
    /// The version that a change names.
    pub version: Option<String>,
}

#[derive(Default)]
struct State {
    answers: Vec<(String, VecDeque<Answer>)>,
    asked: Vec<Asked>,
}

/// Answers by the beginning of the path, of the method and the path, or of the whole address; the last answer is given
/// again and again.
#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<State>>);

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

    /// Answers as it was recorded.
    pub fn recorded(self, exchange: &str) -> Self {
        let exchange = exchange_of(exchange);
        let path = format!("{} {}", exchange.method, exchange.path);
        let answer = exchange.answer();
        self.on(&path, Ok(answer))
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.0.lock().unwrap().asked.clone()
    }

    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }

    /// What passed between a request and the next.
    pub fn waits(&self) -> Vec<Duration> {
        let asked = self.asked();
        asked.windows(2).map(|pair| pair[1].at - pair[0].at).collect()
    }

    pub fn billing(&self) -> AzureBilling<Self> {
        self.billing_within(Budget::default())
    }

    pub fn billing_within(&self, budget: Budget) -> AzureBilling<Self> {
        self.billing_for(token, budget)
    }

    pub fn billing_for(&self, credentials: impl Credentials + 'static, budget: Budget) -> AzureBilling<Self> {
        AzureBilling::new(self.clone(), credentials, budget)
    }
}

pub fn token() -> Result<Zeroizing<String>, Error> {
    Ok(Zeroizing::new(TOKEN.to_owned()))
}

#[async_trait]
impl Transport for Script {
    async fn send(&self, request: Request<Bytes>) -> Answer {
        let uri = request.uri();
        let path = uri.path_and_query().unwrap().to_string();
        let header = |name: &str| Some(request.headers().get(name)?.to_str().unwrap().to_owned());
        let origin = format!("{}://{}", uri.scheme_str().unwrap(), uri.authority().unwrap());
        let mut state = self.0.lock().unwrap();
        state.asked.push(Asked {
            method: request.method().to_string(),
            origin: origin.clone(),
            path: path.clone(),
            authorization: header("authorization"),
            length: header("content-length"),
            limit: request.extensions().get().copied(),
            at: Instant::now(),
            body: String::from_utf8(request.body().to_vec()).unwrap(),
            version: header("if-match"),
        });
        let names = [
            path.clone(),
            format!("{} {path}", request.method()),
            format!("{origin}{path}"),
        ];
        let answers = state
            .answers
            .iter_mut()
            .filter(|(known, _)| names.iter().any(|name| name.starts_with(known.as_str())))
            .max_by_key(|(known, _)| known.len());
        let Some((_, answers)) = answers else {
            panic!("nobody expected {} {path}", request.method());
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

pub fn with_headers(status: u16, headers: &[(&str, &str)], body: impl Into<Bytes>) -> Response<Bytes> {
    let mut answer = answer(status, body);
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        answer.headers_mut().insert(name, value.parse().unwrap());
    }
    answer
}

/// An exchange as it is kept.
#[derive(Deserialize)]
pub struct Exchange {
    pub method: String,
    pub path: String,
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Box<RawValue>,
}

impl Exchange {
    pub fn answer(&self) -> Response<Bytes> {
        let headers: Vec<_> = self
            .headers
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let body = self.body.get();
        with_headers(
            self.status,
            &headers,
            if body == "null" { String::new() } else { body.to_owned() },
        )
    }
}

pub fn exchange_of(name: &str) -> Exchange {
    let text = match name {
        "accounts_2020" => include_str!("../exchanges/accounts_2020.json"),
        "accounts_2024" => include_str!("../exchanges/accounts_2024.json"),
        "accounts_empty" => include_str!("../exchanges/accounts_empty.json"),
        "challenge" => include_str!("../exchanges/challenge.json"),
        "credit_note" => include_str!("../exchanges/credit_note.json"),
        "download_accepted" => include_str!("../exchanges/download_accepted.json"),
        "download_ready" => include_str!("../exchanges/download_ready.json"),
        "invoice_2024" => include_str!("../exchanges/invoice_2024.json"),
        "invoices_page_1" => include_str!("../exchanges/invoices_page_1.json"),
        "invoices_page_2" => include_str!("../exchanges/invoices_page_2.json"),
        "products" => include_str!("../exchanges/products.json"),
        "profiles" => include_str!("../exchanges/profiles.json"),
        "refused_provider" => include_str!("../exchanges/refused_provider.json"),
        "subscription_invoice" => include_str!("../exchanges/subscription_invoice.json"),
        "transactions" => include_str!("../exchanges/transactions.json"),
        "void_note" => include_str!("../exchanges/void_note.json"),
        other => panic!("no exchange {other}"),
    };
    serde_json::from_str(text).unwrap()
}

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A page of invoices of which only the numbers are of interest.
pub fn page(numbers: &[&str], next: Option<&str>) -> String {
    let rows: Vec<String> = numbers
        .iter()
        .map(|number| format!(r#"{{"name":"{number}","properties":{{"status":"Due"}}}}"#))
        .collect();
    let next = next.map(|next| format!(r#","nextLink":"{next}""#)).unwrap_or_default();
    format!(r#"{{"value":[{}]{next}}}"#, rows.join(","))
}
