use std::error::Error;
use std::fmt::{self, Write};
use std::io::ErrorKind;
use std::time::Duration;

/// A value that may be told to anybody: it says how things stand and nothing of what they hold.
///
/// Implemented for numbers that count and for texts that stand in the program. Whoever implements it for a type says that
/// no value of it ever came from outside.
pub trait Tellable {
    /// Writes the value behind what is there.
    fn tell(&self, line: &mut String);
}

macro_rules! as_shown {
    ($($type:ty),+) => {
        $(impl Tellable for $type {
            fn tell(&self, line: &mut String) {
                // Writing to a text does not fail.
                let _ = write!(line, "{self}");
            }
        })+
    };
}

as_shown!(bool, u8, u16, u32, u64, usize, i32, i64, &'static str, ErrorKind);

impl Tellable for Duration {
    fn tell(&self, line: &mut String) {
        let _ = write!(line, "{} ms", self.as_millis());
    }
}

impl<T: Tellable> Tellable for Option<T> {
    fn tell(&self, line: &mut String) {
        match self {
            Some(value) => value.tell(line),
            None => line.push_str("none"),
        }
    }
}

/// The name of an error's variant, without anything that it holds.
#[derive(Clone, Copy)]
pub struct Kind<'a, E: Error>(pub &'a E);

impl<E: Error> Tellable for Kind<'_, E> {
    fn tell(&self, line: &mut String) {
        let mut name = Name(line);
        // It stops at the end of the name.
        let _ = write!(name, "{:?}", self.0);
    }
}

/// Takes what is written up to the first character that no name in a program has.
struct Name<'a>(&'a mut String);

impl Write for Name<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = text
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
            .unwrap_or(text.len());
        self.0.push_str(&text[..end]);
        if end == text.len() { Ok(()) } else { Err(fmt::Error) }
    }
}
