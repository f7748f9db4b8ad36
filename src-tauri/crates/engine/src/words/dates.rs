use domain::NaiveDate;

use crate::{Code, Error};

/// A date given from outside, `YYYY-MM-DD`.
///
/// # Errors
/// [`Code::InvalidDate`].
pub fn date(text: &str) -> Result<NaiveDate, Error> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|error| Error::new(Code::InvalidDate).with("text", text).because(error))
}
