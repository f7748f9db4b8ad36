use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus};

use crate::dates::told_events::CalendarEvent;

/// What the program is called in a calendar.
const PRODUCT: &str = "-//Packdesk//Packdesk//EN";
/// A reminder comes so many hours after the beginning of its day.
const REMINDER_HOUR: u16 = 9;

/// Events as calendar programs read them, by RFC 5545: whole days that block nobody's time.
pub(crate) fn calendar_file(name: &str, events: &[CalendarEvent]) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("VERSION", "2.0"))
        .append_property(("PRODID", PRODUCT))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("X-WR-CALNAME", name));
    for told in events {
        calendar.push(event(told));
    }
    calendar.to_string()
}

fn event(told: &CalendarEvent) -> Event {
    let changed = told.changed.format("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::with_uid(&format!("{}@packdesk", told.identifier));
    event
        .summary(&told.summary)
        .description(&told.description)
        .starts(told.day)
        .sequence(told.revision)
        .status(if told.cancelled {
            EventStatus::Cancelled
        } else {
            EventStatus::Confirmed
        })
        .append_property(("DTSTAMP", changed.as_str()))
        .append_property(("LAST-MODIFIED", changed.as_str()))
        .append_property(("TRANSP", "TRANSPARENT"));
    // An event of a day that ends nowhere is as long as its day.
    for days in told.reminders {
        let mut alarm = Alarm::display(&told.summary, chrono::Duration::zero());
        alarm
            .append_property(("TRIGGER", trigger(*days).as_str()))
            .append_property(("DTSTAMP", changed.as_str()))
            .append_property(("UID", format!("{}-{days}@packdesk", told.identifier).as_str()));
        event.alarm(alarm);
    }
    event.done()
}

/// How far before the beginning of the day a reminder comes; one on the day itself comes after it.
fn trigger(days: u16) -> String {
    match days {
        0 => format!("PT{REMINDER_HOUR}H"),
        days => format!("-P{}DT{}H", days - 1, 24 - REMINDER_HOUR),
    }
}
