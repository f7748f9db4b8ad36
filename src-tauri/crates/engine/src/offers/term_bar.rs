use domain::{NaiveDate, Phrase, Term, TermCalendar, Window, days_between};
use words::Words;

use crate::view::{CaptionView, DayState, MonthState, TermBarView};
use crate::words::labels::start_label;

/// The term bar of a term on a day.
pub(crate) fn term_bar(words: &Words, term: &Term, window: Window, on: NaiveDate) -> TermBarView {
    let calendar = TermCalendar::of(term, window);
    let ends = calendar
        .months
        .iter()
        .skip(1)
        .copied()
        .chain(std::iter::once(term.anniversary));
    let spans: Vec<(NaiveDate, NaiveDate)> = calendar.months.iter().copied().zip(ends).collect();
    let today_month = spans.iter().position(|(from, to)| *from <= on && on < *to);
    let today_day = calendar.days.iter().position(|day| *day == on);
    TermBarView {
        months: spans
            .iter()
            .map(|(_, to)| {
                if *to <= on {
                    MonthState::Past
                } else {
                    MonthState::Coming
                }
            })
            .collect(),
        days: calendar.days.iter().map(|day| day_state(*day, window, on)).collect(),
        today_month: today_month.and_then(|index| u32::try_from(index).ok()),
        today_part: today_month.map_or(0, |index| thousandths(spans[index], on)),
        today_day: today_day.and_then(|index| u32::try_from(index).ok()),
        transfer_day: calendar
            .transfer_by
            .and_then(|by| calendar.days.iter().position(|day| *day == by))
            .and_then(|index| u32::try_from(index).ok()),
        open_ended: window.closes.is_none(),
        captions: captions(words, term, window, on),
        description: description(words, term, window, on),
    }
}

/// Past days are over, coming ones are usable only once the window is open.
fn day_state(day: NaiveDate, window: Window, on: NaiveDate) -> DayState {
    if day < on {
        DayState::Past
    } else if on >= window.opens {
        DayState::Open
    } else {
        DayState::Later
    }
}

fn thousandths((from, to): (NaiveDate, NaiveDate), on: NaiveDate) -> u32 {
    let length = days_between(from, to).max(1);
    u32::try_from(days_between(from, on) * 1000 / length).unwrap_or(0)
}

fn captions(words: &Words, term: &Term, window: Window, on: NaiveDate) -> Vec<CaptionView> {
    let caption = |label: &str, value: String, strong| CaptionView {
        label: words.text(label),
        value,
        strong,
    };
    let expires = if on > term.anniversary {
        "date-expired"
    } else {
        "date-expires"
    };
    let last = match window.closes {
        Some(closes) if on > closes => caption("date-closed", words.short_deadline(closes), true),
        Some(closes) => caption("date-last-safe-day", words.short_deadline(closes), true),
        None => caption("date-window-opens", words.short_date(window.opens), true),
    };
    vec![
        caption(start_label(term, on), words.short_date(term.purchased), false),
        caption(expires, words.short_date(term.anniversary), false),
        last,
    ]
}

fn description(words: &Words, term: &Term, window: Window, on: NaiveDate) -> String {
    let phrase = match window.closes {
        Some(closes) => Phrase::new("bar-description").with("closes", closes),
        None => Phrase::new("bar-description-open-ended"),
    };
    words.say(
        &phrase
            .with("starts", term.purchased)
            .with("expires", term.anniversary)
            .with("opens", window.opens)
            .with("today", on),
    )
}
