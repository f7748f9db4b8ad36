//! The window opens on the sample account, shows its first screen, and can be used by everybody.

use fantoccini::Locator;
use packdesk_tests::{HarnessError, Place, Window};

#[tokio::test]
async fn the_window_opens_with_a_heading_and_no_barrier() -> Result<(), HarnessError> {
    let place = Place::new()?;
    let window = Window::open(&place).await?;

    let heading = window.find(Locator::Css("h1")).await?.text().await?;
    assert!(
        !heading.trim().is_empty(),
        "the heading has no words; the program said:\n{}",
        window.log()
    );
    assert_eq!(window.find_all(Locator::Css("h1")).await?.len(), 1);
    window.keep_screenshot("window-opens").await?;

    let violations = window.violations().await?;
    assert!(
        violations.is_empty(),
        "{}",
        violations.iter().map(ToString::to_string).collect::<String>()
    );
    Ok(())
}
