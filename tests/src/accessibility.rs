use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::Client;
use serde_json::{Value, json};

use crate::HarnessError;

/// One rule of axe-core that a screen breaks, with every element that breaks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule's id, such as `label` or `color-contrast`.
    pub rule: String,
    /// How much it hinders: minor, moderate, serious or critical.
    pub impact: String,
    /// What the rule asks for.
    pub help: String,
    /// Each element as a selector, its source, and what is wrong with it.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{} ({}): {}", self.rule, self.impact, self.help)?;
        self.elements
            .iter()
            .try_for_each(|element| writeln!(formatter, "  {element}"))
    }
}

/// The last argument of an asynchronous script is the function that ends it.
const RUN: &str = "
    const [options, done] = arguments;
    axe.run(document, options).then(
        (results) => done({ violations: results.violations, passed: results.passes.length }),
        (error) => done({ error: String(error) }));";

/// Checks the screen that `client` shows against WCAG 2.2 A and AA and axe-core's best practices.
pub(crate) async fn violations(client: &Client) -> Result<Vec<Violation>, HarnessError> {
    // It stays in the page until that is loaded anew.
    let known = client.execute("return typeof axe === 'object';", Vec::new()).await?;
    if known != true {
        let path = source();
        let source = fs::read_to_string(&path).map_err(HarnessError::file(path))?;
        client.execute(&source, Vec::new()).await?;
    }
    let tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    let options = json!({ "runOnly": { "type": "tag", "values": tags }, "resultTypes": ["violations"] });
    read(&client.execute_async(RUN, vec![options]).await?)
}

/// axe-core as the page's own tests have it, so that there is one version of it.
fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js")
}

fn read(results: &Value) -> Result<Vec<Violation>, HarnessError> {
    let strange = || HarnessError::Accessibility(format!("an unknown answer: {results}"));
    // A checker that looked at nothing would find nothing.
    if results["passed"].as_u64().unwrap_or(0) == 0 && results["violations"].as_array().is_none_or(Vec::is_empty) {
        return Err(strange());
    }
    results["violations"]
        .as_array()
        .ok_or_else(strange)?
        .iter()
        .map(|found| violation(found).ok_or_else(strange))
        .collect()
}

fn violation(found: &Value) -> Option<Violation> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let element = |node: &Value| {
        let selectors: Vec<&str> = node["target"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let summary = text(&node["failureSummary"]).replace('\n', " ");
        format!("{}: {} ({})", selectors.join(" "), text(&node["html"]), summary.trim())
    };
    Some(Violation {
        rule: found["id"].as_str()?.to_owned(),
        impact: text(&found["impact"]),
        help: text(&found["help"]),
        elements: found["nodes"].as_array()?.iter().map(element).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_violation_reads_as_rule_reason_and_elements() {
        let results = json!({ "passed": 12, "violations": [{ "id": "label", "impact": "critical",
            "help": "Form elements must have labels",
            "nodes": [{ "target": ["#city"], "html": "<input id=\"city\">", "failureSummary": "Fix any:\n  no label" }] }] });
        let found = read(&results).unwrap();
        assert_eq!(
            found[0].to_string(),
            "label (critical): Form elements must have labels\n  #city: <input id=\"city\"> (Fix any:   no label)\n"
        );
    }

    #[test]
    fn a_check_that_looked_at_nothing_is_an_error() {
        assert!(read(&json!({ "passed": 3, "violations": [] })).unwrap().is_empty());
        for strange in [
            json!({ "passed": 0, "violations": [] }),
            json!({ "error": "no document" }),
            json!(null),
        ] {
            assert!(read(&strange).is_err(), "{strange}");
        }
    }
}
