use regex::RegexBuilder;

use crate::{Party, Phrase, ProfileField, ProfileProblem};

/// A longer pattern is none.
const LONGEST_PATTERN: usize = 500;
/// A pattern may take so many bytes, compiled.
const LARGEST_PATTERN: usize = 1 << 20;

/// What Partner Center asks of addresses in a country, as it said. What it left out is not asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToldRules {
    /// There is a city in each address.
    pub needs_city: bool,
    /// There is a state in each address.
    pub needs_state: bool,
    /// The states; empty where any is taken.
    pub states: Vec<String>,
    /// There is a postal code in each address.
    pub needs_postal_code: bool,
    /// What a postal code looks like, in the syntax of another program: not each pattern is one here.
    pub postal_code_pattern: Option<String>,
}

impl ToldRules {
    /// What an address lacks by these rules. A pattern that is none here says nothing of a postal code.
    #[must_use]
    pub fn problems(&self, party: &Party) -> Vec<ProfileProblem> {
        let text = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
        let (city, state, code) = (text(&party.city), text(&party.region), text(&party.postal_code));
        let mut problems = Vec::new();
        let mut find = |field, reason: Phrase| problems.push(ProfileProblem { field, reason });
        if self.needs_city && city.is_empty() {
            find(ProfileField::City, Phrase::new("profile-city-missing"));
        }
        let is_state = |known: &String| known.trim().eq_ignore_ascii_case(&state);
        if self.needs_state && state.is_empty() {
            find(ProfileField::State, Phrase::new("profile-state-missing"));
        } else if !state.is_empty() && !self.states.is_empty() && !self.states.iter().any(is_state) {
            find(
                ProfileField::State,
                Phrase::new("profile-state-unknown").with("state", state),
            );
        }
        if self.needs_postal_code && code.is_empty() {
            find(ProfileField::PostalCode, Phrase::new("profile-postal-code-not-given"));
        } else if !code.is_empty() && self.fits(&code) == Some(false) {
            find(
                ProfileField::PostalCode,
                Phrase::new("profile-postal-code-not-taken").with("code", code),
            );
        }
        problems
    }

    /// Whether a postal code looks as it should; `None` where nobody knows how.
    fn fits(&self, code: &str) -> Option<bool> {
        let pattern = self.postal_code_pattern.as_deref()?;
        if pattern.len() > LONGEST_PATTERN {
            return None;
        }
        let pattern = RegexBuilder::new(pattern).size_limit(LARGEST_PATTERN).build().ok()?;
        Some(pattern.is_match(code))
    }
}
