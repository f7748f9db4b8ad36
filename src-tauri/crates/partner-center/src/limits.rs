//! How much of what the connection answers is taken, whoever answers. Beyond it an answer is one that cannot be read: a
//! change that it belongs to may have been carried out.

use std::io::Read;
use std::time::Duration;

use bytes::Bytes;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use http::{Extensions, HeaderMap, Response, header};

/// The largest answer, in bytes, as it is read. The largest that is meant to come is a page of 200 invoices with 200 lines.
pub const LARGEST_ANSWER: usize = 32 * 1024 * 1024;
/// The longest wait for one whole answer.
pub(crate) const LONGEST_ANSWER: Duration = Duration::from_secs(60);
/// The longest reading of all pages of a collection.
pub(crate) const LONGEST_COLLECTION: Duration = Duration::from_secs(10 * 60);
/// All pages of a collection together, in bytes.
pub(crate) const LARGEST_COLLECTION: usize = 512 * 1024 * 1024;
/// No account has this many pages; a service that goes on is counting in circles.
pub(crate) const MOST_PAGES: usize = 10_000;
/// So many lists and objects may stand in one another. Resources have six.
const DEEPEST: usize = 64;
/// A compressed answer that becomes so many times as large is a trap, once it is larger than [`HARMLESS`].
const LARGEST_RATIO: usize = 200;
/// What is not larger than this when it is unpacked, in bytes, may have been packed as well as it will.
const HARMLESS: usize = 1024 * 1024;

/// The largest answer to one request, in bytes, where it is not [`LARGEST_ANSWER`]: an extension of the request, for a
/// document that may be larger or an answer that is never so large.
///
/// ```
/// use bytes::Bytes;
/// use http::Request;
/// use partner_center::AnswerLimit;
///
/// let request = Request::builder()
///     .uri("https://example.org/token")
///     .extension(AnswerLimit(64 * 1024))
///     .body(Bytes::new());
/// assert!(request.is_ok_and(|request| request.extensions().get() == Some(&AnswerLimit(64 * 1024))));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerLimit(pub usize);

impl AnswerLimit {
    /// The limit that holds for a request with these extensions, in bytes.
    pub(crate) fn of(extensions: &Extensions) -> usize {
        extensions.get().map_or(LARGEST_ANSWER, |Self(most)| *most)
    }
}

/// An answer as it is read: unpacked, of at most so many bytes, and within the other limits.
///
/// # Errors
/// Which limit it is beyond.
pub(crate) fn within_limits(answer: Response<Bytes>, most: usize) -> Result<Response<Bytes>, String> {
    let (mut head, packed) = answer.into_parts();
    if packed.len() > most {
        return Err(too_large(most));
    }
    let body = unpacked(&head.headers, packed, most)?;
    head.headers.remove(header::CONTENT_ENCODING);
    if is_deeper(&body, DEEPEST) {
        return Err(format!("more than {DEEPEST} lists and objects in one another"));
    }
    Ok(Response::from_parts(head, body))
}

/// What is said of an answer of more than so many bytes.
pub(crate) fn too_large(most: usize) -> String {
    format!("an answer of more than {most} bytes")
}

fn unpacked(headers: &HeaderMap, packed: Bytes, largest: usize) -> Result<Bytes, String> {
    let Some(encoding) = headers.get(header::CONTENT_ENCODING) else {
        return Ok(packed);
    };
    let encoding = encoding.to_str().unwrap_or("?").trim().to_ascii_lowercase();
    match encoding.as_str() {
        "" | "identity" => Ok(packed),
        "gzip" | "x-gzip" => read_within(MultiGzDecoder::new(&*packed), packed.len(), largest),
        "deflate" => read_within(ZlibDecoder::new(&*packed), packed.len(), largest),
        _ => Err("an answer that is packed in an unknown way".to_owned()),
    }
}

/// Never holds more than is allowed, however much a small answer would become.
fn read_within(packed: impl Read, size: usize, largest: usize) -> Result<Bytes, String> {
    let most = largest.min(size.saturating_mul(LARGEST_RATIO).max(HARMLESS));
    let mut body = Vec::new();
    packed
        .take(most as u64 + 1)
        .read_to_end(&mut body)
        .map_err(|error| format!("an answer that cannot be unpacked: {error}"))?;
    if body.len() > most {
        return Err(if most == largest {
            too_large(largest)
        } else {
            format!("an answer that is packed more than {LARGEST_RATIO} times")
        });
    }
    Ok(body.into())
}

/// Whether more lists and objects stand in one another, as far as brackets outside of texts tell. Whoever reads them calls
/// itself for each, and the stack is not endless.
fn is_deeper(json: &[u8], most: usize) -> bool {
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    for byte in json {
        match (in_text, byte) {
            (true, _) if is_escaped => is_escaped = false,
            (true, b'\\') => is_escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'{' | b'[') => {
                depth += 1;
                if depth > most {
                    return true;
                }
            }
            (false, b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use http::HeaderValue;

    use super::*;

    fn gzipped(bytes: &[u8]) -> Response<Bytes> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(bytes).unwrap_or_else(|error| panic!("{error}"));
        let packed = packed.finish().unwrap_or_else(|error| panic!("{error}"));
        let mut answer = Response::new(Bytes::from(packed));
        answer
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        answer
    }

    #[test]
    fn a_packed_answer_is_unpacked_and_a_trap_is_not() {
        let text = br#"{"items":[{"id":"a"},{"id":"b"}]}"#;
        let answer = within_limits(gzipped(text), LARGEST_ANSWER).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(answer.body().as_ref(), text);
        assert!(answer.headers().get(header::CONTENT_ENCODING).is_none());
        let trap = within_limits(gzipped(&vec![b' '; 16 * 1024 * 1024]), LARGEST_ANSWER);
        assert!(trap.is_err_and(|error| error.contains("200 times")));
        let mut cut = gzipped(text);
        let half = cut.body().len() / 2;
        cut.body_mut().truncate(half);
        assert!(within_limits(cut, LARGEST_ANSWER).is_err());
        let mut unknown = Response::new(Bytes::from_static(b"x"));
        unknown
            .headers_mut()
            .insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        assert!(within_limits(unknown, LARGEST_ANSWER).is_err());
    }

    #[test]
    fn an_answer_is_bounded_in_size_and_in_depth() {
        let sized = |size| within_limits(Response::new(Bytes::from(vec![b' '; size])), LARGEST_ANSWER);
        assert!(sized(LARGEST_ANSWER).is_ok());
        assert!(sized(LARGEST_ANSWER + 1).is_err());
        let deep = |depth: usize| {
            let json = format!("{}1{}", r#"{"a":["#.repeat(depth / 2), "]}".repeat(depth / 2));
            within_limits(Response::new(Bytes::from(json)), LARGEST_ANSWER)
        };
        assert!(deep(DEEPEST).is_ok());
        assert!(deep(DEEPEST + 2).is_err());
        let brackets = format!(r#"{{"text":"{}\"{}"}}"#, "[".repeat(1000), "{".repeat(1000));
        assert!(within_limits(Response::new(Bytes::from(brackets)), LARGEST_ANSWER).is_ok());
    }

    #[test]
    fn a_request_may_set_another_limit() {
        let mut extensions = Extensions::new();
        assert_eq!(AnswerLimit::of(&extensions), LARGEST_ANSWER);
        extensions.insert(AnswerLimit(10));
        assert_eq!(AnswerLimit::of(&extensions), 10);
        let sized = |size, most| within_limits(Response::new(Bytes::from(vec![b' '; size])), most);
        assert!(sized(10, 10).is_ok());
        assert!(sized(11, 10).is_err_and(|error| error.contains("10 bytes")));
        assert!(sized(LARGEST_ANSWER + 1, LARGEST_ANSWER + 1).is_ok());
        let packed = gzipped(&[b' '; 1000]);
        assert!(packed.body().len() < 100);
        assert!(within_limits(packed, 100).is_err_and(|error| error.contains("100 bytes")));
    }
}
