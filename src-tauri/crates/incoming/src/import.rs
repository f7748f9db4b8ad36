use std::collections::{HashMap, VecDeque};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, available_parallelism};
use std::time::{Duration, Instant};

use crate::container::walk;
use crate::limits::Limits;
use crate::proposal::Proposal;
use crate::reading::Item;
use crate::refusal::{Reason, Refusal, RefusalCode};
use crate::source::Source;
use crate::worker::{From, Job, start};

/// What is given to an import.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file that is in memory, by the name that it is shown with.
    Bytes {
        /// The name.
        name: String,
        /// The content.
        bytes: Vec<u8>,
    },
    /// A file, or a folder with everything in it. Hidden files and links in it are left out.
    Path(PathBuf),
}

/// What an import tells while it runs, in the order in which the files were given.
#[derive(Debug)]
pub enum Event {
    /// An invoice.
    Proposal(Box<Proposal>),
    /// Something that is none, with the reason.
    Refusal(Refusal),
    /// Columns of a table that are not known and are left out.
    IgnoredColumns {
        /// The table.
        source: Source,
        /// The headings, at most fifty.
        names: Vec<String>,
    },
    /// One more of the files was read to its end.
    FileRead {
        /// How many there are so far.
        read: usize,
        /// How many there will be.
        of: usize,
    },
}

/// How an import ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Files that were read.
    pub files: usize,
    /// Proposals that were told.
    pub proposals: u64,
    /// Refusals that were told.
    pub refusals: u64,
    /// Whether it was ended from outside.
    pub cancelled: bool,
}

/// Files that are read ahead of the one whose findings are told.
const AHEAD: usize = 16;
/// Findings of one file that wait to be told.
const WAITING: usize = 8;
/// What a library may take after the time is over before it is left to itself.
const GRACE: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Reads everything that is given and tells what is found, on the calling thread. Whoever answers with a break ends it:
/// nothing more is told.
///
/// The files are read on several threads, and told in the order in which they were given. What is told does not depend on
/// how fast any of them is.
pub fn import(
    inputs: impl IntoIterator<Item = Input>,
    limits: &Limits,
    on_event: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> Summary {
    let files = files(inputs, limits);
    let of = files.len();
    let mut telling = Telling {
        on_event,
        summary: Summary::default(),
        contents: HashMap::new(),
        numbers: HashMap::new(),
        paths: Vec::new(),
    };
    let cancelled = Arc::new(AtomicBool::new(false));
    let ended = run(files, of, limits, &cancelled, &mut telling);
    cancelled.store(true, Ordering::Relaxed);
    telling.summary.cancelled = ended.is_break();
    telling.summary
}

fn files(inputs: impl IntoIterator<Item = Input>, limits: &Limits) -> VecDeque<(Source, From)> {
    let mut files = VecDeque::new();
    let mut room = limits.files;
    for input in inputs {
        match input {
            Input::Bytes { name, bytes } => files.push_back((Source::file(&name), From::Bytes(bytes))),
            Input::Path(path) if path.is_dir() => {
                for (index, file) in walk(&path, room).into_iter().enumerate() {
                    let from = if index >= room {
                        From::Nowhere(Reason::new(RefusalCode::TooMany, limits.files.to_string()))
                    } else if file.is_readable {
                        From::File(file.path)
                    } else {
                        From::Nowhere(RefusalCode::CannotBeOpened.into())
                    };
                    files.push_back((Source::file(&file.name), from));
                }
                room = limits.files.saturating_sub(files.len());
            }
            Input::Path(path) => {
                let name = path
                    .file_name()
                    .unwrap_or(path.as_os_str())
                    .to_string_lossy()
                    .into_owned();
                files.push_back((Source::file(&name), From::File(path)));
            }
        }
    }
    files
}

/// A file that somebody reads or will read.
struct Running {
    source: Source,
    found: Receiver<Item>,
    is_begun: Arc<AtomicBool>,
}

fn run(
    mut files: VecDeque<(Source, From)>,
    of: usize,
    limits: &Limits,
    cancelled: &Arc<AtomicBool>,
    telling: &mut Telling<'_>,
) -> ControlFlow<()> {
    let (jobs, waiting) = channel();
    let waiting = Arc::new(Mutex::new(waiting));
    let count = limits
        .workers
        .or_else(|| available_parallelism().ok().map(usize::from))
        .unwrap_or(1);
    let mut workers: Vec<JoinHandle<()>> = (0..count.clamp(1, of.max(1)))
        .filter_map(|_| start(&waiting, limits, cancelled).ok())
        .collect();
    let mut running: VecDeque<Running> = VecDeque::new();
    let mut is_left_alone = false;
    loop {
        while running.len() < AHEAD
            && !workers.is_empty()
            && let Some((source, from)) = files.pop_front()
        {
            running.push_back(hand_out(source, from, &jobs));
        }
        let Some(file) = running.pop_front() else { break };
        if take(&file, limits, telling)? {
            // Nobody can end a thread. Another one goes on in its place.
            is_left_alone = true;
            workers.extend(start(&waiting, limits, cancelled));
        }
        telling.summary.files += 1;
        telling.tell(Event::FileRead {
            read: telling.summary.files,
            of,
        })?;
    }
    for (source, _) in files {
        telling.refuse(Reason::new(RefusalCode::CannotBeOpened, "thread").at(source))?;
    }
    drop(jobs);
    for worker in workers.into_iter().filter(|_| !is_left_alone) {
        // Its panics were caught where they arose.
        let _ = worker.join();
    }
    ControlFlow::Continue(())
}

fn hand_out(source: Source, from: From, jobs: &Sender<Job>) -> Running {
    let (found, receiver) = sync_channel(WAITING);
    let is_begun = Arc::new(AtomicBool::new(false));
    let running = Running {
        source: source.clone(),
        found: receiver,
        is_begun: Arc::clone(&is_begun),
    };
    // The other end lives as long as this import.
    let _ = jobs.send(Job {
        source,
        from,
        found,
        is_begun,
    });
    running
}

/// Tells everything of one file. Whether whoever reads it does not answer any more.
fn take(file: &Running, limits: &Limits, telling: &mut Telling<'_>) -> ControlFlow<(), bool> {
    let mut since = Instant::now();
    loop {
        match file.found.recv_timeout(LOOK_AGAIN) {
            Ok(item) => {
                telling.item(item)?;
                since = Instant::now();
            }
            Err(RecvTimeoutError::Disconnected) => return ControlFlow::Continue(false),
            Err(RecvTimeoutError::Timeout) => {
                if !file.is_begun.load(Ordering::Acquire) {
                    since = Instant::now();
                } else if since.elapsed() > limits.time + GRACE {
                    telling.refuse(Reason::from(RefusalCode::TookTooLong).at(file.source.clone()))?;
                    return ControlFlow::Continue(true);
                }
            }
        }
    }
}

/// A place in few bytes: a table has a great many rows.
type Place = (usize, Option<u64>);

struct Telling<'a> {
    on_event: &'a mut dyn FnMut(Event) -> ControlFlow<()>,
    summary: Summary,
    contents: HashMap<[u8; 32], Place>,
    numbers: HashMap<u64, Place>,
    paths: Vec<Vec<String>>,
}

impl Telling<'_> {
    fn tell(&mut self, event: Event) -> ControlFlow<()> {
        match event {
            Event::Proposal(_) => self.summary.proposals += 1,
            Event::Refusal(_) => self.summary.refusals += 1,
            _ => {}
        }
        (self.on_event)(event)
    }

    fn refuse(&mut self, refusal: Refusal) -> ControlFlow<()> {
        self.tell(Event::Refusal(refusal))
    }

    fn item(&mut self, item: Item) -> ControlFlow<()> {
        match item {
            Item::Refusal(refusal) => self.refuse(refusal),
            Item::IgnoredColumns(source, names) => self.tell(Event::IgnoredColumns { source, names }),
            Item::Proposal(proposal, hash) => self.proposal(proposal, hash),
        }
    }

    fn proposal(&mut self, mut proposal: Box<Proposal>, hash: [u8; 32]) -> ControlFlow<()> {
        if let Some(first) = self.contents.get(&hash) {
            let first = self.source(*first).to_string();
            return self.refuse(Reason::new(RefusalCode::DuplicateContent, first).at(proposal.source));
        }
        let place = self.place(&proposal.source);
        self.contents.insert(hash, place);
        if let Some(number) = &proposal.fields.number {
            let key = key(&number.value);
            match self.numbers.get(&key) {
                Some(first) => proposal.same_number_as = Some(self.source(*first)),
                None => {
                    self.numbers.insert(key, place);
                }
            }
        }
        self.tell(Event::Proposal(proposal))
    }

    fn place(&mut self, source: &Source) -> Place {
        if self.paths.last() != Some(&source.path) {
            self.paths.push(source.path.clone());
        }
        (self.paths.len() - 1, source.row)
    }

    fn source(&self, (path, row): Place) -> Source {
        Source {
            path: self.paths[path].clone(),
            row,
        }
    }
}

/// A number in few bytes. That two are alike here is a hint for a person, never a refusal.
fn key(number: &str) -> u64 {
    use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};
    BuildHasherDefault::<DefaultHasher>::default().hash_one(number)
}
