use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::limits::Limits;
use crate::refusal::{Reason, RefusalCode};

const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// What is left of the limits while one given file is read.
pub struct Budget {
    pub limits: Limits,
    deadline: Instant,
    unpacked: u64,
    entries: usize,
    cancelled: Arc<AtomicBool>,
}

impl Budget {
    pub fn new(limits: &Limits, cancelled: Arc<AtomicBool>) -> Self {
        Self {
            // Longer than a day is as good as never.
            deadline: Instant::now() + limits.time.min(LONGEST),
            limits: limits.clone(),
            unpacked: 0,
            entries: 0,
            cancelled,
        }
    }

    /// Whether there is time left.
    pub fn on_time(&self) -> Result<(), Reason> {
        if self.cancelled.load(Ordering::Relaxed) || Instant::now() > self.deadline {
            return Err(RefusalCode::TookTooLong.into());
        }
        Ok(())
    }

    /// How many bytes may still be unpacked at once.
    pub fn room(&self) -> u64 {
        let left = self.limits.unpacked_bytes.saturating_sub(self.unpacked);
        left.min(self.limits.file_bytes)
    }

    /// How many bytes may still be unpacked in all.
    pub fn room_in_all(&self) -> u64 {
        self.limits.unpacked_bytes.saturating_sub(self.unpacked)
    }

    /// Waiting for whoever takes what was found is no reading.
    pub fn waited(&mut self, time: Duration) {
        self.deadline += time;
    }

    pub fn unpacked(&mut self, bytes: u64) -> Result<(), Reason> {
        self.unpacked = self.unpacked.saturating_add(bytes);
        if self.unpacked > self.limits.unpacked_bytes {
            return Err(RefusalCode::UnpacksTooLarge.into());
        }
        self.on_time()
    }

    pub fn entry(&mut self) -> Result<(), Reason> {
        self.entries += 1;
        if self.entries > self.limits.files {
            return Err(Reason::new(RefusalCode::TooMany, self.limits.files.to_string()));
        }
        self.on_time()
    }
}
