use bytes::Bytes;
use domain::{Country, Party, ToldRules};
use http::{Method, Response, StatusCode};
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::address::place;
use super::base::CenterApi;
use crate::Transport;
use crate::service::{Asked, ChangeError, Content, Fields, Question, Said, ServiceError, json_text, unreadable};
use crate::wire::Problem;

/// The code by which the older answers say that an address is not right.
const NOT_RIGHT: &str = "2007";
/// So many addresses are suggested at most.
const MOST_SUGGESTIONS: usize = 10;

/// What Partner Center says of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressAnswer {
    /// The word that it has for the address; none in the older answers, which say nothing of a right one.
    pub status: Option<Said>,
    /// What it says of it, where it says something.
    pub message: Option<Said>,
    /// The addresses that it knows instead.
    pub suggestions: Vec<SuggestedAddress>,
}

/// An address that Partner Center suggests. What it leaves out is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SuggestedAddress {
    /// The lines, at most two.
    pub lines: Vec<String>,
    /// The city.
    pub city: String,
    /// The state or region.
    pub state: String,
    /// The postal code.
    pub postal_code: String,
    /// ISO 3166-1 alpha-2 code.
    pub country: String,
}

/// The address as it is asked about: this question knows names with a capital letter alone.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct AskedAddress<'a> {
    address_line1: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address_line2: Option<&'a str>,
    city: &'a str,
    state: &'a str,
    postal_code: &'a str,
    country: &'a str,
}

impl<T: Transport> CenterApi<T> {
    /// What Partner Center says of an address, in either generation of the answer. It changes nothing.
    ///
    /// # Errors
    /// Any [`ServiceError`]: then nothing is known of the address, which does not make it a wrong one. An answer without
    /// a word is [`ServiceError::Unreadable`].
    pub async fn check_address(&self, party: &Party) -> Result<AddressAnswer, ServiceError> {
        let place = place(["validations", "address"], &[])?;
        let text = |text: &'_ Option<String>| text.as_deref().unwrap_or_default().to_owned();
        let (city, state, postal_code) = (text(&party.city), text(&party.region), text(&party.postal_code));
        let asked = AskedAddress {
            address_line1: party.address_lines.first().map_or("", String::as_str),
            address_line2: party.address_lines.get(1).map(String::as_str),
            city: &city,
            state: &state,
            postal_code: &postal_code,
            country: party.country.code(),
        };
        let json = serde_json::to_vec(&asked).map_err(|error| unreadable(&error))?;
        let content = Content {
            json: Bytes::from(json),
            name: Uuid::new_v4(),
            version: None,
        };
        let question = Question::sending(Method::POST, &place, Asked::Address, content);
        let (answer, is_renewed) = self.exchange.once(&question).await.map_err(ChangeError::into_cause)?;
        if answer.status().is_success() {
            return told_in(answer.body());
        }
        let not_right = (answer.status() == StatusCode::BAD_REQUEST)
            .then(|| of_refusal(&answer))
            .flatten();
        not_right.ok_or_else(|| self.exchange.dialect.error_of(&answer, Asked::Address, is_renewed))
    }

    /// What Partner Center asks of addresses in a country.
    ///
    /// # Errors
    /// Any [`ServiceError`]: then nothing is known of its rules.
    pub async fn country_rules(&self, country: &Country) -> Result<ToldRules, ServiceError> {
        let place = place(["countryvalidationrules", country.code()], &[])?;
        let answer = self.read(&place, Asked::Address).await?;
        let text = json_text(answer.body())?;
        let fields: Fields<'_> = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
        let country_told = fields.filled("iso2Code").ok().flatten();
        if !country_told.is_some_and(|told| told.eq_ignore_ascii_case(country.code())) {
            return Err(ServiceError::Unreadable("the rules of another country".into()));
        }
        let flag = |name| fields.flag(name).ok().flatten().unwrap_or_default();
        Ok(ToldRules {
            needs_city: flag("isCityRequired"),
            needs_state: flag("isStateRequired"),
            states: fields.texts("supportedStatesList").unwrap_or_default(),
            needs_postal_code: flag("isPostalCodeRequired"),
            postal_code_pattern: fields.filled("postalCodeRegex").ok().flatten(),
        })
    }
}

fn told_in(body: &[u8]) -> Result<AddressAnswer, ServiceError> {
    let says_nothing = || ServiceError::Unreadable("an answer that says nothing of the address".into());
    let text = json_text(body)?;
    let fields: Fields<'_> = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
    let line = |name| fields.filled(name).ok().flatten().and_then(|text| Said::line(&text));
    let status = line("status").ok_or_else(says_nothing)?;
    let suggested = fields.list("suggestedAddresses").unwrap_or_default();
    Ok(AddressAnswer {
        status: Some(status),
        message: line("validationMessage"),
        suggestions: suggested
            .into_iter()
            .take(MOST_SUGGESTIONS)
            .filter_map(suggestion)
            .collect(),
    })
}

/// What an older refusal says of the address; its reason is JSON in a text.
fn of_refusal(answer: &Response<Bytes>) -> Option<AddressAnswer> {
    let problem = Problem::read(answer.body());
    if !problem.has_code(NOT_RIGHT) {
        return None;
    }
    let message = problem.message?;
    let inner: Option<Fields<'_>> = serde_json::from_str(&message).ok();
    let reason = inner.as_ref().and_then(|inner| inner.filled("reason").ok().flatten());
    let corrected = inner.as_ref().and_then(|inner| inner.get("corrected_address"));
    Some(AddressAnswer {
        status: None,
        message: Said::line(&plain(&reason.unwrap_or_else(|| message.clone()))),
        suggestions: corrected.and_then(suggestion).into_iter().collect(),
    })
}

fn suggestion(raw: &RawValue) -> Option<SuggestedAddress> {
    let fields = Fields::of(raw, "address").ok()?;
    let text = |names: &[&'static str]| {
        let told = names.iter().find_map(|name| fields.filled(name).ok().flatten());
        let told = told.and_then(|told| Said::line(&told));
        told.map(|told| told.as_str().to_owned()).unwrap_or_default()
    };
    let lines = [
        text(&["addressLine1", "address_line1"]),
        text(&["addressLine2", "address_line2"]),
    ];
    let told = SuggestedAddress {
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        city: text(&["city"]),
        state: text(&["state", "region"]),
        postal_code: text(&["postalCode", "postal_code"]),
        country: text(&["country"]),
    };
    (told != SuggestedAddress::default()).then_some(told)
}

/// A text of a page without the signs that stand for others there.
fn plain(text: &str) -> String {
    text.replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
