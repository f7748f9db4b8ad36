use std::sync::Arc;

use partner_center::network::{BaseAddress, NetworkTrouble};
use partner_center::{Transport, TransportError};
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::support::{get_with_token, network};

/// A server that shows a certificate of its own making, valid in these years.
async fn served_encrypted(from: i32, until: i32) -> BaseAddress {
    let key = KeyPair::generate().unwrap();
    let mut certificate = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    certificate.not_before = date_time_ymd(from, 1, 1);
    certificate.not_after = date_time_ymd(until, 1, 1);
    let chain = vec![certificate.self_signed(&key).unwrap().der().clone()];
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let greeted = acceptor.accept(stream).await;
            assert!(greeted.is_err(), "a certificate that nobody signed is believed");
        }
    });
    format!("https://localhost:{port}").parse().unwrap()
}

async fn trouble_at(address: BaseAddress) -> TransportError {
    let request = get_with_token(&address.with("/"));
    network().to([address]).send(request).await.unwrap_err()
}

/// Whether the error is this one, on every computer that has certificates at all.
fn is(error: &TransportError, trouble: NetworkTrouble) -> bool {
    [trouble, NetworkTrouble::NoTrustedCertificates]
        .map(TransportError::from)
        .contains(error)
}

#[tokio::test]
async fn a_certificate_that_nobody_signed_is_not_believed() {
    let error = trouble_at(served_encrypted(2000, 4000).await).await;
    assert!(is(&error, NetworkTrouble::CertificateNotTrusted), "{error}");
}

#[tokio::test]
async fn a_certificate_of_another_time_points_to_the_clock() {
    for (from, until) in [(2000, 2001), (3999, 4000)] {
        let error = trouble_at(served_encrypted(from, until).await).await;
        assert!(is(&error, NetworkTrouble::CertificateTime), "{error}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_encrypt_is_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut heard = vec![0; 8192];
        let length = stream.read(&mut heard).await.unwrap();
        stream
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            .await
            .unwrap();
        heard.truncate(length);
        heard
    });
    let error = trouble_at(format!("https://localhost:{port}").parse().unwrap()).await;
    assert!(is(&error, NetworkTrouble::NoConnection), "{error}");
    if error == NetworkTrouble::NoConnection.into() {
        let heard = server.await.unwrap();
        assert!(!String::from_utf8_lossy(&heard).contains("secret-token"));
    }
}
