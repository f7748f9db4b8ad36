use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::{Money, Names, Role};

/// Something to be said to a person: the id of a message in the words files with its arguments.
///
/// Rules answer in phrases so that the same reason is one sentence on the screen, on the command line and in a
/// notification, in either language.
///
/// ```
/// use domain::{NaiveDate, Phrase};
///
/// let opens: NaiveDate = "2021-06-23".parse().expect("a date");
/// let reason = Phrase::new("why-verdict-not-yet").with("opens", opens);
/// assert_eq!(reason.arguments.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// The id of the message.
    pub id: &'static str,
    /// The placeables of the message by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// A value inside a [`Phrase`], written out by the words of the asked language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Text that is the same in both languages: a name, a number as issued.
    Text(String),
    /// A count.
    Number(i64),
    /// A calendar date, in the language's long form.
    Date(NaiveDate),
    /// An amount with its currency.
    Money(Money),
    /// A rate or a factor.
    Decimal(Decimal),
    /// Names that exist in both languages.
    Names(Names),
    /// A role by its name in Partner Center.
    Role(Role),
    /// Several roles, joined by the language's "and".
    Roles(Vec<Role>),
    /// Several texts that are the same in both languages, set apart as the language sets a list apart.
    List(Vec<String>),
}

impl Phrase {
    /// A phrase without arguments.
    #[must_use]
    pub const fn new(id: &'static str) -> Self {
        Self {
            id,
            arguments: Vec::new(),
        }
    }

    /// The phrase with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

macro_rules! argument_from {
    ($($from:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$from> for Argument {
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        })+
    };
}

argument_from! {
    String => Text, &str => Text, i64 => Number, u32 => Number, NaiveDate => Date, Money => Money, Decimal => Decimal,
    Names => Names, Role => Role, Vec<Role> => Roles, Vec<String> => List,
}
