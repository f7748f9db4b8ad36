use std::borrow::Cow;
use std::fmt;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDateTime};
use domain::{Currency, Decimal, Money};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// Why an entry of a list is not taken: a field, and what should be in it. What is in it is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{field} is no {expected}")]
pub struct Unfit {
    /// The field as the service calls it.
    pub field: &'static str,
    /// What it should be: `text`, `amount`, `date`, …
    pub expected: &'static str,
}

impl Unfit {
    pub(crate) const fn new(field: &'static str, expected: &'static str) -> Self {
        Self { field, expected }
    }
}

/// The fields of an entry that could not be read and are left out of it. They stand in what was sent.
#[derive(Debug, Default)]
pub(crate) struct Unread(Vec<Unfit>);

impl Unread {
    /// What was read of a field, or nothing where it could not be: without it the entry is still what it is.
    pub(crate) fn or_none<V: Default>(&mut self, read: Result<V, Unfit>) -> V {
        read.unwrap_or_else(|unfit| {
            self.0.push(unfit);
            V::default()
        })
    }

    pub(crate) fn all(self) -> Vec<Unfit> {
        self.0
    }
}

/// The fields of an object, each as it was written. Null is not there, and names are compared without case.
pub(crate) struct Fields<'a>(Vec<(Name<'a>, &'a RawValue)>);

struct Name<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyText;
        impl<'de> Visitor<'de> for AnyText {
            type Value = Cow<'de, str>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
                Ok(Cow::Borrowed(text))
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Cow::Owned(text.to_owned()))
            }
        }
        deserializer.deserialize_str(AnyText).map(Name)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyObject;
        impl<'de> Visitor<'de> for AnyObject {
            type Value = Vec<(Name<'de>, &'de RawValue)>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(AnyObject).map(Fields)
    }
}

impl<'a> Fields<'a> {
    pub(crate) fn of(raw: &'a RawValue, field: &'static str) -> Result<Self, Unfit> {
        serde_json::from_str(raw.get()).map_err(|_| Unfit::new(field, "object"))
    }

    /// The names of the fields that have a value.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let told = self.0.iter().filter(|(_, value)| value.get() != "null");
        told.map(|(name, _)| name.0.as_ref())
    }

    pub(crate) fn get(&self, field: &str) -> Option<&'a RawValue> {
        let (_, value) = self.0.iter().rfind(|(name, _)| name.0.eq_ignore_ascii_case(field))?;
        (value.get() != "null").then_some(value)
    }

    /// The text as it came, blank or not; a number is its digits.
    pub(crate) fn text(&self, field: &'static str) -> Result<Option<String>, Unfit> {
        Ok(self.scalar(field)?.map(Cow::into_owned))
    }

    /// The text, where there is more in it than blanks.
    pub(crate) fn filled(&self, field: &'static str) -> Result<Option<String>, Unfit> {
        Ok(self.word(field)?.map(Cow::into_owned))
    }

    fn scalar(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, Unfit> {
        self.get(field)
            .map(|raw| text_of(raw).ok_or(Unfit::new(field, "text")))
            .transpose()
    }

    fn word(&self, field: &'static str) -> Result<Option<Cow<'a, str>>, Unfit> {
        Ok(self.scalar(field)?.filter(|text| !text.trim().is_empty()))
    }

    pub(crate) fn flag(&self, field: &'static str) -> Result<Option<bool>, Unfit> {
        let word = self.word(field)?.map(|word| word.trim().to_ascii_lowercase());
        match word.as_deref() {
            None => Ok(None),
            Some("true" | "1" | "yes" | "on") => Ok(Some(true)),
            Some("false" | "0" | "no" | "off") => Ok(Some(false)),
            Some(_) => Err(Unfit::new(field, "yes or no")),
        }
    }

    /// A number with exactly the digits that were sent.
    pub(crate) fn number(&self, field: &'static str) -> Result<Option<Decimal>, Unfit> {
        self.word(field)?
            .map(|digits| exactly(digits.trim()).ok_or(Unfit::new(field, "number")))
            .transpose()
    }

    /// An amount with exactly the digits that were sent. Nothing in no currency is no amount.
    pub(crate) fn money(&self, field: &'static str) -> Result<Option<Money>, Unfit> {
        let unfit = Unfit::new(field, "amount");
        let Some(amount) = self.object(field)? else {
            return Ok(None);
        };
        let value = amount.number("value").map_err(|_| unfit)?;
        let code = amount.word("currency").map_err(|_| unfit)?;
        match (value, code) {
            (None, None) => Ok(None),
            (Some(value), None) if value.is_zero() => Ok(None),
            (Some(value), Some(code)) => Currency::from_code(&code.trim().to_ascii_uppercase())
                .map(|currency| Some(Money::new(value, currency)))
                .ok_or(Unfit::new(field, "amount in a known currency")),
            _ => Err(unfit),
        }
    }

    /// A moment, to the tick of 100 nanoseconds, by the clock that it was written by, so that its day is the one that was
    /// sent; one without a zone is in UTC. The year 1 means never.
    pub(crate) fn moment(&self, field: &'static str) -> Result<Option<DateTime<FixedOffset>>, Unfit> {
        let Some(text) = self.word(field)? else {
            return Ok(None);
        };
        let moment = moment_of(text.trim()).ok_or(Unfit::new(field, "date"))?;
        Ok((moment.year() > 1).then_some(moment))
    }

    pub(crate) fn object(&self, field: &'static str) -> Result<Option<Self>, Unfit> {
        self.get(field).map(|raw| Self::of(raw, field)).transpose()
    }

    pub(crate) fn list(&self, field: &'static str) -> Result<Vec<&'a RawValue>, Unfit> {
        self.get(field).map_or(Ok(Vec::new()), |raw| {
            serde_json::from_str(raw.get()).map_err(|_| Unfit::new(field, "list"))
        })
    }

    /// The objects of a list.
    pub(crate) fn objects(&self, field: &'static str) -> Result<Vec<Self>, Unfit> {
        self.list(field)?.into_iter().map(|raw| Self::of(raw, field)).collect()
    }

    /// The texts of a list.
    pub(crate) fn texts(&self, field: &'static str) -> Result<Vec<String>, Unfit> {
        self.list(field)?
            .into_iter()
            .map(|raw| {
                text_of(raw)
                    .map(Cow::into_owned)
                    .ok_or(Unfit::new(field, "list of texts"))
            })
            .collect()
    }

    pub(crate) fn currency(&self, field: &'static str) -> Result<Option<Currency>, Unfit> {
        self.word(field)?
            .map(|code| {
                Currency::from_code(&code.trim().to_ascii_uppercase()).ok_or(Unfit::new(field, "known currency"))
            })
            .transpose()
    }
}

/// The text of a scalar; none where it has parts. Most texts have nothing to unescape and are not copied.
pub(crate) fn text_of(raw: &RawValue) -> Option<Cow<'_, str>> {
    let text = raw.get();
    let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match (quoted, text.as_bytes().first()?) {
        (Some(plain), _) if !plain.contains('\\') => Some(Cow::Borrowed(plain)),
        (Some(_), _) => serde_json::from_str(text).ok().map(Cow::Owned),
        (None, b'{' | b'[') => None,
        (None, _) => Some(Cow::Borrowed(text)),
    }
}

/// The number with all its digits, or none where it has more than are kept.
fn exactly(digits: &str) -> Option<Decimal> {
    Decimal::from_str_exact(digits)
        .or_else(|_| Decimal::from_scientific(digits))
        .ok()
}

/// How moments are written beside RFC 3339: a zone without a colon, and no seconds.
const OTHER_FORMS: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z"];

fn moment_of(text: &str) -> Option<DateTime<FixedOffset>> {
    let day = || {
        chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()?
            .and_hms_opt(0, 0, 0)
    };
    let zoned = || {
        OTHER_FORMS
            .iter()
            .find_map(|form| DateTime::parse_from_str(text, form).ok())
    };
    DateTime::parse_from_rfc3339(text).ok().or_else(zoned).or_else(|| {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
            .ok()
            .or_else(day)
            .map(|moment| moment.and_utc().fixed_offset())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with<R>(json: &str, read: impl FnOnce(&Fields<'_>) -> R) -> R {
        read(&serde_json::from_str::<Fields<'_>>(json).unwrap_or_else(|error| panic!("{error}")))
    }

    #[test]
    fn amounts_have_the_digits_that_were_sent() {
        for (sent, kept) in [
            ("399.50", "399.50"),
            ("38.6", "38.6"),
            ("0.0", "0.0"),
            ("2000", "2000"),
            ("-475.0", "-475.0"),
            ("\"12.30\"", "12.30"),
            ("1e2", "100"),
            ("0.1234567890123456789", "0.1234567890123456789"),
            ("99999999999999999999.99", "99999999999999999999.99"),
        ] {
            let json = format!(r#"{{"a":{{"currency":"usd","value":{sent}}}}}"#);
            let money = with(&json, |fields| fields.money("a"));
            let money = money.unwrap_or_else(|error| panic!("{sent}: {error}"));
            assert_eq!(money.map(|money| money.amount.to_string()).as_deref(), Some(kept));
            assert_eq!(money.map(|money| money.currency), Some(Currency::USD));
        }
        for refused in [
            r#"{"currency":"USD","value":"much"}"#,
            r#"{"currency":"USD","value":true}"#,
            r#"{"currency":"USD"}"#,
            r#"{"value":1}"#,
            r#"{"currency":"QQQ","value":1}"#,
            r#"{"currency":"USD","value":0.12345678901234567890123456789012345}"#,
            r#"{"currency":"USD","value":{}}"#,
            "12.5",
            "[]",
        ] {
            let json = format!(r#"{{"a":{refused}}}"#);
            assert!(with(&json, |fields| fields.money("a")).is_err(), "{refused}");
        }
        for nothing in ["null", "{}", r#"{"currency":"","value":0}"#] {
            let json = format!(r#"{{"a":{nothing}}}"#);
            assert_eq!(with(&json, |fields| fields.money("a")), Ok(None), "{nothing}");
        }
    }

    #[test]
    fn moments_are_kept_to_the_tick() {
        for (sent, kept) in [
            ("2021-03-24T16:37:29.4646753Z", "2021-03-24T16:37:29.464675300+00:00"),
            ("2021-06-22T22:20:49.838978+00:00", "2021-06-22T22:20:49.838978+00:00"),
            ("2021-04-30T23:59:59.9999999", "2021-04-30T23:59:59.999999900+00:00"),
            (
                "2020-06-26T22:49:40.3201134-07:00",
                "2020-06-26T22:49:40.320113400-07:00",
            ),
            ("2018-01-01", "2018-01-01T00:00:00+00:00"),
            (
                "9999-12-31T23:59:59.9999999-07:00",
                "9999-12-31T23:59:59.999999900-07:00",
            ),
            ("2026-03-01T10:00:00.25+0530", "2026-03-01T10:00:00.250+05:30"),
            ("2026-03-01T10:00Z", "2026-03-01T10:00:00+00:00"),
        ] {
            let moment = with(&format!(r#"{{"a":"{sent}"}}"#), |fields| fields.moment("a"));
            let moment = moment.unwrap_or_else(|error| panic!("{sent}: {error}"));
            assert_eq!(moment.map(|moment| moment.to_rfc3339()).as_deref(), Some(kept));
        }
        for never in [
            "0001-01-01T00:00:00+00:00",
            "0001-01-01T00:00:00+08:00",
            "0001-01-01T00:00:00-08:00",
        ] {
            let read = with(&format!(r#"{{"a":"{never}"}}"#), |fields| fields.moment("a"));
            assert_eq!(read, Ok(None), "{never}");
        }
        let none = with(r#"{"a":"yesterday"}"#, |fields| fields.moment("a"));
        assert_eq!(none, Err(Unfit::new("a", "date")));
    }

    #[test]
    fn names_are_compared_without_case_and_null_is_not_there() {
        with(r#"{"A":1,"b":null,"\u0063":"x","a":2}"#, |fields| {
            assert_eq!(fields.text("a"), Ok(Some("2".into())));
            assert_eq!(fields.text("b"), Ok(None));
            assert_eq!(fields.text("c"), Ok(Some("x".into())));
        });
    }
}
