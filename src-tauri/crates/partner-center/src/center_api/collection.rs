use std::collections::HashSet;

use serde_json::value::RawValue;

use crate::service::{Fields, RefusedEntry, ServiceError, Unfit, json_text, name_of, unreadable};

/// What a collection may hold beside its entries.
const AROUND: [&str; 4] = ["totalCount", "links", "attributes", "continuationToken"];

/// What one entry of a collection is read into.
pub trait CenterResource: Sized {
    /// Reads the entry from the text that was sent.
    ///
    /// # Errors
    /// The field that cannot be read.
    fn read(raw: &RawValue) -> Result<Self, Unfit>;

    /// What tells it from others of its collection.
    fn identity(&self) -> &str;
}

/// Where a collection goes on.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// At a link.
    Link(String),
    /// At the same place, behind a token.
    Token(String),
}

/// One page of a collection. How many there are is not said by the count that it names: that is the length of the page.
pub(super) struct Page<R> {
    pub(super) entries: Vec<R>,
    pub(super) refused: Vec<RefusedEntry>,
    pub(super) next: Option<Next>,
    /// Entries that were there already.
    pub(super) repeated: usize,
}

/// Reads a page. What `seen` holds already is left out, and what is read is put into it.
pub(super) fn read_page<R: CenterResource>(body: &[u8], seen: &mut HashSet<String>) -> Result<Page<R>, ServiceError> {
    let text = json_text(body)?;
    let (items, next) = if text.trim_start().starts_with('[') {
        (serde_json::from_str(&text).map_err(|error| unreadable(&error))?, None)
    } else {
        let fields: Fields<'_> = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
        // A problem that is told with a status of success is no empty list. A list of nothing may be written `{}`.
        if fields.get("items").is_none() && !fields.names().all(is_around) {
            return Err(ServiceError::Unreadable("a list without its entries".into()));
        }
        let items = fields
            .list("items")
            .map_err(|unfit| ServiceError::Unreadable(unfit.to_string()))?;
        (items, next_of(&fields))
    };
    let mut page = Page {
        entries: Vec::new(),
        refused: Vec::new(),
        next,
        repeated: 0,
    };
    for (index, raw) in items.into_iter().enumerate() {
        match R::read(raw) {
            Ok(entry) if seen.insert(entry.identity().to_ascii_lowercase()) => page.entries.push(entry),
            Ok(_) => page.repeated += 1,
            Err(reason) => page.refused.push(RefusedEntry {
                position: index + 1,
                name: name_of(raw, "id"),
                reason,
            }),
        }
    }
    Ok(page)
}

fn is_around(name: &str) -> bool {
    AROUND.iter().any(|around| around.eq_ignore_ascii_case(name)) || name.eq_ignore_ascii_case("items")
}

/// Where it goes on. A token counts more than a link: the links beside tokens are malformed.
fn next_of(fields: &Fields<'_>) -> Option<Next> {
    let token = fields.filled("continuationToken").ok().flatten();
    let next = || fields.object("links").ok()??.object("next").ok()?;
    let in_header = || {
        let headers = next()?.objects("headers").ok()?;
        let is_token = |name: &str| name.eq_ignore_ascii_case("MS-ContinuationToken");
        headers.iter().find_map(|header| {
            let name = header.filled("key").ok()??;
            is_token(&name).then(|| header.filled("value").ok().flatten()).flatten()
        })
    };
    if let Some(token) = token.or_else(in_header) {
        return Some(Next::Token(token));
    }
    let link = next()?.filled("uri").ok()??;
    let link = link.trim();
    // A place without a number is no place.
    let is_nowhere = link.ends_with("offset=") || link.contains("offset=&");
    (!is_nowhere).then(|| Next::Link(link.to_owned()))
}
