use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use engine::view::{InvoiceKey, OpenedPdf};
use engine::{Code, Engine, Error};
use tempfile::TempDir;
use words::Words;

/// Invoices that were handed to the system's viewer: readable files in a folder that only this user may enter, gone when
/// the window closes.
#[derive(Default)]
pub(crate) struct ViewerFiles {
    folder: Mutex<Option<TempDir>>,
}

impl ViewerFiles {
    /// Writes an invoice to that folder and opens it with the system's viewer.
    pub async fn open(
        &self,
        engine: &Engine,
        key: &InvoiceKey,
        document: Option<&str>,
        words: &Words,
    ) -> Result<OpenedPdf, Error> {
        let path = self.folder()?.join(engine.invoice_file_name(key, document).await?);
        let saved = engine.save_invoice(key, document, &path, words).await?;
        tauri_plugin_opener::open_path(&path, None::<&str>)
            .map_err(|error| Error::new(Code::CannotOpenFile).with("path", saved.path).because(error))?;
        Ok(OpenedPdf {
            number: saved.number,
            note: words.text("invoice-opened"),
        })
    }

    /// Removes every file that was handed out.
    pub fn remove(&self) {
        drop(self.folder.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    fn folder(&self) -> Result<PathBuf, Error> {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        let made = match folder.take() {
            Some(made) => made,
            None => TempDir::with_prefix("packdesk-").map_err(|error| {
                Error::new(Code::CannotWriteFile)
                    .with("path", std::env::temp_dir().display().to_string())
                    .because(error)
            })?,
        };
        let path = made.path().to_owned();
        *folder = Some(made);
        Ok(path)
    }
}
