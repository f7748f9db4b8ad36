use std::collections::HashSet;

use bytes::Bytes;
use chrono::NaiveDate;
use http::Response;

use super::address::place;
use super::base::AzureBilling;
use super::generation::Generation;
use super::list::{read_one, read_page};
use super::pages::{InvoicePages, InvoicePosition};
use super::resource::{BillingAccount, BillingInvoice, BillingProduct, BillingProfile, Resource};
use crate::Transport;
use crate::limits::{LARGEST_COLLECTION, MOST_PAGES};
use crate::service::{Asked, Listed, Place, ServiceError};

/// The account under which every invoice is found by its number alone.
const ANY_ACCOUNT: &str = "default";

/// The accounts that the signed-in person may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accounts {
    /// None: the person has no billing role in this directory, or another directory holds the account. It does not say
    /// that there is no account, or no invoice.
    NoRole,
    /// These.
    Found(Listed<BillingAccount>),
}

impl<T: Transport> AzureBilling<T> {
    /// The accounts that the signed-in person may see something of. Where one generation shows none, the other is asked.
    ///
    /// # Errors
    /// Any [`ServiceError`].
    pub async fn accounts(&self) -> Result<Accounts, ServiceError> {
        let generation = self.generation();
        let accounts = self.list(Asked::Accounts, ["billingAccounts"]).await?;
        if !accounts.entries.is_empty() || !accounts.refused.is_empty() {
            return Ok(Accounts::Found(accounts));
        }
        // An empty answer stands, whatever becomes of the second question.
        let other = place(["billingAccounts"], &[("api-version", generation.other().version())])?;
        match self.list_at(Asked::Accounts, other).await {
            Ok(accounts) if !accounts.entries.is_empty() => {
                self.remember(generation.other());
                Ok(Accounts::Found(accounts))
            }
            _ => Ok(Accounts::NoRole),
        }
    }

    /// The billing profiles of an account. None may mean that the person has no role in any.
    ///
    /// # Errors
    /// Any [`ServiceError`].
    pub async fn profiles(&self, account: &str) -> Result<Listed<BillingProfile>, ServiceError> {
        let parts = ["billingAccounts", account, "billingProfiles"];
        self.list(Asked::Profiles, parts).await
    }

    /// The purchases of an account.
    ///
    /// # Errors
    /// Any [`ServiceError`].
    pub async fn products(&self, account: &str) -> Result<Listed<BillingProduct>, ServiceError> {
        self.list(Asked::Products, ["billingAccounts", account, "products"])
            .await
    }

    /// The invoice or note with a number, also a void one, which is in no list.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`], or any other.
    pub async fn invoice(&self, number: &str) -> Result<BillingInvoice, ServiceError> {
        self.invoice_of(ANY_ACCOUNT, number).await
    }

    /// The invoice or note with a number, below its account.
    ///
    /// # Errors
    /// As [`AzureBilling::invoice`].
    pub async fn invoice_of(&self, account: &str, number: &str) -> Result<BillingInvoice, ServiceError> {
        let at = |generation: Generation| {
            let parts = ["billingAccounts", account, "invoices", number];
            place(parts, &[("api-version", generation.version())])
        };
        let (answer, _) = self.read_in_any(Asked::Invoice, at).await?;
        let invoice: BillingInvoice = read_one(answer.body())?;
        if !invoice.number.eq_ignore_ascii_case(number.trim()) {
            return Err(ServiceError::Unreadable("the answer about another invoice".into()));
        }
        Ok(invoice)
    }

    /// The invoices of an account whose periods touch the days from `from` to `to`, page by page. Void ones are left out
    /// by the service.
    pub fn invoice_pages(&self, account: &str, from: NaiveDate, to: NaiveDate) -> InvoicePages<'_, T> {
        self.invoice_pages_from(InvoicePosition::before(account, from, to))
    }

    /// The invoices from where an earlier reading stood.
    pub fn invoice_pages_from(&self, position: InvoicePosition) -> InvoicePages<'_, T> {
        InvoicePages::from(self, position)
    }

    async fn list<R: Resource, const N: usize>(
        &self,
        asked: Asked,
        parts: [&str; N],
    ) -> Result<Listed<R>, ServiceError> {
        let at = |generation: Generation| place(parts, &[("api-version", generation.version())]);
        let (answer, here) = self.read_in_any(asked, at).await?;
        self.rest_of_list(asked, answer, here).await
    }

    async fn list_at<R: Resource>(&self, asked: Asked, place: Place) -> Result<Listed<R>, ServiceError> {
        let answer = self.read(&place, asked).await?;
        self.rest_of_list(asked, answer, place).await
    }

    /// Reads on from a page to the last one. What is read is whole, or it is an error.
    async fn rest_of_list<R: Resource>(
        &self,
        asked: Asked,
        mut answer: Response<Bytes>,
        mut here: Place,
    ) -> Result<Listed<R>, ServiceError> {
        let (mut seen, mut followed) = (HashSet::new(), HashSet::new());
        let mut listed = Listed::default();
        let mut size = 0;
        loop {
            size += answer.body().len();
            let page = read_page::<R>(answer.body(), &mut seen)?;
            listed.entries.extend(page.listed.entries);
            listed.refused.extend(page.listed.refused);
            let Some(link) = page.next else {
                return Ok(listed);
            };
            let next = self.exchange.base()?.follow(&link, Some(&here))?;
            followed.insert(here);
            if followed.contains(&next) {
                return Ok(listed);
            }
            if followed.len() >= MOST_PAGES || size > LARGEST_COLLECTION {
                return Err(ServiceError::Endless);
            }
            answer = self.read(&next, asked).await?;
            here = next;
        }
    }
}
