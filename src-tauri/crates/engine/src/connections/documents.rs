use chrono::TimeDelta;
use domain::InvoiceSource;
use futures_util::{StreamExt, stream};
use partner_center::azure_billing::{DocumentSource, ServiceError};
use store::{OriginalStored, OwedDocument};

use super::billing::{BillingReading, is_about_one};
use super::ending::refused;
use super::reading::{Progress, Stopped};

/// So many files are fetched in one sync; the rest in the next ones.
const MOST_DOCUMENTS: u32 = 1_000;
/// A file beside an invoice's own that is not to be had is asked for again after so many days.
const ASKED_AGAIN: TimeDelta = TimeDelta::days(7);
/// So many are waited for at a time. Each takes seconds that the service names.
const AT_A_TIME: usize = 8;

impl BillingReading<'_> {
    /// Fetches the issuers' files that are not stored yet, those of the newest invoices first. What the service prepares is
    /// noted, so that nothing is asked for twice.
    pub async fn documents(&mut self) -> Result<(), Stopped> {
        let owed = self
            .store
            .owed_documents(self.account, InvoiceSource::AzureBilling, self.now, MOST_DOCUMENTS)
            .await?;
        let room = MOST_DOCUMENTS.saturating_sub(u32::try_from(owed.len()).unwrap_or(MOST_DOCUMENTS));
        let further = self
            .store
            .owed_further_documents(self.account, InvoiceSource::AzureBilling, self.now - ASKED_AGAIN, room)
            .await?;
        // What another service left to be fetched, before this one said more of its invoice, is asked for in other words.
        let is_own = |owed: &OwedDocument| serde_json::from_str::<DocumentSource>(&owed.source).is_ok();
        let owed = owed.into_iter().filter(is_own).chain(further);
        let billing = self.billing;
        let cancel = self.cancel;
        let fetched = stream::iter(owed).map(|mut owed| async move {
            let result = match cancel.is_cancelled() {
                true => None,
                false => cancel.run_until_cancelled(fetch(billing, &mut owed)).await,
            };
            (owed, result)
        });
        let mut fetched = std::pin::pin!(fetched.buffer_unordered(AT_A_TIME));
        let mut stopped = None;
        while let Some((mut owed, result)) = fetched.next().await {
            match result {
                Some(Ok(content)) => self.keep_document(&owed, &content).await?,
                Some(Err(error)) => {
                    owed.problem = Some(error.code().to_owned());
                    self.keep_unfetched(&owed, &error).await?;
                    if is_about_one(&error) {
                        let what = match &owed.key {
                            Some(key) => format!("{}: {key}", owed.number),
                            None => owed.number.to_string(),
                        };
                        self.report.refused.push(refused(what, error.code(), self.words));
                    } else if stopped.is_none() {
                        stopped = Some(Stopped::Service(error));
                    }
                }
                None => stopped = Some(Stopped::Cancelled),
            }
            if matches!(stopped, Some(Stopped::Cancelled)) {
                break;
            }
        }
        stopped.map_or(Ok(()), Err)
    }

    /// Notes why a file was not fetched. A file beside the invoice's own that is not to be had is not asked for by each sync:
    /// there may be many, and each question counts as a write.
    async fn keep_unfetched(&self, owed: &OwedDocument, error: &ServiceError) -> Result<(), Stopped> {
        if owed.key.is_none() {
            self.store.keep_owed_document(self.account, owed, self.now).await?;
            return Ok(());
        }
        let is_in_vain = is_about_one(error) && !matches!(error, ServiceError::StillPreparing);
        let tried = is_in_vain.then_some(self.now);
        self.store.keep_owed_further_document(self.account, owed, tried).await?;
        Ok(())
    }

    async fn keep_document(&mut self, owed: &OwedDocument, content: &[u8]) -> Result<(), Stopped> {
        let (account, number) = (self.account, &owed.number);
        let stored = match &owed.key {
            Some(key) => {
                let stored = self.store.put_further_document(account, number, key, content, self.now);
                stored.await?
            }
            None => {
                let name = format!("{number}.pdf");
                let stored = self
                    .store
                    .put_invoice_original(account, number, &name, content, self.now);
                let stored = stored.await?;
                self.store.settle_owed_document(account, number).await?;
                stored
            }
        };
        if stored == OriginalStored::New {
            self.report.documents += 1;
            (self.on_progress)(Progress::Documents(self.report.documents));
        }
        Ok(())
    }
}

async fn fetch(
    billing: &partner_center::azure_billing::AzureBilling<partner_center::network::Reach>,
    owed: &mut OwedDocument,
) -> Result<Vec<u8>, ServiceError> {
    let source: DocumentSource = serde_json::from_str(&owed.source).map_err(|_| ServiceError::NoDocument)?;
    let mut pending = owed
        .pending
        .as_deref()
        .and_then(|pending| serde_json::from_str(pending).ok());
    let result = billing.document(&source, &mut pending).await;
    owed.pending = pending.and_then(|pending| serde_json::to_string(&pending).ok());
    result.map(|content| content.to_vec())
}
