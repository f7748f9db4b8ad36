use domain::{Phrase, Role};
use store::InvoiceFilter;
use words::Words;

use crate::view::{AccountView, Freshness, KeyKind, RoleView, StatusView};
use crate::words::labels::iso;
use crate::{Engine, Error, KeyPlace};

impl Engine {
    /// The frame of the window. Reads only what is stored.
    ///
    /// # Errors
    /// The store's error.
    pub async fn status(&self, words: &Words) -> Result<StatusView, Error> {
        let records = self.stored_records().await?;
        let session = records.as_ref().map(|records| &records.session);
        let capabilities = self.center().capabilities();
        let today = self.clock().today();
        let role = session.and_then(|session| session.role);
        let none = InvoiceFilter {
            limit: 0,
            ..InvoiceFilter::default()
        };
        let invoices = self.store().invoices(self.account(), &none).await?.all;
        let orders = self.store().orders(self.account()).await?;
        let open = store::RequestFilter {
            limit: 0,
            ..store::RequestFilter::default()
        };
        let open_requests = self.store().support_requests(self.account(), &open).await?.unfinished();
        let freshness = self.freshness(words, &orders).await?;
        let stored = Phrase::new("status-stored").with("count", i64::from(invoices));
        let person = self.signed_in_person(words).await?;
        let parts = self.parts();
        Ok(StatusView {
            language: words.language(),
            theme: self.theme().await?,
            zoom: self.zoom().await?,
            document_language: self.chosen_document_language(self.account()).await?,
            accounts: parts
                .accounts
                .iter()
                .map(|account| AccountView {
                    name: account.name.to_string(),
                    company: account.company.clone(),
                    sample: account.sample,
                    current: account.name == parts.account,
                })
                .collect(),
            sample: capabilities.sample,
            company: session
                .map(|session| session.account.company.clone())
                .unwrap_or_default(),
            partner_id: session
                .map(|session| session.account.partner_id.clone())
                .unwrap_or_default(),
            sign_in_missing: person.as_ref().is_some_and(|person| person.is_missing),
            signed_in: match person {
                Some(person) => person.label,
                None => session
                    .map(|session| signed_in(words, &session.person, role))
                    .unwrap_or_default(),
            },
            roles: if capabilities.roles {
                roles(words, role)
            } else {
                Vec::new()
            },
            today: iso(today),
            today_label: words.deadline(today),
            can_move_calendar: capabilities.calendar,
            freshness: freshness.state,
            freshness_label: freshness.label,
            freshness_detail: freshness.detail,
            waiting_label: freshness.waiting,
            buying_waits: match freshness.state {
                Freshness::Offline if capabilities.orders => words.text("buying-waits"),
                Freshness::Offline | Freshness::Fresh | Freshness::Stale | Freshness::Never => String::new(),
            },
            key: key_kind(&parts.key),
            key_label: key_label(words, &parts.key),
            session_only: !parts.key.keeps_data(),
            stored_label: words.say(&stored),
            open_orders: u32::try_from(orders.iter().filter(|order| order.state.is_open()).count()).unwrap_or(u32::MAX),
            open_requests,
            data_folder: parts.folder.display().to_string(),
        })
    }
}

fn signed_in(words: &Words, person: &str, role: Option<Role>) -> String {
    match role {
        None if person.is_empty() => words.text("signed-in-nobody"),
        Some(role) => words.side_by_side(&[person, &words.role(role)]),
        None => person.to_owned(),
    }
}

fn roles(words: &Words, current: Option<Role>) -> Vec<RoleView> {
    Role::ALL
        .into_iter()
        .map(|role| RoleView {
            id: role,
            label: words.role(role),
            may_buy: role.may_buy(),
            current: current == Some(role),
        })
        .collect()
}

const fn key_kind(key: &KeyPlace) -> KeyKind {
    match key {
        KeyPlace::Keyring => KeyKind::Keyring,
        KeyPlace::KeyFile(_) => KeyKind::KeyFile,
        KeyPlace::Session { .. } => KeyKind::Session,
    }
}

fn key_label(words: &Words, key: &KeyPlace) -> String {
    match key {
        KeyPlace::Keyring => words.text("key-keyring"),
        KeyPlace::KeyFile(path) => words.say(&Phrase::new("key-file").with("path", path.display().to_string())),
        KeyPlace::Session { locked: true } => words.text("key-session-locked"),
        KeyPlace::Session { locked: false } => words.text("key-session-missing"),
    }
}
