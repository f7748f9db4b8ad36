use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::{AccountName, DateTime, Phrase, Utc};
use futures_util::{StreamExt, stream};
use partner_center::azure_billing::{AzureBilling, LinePosition, RefusedEntry, ServiceError};
use partner_center::network::Reach;
use store::{LinesKept, LinesPart, OwedLines, Store};

use super::{BillingReading, is_about_one};
use crate::connections::ending::{refused_by_billing, unfit};
use crate::connections::reading::{Progress, Stopped};
use crate::connections::received::of_transaction;
use crate::view::RefusedItem;

/// The lines of so many invoices are read in one sync; those of the rest in the next ones.
const MOST_INVOICES: u32 = 1_000;
/// So many at a time.
const AT_A_TIME: usize = 4;
/// Lines of which nothing was told are asked for again after so many days.
const ASKED_AGAIN: TimeDelta = TimeDelta::days(7);
/// A reading that was not ended for so long begins anew: what the next page was may have moved.
const STALE_POSITION: TimeDelta = TimeDelta::days(1);
/// After so many invoices whose lines the service cannot tell because it is in trouble, the rest waits for the next sync.
const MOST_TROUBLES: u32 = 3;
/// After so many invoices of whose lines nothing was told, and none of which any was, the rest waits for the next sync: many a
/// service tells the lines of no invoice, and ten years of them are thousands of questions.
const MOST_IN_VAIN: u32 = 25;

impl BillingReading<'_> {
    /// Reads the lines of the invoices that are new or changed, page by page. What cannot be read of them is not known, and is
    /// neither the invoice's concern nor that of what else was read.
    pub async fn lines(&mut self) -> Result<(), Stopped> {
        let asked_before = self.now - ASKED_AGAIN;
        let owed = self.store.owed_lines(self.account, asked_before, MOST_INVOICES).await?;
        let total = u32::try_from(owed.len()).unwrap_or(u32::MAX);
        let reading = LineReading {
            billing: self.billing,
            store: self.store,
            account: self.account,
            now: self.now,
        };
        let (cancel, reading) = (self.cancel, &reading);
        let read = stream::iter(owed).map(|owed| async move {
            let result = match cancel.is_cancelled() {
                true => None,
                false => cancel.run_until_cancelled(reading.told(&owed)).await,
            };
            (owed, result)
        });
        let mut read = std::pin::pin!(read.buffer_unordered(AT_A_TIME));
        let mut unknown: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        let (mut done, mut troubles, mut told_of, mut stopped) = (0, 0, 0, None);
        // Nothing is awaited in here but the next of them: one that waits may be in the middle of a change.
        while let Some((owed, result)) = read.next().await {
            let number = owed.number.as_str();
            match result {
                Some(Ok(Told::Lines(refused))) => {
                    told_of += 1;
                    for entry in refused {
                        let what = format!("{number}: {}", entry.name.unwrap_or_default());
                        self.report.refused.push(unfit(what, entry.reason.field, self.words));
                    }
                }
                // It is none that was refused: the invoice says of its lines that they are not known.
                Some(Ok(Told::Nothing)) => {}
                Some(Ok(Told::Refusal(code))) => {
                    unknown.entry(code).or_default().push(number.to_owned());
                }
                Some(Ok(Told::Trouble(code))) => {
                    unknown.entry(code).or_default().push(number.to_owned());
                    troubles += 1;
                    if troubles == MOST_TROUBLES {
                        break;
                    }
                }
                Some(Err(error)) => {
                    stopped = Some(error);
                    break;
                }
                None => {
                    stopped = Some(Stopped::Cancelled);
                    break;
                }
            }
            done += 1;
            (self.on_progress)(Progress::Lines(done, total));
            if told_of == 0 && done == MOST_IN_VAIN {
                break;
            }
        }
        for (code, numbers) in unknown {
            self.report.refused.push(self.unknown_lines(code, &numbers));
        }
        stopped.map_or(Ok(()), Err)
    }

    /// What is told of lines that are not known, of however many invoices.
    fn unknown_lines(&self, code: &str, numbers: &[String]) -> RefusedItem {
        let count = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
        let what = Phrase::new("lines-of-invoices")
            .with("count", count)
            .with("number", numbers.first().cloned().unwrap_or_default());
        refused_by_billing(self.words.say(&what), code, None, self.words)
    }
}

/// What was told of the lines of an invoice.
enum Told {
    /// Some, beside these that could not be read.
    Lines(Vec<RefusedEntry>),
    /// Nothing, which does not say that there are none.
    Nothing,
    /// A refusal, for the cause of this name.
    Refusal(&'static str),
    /// Nothing, for the service is in trouble.
    Trouble(&'static str),
}

/// A reading of lines into the ledger.
struct LineReading<'a> {
    billing: &'a AzureBilling<Reach>,
    store: &'a Store,
    account: &'a AccountName,
    now: DateTime<Utc>,
}

impl LineReading<'_> {
    /// Reads the lines of an invoice, and notes why where they cannot be read.
    async fn told(&self, owed: &OwedLines) -> Result<Told, Stopped> {
        let error = match self.everything_of(owed).await {
            Err(Stopped::Service(error)) => error,
            told => return told,
        };
        let code = error.code();
        // Who is in trouble is asked again by the next sync.
        let (told, tried) = match error {
            ServiceError::ServerTrouble { .. } => (Told::Trouble(code), None),
            ServiceError::NotFound { .. } => (Told::Nothing, Some(self.now)),
            error if is_about_one(&error) => (Told::Refusal(code), Some(self.now)),
            error => return Err(error.into()),
        };
        let noted = self.store.note_unknown_lines(self.account, &owed.number, code, tried);
        noted.await?;
        Ok(told)
    }

    /// Reads the lines of an invoice from where an earlier reading ended, or from the first.
    async fn everything_of(&self, owed: &OwedLines) -> Result<Told, Stopped> {
        let is_recent = |begun: DateTime<Utc>| self.now.signed_duration_since(begun).abs() < STALE_POSITION;
        let kept = owed.position.clone().filter(|_| owed.begun.is_some_and(is_recent));
        if kept.is_some() {
            match self.pages_of(owed, kept).await {
                // The place where it ended is nowhere any more.
                Err(Stopped::Service(
                    ServiceError::Refused { .. } | ServiceError::NotFound { .. } | ServiceError::ForeignAddress,
                )) => {}
                ended => return ended,
            }
        }
        self.pages_of(owed, None).await
    }

    async fn pages_of(&self, owed: &OwedLines, mut kept: Option<String>) -> Result<Told, Stopped> {
        let first = || LinePosition::before(owed.billing_account.as_str(), owed.number.as_str());
        let begun = kept.as_deref().and_then(|kept| serde_json::from_str(kept).ok());
        if begun.is_none() {
            kept = None;
        }
        let mut position = begun.unwrap_or_else(first);
        let mut refused = Vec::new();
        loop {
            let page = self.billing.line_page(&position).await?;
            let lines: Vec<_> = page
                .lines
                .iter()
                .map(|line| of_transaction(line, owed.number.as_str()))
                .collect();
            let next = page.next.as_ref().and_then(|next| serde_json::to_string(next).ok());
            let part = LinesPart {
                position: kept.as_deref(),
                lines: &lines,
                unreadable: u32::try_from(page.refused.len()).unwrap_or(u32::MAX),
                next: next.as_deref(),
            };
            let ended = self
                .store
                .keep_lines(self.account, &owed.number, part, self.now)
                .await?;
            refused.extend(page.refused);
            match (ended, page.next) {
                (LinesKept::Part, Some(next)) => position = next,
                (LinesKept::NoneTold, _) if refused.is_empty() => return Ok(Told::Nothing),
                _ => return Ok(Told::Lines(refused)),
            }
            kept = next;
        }
    }
}
