use domain::{BuiltInFilter, LineProblem, NaiveDate, kept_line};
use store::SavedFilter;
use words::{Language, Words, words as words_of};

use crate::archive::invoices::filter;
use crate::view::{InvoiceQuery, SavedFilterView};
use crate::words::labels::count;
use crate::words::labels::iso;
use crate::{Code, Engine, Error};

/// The longest name of a filter, in characters.
const LONGEST_NAME: usize = 60;
/// Stands in the place of two dates, in what is kept of a filter.
const PERIOD: &str = "period";
/// So many filters can be saved.
const MOST: u32 = 100;

impl Engine {
    /// The filters that have a name: those that are always there, with the dates of today, then the saved ones by name.
    ///
    /// # Errors
    /// The store's error.
    pub async fn saved_filters(&self, words: &Words) -> Result<Vec<SavedFilterView>, Error> {
        let today = self.clock().today();
        let built_in = BuiltInFilter::ALL.map(|filter| SavedFilterView {
            name: filter.id().to_owned(),
            label: label(words, filter),
            built_in: Some(filter),
            query: query_of(filter, today),
        });
        let saved = self.store().saved_filters(self.account()).await?;
        // One that only another version of the program can read is not offered.
        let saved = saved.into_iter().filter_map(|saved| {
            let query = read(&saved.document, today)?;
            Some(SavedFilterView {
                label: saved.name.clone(),
                name: saved.name,
                built_in: None,
                query,
            })
        });
        Ok(built_in.into_iter().chain(saved).collect())
    }

    /// The filter of a name: one that is always there by its stable name or its name in a language, or a saved one.
    ///
    /// # Errors
    /// [`Code::FilterNotFound`], or the store's error.
    pub async fn saved_filter(&self, name: &str, words: &Words) -> Result<SavedFilterView, Error> {
        let wanted = name.trim();
        let built_in = built_in(wanted).map(|filter| filter.id());
        self.saved_filters(words)
            .await?
            .into_iter()
            .find(|filter| match built_in {
                Some(id) => filter.built_in.is_some() && filter.name == id,
                None => filter.built_in.is_none() && filter.name.eq_ignore_ascii_case(wanted),
            })
            .ok_or_else(|| Error::new(Code::FilterNotFound).with("name", wanted))
    }

    /// Saves a filter of the list of invoices; a saved one of the same name is replaced. Its window is not kept.
    ///
    /// # Errors
    /// [`Code::FilterNameMissing`], [`Code::FilterNameTooLong`], [`Code::FilterNameTaken`] for the name of one that is
    /// always there, [`Code::TextInvisible`], [`Code::TooManyFilters`], as [`Engine::invoices`], or the store's error.
    pub async fn save_filter(
        &self,
        name: &str,
        query: &InvoiceQuery,
        words: &Words,
    ) -> Result<Vec<SavedFilterView>, Error> {
        let name = kept_line(name, LONGEST_NAME).map_err(|problem| match problem {
            LineProblem::TooLong { length } => Error::new(Code::FilterNameTooLong)
                .with("length", count(length))
                .with("longest", count(LONGEST_NAME)),
            LineProblem::Invisible => Error::new(Code::TextInvisible),
        })?;
        if name.is_empty() {
            return Err(Error::new(Code::FilterNameMissing));
        }
        if built_in(&name).is_some() {
            return Err(Error::new(Code::FilterNameTaken).with("name", name));
        }
        filter(query)?;
        self.accounts_of(query.account.as_deref())?;
        let query = InvoiceQuery {
            offset: 0,
            limit: 0,
            count_at_most: 0,
            without_choices: false,
            ..query.clone()
        };
        let document = written(&query, self.clock().today());
        let document = document.map_err(|error| Error::new(Code::Internal).because(error))?;
        let saved = SavedFilter { name, document };
        if !self.store().save_filter(self.account(), &saved, MOST).await? {
            return Err(Error::new(Code::TooManyFilters).with("most", i64::from(MOST)));
        }
        self.saved_filters(words).await
    }

    /// Removes a saved filter.
    ///
    /// # Errors
    /// [`Code::FilterNotFound`] where none was saved under this name, or the store's error.
    pub async fn remove_filter(&self, name: &str, words: &Words) -> Result<Vec<SavedFilterView>, Error> {
        if !self.store().remove_filter(self.account(), name.trim()).await? {
            return Err(Error::new(Code::FilterNotFound).with("name", name.trim()));
        }
        self.saved_filters(words).await
    }
}

/// What a filter that is always there asks for on a day.
fn query_of(filter: BuiltInFilter, today: NaiveDate) -> InvoiceQuery {
    let (from, to) = filter.dates(today).unzip();
    InvoiceQuery {
        from: from.map(iso),
        to: to.map(iso),
        booking: filter.booking(),
        descending: true,
        ..InvoiceQuery::default()
    }
}

/// What is kept of a filter. Dates that are those of a quarter or a year as seen from today are kept as that period, so
/// that they move with the calendar.
fn written(query: &InvoiceQuery, today: NaiveDate) -> serde_json::Result<String> {
    let period = BuiltInFilter::ALL.into_iter().find(|filter| {
        let dates = filter.dates(today);
        dates.is_some_and(|(from, to)| query.from == Some(iso(from)) && query.to == Some(iso(to)))
    });
    let mut document = serde_json::to_value(query)?;
    if let (Some(period), Some(fields)) = (period, document.as_object_mut()) {
        fields.remove("from");
        fields.remove("to");
        fields.insert(PERIOD.to_owned(), period.id().into());
    }
    serde_json::to_string(&document)
}

/// A filter that was kept, with the dates of today; `None` where only another version of the program can read it.
fn read(document: &str, today: NaiveDate) -> Option<InvoiceQuery> {
    let mut document: serde_json::Value = serde_json::from_str(document).ok()?;
    let period = document.as_object_mut()?.remove(PERIOD);
    let query: InvoiceQuery = serde_json::from_value(document).ok()?;
    let Some(period) = period else { return Some(query) };
    let period: BuiltInFilter = serde_json::from_value(period).ok()?;
    let (from, to) = period.dates(today)?;
    Some(InvoiceQuery {
        from: Some(iso(from)),
        to: Some(iso(to)),
        ..query
    })
}

fn label(words: &Words, filter: BuiltInFilter) -> String {
    words.text(&format!("filter-{}", filter.id()))
}

/// The filter that is always there under a name, in whichever language, and as options of a command line are spelled.
fn built_in(name: &str) -> Option<BuiltInFilter> {
    BuiltInFilter::ALL.into_iter().find(|filter| {
        let is_named = |language| label(words_of(language), *filter).to_lowercase() == name.to_lowercase();
        name.to_ascii_lowercase().replace('-', "_") == filter.id() || Language::ALL.into_iter().any(is_named)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn dates(from: &str, to: &str) -> InvoiceQuery {
        InvoiceQuery {
            text: "Action".to_owned(),
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            ..InvoiceQuery::default()
        }
    }

    #[test]
    fn a_saved_period_moves_with_the_calendar_and_other_dates_stay() {
        let saved = day("2021-06-28");
        for (kept, on, wanted) in [
            (("2021-01-01", "2021-03-31"), "2021-07-01", ("2021-04-01", "2021-06-30")),
            (("2021-04-01", "2021-06-30"), "2022-01-01", ("2022-01-01", "2022-03-31")),
            (("2020-01-01", "2020-12-31"), "2022-01-01", ("2021-01-01", "2021-12-31")),
            (("2021-01-01", "2021-03-31"), "2021-06-30", ("2021-01-01", "2021-03-31")),
            // No period as seen from the day it was saved.
            (("2020-07-01", "2020-09-30"), "2021-07-01", ("2020-07-01", "2020-09-30")),
            (("2021-01-01", "2021-03-30"), "2021-07-01", ("2021-01-01", "2021-03-30")),
        ] {
            let document = written(&dates(kept.0, kept.1), saved).expect("a document");
            assert_eq!(
                read(&document, day(on)),
                Some(dates(wanted.0, wanted.1)),
                "{kept:?} on {on}"
            );
        }
    }

    #[test]
    fn a_filter_of_an_earlier_version_is_read_as_it_was_and_one_of_a_later_version_is_not() {
        let earlier = serde_json::to_string(&dates("2021-01-01", "2021-03-31")).expect("a document");
        assert_eq!(
            read(&earlier, day("2022-01-01")),
            Some(dates("2021-01-01", "2021-03-31"))
        );
        for later in [r#"{"period":"next_decade"}"#, r#"{"period":7}"#, "[]", "{"] {
            assert_eq!(read(later, day("2022-01-01")), None, "{later}");
        }
    }
}
