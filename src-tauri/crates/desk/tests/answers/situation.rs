use serde::Deserialize;
use serde_json::Value;

/// A command of the page with its arguments, or a step of the preparation: `["why", "action-pack", null]`.
pub type Line = Vec<Value>;

/// What is asked in a situation. Whatever changes something leads on to another step, in which everything is asked again.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// The account that is looked at.
    #[serde(default = "first_account")]
    pub account: String,
    /// Played before the page is opened.
    #[serde(default)]
    pub prepare: Vec<Line>,
    /// Asked in every step.
    pub reads: Vec<Line>,
    /// What leads from each step to the next.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// What leads to the next step.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Change {
    /// The page does something.
    Call(Line),
    /// Something happens elsewhere, and the page may do something then.
    Elsewhere {
        elsewhere: Vec<Line>,
        #[serde(default)]
        call: Option<Line>,
    },
}

fn first_account() -> String {
    "sample".to_owned()
}
