//! An account that is kept by hand in a real window, in both languages and themes: files are dropped on the window, as another
//! program drops them, what is read of them is looked at and accepted, and a term is entered. The system's own dialog cannot be
//! played.

use std::fs;
use std::path::{Path, PathBuf};

use packdesk_tests::{Drag, HarnessError, Keyboard, Place, Window};
use serde_json::{Value, json};

use crate::common::{answer, list};

const ACCOUNT: &str = "contoso";
const COMPANY: &str = "Contoso Ireland Ltd";
/// An invoice that another program wrote, and what stands on it.
const WRITTEN: &str = "en-00-reportlab.pdf";
const NUMBER: &str = "T000001023";
const OFFER: &str = "partner-success-core";
const PAPER: &str = "main [role=document] .text";
const REPORT: &str = "[data-done]";

struct Case {
    language: &'static str,
    /// What the list says of one document that waits.
    waits: &'static str,
    /// What the report says of what was there before.
    known: &'static str,
    none_left: &'static str,
    /// What is said at a field that is empty.
    no_date: &'static str,
}

const ENGLISH: Case = Case {
    language: "en",
    waits: "1 to look at",
    known: "0 proposed, 2 there before",
    none_left: "No document waits to be looked at.",
    no_date: "It needs the day of the purchase or the anniversary date.",
};

const CHINESE: Case = Case {
    language: "zh-TW",
    waits: "1 份需要查看",
    known: "建議 0 張，先前已有 2 張",
    none_left: "沒有等待查看的文件。",
    no_date: "需要購買日或週年日。",
};

fn of_account(place: &Place, arguments: &[&str]) -> Value {
    answer(place, &[&["--account", ACCOUNT], arguments].concat())
}

/// A folder with an invoice and with what is none.
fn mail(place: &Place) -> PathBuf {
    let folder = place.folder().join("mail");
    fs::create_dir_all(&folder).unwrap();
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/incoming/tests/fixtures/invoices");
    fs::copy(written.join(WRITTEN), folder.join(WRITTEN)).unwrap();
    fs::write(folder.join("notes.txt"), "Call Aoife back.").unwrap();
    folder
}

/// A picture in each theme and the accessibility rules of what is over the page, where the theme cannot be switched.
async fn look_over(window: &Window, name: &str) -> Result<(), HarnessError> {
    window.keep_screenshot(name).await?;
    window.check_access(name).await
}

/// Drops a folder on a sample, which asks for which account it is, and then on that account.
async fn drop_on_the_window(window: &Window, place: &Place, case: &Case) -> Result<(), HarnessError> {
    let folder = mail(place);
    Drag::over(&[&folder])?.left();
    window.wait_for("body:not(:has([data-drop]))").await?;
    let drag = Drag::over(&[&folder])?;
    window.wait_for("[data-drop]").await?;
    look_over(window, &format!("own-drop-sample-{}", case.language)).await?;
    drag.dropped()?;
    window
        .wait_for(&format!("dialog[open] [data-account='{ACCOUNT}']"))
        .await?;
    window.wait_for("body:not(:has([data-drop]))").await?;
    look_over(window, &format!("own-drop-account-{}", case.language)).await?;
    window
        .press(&format!("dialog[open] [data-account='{ACCOUNT}']"))
        .await?;
    window.wait_for("[data-import='look']").await?;
    window.look(&format!("own-imported-{}", case.language)).await?;
    window.press("#import-details").await?;
    window.wait_for_text("dialog[open]", "notes.txt").await?;
    look_over(window, &format!("own-report-{}", case.language)).await?;
    window.keyboard().types(Keyboard::ESCAPE).await?;
    window.wait_for_focus("import-details").await?;

    let drag = Drag::over(&[&folder, &folder.join(WRITTEN)])?;
    window.wait_for_text("[data-drop]", COMPANY).await?;
    look_over(window, &format!("own-drop-{}", case.language)).await?;
    drag.dropped()?;
    // What was proposed before is known by its content.
    window.wait_for_text("[data-import]", case.known).await
}

async fn look_and_accept(window: &Window, place: &Place, case: &Case) -> Result<(), HarnessError> {
    window.go("#/invoices").await?;
    window.wait_for("#invoice-add").await?;
    window.look(&format!("own-no-invoices-{}", case.language)).await?;
    window.press("#invoice-add").await?;
    window.wait_for_focus("import-files").await?;
    look_over(window, &format!("own-add-{}", case.language)).await?;
    window.keyboard().types(Keyboard::ESCAPE).await?;
    window.wait_for_focus("invoice-add").await?;

    window.wait_for_text("#invoice-proposals", case.waits).await?;
    window.press("#invoice-proposals").await?;
    window.wait_for_text("tr[data-proposal]", NUMBER).await?;
    window.look(&format!("own-proposals-{}", case.language)).await?;

    window.press("tr[data-proposal] a").await?;
    window.wait_for_text(PAPER, NUMBER).await?;
    let total = "return document.querySelector('#proposal-total')?.value === '7917.46';";
    window.wait_until(total, vec![], "what was read").await?;
    window.look(&format!("own-proposal-{}", case.language)).await?;
    for (width, height, zoom) in [(640, 480, 100), (640, 480, 200)] {
        window.resize(width, height, zoom).await?;
        let found = window.layout_faults().await?;
        assert!(found.is_empty(), "{width} at {zoom} %:\n{found}");
    }
    window
        .keep_screenshot(&format!("own-proposal-tight-{}", case.language))
        .await?;
    window.resize(1280, 860, 100).await?;

    window.refill("#proposal-buyer", COMPANY).await?;
    window.press("#proposal-accept").await?;
    window.wait_for_text(REPORT, NUMBER).await?;
    window.wait_for_text("main", case.none_left).await?;
    window.look(&format!("own-accepted-{}", case.language)).await?;
    window.press("#proposal-show").await?;
    window.wait_for_text("table[role=grid]", NUMBER).await?;
    window.wait_for_text("aside [role=document] .text", NUMBER).await?;
    window.look(&format!("own-invoice-{}", case.language)).await?;
    let shown = of_account(place, &["invoice", "show", NUMBER]);
    assert_eq!(
        (&shown["total"]["amount"], &shown["date"], &shown["bill_to"]),
        (&json!("7917.46"), &json!("2026-03-14"), &json!(COMPANY)),
        "{shown}"
    );
    Ok(())
}

async fn enter_a_term(window: &Window, place: &Place, case: &Case) -> Result<(), HarnessError> {
    window.go("#/offers").await?;
    window.wait_for("#terms").await?;
    window.look(&format!("own-no-term-{}", case.language)).await?;
    window.press("#term-add").await?;
    window.wait_for_focus("term-offer").await?;
    window.choose("#term-offer", OFFER).await?;
    window.press("#term-save").await?;
    window.wait_for_text("#term-purchased-problem", case.no_date).await?;
    window.wait_for_focus("term-purchased").await?;
    look_over(window, &format!("own-term-problem-{}", case.language)).await?;
    window.set_date("#term-anniversary", "2026-12-15").await?;
    window.refill("#term-price", "895.00").await?;
    let follows = "return document.querySelectorAll('.follows p').length >= 2;";
    window
        .wait_until(follows, vec![], "what follows from the dates")
        .await?;
    look_over(window, &format!("own-term-{}", case.language)).await?;
    window.press("#term-save").await?;
    window.wait_for("tr[data-term]").await?;
    window.look(&format!("own-terms-{}", case.language)).await?;
    let terms = of_account(place, &["terms"]);
    let term = &list(&terms["terms"])[0];
    assert_eq!(
        (&term["offer"], &term["anniversary"]),
        (&json!(OFFER), &json!("2026-12-15"))
    );
    window.press("#terms-import").await?;
    window.wait_for_focus("terms-choose").await?;
    look_over(window, &format!("own-terms-import-{}", case.language)).await?;
    window.keyboard().types(Keyboard::ESCAPE).await?;
    window.press("tr[data-term] [data-remove]").await?;
    window.wait_for("dialog[open] [data-safe]").await?;
    look_over(window, &format!("own-term-remove-{}", case.language)).await?;
    window.keyboard().types(Keyboard::ESCAPE).await
}

async fn keep_by_hand(case: &Case) -> Result<(), HarnessError> {
    let mut place = Place::new()?;
    place.move_to("2026-11-23");
    answer(
        &place,
        &["account", "add", ACCOUNT, "--company", COMPANY, "--country", "IE"],
    );
    let window = Window::shown(&place).await?;
    window.resize(1280, 860, 100).await?;
    window.speak(case.language).await?;
    drop_on_the_window(&window, &place, case).await?;
    look_and_accept(&window, &place, case).await?;
    enter_a_term(&window, &place, case).await
}

#[tokio::test]
async fn an_invoice_is_imported_accepted_and_listed_in_english() -> Result<(), HarnessError> {
    keep_by_hand(&ENGLISH).await
}

#[tokio::test]
async fn an_invoice_is_imported_accepted_and_listed_in_traditional_chinese() -> Result<(), HarnessError> {
    keep_by_hand(&CHINESE).await
}
