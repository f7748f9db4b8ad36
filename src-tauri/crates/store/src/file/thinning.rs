use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use crate::file::dated_backup::Backup;

/// Of the days that have a backup, the last seven keep it,
const DAYS: usize = 7;
/// of the calendar weeks the last five keep their newest,
const WEEKS: usize = 5;
/// and of the months the last twelve.
const MONTHS: usize = 12;
/// So many backups from before a migration are kept of each schema version.
const BEFORE_MIGRATION: usize = 5;

/// Which of the backups, newest first, can go. What counts as newest is the order they were made in: a clock that was set
/// to another year must not cost the backups of the years between.
pub(crate) fn superfluous(newest_first: &[Backup]) -> Vec<&Backup> {
    let mut kept: HashSet<u32> = HashSet::new();
    let of_days = || {
        newest_first
            .iter()
            .filter_map(|backup| Some((backup.day?, backup.number)))
    };
    kept.extend(newest_of_each(of_days(), DAYS, |day| day));
    kept.extend(newest_of_each(of_days(), WEEKS, |day| {
        let week = day.iso_week();
        (week.year(), week.week())
    }));
    kept.extend(newest_of_each(of_days(), MONTHS, |day| (day.year(), day.month())));
    let mut schemas: Vec<i64> = newest_first.iter().map(|backup| backup.schema).collect();
    schemas.dedup();
    for schema in schemas {
        let before_migration = newest_first
            .iter()
            .filter(|backup| backup.day.is_none() && backup.schema == schema);
        kept.extend(before_migration.take(BEFORE_MIGRATION).map(|backup| backup.number));
    }
    newest_first
        .iter()
        .filter(|backup| !kept.contains(&backup.number))
        .collect()
}

/// The newest backup of each of the last `most` spans of time that have one.
fn newest_of_each<S: PartialEq>(
    newest_first: impl Iterator<Item = (NaiveDate, u32)>,
    most: usize,
    span: impl Fn(NaiveDate) -> S,
) -> Vec<u32> {
    let mut spans: Vec<S> = Vec::new();
    let mut kept = Vec::new();
    for (day, number) in newest_first {
        let of = span(day);
        if spans.len() < most && !spans.contains(&of) {
            spans.push(of);
            kept.push(number);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(schema: i64, number: u32, day: Option<NaiveDate>) -> Backup {
        Backup {
            path: format!("{number}").into(),
            schema,
            number,
            day,
        }
    }

    fn day(year: i32, ordinal: u32) -> NaiveDate {
        NaiveDate::from_yo_opt(year, ordinal).expect("a day")
    }

    /// What is left when a backup is made each day and thinned each time, newest first.
    fn after(days: impl Iterator<Item = NaiveDate>) -> Vec<Backup> {
        let mut kept: Vec<Backup> = Vec::new();
        for (number, day) in (1..).zip(days) {
            kept.insert(0, of(5, number, Some(day)));
            let gone: Vec<Backup> = superfluous(&kept).into_iter().cloned().collect();
            kept.retain(|backup| !gone.contains(backup));
        }
        kept
    }

    #[test]
    fn two_years_of_days_leave_days_weeks_and_months() {
        let first = day(2025, 1);
        let kept = after(first.iter_days().take(730));
        let days: Vec<NaiveDate> = kept.iter().filter_map(|backup| backup.day).collect();
        let last = day(2026, 365);
        for back in 0..7 {
            let wanted = last - chrono::Days::new(back);
            assert!(days.contains(&wanted), "{wanted}");
        }
        let months: HashSet<(i32, u32)> = days.iter().map(|day| (day.year(), day.month())).collect();
        assert_eq!(months.len(), 12);
        let weeks: HashSet<u32> = days
            .iter()
            .filter(|day| last.signed_duration_since(**day).num_days() < 29)
            .map(|day| day.iso_week().week())
            .collect();
        assert_eq!(weeks.len(), 5);
        assert!(days.len() <= 7 + 5 + 12, "{days:?}");
    }

    #[test]
    fn a_clock_set_to_another_century_and_back_costs_no_backup_of_this_one() {
        let before = day(2026, 100).iter_days().take(60);
        let ahead = std::iter::once(day(2126, 1));
        let after_it = day(2026, 160).iter_days().take(2);
        let kept = after(before.clone().chain(ahead).chain(after_it));
        let last_of_before = day(2026, 159);
        assert!(kept.iter().any(|backup| backup.day == Some(last_of_before)));
        assert!(
            kept.iter().any(|backup| backup.day == Some(day(2026, 120))),
            "the last of April"
        );
    }

    #[test]
    fn those_from_before_a_migration_are_counted_apart() {
        let mut backups: Vec<Backup> = (1..=7).map(|number| of(4, number, None)).collect();
        backups.extend((8..=9).map(|number| of(5, number, None)));
        backups.extend((10..=11).map(|number| of(5, number, Some(day(2026, number)))));
        backups.reverse();
        let gone: Vec<u32> = superfluous(&backups).iter().map(|backup| backup.number).collect();
        assert_eq!(gone, [2, 1]);
    }
}
