pub(crate) mod change;
pub(crate) mod difference;
mod rules;

use domain::{
    Activity, NaiveDate, OfferState, Party, Phrase, Profile, ProfileField, ProfileProblem, VettingStatus,
    country_rules, days_between, person_name,
};
use partner_center::{Error as CenterError, Refusal};
use words::Words;

use crate::account::portal_links::link;
use crate::account::profile::change::{Change, filled};
use crate::account::profile::rules::rules_view;
use crate::account::records::Records;
use crate::account::roles::{allowance, permissions, refuse_unless_allowed};
use crate::error::{made_unread, of_change};
use crate::view::{FieldProblem, ProfileCheckView, ProfileInput, ProfileSide, ProfileVersionView, ProfileView};
use crate::words::labels::{iso, party};
use crate::{Code, Engine, Error};

/// The links that the page shows.
const LINKS: [&str; 2] = ["legal-info", "billing-profile"];
/// A review of up to 5 business days that is asked for documents takes about this long, so a window that opens within
/// these days is named.
const REVIEW_AHEAD_DAYS: i64 = 14;

impl Engine {
    /// The partner profile as it was last fetched, with its former versions.
    ///
    /// # Errors
    /// [`Code::NotFetched`], or the store's error.
    pub async fn profile(&self, words: &Words) -> Result<ProfileView, Error> {
        let records = self.records().await?;
        let profile = &records.profile;
        let versions = self.store().profile_versions(self.account()).await?;
        let contact = profile.contact.clone().unwrap_or_default();
        let contact_name = person_name(&contact.first_name, &contact.last_name, Some(&profile.bill_to.country));
        let checks_addresses = self.center_account().await?.is_some();
        let is_offered = checks_addresses || self.center().capabilities().profile;
        let impossible = why_no_change(is_offered, words);
        let change = |activity| allowance(words, &records, activity, impossible.clone());
        let billing_form = self.form_of(ProfileSide::Billing, profile).await?;
        let legal_form = self.form_of(ProfileSide::Legal, profile).await?;
        Ok(ProfileView {
            partner_id: records.session.account.partner_id.clone(),
            legal: legal_party(words, profile),
            bill_to: party(words, &profile.bill_to),
            tax_id_label: tax_id_label(words, profile),
            tax_id: profile.legal.tax_id.as_ref().map(|id| id.value.clone()),
            po_number: profile.po_number.clone(),
            vetting: profile.vetting.status,
            valid_from: iso(profile.valid_from),
            vetting_label: vetting_label(words, profile),
            vetting_detail: vetting_detail(words, profile),
            buying_note: buying_note(words, profile),
            contact: words.side_by_side(&[&contact_name, &contact.email, &contact.phone]),
            contact_name,
            contact_email: contact.email,
            contact_phone: contact.phone,
            billing_change: change(Activity::ChangeBilling),
            legal_change: change(Activity::ChangeLegal),
            billing_form,
            legal_form,
            billing_rules: rules_view(words, ProfileSide::Billing, &profile.bill_to),
            legal_rules: rules_view(words, ProfileSide::Legal, &profile.legal),
            versions: versions
                .iter()
                .filter(|(_, version)| !is_same_version(version, profile))
                .map(|(_, version)| version_view(words, version))
                .collect(),
            permissions: permissions(words, records.session.role),
            links: LINKS.into_iter().filter_map(|id| link(words, id)).collect(),
            checks_addresses,
        })
    }

    /// What a change would mean: which fields cannot be saved, and whether buying would have to wait for a review.
    ///
    /// # Errors
    /// [`Code::NotFetched`], or the store's error.
    pub async fn check_profile(&self, input: &ProfileInput, words: &Words) -> Result<ProfileCheckView, Error> {
        let records = self.records().await?;
        let profile = &records.profile;
        let change = Change::of(input, profile);
        let starts_review = change.starts_review(profile);
        Ok(ProfileCheckView {
            problems: self.problems_of(&change, profile, words).await?,
            warnings: field_problems(words, change.warnings()),
            changed: change.applied_to(profile) != *profile,
            starts_review,
            review_note: if starts_review {
                self.review_note(words, &records).await?
            } else {
                String::new()
            },
        })
    }

    /// Changes one side of the profile. Invoices that were issued keep the old one, and the old version is kept.
    ///
    /// # Errors
    /// [`Code::ProfileInvalid`], [`Code::ActivityNotAllowed`] before anything is sent; [`Code::ProfileOutdated`],
    /// [`Code::ProfileDiffers`], or the connection's error.
    pub async fn save_profile(&self, input: &ProfileInput, words: &Words) -> Result<ProfileView, Error> {
        let own = self.center_account().await?;
        if own.is_none() && !self.center().capabilities().profile {
            return Err(Error::new(Code::NotOffered));
        }
        let records = self.records_for_change().await?;
        let change = Change::of(input, &records.profile);
        refuse_unless_allowed(records.session.role, change.activity(), words)?;
        let problems = self.problems_of(&change, &records.profile, words).await?;
        if !problems.is_empty() {
            let problems: Vec<String> = problems
                .iter()
                .map(|problem| {
                    let said = Phrase::new("profile-field-problem")
                        .with("field", field_label(words, &records.profile, problem.field.id()))
                        .with("problem", problem.message.clone());
                    words.say(&said)
                })
                .collect();
            return Err(Error::new(Code::ProfileInvalid).with("problems", words.sentences(&problems)));
        }
        if let Some(own) = own {
            self.change_profile_in_center(&own, input, &change, words).await?;
            return self.profile(words).await;
        }
        let revision = filled(&input.revision);
        let changed = match &change {
            Change::Billing(change) => self.center().change_billing(change, revision.as_deref()).await,
            Change::Legal(change) => self.center().change_legal(change, revision.as_deref()).await,
        };
        changed.map_err(|error| refused(error, words, &records.profile))?;
        self.fetch_records().await.map_err(made_unread)?;
        self.profile(words).await
    }

    /// What cannot be saved of a change, field by field. Partner Center has no department.
    async fn problems_of(
        &self,
        change: &Change,
        profile: &Profile,
        words: &Words,
    ) -> Result<Vec<FieldProblem<ProfileField>>, Error> {
        let mut problems = field_problems(words, change.problems(profile));
        let is_other = profile.bill_to.attention != change.applied_to(profile).bill_to.attention;
        if is_other && self.center_account().await?.is_some() {
            problems.push(FieldProblem {
                field: ProfileField::Attention,
                message: words.text("profile-field-not-in-center"),
            });
        }
        Ok(problems)
    }

    /// The form of a side as it stands, for a caller that changes single fields.
    ///
    /// # Errors
    /// The store's or the connection's error.
    pub async fn profile_form(&self, side: ProfileSide) -> Result<ProfileInput, Error> {
        let records = self.fetch_records().await?;
        self.form_of(side, &records.profile).await
    }

    /// The form of a side, with the mark of the version that it is made from.
    async fn form_of(&self, side: ProfileSide, profile: &Profile) -> Result<ProfileInput, Error> {
        let mut form = form(side, profile);
        if let Some(version) = self.center_version(side).await? {
            form.revision = version;
        }
        Ok(form)
    }

    /// A review closes Buy, so the window that is open or opens soon is named.
    async fn review_note(&self, words: &Words, records: &Records) -> Result<String, Error> {
        let on = self.clock().today();
        let orders = self.store().orders(self.account()).await?;
        let closing = records
            .offers(self)
            .into_iter()
            .map(|offer| records.judge(self, offer, &orders, on))
            .filter(|judged| matches!(judged.status.state, OfferState::Window | OfferState::Active))
            .filter_map(|judged| Some((judged.offer, judged.status.window?)))
            .filter(|(_, window)| days_between(on, window.opens) <= REVIEW_AHEAD_DAYS)
            .filter_map(|(offer, window)| Some((offer, window.closes?)))
            .min_by_key(|(_, closes)| *closes);
        Ok(match closing {
            Some((offer, closes)) => words.say(
                &Phrase::new("profile-review-in-window")
                    .with("offer", offer.short_name.clone())
                    .with("closes", closes),
            ),
            None => words.text("profile-review"),
        })
    }
}

/// Why nobody can change the profile where that is not offered; empty where it depends on the role.
pub(crate) fn why_no_change(is_offered: bool, words: &Words) -> String {
    if is_offered {
        String::new()
    } else {
        Error::new(Code::NotOffered).view(words).message
    }
}

fn refused(error: CenterError, words: &Words, profile: &Profile) -> Error {
    match error {
        CenterError::Refused(Refusal::ProfileOutdated) => Error::new(Code::ProfileOutdated),
        CenterError::Refused(Refusal::InvalidProfile(fields)) => {
            let labels: Vec<String> = fields
                .split(", ")
                .map(|field| field_label(words, profile, field))
                .collect();
            let refused = Phrase::new("profile-fields-refused").with("fields", words.list(&labels));
            Error::new(Code::ProfileInvalid).with("problems", words.say(&refused))
        }
        error => of_change(error),
    }
}

/// What the form calls a field; its id where it is none of the form's.
fn field_label(words: &Words, profile: &Profile, field: &str) -> String {
    match field {
        "tax_id" => tax_id_label(words, profile),
        "po_number" => words.text("fact-po-number"),
        _ => {
            let id = format!("page-field-{}", field.replace('_', "-"));
            if words.has(&id) {
                words.text(&id)
            } else {
                field.to_owned()
            }
        }
    }
}

fn form(side: ProfileSide, profile: &Profile) -> ProfileInput {
    let party = match side {
        ProfileSide::Billing => &profile.bill_to,
        ProfileSide::Legal => &profile.legal,
    };
    let contact = profile.contact.clone().unwrap_or_default();
    let recorded = party.city.as_deref().unwrap_or_default();
    let (county, city) = country_rules(&party.country).county_and_rest(recorded);
    let line = |index: usize| party.address_lines.get(index).cloned().unwrap_or_default();
    ProfileInput {
        side,
        name: party.name.clone(),
        attention: party.attention.clone().unwrap_or_default(),
        address_line1: line(0),
        address_line2: party.address_lines.get(1..).unwrap_or_default().join(", "),
        county: county.to_owned(),
        city: city.to_owned(),
        state: party.region.clone().unwrap_or_default(),
        postal_code: party.postal_code.clone().unwrap_or_default(),
        tax_id: profile
            .legal
            .tax_id
            .as_ref()
            .map(|id| id.value.clone())
            .unwrap_or_default(),
        po_number: profile.po_number.clone().unwrap_or_default(),
        first_name: contact.first_name,
        last_name: contact.last_name,
        email: contact.email,
        phone: contact.phone,
        revision: profile.revision.clone().unwrap_or_default(),
    }
}

pub(crate) fn field_problems(words: &Words, problems: Vec<ProfileProblem>) -> Vec<FieldProblem<ProfileField>> {
    problems
        .into_iter()
        .map(|problem| FieldProblem {
            field: problem.field,
            message: words.say(&problem.reason),
        })
        .collect()
}

/// What the tax number of the company is called.
pub(crate) fn tax_id_label(words: &Words, profile: &Profile) -> String {
    let recorded = profile.legal.tax_id.as_ref().map(|id| id.label.as_str());
    words.tax_id_label(&profile.legal.country, recorded)
}

fn version_view(words: &Words, profile: &Profile) -> ProfileVersionView {
    ProfileVersionView {
        from: words.date(profile.valid_from),
        legal: legal_party(words, profile),
        bill_to: party(words, &profile.bill_to),
        tax_id: profile
            .legal
            .tax_id
            .as_ref()
            .map(|id| id.value.clone())
            .unwrap_or_default(),
        po_number: profile.po_number.clone().unwrap_or_default(),
    }
}

/// Verification and the connection's mark change without anything that is shown.
fn is_same_version(version: &Profile, current: &Profile) -> bool {
    let shown = |profile: &Profile| Profile {
        vetting: current.vetting,
        revision: None,
        valid_from: NaiveDate::MIN,
        ..profile.clone()
    };
    shown(version) == shown(current)
}

/// The legal entity is printed without the department that gets the invoice.
pub(crate) fn legal_party(words: &Words, profile: &Profile) -> crate::view::PartyView {
    party(
        words,
        &Party {
            attention: None,
            ..profile.legal.clone()
        },
    )
}

fn vetting_label(words: &Words, profile: &Profile) -> String {
    let status = words.text(&format!("vetting-{}", profile.vetting.status.id()));
    match profile.vetting.since {
        Some(since) => {
            let phrase = Phrase::new("vetting-since").with("status", status).with("since", since);
            words.say(&phrase)
        }
        None => status,
    }
}

/// While the account is reviewed nothing can be bought: a change that starts a review has this for a consequence.
fn buying_note(words: &Words, profile: &Profile) -> String {
    match profile.vetting.status {
        VettingStatus::Pending => words.text("profile-review-wait"),
        VettingStatus::Rejected => words.text("profile-review-rejected"),
        VettingStatus::Authorized | VettingStatus::Unknown => String::new(),
    }
}

fn vetting_detail(words: &Words, profile: &Profile) -> String {
    match profile.vetting.status {
        VettingStatus::Pending => words.text("check-account-pending-remedy"),
        VettingStatus::Rejected => words.text("check-account-rejected-remedy"),
        VettingStatus::Authorized => String::new(),
        VettingStatus::Unknown => words.text("check-account-unknown-remedy"),
    }
}
