use std::time::Duration;

use chrono::TimeDelta;
use domain::{AccountName, DateTime, InvoiceSource, Utc};
use futures_util::{StreamExt, stream};
use partner_center::azure_billing::{AzureBilling, DocumentSource, PendingDocument, ServiceError};
use partner_center::network::Reach;
use store::{OriginalStored, OwedDocument, Store};
use tokio_util::sync::CancellationToken;

use super::{BillingReading, is_about_one};
use crate::connections::ending::refused_by_billing;
use crate::connections::reading::{Progress, Stopped};
use crate::{Code, Error};

/// So many files are fetched in one sync; the rest in the next ones.
const MOST_DOCUMENTS: u32 = 1_000;
/// A file beside an invoice's own that is not to be had is asked for again after so many days.
const ASKED_AGAIN: TimeDelta = TimeDelta::days(7);
/// So many are waited for at a time. Each takes seconds that the service names.
const AT_A_TIME: usize = 8;
/// So often the files are gone on with after a rest that the service asked for.
const MOST_RESTS: u32 = 3;
/// A longer rest is for another sync.
const LONGEST_REST: Duration = Duration::from_secs(60);

/// How far files were fetched.
pub(super) struct Fetched {
    /// Those that were not begun, or whose answer was not waited for.
    left: Vec<OwedDocument>,
    /// Why not all of them were fetched: a rest that was asked for only where there is no other reason.
    pub error: Option<ServiceError>,
}

impl BillingReading<'_> {
    /// Fetches the issuers' files that are not stored yet, those of the newest invoices first.
    pub(super) async fn documents(&mut self) -> Result<Fetched, Stopped> {
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
        self.fetch(owed.into_iter().filter(is_own).chain(further).collect())
            .await
    }

    /// Goes on with the files after a short rest that ended them, a few times.
    pub(super) async fn documents_after_rests(&mut self, mut fetched: Fetched) -> Result<Fetched, Stopped> {
        for _ in 0..MOST_RESTS {
            // Who asks for no rest at all is asked again by another sync.
            let asks_for_one =
                matches!(fetched.error, Some(ServiceError::Throttled { retry_after }) if !retry_after.is_zero());
            let rest = self.billing.budget().rest().unwrap_or_default();
            if !asks_for_one || rest > LONGEST_REST {
                break;
            }
            let rested = self.cancel.run_until_cancelled(tokio::time::sleep(rest));
            if rested.await.is_none() {
                return Err(Stopped::Cancelled);
            }
            fetched = self.fetch(fetched.left).await?;
        }
        Ok(fetched)
    }

    /// Fetches these files. What the service prepares is noted before it is waited for, so that nothing is asked for twice. What
    /// one is refused for that holds for all ends all.
    async fn fetch(&mut self, owed: Vec<OwedDocument>) -> Result<Fetched, Stopped> {
        let ended = self.cancel.child_token();
        let fetching = Fetching {
            billing: self.billing,
            store: self.store,
            account: self.account,
            now: self.now,
            cancel: self.cancel,
            ended: &ended,
        };
        let fetched = stream::iter(owed).map(|mut owed| async move {
            let result = fetching.fetch(&mut owed).await;
            (owed, result)
        });
        let mut fetched = std::pin::pin!(fetched.buffer_unordered(AT_A_TIME));
        let (mut first_error, mut left): (Option<ServiceError>, _) = (None, Vec::new());
        while let Some((mut owed, result)) = fetched.next().await {
            match result {
                Ok(Some(content)) => self.keep_document(&owed, &content).await?,
                // It was not begun, or what is prepared is noted.
                Ok(None) => left.push(owed),
                Err(Stopped::Service(error)) => {
                    if holds_for_all(&error) {
                        ended.cancel();
                    }
                    owed.problem = Some(error.code().to_owned());
                    self.keep_unfetched(&owed, &error).await?;
                    if is_about_one(&error) {
                        let what = match &owed.key {
                            Some(key) => format!("{}: {key}", owed.number),
                            None => owed.number.to_string(),
                        };
                        let item = refused_by_billing(what, error.code(), None, self.words);
                        self.report.refused.push(item);
                    } else {
                        if is_rest(&error) {
                            left.push(owed);
                        }
                        first_error = first_error.filter(|first| !is_rest(first)).or(Some(error));
                    }
                }
                Err(stopped) => return Err(stopped),
            }
        }
        if self.cancel.is_cancelled() {
            return Err(Stopped::Cancelled);
        }
        Ok(Fetched {
            left,
            error: first_error,
        })
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

/// What every file is fetched with.
#[derive(Clone, Copy)]
struct Fetching<'a> {
    billing: &'a AzureBilling<Reach>,
    store: &'a Store,
    account: &'a AccountName,
    now: DateTime<Utc>,
    /// A person wants it to end.
    cancel: &'a CancellationToken,
    /// Nothing is begun any more, and nothing is waited for: for the same reason, or for what the service answered.
    ended: &'a CancellationToken,
}

impl Fetching<'_> {
    /// The file, or none where the work ended before it was there.
    async fn fetch(self, owed: &mut OwedDocument) -> Result<Option<Vec<u8>>, Stopped> {
        if self.ended.is_cancelled() {
            return Ok(None);
        }
        let source: DocumentSource = serde_json::from_str(&owed.source).map_err(|_| ServiceError::NoDocument)?;
        let mut pending: Option<PendingDocument> = owed
            .pending
            .as_deref()
            .and_then(|pending| serde_json::from_str(pending).ok());
        if pending.is_none() {
            // What was asked for is counted, so that its answer is waited for whatever the service said to others.
            let begun = self.billing.begin_document(&source, &mut pending);
            match self.cancel.run_until_cancelled(begun).await.transpose()? {
                None => return Ok(None),
                Some(Some(content)) => return Ok(Some(content.to_vec())),
                Some(None) => {}
            }
            owed.pending = pending.as_ref().and_then(|pending| serde_json::to_string(pending).ok());
            owed.problem = None;
            self.note(owed).await?;
        }
        let document = self.billing.document(&source, &mut pending);
        let result = self.ended.run_until_cancelled(document).await;
        if result.is_some() {
            owed.pending = pending.and_then(|pending| serde_json::to_string(&pending).ok());
        }
        let content = result.transpose()?;
        Ok(content.map(|content| content.to_vec()))
    }

    /// Notes what is prepared, in a task of its own: while a file is stored nobody goes on with the other ones, and a change that
    /// was begun by one of them would keep that file waiting.
    async fn note(self, owed: &OwedDocument) -> Result<(), Stopped> {
        let (store, account, owed, now) = (self.store.clone(), self.account.clone(), owed.clone(), self.now);
        let noted = tokio::spawn(async move {
            match &owed.key {
                Some(_) => store.keep_owed_further_document(&account, &owed, None).await,
                None => store.keep_owed_document(&account, &owed, now).await,
            }
        });
        noted
            .await
            .map_err(|error| Stopped::Own(Error::new(Code::Internal).because(error)))??;
        Ok(())
    }
}

const fn is_rest(error: &ServiceError) -> bool {
    matches!(error, ServiceError::Throttled { .. })
}

/// Whether what one file is refused for would be answered to every other one, too.
const fn holds_for_all(error: &ServiceError) -> bool {
    matches!(
        error,
        ServiceError::Throttled { .. }
            | ServiceError::BudgetSpent
            | ServiceError::SignInNeeded
            | ServiceError::SignInTrouble
            | ServiceError::ConfirmationNeeded { .. }
            | ServiceError::UnknownPerson
            | ServiceError::UnusableBase
    )
}
