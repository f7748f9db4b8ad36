use words::Language;

use crate::view::{SettingsInput, Theme};
use crate::{Engine, Error};

/// The setting that holds the language of screens.
pub const LANGUAGE: &str = "language";
/// The setting that holds the account used last.
pub const LAST_ACCOUNT: &str = "last-account";
/// The setting that holds the theme.
const THEME: &str = "theme";

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

    pub(crate) async fn theme(&self) -> Result<Theme, Error> {
        let stored = self.store().setting(None, THEME).await?;
        Ok(stored.and_then(|id| Theme::from_id(&id).ok()).unwrap_or_default())
    }
}
