//! The days that count, listed in the window.

use packdesk_tests::{HarnessError, Keyboard, Place, Window};

use crate::common::{answer, list};

#[tokio::test]
async fn the_dates_of_all_accounts_are_a_press_away_and_the_keyboard_leads_back() -> Result<(), HarnessError> {
    for (locale, language) in [("en_US.UTF-8", "en"), ("zh_TW.UTF-8", "zh-TW")] {
        let place = Place::speaking(locale)?;
        // The other sample has been looked at once.
        answer(&place, &["--account", "sample-tw", "sync"]);
        let dates = answer(&place, &["--account", "sample", "dates", "--all-accounts"]);
        let count = list(&dates["dates"]).len();
        let window = Window::shown(&place).await?;
        window.press("#dates").await?;
        window.wait_for("dialog[open] ol li").await?;
        window
            .press("dialog[open] input[name=dates-account][value=all]")
            .await?;
        let all = "return document.querySelectorAll('dialog[open] ol li').length === arguments[0];";
        window
            .wait_until(all, vec![count.into()], "the dates of both accounts")
            .await?;
        window.look_in_all_colours(&format!("dates-{language}")).await?;
        window.look_where_it_is_tight(&format!("dates-{language}")).await?;
        window.keyboard().types(Keyboard::ESCAPE).await?;
        window.wait_for_focus("dates").await?;
    }
    Ok(())
}
