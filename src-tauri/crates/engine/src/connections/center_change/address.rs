use domain::{Country, Party, Phrase, country_rules};
use partner_center::center_api::{AddressAnswer, Said, ServiceError, SuggestedAddress};
use words::Words;

use super::super::ending::center_reason_of;
use crate::account::profile::change::Change;
use crate::account::profile::field_problems;
use crate::view::{AddressCheckView, AddressChoiceView, ProfileInput, ProfileSide};
use crate::words::labels::party;
use crate::{Engine, Error};

impl Engine {
    /// What Partner Center says of the address in a form, and what it asks of addresses in that country. `None` for an account
    /// that is not connected to it. It decides nothing: what is not known is said to be so.
    ///
    /// # Errors
    /// [`crate::Code::NotFetched`], [`crate::Code::SignInNeeded`], or the store's error.
    pub async fn check_address(&self, input: &ProfileInput, words: &Words) -> Result<Option<AddressCheckView>, Error> {
        let Some(account) = self.center_account().await? else {
            return Ok(None);
        };
        let records = self.records().await?;
        let changed = Change::of(input, &records.profile).applied_to(&records.profile);
        let address = match input.side {
            ProfileSide::Billing => changed.bill_to,
            ProfileSide::Legal => changed.legal,
        };
        let center = self.center_to_change(&account).await?;
        let rules = center.api.country_rules(&address.country).await;
        let answer = center.api.check_address(&address).await;
        let code = |error: &ServiceError| error.code().to_owned();
        let told = answer.as_ref().ok();
        let choices = told
            .map(|told| choices(words, input, &address, told))
            .unwrap_or_default();
        let is_right = told.is_some_and(is_said_to_be_right);
        let rule_problems = field_problems(
            words,
            rules.as_ref().map(|rules| rules.problems(&address)).unwrap_or_default(),
        );
        let said_label = match &answer {
            Ok(answer) => words.sentences(&said_of(words, answer)),
            Err(error) => {
                let unknown =
                    Phrase::new("address-not-known").with("reason", words.text(center_reason_of(error.code(), false)));
                words.say(&unknown)
            }
        };
        Ok(Some(AddressCheckView {
            known: told.is_some(),
            status: said(told.and_then(|told| told.status.as_ref())),
            message: said(told.and_then(|told| told.message.as_ref())),
            suggestions: told.map(|told| suggestions(words, told)).unwrap_or_default(),
            label: match &answer {
                Ok(answer) => label(words, answer),
                Err(_) => said_label.clone(),
            },
            problem: answer.as_ref().err().map(code).unwrap_or_default(),
            rules_known: rules.is_ok(),
            rules_problem: rules.as_ref().err().map(code).unwrap_or_default(),
            needs_decision: !is_right || !choices.is_empty() || !rule_problems.is_empty(),
            rule_problems,
            said_label,
            choices,
        }))
    }
}

fn said(said: Option<&Said>) -> String {
    said.map(|said| said.as_str().to_owned()).unwrap_or_default()
}

/// Whether the word for an address is one that finds nothing amiss. A word that nobody knows is none.
fn is_said_to_be_right(answer: &AddressAnswer) -> bool {
    let word = answer
        .status
        .as_ref()
        .map(|status| status.as_str().to_ascii_lowercase());
    matches!(word.as_deref(), Some("verifiedshippable" | "verified"))
}

/// All that was said of an address.
fn label(words: &Words, answer: &AddressAnswer) -> String {
    let mut sentences = said_of(words, answer);
    let suggested = suggestions(words, answer);
    if !suggested.is_empty() {
        sentences.push(words.say(&Phrase::new("address-suggested").with("addresses", words.list(&suggested))));
    }
    words.sentences(&sentences)
}

/// The word for an address as it was said, with what it means where that is documented, and what else was said of it.
fn said_of(words: &Words, answer: &AddressAnswer) -> Vec<String> {
    let mut sentences = Vec::new();
    match &answer.status {
        Some(status) => {
            let meaning = match status.as_str().to_ascii_lowercase().as_str() {
                "verifiedshippable" => Some("address-verified-shippable"),
                "verified" => Some("address-verified"),
                "interactionrequired" => Some("address-interaction-required"),
                "streetpartial" => Some("address-street-partial"),
                "premisespartial" => Some("address-premises-partial"),
                "multiple" => Some("address-multiple"),
                "none" => Some("address-none"),
                "notvalidated" => Some("address-not-validated"),
                _ => None,
            };
            let phrase = match meaning {
                Some(meaning) => Phrase::new("address-said-meaning").with("meaning", words.text(meaning)),
                None => Phrase::new("address-said"),
            };
            sentences.push(words.say(&phrase.with("status", status.as_str())));
        }
        None => sentences.push(words.text("address-not-right")),
    }
    if let Some(message) = &answer.message {
        sentences.push(words.say(&Phrase::new("address-message").with("message", message.as_str())));
    }
    sentences
}

/// The suggested addresses that are others than the one that was asked about. The country cannot be changed, so none of another
/// country can be taken.
fn choices(words: &Words, input: &ProfileInput, asked: &Party, answer: &AddressAnswer) -> Vec<AddressChoiceView> {
    let is_there = |suggested: &&SuggestedAddress| {
        let country = asked.country.code();
        suggested.country.is_empty() || suggested.country.eq_ignore_ascii_case(country)
    };
    answer
        .suggestions
        .iter()
        .filter(is_there)
        .map(|suggested| AddressChoiceView {
            label: party(words, &party_of(suggested)).one_line,
            form: with_address(input, asked, suggested),
        })
        .filter(|choice| choice.form != *input)
        .collect()
}

/// The form with a suggested address in the place of its own.
fn with_address(input: &ProfileInput, asked: &Party, suggested: &SuggestedAddress) -> ProfileInput {
    let mut form = input.clone();
    if let Some(first) = suggested.lines.first() {
        form.address_line1.clone_from(first);
        form.address_line2 = suggested.lines.get(1).cloned().unwrap_or_default();
    }
    if !suggested.city.is_empty() {
        let (county, city) = country_rules(&asked.country).county_and_rest(&suggested.city);
        if !county.is_empty() {
            county.clone_into(&mut form.county);
        }
        city.clone_into(&mut form.city);
    }
    for (field, told) in [
        (&mut form.state, &suggested.state),
        (&mut form.postal_code, &suggested.postal_code),
    ] {
        if !told.is_empty() {
            field.clone_from(told);
        }
    }
    form
}

fn suggestions(words: &Words, answer: &AddressAnswer) -> Vec<String> {
    let line = |suggested: &SuggestedAddress| party(words, &party_of(suggested)).one_line;
    answer.suggestions.iter().map(line).collect()
}

fn party_of(suggested: &SuggestedAddress) -> Party {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Party {
        name: String::new(),
        attention: None,
        address_lines: suggested.lines.clone(),
        city: filled(&suggested.city),
        region: filled(&suggested.state),
        postal_code: filled(&suggested.postal_code),
        country: Country::new(&suggested.country),
        tax_id: None,
    }
}
