use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use zeroize::Zeroizing;

use super::answer::{Head, Redirected, Verdict};
use super::{Listeners, RedirectPages};
use crate::sign_in::SignInError;

/// The largest head of a request, in bytes. Every page that was ever served from this computer has its cookies in it.
const LARGEST_HEAD: usize = 64 * 1024;
/// The longest wait for a head. Browsers open connections that they never use.
const LONGEST_HEAD: Duration = Duration::from_secs(10);
/// The longest wait until a page is taken.
const LONGEST_PAGE: Duration = Duration::from_secs(5);
/// So many connections are looked at beside each other.
const MOST_CONNECTIONS: usize = 32;
/// The wait after a connection that could not be accepted.
const AFTER_FAILURE: Duration = Duration::from_millis(50);

/// What one sign-in waits for.
pub(in crate::sign_in) struct Waiting {
    pub(in crate::sign_in) listeners: Listeners,
    pub(in crate::sign_in) state: Zeroizing<String>,
    pub(in crate::sign_in) pages: RedirectPages,
}

impl Waiting {
    /// Waits for the browser at most so long, and listens no more when it is back.
    pub(in crate::sign_in) async fn within(self, limit: Duration) -> Result<Redirected, SignInError> {
        let Self {
            listeners,
            state,
            pages,
        } = self;
        let expected = Arc::new(Expected {
            port: listeners.port(),
            state,
            pages,
        });
        let mut came_with_wrong_state = false;
        let waiting = wait(&listeners, &expected, &mut came_with_wrong_state);
        match timeout(limit, waiting).await {
            Ok(redirected) => Ok(redirected),
            Err(_) if came_with_wrong_state => Err(SignInError::StateMismatch),
            Err(_) => Err(SignInError::TimedOut),
        }
    }
}

struct Expected {
    port: u16,
    state: Zeroizing<String>,
    pages: RedirectPages,
}

async fn wait(listeners: &Listeners, expected: &Arc<Expected>, came_with_wrong_state: &mut bool) -> Redirected {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listeners.accept(), if connections.len() < MOST_CONNECTIONS => match accepted {
                Ok(stream) => {
                    connections.spawn(served(stream, Arc::clone(expected)));
                }
                Err(_) => sleep(AFTER_FAILURE).await,
            },
            Some(served) = connections.join_next() => match served {
                Ok(Some(Verdict::Ours(redirected))) => return redirected,
                Ok(Some(Verdict::WrongState)) => *came_with_wrong_state = true,
                _ => {}
            },
        }
    }
}

/// Answers one connection, and tells what it was; `None` for one that brought no request.
async fn served(mut stream: TcpStream, expected: Arc<Expected>) -> Option<Verdict> {
    let head = timeout(LONGEST_HEAD, head_of(&mut stream)).await.ok()?;
    let (verdict, with_body) = match head {
        Some(Ok(head)) => (head.judged(expected.port, &expected.state), !head.is_head),
        Some(Err(status)) => (Verdict::Stray(status), true),
        None => return None,
    };
    let answer = expected.pages.answer_to(&verdict, with_body);
    // Whether the page arrives matters to the person only.
    let _ = timeout(LONGEST_PAGE, async {
        stream.write_all(&answer).await?;
        stream.shutdown().await
    })
    .await;
    Some(verdict)
}

/// The head that a connection brings, in whatever pieces.
async fn head_of(stream: &mut TcpStream) -> Option<Result<Head, StatusCode>> {
    let mut bytes = Zeroizing::new(Vec::new());
    let mut piece = Zeroizing::new([0; 4096]);
    loop {
        let length = stream.read(&mut *piece).await.ok().filter(|length| *length > 0)?;
        bytes.extend_from_slice(&piece[..length]);
        match Head::read(&bytes) {
            Ok(Some(head)) => return Some(Ok(head)),
            Ok(None) if bytes.len() >= LARGEST_HEAD => {
                return Some(Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE));
            }
            Ok(None) => {}
            Err(_) => return Some(Err(StatusCode::BAD_REQUEST)),
        }
    }
}
