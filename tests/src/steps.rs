use std::time::Duration;

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::Value;

use crate::{HarnessError, Place, Window};

/// After this long something that was to come up is missing.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// What a person does in the window, each step waiting for what it needs.
impl Window {
    /// Opens Packdesk and waits until its window is on the screen: the page is painted before it is shown.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn shown(place: &Place) -> Result<Self, HarnessError> {
        Self::shown_with(place, "#main h1").await?.past_the_first_start().await
    }

    /// Opens Packdesk and waits until its window tells how the start stands, which may be that the data is not open yet.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn starting(place: &Place) -> Result<Self, HarnessError> {
        Self::shown_with(place, "h1").await
    }

    async fn shown_with(place: &Place, heading: &str) -> Result<Self, HarnessError> {
        let window = Self::open_until(place, heading).await?;
        window.wait_until_shown().await?;
        Ok(window)
    }

    /// Waits until the window is on the screen. Nothing can be pressed before.
    pub(crate) async fn wait_until_shown(&self) -> Result<(), HarnessError> {
        let visible = "return document.visibilityState === 'visible' && innerWidth > 0;";
        self.wait_until(visible, vec![], "the window").await
    }

    /// The first element of a selector, once there is one.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] when none comes up.
    pub async fn wait_for(&self, css: &str) -> Result<Element, HarnessError> {
        match self.wait().at_most(LONGEST_WAIT).for_element(Locator::Css(css)).await {
            Ok(element) => Ok(element),
            Err(_) => Err(self.missing(css).await?),
        }
    }

    /// Waits until the script answers with true; `what` names it when it does not.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] when it never does.
    pub async fn wait_until(&self, script: &str, arguments: Vec<Value>, what: &str) -> Result<(), HarnessError> {
        let shown = async {
            while self.execute(script, arguments.clone()).await?.as_bool() != Some(true) {
                tokio::task::yield_now().await;
            }
            Ok::<(), HarnessError>(())
        };
        match tokio::time::timeout(LONGEST_WAIT, shown).await {
            Ok(shown) => shown,
            Err(_) => Err(self.missing(what).await?),
        }
    }

    /// Waits until the text of an element holds `part`.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] when it never does.
    pub async fn wait_for_text(&self, css: &str, part: &str) -> Result<(), HarnessError> {
        let script = "const found = document.querySelector(arguments[0]); \
                      return found !== null && found.textContent.includes(arguments[1]);";
        let what = format!("{part:?} in {css}");
        self.wait_until(script, vec![css.into(), part.into()], &what).await
    }

    /// Waits until the element with an id has the focus.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] when it never gets it.
    pub async fn wait_for_focus(&self, id: &str) -> Result<(), HarnessError> {
        let script = "return document.activeElement !== null && document.activeElement.id === arguments[0];";
        self.wait_until(script, vec![id.into()], &format!("the focus at {id}"))
            .await
    }

    /// Presses an element.
    ///
    /// # Errors
    /// When it does not come up or cannot be pressed.
    pub async fn press(&self, css: &str) -> Result<(), HarnessError> {
        let element = self.wait_for(css).await?;
        element.click().await.map_err(HarnessError::at(css))
    }

    /// Types into a field, after what stands there.
    ///
    /// # Errors
    /// When it does not come up or takes no keys.
    pub async fn fill(&self, css: &str, text: &str) -> Result<(), HarnessError> {
        let element = self.wait_for(css).await?;
        element.send_keys(text).await.map_err(HarnessError::at(css))
    }

    /// Types into a field in the place of what stands there.
    ///
    /// # Errors
    /// When it does not come up or takes no keys.
    pub async fn refill(&self, css: &str, text: &str) -> Result<(), HarnessError> {
        let element = self.wait_for(css).await?;
        element.clear().await.map_err(HarnessError::at(css))?;
        element.send_keys(text).await.map_err(HarnessError::at(css))
    }

    /// Sets a date, `YYYY-MM-DD`, which is typed otherwise in each language of the system, and leaves the field.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn set_date(&self, css: &str, day: &str) -> Result<(), HarnessError> {
        self.wait_for(css).await?;
        let set = "const field = document.querySelector(arguments[0]); field.focus(); field.value = arguments[1]; \
                   field.dispatchEvent(new Event('input', { bubbles: true })); field.blur();";
        self.execute(set, vec![css.into(), day.into()]).await?;
        Ok(())
    }

    /// Chooses an option of a list by its value.
    ///
    /// # Errors
    /// When the list does not come up or has no such option.
    pub async fn choose(&self, css: &str, value: &str) -> Result<(), HarnessError> {
        let element = self.wait_for(css).await?;
        element.select_by_value(value).await.map_err(HarnessError::at(css))
    }

    /// The text of an element as it is shown.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn text_of(&self, css: &str) -> Result<String, HarnessError> {
        Ok(self.wait_for(css).await?.text().await?)
    }

    /// Goes to an address of the page.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn go(&self, hash: &str) -> Result<(), HarnessError> {
        self.execute("location.hash = arguments[0];", vec![hash.into()]).await?;
        Ok(())
    }

    /// Chooses the language in the settings and returns to the offers.
    ///
    /// # Errors
    /// When the page does not follow.
    pub async fn speak(&self, language: &str) -> Result<(), HarnessError> {
        self.go("#/settings").await?;
        self.press(&format!("input[name=language][value='{language}']")).await?;
        self.wait_for(&format!("html[lang='{language}']")).await?;
        self.go("#/offers").await
    }

    /// Moves the sample account's calendar to `YYYY-MM-DD`, as it is done in the settings.
    ///
    /// # Errors
    /// When the page does not follow.
    pub async fn move_calendar(&self, date: &str) -> Result<(), HarnessError> {
        self.go("#/settings").await?;
        self.wait_for("#calendar").await?;
        // How a date is typed depends on the language of the system.
        let set = "const field = document.querySelector('#calendar'); field.value = arguments[0]; \
                   field.dispatchEvent(new Event('input', { bubbles: true }));";
        self.execute(set, vec![date.into()]).await?;
        self.press("section[aria-labelledby='settings-calendar'] button[type=submit]")
            .await?;
        let said = "const said = document.querySelector('section[aria-labelledby=settings-calendar] [role=status]'); \
                    return said !== null && said.textContent.trim() !== '';";
        self.wait_until(said, vec![], "the moved calendar").await
    }

    /// Looks at the screen in both themes: a picture of each is kept, and the accessibility rules hold.
    ///
    /// # Errors
    /// [`HarnessError::Barriers`] where a rule is broken.
    pub async fn look(&self, name: &str) -> Result<(), HarnessError> {
        for _ in 0..2 {
            let theme = self.switch_theme().await?;
            let picture = format!("{name}-{theme}");
            self.keep_screenshot(&picture).await?;
            self.check_access(&picture).await?;
        }
        Ok(())
    }

    /// Changes between the light and the dark theme, and names the one that is shown then.
    ///
    /// # Errors
    /// When there is no button for it, or the theme does not change.
    pub async fn switch_theme(&self) -> Result<String, HarnessError> {
        const THEME: &str = "return document.documentElement.dataset.theme;";
        let before = self.execute(THEME, vec![]).await?;
        self.press("header button.icon-only").await?;
        let changed = "return document.documentElement.dataset.theme !== arguments[0];";
        self.wait_until(changed, vec![before], "another theme").await?;
        self.wait_until_still().await?;
        let theme = self.execute(THEME, vec![]).await?;
        Ok(theme.as_str().unwrap_or_default().to_owned())
    }

    /// Holds the screen to the accessibility rules; `name` says which screen it is when one is broken.
    ///
    /// # Errors
    /// [`HarnessError::Barriers`] where a rule is broken.
    pub async fn check_access(&self, name: &str) -> Result<(), HarnessError> {
        let violations = self.violations().await?;
        if violations.is_empty() {
            return Ok(());
        }
        Err(HarnessError::Barriers {
            screen: name.to_owned(),
            violations: violations.iter().map(ToString::to_string).collect(),
        })
    }

    pub(crate) async fn missing(&self, what: &str) -> Result<HarnessError, HarnessError> {
        Ok(HarnessError::Missing {
            what: what.to_owned(),
            page: self.find(Locator::Css("body")).await?.text().await?,
        })
    }
}
