use std::fmt;
use std::str::FromStr;

domain::closed_set! {
    /// A language the program speaks, by its BCP 47 tag.
    ///
    /// ```
    /// use words::Language;
    ///
    /// assert_eq!("zh-TW".parse(), Ok(Language::TraditionalChinese));
    /// assert_eq!(Language::English.id(), "en");
    /// ```
    #[derive(Default)]
    pub enum Language {
        /// English.
        #[default]
        English = "en",
        /// Traditional Chinese as used in Taiwan.
        TraditionalChinese = "zh-TW",
    }
}

/// The program does not speak this language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage(pub String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language {:?}; en and zh-TW are known", self.0)
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// The language for a system locale such as `zh_TW.UTF-8`: any Chinese gets Chinese, anything else English.
    #[must_use]
    pub fn for_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") {
            Self::TraditionalChinese
        } else {
            Self::English
        }
    }

    pub(crate) fn identifier<T: FromStr>(self) -> T
    where
        T::Err: fmt::Debug,
    {
        self.id().parse().expect("both tags are well formed")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.to_ascii_lowercase().replace('_', "-").as_str() {
            "en" => Ok(Self::English),
            "zh-tw" | "zh-hant" | "zh-hant-tw" => Ok(Self::TraditionalChinese),
            _ => Err(UnknownLanguage(text.to_owned())),
        }
    }
}
