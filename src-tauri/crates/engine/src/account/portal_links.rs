use std::sync::LazyLock;

use domain::{Link, LinkSection, Portal, PortalLabel};
use words::Words;

use crate::view::{LinkView, PortalLabelView};
use crate::{Code, Engine, Error};

static PORTAL: LazyLock<&Portal> = LazyLock::new(Portal::embedded);

/// The address of a link, for the shell to open.
///
/// # Errors
/// [`Code::WrongUsage`] for an id that is none.
pub fn link_address(id: &str, words: &Words) -> Result<&'static str, Error> {
    PORTAL.link(id).map(|link| link.url.as_str()).ok_or_else(|| {
        let reason = domain::Phrase::new("link-unknown").with("link", id);
        Error::new(Code::WrongUsage).with("reason", words.say(&reason))
    })
}

/// The links of a section, in the order of the data.
pub(crate) fn links(words: &Words, section: LinkSection) -> Vec<LinkView> {
    PORTAL.links(section).map(|link| link_view(words, link)).collect()
}

/// One link by its id; nothing where the data has none.
pub(crate) fn link(words: &Words, id: &str) -> Option<LinkView> {
    PORTAL.link(id).map(|link| link_view(words, link))
}

fn link_view(words: &Words, link: &Link) -> LinkView {
    LinkView {
        id: link.id.clone(),
        label: words.name(&link.label).to_owned(),
        url: link.url.clone(),
        sign_in: link.sign_in,
    }
}

/// A label of Partner Center, as the document of November 2020 calls it, with what other versions call it.
pub(crate) fn label(words: &Words, key: &str) -> PortalLabelView {
    let shown = |other: &&PortalLabel| {
        let phrase = domain::Phrase::new("portal-also-called")
            .with("label", words.name(&other.name))
            .with("generation", other.generation.clone());
        words.say(&phrase)
    };
    PortalLabelView {
        label: PORTAL
            .label(key)
            .map_or_else(|| key.to_owned(), |names| words.name(names).to_owned()),
        also_called: PORTAL.also_called(key).iter().map(shown).collect(),
    }
}

/// Several labels, a way through the portal.
pub(crate) fn route(words: &Words, keys: &[&str]) -> Vec<PortalLabelView> {
    keys.iter().map(|key| label(words, key)).collect()
}

impl Engine {
    /// Where to go from here.
    pub(crate) fn next_steps(words: &Words) -> Vec<LinkView> {
        links(words, LinkSection::NextSteps)
    }
}
