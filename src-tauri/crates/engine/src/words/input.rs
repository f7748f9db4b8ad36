//! Text and numbers from outside, as they are taken or refused: the same for the window and the command line.

use domain::{Decimal, LineProblem, Names, TextField, is_unseen};
use words::{Language, words};

use crate::words::labels::count;
use crate::{Code, Error};

/// No amount that is compared or accepted has this many major units.
const AMOUNT_LIMIT: i64 = 1_000_000_000_000_000;

/// What was filled in a field, as it is kept and sent.
///
/// # Errors
/// [`Code::TextTooLong`] or [`Code::TextUnseen`], with the field and its bound.
pub(crate) fn checked(field: TextField, text: &str) -> Result<String, Error> {
    field.kept(text).map_err(|problem| match problem {
        LineProblem::TooLong { length } => Error::new(Code::TextTooLong)
            .with("field", name(field))
            .with("length", count(length))
            .with("longest", count(field.longest())),
        LineProblem::Invisible => Error::new(Code::TextUnseen).with("field", name(field)),
    })
}

/// As [`checked`]; nothing where nothing was filled in.
pub(crate) fn checked_optional(field: TextField, text: Option<&str>) -> Result<Option<String>, Error> {
    let text = text.map(|text| checked(field, text)).transpose()?;
    Ok(text.filter(|text| !text.is_empty()))
}

/// Words to find. What is not seen was pasted with them and is not looked for.
pub(crate) fn searched(text: &str) -> Result<String, Error> {
    let text: String = text.chars().filter(|c| c.is_whitespace() || !is_unseen(*c)).collect();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(TextField::Search, &line)
}

/// An amount that sums and comparisons can hold.
///
/// # Errors
/// [`Code::OutOfBounds`].
pub(crate) fn bounded_amount(amount: Decimal, text: &str) -> Result<Decimal, Error> {
    let limit = Decimal::from(AMOUNT_LIMIT);
    if amount.abs() < limit {
        Ok(amount)
    } else {
        Err(Error::new(Code::OutOfBounds)
            .with("text", text)
            .with("least", -limit)
            .with("most", limit))
    }
}

fn name(field: TextField) -> Names {
    let id = format!("field-{}", field.id());
    Names {
        en: words(Language::English).text(&id),
        zh_tw: words(Language::TraditionalChinese).text(&id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_tells_its_name_and_its_bound_in_both_languages() {
        for field in TextField::ALL {
            assert!(checked(field, "plain 文字").is_ok());
            let long = "長".repeat(field.longest() + 1);
            for (text, code) in [(long.as_str(), Code::TextTooLong), ("a\u{1b}[31mb", Code::TextUnseen)] {
                let Err(error) = checked(field, text) else {
                    panic!("{field:?} takes {text:?}")
                };
                assert_eq!(error.code, code);
                for language in Language::ALL {
                    let message = error.view(words(language)).message;
                    assert!(!message.contains("field-") && !message.contains("{$"), "{message}");
                    let bound = words(language).say(
                        &domain::Phrase::new("error-text_too_long-message")
                            .with("field", name(field))
                            .with("length", count(field.longest() + 1))
                            .with("longest", count(field.longest())),
                    );
                    assert!(code == Code::TextUnseen || message == bound, "{message}");
                }
            }
        }
    }

    #[test]
    fn what_is_looked_for_is_one_line_without_what_is_not_seen() {
        assert_eq!(searched(" T0001\u{200b}\n\u{202e}2 ").ok().as_deref(), Some("T0001 2"));
        assert!(searched(&"x".repeat(201)).is_err_and(|error| error.code == Code::TextTooLong));
    }
}
