use domain::{Phrase, Profile};
use words::Words;

use super::{field_label, form};
use crate::view::{ProfileInput, ProfileSide};

/// What is different between two versions of a side of the profile, each field in a sentence: what stood there, and what
/// stands there now.
pub(crate) fn differences(words: &Words, side: ProfileSide, before: &Profile, after: &Profile) -> Vec<String> {
    let (was, is) = (form(side, before), form(side, after));
    let all = fields(&was).into_iter().zip(fields(&is));
    all.filter(|((_, was), (_, is))| was != is)
        .map(|((field, was), (_, is))| {
            let said = Phrase::new("profile-difference")
                .with("field", field_label(words, after, field))
                .with("before", or_nothing(words, was))
                .with("after", or_nothing(words, is));
            words.say(&said)
        })
        .collect()
}

fn or_nothing(words: &Words, text: &str) -> String {
    if text.is_empty() {
        words.text("profile-difference-nothing")
    } else {
        text.to_owned()
    }
}

/// The fields of a form by their names.
fn fields(form: &ProfileInput) -> [(&'static str, &str); 14] {
    [
        ("name", &form.name),
        ("attention", &form.attention),
        ("address_line1", &form.address_line1),
        ("address_line2", &form.address_line2),
        ("county", &form.county),
        ("city", &form.city),
        ("state", &form.state),
        ("postal_code", &form.postal_code),
        ("tax_id", &form.tax_id),
        ("po_number", &form.po_number),
        ("first_name", &form.first_name),
        ("last_name", &form.last_name),
        ("email", &form.email),
        ("phone", &form.phone),
    ]
}
