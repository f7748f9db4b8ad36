//! What Packdesk writes to its log: a sentence that stands in the program, and values of types that may be told.
//!
//! A text from outside is of no such type, be it a name, a number of a document, an amount, a token or a path. Nothing is
//! found and blotted out afterwards: what may not be told never gets here.
//!
//! ```
//! event_log::warn!("the cache is made anew", file = "cache.db", bytes = 4096_u64);
//! ```
//!
//! ```compile_fail
//! let company = String::from("Northwind");
//! event_log::warn!("an invoice cannot be read", company = company);
//! ```

mod tellable;

pub use tellable::{Kind, Tellable};

#[doc(hidden)]
pub use log::Level;

/// The target of everything that is written through here, and of nothing else.
pub const TARGET: &str = "packdesk-event";

/// Writes a line: what happened, and values of it.
///
/// Called through [`error!`], [`warn!`] and [`info!`].
pub fn write(level: Level, event: &'static str, values: &[(&'static str, &dyn Tellable)]) {
    log::log!(target: TARGET, level, "{}", line(event, values));
}

/// The line that [`write`] writes.
#[must_use]
pub fn line(event: &'static str, values: &[(&'static str, &dyn Tellable)]) -> String {
    let mut line = event.to_owned();
    for (place, (name, value)) in values.iter().enumerate() {
        line.push_str(if place == 0 { ": " } else { ", " });
        line.push_str(name);
        line.push('=');
        value.tell(&mut line);
    }
    line
}

/// Something went wrong that should not have.
#[macro_export]
macro_rules! error {
    ($($event:tt)+) => { $crate::event!($crate::Level::Error, $($event)+) };
}

/// Something went wrong that can.
#[macro_export]
macro_rules! warn {
    ($($event:tt)+) => { $crate::event!($crate::Level::Warn, $($event)+) };
}

/// Something worth knowing happened.
#[macro_export]
macro_rules! info {
    ($($event:tt)+) => { $crate::event!($crate::Level::Info, $($event)+) };
}

/// Writes a line at a level.
#[doc(hidden)]
#[macro_export]
macro_rules! event {
    ($level:expr, $event:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::write($level, $event, &[$((stringify!($name), &$value as &dyn $crate::Tellable)),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    enum Failed {
        #[allow(dead_code, reason = "what it holds is not to be told")]
        Unreadable { company: String },
        #[allow(dead_code, reason = "as above")]
        Refused(String),
    }

    impl std::fmt::Display for Failed {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "{self:?}")
        }
    }

    impl std::error::Error for Failed {}

    #[test]
    fn an_error_is_told_by_its_kind_and_never_by_what_it_holds() {
        let company = || "Northwind".to_owned();
        for (failed, told) in [
            (Failed::Unreadable { company: company() }, "Unreadable"),
            (Failed::Refused(company()), "Refused"),
        ] {
            assert_eq!(
                line("it failed", &[("error", &Kind(&failed)), ("bytes", &7_u64)]),
                format!("it failed: error={told}, bytes=7")
            );
        }
        let io = std::io::Error::new(std::io::ErrorKind::NotFound, "/home/aoife/Northwind.pdf");
        assert_eq!(line("gone", &[("reason", &io.kind())]), "gone: reason=entity not found");
    }
}
