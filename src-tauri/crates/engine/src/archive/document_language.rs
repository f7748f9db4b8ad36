use domain::AccountName;
use invoice_pdf::DocumentLanguage;
use words::Language;

use crate::{Engine, Error};

/// The setting that holds the language of documents: of an account, or of the whole computer where an earlier version
/// remembered it.
const DOCUMENT_LANGUAGE: &str = "document-language";
/// The value of that setting where documents follow the screens.
const AS_SCREENS: &str = "screens";

impl Engine {
    /// Remembers the language of the account's documents; `None` lets them follow the screens.
    ///
    /// # Errors
    /// The store's error.
    pub async fn choose_document_language(&self, language: Option<DocumentLanguage>) -> Result<(), Error> {
        let chosen = language.map_or(AS_SCREENS, DocumentLanguage::id);
        let account = Some(self.account());
        Ok(self.store().set_setting(account, DOCUMENT_LANGUAGE, chosen).await?)
    }

    /// The language that was chosen for the account's documents; `None` where they follow the screens.
    pub(crate) async fn chosen_document_language(
        &self,
        account: &AccountName,
    ) -> Result<Option<DocumentLanguage>, Error> {
        let of_account = self.store().setting(Some(account), DOCUMENT_LANGUAGE).await?;
        let chosen = match of_account {
            Some(chosen) => Some(chosen),
            None => self.store().setting(None, DOCUMENT_LANGUAGE).await?,
        };
        Ok(chosen.and_then(|id| id.parse().ok()))
    }

    /// The language of an account's documents, seen from screens in `screens`.
    pub(crate) async fn document_language(
        &self,
        account: &AccountName,
        screens: Language,
    ) -> Result<DocumentLanguage, Error> {
        let chosen = self.chosen_document_language(account).await?;
        Ok(chosen.unwrap_or_else(|| screens.into()))
    }

    /// Remembers a language that was asked for, unless it is what documents are in anyhow.
    pub(crate) async fn take_document_language(
        &self,
        language: DocumentLanguage,
        screens: Language,
    ) -> Result<(), Error> {
        if self.document_language(self.account(), screens).await? == language {
            return Ok(());
        }
        self.choose_document_language(Some(language)).await
    }
}
