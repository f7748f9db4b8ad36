use clap::builder::{PossibleValuesParser, TypedValueParser};
use domain::UnknownChoice;

/// The longest list that can be asked for with a length.
pub(crate) const MOST_ROWS: i64 = 1_000_000;

/// Reads a value of a closed set, and tells the names that can be typed.
pub(crate) fn one_of<T: Clone + Send + Sync + 'static>(
    names: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Result<T, UnknownChoice>,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(names).try_map(move |name| read(&name))
}
