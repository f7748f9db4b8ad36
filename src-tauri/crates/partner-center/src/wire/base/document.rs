use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use super::scalar::Text;

/// A resource with every field as it came, also those that no model here knows: whoever puts a whole resource back must
/// not lose what it did not change.
///
/// Names of fields begin with a small letter, whatever they came with, because the service uses both styles.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Document(BTreeMap<String, Node>);

/// A value: taken apart only where a part of it may be changed.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
enum Node {
    Object(Document),
    Value(Box<RawValue>),
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = BTreeMap::<String, Node>::deserialize(deserializer)?;
        Ok(Self(
            fields.into_iter().map(|(name, node)| (small(&name), node)).collect(),
        ))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        if raw.get().starts_with('{') {
            serde_json::from_str(raw.get())
                .map(Self::Object)
                .map_err(serde::de::Error::custom)
        } else {
            Ok(Self::Value(raw))
        }
    }
}

/// Values are the same when they are written alike.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(one), Self::Object(other)) => one.0 == other.0,
            (Self::Value(one), Self::Value(other)) => one.get() == other.get(),
            _ => false,
        }
    }
}

impl Document {
    /// The document of a resource.
    ///
    /// # Errors
    /// What `serde_json` says about the resource.
    pub fn of(resource: &impl Serialize) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(&serde_json::to_vec(resource)?)
    }

    /// The fields of the document that the resource knows.
    ///
    /// # Errors
    /// What `serde_json` says about a value that the resource cannot take.
    pub fn read<R: DeserializeOwned>(&self) -> Result<R, serde_json::Error> {
        serde_json::from_slice(&serde_json::to_vec(self)?)
    }

    /// Takes over what differs between two states of a resource, and leaves every other field as it is. What is not in
    /// the later state any more becomes null, so that it is not taken for left out.
    pub fn apply(&mut self, before: &Self, after: &Self) {
        for (name, node) in &after.0 {
            let old = before.0.get(name);
            if old == Some(node) {
                continue;
            }
            match (self.0.get_mut(name), node) {
                (Some(Node::Object(own)), Node::Object(changed)) => {
                    let nothing = Self::default();
                    let old = match old {
                        Some(Node::Object(old)) => old,
                        _ => &nothing,
                    };
                    own.apply(old, changed);
                }
                _ => {
                    self.0.insert(name.clone(), node.clone());
                }
            }
        }
        for name in before.0.keys().filter(|name| !after.0.contains_key(*name)) {
            self.0.insert(name.clone(), Node::Value(RawValue::NULL.to_owned()));
        }
    }

    /// Puts the version into the document that a change was made from; without one it names none.
    ///
    /// # Errors
    /// What `serde_json` says about the text.
    pub fn set_etag(&mut self, etag: Option<&str>) -> Result<(), serde_json::Error> {
        let attributes = self
            .0
            .entry("attributes".to_owned())
            .or_insert_with(|| Node::Object(Self::default()));
        if !matches!(attributes, Node::Object(_)) {
            *attributes = Node::Object(Self::default());
        }
        if let Node::Object(attributes) = attributes {
            match etag {
                Some(etag) => {
                    let etag = serde_json::value::to_raw_value(&Text::from(etag))?;
                    attributes.0.insert("etag".to_owned(), Node::Value(etag));
                }
                None => {
                    attributes.0.remove("etag");
                }
            }
        }
        Ok(())
    }
}

/// The name with a small first letter: `CompanyName` and `companyName` are one field.
fn small(name: &str) -> String {
    let mut letters = name.chars();
    letters
        .next()
        .map(|first| first.to_ascii_lowercase())
        .into_iter()
        .chain(letters)
        .collect()
}
