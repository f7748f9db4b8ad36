use std::borrow::Cow;
use std::collections::HashSet;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::error::BillingError;
use super::resource::{Envelope, Resource, Unfit, text_of};
use crate::wire::without_lone_surrogates;

/// The longest name that a refused entry is called by, in bytes.
const LONGEST_NAME: usize = 100;

/// What a list holds: the entries that could be read, and those that could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed<R> {
    /// The entries, in the order of the service.
    pub entries: Vec<R>,
    /// The entries that were refused.
    pub refused: Vec<RefusedEntry>,
}

/// An entry of a list that could not be read. The others were kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedEntry {
    /// Its place in its page, counted from 1.
    pub position: usize,
    /// What it is called, where that looks like the name of something: letters, digits, `:`, `-`, `_`.
    pub name: Option<String>,
    /// What is wrong with it.
    pub reason: Unfit,
}

impl<R> Default for Listed<R> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            refused: Vec::new(),
        }
    }
}

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
pub(super) fn read_page<R: Resource>(body: &[u8], seen: &mut HashSet<String>) -> Result<Page<R>, BillingError> {
    let text = json_text(body)?;
    let fields: PageFields<'_> = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let next = match fields.next_link.map(text_of) {
        None => None,
        Some(None) => {
            return Err(BillingError::Unreadable(
                "a link to the next page that is no text".into(),
            ));
        }
        Some(Some(link)) => Some(link.into_owned()).filter(|link| !link.trim().is_empty() && link != "null"),
    };
    // A problem that is told with a status of success is no empty list.
    if fields.value.is_none() && (next.is_none() || fields.error.is_some()) {
        return Err(BillingError::Unreadable("a list without its entries".into()));
    }
    let mut listed = Listed::default();
    let mut repeated = 0;
    for (index, raw) in fields.value.unwrap_or_default().into_iter().enumerate() {
        match Envelope::of(raw).and_then(|envelope| R::read(&envelope)) {
            Ok(entry) if seen.insert(entry.identity().to_ascii_lowercase()) => listed.entries.push(entry),
            Ok(_) => repeated += 1,
            Err(reason) => listed.refused.push(RefusedEntry {
                position: index + 1,
                name: name_of(raw),
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
pub(super) fn read_one<R: Resource>(body: &[u8]) -> Result<R, BillingError> {
    let text = json_text(body)?;
    let raw: &RawValue = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    Envelope::of(raw)
        .and_then(|envelope| R::read(&envelope))
        .map_err(|reason| BillingError::Unreadable(reason.to_string()))
}

/// The text of a body: without a byte order mark, and without halves of characters.
pub(super) fn json_text(body: &[u8]) -> Result<Cow<'_, str>, BillingError> {
    let no_text = || BillingError::Unreadable("bytes that are no text".into());
    match without_lone_surrogates(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)) {
        Cow::Borrowed(text) => std::str::from_utf8(text).map(Cow::Borrowed).map_err(|_| no_text()),
        Cow::Owned(text) => String::from_utf8(text).map(Cow::Owned).map_err(|_| no_text()),
    }
}

/// What is said about an answer that cannot be read: where it stops, not what stands there.
pub(super) fn unreadable(error: &serde_json::Error) -> BillingError {
    BillingError::Unreadable(format!("no such JSON, line {} column {}", error.line(), error.column()))
}

/// The name of an entry that could not be read, where it is one and no text of somebody's making.
fn name_of(raw: &RawValue) -> Option<String> {
    #[derive(Deserialize)]
    struct Named<'a> {
        #[serde(borrow)]
        name: &'a RawValue,
    }
    let named: Named<'_> = serde_json::from_str(raw.get()).ok()?;
    let name = text_of(named.name)?;
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, ':' | '-' | '_');
    (name.len() <= LONGEST_NAME && name.chars().all(is_name)).then(|| name.into_owned())
}
