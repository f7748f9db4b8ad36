use std::time::Duration;

use partner_center::sign_in::SignInError;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::authority::{Endpoint, LocalAuthority};
use crate::support::{LONG, begun, called, pages, parameter, port_of, sent};

/// What the browser would bring, with the name of this computer.
async fn way_back(local: &LocalAuthority, address: &str) -> String {
    let (status, location) = local.visited(address).await;
    assert_eq!(status, 302);
    location.unwrap()
}

fn get(target: &str, host: &str) -> Vec<u8> {
    format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n").into_bytes()
}

#[tokio::test]
async fn stray_requests_are_answered_neutrally_and_waited_past() {
    let local = LocalAuthority::new();
    let sign_in = begun(&local).await;
    let port = port_of(&sign_in);
    let ours = format!("localhost:{port}");
    let location = way_back(&local, sign_in.address()).await;
    let target = location.split_once(&ours).unwrap().1.to_owned();
    assert!(target.starts_with("/?"));
    let state = parameter(&location, "state").unwrap();
    let head = String::from_utf8(get(&target, &ours)).unwrap().replace("GET", "HEAD");
    let large = format!("GET / HTTP/1.1\r\nHost: {ours}\r\nCookie: {}", "x".repeat(80_000));
    let visitors = async {
        for (bytes, status) in [
            (get("/favicon.ico", &ours), "404"),
            (get("/", &ours), "404"),
            (get(&target.replace(&state, "another"), &ours), "400"),
            (get("/?code=x", &ours), "400"),
            (get(&target, "evil.example"), "421"),
            (get(&target, &format!("127.0.0.1:{port}")), "421"),
            (get(&format!("/other{target}"), &ours), "404"),
            (head.into_bytes(), "405"),
            (b"\x16\x03\x01\x02\x00\x01".to_vec(), "400"),
            (large.into_bytes(), "431"),
        ] {
            let answer = sent("127.0.0.1", port, &bytes).await;
            // What is too large may be cut off before it was sent whole.
            if answer.is_empty() && status == "431" {
                continue;
            }
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
            for secret in ["Zur", "state", "code=", &state] {
                assert!(!answer.contains(secret), "{answer}");
            }
            assert_eq!(
                answer.contains("Nichts &lt;b&gt;&amp; more"),
                status != "405",
                "{answer}"
            );
        }
        assert_eq!(local.asked(Endpoint::Token), 0);
        called(&location).await
    };
    let (signed_in, page) = tokio::join!(sign_in.finish(pages(), LONG), visitors);
    signed_in.unwrap();
    assert!(page.contains("Zurück"));
}

#[tokio::test]
async fn the_page_is_kept_by_nobody_and_tells_nobody() {
    let local = LocalAuthority::new();
    let sign_in = begun(&local).await;
    let location = way_back(&local, sign_in.address()).await;
    let (signed_in, page) = tokio::join!(sign_in.finish(pages(), LONG), called(&location));
    signed_in.unwrap();
    for line in [
        "Cache-Control: no-store",
        "Referrer-Policy: no-referrer",
        "Content-Security-Policy: default-src 'none'",
        "Content-Type: text/html; charset=utf-8",
        "Connection: close",
        "<html lang=\"de\">",
        "<title>Zurück</title>",
        "<p>Zurück &lt;b&gt;&amp; more</p>",
    ] {
        assert!(page.contains(line), "{line} is missing in {page}");
    }
}

#[tokio::test]
async fn the_listener_is_closed_at_once() {
    let local = LocalAuthority::new();
    let sign_in = begun(&local).await;
    let port = port_of(&sign_in);
    let location = way_back(&local, sign_in.address()).await;
    let (signed_in, _) = tokio::join!(sign_in.finish(pages(), LONG), called(&location));
    signed_in.unwrap();
    for host in ["127.0.0.1", "::1"] {
        assert!(TcpStream::connect((host, port)).await.is_err(), "{host}");
    }
    let given_up = begun(&local).await;
    let port = port_of(&given_up);
    drop(given_up);
    assert!(TcpStream::connect(("127.0.0.1", port)).await.is_err());
}

#[tokio::test]
async fn it_is_listened_before_the_address_is_handed_out_and_on_both_addresses() {
    let local = LocalAuthority::new();
    let has_v6 = tokio::net::TcpListener::bind("[::1]:0").await.is_ok();
    let sign_in = begun(&local).await;
    let port = port_of(&sign_in);
    let location = way_back(&local, sign_in.address()).await;
    // The browser is back before anybody waits.
    let host = if has_v6 { "::1" } else { "127.0.0.1" };
    let mut early = TcpStream::connect((host, port)).await.unwrap();
    let target = &location[location.find("/?").unwrap()..];
    early
        .write_all(&get(target, &format!("localhost:{port}")))
        .await
        .unwrap();
    sign_in.finish(pages(), LONG).await.unwrap();
    let mut page = String::new();
    early.read_to_string(&mut page).await.unwrap();
    assert!(page.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn pieces_and_silent_connections_do_not_matter() {
    let local = LocalAuthority::new();
    let sign_in = begun(&local).await;
    let port = port_of(&sign_in);
    let location = way_back(&local, sign_in.address()).await;
    let target = location[location.find("/?").unwrap()..].to_owned();
    let browser = async {
        // Opened ahead, as browsers do, and never used.
        let _silent = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        let mut stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
        stream.set_nodelay(true).unwrap();
        for piece in get(&target, &format!("localhost:{port}")).chunks(7) {
            stream.write_all(piece).await.unwrap();
            tokio::task::yield_now().await;
        }
        let mut page = String::new();
        stream.read_to_string(&mut page).await.unwrap();
        page
    };
    let (signed_in, page) = tokio::join!(sign_in.finish(pages(), LONG), browser);
    signed_in.unwrap();
    assert!(page.contains("Zurück"));
}

#[tokio::test]
async fn nobody_in_time_and_somebody_with_another_mark_are_told_apart() {
    let local = LocalAuthority::new();
    let ended = begun(&local).await.finish(pages(), Duration::ZERO).await;
    assert_eq!(ended.unwrap_err(), SignInError::TimedOut);

    let sign_in = begun(&local).await;
    let port = port_of(&sign_in);
    let waiting = tokio::spawn(sign_in.finish(pages(), LONG));
    let answer = called(&format!("http://localhost:{port}/?code=x&state=of-another")).await;
    assert!(answer.starts_with("HTTP/1.1 400 "));
    tokio::time::pause();
    assert_eq!(waiting.await.unwrap().unwrap_err(), SignInError::StateMismatch);
    assert_eq!(local.asked(Endpoint::Token), 0);
}

#[tokio::test]
async fn a_person_who_declines_is_shown_so() {
    for (refusal, error, page) in [
        ("error=access_denied", SignInError::Declined, "Abgelehnt"),
        (
            "error=access_denied&error_description=AADSTS65004%3a+declined",
            SignInError::Declined,
            "Abgelehnt",
        ),
        (
            "error=access_denied&error_description=AADSTS53003%3a+blocked",
            SignInError::Blocked { code: Some(53003) },
            "Verweigert",
        ),
        (
            "error=access_denied&error_description=AADSTS65001%3a+consent",
            SignInError::ConsentMissing,
            "Verweigert",
        ),
    ] {
        let local = LocalAuthority::new();
        let sign_in = begun(&local).await;
        let port = port_of(&sign_in);
        let state = parameter(sign_in.address(), "state").unwrap();
        let back = format!("http://localhost:{port}/?{refusal}&state={state}");
        let (refused, shown) = tokio::join!(sign_in.finish(pages(), LONG), called(&back));
        assert_eq!(refused.unwrap_err(), error);
        assert!(shown.contains(page), "{shown}");
    }
}
