use data_folder::DataFolder;

use crate::view::AboutView;
use crate::{Engine, Error};

impl Engine {
    /// Which Packdesk this is, and what is asked of a person who reports a fault.
    ///
    /// # Errors
    /// The store's error.
    pub async fn about(&self) -> Result<AboutView, Error> {
        Ok(AboutView {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            log_folder: DataFolder::at(&self.parts().folder).logs().display().to_string(),
            diagnostics: self.facts().await?.text().trim_end().to_owned(),
        })
    }
}
