use domain::InvoiceSource;
use futures_util::{StreamExt, stream};
use partner_center::azure_billing::{DocumentSource, ServiceError};
use store::{OriginalStored, OwedDocument};

use super::billing::{BillingReading, is_about_one};
use super::ending::refused;
use super::reading::{Progress, Stopped};

/// So many files are fetched in one sync; the rest in the next ones.
const MOST_DOCUMENTS: u32 = 1_000;
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
        // What another service left to be fetched, before this one said more of its invoice, is asked for in other words.
        let is_own = |owed: &OwedDocument| serde_json::from_str::<DocumentSource>(&owed.source).is_ok();
        let owed = owed.into_iter().filter(is_own);
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
                    self.store.keep_owed_document(self.account, &owed, self.now).await?;
                    if is_about_one(&error) {
                        let what = owed.number.as_str();
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

    async fn keep_document(&mut self, owed: &OwedDocument, content: &[u8]) -> Result<(), Stopped> {
        let name = format!("{}.pdf", owed.number);
        let stored = self
            .store
            .put_invoice_original(self.account, &owed.number, &name, content, self.now)
            .await?;
        self.store.settle_owed_document(self.account, &owed.number).await?;
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
