use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use domain::{NaiveDate, Phrase};
use tempfile::NamedTempFile;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::mpsc::{Receiver, UnboundedSender};

use super::csv::CsvFile;
use super::exported::{Exported, OneFile};
use super::json::JsonFile;
use super::make::{ExportContext, Made};
use super::plan::{FileName, Placing, one_file};
use super::report::{Event, item, remark};
use super::table::RowFormatter;
use super::xlsx::XlsxFile;
use super::zip::ZipFile;
use crate::Error;
use crate::task::atomic_file::{self, Rights};
use crate::task::progress::Steps;
use crate::view::{ExportFormat, ExportRemark, ExportReport, WorkProgress};
use crate::words::labels::count;

/// So much is written to find out whether there is room.
const PROBE: usize = 64 * 1024;

/// An invoice that a worker is done with. The permit lets the reader go on once it is collected.
pub(super) struct Done {
    pub position: usize,
    pub number: String,
    pub made: Made,
    pub permit: OwnedSemaphorePermit,
}

/// A file of all invoices with its name; no file any more once something went wrong with it.
struct Collecting {
    name: FileName,
    file: Option<Box<dyn OneFile>>,
    missing: usize,
}

/// Puts together what the workers made, in the order of the list.
pub(super) struct Collector {
    context: Arc<ExportContext>,
    total: u32,
    files: Vec<Collecting>,
    report: ExportReport,
    progress: UnboundedSender<WorkProgress>,
    steps: Steps,
}

impl Collector {
    pub fn new(
        context: Arc<ExportContext>,
        report: ExportReport,
        total: u32,
        progress: UnboundedSender<WorkProgress>,
    ) -> Self {
        let mut collector = Self {
            context,
            total,
            files: Vec::new(),
            report,
            progress,
            steps: Steps::default(),
        };
        for format in ExportFormat::ALL {
            if collector.context.choices.has(format) {
                collector.begin(format);
            }
        }
        collector
    }

    fn begin(&mut self, format: ExportFormat) {
        let begin: fn(NamedTempFile, RowFormatter, NaiveDate) -> io::Result<Box<dyn OneFile>> = match format {
            ExportFormat::Zip => |file, _, _| Ok(Box::new(ZipFile::begin(file))),
            ExportFormat::Csv => |file, formatter, _| Ok(Box::new(CsvFile::begin(file, formatter)?)),
            ExportFormat::Xlsx => |file, formatter, today| Ok(Box::new(XlsxFile::begin(file, formatter, today)?)),
            ExportFormat::Json => |file, _, _| Ok(Box::new(JsonFile::begin(file)?)),
            // Files of single invoices.
            ExportFormat::Pdf | ExportFormat::Xml => return,
        };
        let name = one_file(&self.context.title, self.context.today, format);
        if let Some(taken) = self.context.would_skip(&name) {
            self.happened(self.context.skipped("", &taken));
            return;
        }
        let formatter = RowFormatter::new(self.context.choices.language);
        let context = &self.context;
        let begun = guarded(&context.folder, || {
            begin(atomic_file::begin(&context.folder)?, formatter, context.today)
        });
        match begun {
            Ok(file) => self.files.push(Collecting {
                name,
                file: Some(file),
                missing: 0,
            }),
            Err(error) => self.broken(&name.whole(), &error),
        }
    }

    /// Takes what the workers made until there is no more.
    pub fn run(mut self, mut done: Receiver<Done>) -> ExportReport {
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        while let Some(made) = done.blocking_recv() {
            waiting.insert(made.position, made);
            while let Some(made) = waiting.remove(&next) {
                next += 1;
                self.collect(made, u32::try_from(next).unwrap_or(u32::MAX));
            }
        }
        for made in waiting.into_values() {
            next += 1;
            self.collect(made, u32::try_from(next).unwrap_or(u32::MAX));
        }
        self.report.cancelled = u32::try_from(next).unwrap_or(u32::MAX) < self.total;
        for file in std::mem::take(&mut self.files) {
            self.finish(file);
        }
        // The names are on the disk too, where the system can say so.
        let _ = File::open(&self.context.folder).and_then(|folder| folder.sync_all());
        self.report
    }

    fn collect(&mut self, done: Done, position: u32) {
        for event in done.made.events {
            self.happened(event);
        }
        self.add(done.made.exported.as_ref());
        if self.steps.is_due(position, self.total) {
            let label = Phrase::new("export-progress")
                .with("done", position)
                .with("total", self.total);
            self.tell(position, done.number, &label);
        }
        drop(done.permit);
    }

    fn add(&mut self, exported: Option<&Exported>) {
        let mut broken = Vec::new();
        for collecting in &mut self.files {
            let Some(exported) = exported else {
                collecting.missing += 1;
                continue;
            };
            if let Some(file) = &mut collecting.file
                && let Err(error) = guarded(&self.context.folder, || file.add(exported))
            {
                collecting.file = None;
                broken.push((collecting.name.whole(), error));
            }
        }
        for (name, error) in broken {
            self.broken(&name, &error);
        }
    }

    fn finish(&mut self, collecting: Collecting) {
        let Some(file) = collecting.file else { return };
        let name = collecting.name.whole();
        if self.report.cancelled {
            let reason = self.context.words.text("export-reason-cancelled");
            self.happened(Event::Skipped(remark("", &name, ExportRemark::Cancelled, reason)));
            return;
        }
        self.tell(
            self.total,
            name.clone(),
            &Phrase::new("export-finishing").with("file", name.clone()),
        );
        let (name, replace) = match self.context.place(&collecting.name) {
            Placing::Write { name, replace } => (name, replace),
            Placing::Skip(name) => {
                self.happened(self.context.skipped("", &name));
                return;
            }
        };
        let path = self.context.folder.join(&name);
        let written = guarded(&self.context.folder, || file.finish())
            .and_then(|file| atomic_file::finish(file, &path, replace, Rights::Usual));
        if let Err(error) = written {
            self.broken(&name, &error);
            return;
        }
        if collecting.missing > 0 {
            let reason = Phrase::new("export-reason-incomplete").with("count", count(collecting.missing));
            let reason = self.context.words.say(&reason);
            self.happened(Event::Warning(remark("", &name, ExportRemark::Incomplete, reason)));
        }
        self.happened(Event::Written(name));
    }

    fn broken(&mut self, name: &str, error: &io::Error) {
        let error: Error = atomic_file::not_written(error, &self.context.folder.join(name));
        self.context.notice(&error);
        self.happened(Event::Failed(item("", name, &error, self.context.words)));
    }

    fn happened(&mut self, event: Event) {
        match event {
            Event::Written(name) => {
                self.report.written += 1;
                self.report.files.push(name);
            }
            Event::Document(document) => self.report.documents.push(document),
            Event::Skipped(item) => self.report.skipped.push(item),
            Event::Failed(item) => self.report.failed.push(item),
            Event::Warning(item) => self.report.warnings.push(item),
        }
    }

    fn tell(&self, done: u32, current: String, label: &Phrase) {
        let _ = self.progress.send(WorkProgress {
            done,
            total: self.total,
            current,
            label: self.context.words.say(label),
        });
    }
}

/// Writes, where the writer may panic instead of telling what the disk said, as that of workbooks does. The disk is then
/// asked itself.
fn guarded<T>(folder: &Path, write: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| {
        let mut probe = atomic_file::begin(folder)?;
        probe.write_all(&[0; PROBE])?;
        probe.as_file().sync_all()?;
        Err(io::Error::other("the writer of the file gave up"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writer_that_panics_ends_as_an_error_that_the_disk_explains() {
        let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
        let kind = |folder: &Path| guarded::<()>(folder, || panic!("gave up")).map_err(|error| error.kind());
        assert_eq!(kind(folder.path()), Err(io::ErrorKind::Other));
        assert_eq!(kind(&folder.path().join("gone")), Err(io::ErrorKind::NotFound));
        assert!(guarded(folder.path(), || Ok(1)).is_ok_and(|written| written == 1));
        let left = std::fs::read_dir(folder.path()).map(Iterator::count);
        assert_eq!(left.ok(), Some(0));
    }
}
