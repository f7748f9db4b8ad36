use engine::view::InvoiceQuery;
use engine::{Code, Error};
use tokio::sync::watch;

/// The search that is looked at: an older one that is still being answered is dropped as soon as another begins.
pub(crate) struct LatestSearch {
    newest: watch::Sender<InvoiceQuery>,
}

impl Default for LatestSearch {
    fn default() -> Self {
        Self {
            newest: watch::Sender::new(InvoiceQuery::default()),
        }
    }
}

/// What is searched for, whatever part of the list is asked for.
fn search(query: &InvoiceQuery) -> InvoiceQuery {
    InvoiceQuery {
        offset: 0,
        limit: 0,
        count_at_most: 0,
        ..query.clone()
    }
}

impl LatestSearch {
    /// The answer to a search, unless another one begins before it is there.
    pub async fn answer<T>(
        &self,
        query: &InvoiceQuery,
        answer: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let search = search(query);
        self.newest.send_if_modified(|newest| {
            let is_other = *newest != search;
            if is_other {
                newest.clone_from(&search);
            }
            is_other
        });
        let mut newer = self.newest.subscribe();
        tokio::select! {
            answer = answer => answer,
            _ = newer.wait_for(|newest| *newest != search) => Err(Error::new(Code::Superseded)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    fn of(text: &str, offset: u32) -> InvoiceQuery {
        InvoiceQuery {
            text: text.to_owned(),
            offset,
            ..InvoiceQuery::default()
        }
    }

    #[tokio::test]
    async fn a_newer_search_ends_an_older_one_and_not_another_part_of_the_same() {
        let latest = LatestSearch::default();
        let (older, same, newer) = (of("act", 0), of("act", 100), of("action", 0));
        let older = latest.answer(&older, pending::<Result<(), Error>>());
        tokio::pin!(older);
        assert!(futures_poll(older.as_mut()).await.is_none());
        assert_eq!(latest.answer(&same, ready(Ok(1))).await, Ok(1));
        assert!(futures_poll(older.as_mut()).await.is_none());
        assert_eq!(latest.answer(&newer, ready(Ok(2))).await, Ok(2));
        assert_eq!(older.await, Err(Error::new(Code::Superseded)));
    }

    /// What a future answers when it is asked once.
    async fn futures_poll<F: Future>(future: std::pin::Pin<&mut F>) -> Option<F::Output> {
        tokio::select! {
            biased;
            answer = future => Some(answer),
            () = ready(()) => None,
        }
    }
}
