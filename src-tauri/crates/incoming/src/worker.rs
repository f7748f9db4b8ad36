use std::fs::File;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Instant;

use crate::budget::Budget;
use crate::limits::Limits;
use crate::reading::{Item, read};
use crate::refusal::{Reason, RefusalCode};
use crate::source::Source;

/// A file that waits to be read.
pub struct Job {
    pub source: Source,
    pub from: From,
    pub found: SyncSender<Item>,
    pub is_begun: Arc<AtomicBool>,
}

/// Where the bytes of a file come from.
pub enum From {
    Bytes(Vec<u8>),
    File(PathBuf),
    /// There are none: why.
    Nowhere(Reason),
}

/// Parsers go as deep as their input, up to their own limits.
const STACK_BYTES: usize = 64 << 20;

/// Starts somebody who reads one file after the other.
pub fn start(
    jobs: &Arc<Mutex<Receiver<Job>>>,
    limits: &Limits,
    cancelled: &Arc<AtomicBool>,
) -> std::io::Result<JoinHandle<()>> {
    let jobs = Arc::clone(jobs);
    let limits = limits.clone();
    let cancelled = Arc::clone(cancelled);
    Builder::new()
        .name("incoming".to_owned())
        .stack_size(STACK_BYTES)
        .spawn(move || {
            loop {
                let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(job) = job else { return };
                if cancelled.load(Ordering::Relaxed) {
                    return;
                }
                job.is_begun.store(true, Ordering::Release);
                work(job, &limits, &cancelled);
            }
        })
}

/// Reads one file. This is the one place at which a panic of a library ends.
fn work(job: Job, limits: &Limits, cancelled: &Arc<AtomicBool>) {
    let Job {
        source, from, found, ..
    } = job;
    let mut budget = Budget::new(limits, Arc::clone(cancelled));
    let mut sink = |item: Item, budget: &mut Budget| {
        let before = Instant::now();
        let sent = found.send(item);
        budget.waited(before.elapsed());
        sent.map_err(|_| Reason::from(RefusalCode::TookTooLong))
    };
    let outcome = catch_unwind(AssertUnwindSafe(|| match bytes(from, limits) {
        Ok(bytes) => {
            read(bytes, &source, &mut budget, &mut sink);
            Ok(())
        }
        Err(reason) => Err(reason),
    }));
    let reason = match outcome {
        Ok(Ok(())) => return,
        Ok(Err(reason)) => reason,
        Err(_) => RefusalCode::Damaged.into(),
    };
    // Whoever does not listen any more needs no reason.
    let _ = found.send(Item::Refusal(reason.at(source)));
}

fn bytes(from: From, limits: &Limits) -> Result<Vec<u8>, Reason> {
    match from {
        From::Bytes(bytes) => Ok(bytes),
        From::File(path) => read_file(&path, limits.file_bytes),
        From::Nowhere(reason) => Err(reason),
    }
}

fn read_file(path: &Path, most: u64) -> Result<Vec<u8>, Reason> {
    let cannot = |error: std::io::Error| Reason::new(RefusalCode::CannotBeOpened, error.kind().to_string());
    let about = std::fs::metadata(path).map_err(cannot)?;
    if !about.is_file() {
        return Err(RefusalCode::CannotBeOpened.into());
    }
    if about.len() > most {
        return Err(Reason::new(RefusalCode::TooLarge, about.len().to_string()));
    }
    let mut bytes = Vec::new();
    // It may grow meanwhile.
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(cannot)?;
    Ok(bytes)
}
