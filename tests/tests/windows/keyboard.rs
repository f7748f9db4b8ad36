//! What the document describes, followed by keys alone, in both languages: the focus is in sight at each step.

use packdesk_tests::{HarnessError, Keyboard, Place, Window};

use crate::common::{answer, list};

const TILE: &str = "article[data-offer='action-pack']";

/// `printed` heads a document that follows the language of the computer, for which nothing was chosen.
async fn follow_the_document(locale: &'static str, language: &str, printed: &str) -> Result<(), HarnessError> {
    let place = Place::speaking(locale)?;
    let window = Window::shown(&place).await?;
    window.wait_for(&format!("html[lang='{language}']")).await?;
    window.wait_for(&format!("{TILE}[data-state='window']")).await?;
    let keyboard = window.keyboard();

    // Whether and why it can be renewed.
    let why = format!("{TILE} button[aria-haspopup='dialog']");
    keyboard.press(&why).await?;
    window.wait_for("dialog[open] li").await?;
    keyboard.types(Keyboard::ESCAPE).await?;
    keyboard.wait_for_focus(&why).await?;

    // The renewal by card. Enter in a field never buys.
    keyboard.press(&format!("{TILE} .button.primary")).await?;
    window.wait_for("#field-number").await?;
    keyboard.fill("#field-holder", "Aoife Moore").await?;
    keyboard.fill("#field-number", "4111111111111111").await?;
    keyboard.fill("#field-expiry", "0927").await?;
    keyboard.fill("#field-security_code", "739").await?;
    keyboard.press("form button[type=submit]").await?;
    window.wait_for("#point-legal_name").await?;
    for point in ["legal_name", "bill_to", "tax_id", "po_number"] {
        let css = format!("#point-{point}");
        keyboard.reach(&css).await?;
        if !window.wait_for(&css).await?.is_selected().await? {
            keyboard.types(" ").await?;
        }
    }
    keyboard.press("button.primary.large:not([aria-disabled])").await?;

    // The invoice, read from the confirmation.
    window.wait_for(".outcome h2").await?;
    keyboard.press(".outcome .row button:last-child").await?;
    window.wait_for_text(".sheet .text", "Lindqvist & Moore Ltd").await?;
    window.wait_for_text(".sheet .text", printed).await?;

    // The bill-to address.
    keyboard
        .types(&format!("{}5{}", Keyboard::CONTROL, Keyboard::RELEASED))
        .await?;
    keyboard
        .press("section[aria-labelledby='profile-billing'] button")
        .await?;
    keyboard.fill("#profile-address_line2", "7 Grand Canal Street").await?;
    keyboard.press("form button[type=submit]").await?;
    window
        .wait_for_text(
            "section[aria-labelledby='profile-billing']:not(:has(form))",
            "7 Grand Canal Street",
        )
        .await?;

    // The end of the subscription, asked for.
    keyboard
        .types(&format!("{}1{}", Keyboard::CONTROL, Keyboard::RELEASED))
        .await?;
    window.wait_for(&format!("{TILE}[data-state='active']")).await?;
    keyboard.press(&format!("{TILE} h2 a")).await?;
    keyboard.press("[data-cancel]:not([aria-disabled])").await?;
    window.wait_for("#cancel-summary").await?;
    keyboard.press("form button[type=submit]").await?;
    window.wait_for(".outcome h2").await?;
    keyboard
        .types(&format!("{}4{}", Keyboard::CONTROL, Keyboard::RELEASED))
        .await?;
    keyboard.press("tr[data-request] a").await?;
    window.wait_for("#note-text").await?;

    drop(window);
    assert_eq!(list(&answer(&place, &["sample", "charges"])).len(), 1);
    assert_eq!(list(&answer(&place, &["requests"])).len(), 1);
    Ok(())
}

#[tokio::test]
async fn in_english() -> Result<(), HarnessError> {
    follow_the_document("en_US.UTF-8", "en", "Invoice").await
}

#[tokio::test]
async fn in_traditional_chinese() -> Result<(), HarnessError> {
    follow_the_document("zh_TW.UTF-8", "zh-TW", "發票").await
}
