use partner_center::network::NetworkTrouble;
use partner_center::{LARGEST_ANSWER, Transport, TransportError};

use crate::support::{Says, asked, get_at_most, network, ok, says, served};

#[tokio::test]
async fn an_answer_comes_as_it_was_sent() {
    let answer = asked(says(
        "HTTP/1.1 402 Odd\r\nContent-Encoding: gzip\r\nX-Own: a\r\nContent-Length: 4\r\n\r\n\x1f\x08ab",
    ))
    .await
    .unwrap();
    assert_eq!(answer.status(), 402);
    assert_eq!(answer.headers()["content-encoding"], "gzip");
    assert_eq!(answer.headers()["x-own"], "a");
    assert_eq!(answer.body().as_ref(), b"\x1f\x08ab");
}

#[tokio::test]
async fn an_answer_that_never_ends_is_read_no_further() {
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let endless = Says {
        first: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec(),
        endlessly: chunk.into_bytes(),
    };
    let error = asked(endless).await.unwrap_err();
    assert_eq!(
        error,
        TransportError::BeyondLimits(format!("an answer of more than {LARGEST_ANSWER} bytes"))
    );
    // Announced, it is not read at all.
    let announced = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", LARGEST_ANSWER + 1);
    assert!(matches!(
        asked(says(&announced)).await,
        Err(TransportError::BeyondLimits(_))
    ));
}

#[tokio::test]
async fn a_request_may_set_a_smaller_or_a_larger_limit() {
    let (address, _) = served(ok("0123456789")).await;
    let reach = network().to([address.clone()]);
    assert!(reach.send(get_at_most(address.as_str(), 10)).await.is_ok());
    let error = reach.send(get_at_most(address.as_str(), 9)).await.unwrap_err();
    assert_eq!(
        error,
        TransportError::BeyondLimits("an answer of more than 9 bytes".to_owned())
    );

    let (address, _) = served(ok(&"x".repeat(LARGEST_ANSWER + 1))).await;
    let reach = network().to([address.clone()]);
    let answer = reach
        .send(get_at_most(address.as_str(), LARGEST_ANSWER + 1))
        .await
        .unwrap();
    assert_eq!(answer.body().len(), LARGEST_ANSWER + 1);
}

#[tokio::test]
async fn an_answer_that_is_cut_is_none() {
    for cut in [
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n012",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n012",
        "220 mail.example ESMTP\r\n",
    ] {
        let error = asked(says(cut)).await.unwrap_err();
        assert_eq!(error, NetworkTrouble::Cut.into(), "{cut}");
        assert!(matches!(&error, TransportError::NoAnswer(_)));
        assert!(!error.to_string().contains("secret") && !error.to_string().contains("127.0.0.1"));
    }
}
