use crate::seam::{marked, spaced};
use crate::{Language, Words};

impl Words {
    /// Several things in one sentence: `a, b and c`, `a、b 和 c`.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        let last = match self.language() {
            Language::English => " and ",
            Language::TraditionalChinese => "和",
        };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [head @ .., tail] => self.joined(&[&self.enumeration(head), tail], last),
        }
    }

    /// Names one after the other: `E0400-1, E0400-2`, `E0400-1、E0400-2`.
    #[must_use]
    pub fn enumeration(&self, items: &[String]) -> String {
        items.join(match self.language() {
            Language::English => ", ",
            Language::TraditionalChinese => "、",
        })
    }

    /// Whole sentences one after the other: Chinese writes no space between them.
    #[must_use]
    pub fn sentences(&self, sentences: &[String]) -> String {
        let said: Vec<&str> = sentences
            .iter()
            .map(String::as_str)
            .filter(|said| !said.is_empty())
            .collect();
        self.joined(
            &said,
            match self.language() {
                Language::English => " ",
                Language::TraditionalChinese => "",
            },
        )
    }

    fn joined(&self, parts: &[&str], between: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| marked(part)).collect();
        spaced(&parts.join(between))
    }
}
