//! The archive: what is listed, shown, exported, verified and checked, and what is said of files that cannot be written.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]

mod support;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use desk::{Desk, ResetOptions};
use domain::{AccountName, Decimal, Invoice, InvoiceNumber};
use engine::view::{
    ChoiceView, DocumentLanguage, ExistingFile, ExportFormat, ExportInput, ExportReason, ExportRemark, ExportReport,
    InvoiceCheck, InvoiceChecksPage, InvoiceChecksQuery, InvoiceDocument, InvoiceKey, InvoiceQuery, InvoiceRow,
    InvoiceSort, InvoiceStatus, InvoicesPage, WarningId, WorkProgress,
};
use engine::{CancellationToken, Code, Engine, Error};
use support::{Computer, english, invoice_key, told};

async fn list(desk: &Desk, query: InvoiceQuery) -> InvoicesPage {
    desk.engine().invoices(&query, english()).await.unwrap()
}

async fn numbers(desk: &Desk) -> Vec<String> {
    let page = list(desk, InvoiceQuery::default()).await;
    page.rows.into_iter().map(|row| row.number).collect()
}

fn account() -> AccountName {
    AccountName::new("sample")
}

fn everything(formats: &[ExportFormat]) -> ExportInput {
    ExportInput {
        invoices: Vec::new(),
        query: None,
        except: Vec::new(),
        formats: formats.to_vec(),
        language: DocumentLanguage::English,
        existing: ExistingFile::Ask,
    }
}

fn these(numbers: &[String], formats: &[ExportFormat]) -> ExportInput {
    ExportInput {
        invoices: numbers.iter().map(|number| invoice_key(number)).collect(),
        ..everything(formats)
    }
}

async fn export(desk: &Desk, input: &ExportInput, folder: &Path) -> Result<ExportReport, Error> {
    let cancel = CancellationToken::default();
    desk.engine()
        .export(input, Some(folder), |_| (), &cancel, english())
        .await
}

fn files(folder: &Path) -> BTreeSet<String> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Every PDF of a folder is whole, from its first byte to its last.
fn assert_whole(folder: &Path) {
    for name in files(folder).into_iter().filter(|name| name.ends_with(".pdf")) {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        assert!(
            bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"),
            "{name}"
        );
    }
}

struct Target(tempfile::TempDir);

impl Target {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn folder(&self) -> PathBuf {
        let folder = self.0.path().join("invoices");
        if !folder.exists() {
            std::fs::create_dir(&folder).unwrap();
        }
        folder
    }
}

fn counted<T>(choices: &[ChoiceView<T>]) -> u32 {
    choices.iter().filter_map(|choice| choice.count).sum()
}

#[tokio::test]
async fn the_list_is_filtered_and_counts_its_choices() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let all = list(&desk, InvoiceQuery::default()).await;
    assert_eq!(all.rows.len(), all.all as usize);
    for counted in [
        counted(&all.offers),
        counted(&all.statuses),
        counted(&all.currencies),
        counted(&all.offline_states),
    ] {
        assert_eq!(counted, all.all);
    }
    let (every, accounts) = all.accounts.split_last().unwrap();
    assert_eq!(every.value, "all");
    assert!(accounts.iter().any(|choice| choice.value == "sample-tw"));
    let of = async |query: InvoiceQuery| list(&desk, query).await.rows;
    let text = |text: &str| Some(text.to_owned());
    for choice in &all.statuses {
        let rows = of(InvoiceQuery {
            status: Some(choice.value),
            ..InvoiceQuery::default()
        })
        .await;
        assert_eq!(Some(rows.len()), choice.count.map(|count| count as usize));
        assert!(rows.iter().all(|row| row.status == choice.value));
    }
    let between = InvoiceQuery {
        least: text("500"),
        most: text("2000.00"),
        currency: text("eur"),
        sort: InvoiceSort::Total,
        ..InvoiceQuery::default()
    };
    let rows = of(between).await;
    let amounts: Vec<Decimal> = rows.iter().map(|row| row.total.amount.parse().unwrap()).collect();
    assert!(!amounts.is_empty() && amounts.is_sorted());
    assert!(
        amounts
            .iter()
            .all(|amount| (Decimal::from(500)..=Decimal::from(2000)).contains(amount))
    );
    let other = of(InvoiceQuery {
        account: text("sample-tw"),
        ..InvoiceQuery::default()
    })
    .await;
    assert_eq!(other, [], "the other account was never opened");
    for (wrong, code) in [
        (
            InvoiceQuery {
                currency: text("gold"),
                ..InvoiceQuery::default()
            },
            Code::UnknownChoice,
        ),
        (
            InvoiceQuery {
                least: text("many"),
                ..InvoiceQuery::default()
            },
            Code::InvalidTotal,
        ),
        (
            InvoiceQuery {
                from: text("2021"),
                ..InvoiceQuery::default()
            },
            Code::InvalidDate,
        ),
        (
            InvoiceQuery {
                account: text("nobody"),
                ..InvoiceQuery::default()
            },
            Code::UnknownAccount,
        ),
    ] {
        told(desk.engine().invoices(&wrong, english()).await, code);
    }
}

#[tokio::test]
async fn the_invoices_of_every_account_stand_in_one_list_and_open_from_it() {
    let computer = Computer::new();
    let other = computer.desk_in("data", Some("sample-tw")).await;
    other.start().await.unwrap();
    other.close().await;
    let desk = computer.desk_in("data", Some("sample")).await;
    desk.start().await.unwrap();
    let every = InvoiceQuery {
        account: Some("all".to_owned()),
        ..InvoiceQuery::default()
    };
    let page = list(&desk, every).await;
    let accounts: BTreeSet<&str> = page.rows.iter().map(|row| row.account.as_str()).collect();
    assert_eq!(accounts, BTreeSet::from(["sample", "sample-tw"]));
    let row = page.rows.iter().find(|row| row.account == "sample-tw").unwrap();
    let key = InvoiceKey {
        account: Some(row.account.clone()),
        number: row.number.clone(),
    };
    let shown = desk.engine().invoice(&key, None, english()).await.unwrap();
    assert_eq!((shown.account, shown.number), (row.account.clone(), row.number.clone()));
    told(
        desk.engine().invoice(&invoice_key(&row.number), None, english()).await,
        Code::InvoiceNotFound,
    );
}

#[tokio::test]
async fn a_preview_a_save_and_a_print_of_one_invoice_set_it_once() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let key = invoice_key(&numbers(&desk).await[0]);
    let [in_english, in_chinese, _] = DocumentLanguage::ALL.map(InvoiceDocument::Copy);
    let shown = engine.invoice(&key, Some(in_english), english()).await.unwrap();
    let pdf = engine.invoice_pdf(&key, Some(in_english), english()).await.unwrap();
    for name in ["saved.pdf", "to print.pdf"] {
        let path = computer.data(name);
        let saved = engine
            .save_invoice(&key, Some(in_english), &path, english())
            .await
            .unwrap();
        assert_eq!(saved.sha256, shown.sha256);
        assert_eq!(std::fs::read(&path).unwrap(), pdf);
    }
    assert_eq!(engine.documents_set(), 1);
    engine.invoice(&key, Some(in_chinese), english()).await.unwrap();
    assert_eq!(engine.documents_set(), 2);
}

#[tokio::test]
async fn an_export_of_chosen_invoices_parses_each_once() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let numbers = numbers(&desk).await;
    let folder = computer.data("exported");
    std::fs::create_dir(&folder).unwrap();
    let input = these(&numbers, &ExportFormat::ALL);
    let before = engine.invoices_parsed();
    let check = engine.check_export(&input, Some(&folder), english()).await.unwrap();
    assert_eq!(usize::try_from(check.invoices).unwrap(), numbers.len());
    assert_eq!(engine.invoices_parsed(), before, "the list says all that a check needs");
    export(&desk, &input, &folder).await.unwrap();
    let parsed = engine.invoices_parsed() - before;
    assert_eq!(usize::try_from(parsed).unwrap(), numbers.len());
}

#[tokio::test]
async fn what_the_list_can_be_narrowed_by_is_read_only_when_it_is_asked_for() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let whole = list(&desk, InvoiceQuery::default()).await;
    let query = InvoiceQuery {
        without_choices: true,
        ..InvoiceQuery::default()
    };
    let rows_only = list(&desk, query).await;
    assert_eq!((rows_only.rows, rows_only.matching), (whole.rows, whole.matching));
    assert!(!whole.offers.is_empty() && rows_only.offers.is_empty() && rows_only.accounts.is_empty());
}

#[tokio::test]
async fn a_document_is_shown_in_the_remembered_language_and_what_the_issuer_made_comes_first() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let engine = desk.engine();
    let numbers = numbers(&desk).await;
    let [plain, with_original, with_broken] = [0, 1, 2].map(|position| invoice_key(&numbers[position]));
    let store = computer.store_in("data").await;
    let pdf = b"%PDF-1.7 as the issuer made it";
    for (key, content) in [(&with_original, &pdf[..]), (&with_broken, b"<html>Sign in</html>")] {
        let number = InvoiceNumber::new(&key.number);
        store
            .put_invoice_original(
                &account(),
                &number,
                "original.pdf",
                content,
                domain::DateTime::UNIX_EPOCH,
            )
            .await
            .unwrap();
    }

    let [english_copy, chinese_copy, both] = DocumentLanguage::ALL.map(InvoiceDocument::Copy);
    assert_eq!(
        engine.invoice(&plain, None, english()).await.unwrap().document,
        english_copy
    );
    let in_chinese = words::words(words::Language::TraditionalChinese);
    assert_eq!(
        engine.invoice(&plain, None, in_chinese).await.unwrap().document,
        chinese_copy,
        "documents follow the screens"
    );
    engine
        .choose_document_language(Some(DocumentLanguage::Both))
        .await
        .unwrap();
    let shown = engine.invoice(&plain, None, english()).await.unwrap();
    assert_eq!((shown.document, shown.documents.len()), (both, 3));
    assert!(shown.original.is_none());
    told(
        engine.invoice(&plain, Some(InvoiceDocument::Original), english()).await,
        Code::NoOriginal,
    );

    assert_eq!(
        engine.status(english()).await.unwrap().document_language,
        Some(DocumentLanguage::Both)
    );
    assert_eq!(
        engine.export_form(in_chinese).await.unwrap().language,
        DocumentLanguage::Both
    );

    let shown = engine.invoice(&with_original, None, english()).await.unwrap();
    assert_eq!((shown.document, shown.documents.len()), (InvoiceDocument::Original, 4));
    assert!(shown.original.unwrap().intact && shown.file_name.ends_with(" (original).pdf"));
    let saved = computer.data("original.pdf");
    engine
        .save_invoice(&with_original, None, &saved, english())
        .await
        .unwrap();
    assert_eq!(std::fs::read(&saved).unwrap(), pdf);
    let copy = engine
        .invoice(&with_original, Some(chinese_copy), english())
        .await
        .unwrap();
    assert_eq!(copy.document, chinese_copy);

    // What is no PDF is named, and the copy takes its place.
    let shown = engine.invoice(&with_broken, None, english()).await.unwrap();
    assert_eq!(shown.document, both);
    assert_eq!(shown.warnings[0].id, WarningId::OriginalChanged);
    let message = told(
        engine
            .save_invoice(&with_broken, Some(InvoiceDocument::Original), &saved, english())
            .await,
        Code::OriginalChanged,
    );
    assert!(message.contains(&with_broken.number));
    assert_eq!(std::fs::read(&saved).unwrap(), pdf, "nothing was written over");

    let target = Target::new();
    let input = these(&numbers[..3], &[ExportFormat::Pdf, ExportFormat::Zip]);
    let report = export(&desk, &input, &target.folder()).await.unwrap();
    assert_eq!(report.written, 5, "three copies, one original and one ZIP: {report:?}");
    assert_eq!(report.failed.len(), 1);
    assert_eq!(
        (report.failed[0].number.as_str(), report.failed[0].code),
        (with_broken.number.as_str(), ExportReason::Error(Code::OriginalChanged))
    );
}

async fn open_checks(engine: &Engine) -> InvoiceChecksPage {
    engine
        .invoice_checks(&InvoiceChecksQuery::default(), english())
        .await
        .unwrap()
}

#[tokio::test]
async fn an_invoice_tells_before_it_is_saved_what_cannot_be_printed_or_read_by_machines() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let store = computer.store_in("data").await;
    let number = numbers(&desk).await.remove(0);
    let stored = store
        .invoice(&account(), &InvoiceNumber::new(&number))
        .await
        .unwrap()
        .unwrap();
    let strange = Invoice {
        number: InvoiceNumber::new("STRANGE/1"),
        bill_to: domain::Party {
            name: "Moore \u{1F642}".to_owned(),
            ..stored.bill_to.clone()
        },
        total: stored.total + Decimal::ONE,
        ..stored
    };
    store
        .add_invoices(&account(), std::slice::from_ref(&strange))
        .await
        .unwrap();
    let shown = desk
        .engine()
        .invoice(&invoice_key("STRANGE/1"), None, english())
        .await
        .unwrap();
    let ids: Vec<WarningId> = shown.warnings.iter().map(|warning| warning.id).collect();
    assert_eq!(ids, [WarningId::Unprintable, WarningId::Electronic]);
    assert!(shown.warnings[0].message.contains('\u{1F642}') && shown.warnings[1].message.contains("totals"));
    assert!(!shown.electronic && !shown.file_name.contains('/'));

    let target = Target::new();
    let report = export(
        &desk,
        &these(&["STRANGE/1".to_owned()], &[ExportFormat::Pdf, ExportFormat::Xml]),
        &target.folder(),
    )
    .await
    .unwrap();
    let codes = |items: &[engine::view::ExportItem]| items.iter().map(|item| item.code).collect::<Vec<_>>();
    assert_eq!((report.written, report.failed.len()), (1, 0));
    assert_eq!(
        codes(&report.warnings),
        [ExportReason::Remark(ExportRemark::Unprintable)]
    );
    assert_eq!(
        codes(&report.skipped),
        [ExportReason::Remark(ExportRemark::NoElectronic)]
    );
    assert!(!report.clean && !report.cancelled);

    // The same invoice is found by the check of its totals, and stays away once it is settled.
    let engine = desk.engine();
    let open = open_checks(engine).await;
    let found = open
        .rows
        .iter()
        .find(|check| check.check == InvoiceCheck::Totals)
        .unwrap();
    assert_eq!(found.invoices, ["STRANGE/1"]);
    engine.settle_check(&found.id, "asked support").await.unwrap();
    let settled = open_checks(engine).await;
    assert_eq!((settled.open, settled.settled), (open.open - 1, open.settled + 1));
    assert!(settled.rows.iter().all(|check| check.id != found.id));
    let with_settled = InvoiceChecksQuery {
        with_settled: true,
        check: Some(InvoiceCheck::Totals),
        ..InvoiceChecksQuery::default()
    };
    let listed = engine.invoice_checks(&with_settled, english()).await.unwrap();
    assert!(listed.rows[0].settled && listed.rows[0].settled_label.contains("asked support"));
    engine.reopen_check(&found.id).await.unwrap();
    told(engine.reopen_check(&found.id).await, Code::CheckNotFound);
    told(engine.settle_check("totals:NOTHING", "").await, Code::CheckNotFound);
    let reopened = open_checks(engine).await;
    assert_eq!(reopened.rows, open.rows);

    // Two that belong together are settled by both numbers, whatever stands in them.
    for number in ["STRANGE+2", "STRANGE/3"] {
        let again = Invoice {
            number: InvoiceNumber::new(number),
            ..strange.clone()
        };
        store.add_invoices(&account(), &[again]).await.unwrap();
        let checks = open_checks(engine).await;
        let twice = checks
            .rows
            .iter()
            .find(|check| check.check == InvoiceCheck::ChargedTwice)
            .unwrap();
        assert_eq!(twice.invoices.len(), 2, "{twice:?}");
        engine.settle_check(&twice.id, "").await.unwrap();
        let settled = open_checks(engine).await;
        assert!(
            settled
                .rows
                .iter()
                .all(|check| check.check != InvoiceCheck::ChargedTwice)
        );
    }
}

#[tokio::test]
async fn names_that_are_taken_are_asked_about_skipped_kept_or_replaced() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let target = Target::new();
    let folder = target.folder();
    let numbers = numbers(&desk).await[..3].to_vec();
    let formats = [ExportFormat::Pdf, ExportFormat::Csv];
    told(desk.engine().exported_folder().await, Code::NoFolder);
    let first = export(&desk, &these(&numbers, &formats), &folder).await.unwrap();
    let elsewhere = Target::new();
    desk.engine().choose_export_folder(&elsewhere.folder()).await.unwrap();
    assert_eq!(desk.engine().exported_folder().await.unwrap(), folder);
    assert!(first.clean && first.written == 4, "{first:?}");
    let names = files(&folder);
    assert_eq!(names, first.files.iter().cloned().collect());

    let marked = names.iter().find(|name| name.ends_with(".pdf")).unwrap();
    std::fs::write(folder.join(marked), b"mine").unwrap();
    let message = told(
        export(&desk, &these(&numbers, &formats), &folder).await,
        Code::FilesExist,
    );
    assert!(message.contains(marked), "{message}");
    let check = desk
        .engine()
        .check_export(&these(&numbers, &formats), Some(&folder), english())
        .await
        .unwrap();
    assert_eq!((check.invoices, check.taken, check.problem), (3, 4, None));

    let with = |existing: ExistingFile| ExportInput {
        existing,
        ..these(&numbers, &formats)
    };
    let skipped = export(&desk, &with(ExistingFile::Skip), &folder).await.unwrap();
    assert_eq!((skipped.written, skipped.skipped.len()), (0, 4));
    assert_eq!(files(&folder), names);
    let kept = export(&desk, &with(ExistingFile::KeepBoth), &folder).await.unwrap();
    assert_eq!((kept.written, files(&folder).len()), (4, 8));
    assert!(kept.files.iter().all(|name| name.contains(" (2).")));
    assert_eq!(std::fs::read(folder.join(marked)).unwrap(), b"mine");
    let replaced = export(&desk, &with(ExistingFile::Replace), &folder).await.unwrap();
    assert_eq!((replaced.written, files(&folder).len()), (4, 8));
    assert_whole(&folder);

    // The choices are remembered.
    let form = desk.engine().export_form(english()).await.unwrap();
    assert_eq!(form.folder, folder.display().to_string());
    assert_eq!(form.chosen, formats);
}

#[tokio::test]
async fn an_export_without_a_place_a_format_or_an_invoice_does_not_begin() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let target = Target::new();
    let folder = target.folder();
    let gone = folder.join("gone");
    let file = folder.join("file");
    std::fs::write(&file, b"").unwrap();
    told(
        export(&desk, &everything(&[ExportFormat::Pdf]), &gone).await,
        Code::FolderMissing,
    );
    told(
        export(&desk, &everything(&[ExportFormat::Pdf]), &file).await,
        Code::FolderMissing,
    );
    told(export(&desk, &everything(&[]), &folder).await, Code::NoFormat);
    let nothing = ExportInput {
        query: Some(InvoiceQuery {
            text: "there is no such invoice".to_owned(),
            ..InvoiceQuery::default()
        }),
        ..everything(&[ExportFormat::Pdf])
    };
    told(export(&desk, &nothing, &folder).await, Code::NothingToExport);
    let engine = desk.engine();
    let cancel = CancellationToken::default();
    told(
        engine
            .export(&everything(&[ExportFormat::Pdf]), None, |_| (), &cancel, english())
            .await,
        Code::NoFolder,
    );
    told(engine.choose_export_folder(&gone).await, Code::FolderMissing);
    told(engine.choose_export_folder(Path::new("out")).await, Code::FolderMissing);
    assert_eq!(files(&folder), BTreeSet::from(["file".to_owned()]));

    let report = export(&desk, &these(&["T-UNKNOWN".to_owned()], &[ExportFormat::Pdf]), &folder)
        .await
        .unwrap();
    assert_eq!(
        (report.written, report.failed[0].code),
        (0, ExportReason::Error(Code::InvoiceNotFound))
    );
}

#[tokio::test]
async fn a_cancelled_export_leaves_whole_files_only_and_is_finished_by_skipping_them() {
    let computer = Computer::new();
    let desk = computer.desk_in("data", None).await;
    let options = ResetOptions {
        invoices: 300,
        ..ResetOptions::default()
    };
    desk.reset(options).await.unwrap();
    let target = Target::new();
    let folder = target.folder();
    let cancel = CancellationToken::default();
    let steps: Mutex<Vec<WorkProgress>> = Mutex::default();
    let cancelling = |step: WorkProgress| {
        cancel.cancel();
        steps.lock().unwrap().push(step);
    };
    let input = everything(&[
        ExportFormat::Pdf,
        ExportFormat::Zip,
        ExportFormat::Csv,
        ExportFormat::Xlsx,
        ExportFormat::Json,
    ]);
    let report = desk
        .engine()
        .export(&input, Some(&folder), cancelling, &cancel, english())
        .await
        .unwrap();
    assert!(
        report.cancelled && report.summary.starts_with("Cancelled."),
        "{report:?}"
    );
    assert!(report.written >= 1 && report.written < report.invoices);
    let codes: Vec<ExportReason> = report.skipped.iter().map(|item| item.code).collect();
    assert_eq!(codes, [ExportReason::Remark(ExportRemark::Cancelled); 4]);
    assert!(files(&folder).iter().all(|name| name.ends_with(".pdf")));
    assert_whole(&folder);
    let first = steps.into_inner().unwrap().remove(0);
    assert_eq!((first.done, first.total), (1, report.invoices));

    let rest = ExportInput {
        existing: ExistingFile::Skip,
        ..input
    };
    let finished = export(&desk, &rest, &folder).await.unwrap();
    assert!(!finished.cancelled && finished.failed.is_empty());
    assert_eq!(finished.skipped.len(), report.written as usize);
    assert_eq!(files(&folder).len(), report.invoices as usize + 4);
    assert_whole(&folder);
}

#[tokio::test]
async fn a_folder_that_vanishes_is_named_and_nothing_else_is_made() {
    let computer = Computer::new();
    let desk = computer.desk_in("data", None).await;
    let options = ResetOptions {
        invoices: 300,
        ..ResetOptions::default()
    };
    desk.reset(options).await.unwrap();
    let target = Target::new();
    let folder = target.folder();
    let elsewhere = folder.with_file_name("elsewhere");
    let vanishing = |_: WorkProgress| {
        let _ = std::fs::rename(&folder, &elsewhere);
    };
    let cancel = CancellationToken::default();
    let report = desk
        .engine()
        .export(
            &everything(&[ExportFormat::Pdf, ExportFormat::Csv]),
            Some(&folder),
            vanishing,
            &cancel,
            english(),
        )
        .await
        .unwrap();
    assert!(!folder.exists());
    assert!(!report.cancelled && !report.failed.is_empty());
    assert_eq!(
        report.written as usize + report.failed.len(),
        report.invoices as usize + 1
    );
    assert!(
        report
            .failed
            .iter()
            .all(|item| item.code == ExportReason::Error(Code::FolderMissing))
    );
    assert!(report.failed[0].reason.contains(&folder.display().to_string()));
    assert_whole(&elsewhere);
    // What was only begun has no final name; where its folder went, nobody can take it away.
    let named = files(&elsewhere).into_iter().filter(|name| !name.ends_with(".part"));
    assert_eq!(named.collect::<BTreeSet<_>>(), report.files.iter().cloned().collect());
}

#[tokio::test]
async fn spending_is_told_by_year_and_offer_and_adds_up_to_what_the_list_says() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let spending = desk.engine().spending(None, english()).await.unwrap();
    let rows = list(&desk, InvoiceQuery::default()).await.rows;
    let [euro] = &spending.currencies[..] else {
        panic!("{:?}", spending.currencies)
    };
    let sum = |amounts: &mut dyn Iterator<Item = &str>| {
        amounts
            .map(|amount| amount.parse::<Decimal>().unwrap())
            .sum::<Decimal>()
    };
    for year in &euro.years {
        let of_year = rows
            .iter()
            .filter(|row| row.date.starts_with(&year.year) && row.status == InvoiceStatus::Paid);
        assert_eq!(
            sum(&mut of_year.map(|row| row.total.amount.as_str())),
            year.total.amount.parse().unwrap(),
            "{}",
            year.year
        );
        assert_eq!(
            sum(&mut year.offers.iter().map(|offer| offer.total.amount.as_str())),
            year.total.amount.parse().unwrap()
        );
    }
    let of_all = list(&desk, euro.query.clone()).await;
    assert_eq!(of_all.matching as usize, rows.len());
    for year in &euro.years {
        let of_year = list(&desk, year.query.clone()).await;
        assert_eq!(of_year.matching, year.invoices, "{}", year.year);
        for offer in &year.offers {
            let of_offer = list(&desk, offer.query.clone()).await;
            assert_eq!(of_offer.matching, offer.invoices, "{} {}", year.year, offer.offer);
            let exactly = |row: &InvoiceRow| row.date.starts_with(&year.year) && row.offer == offer.offer;
            assert!(of_offer.rows.iter().all(exactly));
        }
    }
    assert_eq!(euro.years.iter().map(|year| year.share).max(), Some(1000));
    assert!(euro.years.is_sorted_by(|one, other| one.year > other.year));
    assert_eq!(
        sum(&mut euro.years.iter().map(|year| year.total.amount.as_str())),
        euro.total.amount.parse().unwrap()
    );
}

#[tokio::test]
async fn verification_says_that_everything_is_what_was_stored_or_that_it_was_cancelled() {
    let computer = Computer::new();
    let desk = computer.desk().await;
    let steps: Mutex<Vec<u32>> = Mutex::default();
    let cancel = CancellationToken::default();
    let told = |step: WorkProgress| steps.lock().unwrap().push(step.done);
    let found = desk.engine().verify(told, &cancel, english()).await.unwrap();
    assert!(found.intact && found.changed.is_empty() && found.advice.is_empty());
    assert_eq!(steps.lock().unwrap().last(), Some(&found.checked));
    cancel.cancel();
    let cancelled = desk.engine().verify(|_| (), &cancel, english()).await.unwrap();
    assert!(cancelled.cancelled && !cancelled.intact && cancelled.checked < found.checked);
}
