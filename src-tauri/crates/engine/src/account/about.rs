use data_folder::DataFolder;
use store::{InvoiceFilter, RequestFilter};
use words::Words;

use crate::view::{AboutView, DocumentLanguage, Freshness, KeyKind, Theme};
use crate::{Engine, Error};

impl Engine {
    /// Which Packdesk this is, and what is asked of a person who reports a fault.
    ///
    /// # Errors
    /// The store's error.
    pub async fn about(&self, words: &Words) -> Result<AboutView, Error> {
        let version = env!("CARGO_PKG_VERSION");
        Ok(AboutView {
            version: version.to_owned(),
            log_folder: DataFolder::at(&self.parts().folder).logs().display().to_string(),
            diagnostics: self.diagnostics(version, words).await?,
        })
    }

    /// Plain text to send to somebody who helps: how things stand, and nothing of what they hold. No name, number, address,
    /// path or amount is in it.
    async fn diagnostics(&self, version: &str, words: &Words) -> Result<String, Error> {
        let status = self.status(words).await?;
        let none = InvoiceFilter {
            limit: 0,
            ..InvoiceFilter::default()
        };
        let invoices = self.store().invoices(self.account(), &none).await?.all;
        let orders = self.store().orders(self.account()).await?.len();
        let no_request = RequestFilter {
            limit: 0,
            ..RequestFilter::default()
        };
        let unfinished = self
            .store()
            .support_requests(self.account(), &no_request)
            .await?
            .unfinished();
        let failure = self
            .store()
            .contact(self.account())
            .await?
            .and_then(|contact| contact.failure);
        let lines = [
            ("packdesk", version.to_owned()),
            ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
            ("language", status.language.id().to_owned()),
            (
                "documents",
                status
                    .document_language
                    .map_or("screens", DocumentLanguage::id)
                    .to_owned(),
            ),
            ("theme", Theme::id(status.theme).to_owned()),
            ("zoom", status.zoom.to_string()),
            ("sample", status.sample.to_string()),
            ("today", status.today),
            ("records", Freshness::id(status.freshness).to_owned()),
            ("connection", failure.unwrap_or_else(|| "reached".to_owned())),
            ("key", KeyKind::id(status.key).to_owned()),
            ("orders", orders.to_string()),
            ("orders in progress", status.open_orders.to_string()),
            ("invoices", invoices.to_string()),
            ("requests not closed", unfinished.to_string()),
        ];
        Ok(lines.map(|(name, value)| format!("{name}: {value}")).join("\n"))
    }
}
