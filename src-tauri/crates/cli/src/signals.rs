//! What ends a long piece of work from outside.

use engine::CancellationToken;

/// How a program ends that a second Ctrl+C interrupts.
const INTERRUPTED: i32 = 130;

/// Ends the work at the first request to end, with whole files only: Ctrl+C, a closed terminal, a system that goes down. A
/// second one ends the program at once.
pub(crate) fn cancelled_by_signal() -> CancellationToken {
    let cancel = CancellationToken::default();
    let asked = cancel.clone();
    match Requests::new() {
        Ok(mut requests) => {
            tokio::spawn(async move {
                requests.next().await;
                asked.cancel();
                requests.next().await;
                std::process::exit(INTERRUPTED);
            });
        }
        Err(error) => log::warn!("signals cannot be waited for: {error}"),
    }
    cancel
}

#[cfg(unix)]
struct Requests(Vec<tokio::signal::unix::Signal>);

#[cfg(unix)]
impl Requests {
    /// Waits for signals from now on, without those that whoever started the program wants ignored, as `nohup` does.
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};

        let ignored = ignored();
        [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()]
            .into_iter()
            .filter(|kind| ignored >> (kind.as_raw_value() - 1) & 1 == 0)
            .map(signal)
            .collect::<Result<_, _>>()
            .map(Self)
    }

    async fn next(&mut self) {
        std::future::poll_fn(|context| {
            let arrived = self.0.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
            if arrived {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
        .await;
    }
}

/// The ignored signals, one bit each, where the system tells them.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
        .unwrap_or(0)
}

#[cfg(not(unix))]
struct Requests;

#[cfg(not(unix))]
impl Requests {
    #[expect(
        clippy::unnecessary_wraps,
        reason = "where there are signals, waiting for them can fail"
    )]
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}
