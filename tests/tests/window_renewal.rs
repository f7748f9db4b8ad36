//! The main job in a real window, in both languages and themes: see the open window, renew by card, read the invoice.
#![allow(clippy::unwrap_used, reason = "a test ends where something is not as it has to be")]
#![cfg(target_os = "linux")]

mod common;

use std::fs;
use std::path::Path;
use std::time::Duration;

use fantoccini::{Client, Locator};
use packdesk_tests::{HarnessError, Place, Window};
use serde_json::Value;

/// A card the gateway of the sample accounts takes.
const CARD: &str = "4111 1111 1111 1111";
/// After this long something that was to come up is missing.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
/// A card it declines.
const DECLINED: &str = "4000 0000 0000 0002";

async fn wait_for(window: &Client, css: &str) -> Result<fantoccini::elements::Element, HarnessError> {
    match window.wait().at_most(LONGEST_WAIT).for_element(Locator::Css(css)).await {
        Ok(element) => Ok(element),
        Err(_) => panic!(
            "{css} did not come up: {}",
            window.find(Locator::Css("body")).await?.text().await?
        ),
    }
}

/// The window, once it is on the screen: the page is painted before it is shown.
async fn open(place: &Place) -> Result<Window, HarnessError> {
    let window = Window::open(place).await?;
    wait_until(
        &window,
        "return document.visibilityState === 'visible' && innerWidth > 0;",
        vec![],
        "the window",
    )
    .await?;
    Ok(window)
}

/// Waits until the script answers with true.
async fn wait_until(window: &Client, script: &str, arguments: Vec<Value>, what: &str) -> Result<(), HarnessError> {
    let shown = async {
        while window.execute(script, arguments.clone()).await?.as_bool() != Some(true) {
            tokio::task::yield_now().await;
        }
        Ok::<(), HarnessError>(())
    };
    match tokio::time::timeout(LONGEST_WAIT, shown).await {
        Ok(shown) => shown,
        Err(_) => panic!("{what} did not come up: {}", text_of(window, "body").await?),
    }
}

async fn click(window: &Client, css: &str) -> Result<(), HarnessError> {
    let element = wait_for(window, css).await?;
    element
        .click()
        .await
        .unwrap_or_else(|error| panic!("{css} cannot be pressed: {error}"));
    Ok(())
}

async fn fill(window: &Client, css: &str, text: &str) -> Result<(), HarnessError> {
    let element = wait_for(window, css).await?;
    element
        .send_keys(text)
        .await
        .unwrap_or_else(|error| panic!("{css} takes no keys: {error}"));
    Ok(())
}

async fn text_of(window: &Client, css: &str) -> Result<String, HarnessError> {
    Ok(wait_for(window, css).await?.text().await?)
}

/// Waits until the text of the page holds `part`.
async fn wait_for_text(window: &Client, css: &str, part: &str) -> Result<(), HarnessError> {
    let script = "const found = document.querySelector(arguments[0]); \
                  return found !== null && found.textContent.includes(arguments[1]);";
    wait_until(
        window,
        script,
        vec![css.into(), part.into()],
        &format!("{part:?} in {css}"),
    )
    .await
}

/// Looks at the screen in both themes: a picture is kept, and the accessibility rules hold.
async fn look(window: &Window, name: &str) -> Result<(), HarnessError> {
    const THEME: &str = "return document.documentElement.dataset.theme;";
    for _ in 0..2 {
        let before = window.execute(THEME, vec![]).await?;
        click(window, "header button.icon-only").await?;
        let changed = "return document.documentElement.dataset.theme !== arguments[0];";
        wait_until(window, changed, vec![before], "another theme").await?;
        let theme = window.execute(THEME, vec![]).await?;
        let theme = theme.as_str().unwrap_or_default().to_owned();
        assert!(matches!(theme.as_str(), "light" | "dark"), "{theme}");
        let still = "return document.getAnimations().every((animation) => animation.playState === 'finished');";
        wait_until(window, still, vec![], "an end of the fading").await?;
        window.keep_screenshot(&format!("{name}-{theme}")).await?;
        let violations = window.violations().await?;
        let told: String = violations.iter().map(ToString::to_string).collect();
        assert!(violations.is_empty(), "{name}, {theme}: {told}");
    }
    Ok(())
}

async fn go(window: &Client, hash: &str) -> Result<(), HarnessError> {
    window
        .execute("location.hash = arguments[0];", vec![hash.into()])
        .await?;
    Ok(())
}

async fn speak(window: &Client, language: &str) -> Result<(), HarnessError> {
    go(window, "#/settings").await?;
    click(window, &format!("input[name=language][value='{language}']")).await?;
    wait_for(window, &format!("html[lang='{language}']")).await?;
    go(window, "#/offers").await
}

async fn type_card(window: &Client, number: &str) -> Result<(), HarnessError> {
    fill(window, "#field-holder", "Aoife Moore").await?;
    fill(window, "#field-number", number).await?;
    fill(window, "#field-expiry", "09/27").await?;
    fill(window, "#field-security_code", "739").await
}

async fn tick_all_points(window: &Client) -> Result<(), HarnessError> {
    for point in ["legal_name", "bill_to", "tax_id", "po_number"] {
        let css = format!("#point-{point}");
        if !wait_for(window, &css).await?.is_selected().await? {
            click(window, &css).await?;
        }
    }
    wait_for(window, "button.primary.large:not([aria-disabled])").await?;
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
    let window = open(&place).await?;
    speak(&window, language).await?;
    window
        .find(Locator::Css("#account"))
        .await?
        .select_by_value(account)
        .await?;
    wait_for_text(&window, "article[data-offer='action-pack']", company).await?;
    wait_for(&window, "article[data-offer='action-pack'][data-state='window']").await?;
    look(&window, &format!("offers-{language}")).await?;

    click(&window, "article[data-offer='action-pack'] .button.subtle").await?;
    wait_for(&window, "dialog[open] h2").await?;
    let violations = window.violations().await?;
    assert!(
        violations.is_empty(),
        "{}",
        violations.iter().map(ToString::to_string).collect::<String>()
    );
    window.keep_screenshot(&format!("why-{language}")).await?;
    window.active_element().await?.send_keys("\u{e00c}").await?;

    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    wait_for(&window, "#field-number").await?;
    look(&window, &format!("renew-1-{language}")).await?;
    type_card(&window, CARD).await?;
    click(&window, "form button[type=submit]").await?;

    wait_for(&window, "#point-legal_name").await?;
    fill(&window, "#field-po_number", "PO-2021-0417").await?;
    let buy = "button.primary.large";
    let locked = wait_for(&window, buy).await?.attr("aria-disabled").await?;
    assert_eq!(locked.as_deref(), Some("true"), "Buy waits for the four points");
    wait_for_text(&window, "#point-po_number-text", "PO-2021-0417").await?;
    tick_all_points(&window).await?;
    assert!(text_of(&window, buy).await?.contains(total));
    look(&window, &format!("renew-2-{language}")).await?;
    click(&window, buy).await?;

    wait_for(&window, ".outcome h2").await?;
    look(&window, &format!("renew-3-{language}")).await?;
    let orders = window.execute("return location.hash;", vec![]).await?;
    assert!(orders.as_str().unwrap_or_default().contains("order"), "{orders}");

    // The last button of the outcome leads to the invoice; its page is drawn and its text can be read.
    let buttons = window.find_all(Locator::Css(".outcome .row button")).await?;
    buttons.last().unwrap().click().await?;
    wait_for_text(&window, ".sheet .text", company).await?;
    let shown = total.trim_start_matches(['€', 'N', 'T', '$']);
    wait_for_text(&window, ".sheet .text", shown).await?;
    look(&window, &format!("invoices-{language}")).await?;
    for page in ["orders", "profile", "settings"] {
        go(&window, &format!("#/{page}")).await?;
        wait_for(&window, "h1").await?;
        look(&window, &format!("{page}-{language}")).await?;
    }

    drop(window);
    common::answer(&place, &["--account", account, "offers"]);
    common::assert_renewed_once(&place);
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
    let window = open(&place).await?;
    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    click(&window, "#method-transfer").await?;
    for (field, text) in [
        ("name", "Aoife Moore"),
        ("phone", "0861234567"),
        ("email", "aoife@lindqvist.ie"),
    ] {
        fill(&window, &format!("#field-contact_{field}"), text).await?;
    }
    click(&window, "form button[type=submit]").await?;
    fill(&window, "#field-po_number", "PO-77").await?;
    wait_for_text(&window, "#point-po_number-text", "PO-77").await?;
    drop(window);

    let window = open(&place).await?;
    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    wait_for_text(&window, "#point-po_number-text", "PO-77").await?;
    wait_for_text(&window, "main", "aoife@lindqvist.ie").await?;
    drop(window);

    let window = open(&place).await?;
    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    wait_for(&window, "#point-legal_name").await?;
    let change = window
        .find_all(Locator::Css("section[aria-labelledby='review-payment'] button"))
        .await?;
    change[0].clone().click().await?;
    click(&window, "#method-card").await?;
    type_card(&window, CARD).await?;
    wait_for(&window, "#field-number").await?;
    drop(window);

    let window = open(&place).await?;
    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    let number = wait_for(&window, "#field-number").await?.prop("value").await?;
    assert_eq!(number.as_deref(), Some(""), "the card is entered again");
    drop(window);
    assert_no_trace_of_cards(&place);
    assert_eq!(common::list(&common::answer(&place, &["sample", "charges"])).len(), 0);
    Ok(())
}

#[tokio::test]
async fn a_declined_card_leaves_the_form_ready_for_another() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = open(&place).await?;
    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    type_card(&window, DECLINED).await?;
    click(&window, "form button[type=submit]").await?;
    fill(&window, "#field-po_number", "PO-88").await?;
    wait_for_text(&window, "#point-po_number-text", "PO-88").await?;
    tick_all_points(&window).await?;
    click(&window, "button.primary.large").await?;

    wait_for(&window, "[role=alert]").await?;
    look(&window, "declined").await?;
    type_card(&window, CARD).await?;
    click(&window, "form button[type=submit]").await?;
    wait_for_text(&window, "#point-po_number-text", "PO-88").await?;
    tick_all_points(&window).await?;
    click(&window, "button.primary.large").await?;
    wait_for(&window, ".outcome h2").await?;
    drop(window);
    common::assert_renewed_once(&place);
    assert_no_trace_of_cards(&place);
    Ok(())
}

#[tokio::test]
async fn a_second_start_leaves_the_first_window_alone() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = open(&place).await?;
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
    wait_for(&window, "article[data-offer='action-pack']").await?;
    Ok(())
}

#[tokio::test]
async fn by_bank_transfer_with_its_proof() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = open(&place).await?;
    click(&window, "article[data-offer='action-pack'] .button.primary").await?;
    click(&window, "#method-transfer").await?;
    for (field, text) in [
        ("name", "Aoife Moore"),
        ("phone", "0861234567"),
        ("email", "aoife@lindqvist.ie"),
    ] {
        fill(&window, &format!("#field-contact_{field}"), text).await?;
    }
    click(&window, "form button[type=submit]").await?;
    fill(&window, "#field-po_number", "PO-99").await?;
    wait_for_text(&window, "#point-po_number-text", "PO-99").await?;
    tick_all_points(&window).await?;
    click(&window, "button.primary.large").await?;
    wait_for(&window, ".outcome h2").await?;
    look(&window, "transfer-placed").await?;

    let proof = place.folder().join("confirmation.pdf");
    fs::write(&proof, b"%PDF-1.7\nThe bank confirms the transfer.\n%%EOF\n").unwrap();
    let input = wait_for(&window, "#proof-file").await?;
    input.send_keys(&proof.display().to_string()).await?;
    wait_for_text(&window, "main", "confirmation.pdf").await?;
    window
        .find(Locator::Css("form button[type=submit]"))
        .await?
        .click()
        .await?;
    wait_for_text(&window, ".outcome", "Payment proof uploaded").await?;
    look(&window, "transfer-proved").await?;
    drop(window);

    common::answer(&place, &["sample", "today", "2021-07-01"]);
    common::assert_renewed_once(&place);
    Ok(())
}
