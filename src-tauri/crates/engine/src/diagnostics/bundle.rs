use std::io::{self, Cursor, Write};
use std::path::Path;

use data_folder::DataFolder;
use words::Words;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::archive::folder_rules::refuse_in_data_folder;
use crate::diagnostics::facts::Facts;
use crate::diagnostics::log_lines::log_lines;
use crate::task::atomic_file::{self, Rights};
use crate::view::SavedDiagnostics;
use crate::{Code, Engine, Error};

/// The name that is proposed for the file.
pub const DIAGNOSTICS_FILE: &str = "packdesk-diagnostics.zip";

impl Engine {
    /// Writes a file to send to somebody who helps: versions, states, counts, sizes, and what was written to the log. No
    /// name, number, address, amount, token or path is in it.
    ///
    /// # Errors
    /// The store's error, [`Code::PathInDataFolder`], or what keeps the file from being written.
    pub async fn save_diagnostics(&self, path: &Path, words: &Words) -> Result<SavedDiagnostics, Error> {
        write(self.facts().await?, &DataFolder::at(&self.parts().folder), path, words)
    }
}

/// As [`Engine::save_diagnostics`], for data that cannot be opened, and why.
///
/// # Errors
/// What keeps the file from being written.
pub fn save_diagnostics_of_closed_data(
    folder: &Path,
    reason: Code,
    path: &Path,
    words: &Words,
) -> Result<SavedDiagnostics, Error> {
    let mut facts = Facts::of_program();
    facts.add_failure(reason);
    write(facts, &DataFolder::at(folder), path, words)
}

fn write(mut facts: Facts, folder: &DataFolder, path: &Path, words: &Words) -> Result<SavedDiagnostics, Error> {
    refuse_in_data_folder(folder, path)?;
    facts.add_files(folder);
    let packed = packed(&[("diagnostics.txt", facts.text()), ("log.txt", log_lines(folder))])
        .map_err(|error| Error::new(Code::Internal).because(error))?;
    atomic_file::write(path, &packed, true, Rights::OwnerAlone)
        .map_err(|error| atomic_file::not_written(&error, path))?;
    Ok(SavedDiagnostics {
        path: path.display().to_string(),
        note: words.text("diagnostics-saved"),
    })
}

fn packed(files: &[(&str, String)]) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in files {
        zip.start_file(*name, options).map_err(io::Error::other)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}
