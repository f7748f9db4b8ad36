use std::path::Path;

use desk::Desk;
use domain::{Invoice, Phrase};
use engine::view::{
    ExistingFile, ExportInput, ExportItem, ExportReport, InvoiceCheckView, InvoiceChecksQuery, InvoiceDocument,
    InvoiceRecordView, InvoiceRow, MoneyView, ProposalInput, SavedPdf, SpendingView, VerifyView, WorkProgress,
};
use engine::{Code, DocumentLanguage, Error, OWN_FILE};
use serde::Serialize;
use serde_json::value::RawValue;
use words::Words;

use crate::arguments::invoices::{Export, InvoiceFilter, Invoices, InvoicesCommand, OneInvoice};
use crate::commands::invoice_query::{key, query};
use crate::commands::{bookkeeping, imports};
use crate::output::Output;
use crate::signals::cancelled_by_signal;
use crate::tables::{self, amount, headings, table};

/// Lists the stored invoices, or does something with all of them.
pub(crate) async fn all(
    desk: &Desk,
    invoices: &Invoices,
    language: DocumentLanguage,
    output: &Output,
) -> Result<(), Error> {
    match &invoices.command {
        None => list(desk, &invoices.filter, invoices.limit, output).await,
        Some(InvoicesCommand::Export(command)) => export(desk, command, language, output).await,
        Some(InvoicesCommand::Import { files }) => imports::import(desk, files, output).await,
        Some(InvoicesCommand::Imports) => imports::all(desk, output).await,
        Some(InvoicesCommand::Undo { import }) => imports::undo(desk, *import, output).await,
        Some(InvoicesCommand::Proposals) => imports::proposals(desk, output).await,
        Some(InvoicesCommand::Verify) => verify(desk, output).await,
        Some(InvoicesCommand::Checks {
            settle,
            note,
            reopen,
            all,
        }) => {
            if let Some(check) = settle {
                desk.engine().settle_check(check, note).await?;
            }
            if let Some(check) = reopen {
                desk.engine().reopen_check(check).await?;
            }
            checks(desk, *all || settle.is_some(), output).await
        }
        Some(InvoicesCommand::Spending) => {
            let spending = desk.engine().spending(None, output.words).await?;
            output.answer(&spending, |words| spending_text(words, &spending));
            Ok(())
        }
        Some(InvoicesCommand::Sums { filter }) => bookkeeping::sums(desk, filter, output).await,
        Some(InvoicesCommand::Filters { save: None, filter, .. }) if *filter != InvoiceFilter::default() => {
            let reason = output.words.text("terminal-filter-without-save");
            Err(Error::new(Code::WrongUsage).with("reason", reason))
        }
        Some(InvoicesCommand::Filters { save, remove, filter }) => {
            bookkeeping::filters(desk, save.as_deref(), remove.as_deref(), filter, output).await
        }
    }
}

/// Writes one invoice, or says what the books say of it.
pub(crate) async fn one(
    desk: &Desk,
    command: &OneInvoice,
    language: DocumentLanguage,
    output: &Output,
) -> Result<(), Error> {
    match command {
        OneInvoice::Show { number } => return show(desk, number, output).await,
        OneInvoice::Accept {
            proposal,
            number,
            date,
            total,
        } => {
            let input = ProposalInput {
                number: number.clone(),
                date: date.clone(),
                total: total.clone(),
                ..ProposalInput::default()
            };
            return imports::accept(desk, proposal, &input, output).await;
        }
        OneInvoice::Discard { proposal } => return imports::discard(desk, proposal, output).await,
        _ => {}
    }
    let OneInvoice::Pdf {
        number,
        out,
        original,
        document,
    } = command
    else {
        return bookkeeping::change(desk, command, output).await;
    };
    if let Some(document) = document.as_deref().filter(|document| *document != OWN_FILE) {
        return further_document(desk, number, document, out, output).await;
    }
    let document = if *original || document.is_some() {
        InvoiceDocument::Original
    } else {
        InvoiceDocument::Copy(language)
    };
    let (engine, words) = (desk.engine(), output.words);
    let saved = if is_standard_output(out) {
        if output.is_json() {
            let reason = words.text("terminal-out-and-json");
            return Err(Error::new(Code::WrongUsage).with("reason", reason));
        }
        let (saved, bytes) = engine
            .invoice_to_stream(&key(number), Some(document), out, words)
            .await?;
        output.document(&bytes);
        saved
    } else {
        engine.save_invoice(&key(number), Some(document), out, words).await?
    };
    output.answer(&saved, |words| saved_text(words, &saved));
    Ok(())
}

/// Writes a file that is named beside an invoice.
async fn further_document(desk: &Desk, number: &str, document: &str, out: &Path, output: &Output) -> Result<(), Error> {
    let (engine, words) = (desk.engine(), output.words);
    let saved = if is_standard_output(out) {
        if output.is_json() {
            let reason = words.text("terminal-out-and-json");
            return Err(Error::new(Code::WrongUsage).with("reason", reason));
        }
        let (saved, bytes) = engine.further_document(&key(number), document, out).await?;
        output.document(&bytes);
        saved
    } else {
        engine.save_further_document(&key(number), document, out).await?
    };
    output.answer(&saved, |words| {
        let sentence = Phrase::new("terminal-saved")
            .with("path", saved.path.clone())
            .with("bytes", i64::from(saved.bytes));
        words.say(&sentence)
    });
    Ok(())
}

/// An invoice as a script reads it: what is shown of it, and the record as it is stored or as it was sent.
#[derive(Serialize)]
struct InvoiceDetails<'a> {
    #[serde(flatten)]
    view: &'a InvoiceRecordView,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'a Invoice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sent: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lines_sent: Vec<&'a RawValue>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    former_sent: Vec<&'a RawValue>,
}

async fn show(desk: &Desk, number: &str, output: &Output) -> Result<(), Error> {
    let record = desk.engine().invoice_record(&key(number), output.words).await?;
    let received = record.invoice.received.as_deref();
    let former = record.former.iter().filter_map(|version| version.invoice.as_ref().ok());
    let document = InvoiceDetails {
        view: &record.view,
        record: received.is_none().then_some(&record.invoice),
        sent: received.and_then(|received| serde_json::from_str(&received.sent).ok()),
        lines_sent: record
            .lines
            .iter()
            .filter_map(|line| serde_json::from_str(&line.sent).ok())
            .collect(),
        former_sent: former
            .filter_map(|invoice| serde_json::from_str(&invoice.received.as_deref()?.sent).ok())
            .collect(),
    };
    output.answer(&document, |words| {
        let facts = record
            .view
            .facts
            .iter()
            .map(|fact| (fact.label.clone(), fact.value.clone()));
        let former = record.view.versions.iter().map(|version| {
            let sentence = Phrase::new("terminal-former-version")
                .with("version", i64::from(version.version))
                .with("date", version.replaced.clone())
                .with("total", version.total.clone());
            (String::new(), words.say(&sentence))
        });
        let rows: Vec<(String, String)> = facts.chain(former).collect();
        tables::list(&rows)
    });
    Ok(())
}

/// Whether a file is standard output, by the names that it has everywhere.
pub(crate) fn is_standard_output(path: &Path) -> bool {
    path == Path::new("-") || (cfg!(unix) && path == Path::new("/dev/stdout"))
}

async fn list(desk: &Desk, filter: &InvoiceFilter, limit: u32, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    let query = query(desk, filter, limit, output).await?;
    let page = engine.invoices(&query, output.words).await?;
    let head = output.head(&engine.status(output.words).await?);
    output.answer(&page.rows, |words| {
        format!("{head}\n{}", invoices_text(words, &page.rows))
    });
    Ok(())
}

async fn export(desk: &Desk, command: &Export, language: DocumentLanguage, output: &Output) -> Result<(), Error> {
    if command.dir == Path::new("-") {
        let reason = output.words.text("terminal-dir-is-output");
        return Err(Error::new(Code::WrongUsage).with("reason", reason));
    }
    make_folder(&command.dir)?;
    let input = ExportInput {
        invoices: command.numbers.iter().map(|number| key(number)).collect(),
        query: Some(query(desk, &command.filter, 0, output).await?),
        except: Vec::new(),
        formats: command.format.clone(),
        language,
        existing: command.existing.unwrap_or(ExistingFile::Ask),
    };
    let cancel = cancelled_by_signal();
    let on_progress = |progress: WorkProgress| output.say(&progress.label);
    let report = desk
        .engine()
        .export(&input, Some(&command.dir), on_progress, &cancel, output.words)
        .await?;
    output.answer(&report, |words| report_text(words, &report));
    if report.cancelled || !report.failed.is_empty() {
        output.incomplete();
    }
    Ok(())
}

/// Makes the last part of a path only: a drive that is not there is not replaced by a folder.
fn make_folder(folder: &Path) -> Result<(), Error> {
    if folder.exists() {
        return Ok(());
    }
    std::fs::create_dir(folder).map_err(|error| {
        Error::new(Code::FolderMissing)
            .with("path", folder.display().to_string())
            .because(error)
    })
}

async fn verify(desk: &Desk, output: &Output) -> Result<(), Error> {
    let cancel = cancelled_by_signal();
    let on_progress = |progress: WorkProgress| output.say(&progress.label);
    let found = desk.engine().verify(on_progress, &cancel, output.words).await?;
    output.answer(&found, |_| verify_text(&found));
    if !found.intact {
        output.incomplete();
    }
    Ok(())
}

async fn checks(desk: &Desk, with_settled: bool, output: &Output) -> Result<(), Error> {
    let query = InvoiceChecksQuery {
        with_settled,
        ..InvoiceChecksQuery::default()
    };
    let page = desk.engine().invoice_checks(&query, output.words).await?;
    output.answer(&page.rows, |words| checks_text(words, &page.summary, &page.rows));
    Ok(())
}

fn saved_text(words: &Words, saved: &SavedPdf) -> String {
    let sentence = Phrase::new("terminal-saved")
        .with("path", saved.path.clone())
        .with("bytes", i64::from(saved.bytes));
    std::iter::once(words.say(&sentence))
        .chain(saved.warnings.iter().map(|warning| warning.message.clone()))
        .collect::<Vec<_>>()
        .join("\n")
}

fn invoices_text(words: &Words, rows: &[InvoiceRow]) -> String {
    if rows.is_empty() {
        return words.text("terminal-no-invoices");
    }
    let head = headings(
        words,
        &[
            "terminal-number",
            "terminal-date",
            "terminal-offer",
            "terminal-total",
            "terminal-status",
            "terminal-books",
            "bookkeeping-ledger-code",
            "bookkeeping-uniform-number",
        ],
    );
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            vec![
                row.number.clone(),
                row.date.clone(),
                row.offer_name.clone(),
                amount(words, &row.total.currency, &row.total.amount),
                row.status_label.clone(),
                row.bookkeeping.booking_label.clone(),
                row.bookkeeping.ledger_code.clone(),
                row.bookkeeping.uniform_number.clone(),
            ]
        })
        .collect();
    table(&head, &rows)
}

fn report_text(words: &Words, report: &ExportReport) -> String {
    let item = |item: &ExportItem| {
        let about = if item.file.is_empty() { &item.number } else { &item.file };
        words.side_by_side(&[about, &item.reason])
    };
    let items = report.failed.iter().chain(&report.skipped).chain(&report.warnings);
    std::iter::once(report.folder.clone())
        .chain(std::iter::once(report.summary.clone()))
        .chain(items.map(item))
        .collect::<Vec<_>>()
        .join("\n")
}

fn verify_text(found: &VerifyView) -> String {
    let changed = found.changed.iter().map(|changed| changed.message.clone());
    std::iter::once(found.summary.clone())
        .chain(changed)
        .chain((!found.advice.is_empty()).then(|| found.advice.clone()))
        .collect::<Vec<_>>()
        .join("\n")
}

fn checks_text(words: &Words, summary: &str, rows: &[InvoiceCheckView]) -> String {
    let row = |check: &InvoiceCheckView| {
        let settled = if check.settled_label.is_empty() {
            String::new()
        } else {
            format!("\n{}", check.settled_label)
        };
        let head = Phrase::new("terminal-dated")
            .with("date", check.date.clone())
            .with("title", check.title.clone());
        format!(
            "{}\n{}\n{}{settled}\n[{}]",
            words.say(&head),
            check.message,
            check.remedy,
            check.id
        )
    };
    std::iter::once(summary.to_owned())
        .chain(rows.iter().map(row))
        .collect::<Vec<_>>()
        .join("\n\n")
}

fn spending_text(words: &Words, spending: &SpendingView) -> String {
    if !spending.empty.is_empty() {
        return spending.empty.clone();
    }
    let head = headings(
        words,
        &[
            "terminal-year",
            "terminal-offer",
            "terminal-total",
            "terminal-invoice-count",
        ],
    );
    let mut rows = Vec::new();
    for year in spending.currencies.iter().flat_map(|currency| &currency.years) {
        let amount = |total: &MoneyView| amount(words, &total.currency, &total.amount);
        rows.push(vec![
            year.year.clone(),
            String::new(),
            amount(&year.total),
            year.invoices.to_string(),
        ]);
        rows.extend(year.offers.iter().map(|offer| {
            vec![
                String::new(),
                offer.offer_name.clone(),
                amount(&offer.total),
                offer.invoices.to_string(),
            ]
        }));
    }
    format!("{}\n{}", table(&head, &rows), spending.note)
}
