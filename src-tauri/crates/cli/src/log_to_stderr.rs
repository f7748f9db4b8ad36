use log::{Level, LevelFilter, Log, Metadata, Record};
use words::visible_line;

use crate::streams::complain;

struct StandardError;

impl Log for StandardError {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.level() <= Level::Warn
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let level = record.level().as_str().to_ascii_lowercase();
            complain(&format!("{level}: {}", visible_line(&record.args().to_string())));
        }
    }

    fn flush(&self) {}
}

/// Warnings and errors go to standard error; standard output belongs to the answer.
pub(crate) fn start() {
    if log::set_logger(&StandardError).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}
