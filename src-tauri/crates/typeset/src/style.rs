use crate::length::Length;

/// The ink of text and rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Body text.
    Body,
    /// Text of second rank.
    Second,
    /// Labels and small print.
    Third,
    /// Thin rules.
    Rule,
}

impl Ink {
    /// Red, green and blue, 0 to 255.
    pub const fn rgb(self) -> [u8; 3] {
        match self {
            Self::Body => [0x1A, 0x1C, 0x21],
            Self::Second => [0x47, 0x4C, 0x56],
            Self::Third => [0x61, 0x67, 0x72],
            Self::Rule => [0xC3, 0xC8, 0xD0],
        }
    }
}

/// How a piece of text looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The size of the type.
    pub size: Length,
    /// Bold or regular.
    pub bold: bool,
    /// Its ink.
    pub ink: Ink,
}

impl Style {
    /// Regular type.
    pub const fn regular(size: Length, ink: Ink) -> Self {
        Self { size, bold: false, ink }
    }

    /// Bold type.
    pub const fn bold(size: Length, ink: Ink) -> Self {
        Self { size, bold: true, ink }
    }
}
