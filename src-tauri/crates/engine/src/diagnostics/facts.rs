use data_folder::DataFolder;
use domain::NaiveDate;
use event_log::Tellable;
use store::{InvoiceFilter, RequestFilter};
use words::{Language, words};

use crate::view::{DocumentLanguage, Freshness, KeyKind, Theme};
use crate::{Code, Engine, Error, KeyPlace};

/// How things stand, line by line. Only what may be told to anybody can be added.
#[derive(Default)]
pub(crate) struct Facts(String);

/// A day of a calendar.
struct Day(NaiveDate);

impl Tellable for Day {
    fn tell(&self, line: &mut String) {
        line.push_str(&self.0.to_string());
    }
}

impl Tellable for Code {
    fn tell(&self, line: &mut String) {
        line.push_str(self.id());
    }
}

impl Facts {
    fn add(&mut self, name: &'static str, value: &dyn Tellable) {
        self.0.push_str(name);
        self.0.push_str(": ");
        value.tell(&mut self.0);
        self.0.push('\n');
    }

    pub fn text(self) -> String {
        self.0
    }

    /// What is known without opening anything.
    pub fn of_program() -> Self {
        let mut facts = Self::default();
        facts.add("packdesk", &env!("CARGO_PKG_VERSION"));
        facts.add("system", &std::env::consts::OS);
        facts.add("processor", &std::env::consts::ARCH);
        facts.add("release", &!cfg!(debug_assertions));
        facts
    }

    /// What lies in the data folder, by what it is and never by its name.
    pub fn add_files(&mut self, folder: &DataFolder) {
        for part in folder.parts() {
            self.0.push_str(part.name);
            self.0.push_str(": ");
            part.files.tell(&mut self.0);
            self.0.push_str(" files, ");
            part.bytes.tell(&mut self.0);
            self.0.push_str(" bytes\n");
        }
    }

    /// Why the data is not open.
    pub fn add_failure(&mut self, code: Code) {
        self.add("data", &code);
    }
}

impl Engine {
    /// How things stand at this desk.
    pub(crate) async fn facts(&self) -> Result<Facts, Error> {
        let none = InvoiceFilter {
            limit: 0,
            ..InvoiceFilter::default()
        };
        let no_request = RequestFilter {
            limit: 0,
            ..RequestFilter::default()
        };
        let store = self.store();
        let orders = store.orders(self.account()).await?;
        let open_orders = orders.iter().filter(|order| order.state.is_open()).count();
        let invoices = store.invoices(self.account(), &none).await?.all;
        let unfinished = store.support_requests(self.account(), &no_request).await?.unfinished();
        let contact = store.contact(self.account()).await?;
        let schemas = store.schemas().await?;

        let mut facts = Facts::of_program();
        facts.add("language", &self.language().await?.map(|language| language.id()));
        let documents = self.chosen_document_language(self.account()).await?;
        facts.add("documents", &documents.map_or("screens", DocumentLanguage::id));
        facts.add("theme", &Theme::id(self.theme().await?));
        facts.add("zoom", &self.zoom().await?);
        facts.add("locks after minutes", &self.auto_lock().await?.id());
        facts.add("sample", &self.center().capabilities().sample);
        facts.add("today", &Day(self.clock().today()));
        let age = self.freshness(words(Language::English), &orders).await?;
        facts.add("records", &Freshness::id(age.state));
        facts.add(
            "connection",
            &match contact.map(|contact| contact.failure) {
                None => "never asked",
                Some(None) => "reached",
                Some(Some(failure)) => Code::from_id(&failure).map_or("an unknown failure", Code::id),
            },
        );
        let key = match &self.parts().key {
            KeyPlace::Keyring => KeyKind::Keyring,
            KeyPlace::KeyFile(_) => KeyKind::KeyFile,
            KeyPlace::Session { .. } => KeyKind::Session,
        };
        facts.add("key", &KeyKind::id(key));
        facts.add("orders", &orders.len());
        facts.add("orders in progress", &open_orders);
        facts.add("invoices", &invoices);
        facts.add("requests not closed", &unfinished);
        facts.add("schema of the ledger", &schemas.ledger);
        facts.add("schema of the cache", &schemas.cache);
        Ok(facts)
    }
}
