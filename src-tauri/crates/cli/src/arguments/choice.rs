use std::error::Error;
use std::ffi::OsStr;
use std::fmt;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command};
use domain::{Phrase, UnknownChoice};
use words::{Language, words};

/// The longest list that can be asked for with a length.
pub(crate) const MOST_ROWS: u64 = 1_000_000;

/// A value is not taken: what would be.
#[derive(Debug)]
pub(crate) struct NotTaken(pub Phrase);

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words(Language::English).say(&self.0))
    }
}

impl Error for NotTaken {}

/// Reads a value of a closed set, and tells the names that can be typed.
pub(crate) fn one_of<T: Clone + Send + Sync + 'static>(
    names: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Result<T, UnknownChoice>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names).try_map(move |name| read(&name))
}

/// Reads a whole number up to a bound, and tells it.
pub(crate) fn number<T: TryFrom<u64> + Clone + Send + Sync + 'static>(
    most: u64,
) -> impl Fn(&str) -> Result<T, NotTaken> + Clone + Send + Sync + 'static {
    move |text| {
        let number = text.parse().ok().filter(|number| *number <= most);
        number.and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
            let bounds = Phrase::new("usage-number").with("least", "0");
            NotTaken(bounds.with("most", most.to_string()))
        })
    }
}

/// What a list is sorted by, and in which direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sort<T> {
    pub by: T,
    pub descending: bool,
}

/// Reads what a list is sorted by, with a minus in front for the other direction.
pub(crate) fn sort_by<T: Clone + Send + Sync + 'static>(
    names: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Result<T, UnknownChoice>,
) -> impl TypedValueParser<Value = Sort<T>> {
    SortParser {
        name: one_of(names, read),
    }
}

#[derive(Clone)]
struct SortParser<P> {
    name: P,
}

impl<P: TypedValueParser> TypedValueParser for SortParser<P> {
    type Value = Sort<P::Value>;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<Self::Value, clap::Error> {
        let text = value.to_str();
        let name = text.map_or(value, |text| OsStr::new(text.trim_start_matches('-')));
        Ok(Sort {
            by: self.name.parse_ref(command, argument, name)?,
            descending: !text.is_some_and(|text| text.starts_with('-')),
        })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.name.possible_values()
    }
}
