use std::path::Path;

use domain::{ConnectionKind, Invoice, InvoiceNumber, InvoicePayment, OfferId, Phrase};
use invoice_pdf::Source;
use store::{InvoiceFilter, InvoiceSort, InvoiceSummary};
use words::Words;

use crate::dates::date;
use crate::labels::{card, fact, iso, money};
use crate::view::{FactView, InvoiceQuery, InvoiceRow, InvoiceView, InvoicesPage, SavedPdf};
use crate::{Code, Engine, Error};

impl Engine {
    /// The stored invoices that match, read without any connection.
    ///
    /// # Errors
    /// [`Code::InvalidDate`] for a date that is none, or the store's error.
    pub async fn invoices(&self, query: &InvoiceQuery, words: &Words) -> Result<InvoicesPage, Error> {
        let filter = InvoiceFilter {
            text: Some(query.text.clone()),
            from: query.from.as_deref().map(date).transpose()?,
            to: query.to.as_deref().map(date).transpose()?,
            offer: query.offer.as_deref().map(OfferId::new),
            sort: match query.sort.as_str() {
                "number" => InvoiceSort::Number,
                "offer" => InvoiceSort::Offer,
                "amount" => InvoiceSort::Total,
                "status" => InvoiceSort::Status,
                "bill_to" => InvoiceSort::BillTo,
                _ => InvoiceSort::Issued,
            },
            descending: query.descending,
            offset: query.offset,
            limit: if query.limit == 0 { u32::MAX } else { query.limit },
            ..InvoiceFilter::default()
        };
        let page = self.store().invoices(self.account(), &filter).await?;
        let offers = self.store().invoice_offers(self.account()).await?;
        let summary = Phrase::new("invoices-summary")
            .with("count", i64::from(page.all))
            .with("matching", i64::from(page.matching));
        Ok(InvoicesPage {
            rows: page.rows.iter().map(|row| self.invoice_row(words, row)).collect(),
            matching: page.matching,
            all: page.all,
            summary: words.say(&summary),
            offers: offers
                .iter()
                .map(|offer| FactView {
                    label: offer.to_string(),
                    value: self.short_name(words, offer),
                    transfer_mark: false,
                })
                .collect(),
        })
    }

    /// An invoice for the preview, with its PDF in the asked language.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`], or the document cannot be made.
    pub async fn invoice(&self, number: &str, words: &Words) -> Result<InvoiceView, Error> {
        use base64::Engine as _;

        let invoice = self.stored_invoice(number).await?;
        let document = self.document(invoice.clone(), words).await?;
        Ok(InvoiceView {
            number: number.to_owned(),
            facts: invoice_facts(words, &invoice),
            pdf: base64::engine::general_purpose::STANDARD.encode(&document.bytes),
            unprintable: unprintable(&document),
            sha256: document.sha256,
            file_name: file_name(number),
        })
    }

    /// Writes an invoice as PDF to a file: whole under its final name, or not at all.
    ///
    /// # Errors
    /// [`Code::InvoiceNotFound`], [`Code::CannotWriteFile`], or the document cannot be made.
    pub async fn save_invoice(&self, number: &str, path: &Path, words: &Words) -> Result<SavedPdf, Error> {
        let invoice = self.stored_invoice(number).await?;
        let document = self.document(invoice, words).await?;
        write_whole(path, &document.bytes).map_err(|error| {
            Error::new(Code::CannotWriteFile)
                .with("path", path.display().to_string())
                .because(error)
        })?;
        Ok(SavedPdf {
            number: number.to_owned(),
            path: path.display().to_string(),
            bytes: u32::try_from(document.bytes.len()).unwrap_or(u32::MAX),
            unprintable: unprintable(&document),
            sha256: document.sha256,
        })
    }

    async fn stored_invoice(&self, number: &str) -> Result<Invoice, Error> {
        self.store()
            .invoice(self.account(), &InvoiceNumber::new(number))
            .await?
            .ok_or_else(|| Error::new(Code::InvoiceNotFound).with("number", number))
    }

    /// Makes the document beside the other work: a long invoice must not hold up the window.
    async fn document(&self, invoice: Invoice, words: &Words) -> Result<invoice_pdf::Document, Error> {
        let language = words.language();
        let options = invoice_pdf::Options {
            source: self.source().await?,
            ..invoice_pdf::Options::default()
        };
        tokio::task::spawn_blocking(move || invoice_pdf::render(&invoice, language, &options))
            .await
            .map_err(|error| Error::new(Code::Internal).because(error))?
            .map_err(|error| Error::new(Code::CannotMakeDocument).because(error))
    }

    /// Where the record came from, for the footer: a sample must never pass for a real invoice.
    async fn source(&self) -> Result<Source, Error> {
        let connection = self
            .stored_records()
            .await?
            .map(|records| records.session.account.connection);
        Ok(match connection {
            Some(ConnectionKind::Sample) => Source::Sample,
            Some(ConnectionKind::ByHand) => Source::ByHand,
            Some(ConnectionKind::SignedIn) | None => Source::PartnerCenter,
        })
    }

    pub(crate) fn invoice_row(&self, words: &Words, row: &InvoiceSummary) -> InvoiceRow {
        InvoiceRow {
            number: row.number.to_string(),
            date: iso(row.issued),
            offer: row.offer.to_string(),
            status: row.status.id().to_owned(),
            total: money(words, row.total),
            offline: true,
            date_label: words.short_date(row.issued),
            offer_name: self.short_name(words, &row.offer),
            bill_to: row.bill_to.clone(),
            status_label: words.text(&format!("invoice-status-{}", row.status.id())),
        }
    }

    pub(crate) fn short_name(&self, words: &Words, offer: &OfferId) -> String {
        self.catalogue()
            .offer(offer)
            .map_or_else(|| offer.to_string(), |offer| words.name(&offer.short_name).to_owned())
    }
}

/// What cannot be printed, each with the field it stands in.
fn unprintable(document: &invoice_pdf::Document) -> Vec<String> {
    document
        .unprintable
        .iter()
        .map(|one| format!("{} ({})", one.character, one.field))
        .collect()
}

/// A file name that says what the file is and is allowed on every system.
#[must_use]
pub fn file_name(number: &str) -> String {
    let safe: String = number
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '-' | '_') {
                c
            } else {
                '_'
            }
        })
        .collect();
    format!("{safe}.pdf")
}

fn invoice_facts(words: &Words, invoice: &Invoice) -> Vec<FactView> {
    let mut facts = vec![fact(words, "fact-total", words.money_with_code(invoice.total_money()))];
    if let Some(payment) = &invoice.payment {
        let (how, when) = match payment {
            InvoicePayment::Card {
                card: summary, charged, ..
            } => (card(words, summary), *charged),
            InvoicePayment::Transfer { received, .. } => (words.text("payment-transfer"), *received),
        };
        facts.push(fact(words, "fact-paid", words.list_of_two(&words.date(when), &how)));
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

/// Through a file beside it, so that no half-written document ever stands under the final name.
fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;

    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // A document is the user's own file, with the rights that any file of theirs gets.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}
