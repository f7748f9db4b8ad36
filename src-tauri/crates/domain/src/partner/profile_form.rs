use std::sync::LazyLock;

use regex::Regex;

use crate::orders::payment;
use crate::{
    BillingChange, Contact, Country, LegalChange, Party, Phrase, Profile, StateUse, TaxId, TaxIdDoubt, country_rules,
    is_unseen,
};

// Lengths in characters: names of people and address lines by profile-resources, 2020.
const LONGEST_NAME: usize = 100;
const LONGEST_LINE: usize = 200;
const LONGEST_PERSON: usize = 50;
const LONGEST_PO_NUMBER: usize = 50;
const LONGEST_TAX_ID: usize = 50;
const LONGEST_EMAIL: usize = 254;
const LONGEST_OTHER: usize = 100;

crate::closed_set! {
    /// A field of the profile's forms.
    #[allow(missing_docs, reason = "the names are the fields' own")]
    pub enum ProfileField {
        Name = "name",
        Attention = "attention",
        AddressLine1 = "address_line1",
        AddressLine2 = "address_line2",
        County = "county",
        City = "city",
        State = "state",
        PostalCode = "postal_code",
        TaxId = "tax_id",
        PoNumber = "po_number",
        FirstName = "first_name",
        LastName = "last_name",
        Email = "email",
        Phone = "phone",
    }
}

impl ProfileField {
    /// The fields that a form asks of an address, in its order. `from_large_to_small` is how the asking language writes an
    /// address of its own; a state is asked for where there is one, or where one is recorded.
    #[must_use]
    pub fn of_address(party: &Party, from_large_to_small: bool) -> Vec<Self> {
        let rules = country_rules(&party.country);
        let state = rules.state_use() != StateUse::NotUsed || party.region.is_some();
        let state = state.then_some(Self::State);
        let county = (!rules.counties().is_empty()).then_some(Self::County);
        let lines = [Self::AddressLine1, Self::AddressLine2];
        if from_large_to_small && party.country.is_written_large_to_small() {
            let place = [Self::PostalCode]
                .into_iter()
                .chain(state)
                .chain(county)
                .chain([Self::City]);
            place.chain(lines).collect()
        } else {
            let place = county
                .into_iter()
                .chain([Self::City])
                .chain(state)
                .chain([Self::PostalCode]);
            lines.into_iter().chain(place).collect()
        }
    }
}

/// The fields of a contact.
const CONTACT: [ProfileField; 4] = [
    ProfileField::FirstName,
    ProfileField::LastName,
    ProfileField::Email,
    ProfileField::Phone,
];

/// A field that cannot be saved, or that looks wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileProblem {
    /// The field.
    pub field: ProfileField,
    /// What is wrong and what to enter.
    pub reason: Phrase,
}

/// The problems found so far, in the order of the form.
#[derive(Default)]
struct Findings(Vec<ProfileProblem>);

impl Findings {
    fn add(&mut self, field: ProfileField, reason: Phrase) {
        self.0.push(ProfileProblem { field, reason });
    }

    /// A text that has to stand there, or may; within its length, on one line. Answers whether there is a text to look
    /// at further, so that a field has one problem at most.
    fn text(&mut self, field: ProfileField, text: &str, missing: Option<Phrase>, longest: usize) -> bool {
        let length = text.chars().count();
        let reason = if text.contains(is_unseen) {
            Some(Phrase::new("profile-control-character"))
        } else if text.trim().is_empty() {
            missing
        } else if length > longest {
            Some(
                Phrase::new("profile-too-long")
                    .with("length", count(length))
                    .with("longest", count(longest)),
            )
        } else {
            return true;
        };
        if let Some(reason) = reason {
            self.add(field, reason);
        }
        false
    }

    fn party(&mut self, party: &Party) {
        use ProfileField as Field;

        let rules = country_rules(&party.country);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        self.text(
            Field::Name,
            &party.name,
            Some(Phrase::new("profile-name-missing")),
            LONGEST_NAME,
        );
        self.text(Field::Attention, &text(&party.attention), None, LONGEST_OTHER);
        let (first, others) = match party.address_lines.split_first() {
            Some((first, others)) => (first.as_str(), others.join(", ")),
            None => ("", String::new()),
        };
        let missing = Some(Phrase::new("profile-address-missing"));
        self.text(Field::AddressLine1, first, missing, LONGEST_LINE);
        self.text(Field::AddressLine2, &others, None, LONGEST_LINE);
        let city = text(&party.city);
        if !rules.counties().is_empty() && city.trim().is_empty() {
            self.add(Field::County, Phrase::new("profile-county-missing"));
        }
        let missing = rules.city_required() && rules.counties().is_empty();
        let missing = missing.then(|| Phrase::new("profile-city-missing"));
        self.text(Field::City, &city, missing, LONGEST_OTHER);
        let state = text(&party.region);
        let missing = (rules.state_use() == StateUse::Required).then(|| Phrase::new("profile-state-missing"));
        if self.text(Field::State, &state, missing, LONGEST_OTHER) && !rules.is_state(&state) {
            self.add(
                Field::State,
                Phrase::new("profile-state-unknown").with("state", state.trim()),
            );
        }
        let code = text(&party.postal_code);
        let example = rules.postal_code_example().unwrap_or_default();
        let missing = rules.postal_code_required().then(|| {
            Phrase::new("profile-postal-code-missing")
                .with("country", party.country.code())
                .with("example", example)
        });
        if self.text(Field::PostalCode, &code, missing, LONGEST_OTHER) && !rules.is_postal_code(&code) {
            let reason = Phrase::new("profile-postal-code-wrong")
                .with("code", code.trim())
                .with("country", party.country.code())
                .with("example", example);
            self.add(Field::PostalCode, reason);
        }
    }

    fn contact(&mut self, contact: &Contact) {
        use ProfileField as Field;

        let missing = Some(Phrase::new("profile-first-name-missing"));
        self.text(Field::FirstName, &contact.first_name, missing, LONGEST_PERSON);
        let missing = Some(Phrase::new("profile-last-name-missing"));
        self.text(Field::LastName, &contact.last_name, missing, LONGEST_PERSON);
        let wrong = Phrase::new("profile-email-wrong");
        if self.text(Field::Email, &contact.email, Some(wrong.clone()), LONGEST_EMAIL)
            && !payment::is_email(contact.email.trim())
        {
            self.add(Field::Email, wrong);
        }
        if let Some(reason) = phone_problem(contact.phone.trim()) {
            self.add(Field::Phone, reason);
        }
    }
}

/// Names what does not belong into the number, where it can be seen.
fn phone_problem(phone: &str) -> Option<Phrase> {
    if payment::is_phone(phone) {
        return None;
    }
    let mut others = String::new();
    for c in phone
        .chars()
        .filter(|c| !c.is_ascii_digit() && !c.is_whitespace() && !is_unseen(*c))
    {
        if !others.contains(c) && others.chars().count() < LONGEST_PERSON {
            others.push(c);
        }
    }
    Some(if others.is_empty() {
        Phrase::new("order-contact-phone-wrong")
    } else {
        Phrase::new("profile-phone-characters").with("characters", others)
    })
}

impl BillingChange {
    /// Every field that cannot be saved, in the order of the form. A contact that was never given is not asked for.
    #[must_use]
    pub fn problems(&self) -> Vec<ProfileProblem> {
        let mut findings = Findings::default();
        findings.party(&self.bill_to);
        let tax_id = self.tax_id.as_ref().map_or("", |tax_id| tax_id.value.as_str());
        findings.text(ProfileField::TaxId, tax_id, None, LONGEST_TAX_ID);
        let po_number = self.po_number.as_deref().unwrap_or_default();
        findings.text(ProfileField::PoNumber, po_number, None, LONGEST_PO_NUMBER);
        if self.contact != Contact::default() {
            findings.contact(&self.contact);
        }
        findings.0
    }

    /// The fields that cannot be saved and that differ from the profile: what stands there was taken by whoever keeps it, and
    /// keeps nobody from changing something else. A contact where none stood is looked at whole.
    #[must_use]
    pub fn problems_of_difference(&self, profile: &Profile) -> Vec<ProfileProblem> {
        let recorded = Self::of(profile);
        let is_first_contact = recorded.contact == Contact::default();
        let is_other = |field| {
            let (is, was) = (self.text(field), recorded.text(field));
            is.trim() != was.trim() || (is_first_contact && CONTACT.contains(&field))
        };
        let mut problems = self.problems();
        problems.retain(|problem| is_other(problem.field));
        problems
    }

    fn text(&self, field: ProfileField) -> String {
        match field {
            ProfileField::TaxId => self.tax_id.as_ref().map(|id| id.value.clone()).unwrap_or_default(),
            ProfileField::PoNumber => self.po_number.clone().unwrap_or_default(),
            ProfileField::FirstName => self.contact.first_name.clone(),
            ProfileField::LastName => self.contact.last_name.clone(),
            ProfileField::Email => self.contact.email.clone(),
            ProfileField::Phone => self.contact.phone.clone(),
            of_address => self.bill_to.text(of_address),
        }
    }

    /// Fields that look wrong and can be saved: published formats of tax numbers contain errors.
    #[must_use]
    pub fn warnings(&self) -> Vec<ProfileProblem> {
        let tax_id = self.tax_id.as_ref().and_then(|id| doubt(&self.bill_to.country, id));
        tax_id
            .into_iter()
            .chain(county_unknown(&self.bill_to))
            .chain(post_office_box(&self.bill_to))
            .collect()
    }
}

impl LegalChange {
    /// Every field that cannot be saved, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> Vec<ProfileProblem> {
        let mut findings = Findings::default();
        findings.party(&self.legal);
        findings.0
    }

    /// The fields that cannot be saved and that differ from the profile; see [`BillingChange::problems_of_difference`].
    #[must_use]
    pub fn problems_of_difference(&self, profile: &Profile) -> Vec<ProfileProblem> {
        let mut problems = self.problems();
        problems.retain(|problem| self.legal.text(problem.field).trim() != profile.legal.text(problem.field).trim());
        problems
    }

    /// Fields that look wrong and can be saved.
    #[must_use]
    pub fn warnings(&self) -> Vec<ProfileProblem> {
        county_unknown(&self.legal)
            .into_iter()
            .chain(post_office_box(&self.legal))
            .collect()
    }
}

impl Party {
    /// What stands in a field of its form; a county is part of the city.
    fn text(&self, field: ProfileField) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        match field {
            ProfileField::Name => self.name.clone(),
            ProfileField::Attention => text(&self.attention),
            ProfileField::AddressLine1 => text(&self.address_lines.first().cloned()),
            ProfileField::AddressLine2 => self.address_lines.get(1..).unwrap_or_default().join(", "),
            ProfileField::County | ProfileField::City => text(&self.city),
            ProfileField::State => text(&self.region),
            ProfileField::PostalCode => text(&self.postal_code),
            ProfileField::TaxId
            | ProfileField::PoNumber
            | ProfileField::FirstName
            | ProfileField::LastName
            | ProfileField::Email
            | ProfileField::Phone => String::new(),
        }
    }

    /// Whether the address is a post office box, which no company is registered at.
    #[must_use]
    pub fn is_post_office_box(&self) -> bool {
        static BOX: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(concat!(
                r"\b(p\.? ?o\.? ?box|post office box|postfach|bo[iî]te postale|casella postale",
                r"|apartado (de correos|postal))\b|信箱|私書箱|사서함",
            ))
            .expect("a test uses the pattern")
        });
        self.address_lines.iter().any(|line| BOX.is_match(&line.to_lowercase()))
    }
}

/// What looks wrong about a tax number. The number of the company is that of the country it gets its invoices in.
fn doubt(country: &Country, tax_id: &TaxId) -> Option<ProfileProblem> {
    let rules = country_rules(country);
    let value = tax_id.value.trim();
    let id = match rules.tax_id_doubt(value).filter(|_| !value.is_empty())? {
        TaxIdDoubt::Form => "profile-tax-id-unusual",
        TaxIdDoubt::CheckDigit => "profile-tax-id-check-digit",
    };
    Some(ProfileProblem {
        field: ProfileField::TaxId,
        reason: Phrase::new(id)
            .with("value", value)
            .with("country", country.code())
            .with("example", rules.tax_id_example().unwrap_or_default()),
    })
}

/// An address in the country's own script names a county at its beginning.
fn county_unknown(party: &Party) -> Option<ProfileProblem> {
    let rules = country_rules(&party.country);
    let city = party.city.as_deref().unwrap_or_default();
    let unknown = party.is_written_large_to_small()
        && !rules.counties().is_empty()
        && !city.trim().is_empty()
        && rules.county_and_rest(city).0.is_empty();
    unknown.then(|| ProfileProblem {
        field: ProfileField::County,
        reason: Phrase::new("profile-county-unknown").with("city", city.trim()),
    })
}

fn post_office_box(party: &Party) -> Option<ProfileProblem> {
    party.is_post_office_box().then(|| ProfileProblem {
        field: ProfileField::AddressLine1,
        reason: Phrase::new("profile-po-box"),
    })
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
