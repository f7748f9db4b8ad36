use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use domain::{AccountName, Catalogue, Invoice, NaiveDate, Phrase};
use invoice_pdf::{Document, Options, Source};
use store::{FurtherDocument, StoredInvoice};
use tokio_util::sync::CancellationToken;
use words::Words;

use super::choices::Choices;
use super::exported::{Exported, ExportedFile};
use super::plan::{FileName, Placing, Taken, Task, copy_file, electronic_file, further_file, original_file, place};
use super::report::{Event, item, remark};
use crate::archive::document_warnings::{document_warnings, gap_labels};
use crate::archive::documents::{Kept, KeptOriginal};
use crate::archive::record::files::OWN_FILE;
use crate::task::atomic_file::{self, Rights};
use crate::view::{ExistingFile, ExportFormat, ExportRemark, ExportedDocument, WarningId};
use crate::{Code, Error};

/// What every worker needs.
pub(super) struct ExportContext {
    pub folder: PathBuf,
    pub choices: Choices,
    pub sources: HashMap<AccountName, Source>,
    pub catalogue: Arc<Catalogue>,
    pub taken: Mutex<Taken>,
    pub title: String,
    pub today: NaiveDate,
    pub words: &'static Words,
    pub cancel: CancellationToken,
    /// The folder is not there any more: nothing else is tried.
    pub is_gone: AtomicBool,
}

/// An invoice as it was read.
pub(super) struct Read {
    pub stored: Result<StoredInvoice, Error>,
    pub original: Option<Result<KeptOriginal, Error>>,
    /// What is stored of the files that are named beside it.
    pub further: Result<Vec<FurtherDocument>, Error>,
}

/// A document that is to be written.
struct DocumentFile {
    name: FileName,
    bytes: Vec<u8>,
    /// What it is called by among the files of its invoice, and its hash; nothing of a copy, which the program makes.
    issued: Option<(String, String)>,
}

/// What became of an invoice.
#[derive(Default)]
pub(super) struct Made {
    /// For the files of all invoices.
    pub exported: Option<Exported>,
    pub events: Vec<Event>,
}

impl ExportContext {
    /// Makes the files of one invoice.
    pub fn make(&self, task: &Task, read: Read) -> Made {
        let mut made = Made::default();
        let number = task.number.as_str();
        let (invoice, intact, record, bookkeeping) = match read.stored {
            Ok(StoredInvoice {
                invoice: Ok(invoice),
                intact,
                sha256,
                bookkeeping,
                ..
            }) => (invoice, intact, sha256, bookkeeping),
            Ok(StoredInvoice {
                invoice: Err(reason), ..
            }) => {
                let error = Error::new(Code::InvoiceUnreadable)
                    .with("number", number)
                    .because(reason);
                return self.failed(made, task, "", &error);
            }
            Err(error) => return self.failed(made, task, "", &error),
        };
        if !intact {
            let reason = self.words.text("invoice-warning-changed");
            made.events
                .push(Event::Warning(remark(number, "", ExportRemark::Changed, reason)));
        }
        let mut kept = Kept {
            account: task.account.clone(),
            invoice,
            intact,
            record,
            bookkeeping,
            original: None,
        };
        let mut documents = Vec::new();
        if self.choices.has_documents() {
            match read.original {
                Some(Ok(original)) if original.intact => kept.original = Some(original),
                Some(Ok(_)) => {
                    let error = Error::new(Code::OriginalChanged).with("number", number);
                    made = self.failed(made, task, &original_file(task).whole(), &error);
                }
                Some(Err(error)) => made = self.failed(made, task, &original_file(task).whole(), &error),
                None => {}
            }
            self.document(task, &mut kept, &mut documents, &mut made);
            match read.further {
                Ok(further) => self.further(task, further, &mut documents, &mut made),
                Err(error) => made = self.failed(made, task, "", &error),
            }
        }
        if self.choices.has(ExportFormat::Xml) {
            self.electronic(task, &kept.invoice, &mut made);
        }
        let is_collected = self.choices.formats.iter().any(|format| format.is_one_file());
        made.exported = is_collected.then(|| Exported {
            account: kept.account,
            offer_names: self
                .catalogue
                .offer(&kept.invoice.offer)
                .map(|offer| offer.name.clone()),
            invoice: kept.invoice,
            bookkeeping: kept.bookkeeping,
            files: ExportedFile::of(task),
            documents,
        });
        made
    }

    /// The copy, and the issuer's own PDF beside it.
    fn document(&self, task: &Task, kept: &mut Kept, documents: &mut Vec<(String, Vec<u8>)>, made: &mut Made) {
        let source = self.sources.get(&kept.account).copied().unwrap_or_default();
        let options = kept.options(source);
        let mut files = Vec::new();
        match self.copy(kept, &options) {
            Ok(None) => {}
            Ok(Some(document)) => {
                let warnings = document_warnings(self.words, &document);
                let unprintable = warnings
                    .into_iter()
                    .filter(|warning| warning.id == WarningId::Unprintable);
                let file = copy_file(task);
                made.events.extend(unprintable.map(|warning| {
                    let number = task.number.as_str();
                    Event::Warning(remark(
                        number,
                        &file.whole(),
                        ExportRemark::Unprintable,
                        warning.message,
                    ))
                }));
                files.push(DocumentFile {
                    name: file,
                    bytes: document.bytes,
                    issued: None,
                });
            }
            Err(error) => made.events.push(Event::Failed(item(
                task.number.as_str(),
                &copy_file(task).whole(),
                &error,
                self.words,
            ))),
        }
        if let Some(original) = kept.original.take() {
            files.push(DocumentFile {
                name: original_file(task),
                bytes: original.content,
                issued: Some((OWN_FILE.to_owned(), original.facts.sha256)),
            });
        }
        for file in files {
            self.add_document(task, file, documents, made);
        }
    }

    /// The files that are named beside an invoice, as they were fetched.
    fn further(
        &self,
        task: &Task,
        further: Vec<FurtherDocument>,
        documents: &mut Vec<(String, Vec<u8>)>,
        made: &mut Made,
    ) {
        let number = task.number.as_str();
        for found in further {
            let name = further_file(task, &found.key);
            let Some(file) = found.file.map(KeptOriginal::of) else {
                let reason = self.words.text("export-reason-not_stored");
                let skipped = remark(number, &name.whole(), ExportRemark::NotStored, reason);
                made.events.push(Event::Skipped(skipped));
                continue;
            };
            if !file.intact {
                let error = Error::new(Code::OriginalChanged).with("number", number);
                made.events
                    .push(Event::Failed(item(number, &name.whole(), &error, self.words)));
                continue;
            }
            let file = DocumentFile {
                name,
                bytes: file.content,
                issued: Some((found.key, file.facts.sha256)),
            };
            self.add_document(task, file, documents, made);
        }
    }

    fn add_document(&self, task: &Task, file: DocumentFile, documents: &mut Vec<(String, Vec<u8>)>, made: &mut Made) {
        let is_in_zip = self.choices.has(ExportFormat::Zip);
        let mut told_as = is_in_zip.then(|| file.name.whole());
        if self.choices.has(ExportFormat::Pdf) {
            let event = self.write(task, &file.name, &file.bytes);
            if let Event::Written(name) = &event {
                told_as = Some(name.clone());
            }
            made.events.push(event);
        }
        if let (Some((document, sha256)), Some(told_as)) = (file.issued, told_as) {
            made.events.push(Event::Document(ExportedDocument {
                number: task.number.to_string(),
                document,
                file: told_as,
                bytes: u32::try_from(file.bytes.len()).unwrap_or(u32::MAX),
                sha256,
            }));
        }
        if is_in_zip {
            documents.push((file.name.whole(), file.bytes));
        }
    }

    /// The copy; none of an invoice that was issued elsewhere, whose document is the issuer's own.
    fn copy(&self, kept: &Kept, options: &Options) -> Result<Option<Document>, Error> {
        match (&kept.invoice.received, &kept.original) {
            (None, _) => self.render(&kept.invoice, options).map(Some),
            (Some(_), Some(_)) => Ok(None),
            (Some(_), None) => Err(Error::new(Code::DocumentNotFetched).with("number", kept.invoice.number.as_str())),
        }
    }

    fn render(&self, invoice: &Invoice, options: &Options) -> Result<Document, Error> {
        invoice_pdf::render(invoice, self.choices.language, options)
            .map_err(|error| Error::new(Code::CannotMakeDocument).because(error))
    }

    fn electronic(&self, task: &Task, invoice: &Invoice, made: &mut Made) {
        let source = self.sources.get(&task.account).copied().unwrap_or_default();
        let file = electronic_file(task);
        if invoice.received.is_some() {
            let reason = self.words.text("export-reason-elsewhere");
            let number = task.number.as_str();
            let skipped = remark(number, &file.whole(), ExportRemark::NoElectronic, reason);
            made.events.push(Event::Skipped(skipped));
            return;
        }
        let event = match invoice_pdf::electronic_invoice(invoice, self.choices.language, source) {
            Ok(xml) => self.write(task, &file, xml.as_bytes()),
            Err(gaps) => {
                let details = self.words.list(&gap_labels(self.words, &gaps));
                let reason = Phrase::new("export-reason-no_electronic").with("details", details);
                let reason = self.words.say(&reason);
                Event::Skipped(remark(
                    task.number.as_str(),
                    &file.whole(),
                    ExportRemark::NoElectronic,
                    reason,
                ))
            }
        };
        made.events.push(event);
    }

    fn write(&self, task: &Task, file: &FileName, bytes: &[u8]) -> Event {
        let number = task.number.as_str();
        if self.is_gone.load(Ordering::Relaxed) {
            return Event::Failed(item(number, &file.whole(), &self.gone(), self.words));
        }
        match self.place(file) {
            Placing::Skip(name) => self.skipped(number, &name),
            Placing::Write { name, replace } => match put(bytes, &self.folder, &name, replace) {
                Ok(()) => Event::Written(name),
                Err(error) if error.code == Code::FileExists => self.skipped(number, &name),
                Err(error) => {
                    self.notice(&error);
                    Event::Failed(item(number, &name, &error, self.words))
                }
            },
        }
    }

    /// Where a file goes.
    pub fn place(&self, file: &FileName) -> Placing {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        place(file, self.choices.existing, &mut taken)
    }

    /// Where a file would go, before it is made; no name is given away.
    pub fn would_skip(&self, file: &FileName) -> Option<String> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let name = file.whole();
        (self.choices.existing == ExistingFile::Skip && taken.has(&name)).then_some(name)
    }

    /// A name was taken, and what is there stays.
    pub fn skipped(&self, number: &str, name: &str) -> Event {
        Event::Skipped(remark(
            number,
            name,
            ExportRemark::Taken,
            self.words.text("export-reason-taken"),
        ))
    }

    /// Remembers that there is no folder to write to any more.
    pub fn notice(&self, error: &Error) {
        if error.code == Code::FolderMissing && !self.folder.is_dir() {
            self.is_gone.store(true, Ordering::Relaxed);
        }
    }

    fn gone(&self) -> Error {
        Error::new(Code::FolderMissing).with("path", self.folder.display().to_string())
    }

    fn failed(&self, mut made: Made, task: &Task, file: &str, error: &Error) -> Made {
        let failed = item(task.number.as_str(), file, error, self.words);
        made.events.push(Event::Failed(failed));
        made
    }
}

/// Writes a file where it is to go.
fn put(bytes: &[u8], folder: &Path, name: &str, replace: bool) -> Result<(), Error> {
    let path = folder.join(name);
    atomic_file::write(&path, bytes, replace, Rights::Usual).map_err(|error| atomic_file::not_written(&error, &path))
}
