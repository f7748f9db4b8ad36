use partner_center::network::{BaseAddress, Network, NetworkTrouble};
use partner_center::{Transport, TransportError};

use crate::support::{get, get_with_token, nobody, ok, says, served};

/// What a proxy that answers like this makes of a request to the outside.
async fn through(answer: &str) -> (TransportError, Vec<String>) {
    let (proxy, heard) = served(says(answer)).await;
    let outside: BaseAddress = "https://api.example.org".parse().unwrap();
    let reach = Network::through(&proxy).unwrap().to([outside.clone()]);
    let error = reach
        .send(get_with_token(&outside.with("/a?code=secret")))
        .await
        .unwrap_err();
    (error, heard.all())
}

#[tokio::test]
async fn a_proxy_that_asks_for_a_sign_in_is_told_as_that() {
    let asks = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n";
    let (error, heard) = through(asks).await;
    if error != NetworkTrouble::NoTrustedCertificates.into() {
        assert_eq!(error, NetworkTrouble::ProxyAsksForSignIn.into());
        // It learns the host, and neither the path nor the token.
        assert!(heard[0].starts_with("CONNECT api.example.org:443 "), "{heard:?}");
        assert!(!heard[0].contains("secret"));
    }
}

#[tokio::test]
async fn a_proxy_that_lets_nothing_through_is_told_as_that() {
    let (error, _) = through("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").await;
    if error != NetworkTrouble::NoTrustedCertificates.into() {
        assert_eq!(error, NetworkTrouble::ProxyRefuses.into());
    }
}

#[tokio::test]
async fn no_proxy_stands_between_this_computer_and_itself() {
    let (mine, _) = served(ok("{}")).await;
    let reach = Network::through(&nobody().await).unwrap().to([mine.clone()]);
    assert!(reach.send(get(mine.as_str())).await.is_ok());
}
