use serde::{Deserialize, Serialize};

use super::scalar::{List, Text, Whole};

resources! {
    /// An address of a resource.
    pub struct Link {
        /// Relative to the host, with or without the version; sometimes absolute.
        uri: Text,
        /// The verb.
        method: Text,
    }

    /// Where a resource is, and where the next page of a collection is.
    pub struct Links {
        /// The resource itself.
        #[serde(rename = "self")]
        itself: Link,
        /// The next page.
        next: Link,
    }

    /// What kind of resource it is.
    pub struct Attributes {
        /// The version for a change.
        etag: Text,
        /// The kind.
        object_type: Text,
    }
}

impl Link {
    /// A link to read from.
    #[must_use]
    pub fn get(uri: impl Into<String>) -> Self {
        Self {
            uri: Some(Text(uri.into())),
            method: Some("GET".into()),
        }
    }
}

impl Links {
    /// A link to the resource itself.
    #[must_use]
    pub fn itself(uri: impl Into<String>) -> Self {
        Self {
            itself: Some(Link::get(uri)),
            next: None,
        }
    }
}

impl Attributes {
    /// The attributes of a kind of resource.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        Self {
            etag: None,
            object_type: Some(kind.into()),
        }
    }
}

/// One page of a list. `{}` is an empty one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", bound(deserialize = "T: Deserialize<'de>"))]
pub struct Collection<T> {
    /// Documented as a total and used for the length of the page; never counted on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_count: Option<Whole>,
    /// The page.
    #[serde(default = "no_items")]
    pub items: Option<List<T>>,
    /// The next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
    /// The kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Attributes>,
}

/// `Default` on the field would ask it of the items too.
fn no_items<T>() -> Option<List<T>> {
    None
}

impl<T> Collection<T> {
    /// A page with its own address and that of the next one.
    #[must_use]
    pub fn page(items: Vec<T>, itself: impl Into<String>, next: Option<String>) -> Self {
        Self {
            total_count: i64::try_from(items.len()).ok().map(Whole),
            items: Some(List(items)),
            links: Some(Links {
                itself: Some(Link::get(itself)),
                next: next.map(Link::get),
            }),
            attributes: Some(Attributes::of("Collection")),
        }
    }

    /// The address of the next page, where one is named.
    #[must_use]
    pub fn next_uri(&self) -> Option<&str> {
        let uri = self.links.as_ref()?.next.as_ref()?.uri.as_ref()?.0.trim();
        (!uri.is_empty()).then_some(uri)
    }
}
