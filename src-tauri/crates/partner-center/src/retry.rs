use std::time::Duration;

use async_trait::async_trait;

/// Waits between two tries, so that tests need not.
#[async_trait]
pub trait Sleeper: Send + Sync {
    /// Returns when the time is over.
    async fn sleep(&self, time: Duration);
}

/// Waits on the runtime's timer.
#[derive(Debug, Clone, Copy, Default)]
pub struct TimerSleeper;

#[async_trait]
impl Sleeper for TimerSleeper {
    async fn sleep(&self, time: Duration) {
        tokio::time::sleep(time).await;
    }
}
