use serde::{Deserialize, Serialize};

/// The way through the pages of a list, as short as it can be kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Trail {
    /// The link to the next page; none before the first.
    next: Option<String>,
    pages: usize,
    /// A link that was followed, and after how many pages another one is kept: a circle comes by it.
    mark: Option<String>,
    next_mark: usize,
}

impl Default for Trail {
    fn default() -> Self {
        Self {
            next: None,
            pages: 0,
            mark: None,
            next_mark: 1,
        }
    }
}

impl Trail {
    pub(super) fn next(&self) -> Option<&str> {
        self.next.as_deref()
    }

    pub(super) const fn pages(&self) -> usize {
        self.pages
    }

    /// The way behind a page that names the next one.
    pub(super) fn after(&self, link: String) -> Self {
        let mut after = self.clone();
        after.pages += 1;
        if after.pages == after.next_mark {
            after.next_mark *= 2;
            after.mark = Some(link.clone());
        }
        after.next = Some(link);
        after
    }

    /// Whether the way comes by the place that was marked.
    pub(super) fn is_marked(&self, link: &str) -> bool {
        self.mark.as_deref() == Some(link)
    }
}
