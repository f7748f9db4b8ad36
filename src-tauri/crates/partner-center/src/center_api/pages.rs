use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::Response;
use serde::{Deserialize, Serialize};

use super::address::{follow, place, sought_next};
use super::base::CenterApi;
use super::collection::{CenterResource, Next, Page, read_page};
use crate::Transport;
use crate::limits::MOST_PAGES;
use crate::service::{Asked, Place, Question, RefusedEntry, ServiceError};

/// So many entries are asked for on a page. The service gives more or fewer as it likes.
const PAGE_SIZE: &str = "200";
/// So many pages in a row may hold nothing that can be read.
const MOST_STALE_PAGES: u32 = 20;

/// Where the reading of a collection stands.
///
/// It is kept beside the entries of the page that came with it, in one transaction. Whoever ends in between reads that
/// one page again and no other.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CenterPosition {
    /// The next page; none before the first.
    next: Option<Step>,
    pages: usize,
    /// A step that was made, and after how many pages another one is kept: a circle comes by it.
    mark: Option<Step>,
    next_mark: usize,
}

/// A page that is to be asked for.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Step {
    place: String,
    token: Option<String>,
}

impl CenterPosition {
    /// How many pages were read.
    #[must_use]
    pub const fn pages(&self) -> usize {
        self.pages
    }

    fn after(&self, step: Step) -> Self {
        let mut next = self.clone();
        next.pages += 1;
        if next.pages > next.next_mark {
            next.next_mark = next.pages * 2;
            next.mark = Some(step.clone());
        }
        next.next = Some(step);
        next
    }
}

/// The steps are not printed: they hold the service's own tokens.
impl fmt::Debug for CenterPosition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CenterPosition")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// A page of a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CenterPage<R> {
    /// The entries that no earlier page of this reading held.
    pub entries: Vec<R>,
    /// The entries that could not be read.
    pub refused: Vec<RefusedEntry>,
    /// Where to go on; none after the last page. Where the page names a next one that is not to be asked, it is the page
    /// itself, and the next call says why.
    pub next: Option<CenterPosition>,
    /// The page named one that was read before, so the reading ends here, perhaps too early.
    pub is_circular: bool,
}

/// The pages of a collection, one after the other. A page that failed is asked for again by the next call.
pub struct CenterPages<'a, T, R> {
    center: &'a CenterApi<T>,
    collection: &'static str,
    asked: Asked,
    next: Option<CenterPosition>,
    made: HashSet<Step>,
    seen: HashSet<String>,
    stale: u32,
    /// Why there is no going on.
    stopped: Option<ServiceError>,
    entries: PhantomData<fn() -> R>,
}

impl<'a, T: Transport, R: CenterResource> CenterPages<'a, T, R> {
    pub(super) fn from(
        center: &'a CenterApi<T>,
        collection: &'static str,
        asked: Asked,
        position: CenterPosition,
    ) -> Self {
        Self {
            center,
            collection,
            asked,
            next: Some(position),
            made: HashSet::new(),
            seen: HashSet::new(),
            stale: 0,
            stopped: None,
            entries: PhantomData,
        }
    }

    /// The next page, or none when there is none.
    ///
    /// # Errors
    /// Any [`ServiceError`]. The position stays where it is.
    pub async fn next_page(&mut self) -> Result<Option<CenterPage<R>>, ServiceError> {
        let Some(position) = self.next.clone() else {
            return Ok(None);
        };
        if let Some(error) = &self.stopped {
            return Err(error.clone());
        }
        if position.pages >= MOST_PAGES || self.stale >= MOST_STALE_PAGES {
            return Err(ServiceError::Endless);
        }
        let (answer, here) = self.asked_for(position.next.as_ref()).await?;
        let mut page: Page<R> = read_page(answer.body(), &mut self.seen)?;
        let step = Step {
            place: here.as_str().to_owned(),
            token: position.next.as_ref().and_then(|step| step.token.clone()),
        };
        self.made.insert(step);
        let is_repeated = page.entries.is_empty() && page.repeated > 0;
        if is_repeated {
            page.refused.clear();
        }
        // The place in a list is not counted for some invoices: then the first page comes again, or an empty one.
        let is_over = is_repeated || (page.entries.is_empty() && page.refused.is_empty());
        let mut is_circular = false;
        let next = match page.next.filter(|_| !is_over).map(|next| self.step_to(&here, next)) {
            None => None,
            Some(Ok(step)) if self.made.contains(&step) || position.mark.as_ref() == Some(&step) => {
                is_circular = true;
                None
            }
            Some(Ok(step)) => Some(position.after(step)),
            // What is on the page is good, whatever it says about the next.
            Some(Err(error)) => {
                self.stopped = Some(error);
                Some(position)
            }
        };
        self.stale = if page.entries.is_empty() { self.stale + 1 } else { 0 };
        self.next.clone_from(&next);
        Ok(Some(CenterPage {
            entries: page.entries,
            refused: page.refused,
            next,
            is_circular,
        }))
    }

    async fn asked_for(&self, step: Option<&Step>) -> Result<(Response<Bytes>, Place), ServiceError> {
        match step {
            Some(step) => {
                let here = follow(self.center.exchange.base()?, &step.place, &Place(step.place.clone()))?;
                let question = Question {
                    continuation: step.token.as_deref(),
                    ..Question::read(&here, self.asked)
                };
                Ok((self.center.exchange.ask(&question).await?, here))
            }
            None => {
                let sized = place([self.collection], &[("size", PAGE_SIZE), ("offset", "0")])?;
                let plain = place([self.collection], &[])?;
                self.center.read_or(sized, Some(plain), self.asked).await
            }
        }
    }

    fn step_to(&self, here: &Place, next: Next) -> Result<Step, ServiceError> {
        Ok(match next {
            Next::Link(link) => Step {
                place: follow(self.center.exchange.base()?, &link, here)?.as_str().to_owned(),
                token: None,
            },
            Next::Token(token) => Step {
                place: sought_next(here).as_str().to_owned(),
                token: Some(token),
            },
        })
    }
}
