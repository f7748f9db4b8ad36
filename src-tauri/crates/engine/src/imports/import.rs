use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Duration;

use domain::{AccountName, DateTime, Phrase, Utc};
use incoming::{Content, DocumentKind, Event, Input, Limits, Proposal, Refusal, RefusalCode, Source, import};
use store::{ImportedFile, ProposedFile, StoredProposal};
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;
use words::Words;

use super::read::{ReadInvoice, is_exact};
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{ImportReport, ImportedItem, WorkProgress};
use crate::{Code, Engine, Error};

/// So many findings wait to be stored.
const WAITING: usize = 32;
/// So many invoices are stored at a time.
const AT_A_TIME: usize = 500;
/// No more of their documents is in memory at a time, in bytes.
const BYTES_AT_A_TIME: usize = 64 * 1024 * 1024;
/// Who reads slower than is stored has what was read stored after this long.
const PATIENCE: Duration = Duration::from_millis(500);

/// An import into one account, as it goes on.
struct Importing<'a> {
    engine: &'a Engine,
    account: &'a AccountName,
    now: DateTime<Utc>,
    words: &'a Words,
    report: ImportReport,
    /// Exact invoices that are not stored yet, each with its document.
    waiting: Vec<ImportedFile>,
    /// Proposals that are not stored yet.
    proposed: Vec<ProposedFile>,
    /// The size of their documents, in bytes.
    waiting_bytes: usize,
    /// The numbers of the invoices that wait.
    numbers: HashSet<String>,
    /// The SHA-256 of the documents whose proposals wait, in hexadecimal digits.
    documents: HashSet<String>,
}

/// What was archived or proposed before, of what was found.
struct Known {
    numbers: HashSet<String>,
    documents: HashSet<String>,
}

impl Engine {
    /// Reads invoices from files and folders into the current account. What says exactly what it is, a row of a table or an
    /// electronic invoice, goes into the archive; everything else is proposed. What cannot be read is listed with its reason,
    /// and keeps nothing else from being taken.
    ///
    /// # Errors
    /// [`Code::AccountIsSample`], or the store's error; what was taken before stays.
    pub async fn import_invoices(
        &self,
        files: Vec<PathBuf>,
        on_progress: impl Fn(WorkProgress) + Send + Sync,
        cancel: &CancellationToken,
        words: &Words,
    ) -> Result<ImportReport, Error> {
        if self.center().capabilities().sample {
            return Err(Error::new(Code::AccountIsSample).with("account", self.account().as_str()));
        }
        let _records = self.store().share_records(ORDER_LOCK_WAIT).await?;
        let now = self.clock().now();
        let (sender, mut events) = mpsc::channel(WAITING);
        let stop = cancel.clone();
        let reading = tokio::task::spawn_blocking(move || {
            let inputs = files.into_iter().map(Input::Path);
            import(inputs, &Limits::default(), &mut |event| {
                if stop.is_cancelled() || sender.blocking_send(event).is_err() {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            })
        });
        let mut importing = Importing {
            engine: self,
            account: self.account(),
            now,
            words,
            report: ImportReport {
                import: self.store().begin_import(self.account(), now).await?,
                ..ImportReport::default()
            },
            waiting: Vec::new(),
            proposed: Vec::new(),
            waiting_bytes: 0,
            numbers: HashSet::new(),
            documents: HashSet::new(),
        };
        let mut arrived = Vec::with_capacity(WAITING);
        loop {
            let count = match timeout(PATIENCE, events.recv_many(&mut arrived, WAITING)).await {
                Ok(count) => count,
                Err(_) => {
                    importing.store().await?;
                    events.recv_many(&mut arrived, WAITING).await
                }
            };
            if count == 0 {
                break;
            }
            importing.take(&mut arrived, &on_progress).await?;
        }
        importing.store().await?;
        let summary = reading
            .await
            .map_err(|error| Error::new(Code::Internal).because(error))?;
        self.follow_invoices().await?;
        let mut report = importing.report;
        report.cancelled = summary.cancelled;
        report.label = words.say(
            &Phrase::new("import-report")
                .with("imported", i64::from(report.imported))
                .with("proposed", i64::from(report.proposed))
                .with("duplicates", i64::from(report.duplicates))
                .with("refused", i64::try_from(report.refused.len()).unwrap_or(i64::MAX)),
        );
        Ok(report)
    }
}

impl Importing<'_> {
    /// Takes what arrived in, in its order.
    async fn take(&mut self, arrived: &mut Vec<Event>, on_progress: &impl Fn(WorkProgress)) -> Result<(), Error> {
        let known = self.known_of(arrived).await?;
        for event in arrived.drain(..) {
            match event {
                Event::Proposal(proposal) => self.found(*proposal, &known)?,
                Event::Refusal(refusal) => self.refused(&refusal),
                Event::IgnoredColumns { source, names } => self.ignored(&source, &names),
                Event::FileRead { read, of } => on_progress(progress(self.words, read, of)),
            }
        }
        if self.waiting.len() + self.proposed.len() >= AT_A_TIME || self.waiting_bytes >= BYTES_AT_A_TIME {
            self.store().await?;
        }
        Ok(())
    }

    async fn known_of(&self, arrived: &[Event]) -> Result<Known, Error> {
        let (mut numbers, mut documents) = (Vec::new(), Vec::new());
        for event in arrived {
            let Event::Proposal(proposal) = event else { continue };
            numbers.extend(ReadInvoice::number_of(&proposal.fields));
            if is_document(proposal) {
                documents.push(proposal.sha256.clone());
            }
        }
        let store = self.engine.store();
        Ok(Known {
            numbers: match numbers.is_empty() {
                true => HashSet::new(),
                false => store.known_numbers(self.account, &numbers).await?,
            },
            documents: match documents.is_empty() {
                true => HashSet::new(),
                false => store.known_documents(self.account, &documents).await?,
            },
        })
    }

    fn found(&mut self, proposal: Proposal, known: &Known) -> Result<(), Error> {
        let read = ReadInvoice::of(&proposal.fields);
        if let Some(code) = self.known_by(&proposal, &read, known) {
            self.repeat(&proposal.source, code);
            return Ok(());
        }
        let document = match &proposal.content {
            Content::Document {
                kind: DocumentKind::Pdf,
                bytes,
            } => Some((name_of(&proposal.source), bytes.to_vec())),
            Content::Document { .. } | Content::Row(_) => None,
        };
        match (is_exact(&proposal), document) {
            (true, document) => match read.needed() {
                Ok(needed) => {
                    let invoice = read.record(needed, &proposal.source.to_string(), self.now);
                    self.waiting_bytes += document.as_ref().map_or(0, |(_, content)| content.len());
                    self.numbers.extend(read.number);
                    self.waiting.push(ImportedFile { invoice, document });
                    self.report.imported += 1;
                }
                Err(missing) => self.refuse(&proposal.source, RefusalCode::MissingValue, &missing.join(", ")),
            },
            (false, Some((_, content))) => {
                let proposal = StoredProposal {
                    sha256: proposal.sha256.clone(),
                    source: proposal.source.to_string(),
                    document: serde_json::to_string(&read)
                        .map_err(|error| Error::new(Code::Internal).because(error))?,
                    found: self.now,
                };
                self.waiting_bytes += content.len();
                self.documents.insert(proposal.sha256.clone());
                self.proposed.push(ProposedFile { proposal, content });
                self.report.proposed += 1;
            }
            (false, None) => self.refuse(&proposal.source, RefusalCode::MissingValue, ""),
        }
        Ok(())
    }

    /// By what it is known that something was there before, where it was.
    fn known_by(&self, proposal: &Proposal, read: &ReadInvoice, known: &Known) -> Option<RefusalCode> {
        let is_in = |texts: [&HashSet<String>; 2], text: &String| texts.iter().any(|texts| texts.contains(text));
        if is_document(proposal) && is_in([&self.documents, &known.documents], &proposal.sha256) {
            return Some(RefusalCode::DuplicateContent);
        }
        let is_there = |number| is_in([&self.numbers, &known.numbers], number);
        read.number
            .as_ref()
            .filter(|number| is_there(number))
            .map(|_| RefusalCode::DuplicateNumber)
    }

    /// Stores what waits. What somebody else brought meanwhile was there before.
    async fn store(&mut self) -> Result<(), Error> {
        let (store, import) = (self.engine.store(), self.report.import);
        let waiting = std::mem::take(&mut self.waiting);
        let proposed = std::mem::take(&mut self.proposed);
        self.waiting_bytes = 0;
        self.numbers.clear();
        self.documents.clear();
        if !waiting.is_empty() {
            let taken = store.put_imported(self.account, import, &waiting, self.now).await?;
            let there = count(&waiting).saturating_sub(taken);
            self.report.imported -= there;
            self.report.duplicates += there;
        }
        if !proposed.is_empty() {
            let taken = store.put_proposals(self.account, import, &proposed).await?;
            let there = count(&proposed).saturating_sub(taken);
            self.report.proposed -= there;
            self.report.duplicates += there;
        }
        Ok(())
    }

    fn ignored(&mut self, source: &Source, names: &[String]) {
        let phrase = Phrase::new("import-ignored")
            .with("file", source.to_string())
            .with("columns", self.words.list(names));
        self.report.ignored.push(self.words.say(&phrase));
    }

    fn refused(&mut self, refusal: &Refusal) {
        match refusal.code {
            code @ (RefusalCode::DuplicateContent | RefusalCode::DuplicateNumber) => self.repeat(&refusal.source, code),
            code => self.refuse(&refusal.source, code, &refusal.detail),
        }
    }

    fn repeat(&mut self, source: &Source, code: RefusalCode) {
        self.report.duplicates += 1;
        let item = self.item(source, code, "");
        self.report.repeated.push(item);
    }

    fn refuse(&mut self, source: &Source, code: RefusalCode, detail: &str) {
        let item = self.item(source, code, detail);
        self.report.refused.push(item);
    }

    fn item(&self, source: &Source, code: RefusalCode, detail: &str) -> ImportedItem {
        let words = self.words;
        let reason = words.text(&format!("import-refused-{}", code.id()));
        let is_named = matches!(code, RefusalCode::MissingColumns | RefusalCode::MissingValue) && !detail.is_empty();
        ImportedItem {
            file: source.path.join(" › "),
            row: source.row.and_then(|row| u32::try_from(row).ok()),
            code: code.id().to_owned(),
            reason: if is_named {
                let reason = reason.trim_end_matches(['.', '。']);
                words.say(
                    &Phrase::new("import-refused-names")
                        .with("reason", reason)
                        .with("names", detail),
                )
            } else {
                reason
            },
        }
    }
}

fn is_document(proposal: &Proposal) -> bool {
    matches!(proposal.content, Content::Document { .. })
}

fn progress(words: &Words, read: usize, of: usize) -> WorkProgress {
    let [done, total] = [read, of].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
    let label = Phrase::new("import-progress")
        .with("done", i64::from(done))
        .with("total", i64::from(total));
    WorkProgress {
        done,
        total,
        current: String::new(),
        label: words.say(&label),
    }
}

fn count<T>(files: &[T]) -> u32 {
    u32::try_from(files.len()).unwrap_or(u32::MAX)
}

/// What a document is called: the last name of the way to it.
fn name_of(source: &Source) -> String {
    let last = source.path.last().map(String::as_str).unwrap_or_default();
    let last = last.rsplit(['/', '\\']).next().unwrap_or_default();
    last.to_owned()
}
