//! A server on this computer that answers every connection with the same bytes, and remembers what it was sent.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use partner_center::network::{BaseAddress, Network};
use partner_center::{AnswerLimit, Transport, TransportError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    /// The heads of all requests.
    pub fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

/// How a connection is answered.
#[derive(Clone)]
pub struct Says {
    /// Sent at once after the head of the request.
    pub first: Vec<u8>,
    /// Sent again and again behind it, until nobody takes it any more.
    pub endlessly: Vec<u8>,
}

pub fn says(answer: &str) -> Says {
    Says {
        first: answer.as_bytes().to_vec(),
        endlessly: Vec::new(),
    }
}

/// A whole answer with a body.
pub fn ok(body: &str) -> Says {
    says(&format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ))
}

pub async fn served(says: Says) -> (BaseAddress, Heard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let heard = Heard::default();
    let remembered = heard.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => head.push(byte),
                    Err(_) => break,
                }
            }
            let head = String::from_utf8_lossy(&head).into_owned();
            remembered.0.lock().unwrap().push(head);
            let mut sent = stream.write_all(&says.first).await;
            while sent.is_ok() && !says.endlessly.is_empty() {
                sent = stream.write_all(&says.endlessly).await;
            }
        }
    });
    (address.parse().unwrap(), heard)
}

/// An address that nobody listens at.
pub async fn nobody() -> BaseAddress {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    address.parse().unwrap()
}

pub fn network() -> Network {
    Network::new().unwrap()
}

pub fn get(address: &str) -> Request<Bytes> {
    Request::get(address).body(Bytes::new()).unwrap()
}

pub fn get_with_token(address: &str) -> Request<Bytes> {
    let request = Request::get(address).header("authorization", "Bearer secret-token");
    request.body(Bytes::new()).unwrap()
}

pub fn get_at_most(address: &str, most: usize) -> Request<Bytes> {
    Request::get(address)
        .extension(AnswerLimit(most))
        .body(Bytes::new())
        .unwrap()
}

/// Asks a server for its only answer.
pub async fn asked(says: Says) -> Result<Response<Bytes>, TransportError> {
    let (address, _) = served(says).await;
    let request = get(&address.with("/page?code=secret"));
    network().to([address]).send(request).await
}
