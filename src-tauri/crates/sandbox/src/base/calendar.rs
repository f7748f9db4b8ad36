use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicI32, Ordering};

use chrono::Datelike;
use domain::{Clock, DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use crate::base::error::Error;

/// Every day of the sandbox is at this hour, in UTC.
const HOUR: u32 = 9;

/// The day that the sandbox's file last told, as a clock for the rest of the program.
pub(crate) struct Calendar(AtomicI32);

impl Calendar {
    pub fn new(today: NaiveDate) -> Self {
        Self(AtomicI32::new(today.to_epoch_days()))
    }

    pub fn set(&self, today: NaiveDate) {
        self.0.store(today.to_epoch_days(), Ordering::Relaxed);
    }
}

impl Clock for Calendar {
    fn now(&self) -> DateTime<Utc> {
        NaiveDate::from_epoch_days(self.0.load(Ordering::Relaxed))
            .and_then(|day| day.and_hms_opt(HOUR, 0, 0))
            .unwrap_or_default()
            .and_utc()
    }
}

/// The day in the file.
pub(crate) async fn today(connection: &mut SqliteConnection) -> Result<NaiveDate, sqlx::Error> {
    sqlx::query_scalar("SELECT today FROM state")
        .fetch_one(connection)
        .await
}

/// The years that the calendar can be moved to: those whose days, and the days after them, are written with four digits.
pub const CALENDAR_YEARS: RangeInclusive<i32> = 1000..=9998;

/// Refuses days of other years than [`CALENDAR_YEARS`].
pub(crate) fn within_reach(day: NaiveDate) -> Result<NaiveDate, Error> {
    if CALENDAR_YEARS.contains(&day.year()) {
        Ok(day)
    } else {
        Err(Error::BeyondCalendar(day))
    }
}

/// Moves the calendar.
pub(crate) async fn move_to(connection: &mut SqliteConnection, day: NaiveDate) -> Result<(), sqlx::Error> {
    sqlx::query("UPDATE state SET today = ?")
        .bind(day)
        .execute(connection)
        .await?;
    Ok(())
}
