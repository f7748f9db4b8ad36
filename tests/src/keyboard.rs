use serde_json::Value;

use crate::{HarnessError, Window};

/// So many stops a page can have between two places without being a labyrinth.
const MOST_STOPS: usize = 150;

/// What a person without a mouse does: every step is a key, and the focus has to be in sight after it.
pub struct Keyboard<'a> {
    window: &'a Window,
}

impl Window {
    /// The window's keyboard.
    #[must_use]
    pub fn keyboard(&self) -> Keyboard<'_> {
        Keyboard { window: self }
    }
}

impl Keyboard<'_> {
    /// The key that goes to the next stop.
    pub const TAB: &'static str = "\u{e004}";
    /// The key that follows a link or presses a button.
    pub const ENTER: &'static str = "\u{e007}";
    /// The key that leaves a dialog.
    pub const ESCAPE: &'static str = "\u{e00c}";
    /// The key of the next choice.
    pub const DOWN: &'static str = "\u{e015}";
    /// The key of the next region.
    pub const F6: &'static str = "\u{e036}";
    /// Ctrl, held until [`Self::RELEASED`].
    pub const CONTROL: &'static str = "\u{e009}";
    /// Lets go of the keys that are held.
    pub const RELEASED: &'static str = "\u{e000}";

    /// Types keys where the focus is.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn types(&self, keys: &str) -> Result<(), HarnessError> {
        Ok(self.window.active_element().await?.send_keys(keys).await?)
    }

    /// Goes from stop to stop until the focus is at the selector, and looks for the focus at each.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] when no stop is at the selector, or the focus is out of sight on the way.
    pub async fn reach(&self, css: &str) -> Result<(), HarnessError> {
        self.window.wait_for(css).await?;
        for _ in 0..MOST_STOPS {
            if self.is_at(css).await? {
                return Ok(());
            }
            self.types(Self::TAB).await?;
            self.sees_the_focus(css).await?;
        }
        Err(self.window.missing(&format!("a stop at {css}")).await?)
    }

    /// Goes to the selector and presses what is there.
    ///
    /// # Errors
    /// As [`Self::reach`].
    pub async fn press(&self, css: &str) -> Result<(), HarnessError> {
        self.reach(css).await?;
        self.types(Self::ENTER).await
    }

    /// Goes to a field and types into it.
    ///
    /// # Errors
    /// As [`Self::reach`].
    pub async fn fill(&self, css: &str, text: &str) -> Result<(), HarnessError> {
        self.reach(css).await?;
        self.types(text).await
    }

    /// Waits until the focus is at the selector.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] when it does not come there.
    pub async fn wait_for_focus(&self, css: &str) -> Result<(), HarnessError> {
        let script = "return document.activeElement?.matches(arguments[0]) === true;";
        self.window
            .wait_until(script, vec![css.into()], &format!("the focus at {css}"))
            .await
    }

    async fn is_at(&self, css: &str) -> Result<bool, HarnessError> {
        let script = "return document.activeElement?.matches(arguments[0]) === true;";
        Ok(self.window.execute(script, vec![css.into()]).await?.as_bool() == Some(true))
    }

    /// The outline of the focused element, or of what frames it, is seen. Between the last stop and the first one the
    /// focus is nowhere.
    async fn sees_the_focus(&self, on_the_way_to: &str) -> Result<(), HarnessError> {
        let script = "const focused = document.activeElement; \
            if (focused === null || focused === document.body) return null; \
            const marked = (element) => { \
                const style = element && getComputedStyle(element); \
                return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1; }; \
            const box = focused.getBoundingClientRect(); \
            const framed = [focused, focused.parentElement, focused.closest('label')].some(marked); \
            return framed && box.width > 0 ? null : focused.outerHTML.slice(0, 200);";
        match self.window.execute(script, vec![]).await? {
            Value::String(unseen) => {
                let what = format!("the mark of the focus at {unseen} on the way to {on_the_way_to}");
                Err(self.window.missing(&what).await?)
            }
            _ => Ok(()),
        }
    }
}
