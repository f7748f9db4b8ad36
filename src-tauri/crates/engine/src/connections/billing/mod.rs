//! Reading Azure Billing into the ledger.

mod documents;
mod lines;
mod named_files;

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate, TimeDelta};
use domain::{AccountName, DateTime, InvoiceNumber, InvoiceSource, Utc};
use partner_center::azure_billing::{
    Accounts, AzureBilling, BillingInvoice, InvoicePage, InvoicePosition, ServiceError,
};
use partner_center::network::Reach;
use store::{BillingRead, Reception, Store};
use tokio_util::sync::CancellationToken;
use words::Words;

use crate::connections::ending::{left_out, refused, refused_by_billing, unfit};
use crate::connections::reading::{Progress, Stopped};
use crate::connections::received::{NotKept, of_billing};
use crate::view::{ConnectionReport, RefusedItem};
use named_files::NamedFiles;

/// The first day of which invoices are asked for.
const FIRST_DAY: NaiveDate = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
/// A reading that was not ended for so many days begins anew: what the next page was may have moved.
const STALE_POSITION: TimeDelta = TimeDelta::days(1);
/// Invoices change late. So many days are read again each time.
const READ_AGAIN: Days = Days::new(93);
/// Everything is read again after so many days.
const WHOLE_AGAIN: TimeDelta = TimeDelta::days(30);
/// So few pages are always read whole.
const FEW_PAGES: u32 = 20;
/// A number that was not found is asked for again after so many days.
const ASKED_AGAIN: TimeDelta = TimeDelta::days(7);
/// So many invoices are asked for by their numbers in one sync.
const MOST_BY_NUMBER: u32 = 500;
/// So many at a time.
const BY_NUMBER_AT_A_TIME: u32 = 50;

/// A reading of Azure Billing into the ledger.
pub(super) struct BillingReading<'a> {
    pub billing: &'a AzureBilling<Reach>,
    pub store: &'a Store,
    pub account: &'a AccountName,
    /// The instant of this sync.
    pub now: DateTime<Utc>,
    pub cancel: &'a CancellationToken,
    pub words: &'a Words,
    pub on_progress: &'a (dyn Fn(Progress) + Send + Sync),
    pub report: &'a mut ConnectionReport,
    /// An account could not be read, and another one was.
    pub is_partial: bool,
    /// The accounts whose invoices whoever signed in may not see, beside others.
    pub forbidden: Vec<String>,
}

impl BillingReading<'_> {
    /// Reads the invoices of every account that the signed-in person may see; tells whether there is any.
    pub async fn invoices(&mut self) -> Result<bool, Stopped> {
        let accounts = match self.billing.accounts().await? {
            Accounts::NoRole => return Ok(false),
            Accounts::Found(accounts) => accounts,
        };
        for entry in &accounts.refused {
            let what = entry.name.clone().unwrap_or_default();
            self.report.refused.push(unfit(what, entry.reason.field, self.words));
        }
        let mut is_any_read = false;
        let (mut first_error, mut first_forbidden) = (None, None);
        for account in &accounts.entries {
            match self.pages_of(&account.name).await {
                Ok(()) => is_any_read = true,
                // The others are none of its concern.
                Err(Stopped::Service(error)) if is_about_one(&error) => {
                    let item = refused_by_billing(&account.name, error.code(), account.agreement.as_ref(), self.words);
                    self.report.refused.push(item);
                    if matches!(error, ServiceError::Forbidden { .. }) {
                        let name = account.display_name.as_ref().unwrap_or(&account.name);
                        self.forbidden.push(name.clone());
                        first_forbidden = first_forbidden.or(Some(error));
                    } else {
                        first_error = first_error.or(Some(error));
                    }
                }
                Err(stopped) => return Err(stopped),
            }
        }
        self.is_partial = first_error.is_some();
        if let Some(error) = first_error.or(first_forbidden).filter(|_| !is_any_read) {
            return Err(error.into());
        }
        self.by_number().await?;
        Ok(true)
    }

    /// Fetches the files, and reads the lines whatever becomes of those: that one kind of question is refused says nothing of
    /// the other.
    pub async fn documents_and_lines(&mut self) -> Result<(), Stopped> {
        let fetched = self.documents().await?;
        self.lines().await?;
        let fetched = self.documents_after_rests(fetched).await?;
        fetched.error.map_or(Ok(()), |error| Err(error.into()))
    }

    async fn pages_of(&mut self, billing_account: &str) -> Result<(), Stopped> {
        let kept = self.store.billing_read(self.account, billing_account).await?;
        let begun = kept.as_ref().and_then(|read| self.gone_on_with(read));
        match begun {
            Some(position) => match self.pages_from(kept.clone(), position).await {
                // The place where it ended is nowhere any more.
                Err(Stopped::Service(
                    ServiceError::Refused { .. } | ServiceError::NotFound { .. } | ServiceError::ForeignAddress,
                )) => {
                    let position = self.position_at_first(billing_account, kept.as_ref());
                    self.pages_from(kept, position).await
                }
                ended => ended,
            },
            None => {
                let position = self.position_at_first(billing_account, kept.as_ref());
                self.pages_from(kept, position).await
            }
        }
    }

    /// Where an earlier reading ended before its end.
    fn gone_on_with(&self, read: &BillingRead) -> Option<InvoicePosition> {
        let is_recent = self.now.signed_duration_since(read.begun).abs() < STALE_POSITION;
        let position = read.position.as_deref().filter(|_| is_recent)?;
        serde_json::from_str(position).ok()
    }

    fn position_at_first(&self, billing_account: &str, read: Option<&BillingRead>) -> InvoicePosition {
        let today = self.now.date_naive();
        let until = today.checked_add_months(Months::new(1)).unwrap_or(today);
        let is_recent = |whole: DateTime<Utc>| self.now.signed_duration_since(whole).abs() < WHOLE_AGAIN;
        let again = read
            .filter(|read| read.pages > FEW_PAGES && read.whole.is_some_and(is_recent))
            .and_then(|read| read.ended?.date_naive().checked_sub_days(READ_AGAIN));
        InvoicePosition::before(billing_account, again.unwrap_or(FIRST_DAY), until)
    }

    async fn pages_from(&mut self, kept: Option<BillingRead>, position: InvoicePosition) -> Result<(), Stopped> {
        let billing_account = position.account().to_owned();
        let is_whole = position.days().0 == FIRST_DAY;
        let mut read = BillingRead::after(kept.as_ref(), &billing_account, position.pages() > 0, self.now);
        let mut number_of_pages = position.pages();
        let billing = self.billing;
        let mut pages = billing.invoice_pages_from(position);
        loop {
            if self.cancel.is_cancelled() {
                return Err(Stopped::Cancelled);
            }
            let Some(page) = pages.next_page().await? else {
                return Ok(());
            };
            number_of_pages += 1;
            read.position = page.next.as_ref().and_then(|next| serde_json::to_string(next).ok());
            if page.next.is_none() {
                read.ended = Some(self.now);
                if is_whole && !page.is_circular {
                    read.whole = Some(self.now);
                    read.pages = u32::try_from(number_of_pages).unwrap_or(u32::MAX);
                }
            }
            if page.is_circular {
                self.report
                    .refused
                    .push(refused(billing_account.clone(), "endless", self.words));
            }
            self.keep_page(&billing_account, page, &read).await?;
        }
    }

    async fn keep_page(&mut self, billing_account: &str, page: InvoicePage, read: &BillingRead) -> Result<(), Stopped> {
        for entry in &page.refused {
            let what = entry.name.clone().unwrap_or_else(|| entry.position.to_string());
            self.report.refused.push(unfit(what, entry.reason.field, self.words));
        }
        let total = page.total;
        self.keep(billing_account, &page.invoices, Some(read.clone())).await?;
        (self.on_progress)(Progress::Invoices(self.report.read, total));
        Ok(())
    }

    async fn keep(
        &mut self,
        billing_account: &str,
        sent: &[BillingInvoice],
        read: Option<BillingRead>,
    ) -> Result<(), Stopped> {
        let mut reception = Reception {
            source: InvoiceSource::AzureBilling,
            invoices: Vec::new(),
            owed: Vec::new(),
            further: Vec::new(),
            read,
            received: self.now,
        };
        let mut answered = Vec::new();
        for invoice in sent {
            match of_billing(invoice, billing_account, self.now) {
                Ok(record) => {
                    let named = NamedFiles::of(invoice, &record.number);
                    reception.owed.extend(named.own);
                    reception.further.extend(named.further);
                    let unread = invoice.unread.iter();
                    let told = unread.map(|unfit| left_out(&invoice.number, unfit.field, self.words));
                    self.report.refused.extend(told);
                    reception.invoices.push(record);
                }
                Err(reason) => {
                    self.report.refused.push(not_kept(&invoice.number, reason, self.words));
                    answered.push(InvoiceNumber::new(&invoice.number));
                }
            }
        }
        let count = u32::try_from(reception.invoices.len()).unwrap_or(u32::MAX);
        let received = self.store.receive(self.account, reception).await?;
        for number in &answered {
            self.store.note_answered(self.account, number).await?;
        }
        self.report.read += count;
        self.report.new += received.new;
        self.report.versions += received.versions;
        Ok(())
    }

    /// Asks for what invoices name and no list held: void ones and notes.
    async fn by_number(&mut self) -> Result<(), Stopped> {
        let asked_before = self.now - ASKED_AGAIN;
        let mut asked = BTreeSet::new();
        while asked.len() < MOST_BY_NUMBER as usize {
            let numbers = self
                .store
                .unknown_named_invoices(
                    self.account,
                    InvoiceSource::AzureBilling,
                    asked_before,
                    BY_NUMBER_AT_A_TIME,
                )
                .await?;
            let numbers: Vec<_> = numbers
                .into_iter()
                .filter(|number| asked.insert(number.clone()))
                .collect();
            if numbers.is_empty() {
                return Ok(());
            }
            for number in numbers {
                if self.cancel.is_cancelled() {
                    return Err(Stopped::Cancelled);
                }
                let error = match self.billing.invoice(number.as_str()).await {
                    Ok(invoice) => {
                        self.keep(&account_of(&invoice), &[invoice], None).await?;
                        continue;
                    }
                    Err(error) => error,
                };
                if !is_about_one(&error) {
                    return Err(error.into());
                }
                let item = refused_by_billing(number.as_str(), error.code(), None, self.words);
                self.report.refused.push(item);
                self.store.note_asked_in_vain(self.account, &number, self.now).await?;
            }
        }
        Ok(())
    }
}

/// Whether an answer says something of one question only, and the others may be asked.
pub(super) const fn is_about_one(error: &ServiceError) -> bool {
    matches!(
        error,
        ServiceError::NotFound { .. }
            | ServiceError::Forbidden { .. }
            | ServiceError::Refused { .. }
            | ServiceError::Unreadable(_)
            | ServiceError::BeyondLimits(_)
            | ServiceError::ForeignAddress
            | ServiceError::Endless
            | ServiceError::NoDocument
            | ServiceError::StillPreparing
            | ServiceError::LinkExpired
            | ServiceError::NotPdf
    )
}

/// The billing account that the path of an invoice names.
fn account_of(invoice: &BillingInvoice) -> String {
    let parts = invoice
        .profile_id
        .as_deref()
        .or(invoice.id.as_deref())
        .unwrap_or_default()
        .split('/');
    let mut parts = parts.skip_while(|part| !part.eq_ignore_ascii_case("billingAccounts"));
    parts.nth(1).unwrap_or_default().to_owned()
}

fn not_kept(number: &str, reason: NotKept, words: &Words) -> RefusedItem {
    refused(number, reason.code(), words)
}
