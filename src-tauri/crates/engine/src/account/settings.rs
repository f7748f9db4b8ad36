use words::Language;

use crate::view::SettingsInput;
use crate::{Engine, Error};

/// The setting that holds the language of screens.
pub const LANGUAGE: &str = "language";
/// The setting that holds the account used last.
pub const LAST_ACCOUNT: &str = "last-account";
/// The setting that holds the theme.
const THEME: &str = "theme";
const THEMES: [&str; 3] = ["system", "light", "dark"];

impl Engine {
    /// Remembers settings; a value that is not known leaves the setting as it is.
    ///
    /// # Errors
    /// The store's error.
    pub async fn change_settings(&self, input: &SettingsInput) -> Result<(), Error> {
        if let Some(language) = input.language.as_deref().and_then(|tag| tag.parse::<Language>().ok()) {
            self.store().set_setting(None, LANGUAGE, language.tag()).await?;
        }
        if let Some(theme) = input.theme.as_deref().filter(|theme| THEMES.contains(theme)) {
            self.store().set_setting(None, THEME, theme).await?;
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

    pub(crate) async fn theme(&self) -> Result<String, Error> {
        let stored = self.store().setting(None, THEME).await?;
        Ok(stored
            .filter(|theme| THEMES.contains(&theme.as_str()))
            .unwrap_or_else(|| THEMES[0].to_owned()))
    }
}
