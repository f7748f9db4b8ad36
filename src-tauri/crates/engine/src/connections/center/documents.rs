use domain::InvoiceSource;
use futures_util::{StreamExt, stream};
use partner_center::center_api::ServiceError;
use store::{OriginalStored, OwedDocument};

use super::super::ending::refused_by_center;
use super::super::reading::{Progress, Stopped};
use super::{CenterReading, is_about_one};

/// So many files are fetched in one sync; the rest in the next ones.
const MOST_DOCUMENTS: u32 = 1_000;
/// So many are waited for at a time.
const AT_A_TIME: usize = 4;
/// A file whose answer breaks off each time keeps no other from being fetched. After so many of them it is the network.
const MOST_UNANSWERED: u32 = 20;

impl CenterReading<'_> {
    /// Fetches the statements that are not stored yet, those of the newest invoices first.
    pub(super) async fn documents(&mut self) -> Result<(), Stopped> {
        let account = &self.account.name;
        let owed = self
            .store
            .owed_documents(account, InvoiceSource::PartnerCenter, self.now, MOST_DOCUMENTS)
            .await?;
        let (center, cancel) = (self.center, self.cancel);
        let fetched = stream::iter(owed).map(|owed| async move {
            let result = match cancel.is_cancelled() {
                true => None,
                false => cancel.run_until_cancelled(center.statement(owed.number.as_str())).await,
            };
            (owed, result)
        });
        let mut fetched = std::pin::pin!(fetched.buffer_unordered(AT_A_TIME));
        let (mut unanswered, mut first_error) = (0, None);
        while let Some((mut owed, result)) = fetched.next().await {
            match result {
                Some(Ok(content)) => self.keep_statement(&owed, &content).await?,
                Some(Err(error)) => {
                    owed.problem = Some(error.code().to_owned());
                    self.store.keep_owed_document(account, &owed, self.now).await?;
                    let is_unanswered = matches!(error, ServiceError::NoAnswer);
                    if !(is_unanswered || is_about_one(&error)) {
                        return Err(error.into());
                    }
                    let what = owed.number.as_str();
                    let item = refused_by_center(what, error.code(), true, self.words);
                    self.report.refused.push(item);
                    if is_unanswered {
                        unanswered += 1;
                        if unanswered == MOST_UNANSWERED {
                            return Err(error.into());
                        }
                        first_error = first_error.or(Some(error));
                    }
                }
                None => return Err(Stopped::Cancelled),
            }
        }
        first_error.map_or(Ok(()), |error| Err(error.into()))
    }

    async fn keep_statement(&mut self, owed: &OwedDocument, content: &[u8]) -> Result<(), Stopped> {
        let account = &self.account.name;
        let name = format!("{}.pdf", owed.number);
        let stored = self
            .store
            .put_invoice_original(account, &owed.number, &name, content, self.now)
            .await?;
        self.store.settle_owed_document(account, &owed.number).await?;
        if stored == OriginalStored::New {
            self.report.documents += 1;
            (self.on_progress)(Progress::Documents(self.report.documents));
        }
        Ok(())
    }
}
