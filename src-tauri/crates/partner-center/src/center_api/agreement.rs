use serde_json::value::RawValue;

use crate::service::{Fields, Said};

/// An agreement that Microsoft has with a partner's customers, as Partner Center names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldAgreement {
    /// The id of its template; empty where it is not said.
    pub template_id: String,
    /// Its kind, as it was said: the list of kinds is open.
    pub kind: String,
    /// Where its text stands, as it was said. Nothing follows it.
    pub link: String,
    /// Which version of it is in force; the higher, the later.
    pub version_rank: Option<i64>,
}

/// The agreements of a record, as it was sent; `None` for what is no list of them.
#[must_use]
pub fn agreements_told(sent: &str) -> Option<Vec<ToldAgreement>> {
    let fields: Fields<'_> = serde_json::from_str(sent).ok()?;
    fields.get("items")?;
    let items = fields.list("items").ok()?;
    Some(items.into_iter().filter_map(agreement).collect())
}

fn agreement(raw: &RawValue) -> Option<ToldAgreement> {
    let fields = Fields::of(raw, "agreement").ok()?;
    let line = |name| {
        let said = fields.filled(name).ok().flatten().and_then(|text| Said::line(&text));
        said.map(|said| said.as_str().to_owned()).unwrap_or_default()
    };
    let rank = fields.number("versionRank").ok().flatten();
    let told = ToldAgreement {
        template_id: line("templateId"),
        kind: line("agreementType"),
        link: line("agreementLink"),
        version_rank: rank.and_then(|rank| i64::try_from(rank).ok()),
    };
    (told != ToldAgreement::default()).then_some(told)
}
