use desk::Desk;
use engine::Error;
use engine::view::{AddressCheckView, CenterRecordView, ProfileCheckView, ProfileSide, ProfileView};
use serde::Serialize;
use serde_json::value::RawValue;
use words::Words;

use crate::arguments::profile::Profile;
use crate::output::Output;
use crate::tables::list;

/// Shows the profile, or changes single fields of one side of it.
pub(crate) async fn run(desk: &Desk, command: Option<&Profile>, output: &Output) -> Result<(), Error> {
    let engine = desk.engine();
    let profile = match command {
        None => engine.profile(output.words).await?,
        Some(Profile::Set(set)) => {
            let mut form = engine
                .profile_form(if set.legal {
                    ProfileSide::Legal
                } else {
                    ProfileSide::Billing
                })
                .await?;
            for (field, value) in [
                (&mut form.name, &set.name),
                (&mut form.attention, &set.attention),
                (&mut form.address_line1, &set.address_line1),
                (&mut form.address_line2, &set.address_line2),
                (&mut form.county, &set.county),
                (&mut form.city, &set.city),
                (&mut form.state, &set.state),
                (&mut form.postal_code, &set.postal_code),
                (&mut form.tax_id, &set.tax_id),
                (&mut form.po_number, &set.po_number),
                (&mut form.first_name, &set.first_name),
                (&mut form.last_name, &set.last_name),
                (&mut form.email, &set.email),
                (&mut form.phone, &set.phone),
            ] {
                if let Some(value) = value {
                    field.clone_from(value);
                }
            }
            let check = engine.check_profile(&form, output.words).await?;
            let address = engine.check_address(&form, output.words).await?;
            if set.check {
                let checked = Checked {
                    view: &check,
                    address_check: address.as_ref(),
                };
                output.answer(&checked, |words| checked_text(words, &checked));
                return Ok(());
            }
            for line in address.iter().flat_map(address_lines) {
                output.say(&line);
            }
            let saved = engine.save_profile(&form, output.words).await?;
            for warning in &check.warnings {
                output.say(&warning.message);
            }
            if check.starts_review {
                output.say(&check.review_note);
            }
            saved
        }
    };
    let records = engine.center_records(output.words).await?;
    let document = ProfileDetails {
        view: &profile,
        records: records.iter().map(SentRecord::of).collect(),
    };
    output.answer(&document, |words| text(words, &profile, &records));
    Ok(())
}

/// What would be saved, as a script reads it.
#[derive(Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    view: &'a ProfileCheckView,
    /// What Partner Center says of the address; none for an account that is not connected to it.
    address_check: Option<&'a AddressCheckView>,
}

fn checked_text(words: &Words, checked: &Checked<'_>) -> String {
    let check = checked.view;
    let findings = check.problems.iter().chain(&check.warnings);
    let mut lines: Vec<String> = findings.map(|finding| finding.message.clone()).collect();
    lines.extend(checked.address_check.into_iter().flat_map(address_lines));
    if check.starts_review {
        lines.push(check.review_note.clone());
    }
    lines.push(words.text(match (check.changed, check.problems.is_empty()) {
        (false, _) => "terminal-profile-unchanged",
        (true, true) => "terminal-profile-can-be-saved",
        (true, false) => "terminal-profile-cannot-be-saved",
    }));
    lines.join("\n")
}

/// What Partner Center says of an address, a line each.
fn address_lines(check: &AddressCheckView) -> Vec<String> {
    let rules = check.rule_problems.iter().map(|problem| problem.message.clone());
    std::iter::once(check.label.clone()).chain(rules).collect()
}

/// The profile as a script reads it: what is shown of it, and the records that it comes from as they were sent.
#[derive(Serialize)]
struct ProfileDetails<'a> {
    #[serde(flatten)]
    view: &'a ProfileView,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    records: Vec<SentRecord<'a>>,
}

#[derive(Serialize)]
struct SentRecord<'a> {
    #[serde(flatten)]
    view: &'a CenterRecordView,
    sent: Option<&'a RawValue>,
}

impl<'a> SentRecord<'a> {
    fn of(view: &'a CenterRecordView) -> Self {
        Self {
            view,
            sent: serde_json::from_str(&view.sent).ok(),
        }
    }
}

fn text(words: &Words, profile: &ProfileView, records: &[CenterRecordView]) -> String {
    let mut rows = vec![
        (words.text("terminal-partner-id"), profile.partner_id.clone()),
        (words.text("terminal-sold-to"), profile.legal.one_line.clone()),
        (words.text("terminal-bill-to"), profile.bill_to.one_line.clone()),
        (profile.tax_id_label.clone(), profile.tax_id.clone().unwrap_or_default()),
        (
            words.text("fact-po-number"),
            profile.po_number.clone().unwrap_or_default(),
        ),
        (words.text("request-contact"), profile.contact.clone()),
        (words.text("terminal-vetting"), profile.vetting_label.clone()),
    ];
    rows.extend(
        records
            .iter()
            .map(|record| (record.label.clone(), record.state_label.clone())),
    );
    format!("{}{}", list(&rows), profile.vetting_detail)
}
