use std::collections::HashSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::address::place;
use super::base::AzureBilling;
use super::generation::Generation;
use super::list::read_page;
use super::resource::{BillingTransaction, Resource};
use super::trail::Trail;
use crate::Transport;
use crate::limits::MOST_PAGES;
use crate::service::{Asked, RefusedEntry, ServiceError};

/// So many pages in a row may say nothing.
const MOST_EMPTY_PAGES: u32 = 20;

/// Where the reading of the lines of an invoice stands.
///
/// It is kept beside the lines of the page that came with it, in one transaction. Whoever ends in between reads that one
/// page again and no other.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinePosition {
    account: String,
    invoice: String,
    #[serde(flatten)]
    trail: Trail,
    /// So many pages in a row said nothing.
    empty: u32,
}

impl LinePosition {
    /// Before the first page of the lines of an invoice.
    #[must_use]
    pub fn before(account: impl Into<String>, invoice: impl Into<String>) -> Self {
        Self {
            account: account.into(),
            invoice: invoice.into(),
            trail: Trail::default(),
            empty: 0,
        }
    }

    /// How many pages were read.
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.trail.pages()
    }
}

/// The links are not printed: they hold the service's own tokens.
impl fmt::Debug for LinePosition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("LinePosition")
            .field("account", &self.account)
            .field("invoice", &self.invoice)
            .field("pages", &self.trail.pages())
            .finish_non_exhaustive()
    }
}

/// A page of the lines of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePage {
    /// The lines, in the order of the service.
    pub lines: Vec<BillingTransaction>,
    /// The entries that could not be read.
    pub refused: Vec<RefusedEntry>,
    /// Where to go on; none after the last page.
    pub next: Option<LinePosition>,
}

impl BillingTransaction {
    /// What tells it from the other lines of its invoice, however often it is sent.
    #[must_use]
    pub fn key(&self) -> String {
        self.identity().to_ascii_lowercase()
    }
}

impl<T: Transport> AzureBilling<T> {
    /// One page of the lines of an invoice. An invoice of which nothing is told is answered as one without lines, so that an
    /// empty list says nothing.
    ///
    /// # Errors
    /// [`ServiceError::Endless`] for a list that comes back to where it was or goes on without saying anything, or any other.
    pub async fn line_page(&self, position: &LinePosition) -> Result<LinePage, ServiceError> {
        if position.pages() >= MOST_PAGES || position.empty >= MOST_EMPTY_PAGES {
            return Err(ServiceError::Endless);
        }
        let (answer, here) = match position.trail.next() {
            Some(link) => {
                let here = self.exchange.base()?.follow(link, None)?;
                (self.read(&here, Asked::Transactions).await?, here)
            }
            None => {
                let at = |generation: Generation| {
                    let parts = [
                        "billingAccounts",
                        &position.account,
                        "invoices",
                        &position.invoice,
                        "transactions",
                    ];
                    place(parts, &[("api-version", generation.version())])
                };
                self.read_in_any(Asked::Transactions, at).await?
            }
        };
        let page = read_page::<BillingTransaction>(answer.body(), &mut HashSet::new())?;
        let says_nothing = page.listed.entries.is_empty() && page.listed.refused.is_empty();
        let next = match page.next {
            None => None,
            Some(link) => {
                let link = self.exchange.base()?.follow(&link, Some(&here))?;
                // What comes in a circle is not known to be whole.
                if link == here || position.trail.is_marked(link.as_str()) {
                    return Err(ServiceError::Endless);
                }
                Some(LinePosition {
                    trail: position.trail.after(link.as_str().to_owned()),
                    empty: if says_nothing { position.empty + 1 } else { 0 },
                    ..position.clone()
                })
            }
        };
        Ok(LinePage {
            lines: page.listed.entries,
            refused: page.listed.refused,
            next,
        })
    }
}
