use domain::{ConnectionState, DateTime, Phrase, Utc};
use words::Words;

use crate::account::freshness::{at_instant, label_id};
use crate::view::Freshness;
use crate::{Engine, Error};

/// How old the records of an account with connections are.
pub(crate) struct ConnectionAge {
    /// How they stand.
    pub state: Freshness,
    /// When they were last read to the end, for people.
    pub label: String,
    /// What keeps newer ones away; empty where nothing does.
    pub detail: String,
}

impl Engine {
    /// How old the records of the current account are by its connections: as old as the one that was read longest ago.
    /// `None` for an account without any.
    ///
    /// # Errors
    /// The store's error.
    pub(crate) async fn age_of_connections(&self, words: &Words) -> Result<Option<ConnectionAge>, Error> {
        let account = self.own_account_if_any().await?;
        let Some(account) = account.filter(|account| !account.connections.is_empty()) else {
            return Ok(None);
        };
        let records = self.store().connection_states(self.account()).await?;
        let mut oldest: Option<Option<DateTime<Utc>>> = None;
        let mut troubles = Vec::new();
        let mut is_unreached = false;
        for connection in &account.connections {
            let record = records.iter().find(|record| record.connection == connection.name);
            let state = record.map_or(ConnectionState::NeverRead, |record| record.state);
            if state == ConnectionState::NotRead {
                continue;
            }
            let read = record.and_then(|record| record.current);
            oldest = Some(oldest.map_or(read, |oldest| oldest.min(read)));
            if state != ConnectionState::Current {
                let trouble = Phrase::new("connection-trouble")
                    .with(
                        "connection",
                        words.text(&format!("connection-{}", connection.name.id())),
                    )
                    .with("state", words.text(&format!("connection-state-{}", state.id())));
                troubles.push(words.say(&trouble));
            }
            is_unreached |= matches!(state, ConnectionState::Unreachable | ConnectionState::Throttled);
        }
        let read = oldest.flatten();
        let state = match read {
            None => Freshness::Never,
            Some(_) if is_unreached => Freshness::Offline,
            Some(at) if troubles.is_empty() && at.date_naive() == self.clock().today() => Freshness::Fresh,
            Some(_) => Freshness::Stale,
        };
        Ok(Some(ConnectionAge {
            state,
            label: match read {
                Some(at) => words.say(&at_instant(label_id(state), at)),
                None => words.text("freshness-never"),
            },
            detail: words.sentences(&troubles),
        }))
    }
}
