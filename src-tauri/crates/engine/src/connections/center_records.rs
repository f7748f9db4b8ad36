use domain::{CenterRecord, ConnectionName, DateTime, Phrase, Utc};
use words::Words;

use super::ending::reason_of;
use crate::view::CenterRecordView;
use crate::{Engine, Error};

impl Engine {
    /// What Partner Center said of the current account, each record, and those of which it said nothing as not known. Empty
    /// for an account that is not connected to it.
    ///
    /// # Errors
    /// The store's error.
    pub async fn center_records(&self, words: &Words) -> Result<Vec<CenterRecordView>, Error> {
        let account = self.own_account_if_any().await?;
        if account.is_none_or(|account| account.connection(ConnectionName::PartnerCenter).is_none()) {
            return Ok(Vec::new());
        }
        let known = self.store().center_records(self.account()).await?;
        let view = |record: CenterRecord| {
            let known = known.iter().find(|known| known.record == record);
            let sent = known.and_then(|known| known.sent.as_ref());
            let problem = known.and_then(|known| known.problem.as_deref());
            CenterRecordView {
                record,
                label: words.text(&format!("center-record-{}", record.id())),
                known: sent.is_some(),
                as_of: sent.map(|sent| sent.told.to_rfc3339()).unwrap_or_default(),
                state_label: match sent {
                    Some(sent) => words.say(&Phrase::new("center-record-told").with("date", sent.told.date_naive())),
                    None => words.text("center-record-unknown"),
                },
                problem: problem.unwrap_or_default().to_owned(),
                problem_label: problem.map(|code| words.text(reason_of(code))).unwrap_or_default(),
                etag: sent.and_then(|sent| sent.etag.clone()).unwrap_or_default(),
                sent: sent.map(|sent| sent.document.clone()).unwrap_or_default(),
            }
        };
        Ok(CenterRecord::ALL.into_iter().map(view).collect())
    }

    /// When the stored requests were last read to their end; `None` before.
    ///
    /// # Errors
    /// The store's error.
    pub async fn requests_as_of(&self) -> Result<Option<DateTime<Utc>>, Error> {
        let account = self.own_account_if_any().await?;
        if account.is_none_or(|account| account.connections.is_empty()) {
            return self.synced_at().await;
        }
        let records = self.store().connection_states(self.account()).await?;
        let center = records
            .iter()
            .find(|record| record.connection == ConnectionName::PartnerCenter);
        Ok(center.and_then(|record| record.current))
    }
}
