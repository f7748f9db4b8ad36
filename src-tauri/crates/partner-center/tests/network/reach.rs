use partner_center::network::NetworkTrouble;
use partner_center::{Transport, TransportError};

use crate::support::{get, get_with_token, network, nobody, ok, says, served};

fn not_allowed() -> TransportError {
    NetworkTrouble::NotAllowed.into()
}

#[tokio::test]
async fn only_what_is_allowed_is_asked() {
    let (mine, heard) = served(ok("{}")).await;
    let (other, heard_by_other) = served(ok("{}")).await;
    let reach = network().to([mine.clone()]);
    let answer = reach.send(get_with_token(&mine.with("/a?b=c"))).await.unwrap();
    assert_eq!(answer.body().as_ref(), b"{}");
    assert!(heard.all()[0].starts_with("GET /a?b=c HTTP/1.1\r\n"));
    assert!(heard.all()[0].contains("authorization: Bearer secret-token"));
    let port = mine.as_str().rsplit(':').next().unwrap();
    for address in [
        other.with("/a"),
        format!("http://localhost:{port}/a"),
        format!("https://127.0.0.1:{port}/a"),
        format!("http://mine@127.0.0.1:{port}/a"),
        format!("{mine}@{}/a", &other.as_str()["http://".len()..]),
        "http://example.org/".to_owned(),
        "/a".to_owned(),
    ] {
        let refused = reach.send(get_with_token(&address)).await;
        assert_eq!(refused.unwrap_err(), not_allowed(), "{address}");
    }
    assert_eq!(heard.all().len(), 1);
    assert!(heard_by_other.all().is_empty());
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_nobody_is_given_the_token() {
    let (other, heard_by_other) = served(ok("{}")).await;
    let location = format!("HTTP/1.1 307 Go\r\nLocation: {other}/a\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
    let (mine, heard) = served(says(&location)).await;
    let reach = network().to([mine.clone(), other.clone()]);
    for _ in 0..2 {
        let answer = reach.send(get_with_token(&mine.with("/"))).await.unwrap();
        assert_eq!(answer.status(), 307);
        assert_eq!(answer.headers()["location"], other.with("/a"));
    }
    assert!(heard_by_other.all().is_empty());
    // No cookie comes back.
    assert_eq!(heard.all().len(), 2);
    assert!(!heard.all()[1].to_ascii_lowercase().contains("cookie:"));
}

#[tokio::test]
async fn without_credentials_means_without() {
    let (mine, heard) = served(ok("%PDF-")).await;
    let (other, heard_by_other) = served(ok("%PDF-")).await;
    let reach = network().without_credentials([mine.clone()]);
    let answer = reach.send(get(&mine.with("/invoice.pdf?sig=secret"))).await.unwrap();
    assert_eq!(answer.body().as_ref(), b"%PDF-");
    assert_eq!(
        reach.send(get_with_token(&mine.with("/"))).await.unwrap_err(),
        not_allowed()
    );
    let port = other.as_str().rsplit(':').next().unwrap();
    // A service on this computer may have its documents beside it.
    for address in [
        other.with("/invoice.pdf"),
        format!("http://localhost:{port}/invoice.pdf"),
    ] {
        let answer = reach.send(get(&address)).await.unwrap();
        assert_eq!(answer.body().as_ref(), b"%PDF-", "{address}");
    }
    let addresses = [
        "http://example.org/",
        "https://169.254.169.254/metadata",
        "https://10.0.0.1/",
        "http://192.168.0.1/",
    ];
    for address in addresses {
        assert_eq!(reach.send(get(address)).await.unwrap_err(), not_allowed(), "{address}");
    }
    assert_eq!((heard.all().len(), heard_by_other.all().len()), (1, 2));
}

#[tokio::test]
async fn whoever_is_outside_names_nobody_on_this_computer() {
    let (other, heard_by_other) = served(ok("%PDF-")).await;
    let reach = network().without_credentials(["https://management.azure.com".parse().unwrap()]);
    for address in [
        other.with("/"),
        "https://[::1]/".to_owned(),
        "https://localhost/".to_owned(),
    ] {
        assert_eq!(reach.send(get(&address)).await.unwrap_err(), not_allowed(), "{address}");
    }
    assert!(heard_by_other.all().is_empty());
}

#[tokio::test]
async fn nobody_there_means_that_nothing_was_sent() {
    let address = nobody().await;
    let request = get(&address.with("/?code=secret"));
    let error = network().to([address]).send(request).await.unwrap_err();
    assert_eq!(error, NetworkTrouble::NoConnection.into());
    assert!(matches!(error, TransportError::NotSent(_)));
}
