use std::collections::BTreeMap;

use domain::{DateTime, NaiveDate, Utc};
use hex::encode;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// So many letters tell an event from every other one.
const IDENTIFIER_DIGITS: usize = 32;

/// What calendar programs were told of an account, so that a day that moved moves there, and one that is none any more goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ToldEvents {
    /// Tells the account from those of other computers, whatever it is called.
    id: Uuid,
    /// By what they are the same by.
    events: BTreeMap<String, ToldEvent>,
}

/// An event as it was told last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct ToldEvent {
    day: NaiveDate,
    summary: String,
    description: String,
    revision: u32,
    changed: DateTime<Utc>,
    cancelled: bool,
}

/// An event as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NewEvent {
    /// What it is the same by.
    pub key: String,
    pub day: NaiveDate,
    pub summary: String,
    pub description: String,
    /// So many days before it a calendar reminds of it.
    pub reminders: &'static [u16],
}

/// An event for a calendar program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CalendarEvent {
    /// The same as long as it is the same event, and no other one's on any computer.
    pub identifier: String,
    pub day: NaiveDate,
    pub summary: String,
    pub description: String,
    pub reminders: &'static [u16],
    /// How often it was changed since it was first told.
    pub revision: u32,
    /// When it was changed last.
    pub changed: DateTime<Utc>,
    /// It is none any more.
    pub cancelled: bool,
}

impl ToldEvents {
    /// Nothing was told yet.
    pub fn none() -> Self {
        Self {
            id: Uuid::new_v4(),
            events: BTreeMap::new(),
        }
    }

    /// Notes what is told now, and gives it with what has to be taken back. What is over is not taken back: it was.
    pub fn tell(&mut self, events: Vec<NewEvent>, today: NaiveDate, now: DateTime<Utc>) -> Vec<CalendarEvent> {
        let mut before = std::mem::take(&mut self.events);
        let mut told = Vec::new();
        for event in events {
            let earlier = before.remove(&event.key);
            let is_same = earlier.as_ref().is_some_and(|earlier| {
                (earlier.day, &earlier.summary, &earlier.description, earlier.cancelled)
                    == (event.day, &event.summary, &event.description, false)
            });
            let (revision, changed) = match &earlier {
                Some(earlier) if is_same => (earlier.revision, earlier.changed),
                Some(earlier) => (earlier.revision.saturating_add(1), now),
                None => (0, now),
            };
            let kept = ToldEvent {
                day: event.day,
                summary: event.summary,
                description: event.description,
                revision,
                changed,
                cancelled: false,
            };
            told.push(self.event(&event.key, &kept, event.reminders));
            self.events.insert(event.key, kept);
        }
        for (key, earlier) in before {
            if earlier.day < today {
                continue;
            }
            let kept = if earlier.cancelled {
                earlier
            } else {
                ToldEvent {
                    revision: earlier.revision.saturating_add(1),
                    changed: now,
                    cancelled: true,
                    ..earlier
                }
            };
            told.push(self.event(&key, &kept, &[]));
            self.events.insert(key, kept);
        }
        told
    }

    fn event(&self, key: &str, kept: &ToldEvent, reminders: &'static [u16]) -> CalendarEvent {
        let mut identifier = encode(Sha256::digest(format!("{}/{key}", self.id)));
        identifier.truncate(IDENTIFIER_DIGITS);
        CalendarEvent {
            identifier,
            day: kept.day,
            summary: kept.summary.clone(),
            description: kept.description.clone(),
            reminders,
            revision: kept.revision,
            changed: kept.changed,
            cancelled: kept.cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn now(text: &str) -> DateTime<Utc> {
        day(text).and_hms_opt(9, 0, 0).unwrap().and_utc()
    }

    fn event(key: &str, on: &str) -> NewEvent {
        NewEvent {
            key: key.to_owned(),
            day: day(on),
            summary: key.to_owned(),
            description: String::new(),
            reminders: &[7],
        }
    }

    #[test]
    fn what_is_told_again_is_the_same_and_a_day_that_moved_is_a_revision_of_the_same_event() {
        let mut told = ToldEvents::none();
        let today = day("2021-06-08");
        let first = told.tell(vec![event("a", "2021-06-27")], today, now("2021-06-08"));
        let again = told.tell(vec![event("a", "2021-06-27")], today, now("2021-06-09"));
        assert_eq!(first, again);
        assert_eq!((first[0].revision, first[0].changed), (0, now("2021-06-08")));
        let moved = told.tell(vec![event("a", "2021-06-30")], today, now("2021-06-10"));
        assert_eq!(moved.len(), 1);
        assert_eq!(
            (&moved[0].identifier, moved[0].day, moved[0].revision, moved[0].changed),
            (&first[0].identifier, day("2021-06-30"), 1, now("2021-06-10"))
        );
    }

    #[test]
    fn what_is_none_any_more_is_taken_back_until_its_day_and_comes_back_if_it_is_one_again() {
        let mut told = ToldEvents::none();
        let today = day("2021-06-08");
        let first = told.tell(
            vec![event("a", "2021-06-27"), event("b", "2021-07-02")],
            today,
            now("2021-06-08"),
        );
        let gone = told.tell(vec![event("b", "2021-07-02")], today, now("2021-06-09"));
        assert_eq!(gone[0], first[1]);
        assert_eq!(
            (
                &gone[1].identifier,
                gone[1].revision,
                gone[1].cancelled,
                gone[1].reminders
            ),
            (&first[0].identifier, 1, true, &[][..])
        );
        // It is told as long as a program may still show it, and changes no more.
        assert_eq!(
            told.tell(vec![event("b", "2021-07-02")], today, now("2021-06-10")),
            gone
        );
        let back = told.tell(
            vec![event("a", "2021-06-27"), event("b", "2021-07-02")],
            today,
            now("2021-06-11"),
        );
        assert_eq!((back[0].revision, back[0].cancelled), (2, false));
        // What is over was, and is not taken back.
        assert_eq!(told.tell(Vec::new(), day("2021-07-03"), now("2021-07-03")), []);
    }

    #[test]
    fn two_computers_tell_of_the_same_offer_by_names_of_their_own() {
        let tell = || ToldEvents::none().tell(vec![event("a", "2021-06-27")], day("2021-06-08"), now("2021-06-08"));
        assert_ne!(tell()[0].identifier, tell()[0].identifier);
    }
}
