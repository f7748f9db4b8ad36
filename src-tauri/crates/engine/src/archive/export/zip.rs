use std::io::{self, Write};

use chrono::Datelike;
use domain::NaiveDate;
use tempfile::NamedTempFile;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::exported::{Exported, OneFile};

/// All PDFs in one file. They are packed already, so they are stored as they are.
pub(super) struct ZipFile(ZipWriter<NamedTempFile>);

impl ZipFile {
    pub fn begin(file: NamedTempFile) -> Self {
        Self(ZipWriter::new(file))
    }

    fn push(&mut self, name: &str, day: NaiveDate, bytes: &[u8]) -> io::Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(modified(day))
            .unix_permissions(0o644);
        self.0.start_file(name, options).map_err(map_error)?;
        self.0.write_all(bytes)
    }
}

/// The day of an invoice, so that the same invoices give the same file.
fn modified(day: NaiveDate) -> DateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    u16::try_from(day.year())
        .ok()
        .and_then(|year| DateTime::from_date_and_time(year, part(day.month()), part(day.day()), 0, 0, 0).ok())
        .unwrap_or_default()
}

impl OneFile for ZipFile {
    fn add(&mut self, exported: &Exported) -> io::Result<()> {
        let day = exported.invoice.issued;
        for (name, bytes) in &exported.documents {
            self.push(name, day, bytes)?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<NamedTempFile> {
        self.0.finish().map_err(map_error)
    }
}

fn map_error(error: ZipError) -> io::Error {
    match error {
        ZipError::Io(error) => error,
        error => io::Error::other(error),
    }
}
