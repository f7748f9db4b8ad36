use std::collections::HashSet;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::address::place;
use super::base::AzureBilling;
use super::generation::Generation;
use super::list::read_page;
use super::resource::BillingInvoice;
use super::trail::Trail;
use crate::Transport;
use crate::limits::MOST_PAGES;
use crate::service::{Asked, Place, RefusedEntry, ServiceError};

/// So many pages in a row may say nothing new.
const MOST_STALE_PAGES: u32 = 20;

/// Where the reading of invoices stands: what was asked, and the page that comes next.
///
/// It is kept beside the invoices of the page that came with it, in one transaction. Whoever ends in between reads that
/// one page again and no other.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoicePosition {
    account: String,
    from: NaiveDate,
    to: NaiveDate,
    #[serde(flatten)]
    trail: Trail,
}

impl InvoicePosition {
    /// Before the first page of the invoices whose periods touch the days from `from` to `to`.
    #[must_use]
    pub fn before(account: impl Into<String>, from: NaiveDate, to: NaiveDate) -> Self {
        Self {
            account: account.into(),
            from,
            to,
            trail: Trail::default(),
        }
    }

    /// The account whose invoices are read.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// The first and the last day that were asked for.
    #[must_use]
    pub const fn days(&self) -> (NaiveDate, NaiveDate) {
        (self.from, self.to)
    }

    /// How many pages were read.
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.trail.pages()
    }

    /// The position behind a page that names the next one.
    fn after(&self, link: String) -> Self {
        Self {
            trail: self.trail.after(link),
            ..self.clone()
        }
    }
}

/// The links are not printed: they hold the service's own tokens.
impl fmt::Debug for InvoicePosition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("InvoicePosition")
            .field("account", &self.account)
            .field("from", &self.from)
            .field("to", &self.to)
            .field("pages", &self.trail.pages())
            .finish_non_exhaustive()
    }
}

/// A page of invoices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoicePage {
    /// The invoices that no earlier page of this reading held.
    pub invoices: Vec<BillingInvoice>,
    /// The entries that could not be read.
    pub refused: Vec<RefusedEntry>,
    /// How many invoices of the page were there already and were left out.
    pub repeated: usize,
    /// How many invoices there are on all pages, where the service says so.
    pub total: Option<u64>,
    /// Where to go on; none after the last page. Where the page names a next one that is not to be asked, it is the page
    /// itself, and the next call says why.
    pub next: Option<InvoicePosition>,
    /// The page named one that was read before, so the reading ends here, perhaps too early.
    pub is_circular: bool,
}

/// The pages of invoices, one after the other. A page that failed is asked for again by the next call.
///
/// ```
/// use async_trait::async_trait;
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use partner_center::azure_billing::{AzureBilling, Budget, InvoicePosition};
/// use partner_center::{Error, Transport, TransportError};
/// use zeroize::Zeroizing;
///
/// /// Answers two pages. The link to the second one is relative and has a space in it.
/// struct TwoPages;
///
/// #[async_trait]
/// impl Transport for TwoPages {
///     async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         Ok(Response::new(Bytes::from(match request.uri().path() {
///             "/second%20page" => r#"{"value":[{"name":"T000000002","properties":{"status":"Paid"}}]}"#,
///             _ => r#"{"value":[{"name":"T000000001","properties":{"status":"Due"}}],"nextLink":"/second page"}"#,
///         })))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let token = || Ok::<_, Error>(Zeroizing::new("a token".to_owned()));
/// let billing = AzureBilling::new(TwoPages, token, Budget::default());
/// let mut pages = billing.invoice_pages("12345", "2000-01-01".parse()?, "2030-12-31".parse()?);
/// let first = pages.next_page().await?.ok_or("a page")?;
/// assert_eq!(first.invoices[0].number, "T000000001");
/// // The program ends here, and goes on another day with what it kept beside the invoices.
/// let kept = serde_json::to_string(&first.next)?;
/// let position: Option<InvoicePosition> = serde_json::from_str(&kept)?;
/// let mut pages = billing.invoice_pages_from(position.ok_or("a second page")?);
/// let second = pages.next_page().await?.ok_or("a page")?;
/// assert_eq!(second.invoices[0].number, "T000000002");
/// assert_eq!(second.next, None);
/// # Ok(())
/// # }
/// ```
pub struct InvoicePages<'a, T> {
    billing: &'a AzureBilling<T>,
    next: Option<InvoicePosition>,
    followed: HashSet<String>,
    seen: HashSet<String>,
    stale: u32,
    /// Why there is no going on.
    stopped: Option<ServiceError>,
}

impl<'a, T: Transport> InvoicePages<'a, T> {
    pub(super) fn from(billing: &'a AzureBilling<T>, position: InvoicePosition) -> Self {
        Self {
            billing,
            next: Some(position),
            followed: HashSet::new(),
            seen: HashSet::new(),
            stale: 0,
            stopped: None,
        }
    }

    /// Where the reading stands; none when it is at its end.
    #[must_use]
    pub const fn position(&self) -> Option<&InvoicePosition> {
        self.next.as_ref()
    }

    /// The next page, or none when there is none.
    ///
    /// # Errors
    /// Any [`ServiceError`]. The position stays where it is.
    pub async fn next_page(&mut self) -> Result<Option<InvoicePage>, ServiceError> {
        let Some(position) = self.next.clone() else {
            return Ok(None);
        };
        if let Some(error) = &self.stopped {
            return Err(error.clone());
        }
        if position.pages() >= MOST_PAGES || self.stale >= MOST_STALE_PAGES {
            return Err(ServiceError::Endless);
        }
        let (answer, here) = match position.trail.next() {
            Some(link) => {
                let here = self.billing.exchange.base()?.follow(link, None)?;
                (self.billing.read(&here, Asked::Invoices).await?, here)
            }
            None => {
                self.billing
                    .read_in_any(Asked::Invoices, |generation| first(&position, generation))
                    .await?
            }
        };
        let page = read_page::<BillingInvoice>(answer.body(), &mut self.seen)?;
        self.followed.insert(here.as_str().to_owned());
        let mut is_circular = false;
        let next = match page.next.map(|link| self.followed_from(&here, &link)) {
            None => None,
            Some(Ok(link)) if self.was_read(&position, &link) => {
                is_circular = true;
                None
            }
            Some(Ok(link)) => Some(position.after(link.as_str().to_owned())),
            // What is on the page is good, whatever it says about the next.
            Some(Err(error)) => {
                self.stopped = Some(error);
                Some(position)
            }
        };
        let is_stale = page.listed.entries.is_empty() && page.listed.refused.is_empty();
        self.stale = if is_stale { self.stale + 1 } else { 0 };
        self.next.clone_from(&next);
        Ok(Some(InvoicePage {
            invoices: page.listed.entries,
            refused: page.listed.refused,
            repeated: page.repeated,
            total: page.total,
            next,
            is_circular,
        }))
    }

    fn followed_from(&self, here: &Place, link: &str) -> Result<Place, ServiceError> {
        self.billing.exchange.base()?.follow(link, Some(here))
    }

    fn was_read(&self, position: &InvoicePosition, link: &Place) -> bool {
        self.followed.contains(link.as_str()) || position.trail.is_marked(link.as_str())
    }
}

fn first(position: &InvoicePosition, generation: Generation) -> Result<Place, ServiceError> {
    place(
        ["billingAccounts", &position.account, "invoices"],
        &[
            ("api-version", generation.version()),
            ("periodStartDate", &position.from.to_string()),
            ("periodEndDate", &position.to.to_string()),
        ],
    )
}
