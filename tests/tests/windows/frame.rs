//! What stands around every page: the strip of a sample, the focus, the keys, and the window's place and size.

use std::fs;
use std::time::Duration;

use fantoccini::Locator;
use packdesk_tests::{HarnessError, Place, Window};

/// After this long a place that was not written down will not be.
const LONGEST_WAIT: Duration = Duration::from_secs(30);
const F6: &str = "\u{e036}";
const CONTROL: &str = "\u{e009}";
const NO_MODIFIER: &str = "\u{e000}";

/// Every page of the navigation, with the page of an offer.
const PAGES: [&str; 8] = [
    "#/offers",
    "#/orders",
    "#/invoices",
    "#/requests",
    "#/profile",
    "#/settings",
    "#/help",
    "#/offer/action-pack",
];

/// Nothing but tables in frames of their own goes on to the right of what is seen.
const FITS: &str = "
    const narrow = [document.scrollingElement, document.querySelector('main'), ...document.querySelectorAll('dialog *')];
    const wide = narrow.filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 1)
        .filter((part) => /auto|scroll/.test(getComputedStyle(part).overflowX) || part === document.scrollingElement);
    return wide.map((part) => part.className + ' ' + part.tagName).join(', ');";

async fn open_page(window: &Window, page: &str) -> Result<(), HarnessError> {
    window.go(page).await?;
    let shown = "return location.hash === arguments[0] && document.querySelector('main h1') !== null \
                 && document.querySelector('main [role=status] progress') === null;";
    window.wait_until(shown, vec![page.into()], page).await
}

/// The outline of what has the focus, which has to be seen.
async fn focus_is_visible(window: &Window, wanted: &str) -> Result<(), HarnessError> {
    let script = "const focused = document.activeElement; const style = getComputedStyle(focused); \
                  return focused.matches(arguments[0]) && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;";
    let what = format!("a visible focus at {wanted}");
    window.wait_until(script, vec![wanted.into()], &what).await
}

async fn press_keys(window: &Window, keys: &str) -> Result<(), HarnessError> {
    window.active_element().await?.send_keys(keys).await?;
    Ok(())
}

#[tokio::test]
async fn every_page_says_that_the_account_is_a_sample() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    for (language, sentence) in [
        ("en", "Nothing is bought or charged."),
        ("zh-TW", "不會真的購買，也不會收費。"),
    ] {
        window.speak(language).await?;
        for page in PAGES {
            open_page(&window, page).await?;
            window
                .wait_for_text("section[aria-labelledby=sample-strip]", sentence)
                .await?;
        }
    }
    let title = window.title().await?;
    assert!(title.contains("範例帳戶"), "{title}");
    Ok(())
}

#[tokio::test]
async fn the_keys_lead_through_the_window_and_show_where_the_focus_is() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    for region in ["header", "nav", "main", "header"] {
        press_keys(&window, F6).await?;
        focus_is_visible(&window, &format!("{region}[data-region]")).await?;
    }
    for (key, page) in ["2", "3", "4", "5", "6", "7", "1"].into_iter().zip([
        "#/orders",
        "#/invoices",
        "#/requests",
        "#/profile",
        "#/settings",
        "#/help",
        "#/offers",
    ]) {
        press_keys(&window, &format!("{CONTROL}{key}{NO_MODIFIER}")).await?;
        let there = "return location.hash === arguments[0];";
        window.wait_until(there, vec![page.into()], page).await?;
        focus_is_visible(&window, "main h1").await?;
    }
    press_keys(&window, &format!("{CONTROL}f{NO_MODIFIER}")).await?;
    focus_is_visible(&window, "main input[type=search]").await
}

#[tokio::test]
async fn a_narrow_window_shows_every_page_and_the_checks_without_going_sideways() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    for language in ["en", "zh-TW"] {
        window.speak(language).await?;
        for size in [(640, 480), (900, 700)] {
            window.set_window_size(size.0, size.1).await?;
            for page in PAGES {
                open_page(&window, page).await?;
                let wide = window.execute(FITS, vec![]).await?;
                assert_eq!(wide, "", "{page} at {size:?}");
            }
            open_page(&window, "#/offers").await?;
            window.press("article[data-state=window] .button.link").await?;
            window.wait_for("dialog [data-check]").await?;
            window
                .keep_screenshot(&format!("frame-why-{}-{language}", size.0))
                .await?;
            assert_eq!(window.execute(FITS, vec![]).await?, "", "the checks at {size:?}");
            let in_sight = "const day = [...document.querySelectorAll('dialog .captions > span')].at(-1).getBoundingClientRect(); \
                            return day.left >= 0 && day.right <= innerWidth && day.top >= 0 && day.bottom <= innerHeight;";
            window.wait_until(in_sight, vec![], "the last safe day").await?;
            window.press("dialog .icon-only").await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_window_opens_as_large_as_it_was_and_at_the_zoom_that_was_chosen() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::shown(&place).await?;
    window.set_window_size(1010, 720).await?;
    let width = "return innerWidth;";
    window
        .wait_until("return innerWidth === 1010;", vec![], "a smaller window")
        .await?;
    press_keys(&window, &format!("{CONTROL}={NO_MODIFIER}")).await?;
    window
        .wait_until("return innerWidth < 1000;", vec![], "larger letters")
        .await?;
    let zoomed = window.execute(width, vec![]).await?;
    let kept = || fs::read_to_string(place.data().join("window.json")).unwrap_or_default();
    tokio::time::timeout(LONGEST_WAIT, async {
        while !kept().contains("1010") {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("the place of the window is written down");
    drop(window);

    let window = Window::shown(&place).await?;
    window
        .wait_until("return innerWidth === arguments[0];", vec![zoomed], "the same size")
        .await
}

#[tokio::test]
async fn a_start_without_the_connection_says_so_and_no_error_is_carried_along() -> Result<(), HarnessError> {
    let place = Place::new()?;
    assert_eq!(place.cli(&["offers"])?.code, Some(0));
    assert_eq!(place.cli(&["sample", "fault", "refuse*99"])?.code, Some(0));
    let window = Window::shown(&place).await?;
    window
        .wait_for_text("header .freshness", "Offline, 28 June 2021")
        .await?;
    window
        .wait_for_text("main .bars", "You are offline. You see the records of 28 June 2021")
        .await?;
    window.look("frame-offline").await?;
    press_keys(&window, "\u{e035}").await?;
    open_page(&window, "#/settings").await?;
    assert!(window.find_all(Locator::Css("[role=alert]")).await?.is_empty());
    window.wait_for_text("main .bars", "Buying and syncing wait.").await
}
