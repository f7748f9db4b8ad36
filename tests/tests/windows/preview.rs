//! The list of invoices and the preview beside it, in windows of several widths: nothing jumps, what is opened can be
//! read, and what was moved by hand is remembered.

use packdesk_tests::{HarnessError, Place, Window};
use serde_json::json;

const GRID: &str = "table[role=grid]";
const DIVIDER: &str = "[role=separator][aria-controls=invoice-preview]";
const PAGE: &str = "aside [role=document] canvas";
/// A page of which so many pixels are shown across is read without being enlarged.
const READABLE: u64 = 480;

/// The width of the window at first.
const USUAL: u32 = 1280;

const RIGHT: &str = "\u{e014}";
const HOME: &str = "\u{e011}";
const ESCAPE: &str = "\u{e00c}";

async fn pixels(window: &Window, script: &str) -> Result<i64, HarnessError> {
    let pixels = window.execute(script, vec![]).await?;
    Ok(pixels.as_i64().unwrap())
}

async fn top_of_first_row(window: &Window) -> Result<i64, HarnessError> {
    let script = "return Math.round(document.querySelector('#invoice-0').getBoundingClientRect().top);";
    pixels(window, script).await
}

/// Waits until a whole page is drawn that can be read.
async fn wait_for_page(window: &Window) -> Result<(), HarnessError> {
    let drawn = "const page = document.querySelector(arguments[0]); \
                 return page !== null && getComputedStyle(page).visibility === 'visible' \
                     && page.getBoundingClientRect().width >= arguments[1];";
    window
        .wait_until(drawn, vec![PAGE.into(), json!(READABLE)], "a page that can be read")
        .await
}

/// Notes how often the page beside the list goes out of sight from now on, and how often it is drawn anew.
const WATCH: &str = "
    const box = document.querySelector('aside [role=group][aria-busy]');
    window.noted = { blank: 0, drawn: 0 };
    new MutationObserver((changes) => {
        if (getComputedStyle(box.querySelector('canvas')).visibility !== 'visible') window.noted.blank += 1;
        if (changes.some(({ target }) => target === box) && box.ariaBusy === 'true') window.noted.drawn += 1;
    }).observe(box, { attributes: true, subtree: true, attributeFilter: ['aria-busy', 'class'] });";

/// Whatever was asked of Rust before is answered by now.
const ANSWERED: &str = "
    const done = arguments[0];
    (async () => {
        for (let asked = 0; asked < 5; asked += 1) await window.__TAURI_INTERNALS__.invoke('status');
    })().then(() => done(true), () => done(false));";

/// Another theme draws nothing anew.
async fn stays_in_sight(window: &Window) -> Result<(), HarnessError> {
    window.execute(WATCH, vec![]).await?;
    for _ in 0..2 {
        window.switch_theme().await?;
        let answered = window.execute_async(ANSWERED, vec![]).await?;
        assert_eq!(answered, true);
    }
    let noted = window.execute("return window.noted;", vec![]).await?;
    assert_eq!(noted, json!({ "blank": 0, "drawn": 0 }), "after the theme was changed");
    Ok(())
}

/// Nothing of the page is cut at the right, and it does not scroll sideways.
async fn holds_in_the_window(window: &Window, name: &str) -> Result<(), HarnessError> {
    let over = pixels(
        window,
        "return document.documentElement.scrollWidth - document.documentElement.clientWidth;",
    )
    .await?;
    assert!(over <= 0, "{name} is {over} pixels wider than the window");
    Ok(())
}

async fn wide(window: &Window, width: u32) -> Result<(), HarnessError> {
    window.set_window_size(width, 860).await?;
    let there = "return innerWidth === arguments[0];";
    window
        .wait_until(there, vec![json!(width)], "the width of the window")
        .await
}

async fn open(window: &Window, language: &str) -> Result<(), HarnessError> {
    window.speak(language).await?;
    window.go("#/invoices").await?;
    window.wait_for("#invoice-1").await?;
    Ok(())
}

async fn read_and_move(window: &Window, language: &str) -> Result<(), HarnessError> {
    open(window, language).await?;
    let before = top_of_first_row(window).await?;
    window.press("#invoice-1 td:nth-child(2)").await?;
    wait_for_page(window).await?;
    assert_eq!(
        top_of_first_row(window).await?,
        before,
        "the rows moved under the pointer"
    );
    holds_in_the_window(window, "the preview").await?;
    window.look(&format!("preview-{language}")).await?;
    stays_in_sight(window).await?;

    window.press("#invoice-export").await?;
    let at_the_edge = "const drawer = document.querySelector('dialog[open]'); \
                       return drawer !== null && Math.abs(innerWidth - drawer.getBoundingClientRect().right) < 1;";
    window.wait_until(at_the_edge, vec![], "a drawer at the edge").await?;
    let first = "return document.activeElement?.getAttribute('name') === 'format';";
    window
        .wait_until(first, vec![], "the focus at the first choice")
        .await?;
    window.fill("dialog[open] input", ESCAPE).await?;
    let closed = "return document.querySelector('dialog[open]') === null;";
    window.wait_until(closed, vec![], "the list without a drawer").await?;

    window.press("aside button[aria-haspopup=dialog]").await?;
    window.wait_for("dialog[open] canvas").await?;
    let scrolled = "return document.activeElement?.matches('dialog[open] .box[tabindex]');";
    window
        .wait_until(scrolled, vec![], "the focus at the enlarged page")
        .await?;
    window.keep_screenshot(&format!("enlarged-{language}")).await?;
    window.check_access("the enlarged page").await?;
    window.fill("dialog[open] .box", ESCAPE).await?;
    window.wait_until(closed, vec![], "the list without a dialog").await
}

#[tokio::test]
async fn an_invoice_is_read_at_every_width_and_what_was_moved_is_remembered() -> Result<(), HarnessError> {
    let place = Place::new()?;
    {
        let window = Window::shown(&place).await?;
        for language in ["en", "zh-TW"] {
            read_and_move(&window, language).await?;
        }
        window.fill(DIVIDER, HOME).await?;
        let least = "const divider = document.querySelector(arguments[0]); \
                     return divider.getAttribute('aria-valuenow') === divider.getAttribute('aria-valuemin') \
                         && document.querySelector('aside').clientHeight > 150;";
        window
            .wait_until(least, vec![DIVIDER.into()], "a preview of the least size")
            .await?;
        window.fill(".edge:nth-child(3) [role=separator]", RIGHT).await?;
        let kept = "const edge = document.querySelector('.edge:nth-child(3) [role=separator]'); \
                    return edge.getAttribute('aria-valuenow') !== null;";
        window.wait_until(kept, vec![], "the width of a column").await?;
        for width in [640, 1000, 1920] {
            wide(&window, width).await?;
            holds_in_the_window(&window, &width.to_string()).await?;
            if width != 1000 {
                wait_for_page(&window).await?;
            }
            window.look(&format!("preview-{width}")).await?;
            let list = window.wait_for(GRID).await?.is_displayed().await?;
            assert_eq!(list, width != 640, "the list at {width}");
        }
        wide(&window, USUAL).await?;
        window.wait_for(DIVIDER).await?;
    }
    let window = Window::shown(&place).await?;
    wide(&window, USUAL).await?;
    window.go("#/invoices").await?;
    window.press("#invoice-1 td:nth-child(2)").await?;
    let remembered = "const divider = document.querySelector(arguments[0]); \
                      return divider?.getAttribute('aria-valuenow') === divider?.getAttribute('aria-valuemin');";
    window
        .wait_until(remembered, vec![DIVIDER.into()], "the divider where it was left")
        .await
}
