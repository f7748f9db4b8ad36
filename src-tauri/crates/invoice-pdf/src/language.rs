use std::fmt;
use std::str::FromStr;

use words::Language;

domain::closed_set! {
    /// The language a document is written in, or both at once.
    #[derive(Default)]
    pub enum DocumentLanguage {
        /// English.
        #[default]
        English = "en",
        /// Traditional Chinese, with small English labels.
        TraditionalChinese = "zh-TW",
        /// English with everything the program says in Traditional Chinese as well. Dates and amounts stand once, in
        /// forms that both readers take the same way: `2020-05-28`, `EUR 516.60`.
        Both = "both",
    }
}

/// Documents are not written in this language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language of a document {0:?}; en, zh-TW and both are known")]
pub struct UnknownDocumentLanguage(pub String);

impl DocumentLanguage {
    /// The language that a reader is told the document is in, and that its texts for machines are in.
    #[must_use]
    pub const fn main(self) -> Language {
        match self {
            Self::English | Self::Both => Language::English,
            Self::TraditionalChinese => Language::TraditionalChinese,
        }
    }

    /// The language whose labels stand beside those of the main one.
    pub(crate) const fn beside(self) -> Option<Language> {
        match self {
            Self::English => None,
            Self::TraditionalChinese => Some(Language::English),
            Self::Both => Some(Language::TraditionalChinese),
        }
    }
}

impl From<Language> for DocumentLanguage {
    fn from(language: Language) -> Self {
        match language {
            Language::English => Self::English,
            Language::TraditionalChinese => Self::TraditionalChinese,
        }
    }
}

impl fmt::Display for DocumentLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Takes what [`Language`] takes, and `both`.
impl FromStr for DocumentLanguage {
    type Err = UnknownDocumentLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.eq_ignore_ascii_case(Self::Both.id()) {
            return Ok(Self::Both);
        }
        text.parse::<Language>()
            .map(Self::from)
            .map_err(|_| UnknownDocumentLanguage(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::{DocumentLanguage, UnknownDocumentLanguage};

    #[test]
    fn each_is_read_back_from_its_name() {
        for language in DocumentLanguage::ALL {
            assert_eq!(language.to_string().parse(), Ok(language));
        }
        for (text, language) in [
            ("BOTH", DocumentLanguage::Both),
            ("zh_tw", DocumentLanguage::TraditionalChinese),
        ] {
            assert_eq!(text.parse(), Ok(language));
        }
        assert_eq!(
            "de".parse::<DocumentLanguage>(),
            Err(UnknownDocumentLanguage("de".to_owned()))
        );
    }
}
