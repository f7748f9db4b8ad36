//! The days that count, of one account or of several: listed, and given to calendar programs.

pub(crate) mod calendar;
mod calendar_file;
mod dated;
mod list;
mod told_events;
