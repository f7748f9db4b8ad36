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
            let query = serde_json::from_str(&saved.document).ok()?;
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
        let document = serde_json::to_string(&query).map_err(|error| Error::new(Code::Internal).because(error))?;
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
