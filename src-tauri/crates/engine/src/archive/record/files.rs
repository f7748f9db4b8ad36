//! The files of an invoice that was issued elsewhere: its own, and what the service names beside it.

use std::path::Path;

use domain::{DocumentKind, Invoice, InvoiceKind};
use store::{FurtherDocument, InvoiceOriginal};
use words::Words;

use crate::archive::documents::{Kept, KeptOriginal, original_name};
use crate::archive::folder_rules::refuse_in_data_folder;
use crate::connections::ending::reason_of;
use crate::task::atomic_file::{self, Rights};
use crate::task::destination::folder_of;
use crate::view::{FileState, InvoiceFileView, InvoiceKey, SavedFile};
use crate::words::labels::size;
use crate::{Code, DocumentLanguage, Engine, Error};

/// What an invoice's own file is called by among its files.
pub const OWN_FILE: &str = "original";

impl Engine {
    /// Every file of an invoice: its own where it is there or owed, and those that a service names beside it.
    ///
    /// # Errors
    /// As [`Engine::invoice_record`].
    pub async fn invoice_files(&self, key: &InvoiceKey, words: &Words) -> Result<Vec<InvoiceFileView>, Error> {
        let kept = self.kept(key).await?;
        self.file_views(&kept, words).await
    }

    /// A sensible name for a file that is named beside an invoice.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`], or [`Code::UnknownChoice`] where the invoice has no such file.
    pub async fn further_file_name(&self, key: &InvoiceKey, document: &str) -> Result<String, Error> {
        let kept = self.kept(key).await?;
        self.found_further(&kept, document).await?;
        let stem = self.file_stem(&kept.invoice, DocumentLanguage::English);
        Ok(further_name(&stem, document))
    }

    /// Writes a file that is named beside an invoice: whole under its final name, or not at all. What is no regular file is
    /// written into.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`], [`Code::UnknownChoice`] where the invoice has no such file, [`Code::DocumentNotFetched`],
    /// [`Code::OriginalChanged`], or what keeps the file from being written.
    pub async fn save_further_document(
        &self,
        key: &InvoiceKey,
        document: &str,
        path: &Path,
    ) -> Result<SavedFile, Error> {
        refuse_in_data_folder(&self.data_folder(), path)?;
        self.write_further(key, document, path, Rights::Usual).await
    }

    /// As [`Engine::save_further_document`], for its owner alone from the first byte on.
    ///
    /// # Errors
    /// As [`Engine::save_further_document`].
    pub async fn save_private_further_document(
        &self,
        key: &InvoiceKey,
        document: &str,
        path: &Path,
    ) -> Result<SavedFile, Error> {
        self.write_further(key, document, path, Rights::OwnerAlone).await
    }

    async fn write_further(
        &self,
        key: &InvoiceKey,
        document: &str,
        path: &Path,
        rights: Rights,
    ) -> Result<SavedFile, Error> {
        let (saved, content) = self.further_document(key, document, path).await?;
        let _writing = self.begin_writing(folder_of(path));
        atomic_file::write(path, &content, true, rights).map_err(|error| atomic_file::not_written(&error, path))?;
        Ok(saved)
    }

    /// A file that is named beside an invoice, for whoever writes it to a stream that is called `path`, and what is told of it.
    ///
    /// # Errors
    /// As [`Engine::save_further_document`].
    pub async fn further_document(
        &self,
        key: &InvoiceKey,
        document: &str,
        path: &Path,
    ) -> Result<(SavedFile, Vec<u8>), Error> {
        let kept = self.kept(key).await?;
        let number = &kept.invoice.number;
        let found = self.found_further(&kept, document).await?;
        let file = found
            .file
            .ok_or_else(|| Error::new(Code::DocumentNotFetched).with("number", number.as_str()))?;
        let file = KeptOriginal::of(file);
        if !file.intact {
            return Err(Error::new(Code::OriginalChanged).with("number", number.as_str()));
        }
        let saved = SavedFile {
            number: number.to_string(),
            document: found.key,
            kind: found.kind,
            path: path.display().to_string(),
            bytes: bytes(&file.facts),
            sha256: file.facts.sha256,
        };
        Ok((saved, file.content))
    }

    async fn found_further(&self, kept: &Kept, document: &str) -> Result<FurtherDocument, Error> {
        let number = &kept.invoice.number;
        let mut found = self.store().further_documents(&kept.account, number).await?;
        let Some(at) = found.iter().position(|further| further.key == document) else {
            let keys = found.iter().map(|further| further.key.as_str());
            let choices: Vec<&str> = std::iter::once(OWN_FILE).chain(keys).collect();
            return Err(Error::new(Code::UnknownChoice)
                .with("text", document)
                .with("choices", choices.join(", ")));
        };
        Ok(found.swap_remove(at))
    }

    /// Every file of an invoice that is there or that a service names.
    pub(super) async fn file_views(&self, kept: &Kept, words: &Words) -> Result<Vec<InvoiceFileView>, Error> {
        let number = &kept.invoice.number;
        let stem = self.file_stem(&kept.invoice, DocumentLanguage::English);
        let owed = self.store().problem_of_owed(&kept.account, number).await?;
        let mut views = Vec::new();
        if kept.original.is_some() || owed.is_some() {
            let own = Named {
                key: OWN_FILE,
                kind: kind_of(&kept.invoice),
                name: None,
                problem: owed.flatten(),
                file_name: original_name(&stem),
            };
            views.push(own.view(words, kept.original.as_ref()));
        }
        for further in self.store().further_documents(&kept.account, number).await? {
            let FurtherDocument {
                key,
                kind,
                name,
                problem,
                file,
            } = further;
            let named = Named {
                key: &key,
                kind,
                name,
                problem,
                file_name: further_name(&stem, &key),
            };
            views.push(named.view(words, file.map(KeptOriginal::of).as_ref()));
        }
        Ok(views)
    }
}

/// What is known of a file beside its content.
struct Named<'a> {
    key: &'a str,
    kind: DocumentKind,
    name: Option<String>,
    problem: Option<String>,
    file_name: String,
}

impl Named<'_> {
    fn view(self, words: &Words, file: Option<&KeptOriginal>) -> InvoiceFileView {
        let state = match file {
            Some(file) if file.intact => FileState::Stored,
            Some(_) => FileState::Changed,
            None => FileState::NotStored,
        };
        let facts = file.map(|file| &file.facts);
        let reason = self.problem.filter(|_| facts.is_none());
        InvoiceFileView {
            key: self.key.to_owned(),
            kind: self.kind,
            kind_label: words.text(&format!("document-kind-{}", self.kind.id())),
            name: self.name.unwrap_or_default(),
            state,
            state_label: words.text(&format!("invoice-file-{}", state.id())),
            reason: reason.map(|reason| words.text(reason_of(&reason))).unwrap_or_default(),
            file_name: self.file_name,
            bytes: facts.map(bytes).unwrap_or_default(),
            size_label: facts.map(|facts| size(words, facts.size)).unwrap_or_default(),
            sha256: facts.map(|facts| facts.sha256.clone()).unwrap_or_default(),
            stored: facts.map(|facts| facts.stored_at.to_rfc3339()).unwrap_or_default(),
            stored_label: facts
                .map(|facts| words.date(facts.stored_at.date_naive()))
                .unwrap_or_default(),
        }
    }
}

/// The name of a file beside an invoice's own, from the stem of the invoice's files.
pub(crate) fn further_name(stem: &str, key: &str) -> String {
    format!("{stem} ({key}).pdf")
}

fn bytes(facts: &InvoiceOriginal) -> u32 {
    u32::try_from(facts.size).unwrap_or(u32::MAX)
}

const fn kind_of(invoice: &Invoice) -> DocumentKind {
    match invoice.kind {
        InvoiceKind::Invoice => DocumentKind::Invoice,
        InvoiceKind::CreditNote => DocumentKind::CreditNote,
        InvoiceKind::VoidNote => DocumentKind::VoidNote,
        InvoiceKind::Other => DocumentKind::Other,
    }
}
