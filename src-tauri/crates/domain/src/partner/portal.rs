use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::Names;

/// The generation of Partner Center whose labels are shown: that of the document of November 2020.
const SHOWN: &str = "2020";

/// What one generation of Partner Center calls something.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalLabel {
    /// What it is: `cancel_subscription`.
    pub key: String,
    /// The generation, by the year it came.
    pub generation: String,
    /// The label.
    pub name: Names,
}

/// A generation of Partner Center.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortalGeneration {
    /// Its name, the year it came.
    pub id: String,
    /// The day its source was stated.
    pub since: NaiveDate,
    /// The source of its labels.
    pub source: String,
}

/// Where a link belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkSection {
    /// "Next steps" of the document.
    NextSteps,
    /// For a company that is not a member yet.
    Join,
    /// Pages of Partner Center.
    Portal,
    /// Pages that say who may do what.
    Sources,
}

/// A page elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The id it is opened by.
    pub id: String,
    /// Its address.
    pub url: String,
    /// What it is.
    pub label: Names,
    /// Whether it asks for a sign-in.
    #[serde(default)]
    pub sign_in: bool,
    /// Where it belongs.
    pub section: LinkSection,
}

/// Labels and links of Partner Center, as data: both change from year to year.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    #[serde(rename = "generation")]
    generations: Vec<PortalGeneration>,
    #[serde(rename = "label")]
    labels: Vec<PortalLabel>,
    #[serde(rename = "link")]
    links: Vec<Link>,
}

impl Portal {
    /// The labels and links that come with the program.
    ///
    /// # Panics
    /// Never: the embedded data is read by a test of this crate.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Portal> = LazyLock::new(|| {
            toml::from_str(include_str!("../../data/portal.toml")).expect("the embedded labels are checked by a test")
        });
        &EMBEDDED
    }

    /// The generations, the earliest first.
    #[must_use]
    pub fn generations(&self) -> &[PortalGeneration] {
        &self.generations
    }

    /// What the document of November 2020 calls something; where it does not name it, what the earliest source does.
    #[must_use]
    pub fn label(&self, key: &str) -> Option<&Names> {
        let labels = || self.labels.iter().filter(|label| label.key == key);
        labels()
            .find(|label| label.generation == SHOWN)
            .or_else(|| labels().min_by_key(|label| &label.generation))
            .map(|label| &label.name)
    }

    /// What other generations call it, the newest first; the same words are not told twice.
    #[must_use]
    pub fn also_called(&self, key: &str) -> Vec<&PortalLabel> {
        let shown = self.label(key);
        let mut others: Vec<&PortalLabel> = Vec::new();
        let mut labels: Vec<&PortalLabel> = self.labels.iter().filter(|label| label.key == key).collect();
        labels.sort_by(|one, other| other.generation.cmp(&one.generation));
        for label in labels {
            if Some(&label.name) != shown && others.iter().all(|other| other.name != label.name) {
                others.push(label);
            }
        }
        others
    }

    /// Every key that has a label, in the order of the data.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.labels
            .chunk_by(|one, other| one.key == other.key)
            .filter_map(|labels| labels.first())
            .map(|label| label.key.as_str())
    }

    /// The link with an id.
    #[must_use]
    pub fn link(&self, id: &str) -> Option<&Link> {
        self.links.iter().find(|link| link.id == id)
    }

    /// The links of a section, in the order of the data.
    pub fn links(&self, section: LinkSection) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.section == section)
    }
}
