use std::ops::ControlFlow;
use std::path::PathBuf;

use domain::{AccountName, DateTime, InvoiceNumber, Phrase, Utc};
use incoming::{Content, DocumentKind, Event, Input, Limits, Proposal, Refusal, RefusalCode, Source, import};
use store::{ImportedFile, ProposedFile, StoredProposal};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;
use words::Words;

use super::read::{ReadInvoice, is_exact};
use crate::orders::recovery::ORDER_LOCK_WAIT;
use crate::view::{ImportReport, ImportedItem, WorkProgress};
use crate::{Code, Engine, Error};

/// So many findings wait to be stored.
const WAITING: usize = 64;
/// So many invoices are stored at a time.
const AT_A_TIME: usize = 500;
/// No more of their documents is in memory at a time, in bytes.
const BYTES_AT_A_TIME: usize = 64 * 1024 * 1024;

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
        };
        loop {
            let event = match events.try_recv() {
                Ok(event) => event,
                // Whoever reads slower than is stored has everything stored that was read.
                Err(_) => {
                    importing.store().await?;
                    match events.recv().await {
                        Some(event) => event,
                        None => break,
                    }
                }
            };
            match event {
                Event::Proposal(proposal) => importing.found(*proposal).await?,
                Event::Refusal(refusal) => importing.refused(&refusal),
                Event::IgnoredColumns { source, names } => importing.report.ignored.push(
                    words.say(
                        &Phrase::new("import-ignored")
                            .with("file", source.to_string())
                            .with("columns", words.list(&names)),
                    ),
                ),
                Event::FileRead { read, of } => {
                    let [done, total] = [read, of].map(|count| u32::try_from(count).unwrap_or(u32::MAX));
                    let label = Phrase::new("import-progress")
                        .with("done", i64::from(done))
                        .with("total", i64::from(total));
                    on_progress(WorkProgress {
                        done,
                        total,
                        current: String::new(),
                        label: words.say(&label),
                    });
                }
            }
        }
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
    async fn found(&mut self, proposal: Proposal) -> Result<(), Error> {
        let read = ReadInvoice::of(&proposal.fields);
        if let Some(known) = self.known_by(&proposal, &read).await? {
            self.repeat(&proposal.source, known);
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
                self.proposed.push(ProposedFile { proposal, content });
                self.report.proposed += 1;
            }
            (false, None) => self.refuse(&proposal.source, RefusalCode::MissingValue, ""),
        }
        if self.waiting.len() + self.proposed.len() >= AT_A_TIME || self.waiting_bytes >= BYTES_AT_A_TIME {
            self.store().await?;
        }
        Ok(())
    }

    /// By what it is known that something was there before, where it was.
    async fn known_by(&self, proposal: &Proposal, read: &ReadInvoice) -> Result<Option<RefusalCode>, Error> {
        let store = self.engine.store();
        let waits = |file: &ProposedFile| file.proposal.sha256 == proposal.sha256;
        if matches!(proposal.content, Content::Document { .. })
            && (self.proposed.iter().any(waits) || store.has_document(self.account, &proposal.sha256).await?)
        {
            return Ok(Some(RefusalCode::DuplicateContent));
        }
        let Some(number) = &read.number else {
            return Ok(None);
        };
        let waits = |file: &ImportedFile| file.invoice.number.as_str() == number;
        let is_there =
            store.has_invoice(self.account, &InvoiceNumber::new(number)).await? || self.waiting.iter().any(waits);
        Ok(is_there.then_some(RefusalCode::DuplicateNumber))
    }

    /// Stores what waits. What somebody else brought meanwhile was there before.
    async fn store(&mut self) -> Result<(), Error> {
        let (store, import) = (self.engine.store(), self.report.import);
        let waiting = std::mem::take(&mut self.waiting);
        let proposed = std::mem::take(&mut self.proposed);
        self.waiting_bytes = 0;
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

fn count<T>(files: &[T]) -> u32 {
    u32::try_from(files.len()).unwrap_or(u32::MAX)
}

/// What a document is called: the last name of the way to it.
fn name_of(source: &Source) -> String {
    let last = source.path.last().map(String::as_str).unwrap_or_default();
    let last = last.rsplit(['/', '\\']).next().unwrap_or_default();
    last.to_owned()
}
