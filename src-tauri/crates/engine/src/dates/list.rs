use domain::{Phrase, days_between};
use words::Words;

use crate::dates::dated::{Dated, Subject};
use crate::view::{DateQuery, DateView, DatesView};
use crate::words::labels::{count, iso};
use crate::{Engine, Error};

impl Engine {
    /// The days that count from today on, of the current account or of several.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`](crate::Code::UnknownAccount), or the store's error.
    pub async fn dates(&self, query: &DateQuery, words: &Words) -> Result<DatesView, Error> {
        let accounts = self.accounts_of(Some(&query.account))?;
        let found = self.dated_days(&accounts).await?;
        let today = self.clock().today();
        let ahead = found.days.iter().filter(|dated| dated.date.day >= today);
        let dates: Vec<DateView> = ahead.map(|dated| self.date_view(dated, words)).collect();
        let summary = Phrase::new("dates-summary")
            .with("count", count(dates.len()))
            .with("accounts", count(accounts.len()));
        Ok(DatesView {
            today: iso(today),
            summary: words.say(&summary),
            left_out: found.left_out,
            dates,
        })
    }

    fn date_view(&self, dated: &Dated, words: &Words) -> DateView {
        let days_left = days_between(self.clock().today(), dated.date.day);
        let (order, invoice) = match &dated.subject {
            Subject::Term { .. } => (None, None),
            Subject::Order { number, .. } => (Some(number.clone()), None),
            Subject::Invoice { number, .. } => (None, Some(number.to_string())),
        };
        DateView {
            account: dated.account.to_string(),
            company: self.company(&dated.account),
            kind: dated.date.kind,
            day: iso(dated.date.day),
            day_label: words.deadline(dated.date.day),
            days_left: i32::try_from(days_left).unwrap_or(i32::MAX),
            days_label: words.say(&Phrase::new("date-in-days").with("days", days_left)),
            needs_a_person: dated.date.kind.needs_a_person(),
            title: date_title(dated, words),
            about: self.date_about(dated, words),
            offer: dated.subject.offer().to_string(),
            order,
            invoice,
        }
    }

    /// The offer, the order or the invoice that a day is about.
    pub(super) fn date_about(&self, dated: &Dated, words: &Words) -> String {
        let offer = self.short_name(words, dated.subject.offer());
        match &dated.subject {
            Subject::Term { .. } => offer,
            Subject::Order { number, .. } => words.say(
                &Phrase::new("date-about-order")
                    .with("offer", offer)
                    .with("order", number.as_str()),
            ),
            Subject::Invoice { number, .. } => {
                words.say(&Phrase::new("date-about-invoice").with("invoice", number.as_str()))
            }
        }
    }
}

/// What a day counts for.
pub(super) fn date_title(dated: &Dated, words: &Words) -> String {
    words.text(&format!("date-kind-{}", dated.date.kind.id().replace('_', "-")))
}
