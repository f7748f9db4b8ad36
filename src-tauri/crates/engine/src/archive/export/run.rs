use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};

use domain::Phrase;
use store::{FurtherDocument, StoredInvoice};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use words::Words;

use super::choices::Choices;
use super::collect::{Collector, Done};
use super::make::{ExportContext, Made, Read};
use super::plan::{READ_AT_A_TIME, Taken, Task, Wanted};
use super::report::{Event, item};
use crate::archive::documents::KeptOriginal;
use crate::view::{ExportItem, ExportReason, ExportReport, WorkProgress};
use crate::words::labels::count;
use crate::{Code, Engine, Error};

/// So many workers for each core: while one waits for the disk to say that a file is safe, another one makes the next.
const WORKERS: usize = 4;
/// So many invoices for each worker are under way: enough that none waits, few enough that memory stays flat.
const AHEAD: usize = 2;

/// An invoice for the next worker that is free.
struct Job {
    position: usize,
    task: Task,
    read: Read,
    permit: OwnedSemaphorePermit,
}

impl Engine {
    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of one record, each from another place"
    )]
    pub(super) async fn context(
        &self,
        tasks: &[Task],
        choices: Choices,
        folder: PathBuf,
        taken: Taken,
        title: String,
        words: &'static Words,
        cancel: &CancellationToken,
    ) -> Result<ExportContext, Error> {
        let mut sources = HashMap::new();
        for task in tasks {
            if !sources.contains_key(&task.account) {
                sources.insert(task.account.clone(), self.source(&task.account).await?);
            }
        }
        Ok(ExportContext {
            folder,
            choices,
            sources,
            catalogue: Arc::clone(&self.parts().catalogue),
            taken: Mutex::new(taken),
            title,
            today: self.clock().today(),
            words,
            cancel: cancel.clone(),
            is_gone: AtomicBool::new(false),
        })
    }

    /// Makes everything that is wanted, on every core.
    pub(super) async fn run(
        &self,
        context: ExportContext,
        wanted: Wanted,
        on_progress: impl Fn(WorkProgress) + Send,
    ) -> Result<ExportReport, Error> {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let workers = (cores * WORKERS).min(wanted.tasks.len());
        let ahead = workers.max(1) * AHEAD;
        let words = context.words;
        let report = begun(&context, &wanted);
        let context = Arc::new(context);
        let total = u32::try_from(wanted.tasks.len()).unwrap_or(u32::MAX);
        let (jobs, queue) = mpsc::channel(ahead);
        let (done, collected) = mpsc::channel(ahead);
        let (steps, mut progress) = mpsc::unbounded_channel();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..workers {
            let (context, queue, done) = (Arc::clone(&context), Arc::clone(&queue), done.clone());
            tokio::task::spawn_blocking(move || work(&context, &queue, &done));
        }
        // Only the workers hold ends of these now: when they are gone, so is what they made.
        drop((done, queue));
        let collector = {
            let context = Arc::clone(&context);
            tokio::task::spawn_blocking(move || Collector::new(context, report, total, steps).run(collected))
        };
        let tell = async {
            while let Some(step) = progress.recv().await {
                on_progress(step);
            }
        };
        tokio::join!(self.read_all(&context, wanted.tasks, jobs, ahead), tell);
        let report = collector
            .await
            .map_err(|error| Error::new(Code::Internal).because(error))?;
        Ok(ended(report, words))
    }

    /// Reads one invoice after the other and hands it to the workers, until all are read or it is cancelled.
    async fn read_all(&self, context: &ExportContext, tasks: Vec<Task>, jobs: Sender<Job>, ahead: usize) {
        let permits = Arc::new(Semaphore::new(ahead));
        let mut position = 0;
        for part in tasks.chunks(READ_AT_A_TIME) {
            let Some(first) = part.first() else { continue };
            // The accounts of a list of several may take turns.
            let same = part.iter().all(|task| task.account == first.account);
            let mut read = if same {
                self.read_part(part).await
            } else {
                HashMap::new()
            };
            for task in part {
                let Ok(permit) = Arc::clone(&permits).acquire_owned().await else {
                    return;
                };
                if context.cancel.is_cancelled() {
                    return;
                }
                let stored = match read.remove(task.number.as_str()) {
                    Some(stored) => Ok(stored),
                    None => self.read_one(task).await,
                };
                let original = self.read_original(context, task).await;
                let further = self.read_further(context, task).await;
                let job = Job {
                    position,
                    task: task.clone(),
                    read: Read {
                        stored,
                        original,
                        further,
                    },
                    permit,
                };
                position += 1;
                if jobs.send(job).await.is_err() {
                    return;
                }
            }
        }
    }

    /// What can be read at once; what is missing in it is read by itself, so that one bad record hides no other.
    async fn read_part(&self, part: &[Task]) -> HashMap<String, StoredInvoice> {
        let Some(first) = part.first() else {
            return HashMap::new();
        };
        let numbers: Vec<_> = part.iter().map(|task| task.number.clone()).collect();
        let read = self.store().invoices_by_number(&first.account, &numbers).await;
        read.unwrap_or_default()
            .into_iter()
            .map(|stored| (stored.number.to_string(), stored))
            .collect()
    }

    async fn read_one(&self, task: &Task) -> Result<StoredInvoice, Error> {
        self.store()
            .invoices_by_number(&task.account, std::slice::from_ref(&task.number))
            .await?
            .pop()
            .ok_or_else(|| Error::new(Code::InvoiceNotFound).with("number", task.number.as_str()))
    }

    async fn read_original(&self, context: &ExportContext, task: &Task) -> Option<Result<KeptOriginal, Error>> {
        if task.original.is_none() || !context.choices.has_documents() {
            return None;
        }
        match self.store().invoice_original(&task.account, &task.number).await {
            Ok(original) => Some(Ok(KeptOriginal::of(original?))),
            Err(error) => Some(Err(error.into())),
        }
    }

    async fn read_further(&self, context: &ExportContext, task: &Task) -> Result<Vec<FurtherDocument>, Error> {
        if task.further.is_empty() || !context.choices.has_documents() {
            return Ok(Vec::new());
        }
        Ok(self.store().further_documents(&task.account, &task.number).await?)
    }
}

/// Takes invoices until there are no more, and makes their files.
fn work(context: &ExportContext, queue: &Mutex<Receiver<Job>>, done: &Sender<Done>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).blocking_recv();
        let Some(job) = next else { return };
        if context.cancel.is_cancelled() {
            return;
        }
        let task = &job.task;
        let made = catch_unwind(AssertUnwindSafe(|| context.make(task, job.read)));
        let made = made.unwrap_or_else(|_| Made {
            exported: None,
            events: vec![Event::Failed(item(
                task.number.as_str(),
                "",
                &Error::new(Code::Internal),
                context.words,
            ))],
        });
        let made = Done {
            position: job.position,
            number: job.task.number.to_string(),
            made,
            permit: job.permit,
        };
        if done.blocking_send(made).is_err() {
            return;
        }
    }
}

/// A report before anything is written.
fn begun(context: &ExportContext, wanted: &Wanted) -> ExportReport {
    let unknown = |number: &domain::InvoiceNumber| {
        let reason = context.words.text("export-reason-not_archived");
        ExportItem {
            number: number.to_string(),
            file: String::new(),
            code: ExportReason::Error(Code::InvoiceNotFound),
            reason,
        }
    };
    ExportReport {
        folder: context.folder.display().to_string(),
        invoices: u32::try_from(wanted.tasks.len() + wanted.unknown.len()).unwrap_or(u32::MAX),
        written: 0,
        files: Vec::new(),
        documents: Vec::new(),
        skipped: Vec::new(),
        failed: wanted.unknown.iter().map(unknown).collect(),
        warnings: Vec::new(),
        cancelled: false,
        clean: false,
        summary: String::new(),
    }
}

/// The report with what can be said at the end.
fn ended(mut report: ExportReport, words: &Words) -> ExportReport {
    let said = Phrase::new("export-summary")
        .with("written", report.written)
        .with("skipped", count(report.skipped.len()))
        .with("failed", count(report.failed.len()))
        .with("warnings", count(report.warnings.len()));
    let said = words.say(&said);
    report.summary = if report.cancelled {
        words.say(&Phrase::new("export-summary-cancelled").with("summary", said))
    } else {
        said
    };
    report.clean =
        !report.cancelled && report.failed.is_empty() && report.skipped.is_empty() && report.warnings.is_empty();
    report
}
