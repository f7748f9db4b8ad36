use domain::{DateTime, Order, OrderState, Phrase, Utc};
use store::Contact;
use words::Words;

use crate::{Engine, Error};

/// How old the records are, and what stands between them and newer ones.
pub(crate) struct Freshness {
    /// `fresh`, `stale`, `offline` or `never`.
    pub id: &'static str,
    /// When the records were fetched, for people.
    pub label: String,
    /// What is happening, or what happened to the last try; empty while the records can be had anew.
    pub detail: String,
    /// What waits for the connection, for people; empty where nothing does.
    pub waiting: String,
}

impl Engine {
    /// How old the records are. Being offline is a state of its own: the last try to reach the connection failed.
    pub(crate) async fn freshness(&self, words: &Words, orders: &[Order]) -> Result<Freshness, Error> {
        let contact = self.store().contact(self.account()).await?;
        let failed = contact.filter(|contact| contact.failure.is_some());
        let synced = self.synced_at().await?;
        let id = match (synced, &failed) {
            (None, _) => "never",
            (Some(_), Some(_)) => "offline",
            (Some(at), None) if at.date_naive() == self.clock().today() => "fresh",
            (Some(_), None) => "stale",
        };
        Ok(Freshness {
            id,
            label: synced.map_or_else(
                || words.text("freshness-never"),
                |at| words.say(&at_instant(label_id(id), at)),
            ),
            detail: match (id, failed) {
                ("never" | "offline", _) if self.is_asking() => words.text("freshness-asking"),
                ("never" | "offline", Some(failed)) => words.say(&unreachable(&failed)),
                ("never", None) => words.text("freshness-not-asked"),
                _ => String::new(),
            },
            waiting: self.waiting(words, orders).await?,
        })
    }

    /// What waits for the connection: drafts, orders whose outcome is not known, requests that were not taken yet.
    async fn waiting(&self, words: &Words, orders: &[Order]) -> Result<String, Error> {
        let drafts = orders.iter().filter(|order| order.state == OrderState::Draft).count();
        let in_doubt = orders.iter().filter(|order| order.state.is_unsettled()).count();
        let requests = self.store().outgoing_requests(self.account()).await?.len();
        let waiting = [
            ("waiting-drafts", drafts),
            ("waiting-orders", in_doubt),
            ("waiting-requests", requests),
        ];
        let waiting: Vec<String> = waiting
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| words.say(&Phrase::new(id).with("count", i64::try_from(count).unwrap_or(i64::MAX))))
            .collect();
        if waiting.is_empty() {
            return Ok(String::new());
        }
        Ok(words.say(&Phrase::new("waiting").with("what", words.list(&waiting))))
    }
}

fn label_id(id: &str) -> &'static str {
    match id {
        "fresh" => "freshness-synced",
        "offline" => "freshness-offline",
        _ => "freshness-stale",
    }
}

fn unreachable(contact: &Contact) -> Phrase {
    at_instant("freshness-unreachable", contact.attempted_at)
}

fn at_instant(id: &'static str, at: DateTime<Utc>) -> Phrase {
    Phrase::new(id)
        .with("date", at.date_naive())
        .with("time", at.format("%H:%M").to_string())
}
