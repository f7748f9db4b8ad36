use std::collections::HashSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::resource::{Envelope, Resource};
use crate::service::{Listed, RefusedEntry, ServiceError, json_text, name_of, text_of, unreadable};

/// One page of a list.
pub(super) struct Page<R> {
    pub(super) listed: Listed<R>,
    pub(super) total: Option<u64>,
    pub(super) next: Option<String>,
    /// Entries that were there already.
    pub(super) repeated: usize,
}

#[derive(Deserialize)]
struct PageFields<'a> {
    #[serde(borrow, default, rename = "nextLink")]
    next_link: Option<&'a RawValue>,
    #[serde(borrow, default, rename = "totalCount")]
    total_count: Option<&'a RawValue>,
    #[serde(borrow, default)]
    value: Option<Vec<&'a RawValue>>,
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
}

/// Reads a page. What `seen` holds already is left out, and what is read is put into it.
pub(super) fn read_page<R: Resource>(body: &[u8], seen: &mut HashSet<String>) -> Result<Page<R>, ServiceError> {
    let text = json_text(body)?;
    let fields: PageFields<'_> = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let next = match fields.next_link.map(text_of) {
        None => None,
        Some(None) => {
            return Err(ServiceError::Unreadable(
                "a link to the next page that is no text".into(),
            ));
        }
        Some(Some(link)) => Some(link.into_owned()).filter(|link| !link.trim().is_empty() && link != "null"),
    };
    // A problem that is told with a status of success is no empty list.
    if fields.value.is_none() && (next.is_none() || fields.error.is_some()) {
        return Err(ServiceError::Unreadable("a list without its entries".into()));
    }
    let mut listed = Listed::default();
    let mut repeated = 0;
    for (index, raw) in fields.value.unwrap_or_default().into_iter().enumerate() {
        match Envelope::of(raw).and_then(|envelope| R::read(&envelope)) {
            Ok(entry) if seen.insert(entry.identity().to_ascii_lowercase()) => listed.entries.push(entry),
            Ok(_) => repeated += 1,
            Err(reason) => listed.refused.push(RefusedEntry {
                position: index + 1,
                name: name_of(raw, "name"),
                reason,
            }),
        }
    }
    Ok(Page {
        listed,
        total: fields.total_count.and_then(|count| text_of(count)?.trim().parse().ok()),
        next,
        repeated,
    })
}

/// Reads one resource.
pub(super) fn read_one<R: Resource>(body: &[u8]) -> Result<R, ServiceError> {
    let text = json_text(body)?;
    let raw: &RawValue = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    Envelope::of(raw)
        .and_then(|envelope| R::read(&envelope))
        .map_err(|reason| ServiceError::Unreadable(reason.to_string()))
}
