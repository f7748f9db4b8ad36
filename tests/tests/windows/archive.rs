//! An archive of thousands of invoices in a real window, in both languages and themes: searched as one types, read,
//! exported with a cancellation in between, summed up and checked. `PACKDESK_LONG_TESTS=1` makes it 100,000.

use std::path::Path;
use std::{env, fs};

use crate::common::{answer, list};
use packdesk_tests::{HarnessError, Place, Window};
use serde_json::{Value, json};

const ACCOUNT: &str = "sample-tw";
/// The name of a product in the language of its invoices; it is found whatever the language of the window is.
const PRODUCT: &str = "行動套件";
const EXPORTED: usize = 500;

const SHIFT: &str = "\u{e008}";
const CONTROL: &str = "\u{e009}";
const NO_MODIFIER: &str = "\u{e000}";
const HOME: &str = "\u{e011}";
const PAGE_DOWN: &str = "\u{e00f}";
const DOWN: &str = "\u{e015}";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";

const GRID: &str = "table[role=grid]";
/// The last fact beside the page: the digest of the document.
const DIGEST: &str = "aside dl dd:last-of-type";
const PAPER: &str = "aside [role=document] .text";
/// A drawer stands at the right edge of the window.
const AT_THE_EDGE: &str = "
    const drawer = document.querySelector('dialog[open]');
    return drawer !== null && Math.abs(innerWidth - drawer.getBoundingClientRect().right) < 1;";

struct Case {
    language: &'static str,
    other_language: &'static str,
    /// The heading of a printed invoice.
    printed: &'static str,
    note: &'static str,
    /// What is said of a refund whose last day is over.
    too_late: &'static str,
    /// What is said of a verification that did not come to its end.
    cancelled: &'static str,
}

const ENGLISH: Case = Case {
    language: "en",
    other_language: "zh-TW",
    printed: "Invoice",
    note: "Both were paid back",
    too_late: "A refund could be asked for until",
    cancelled: "Cancelled",
};

const CHINESE: Case = Case {
    language: "zh-TW",
    other_language: "en",
    printed: "發票",
    note: "兩筆皆已退款",
    too_late: "退款申請已於",
    cancelled: "已取消",
};

/// Whether the whole of what takes minutes is asked for.
fn is_long() -> bool {
    env::var_os("PACKDESK_LONG_TESTS").is_some_and(|value| value == "1")
}

fn invoices() -> usize {
    if is_long() { 100_000 } else { 4_000 }
}

/// The invoices that the command line finds for the product, the newest first, as the list shows them.
fn found(place: &Place) -> Vec<String> {
    let rows = answer(place, &["--account", ACCOUNT, "invoices", "--query", PRODUCT]);
    let number = |row: &Value| row["number"].as_str().unwrap().to_owned();
    list(&rows).iter().map(number).collect()
}

async fn keys(window: &Window, css: &str, keys: &[&str]) -> Result<(), HarnessError> {
    window.fill(css, &keys.concat()).await
}

/// A picture and the accessibility rules of a dialog, behind which the theme cannot be switched.
async fn look_at_dialog(window: &Window, name: &str) -> Result<(), HarnessError> {
    window.wait_for("dialog[open]").await?;
    window.keep_screenshot(name).await?;
    window.check_access(name).await
}

/// Something that 100,000 invoices may take longer for than a screen.
async fn wait_long(window: &Window, css: &str) -> Result<(), HarnessError> {
    for _ in 0..5 {
        if window.wait_for(css).await.is_ok() {
            return Ok(());
        }
    }
    window.wait_for(css).await.map(drop)
}

async fn search_and_read(window: &Window, case: &Case, found: &[String]) -> Result<(), HarnessError> {
    let rows =
        "return Number(document.querySelector('table[role=grid]')?.getAttribute('aria-rowcount')) === arguments[0];";
    window.go("#/invoices").await?;
    window.wait_for(GRID).await?;
    let all: usize = window
        .wait_for(GRID)
        .await?
        .attr("aria-rowcount")
        .await?
        .unwrap()
        .parse()
        .unwrap();
    assert!(all > invoices(), "only {all} rows");
    window.press("#invoice-more-filters").await?;
    window.look(&format!("archive-list-{}", case.language)).await?;
    window.press("#invoice-more-filters").await?;

    window.fill("#invoice-search", PRODUCT).await?;
    window
        .wait_until(rows, vec![json!(found.len() + 1)], "the invoices of the product")
        .await?;
    let third = &found[2];
    window
        .press(&format!("tr[data-number='{third}']#invoice-2 td:nth-child(2)"))
        .await?;
    window.wait_for_text("aside h2", third).await?;
    window.wait_for_text(PAPER, third).await?;
    window.look(&format!("archive-read-{}", case.language)).await?;

    for document in ["both", case.other_language, case.language] {
        let before = window.text_of(DIGEST).await?;
        window.choose("#invoice-document", document).await?;
        let another = "return document.querySelector(arguments[0])?.textContent !== arguments[1];";
        window
            .wait_until(another, vec![DIGEST.into(), before.into()], "another document")
            .await?;
        window.wait_for_text(PAPER, third).await?;
    }
    window.wait_for_text(PAPER, case.printed).await?;

    keys(window, GRID, &[ENTER]).await?;
    let reading = "return document.activeElement?.tagName === 'ASIDE';";
    window.wait_until(reading, vec![], "the focus in the preview").await?;
    keys(window, "aside", &[ESCAPE]).await?;
    let listing = "return document.activeElement === document.querySelector('table[role=grid]');";
    window.wait_until(listing, vec![], "the focus in the list").await
}

/// Ticks the first invoices with the keyboard, most of which were never on the screen.
async fn tick(window: &Window) -> Result<(), HarnessError> {
    let page = window
        .execute(
            "const box = document.querySelector('.table'); return Math.floor((box.clientHeight - 32) / 32);",
            vec![],
        )
        .await?;
    let page = usize::try_from(page.as_u64().unwrap()).unwrap();
    let steps = EXPORTED - 1;
    keys(window, GRID, &[HOME]).await?;
    let moves = [PAGE_DOWN.repeat(steps / page), DOWN.repeat(steps % page)].concat();
    keys(window, GRID, &[SHIFT, &moves, NO_MODIFIER]).await?;
    window.wait_for_text(".standing", &EXPORTED.to_string()).await
}

async fn ask_for_export(window: &Window) -> Result<(), HarnessError> {
    keys(window, GRID, &[CONTROL, "e", NO_MODIFIER]).await?;
    window.wait_for("#export-folder").await?;
    window.wait_for_text("dialog[open] .head", &EXPORTED.to_string()).await
}

async fn export(window: &Window, case: &Case, folder: &Path) -> Result<(), HarnessError> {
    tick(window).await?;
    window.look(&format!("archive-ticked-{}", case.language)).await?;
    ask_for_export(window).await?;
    // No page names a folder: it is the one of the system's dialog, or that of the last export.
    window
        .wait_until(
            "return document.querySelector('#export-folder').value === arguments[0];",
            vec![json!(folder)],
            "the folder of the last export",
        )
        .await?;
    // The formats of the last export are remembered.
    let table = "input[name=format][value=csv]";
    if !window.wait_for(table).await?.is_selected().await? {
        window.press(table).await?;
    }
    look_at_dialog(window, &format!("archive-export-{}", case.language)).await?;
    window.press("#export-start").await?;

    // Seen and pressed in one step: between two the export may come to its end.
    let cancelled_under_way = "const work = document.querySelector(\"[data-work='export']\"); \
        if (!(Number(work?.querySelector('progress')?.getAttribute('value')) > 0)) return false; \
        work.querySelector('button').click(); return true;";
    window
        .wait_until(cancelled_under_way, vec![], "progress of the export")
        .await?;
    window.wait_for("[data-report='cancelled']").await?;
    window.look(&format!("archive-cancelled-{}", case.language)).await?;
    let written = whole_documents(folder);
    assert!(
        (1..EXPORTED).contains(&written),
        "{written} documents after the cancellation"
    );
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        written,
        "something else was left"
    );

    ask_for_export(window).await?;
    window.wait_for("#export-existing").await?;
    window.press("#export-start").await?;
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        written,
        "written before it was asked"
    );
    window.press("#export-existing input[value=skip]").await?;
    look_at_dialog(window, &format!("archive-existing-{}", case.language)).await?;
    window.press("#export-start").await?;
    wait_long(window, "[data-report]:not([data-report='cancelled'])").await?;
    assert_eq!(whole_documents(folder), EXPORTED);
    assert_eq!(
        fs::read_dir(folder).unwrap().count(),
        EXPORTED + 1,
        "the documents and one table"
    );
    window.look(&format!("archive-exported-{}", case.language)).await?;
    window.press("[data-report] button[aria-haspopup=dialog]").await?;
    window.wait_until(AT_THE_EDGE, vec![], "the report at the edge").await?;
    look_at_dialog(window, &format!("archive-report-{}", case.language)).await?;
    keys(window, "dialog[open] .foot button", &[ESCAPE]).await?;
    window.press("[data-report] .row button:last-child").await
}

/// How many documents a folder has; each of them has to be whole.
fn whole_documents(folder: &Path) -> usize {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let documents = paths.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    let whole = documents.inspect(|path| {
        let bytes = fs::read(path).unwrap();
        let is_whole = bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF");
        assert!(is_whole, "{} is not whole", path.display());
    });
    whole.count()
}

async fn sum_up(window: &Window, case: &Case) -> Result<(), HarnessError> {
    window.go("#/invoices/spending").await?;
    wait_long(window, "section[data-currency='TWD'] svg rect").await?;
    window.press("section[data-currency='TWD'] tbody button").await?;
    window
        .wait_for("section[data-currency='TWD'] tbody tr:nth-child(2)")
        .await?;
    window.look(&format!("archive-spending-{}", case.language)).await
}

async fn check(window: &Window, case: &Case) -> Result<(), HarnessError> {
    window.go("#/invoices/checks").await?;
    wait_long(window, "#checks li[data-check]").await?;
    // What was charged twice years ago is advised of as of today.
    window
        .wait_for_text("#checks li[data-check^='charged_twice']", case.too_late)
        .await?;
    window.look(&format!("archive-checks-{}", case.language)).await?;
    let first = window.wait_for("#checks li[data-check]").await?;
    let check = first.attr("data-check").await?.unwrap();
    window
        .press(&format!("#checks li[data-check='{check}'] button"))
        .await?;
    window.fill("#settle-note", case.note).await?;
    look_at_dialog(window, &format!("archive-settle-{}", case.language)).await?;
    window.press("dialog[open] button[type=submit]").await?;
    wait_long(window, &format!("main:not(:has(li[data-check='{check}']))")).await?;
    window.look(&format!("archive-settled-{}", case.language)).await
}

async fn verify(window: &Window, case: &Case) -> Result<(), HarnessError> {
    let progress =
        "return Number(document.querySelector(\"[data-work='verify'] progress\")?.getAttribute('value')) > 0;";
    // A small archive is verified before anybody could cancel it.
    for cancelled in if is_long() { &[true, false][..] } else { &[false] } {
        let cancelled = *cancelled;
        window.press("#verify-start").await?;
        if cancelled {
            window
                .wait_until(progress, vec![], "progress of the verification")
                .await?;
            window.press("[data-work='verify'] button").await?;
        }
        wait_long(window, "#verify [role='status']").await?;
        let told = window.text_of("#verify [role='status']").await?;
        assert_eq!(told.contains(case.cancelled), cancelled, "{told}");
    }
    window.look(&format!("archive-verified-{}", case.language)).await
}

async fn play(place: &Place, case: &Case, found: &[String]) -> Result<(), HarnessError> {
    let folder = place.folder().join(format!("export-{}", case.language));
    fs::create_dir(&folder).unwrap();
    // The system's dialog cannot be played: the folder of the last export is where the next one goes.
    let folder_name = folder.to_str().unwrap();
    answer(
        place,
        &[
            "--account",
            ACCOUNT,
            "invoices",
            "export",
            "--dir",
            folder_name,
            &found[0],
        ],
    );
    for written in fs::read_dir(&folder).unwrap() {
        fs::remove_file(written.unwrap().path()).unwrap();
    }
    let window = Window::shown(place).await?;
    window.speak(case.language).await?;
    window.choose("#account", ACCOUNT).await?;
    search_and_read(&window, case, found).await?;
    export(&window, case, &folder).await?;
    sum_up(&window, case).await?;
    check(&window, case).await?;
    verify(&window, case).await
}

#[tokio::test]
async fn a_large_archive_is_searched_read_exported_and_checked() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let count = invoices().to_string();
    answer(&place, &["--account", ACCOUNT, "sample", "reset", "--invoices", &count]);
    let found = found(&place);
    assert!(found.len() > EXPORTED, "only {} invoices of the product", found.len());
    for case in [&ENGLISH, &CHINESE] {
        play(&place, case, &found).await?;
    }
    Ok(())
}
