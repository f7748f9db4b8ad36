//! Parts that several views share.

use serde::Serialize;
use words::Language;

use crate::code::Code;

views! {
    shown
    /// An amount for scripts, with its text for people.
    pub struct MoneyView {
        /// The number, `516.60`.
        amount: String,
        /// ISO 4217 code.
        currency: String,
        /// For people: `€516.60`.
        label: String,
    }

    /// A name and a value, side by side on a tile or in a list.
    pub struct FactView {
        /// What it is.
        label: String,
        /// The value.
        value: String,
        /// Draws the triangle that marks the last day to start a bank transfer.
        transfer_mark: bool,
        /// What is copied of it, for another program to take; empty where nothing is.
        copy: String,
    }

    /// One thing to choose: a value of a closed set, or a text where there is no end of them.
    pub struct ChoiceView<T> {
        /// What is given back.
        value: T,
        /// For people.
        label: String,
        /// How many there are of it, where that is known.
        count: Option<u32>,
    }

    /// A field that cannot be sent as it is.
    pub struct FieldProblem<F> {
        /// The field of the form.
        field: F,
        /// What is wrong and what to enter.
        message: String,
    }

    /// A party with its address as people write it.
    pub struct PartyView {
        /// Name in bold.
        name: String,
        /// Lines below the name.
        lines: Vec<String>,
        /// Name and address in one line.
        one_line: String,
    }

    /// An error, the same on screen and on the command line.
    pub struct ErrorView {
        /// Stable code.
        code: Code,
        /// What happened.
        message: String,
        /// What is safe.
        safe: String,
        /// What to do.
        todo: String,
        /// The same in each other language: the screen may be in another one before the error is gone from it.
        translated: Vec<TranslatedError>,
    }

    /// The sentences of an error in a language.
    pub struct TranslatedError {
        /// The language.
        language: Language,
        /// What happened.
        message: String,
        /// What is safe.
        safe: String,
        /// What to do.
        todo: String,
    }
}
