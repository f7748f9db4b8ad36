//! The same routes on a loopback port, asked with plain HTTP.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::support::{PACK, by_card, id, irish};
use domain::{OrderKind, Role};
use partner_center::PartnerCenter;
use partner_center::wire::OrderRequest;
use sandbox::Sandbox;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Serves the sandbox while a request is made, and gives everything that came back.
async fn ask(sandbox: &Sandbox, head: &str, body: &[u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let asking = async {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let length = body.len();
        let head = format!("{head}\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
        let mut answer = Vec::new();
        // A connection that is broken off gives what came before.
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8(answer).unwrap()
    };
    tokio::select! {
        served = sandbox.serve(listener) => panic!("{served:?}"),
        answer = asking => answer,
    }
}

#[tokio::test]
async fn a_plain_request_is_answered() {
    let (sandbox, _) = irish().await;
    let token = sandbox.sign_in(Role::HelpdeskAgent);
    let head = format!("GET /v1/profiles/mpn HTTP/1.1\r\nAuthorization: Bearer {token}\r\nMS-RequestId: 17");
    let answer = ask(&sandbox, &head, b"").await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let head = head.to_ascii_lowercase();
    assert!(head.starts_with("http/1.1 200 ok"), "{head}");
    assert!(
        head.contains("\r\ncontent-type: application/json; charset=utf-8"),
        "{head}"
    );
    assert!(head.contains("\r\ndate: mon, 28 jun 2021 09:00:00 gmt"), "{head}");
    assert!(head.contains("\r\nms-requestid: 17"), "{head}");
    assert!(body.contains(r#""mpnId":"4512880""#), "{body}");
}

#[tokio::test]
async fn without_a_token_it_says_only_401() {
    let (sandbox, _) = irish().await;
    let answer = ask(&sandbox, "GET /v1/invoices HTTP/1.1", b"").await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("HTTP/1.1 401"), "{head}");
    assert_eq!(body, "");
}

#[tokio::test]
async fn an_answer_that_never_arrives_ends_the_connection() {
    let (sandbox, client) = irish().await;
    let order = by_card(&client, PACK, OrderKind::Renew, 1, "tok_timeout_after_charge").await;
    let body = serde_json::to_vec(&OrderRequest::from(&order)).unwrap();
    let token = sandbox.sign_in(Role::GlobalAdmin);
    let head = format!("POST /v1/membership/orders HTTP/1.1\r\nAuthorization: Bearer {token}");
    let answer = ask(&sandbox, &head, &body).await;
    assert!(!answer.contains("7310061187"), "{answer}");
    assert!(!answer.ends_with("0\r\n\r\n"), "no whole answer: {answer}");
    assert_eq!(sandbox.charges().await.unwrap().len(), 1);
    assert!(client.order_by_request(id(1)).await.unwrap().placed().is_some());
}
