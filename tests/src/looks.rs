use crate::{HarnessError, Window};

/// Applies what the style sheets say for a contrast theme, or takes it back. The web view of Linux knows no such theme.
/// Nothing fades from one to the other: it would be half there in a picture.
pub(crate) const FORCE_COLOURS: &str = "
    const atOnce = new CSSStyleSheet();
    atOnce.replaceSync('* { transition: none !important }');
    if (!arguments[0]) {
        document.adoptedStyleSheets = [atOnce];
        return true;
    }
    const found = [];
    const walk = (rules) => {
        for (const rule of rules) {
            if (!(rule instanceof CSSMediaRule)) continue;
            if (rule.media.mediaText.includes('forced-colors')) found.push(...[...rule.cssRules].map((one) => one.cssText));
            else walk(rule.cssRules);
        }
    };
    for (const sheet of document.styleSheets) walk(sheet.cssRules);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(found.join(' '));
    document.adoptedStyleSheets = [atOnce, sheet];
    return found.length > 10;";

/// Nothing is being drawn or read, and nothing fades. A fading begins only once the new colours are asked for.
const STILL: &str = "
    for (const element of document.querySelectorAll('button, a, h1')) void getComputedStyle(element).color;
    return document.querySelector('[aria-busy=true]') === null
        && document.getAnimations().every((animation) => animation.playState === 'finished');";

/// The colours a screen can be shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// The light theme.
    Light,
    /// The dark theme.
    Dark,
    /// The few colours of a contrast theme, on the light one.
    Forced,
}

impl Colours {
    /// All of them; the last one is taken back by any other.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Forced];

    /// The name in the name of a picture.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
        }
    }
}

/// How a screen looks, and whether it can be used so.
impl Window {
    /// Shows the screen in other colours, whatever stands before the button for it, and waits until it is still.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] where the page says nothing for a contrast theme, or something does not come to rest.
    pub async fn paint(&self, colours: Colours) -> Result<(), HarnessError> {
        let theme = if colours == Colours::Dark { "dark" } else { "light" };
        let themed = "document.documentElement.dataset.theme = arguments[0];";
        self.execute(themed, vec![theme.into()]).await?;
        let forced = colours == Colours::Forced;
        self.wait_until(FORCE_COLOURS, vec![forced.into()], "rules for a contrast theme")
            .await?;
        self.wait_until_still().await
    }

    /// Waits until nothing on the screen is being drawn or fades.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] where something does not come to rest.
    pub async fn wait_until_still(&self) -> Result<(), HarnessError> {
        self.wait_until(STILL, vec![], "a screen that is still").await
    }

    /// Holds the screen, a dialog included, to the accessibility rules in all colours; a picture of each is kept.
    ///
    /// # Errors
    /// [`HarnessError::Barriers`] where a rule is broken.
    pub async fn look_in_all_colours(&self, name: &str) -> Result<(), HarnessError> {
        for colours in Colours::ALL {
            self.paint(colours).await?;
            let picture = format!("{name}-{}", colours.name());
            self.keep_screenshot(&picture).await?;
            self.check_access(&picture).await?;
        }
        self.paint(Colours::Light).await
    }

    /// Shows the screen in the least window there is, as it is and at twice the size, keeps a picture of each in both themes,
    /// and holds it to its layout. The window is as before afterwards.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] with what is cut, lies over something else or goes on sideways.
    pub async fn look_where_it_is_tight(&self, name: &str) -> Result<(), HarnessError> {
        for zoom in [100, 200] {
            self.resize(640, 480, zoom).await?;
            for colours in [Colours::Dark, Colours::Light] {
                self.paint(colours).await?;
                let picture = format!("{name}-tight-{zoom}-{}", colours.name());
                self.keep_screenshot(&picture).await?;
            }
            let faults = self.layout_faults().await?;
            if !faults.is_empty() {
                let what = format!("{name}: a layout that holds at {zoom} %");
                return Err(HarnessError::Missing { what, page: faults });
            }
        }
        self.resize(1280, 860, 100).await
    }

    /// Makes the window so many pixels wide and high, shows its page at so many hundredths, and waits until it is so.
    ///
    /// # Errors
    /// [`HarnessError::Missing`] where it does not become so.
    pub async fn resize(&self, width: u32, height: u32, zoom: u32) -> Result<(), HarnessError> {
        self.set_window_size(width, height).await?;
        let show = "void window.__TAURI_INTERNALS__.invoke('show_zoom', { zoom: arguments[0] });";
        self.execute(show, vec![zoom.into()]).await?;
        let there = "return Math.abs(innerWidth * arguments[1] / 100 - arguments[0]) <= 2;";
        let what = format!("a window of {width} by {height} at {zoom} %");
        self.wait_until(there, vec![width.into(), zoom.into()], &what).await?;
        self.wait_until_drawn().await
    }

    /// Waits until the page as it is now is what the window shows: what looks at how much room it has is told so with the
    /// next frame, and drawn with the one after it.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn wait_until_drawn(&self) -> Result<(), HarnessError> {
        let frames = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        self.execute_async(frames, vec![]).await?;
        Ok(())
    }

    /// What of the screen is cut off, goes on sideways or lies one over the other, line by line; empty where nothing does.
    ///
    /// # Errors
    /// When the window does not answer.
    pub async fn layout_faults(&self) -> Result<String, HarnessError> {
        self.wait_until_still().await?;
        let faults = self.execute(include_str!("layout.js"), vec![]).await?;
        Ok(faults.as_str().unwrap_or("no answer").to_owned())
    }
}
