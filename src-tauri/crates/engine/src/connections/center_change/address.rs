use domain::{Country, Party, Phrase};
use partner_center::center_api::{AddressAnswer, Said, ServiceError, SuggestedAddress};
use words::Words;

use super::super::ending::center_reason_of;
use crate::account::profile::change::Change;
use crate::account::profile::field_problems;
use crate::view::{AddressCheckView, ProfileInput, ProfileSide};
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
        Ok(Some(AddressCheckView {
            known: told.is_some(),
            status: said(told.and_then(|told| told.status.as_ref())),
            message: said(told.and_then(|told| told.message.as_ref())),
            suggestions: told.map(|told| suggestions(words, told)).unwrap_or_default(),
            label: match &answer {
                Ok(answer) => label(words, answer),
                Err(error) => {
                    let unknown = Phrase::new("address-not-known")
                        .with("reason", words.text(center_reason_of(error.code(), false)));
                    words.say(&unknown)
                }
            },
            problem: answer.as_ref().err().map(code).unwrap_or_default(),
            rules_known: rules.is_ok(),
            rules_problem: rules.as_ref().err().map(code).unwrap_or_default(),
            rule_problems: field_problems(words, rules.map(|rules| rules.problems(&address)).unwrap_or_default()),
        }))
    }
}

fn said(said: Option<&Said>) -> String {
    said.map(|said| said.as_str().to_owned()).unwrap_or_default()
}

/// What was said of an address: the word as it was said, with what it means where that is documented.
fn label(words: &Words, answer: &AddressAnswer) -> String {
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
    let suggested = suggestions(words, answer);
    if !suggested.is_empty() {
        sentences.push(words.say(&Phrase::new("address-suggested").with("addresses", words.list(&suggested))));
    }
    words.sentences(&sentences)
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
