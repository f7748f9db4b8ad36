use unicode_script::{Script, UnicodeScript};
use words::Language;

/// The language of a run of text, for readers that speak it aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LanguageRun {
    /// English.
    English,
    /// Traditional Chinese of Taiwan.
    Chinese,
    /// Japanese.
    Japanese,
}

impl LanguageRun {
    /// The language of the program's own words.
    pub const fn of_language(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::TraditionalChinese => Self::Chinese,
        }
    }

    /// The BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-Hant-TW",
            Self::Japanese => "ja",
        }
    }

    /// The language that the writing of a text tells beyond doubt: kana are Japanese, other ideographs are read as
    /// Chinese. Latin letters tell nothing.
    pub fn of_writing(text: &str) -> Option<Self> {
        if text.is_ascii() {
            return None;
        }
        let mut seen = None;
        for character in text.chars() {
            match character.script() {
                Script::Hiragana | Script::Katakana => return Some(Self::Japanese),
                Script::Han | Script::Bopomofo => seen = Some(Self::Chinese),
                _ => {}
            }
        }
        seen
    }
}
