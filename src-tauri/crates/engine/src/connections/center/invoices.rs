use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{InvoiceNumber, InvoiceSource};
use partner_center::center_api::{CenterInvoice, CenterPage, CenterPosition, ServiceError};
use store::{BillingRead, OwedDocument, Reception};

use super::super::ending::{left_out, refused, refused_by_center, unfit};
use super::super::reading::{Progress, Stopped};
use super::super::received::of_center;
use super::{CenterReading, is_about_one};

/// What the reading of the invoices is kept under, beside those of the billing accounts, which have other names.
const READ: &str = "partner-center";
/// A reading that was not ended for so many days begins anew: what the next page was may have moved.
const STALE_POSITION: TimeDelta = TimeDelta::days(1);
/// A number that was not found is asked for again after so many days.
const ASKED_AGAIN: TimeDelta = TimeDelta::days(7);
/// So many invoices are asked for by their numbers in one sync.
const MOST_BY_NUMBER: usize = 500;
/// So many at a time.
const BY_NUMBER_AT_A_TIME: u32 = 50;

impl CenterReading<'_> {
    /// Reads the invoices page by page, from where an earlier reading ended before its end.
    pub(super) async fn invoices(&mut self) -> Result<(), Stopped> {
        let kept = self.store.billing_read(&self.account.name, READ).await?;
        let begun = kept.as_ref().and_then(|read| {
            let is_recent = self.now.signed_duration_since(read.begun).abs() < STALE_POSITION;
            let position = read.position.as_deref().filter(|_| is_recent)?;
            serde_json::from_str::<CenterPosition>(position).ok()
        });
        let Some(position) = begun else {
            return self.pages_from(kept, CenterPosition::default()).await;
        };
        match self.pages_from(kept.clone(), position).await {
            // The place where it ended is nowhere any more.
            Err(Stopped::Service(
                ServiceError::Refused { .. } | ServiceError::NotFound { .. } | ServiceError::ForeignAddress,
            )) => self.pages_from(kept, CenterPosition::default()).await,
            ended => ended,
        }
    }

    async fn pages_from(&mut self, kept: Option<BillingRead>, position: CenterPosition) -> Result<(), Stopped> {
        let mut read = BillingRead::after(kept.as_ref(), READ, position.pages() > 0, self.now);
        let mut number_of_pages = position.pages();
        let center = self.center;
        let mut pages = center.invoice_pages_from(position);
        loop {
            self.stop_where_cancelled()?;
            let Some(page) = pages.next_page().await? else {
                return Ok(());
            };
            number_of_pages += 1;
            read.position = page.next.as_ref().and_then(|next| serde_json::to_string(next).ok());
            if page.next.is_none() {
                read.ended = Some(self.now);
                read.whole = Some(self.now);
                read.pages = u32::try_from(number_of_pages).unwrap_or(u32::MAX);
            }
            self.keep_page(page, read.clone()).await?;
        }
    }

    async fn keep_page(&mut self, page: CenterPage<CenterInvoice>, read: BillingRead) -> Result<(), Stopped> {
        for entry in &page.refused {
            let what = entry.name.clone().unwrap_or_else(|| entry.position.to_string());
            self.report.refused.push(unfit(what, entry.reason.field, self.words));
        }
        if page.is_circular {
            self.report.refused.push(refused("invoices", "endless", self.words));
        }
        let mut told: Vec<_> = page
            .entries
            .iter()
            .map(|invoice| (invoice.clone(), Statement::Fetched))
            .collect();
        // With the page that tells of them: whoever goes on after it never sees them again.
        for note in page.entries.iter().flat_map(|invoice| &invoice.amendments) {
            if page.entries.iter().all(|invoice| invoice.number != note.number) {
                told.extend(self.note(note).await?);
            }
        }
        self.keep_invoices(&told, Some(read)).await?;
        (self.on_progress)(Progress::Invoices(self.report.read, None));
        Ok(())
    }

    async fn keep_invoices(
        &mut self,
        sent: &[(CenterInvoice, Statement)],
        read: Option<BillingRead>,
    ) -> Result<(), Stopped> {
        let mut reception = Reception {
            source: InvoiceSource::PartnerCenter,
            invoices: Vec::new(),
            owed: Vec::new(),
            further: Vec::new(),
            read,
            received: self.now,
        };
        let mut answered = Vec::new();
        for (invoice, statement) in sent {
            match of_center(invoice, self.now) {
                Ok(record) => {
                    if *statement == Statement::Fetched {
                        reception.owed.push(OwedDocument {
                            number: record.number.clone(),
                            key: None,
                            source: READ.to_owned(),
                            pending: None,
                            problem: None,
                        });
                    }
                    let unread = invoice.unread.iter();
                    let told = unread.map(|unfit| left_out(&invoice.number, unfit.field, self.words));
                    self.report.refused.extend(told);
                    reception.invoices.push(record);
                }
                Err(reason) => {
                    let item = refused(&invoice.number, reason.code(), self.words);
                    self.report.refused.push(item);
                    if *statement == Statement::Fetched {
                        answered.push(InvoiceNumber::new(&invoice.number));
                    }
                }
            }
        }
        let count = u32::try_from(reception.invoices.len()).unwrap_or(u32::MAX);
        let received = self.store.receive(&self.account.name, reception).await?;
        for number in &answered {
            self.store.note_answered(&self.account.name, number).await?;
        }
        self.report.read += count;
        self.report.new += received.new;
        self.report.versions += received.versions;
        Ok(())
    }

    /// A note that is told within its invoice, unless it is stored: as it is found by its number, else as its invoice tells it.
    async fn note(&mut self, note: &CenterInvoice) -> Result<Option<(CenterInvoice, Statement)>, Stopped> {
        let number = InvoiceNumber::new(&note.number);
        let (account, since) = (&self.account.name, self.now - ASKED_AGAIN);
        if self.store.has_invoice(account, &number).await? {
            return Ok(None);
        }
        if self.store.was_asked_for(account, &number, since).await? {
            let is_told_here = of_center(note, self.now).is_ok();
            return Ok(is_told_here.then(|| (note.clone(), Statement::Unnamed)));
        }
        self.stop_where_cancelled()?;
        if self.notes_asked < MOST_BY_NUMBER {
            self.notes_asked += 1;
            match self.center.invoice(&note.number).await {
                Ok(found) => return Ok(Some((found, Statement::Fetched))),
                Err(error) if !is_about_one(&error) => return Err(error.into()),
                Err(_) => {}
            }
        }
        Ok(Some((note.clone(), Statement::Unnamed)))
    }

    /// Asks for what invoices name and no list held.
    pub(super) async fn named_invoices(&mut self) -> Result<(), Stopped> {
        let account = &self.account.name;
        let asked_before = self.now - ASKED_AGAIN;
        let mut asked = BTreeSet::new();
        while asked.len() < MOST_BY_NUMBER {
            let source = InvoiceSource::PartnerCenter;
            let numbers = self
                .store
                .unknown_named_invoices(account, source, asked_before, BY_NUMBER_AT_A_TIME)
                .await?;
            let numbers: Vec<_> = numbers
                .into_iter()
                .filter(|number| asked.insert(number.clone()))
                .collect();
            if numbers.is_empty() {
                return Ok(());
            }
            for number in numbers {
                self.stop_where_cancelled()?;
                let error = match self.center.invoice(number.as_str()).await {
                    Ok(invoice) => {
                        self.keep_invoices(&[(invoice, Statement::Fetched)], None).await?;
                        continue;
                    }
                    Err(error) => error,
                };
                if !is_about_one(&error) {
                    return Err(error.into());
                }
                let item = refused_by_center(number.as_str(), error.code(), true, self.words);
                self.report.refused.push(item);
                self.store.note_asked_in_vain(account, &number, self.now).await?;
            }
        }
        Ok(())
    }
}

/// Whether the PDF of an invoice is to be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Statement {
    Fetched,
    /// What is told within another invoice has none that is named.
    Unnamed,
}
