//! An invoice as a document: the issuer's own PDF where one is kept, or the copy in a language.

use std::path::Path;
use std::sync::Arc;

use domain::{AccountName, Bookkeeping, ConnectionKind, Invoice, InvoiceNumber, InvoicePayment, InvoiceSource};
use invoice_pdf::{Document, DocumentLanguage, ElectronicInvoice, Options, Source, StoredOriginal};
use sha2::{Digest, Sha256};
use store::InvoiceOriginal;
use words::{Words, words as words_of};

use crate::archive::bookkeeping::bookkeeping_view;
use crate::archive::document_cache::DocumentKey;
use crate::archive::document_warnings::{document_warnings, unprintable, warning};
use crate::archive::file_names;
use crate::archive::folder_rules::refuse_in_data_folder;
use crate::task::atomic_file::{self, Rights};
use crate::task::destination::folder_of;
use crate::view::{
    ChoiceView, FactView, InvoiceDocument, InvoiceKey, InvoiceView, InvoiceWarning, OriginalView, SavedPdf, WarningId,
};
use crate::words::labels::{card, fact, size};
use crate::{Code, Engine, Error};

/// An invoice as it is stored, with everything that documents of it need.
pub(crate) struct Kept {
    pub account: AccountName,
    pub invoice: Invoice,
    /// The record is what was stored.
    pub intact: bool,
    /// The SHA-256 of the record.
    pub record: [u8; 32],
    pub bookkeeping: Bookkeeping,
    pub original: Option<KeptOriginal>,
}

/// The issuer's own PDF as it is stored.
pub(crate) struct KeptOriginal {
    pub facts: InvoiceOriginal,
    pub content: Vec<u8>,
    /// It is what was stored, and begins as a PDF does.
    pub intact: bool,
}

impl KeptOriginal {
    pub fn of((facts, content): (InvoiceOriginal, Vec<u8>)) -> Self {
        let intact = hex::encode(Sha256::digest(&content)) == facts.sha256 && content.starts_with(b"%PDF-");
        Self { facts, content, intact }
    }

    fn told_on_the_copy(&self) -> StoredOriginal {
        StoredOriginal {
            file_name: self.facts.file_name.clone(),
            pages: None,
            size: self.facts.size,
            stored: self.facts.stored_at,
            sha256: self.facts.sha256.clone(),
        }
    }
}

impl Kept {
    /// What the copy says beside the invoice.
    pub fn options(&self, source: Source) -> Options {
        let original = self.original.as_ref().filter(|original| original.intact);
        Options {
            source,
            original: original.map(KeptOriginal::told_on_the_copy),
        }
    }
}

/// A document that was made, with what there is to know about it.
struct Made {
    content: Content,
    warnings: Vec<InvoiceWarning>,
}

/// What a document is.
enum Content {
    Original { bytes: Vec<u8>, sha256: String },
    Copy(Arc<Document>),
}

impl Content {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Original { bytes, .. } => bytes,
            Self::Copy(document) => &document.bytes,
        }
    }

    fn sha256(&self) -> String {
        match self {
            Self::Original { sha256, .. } => sha256.clone(),
            Self::Copy(document) => document.sha256.clone(),
        }
    }

    fn unprintable(&self) -> Vec<String> {
        match self {
            Self::Original { .. } => Vec::new(),
            Self::Copy(document) => unprintable(document),
        }
    }

    fn is_electronic(&self) -> bool {
        matches!(self, Self::Copy(document) if document.electronic == ElectronicInvoice::Attached)
    }
}

impl Engine {
    /// What stands beside the preview of an invoice. Without a `document`, what the issuer made is shown where it is kept,
    /// and the copy in the language of the account's documents where not.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`], [`Code::InvoiceUnreadable`], [`Code::NoOriginal`], [`Code::OriginalChanged`],
    /// [`Code::DocumentNotFetched`] for an invoice that was issued elsewhere, or the document cannot be made.
    pub async fn invoice(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        words: &Words,
    ) -> Result<InvoiceView, Error> {
        let kept = self.kept(key).await?;
        let shown = self.shown(&kept, document, words).await?;
        let file_name = self.document_name(&kept, shown);
        let facts = invoice_facts(words, &kept.invoice);
        let original = kept.original.as_ref().map(|original| original_view(words, original));
        let account = kept.account.to_string();
        let documents = document_choices(words, &kept);
        let bookkeeping = bookkeeping_view(words, &kept.bookkeeping);
        let made = self.made(kept, shown, words).await?;
        Ok(InvoiceView {
            number: key.number.clone(),
            account,
            document: shown,
            documents,
            facts,
            bookkeeping,
            sha256: made.content.sha256(),
            unprintable: made.content.unprintable(),
            electronic: made.content.is_electronic(),
            warnings: made.warnings,
            original,
            file_name,
        })
    }

    /// The PDF of an invoice as [`Engine::invoice`] tells of it.
    ///
    /// # Errors
    /// As [`Engine::invoice`].
    pub async fn invoice_pdf(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        words: &Words,
    ) -> Result<Vec<u8>, Error> {
        let kept = self.kept(key).await?;
        let shown = self.shown(&kept, document, words).await?;
        let made = self.made(kept, shown, words).await?;
        Ok(match made.content {
            Content::Original { bytes, .. } => bytes,
            Content::Copy(document) => document.bytes.clone(),
        })
    }

    /// A sensible name for the file of an invoice.
    ///
    /// # Errors
    /// As [`Engine::invoice`].
    pub async fn invoice_file_name(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        words: &Words,
    ) -> Result<String, Error> {
        let kept = self.kept(key).await?;
        let shown = self.shown(&kept, document, words).await?;
        Ok(self.document_name(&kept, shown))
    }

    /// Writes an invoice as PDF to a file: whole under its final name, or not at all. What is no regular file is written
    /// into.
    ///
    /// # Errors
    /// As [`Engine::invoice`]; what keeps the file from being written.
    pub async fn save_invoice(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        path: &Path,
        words: &Words,
    ) -> Result<SavedPdf, Error> {
        self.write_invoice(key, document, path, Rights::Usual, words).await
    }

    /// As [`Engine::save_invoice`], for its owner alone from the first byte on.
    ///
    /// # Errors
    /// As [`Engine::save_invoice`].
    pub async fn save_private_invoice(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        path: &Path,
        words: &Words,
    ) -> Result<SavedPdf, Error> {
        self.write_invoice(key, document, path, Rights::OwnerAlone, words).await
    }

    /// The PDF of an invoice for whoever writes it to a stream that is called `path`, and what is told of it.
    ///
    /// # Errors
    /// As [`Engine::invoice`].
    pub async fn invoice_to_stream(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        path: &Path,
        words: &Words,
    ) -> Result<(SavedPdf, Vec<u8>), Error> {
        let kept = self.kept(key).await?;
        let shown = self.shown(&kept, document, words).await?;
        let made = self.made(kept, shown, words).await?;
        let bytes = made.content.bytes().to_vec();
        Ok((saved(key, shown, path, made), bytes))
    }

    async fn write_invoice(
        &self,
        key: &InvoiceKey,
        document: Option<InvoiceDocument>,
        path: &Path,
        rights: Rights,
        words: &Words,
    ) -> Result<SavedPdf, Error> {
        if rights == Rights::Usual {
            refuse_in_data_folder(&self.data_folder(), path)?;
        }
        let kept = self.kept(key).await?;
        let shown = self.shown(&kept, document, words).await?;
        let made = self.made(kept, shown, words).await?;
        let _writing = self.begin_writing(folder_of(path));
        atomic_file::write(path, made.content.bytes(), true, rights)
            .map_err(|error| atomic_file::not_written(&error, path))?;
        Ok(saved(key, shown, path, made))
    }

    pub(crate) async fn kept(&self, key: &InvoiceKey) -> Result<Kept, Error> {
        let account = self.account_of(key)?;
        let number = InvoiceNumber::new(&key.number);
        let stored = self
            .store()
            .invoices_by_number(&account, std::slice::from_ref(&number))
            .await?
            .pop()
            .ok_or_else(|| Error::new(Code::InvoiceNotFound).with("number", key.number.as_str()))?;
        let invoice = stored.invoice.map_err(|reason| {
            Error::new(Code::InvoiceUnreadable)
                .with("number", key.number.as_str())
                .because(reason)
        })?;
        let original = self.store().invoice_original(&account, &number).await?;
        Ok(Kept {
            account,
            invoice,
            intact: stored.intact,
            record: stored.sha256,
            bookkeeping: stored.bookkeeping,
            original: original.map(KeptOriginal::of),
        })
    }

    async fn shown(
        &self,
        kept: &Kept,
        document: Option<InvoiceDocument>,
        words: &Words,
    ) -> Result<InvoiceDocument, Error> {
        let is_readable = kept.original.as_ref().map(|original| original.intact);
        let number = || kept.invoice.number.as_str();
        match (document, is_readable) {
            (None | Some(InvoiceDocument::Original), Some(true)) => Ok(InvoiceDocument::Original),
            (Some(InvoiceDocument::Original), Some(false)) => {
                Err(Error::new(Code::OriginalChanged).with("number", number()))
            }
            (_, Some(true)) if kept.invoice.received.is_some() => Ok(InvoiceDocument::Original),
            (_, Some(false)) if kept.invoice.received.is_some() => {
                Err(Error::new(Code::OriginalChanged).with("number", number()))
            }
            (_, None) if kept.invoice.received.is_some() => {
                Err(Error::new(Code::DocumentNotFetched).with("number", number()))
            }
            (Some(InvoiceDocument::Original), None) => Err(Error::new(Code::NoOriginal).with("number", number())),
            (None, _) => {
                let language = self.document_language(&kept.account, words.language()).await?;
                Ok(InvoiceDocument::Copy(language))
            }
            (Some(copy @ InvoiceDocument::Copy(_)), _) => Ok(copy),
        }
    }

    fn document_name(&self, kept: &Kept, shown: InvoiceDocument) -> String {
        let language = match shown {
            InvoiceDocument::Original => DocumentLanguage::English,
            InvoiceDocument::Copy(language) => language,
        };
        let stem = self.file_stem(&kept.invoice, language);
        match shown {
            InvoiceDocument::Original => original_name(&stem),
            InvoiceDocument::Copy(_) => format!("{stem}.pdf"),
        }
    }

    /// The name of the files of an invoice, without their ending.
    pub(crate) fn file_stem(&self, invoice: &Invoice, language: DocumentLanguage) -> String {
        let offer = self.short_name(words_of(language.main()), &invoice.offer);
        file_names::stem(invoice.issued, invoice.number.as_str(), &offer)
    }

    /// Makes the document beside the other work: a long invoice must not hold up the window.
    async fn made(&self, kept: Kept, shown: InvoiceDocument, words: &Words) -> Result<Made, Error> {
        let mut warnings = kept_warnings(words, &kept);
        let language = match shown {
            InvoiceDocument::Copy(language) => language,
            InvoiceDocument::Original => {
                let number = kept.invoice.number.as_str();
                let original = kept
                    .original
                    .ok_or_else(|| Error::new(Code::NoOriginal).with("number", number))?;
                let content = Content::Original {
                    sha256: original.facts.sha256,
                    bytes: original.content,
                };
                return Ok(Made { content, warnings });
            }
        };
        let options = kept.options(self.source(&kept.account).await?);
        let key = DocumentKey {
            account: kept.account,
            number: kept.invoice.number.clone(),
            record: kept.record,
            language,
            options: options.clone(),
        };
        let invoice = kept.invoice;
        let set = async {
            tokio::task::spawn_blocking(move || invoice_pdf::render(&invoice, language, &options))
                .await
                .map_err(|error| Error::new(Code::Internal).because(error))?
                .map_err(|error| Error::new(Code::CannotMakeDocument).because(error))
        };
        let document = self.documents().document(key, set).await?;
        warnings.extend(document_warnings(words, &document));
        Ok(Made {
            content: Content::Copy(document),
            warnings,
        })
    }

    /// Where the record of an account came from, for the footer: a sample must never pass for a real invoice.
    pub(crate) async fn source(&self, account: &AccountName) -> Result<Source, Error> {
        let connection = self
            .stored_records_of(account)
            .await?
            .map(|records| records.session.account.connection);
        Ok(match connection {
            Some(ConnectionKind::Sample) => Source::Sample,
            Some(ConnectionKind::ByHand) => Source::ByHand,
            Some(ConnectionKind::SignedIn) | None => Source::PartnerCenter,
        })
    }
}

fn saved(key: &InvoiceKey, shown: InvoiceDocument, path: &Path, made: Made) -> SavedPdf {
    SavedPdf {
        number: key.number.clone(),
        document: shown,
        path: path.display().to_string(),
        bytes: u32::try_from(made.content.bytes().len()).unwrap_or(u32::MAX),
        sha256: made.content.sha256(),
        unprintable: made.content.unprintable(),
        warnings: made.warnings,
    }
}

/// The name of the issuer's own file beside the copy of this name.
pub(crate) fn original_name(stem: &str) -> String {
    format!("{stem} (original).pdf")
}

/// The languages that documents can be made in.
pub(crate) fn language_choices(words: &Words) -> Vec<ChoiceView<DocumentLanguage>> {
    DocumentLanguage::ALL
        .map(|language| choice(language, language_label(words, language)))
        .to_vec()
}

/// Of an invoice that was issued elsewhere no copy is made: its issuer's own PDF is the document.
fn document_choices(words: &Words, kept: &Kept) -> Vec<ChoiceView<InvoiceDocument>> {
    let original = kept.original.is_some().then(|| {
        let id = if is_imported(&kept.invoice) {
            "invoice-document-imported"
        } else {
            "invoice-document-original"
        };
        choice(InvoiceDocument::Original, words.text(id))
    });
    let copies = DocumentLanguage::ALL
        .map(|language| choice(InvoiceDocument::Copy(language), language_label(words, language)))
        .into_iter()
        .filter(|_| kept.invoice.received.is_none());
    original.into_iter().chain(copies).collect()
}

/// Whether an invoice, and with it its document, came with a file that somebody gave.
fn is_imported(invoice: &Invoice) -> bool {
    let received = invoice.received.as_ref();
    received.is_some_and(|received| received.source == InvoiceSource::File)
}

fn language_label(words: &Words, language: DocumentLanguage) -> String {
    words.text(&format!("invoice-document-{}", language.id()))
}

pub(crate) fn choice<T>(value: T, label: String) -> ChoiceView<T> {
    ChoiceView {
        value,
        label,
        count: None,
    }
}

pub(crate) fn original_view(words: &Words, original: &KeptOriginal) -> OriginalView {
    OriginalView {
        file_name: original.facts.file_name.clone(),
        size_label: size(words, original.facts.size),
        stored_label: words.date(original.facts.stored_at.date_naive()),
        sha256: original.facts.sha256.clone(),
        intact: original.intact,
    }
}

fn kept_warnings(words: &Words, kept: &Kept) -> Vec<InvoiceWarning> {
    let is_changed = kept.original.as_ref().is_some_and(|original| !original.intact);
    let found = [
        (!kept.intact, WarningId::Changed),
        (is_changed, WarningId::OriginalChanged),
    ];
    found
        .into_iter()
        .filter(|(applies, _)| *applies)
        .map(|(_, id)| match id {
            WarningId::OriginalChanged if is_imported(&kept.invoice) => InvoiceWarning {
                id,
                message: words.text("invoice-warning-imported_changed"),
                details: Vec::new(),
            },
            id => warning(words, id, Vec::new()),
        })
        .collect()
}

fn invoice_facts(words: &Words, invoice: &Invoice) -> Vec<FactView> {
    let mut facts = vec![fact(words, "fact-total", words.money(invoice.total_money()))];
    if let Some(payment) = &invoice.payment {
        let (how, when) = match payment {
            InvoicePayment::Card {
                card: summary, charged, ..
            } => (card(words, summary), *charged),
            InvoicePayment::Transfer { received, .. } => (words.text("payment-transfer"), *received),
        };
        facts.push(fact(words, "fact-paid", words.side_by_side(&[&words.date(when), &how])));
    }
    if let Some(order) = &invoice.order_number {
        facts.push(fact(words, "fact-order-number", order.clone()));
    }
    if let Some(po) = &invoice.po_number {
        facts.push(fact(words, "fact-po-number", po.clone()));
    }
    if let Some(term) = &invoice.term {
        facts.push(fact(words, "fact-term-until", words.date(term.expires)));
    }
    facts
}
