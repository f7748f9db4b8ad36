use std::path::Path;

use chrono::Days;
use domain::{AccountName, NaiveDate, Phrase};
use words::Words;

use crate::archive::folder_rules::refuse_in_data_folder;
use crate::dates::calendar_file::calendar_file;
use crate::dates::dated::Dated;
use crate::dates::list::date_title;
use crate::dates::told_events::{NewEvent, ToldEvents};
use crate::task::atomic_file::{self, Rights};
use crate::task::destination::folder_of;
use crate::view::{DateQuery, SavedCalendar};
use crate::{Engine, Error};

/// What a calendar file is called where nobody says otherwise.
pub const CALENDAR_FILE: &str = "packdesk-dates.ics";
/// The setting of an account that says what calendar programs were told of it.
const TOLD: &str = "calendar-told";
/// Days that are over longer than this are no part of a calendar.
const PAST_DAYS: u64 = 400;

/// A calendar that was made, and what it tells of each account.
struct MadeCalendar {
    file: String,
    dates: u32,
    cancelled: u32,
    left_out: u32,
    told_of: Vec<(AccountName, ToldEvents)>,
}

impl Engine {
    /// Writes the days that count of an account, or of several, for calendar programs. What moved since the last file of an
    /// account moves there, and what is none any more is taken back.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`](crate::Code::UnknownAccount), [`Code::PathInDataFolder`](crate::Code::PathInDataFolder),
    /// why the file cannot be written, or the store's error.
    pub async fn save_calendar(&self, path: &Path, query: &DateQuery, words: &Words) -> Result<SavedCalendar, Error> {
        refuse_in_data_folder(&self.data_folder(), path)?;
        let made = self.made_calendar(query, words).await?;
        let writing = self.begin_writing(folder_of(path));
        atomic_file::write(path, made.file.as_bytes(), true, Rights::Usual)
            .map_err(|error| atomic_file::not_written(&error, path))?;
        drop(writing);
        self.note_told(&made).await;
        let label = Phrase::new("calendar-saved")
            .with("dates", i64::from(made.dates))
            .with("path", path.display().to_string());
        Ok(SavedCalendar {
            path: path.display().to_string(),
            dates: made.dates,
            cancelled: made.cancelled,
            left_out: made.left_out,
            label: words.say(&label),
        })
    }

    /// The same as a text, for whoever passes it on.
    ///
    /// # Errors
    /// [`Code::UnknownAccount`](crate::Code::UnknownAccount), or the store's error.
    pub async fn calendar(&self, query: &DateQuery, words: &Words) -> Result<String, Error> {
        let made = self.made_calendar(query, words).await?;
        self.note_told(&made).await;
        Ok(made.file)
    }

    async fn made_calendar(&self, query: &DateQuery, words: &Words) -> Result<MadeCalendar, Error> {
        let accounts = self.accounts_of(Some(&query.account))?;
        let found = self.dated_days(&accounts).await?;
        let (today, now) = (self.clock().today(), self.clock().now());
        let first = today.checked_sub_days(Days::new(PAST_DAYS)).unwrap_or(NaiveDate::MIN);
        let name = self.calendar_name(&accounts, words);
        let names_company = accounts.len() > 1;
        let (mut events, mut told_of) = (Vec::new(), Vec::new());
        for account in accounts {
            let days = found.days.iter().filter(|dated| dated.account == account);
            let days = days.filter(|dated| dated.date.day >= first);
            let new = days.map(|dated| self.new_event(dated, names_company, words)).collect();
            let mut told = self.told_events(&account).await?;
            events.extend(told.tell(new, today, now));
            told_of.push((account, told));
        }
        let cancelled = events.iter().filter(|event| event.cancelled).count();
        Ok(MadeCalendar {
            file: calendar_file(&name, &events),
            dates: u32::try_from(events.len() - cancelled).unwrap_or(u32::MAX),
            cancelled: u32::try_from(cancelled).unwrap_or(u32::MAX),
            left_out: found.left_out,
            told_of,
        })
    }

    /// Only what is in a file was told. Where it cannot be noted, the file is good all the same, and the next one says the
    /// same once more.
    async fn note_told(&self, made: &MadeCalendar) {
        for (account, told) in &made.told_of {
            let noted = match serde_json::to_string(told) {
                Ok(json) => self.store().set_setting(Some(account), TOLD, &json).await,
                Err(error) => {
                    log::error!("what a calendar was told is no JSON: {error}");
                    continue;
                }
            };
            if let Err(error) = noted {
                log::warn!("what a calendar was told is not noted: {error}");
            }
        }
    }

    /// An event of one of several accounts names the company: in a calendar all of them stand side by side.
    fn new_event(&self, dated: &Dated, names_company: bool, words: &Words) -> NewEvent {
        let id = if names_company {
            "calendar-summary-of"
        } else {
            "calendar-summary"
        };
        let company = self.company(&dated.account);
        let summary = Phrase::new(id)
            .with("title", date_title(dated, words))
            .with("about", self.date_about(dated, words))
            .with("company", company.as_str());
        let kind = dated.date.kind.id().replace('_', "-");
        let detail = words.text(&format!("date-detail-{kind}"));
        NewEvent {
            key: format!("{}/{kind}", dated.subject.key()),
            day: dated.date.day,
            summary: words.say(&summary),
            description: format!("{detail}\n{company}"),
            reminders: dated.date.kind.reminders(),
        }
    }

    fn calendar_name(&self, accounts: &[AccountName], words: &Words) -> String {
        match accounts {
            [account] => words.say(&Phrase::new("calendar-name-of").with("company", self.company(account))),
            _ => words.text("calendar-name"),
        }
    }

    /// What was told of an account. What cannot be read was told by another version: everything is told anew.
    async fn told_events(&self, account: &AccountName) -> Result<ToldEvents, Error> {
        let stored = self.store().setting(Some(account), TOLD).await?;
        let told = stored.and_then(|json| serde_json::from_str(&json).ok());
        Ok(told.unwrap_or_else(ToldEvents::none))
    }
}
