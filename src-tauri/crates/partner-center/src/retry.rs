use std::time::Duration;

use chrono::DateTime;
use http::{HeaderMap, StatusCode, header};

/// A reading request is sent at most this often.
const TRIES: u32 = 3;
/// The wait after the first try; three times as long after each further one.
const FIRST_WAIT: Duration = Duration::from_millis(200);
/// Whoever asks for a longer wait is told so at once instead of keeping a person waiting.
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// How long to wait after the try with this number, counted from 0; `None` when it was the last one worth making.
pub(crate) fn wait_after(attempt: u32, asked: Option<Duration>) -> Option<Duration> {
    if attempt + 1 >= TRIES {
        return None;
    }
    let wait = asked.unwrap_or(FIRST_WAIT * 3_u32.pow(attempt));
    (wait <= LONGEST_WAIT).then_some(wait)
}

/// Whether another try may be answered differently.
pub(crate) fn is_passing(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

/// The wait that `Retry-After` asks for, given in seconds or as a date.
///
/// A date is compared with the answer's own `Date`, so neither this computer's clock nor the other one has to be right.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(until) = DateTime::parse_from_rfc2822(text) {
        let date = headers.get(header::DATE)?.to_str().ok()?;
        let now = DateTime::parse_from_rfc2822(date.trim()).ok()?;
        return Some((until - now).to_std().unwrap_or_default());
    }
    // Some answers carry each header value twice, joined by a comma.
    let first = text.split(',').next().unwrap_or_default().trim();
    first.parse().ok().map(Duration::from_secs)
}
