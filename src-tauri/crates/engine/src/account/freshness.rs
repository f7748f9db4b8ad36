use domain::{Capabilities, DateTime, Order, OrderState, Phrase, Utc};
use store::Contact;
use words::Words;

use crate::view::Freshness;
use crate::{Engine, Error};

/// How old the records are, and what stands between them and newer ones.
pub(crate) struct RecordAge {
    /// How they stand.
    pub state: Freshness,
    /// When the records were fetched, for people.
    pub label: String,
    /// What is happening, or what happened to the last try; empty while the records can be had anew.
    pub detail: String,
    /// What waits for the connection, for people; empty where nothing does.
    pub waiting: String,
}

impl Engine {
    /// How old the records are. Being offline is a state of its own: the last try to reach the connection failed. Of an
    /// account that is kept by hand nothing is fetched.
    pub(crate) async fn freshness(&self, words: &Words, orders: &[Order]) -> Result<RecordAge, Error> {
        if let Some(age) = self.age_of_connections(words).await? {
            return Ok(RecordAge {
                state: age.state,
                label: age.label,
                detail: age.detail,
                waiting: self.waiting(words, orders).await?,
            });
        }
        if self.center().capabilities() == Capabilities::BY_HAND {
            return Ok(RecordAge {
                state: Freshness::Fresh,
                label: words.text("freshness-by-hand"),
                detail: String::new(),
                waiting: self.waiting(words, orders).await?,
            });
        }
        let contact = self.store().contact(self.account()).await?;
        let failed = contact.filter(|contact| contact.failure.is_some());
        let synced = self.synced_at().await?;
        let lost = self.lost_changes(words).await?;
        let state = match (synced, &failed) {
            (None, _) => Freshness::Never,
            (Some(_), Some(_)) => Freshness::Offline,
            (Some(at), None) if at.date_naive() == self.clock().today() => Freshness::Fresh,
            (Some(_), None) => Freshness::Stale,
        };
        Ok(RecordAge {
            state,
            label: synced.map_or_else(
                || words.text("freshness-never"),
                |at| words.say(&at_instant(label_id(state), at)),
            ),
            detail: match (state, failed) {
                _ if lost.is_some() => lost
                    .map(|lost| words.sentences(&[lost.title, lost.detail]))
                    .unwrap_or_default(),
                (Freshness::Never | Freshness::Offline, _) if self.is_asking() => words.text("freshness-asking"),
                (Freshness::Offline, Some(failed)) => words.say(&records_shown(synced, &failed)),
                (Freshness::Never, Some(failed)) => words.say(&unreachable(&failed)),
                (Freshness::Never, None) => words.text("freshness-not-asked"),
                (Freshness::Offline, None) | (Freshness::Fresh | Freshness::Stale, _) => String::new(),
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

pub(crate) const fn label_id(freshness: Freshness) -> &'static str {
    match freshness {
        Freshness::Fresh => "freshness-synced",
        Freshness::Stale => "freshness-stale",
        Freshness::Offline => "freshness-offline",
        Freshness::Never => "freshness-never",
    }
}

fn records_shown(synced: Option<DateTime<Utc>>, failed: &Contact) -> Phrase {
    at_instant("freshness-records-shown", synced.unwrap_or(failed.attempted_at))
}

fn unreachable(contact: &Contact) -> Phrase {
    at_instant("freshness-unreachable", contact.attempted_at)
}

pub(crate) fn at_instant(id: &'static str, at: DateTime<Utc>) -> Phrase {
    Phrase::new(id)
        .with("date", at.date_naive())
        .with("time", at.format("%H:%M").to_string())
}
