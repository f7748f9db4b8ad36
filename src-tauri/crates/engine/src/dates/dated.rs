use chrono::{Datelike, Days};
use domain::{
    AccountName, Answer, DateKind, ImportantDate, InvoiceKind, InvoiceNumber, InvoiceStatus, NaiveDate, OfferId, Order,
    REFUND_DAYS, Term,
};
use store::InvoiceFilter;
use uuid::Uuid;

use crate::account::records::{Judged, Records};
use crate::{Engine, Error};

/// Of more invoices that are to be paid the days are not told; how many more there are is.
const MOST_INVOICES: u32 = 500;

/// No invoice leaves more time to pay it.
const LONGEST_PAYMENT_DAYS: u64 = 180;

/// What a day is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// A term of an offer, by the year of its anniversary date: corrected, it stays the same term.
    Term { offer: OfferId, year: i32 },
    /// An order.
    Order { id: Uuid, number: String, offer: OfferId },
    /// An invoice.
    Invoice { number: InvoiceNumber, offer: OfferId },
}

impl Subject {
    /// What it is the same by, whatever else changes.
    pub fn key(&self) -> String {
        match self {
            Self::Term { offer, year } => format!("term/{offer}/{year}"),
            Self::Order { id, .. } => format!("order/{id}"),
            Self::Invoice { number, .. } => format!("invoice/{number}"),
        }
    }

    pub const fn offer(&self) -> &OfferId {
        match self {
            Self::Term { offer, .. } | Self::Order { offer, .. } | Self::Invoice { offer, .. } => offer,
        }
    }
}

/// A day that counts, with the account and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated {
    pub account: AccountName,
    pub date: ImportantDate,
    pub subject: Subject,
}

/// The days of some accounts.
#[derive(Debug, Default)]
pub(crate) struct DatedDays {
    /// The earliest first.
    pub days: Vec<Dated>,
    /// Of so many more invoices that are to be paid the days are not among them.
    pub left_out: u32,
}

impl Engine {
    /// Every day that counts of these accounts, past ones of the latest terms included.
    pub(crate) async fn dated_days(&self, accounts: &[AccountName]) -> Result<DatedDays, Error> {
        let mut found = DatedDays::default();
        for account in accounts {
            self.days_of_offers(account, &mut found.days).await?;
            found.left_out += self.days_of_invoices(account, &mut found.days).await?;
        }
        found
            .days
            .sort_by(|one, other| (one.date, &one.subject).cmp(&(other.date, &other.subject)));
        Ok(found)
    }

    async fn days_of_offers(&self, account: &AccountName, days: &mut Vec<Dated>) -> Result<(), Error> {
        let orders = self.store().orders(account).await?;
        let dated = |date, subject| Dated {
            account: account.clone(),
            date,
            subject,
        };
        days.extend(orders.iter().filter_map(|order| {
            let date = ImportantDate::of_order(order)?;
            Some(dated(date, about_order(order)))
        }));
        let Some(records) = self.stored_records_of(account).await? else {
            return Ok(());
        };
        let today = self.clock().today();
        for offer in records.offers(self) {
            let judged = records.judge(self, offer, &orders, today);
            let Some(term) = judged.term else { continue };
            let subject = Subject::Term {
                offer: offer.id.clone(),
                year: term.anniversary.year(),
            };
            let dates = self.dates_of(&judged, term);
            let refund = self.refund_until(account, &records, term, today).await?;
            let dates = dates
                .into_iter()
                .chain(refund.map(|day| ImportantDate::new(day, DateKind::RefundUntil)));
            days.extend(dates.map(|date| dated(date, subject.clone())));
        }
        Ok(())
    }

    fn dates_of(&self, judged: &Judged<'_>, term: &Term) -> Vec<ImportantDate> {
        let can_be_renewed = judged.eligibility.answer != Answer::Refused;
        let window = judged.eligibility.window.filter(|_| can_be_renewed);
        let policy = self.catalogue().policy_of(judged.offer, term.anniversary);
        ImportantDate::of_term(term, window, policy.announced_opening(term.anniversary))
    }

    /// The last day to ask for a refund of a term that runs, where the fee of it was paid and nothing is known that keeps it
    /// from coming back.
    async fn refund_until(
        &self,
        account: &AccountName,
        records: &Records,
        term: &Term,
        today: NaiveDate,
    ) -> Result<Option<NaiveDate>, Error> {
        let standing = records.standing(&term.offer);
        let is_used = standing
            .is_some_and(|standing| standing.benefit_activated == Some(true) || standing.key_viewed == Some(true));
        if is_used || !term.is_active(today) {
            return Ok(None);
        }
        let invoice = self.invoice_of_term(account, term).await?;
        let bought = invoice.map_or(term.purchased, |invoice| invoice.issued);
        Ok(bought.checked_add_days(Days::new(REFUND_DAYS)))
    }

    /// The invoices that are to be paid and say by when; the answer is how many more there are. Whether one that came as a
    /// file was paid is not known: it counts until its day.
    async fn days_of_invoices(&self, account: &AccountName, days: &mut Vec<Dated>) -> Result<u32, Error> {
        let today = self.clock().today();
        let recent = today.checked_sub_days(Days::new(LONGEST_PAYMENT_DAYS));
        let mut left_out = 0;
        for (status, from) in [
            (InvoiceStatus::Due, None),
            (InvoiceStatus::Overdue, None),
            (InvoiceStatus::Unknown, recent),
        ] {
            let filter = InvoiceFilter {
                status: Some(status),
                from,
                limit: MOST_INVOICES,
                ..InvoiceFilter::default()
            };
            let page = self.store().invoices(account, &filter).await?;
            left_out += page.matching.saturating_sub(MOST_INVOICES);
            let numbers: Vec<InvoiceNumber> = page.rows.into_iter().map(|row| row.number).collect();
            let stored = self.store().invoices_by_number(account, &numbers).await?;
            let told = stored.into_iter().filter_map(|stored| stored.invoice.ok());
            let told = told.filter(|invoice| invoice.kind == InvoiceKind::Invoice);
            days.extend(told.filter_map(|invoice| {
                let is_known = status != InvoiceStatus::Unknown;
                let due = invoice.due.filter(|due| is_known || *due >= today)?;
                Some(Dated {
                    account: account.clone(),
                    date: ImportantDate::new(due, DateKind::InvoiceDue),
                    subject: Subject::Invoice {
                        number: invoice.number,
                        offer: invoice.offer,
                    },
                })
            }));
        }
        Ok(left_out)
    }
}

fn about_order(order: &Order) -> Subject {
    Subject::Order {
        id: order.id,
        number: order.shown_number(),
        offer: order.offer.clone(),
    }
}
