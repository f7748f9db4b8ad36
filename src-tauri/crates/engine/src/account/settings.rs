use words::Language;

use crate::view::{SettingsInput, Theme, ZoomStep};
use crate::{Engine, Error};

/// The setting that holds the language of screens.
pub const LANGUAGE: &str = "language";
/// The setting that holds the account used last.
pub const LAST_ACCOUNT: &str = "last-account";
/// The setting that holds the theme.
const THEME: &str = "theme";

/// The setting that holds the size of everything in the window, in per cent.
const ZOOM: &str = "zoom";

/// The setting of whoever was shown a new data folder: nothing stands there where it was made otherwise.
const BEGINNING: &str = "beginning";
/// Nobody has said yet how to begin.
const OPEN: &str = "open";
/// Somebody has.
const CHOSEN: &str = "chosen";

/// The sizes there are, in per cent: those of web browsers, as far as the window's narrowest layout reaches.
const ZOOMS: [u32; 11] = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250];
/// The size at first.
const NO_ZOOM: u32 = 100;

impl Engine {
    /// Remembers settings.
    ///
    /// # Errors
    /// The store's error.
    pub async fn change_settings(&self, input: &SettingsInput) -> Result<(), Error> {
        if let Some(language) = input.language {
            self.store().set_setting(None, LANGUAGE, language.id()).await?;
        }
        if let Some(theme) = input.theme {
            self.store().set_setting(None, THEME, theme.id()).await?;
        }
        Ok(())
    }

    /// The remembered language.
    ///
    /// # Errors
    /// The store's error.
    pub async fn language(&self) -> Result<Option<Language>, Error> {
        Ok(self
            .store()
            .setting(None, LANGUAGE)
            .await?
            .and_then(|tag| tag.parse().ok()))
    }

    /// Notes that the data is new, so that a person is asked how to begin until they say so.
    ///
    /// # Errors
    /// The store's error.
    pub async fn leave_beginning_open(&self) -> Result<(), Error> {
        Ok(self.store().set_setting(None, BEGINNING, OPEN).await?)
    }

    /// Whether a person is to be asked how to begin. Whoever has an account of their own has begun.
    ///
    /// # Errors
    /// The store's error.
    pub async fn is_beginning_open(&self) -> Result<bool, Error> {
        let noted = self.store().setting(None, BEGINNING).await?;
        Ok(noted.as_deref() == Some(OPEN) && self.store().own_accounts().await?.is_empty())
    }

    /// Notes that a person said how to begin, or left the question.
    ///
    /// # Errors
    /// The store's error.
    pub async fn choose_beginning(&self) -> Result<(), Error> {
        Ok(self.store().set_setting(None, BEGINNING, CHOSEN).await?)
    }

    /// Remembers the next size of everything in the window.
    ///
    /// # Errors
    /// The store's error.
    pub async fn change_zoom(&self, step: ZoomStep) -> Result<(), Error> {
        let zoom = next_zoom(self.zoom().await?, step);
        Ok(self.store().set_setting(None, ZOOM, &zoom.to_string()).await?)
    }

    pub(crate) async fn zoom(&self) -> Result<u32, Error> {
        let stored = self.store().setting(None, ZOOM).await?;
        let zoom = stored.and_then(|zoom| zoom.parse().ok());
        Ok(zoom.filter(|zoom| ZOOMS.contains(zoom)).unwrap_or(NO_ZOOM))
    }

    pub(crate) async fn theme(&self) -> Result<Theme, Error> {
        let stored = self.store().setting(None, THEME).await?;
        Ok(stored.and_then(|id| Theme::from_id(&id).ok()).unwrap_or_default())
    }
}

/// The size after a step; the smallest and the largest stay what they are.
fn next_zoom(zoom: u32, step: ZoomStep) -> u32 {
    let next = match step {
        ZoomStep::In => ZOOMS.into_iter().find(|other| *other > zoom),
        ZoomStep::Out => ZOOMS.into_iter().rev().find(|other| *other < zoom),
        ZoomStep::Reset => Some(NO_ZOOM),
    };
    next.unwrap_or(zoom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_reached_in_steps_and_none_beyond_them() {
        let walk = |step| {
            let mut sizes = vec![NO_ZOOM];
            while next_zoom(sizes[sizes.len() - 1], step) != sizes[sizes.len() - 1] {
                sizes.push(next_zoom(sizes[sizes.len() - 1], step));
            }
            sizes
        };
        assert_eq!(walk(ZoomStep::In).last(), ZOOMS.last());
        assert_eq!(walk(ZoomStep::Out).last(), ZOOMS.first());
        assert_eq!(walk(ZoomStep::In).len() + walk(ZoomStep::Out).len(), ZOOMS.len() + 1);
        assert_eq!(next_zoom(250, ZoomStep::Reset), NO_ZOOM);
    }
}
