use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};
use rust_decimal::Decimal;
use serde::de::{Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Text; a number is taken as its digits, because ids come as either.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Text(pub String);

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        // Most texts have nothing to unescape and need no second reading.
        if let Some(plain) = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'))
            && !plain.contains('\\')
        {
            return Ok(Self(plain.to_owned()));
        }
        match raw.as_bytes().first() {
            Some(b'"') => serde_json::from_str(raw).map(Self).map_err(D::Error::custom),
            Some(b'{' | b'[') => Err(D::Error::invalid_type(Unexpected::Other("object or list"), &"a text")),
            _ => Ok(Self(raw.to_owned())),
        }
    }
}

/// No amount of money, quantity or rate has this many major units; more is a mistake, and would overflow sums.
const AMOUNT_LIMIT: i64 = 1_000_000_000_000_000;

/// An amount, read from the digits as written and never through a float.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amount(pub Decimal);

impl From<Decimal> for Amount {
    fn from(amount: Decimal) -> Self {
        Self(amount)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(digits) = Text::deserialize(deserializer)?;
        let digits = digits.trim();
        Decimal::from_str(digits)
            .or_else(|_| Decimal::from_scientific(digits))
            .ok()
            .filter(|amount| amount.abs() < Decimal::from(AMOUNT_LIMIT))
            .map(Self)
            .ok_or_else(|| D::Error::invalid_value(Unexpected::Str(digits), &"an amount"))
    }
}

/// Written as a number with the digits it has, as the service writes amounts.
impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        RawValue::from_string(self.0.to_string())
            .map_err(serde::ser::Error::custom)?
            .serialize(serializer)
    }
}

/// A whole number, also where it comes as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Whole(pub i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(digits) = Text::deserialize(deserializer)?;
        digits
            .trim()
            .parse()
            .map(Self)
            .map_err(|_| D::Error::invalid_value(Unexpected::Str(&digits), &"a whole number"))
    }
}

/// Yes or no, also as text or as 1 and 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub struct Flag(pub bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(word) = Text::deserialize(deserializer)?;
        match word.trim().to_ascii_lowercase().as_str() {
            "true" | "1" | "yes" => Ok(Self(true)),
            "false" | "0" | "no" => Ok(Self(false)),
            _ => Err(D::Error::invalid_value(Unexpected::Str(&word), &"yes or no")),
        }
    }
}

/// A calendar day, or none: the service writes 0001-01-01 for "never", and what is no date is no date.
///
/// A time at midnight is that day in any zone; any other time is taken to UTC, the zone of invoice dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Day(pub Option<NaiveDate>);

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(Some(date))
    }
}

impl Day {
    fn of(text: &str) -> Self {
        let text = text.trim();
        let date = if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Some(date)
        } else if let Ok(instant) = DateTime::parse_from_rfc3339(text) {
            if instant.time() == NaiveTime::MIN {
                Some(instant.date_naive())
            } else {
                Some(instant.with_timezone(&Utc).date_naive())
            }
        } else {
            NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f")
                .ok()
                .map(|time| time.date())
        };
        Self(date.filter(|date| *date > NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN)))
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(|Text(text)| Self::of(&text))
    }
}

/// Written with a time of midnight in UTC, as the service writes dates.
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(date) => serializer.collect_str(&format_args!("{}T00:00:00Z", date.format("%Y-%m-%d"))),
            None => serializer.serialize_str("0001-01-01T00:00:00"),
        }
    }
}

/// An instant, or none: the service writes year 1 for "never", leaves the zone out at will, and means UTC then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment(pub Option<DateTime<Utc>>);

impl From<DateTime<Utc>> for Moment {
    fn from(instant: DateTime<Utc>) -> Self {
        Self(Some(instant))
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Text(text) = Text::deserialize(deserializer)?;
        let text = text.trim();
        let instant = DateTime::parse_from_rfc3339(text)
            .map(|instant| instant.with_timezone(&Utc))
            .ok()
            .or_else(|| {
                let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
                Some(local.and_utc())
            })
            .or_else(|| Day::of(text).0.map(|day| day.and_time(NaiveTime::MIN).and_utc()));
        Ok(Self(instant.filter(|instant| {
            instant.date_naive() > NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or(NaiveDate::MIN)
        })))
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(instant) => serializer.serialize_str(&instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
            None => serializer.serialize_str("0001-01-01T00:00:00"),
        }
    }
}

/// A list; null and `{}` are empty ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct List<T>(pub Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData)).map(Self)
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        match entries.next_key::<String>()? {
            None => Ok(Vec::new()),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
