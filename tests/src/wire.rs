use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// Asks a server on this computer and returns the JSON document it answers with. Blocking and free of any runtime, so
/// that it also works while a failed test is being torn down.
pub(crate) fn ask(port: u16, method: &str, path: &str, body: &str, patience: Duration) -> io::Result<Value> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, patience)?;
    stream.set_read_timeout(Some(patience))?;
    stream.set_write_timeout(Some(patience))?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    document(&answer)
}

fn document(answer: &[u8]) -> io::Result<Value> {
    let end = answer
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, "the answer has no body"))?;
    serde_json::from_slice(&answer[end + 4..]).map_err(io::Error::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::thread;

    #[test]
    fn the_document_after_the_head_is_read() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut head = [0; 14];
            stream.read_exact(&mut head).unwrap();
            stream
                .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"value\":{\"ready\":true}}")
                .unwrap();
            // Reading to the end keeps the answer from being lost to a reset.
            stream.shutdown(std::net::Shutdown::Write).unwrap();
            stream.read_to_end(&mut Vec::new()).unwrap();
            head
        });
        let answer = ask(port, "GET", "/status", "", Duration::from_secs(10)).unwrap();
        assert_eq!(answer["value"]["ready"], true);
        assert_eq!(&server.join().unwrap(), b"GET /status HT");
    }

    #[test]
    fn an_answer_without_a_body_is_an_error() {
        assert!(document(b"HTTP/1.1 200 OK\r\n").is_err());
        assert!(document(b"HTTP/1.1 200 OK\r\n\r\n<html>").is_err());
    }
}
