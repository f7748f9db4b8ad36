use domain::{CenterRecord, ConnectionName, DateTime, Phrase, Utc};
use partner_center::center_api::{ToldAgreement, agreements_told};
use words::Words;

use super::center::is_of_bills;
use super::ending::center_reason_of;
use crate::view::{AgreementView, AgreementsView, CenterRecordView};
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
                problem_label: problem
                    .map(|code| words.text(center_reason_of(code, is_of_bills(record))))
                    .unwrap_or_default(),
                etag: sent.and_then(|sent| sent.etag.clone()).unwrap_or_default(),
                sent: sent.map(|sent| sent.document.clone()).unwrap_or_default(),
            }
        };
        Ok(CenterRecord::ALL.into_iter().map(view).collect())
    }

    /// The agreements as Partner Center told them of an account; `None` for one that is not connected to it.
    ///
    /// # Errors
    /// The store's error.
    pub async fn agreements(&self, name: &str, words: &Words) -> Result<Option<AgreementsView>, Error> {
        let accounts = self.store().own_accounts().await?;
        let account = accounts.into_iter().find(|account| account.name.as_str() == name);
        let connected = account.filter(|account| account.connection(ConnectionName::PartnerCenter).is_some());
        let Some(account) = connected else {
            return Ok(None);
        };
        let known = self.store().center_records(&account.name).await?;
        let known = known.into_iter().find(|known| known.record == CenterRecord::Agreements);
        let problem = known
            .as_ref()
            .and_then(|known| known.problem.clone())
            .unwrap_or_default();
        let sent = known.and_then(|known| known.sent);
        let told = sent.as_ref().and_then(|sent| agreements_told(&sent.document));
        Ok(Some(AgreementsView {
            known: told.is_some(),
            as_of: match (&sent, &told) {
                (Some(sent), Some(_)) => sent.told.to_rfc3339(),
                _ => String::new(),
            },
            state_label: match (&sent, &told) {
                (Some(sent), Some(_)) => {
                    words.say(&Phrase::new("center-record-told").with("date", sent.told.date_naive()))
                }
                _ => words.text("center-record-unknown"),
            },
            problem,
            agreements: told.into_iter().flatten().map(agreement_view).collect(),
        }))
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

fn agreement_view(told: ToldAgreement) -> AgreementView {
    AgreementView {
        template_id: told.template_id,
        kind: told.kind,
        link: told.link,
        version_rank: told.version_rank,
    }
}
