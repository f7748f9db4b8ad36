//! The main job in a real window, in both languages and themes: see the open window, renew by card, read the invoice.

use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::common::{answer, assert_renewed_once, list};
use fantoccini::Locator;
use packdesk_tests::{HarnessError, Place, Window};

/// A card the gateway of the sample accounts takes.
const CARD: &str = "4111 1111 1111 1111";
/// A second start that has not ended by then has opened a window of its own.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// A card it declines.
const DECLINED: &str = "4000 0000 0000 0002";

async fn type_card(window: &Window, number: &str) -> Result<(), HarnessError> {
    window.fill("#field-holder", "Aoife Moore").await?;
    window.fill("#field-number", number).await?;
    window.fill("#field-expiry", "09/27").await?;
    window.fill("#field-security_code", "739").await
}

async fn tick_all_points(window: &Window) -> Result<(), HarnessError> {
    for point in ["legal_name", "bill_to", "tax_id", "po_number"] {
        let css = format!("#point-{point}");
        if !window.wait_for(&css).await?.is_selected().await? {
            window.press(&css).await?;
        }
    }
    window.wait_for("button.primary.large:not([aria-disabled])").await?;
    Ok(())
}

/// Every file below a folder, however it came there.
fn each_file(folder: &Path, look: &mut dyn FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, look);
        } else if path.is_file() {
            look(&path, &fs::read(&path).unwrap_or_default());
        }
    }
}

fn assert_no_trace_of_cards(place: &Place) {
    let mut files = 0;
    each_file(place.folder(), &mut |path, content| {
        files += 1;
        for secret in [
            "4111111111111111",
            "4111 1111",
            "11111111",
            "4000000000000002",
            "4000 0000",
        ] {
            let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for wanted in [secret.as_bytes(), &wide] {
                let found = content.windows(wanted.len()).any(|window| window == wanted);
                assert!(!found, "{} holds digits of the card", path.display());
            }
        }
    });
    assert!(files >= 5, "only {files} files were looked through");
}

async fn renew(account: &str, language: &str, company: &str, total: &str) -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    window.speak(language).await?;
    window
        .find(Locator::Css("#account"))
        .await?
        .select_by_value(account)
        .await?;
    window
        .wait_for_text("article[data-offer='action-pack']", company)
        .await?;
    window
        .wait_for("article[data-offer='action-pack'][data-state='window']")
        .await?;
    window.look(&format!("offers-{language}")).await?;

    // The dialog covers the button that switches the theme.
    for _ in 0..2 {
        let theme = window.switch_theme().await?;
        window
            .press("article[data-offer='action-pack'] button[aria-haspopup='dialog']")
            .await?;
        window.wait_for("dialog[open] h2").await?;
        window.check_access("why").await?;
        window.keep_screenshot(&format!("why-{language}-{theme}")).await?;
        window.active_element().await?.send_keys("\u{e00c}").await?;
    }

    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    window.wait_for("#field-number").await?;
    window.look(&format!("renew-1-{language}")).await?;
    type_card(&window, CARD).await?;
    window.press("form button[type=submit]").await?;

    window.wait_for("#point-legal_name").await?;
    window.fill("#field-po_number", "PO-2021-0417").await?;
    let buy = "button.primary.large";
    let locked = window.wait_for(buy).await?.attr("aria-disabled").await?;
    assert_eq!(locked.as_deref(), Some("true"), "Buy waits for the four points");
    window.wait_for_text("#point-po_number-text", "PO-2021-0417").await?;
    tick_all_points(&window).await?;
    assert!(window.text_of(buy).await?.contains(total));
    window.look(&format!("renew-2-{language}")).await?;
    window.press(buy).await?;

    window.wait_for(".outcome h2").await?;
    window.look(&format!("renew-3-{language}")).await?;
    let orders = window.execute("return location.hash;", vec![]).await?;
    assert!(orders.as_str().unwrap_or_default().contains("order"), "{orders}");

    // The last button of the outcome leads to the invoice; its page is drawn and its text can be read.
    let buttons = window.find_all(Locator::Css(".outcome .row button")).await?;
    buttons.last().unwrap().click().await?;
    window.wait_for_text(".sheet .text", company).await?;
    let shown = total.trim_start_matches(['€', 'N', 'T', '$']);
    window.wait_for_text(".sheet .text", shown).await?;
    window.look(&format!("invoices-{language}")).await?;
    for page in ["orders", "profile", "settings"] {
        window.go(&format!("#/{page}")).await?;
        window.wait_for("h1").await?;
        window.look(&format!("{page}-{language}")).await?;
    }

    drop(window);
    answer(&place, &["--account", account, "offers"]);
    assert_renewed_once(&place);
    assert_no_trace_of_cards(&place);
    Ok(())
}

#[tokio::test]
async fn in_english() -> Result<(), HarnessError> {
    renew("sample", "en", "Lindqvist & Moore Ltd", "€516.60").await
}

#[tokio::test]
async fn in_traditional_chinese() -> Result<(), HarnessError> {
    renew("sample-tw", "zh-TW", "青嵐資訊股份有限公司", "NT$15,960").await
}

#[tokio::test]
async fn a_window_closed_in_the_middle_loses_nothing_but_card_data() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    window.press("#method-transfer").await?;
    for (field, text) in [
        ("name", "Aoife Moore"),
        ("phone", "0861234567"),
        ("email", "aoife@lindqvist.ie"),
    ] {
        window.fill(&format!("#field-contact_{field}"), text).await?;
    }
    window.press("form button[type=submit]").await?;
    window.fill("#field-po_number", "PO-77").await?;
    window.wait_for_text("#point-po_number-text", "PO-77").await?;
    drop(window);

    let window = Window::shown(&place).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    window.wait_for_text("#point-po_number-text", "PO-77").await?;
    window.wait_for_text("main", "aoife@lindqvist.ie").await?;
    drop(window);

    let window = Window::shown(&place).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    window.wait_for("#point-legal_name").await?;
    let change = window
        .find_all(Locator::Css("section[aria-labelledby='review-payment'] button"))
        .await?;
    change[0].clone().click().await?;
    window.press("#method-card").await?;
    type_card(&window, CARD).await?;
    window.wait_for("#field-number").await?;
    drop(window);

    let window = Window::shown(&place).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    let number = window.wait_for("#field-number").await?.prop("value").await?;
    assert_eq!(number.as_deref(), Some(""), "the card is entered again");
    drop(window);
    assert_no_trace_of_cards(&place);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 0);
    Ok(())
}

#[tokio::test]
async fn a_declined_card_leaves_the_form_ready_for_another() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    type_card(&window, DECLINED).await?;
    window.press("form button[type=submit]").await?;
    window.fill("#field-po_number", "PO-88").await?;
    window.wait_for_text("#point-po_number-text", "PO-88").await?;
    tick_all_points(&window).await?;
    window.press("button.primary.large").await?;

    window.wait_for("[role=alert]").await?;
    window.look("declined").await?;
    type_card(&window, CARD).await?;
    window.press("form button[type=submit]").await?;
    window.wait_for_text("#point-po_number-text", "PO-88").await?;
    tick_all_points(&window).await?;
    window.press("button.primary.large").await?;
    window.wait_for(".outcome h2").await?;
    drop(window);
    assert_renewed_once(&place);
    assert_no_trace_of_cards(&place);
    Ok(())
}

#[tokio::test]
async fn a_second_start_leaves_the_first_window_alone() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    let mut second = tokio::process::Command::new(packdesk_tests::program("packdesk")?);
    second.envs(place.environment()).kill_on_drop(true);
    let ended = tokio::time::timeout(LONGEST_WAIT, second.output())
        .await
        .expect("a second window was opened");
    let ended = ended.map_err(|source| HarnessError::File {
        path: "packdesk".into(),
        source,
    })?;
    assert_eq!(
        ended.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    window.wait_for("article[data-offer='action-pack']").await?;
    Ok(())
}

#[tokio::test]
async fn by_bank_transfer_with_its_proof() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    window
        .press("article[data-offer='action-pack'] .button.primary")
        .await?;
    window.press("#method-transfer").await?;
    for (field, text) in [
        ("name", "Aoife Moore"),
        ("phone", "0861234567"),
        ("email", "aoife@lindqvist.ie"),
    ] {
        window.fill(&format!("#field-contact_{field}"), text).await?;
    }
    window.press("form button[type=submit]").await?;
    window.fill("#field-po_number", "PO-99").await?;
    window.wait_for_text("#point-po_number-text", "PO-99").await?;
    tick_all_points(&window).await?;
    window.press("button.primary.large").await?;
    window.wait_for(".outcome h2").await?;
    window.look("transfer-placed").await?;

    let proof = place.folder().join("confirmation.pdf");
    fs::write(&proof, b"%PDF-1.7\nThe bank confirms the transfer.\n%%EOF\n").unwrap();
    let input = window.wait_for("#proof-file").await?;
    input.send_keys(&proof.display().to_string()).await?;
    window.wait_for_text("main", "confirmation.pdf").await?;
    window
        .find(Locator::Css("form button[type=submit]"))
        .await?
        .click()
        .await?;
    window.wait_for_text(".outcome", "Payment proof uploaded").await?;
    window.look("transfer-proved").await?;
    drop(window);

    answer(&place, &["sample", "today", "2021-07-01"]);
    assert_renewed_once(&place);
    Ok(())
}
