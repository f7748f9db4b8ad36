use std::sync::OnceLock;

use chrono::Datelike;
use domain::{Money, NaiveDate, Names, SupportRequest};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    author: Names,
    cancelled: Names,
    cancelled_free: Names,
    too_late: Names,
    used: Names,
    not_running: Names,
    other: Names,
}

fn texts() -> &'static Texts {
    static TEXTS: OnceLock<Texts> = OnceLock::new();
    TEXTS.get_or_init(|| {
        toml::from_str(include_str!("../../data/answers.toml")).expect("the embedded answers are read by a test")
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    English,
    Chinese,
}

/// What support answers, in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answers {
    language: Language,
    texts: &'static Texts,
}

impl Answers {
    /// In the language that a request was written in.
    pub fn in_language_of(request: &SupportRequest) -> Self {
        let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
        let is_chinese = request.summary.chars().chain(request.description.chars()).any(is_han);
        Self {
            language: if is_chinese {
                Language::Chinese
            } else {
                Language::English
            },
            texts: texts(),
        }
    }

    /// Who answers.
    pub fn author(self) -> &'static str {
        self.of(&self.texts.author)
    }

    /// Cancelled and paid back.
    pub fn cancelled(self, total: Money, invoice: &str) -> String {
        self.of(&self.texts.cancelled)
            .replace("{total}", &total.to_string())
            .replace("{invoice}", invoice)
    }

    /// Cancelled, and there was nothing to pay back.
    pub fn cancelled_free(self) -> &'static str {
        self.of(&self.texts.cancelled_free)
    }

    /// No refund: bought too long ago.
    pub fn too_late(self, until: NaiveDate) -> String {
        self.of(&self.texts.too_late).replace("{until}", &self.date(until))
    }

    /// No refund: something of it was used.
    pub fn used(self, until: NaiveDate) -> String {
        self.of(&self.texts.used).replace("{until}", &self.date(until))
    }

    /// Nothing runs any more.
    pub fn not_running(self) -> &'static str {
        self.of(&self.texts.not_running)
    }

    /// To whatever else was asked.
    pub fn other(self) -> &'static str {
        self.of(&self.texts.other)
    }

    fn of(self, names: &'static Names) -> &'static str {
        match self.language {
            Language::English => &names.en,
            Language::Chinese => &names.zh_tw,
        }
    }

    fn date(self, date: NaiveDate) -> String {
        match self.language {
            Language::English => date.format("%-d %B %Y").to_string(),
            Language::Chinese => format!("{} 年 {} 月 {} 日", date.year(), date.month(), date.day()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_its_values_in_both_languages() {
        let until = NaiveDate::from_ymd_opt(2022, 6, 2).expect("a date");
        let total: Money = "516.60 EUR".parse().expect("an amount");
        for (language, date) in [
            (Language::English, "2 June 2022"),
            (Language::Chinese, "2022 年 6 月 2 日"),
        ] {
            let answers = Answers {
                language,
                texts: texts(),
            };
            let cancelled = answers.cancelled(total, "T000268310");
            assert!(cancelled.contains("516.60 EUR") && cancelled.contains("T000268310"));
            for text in [answers.too_late(until), answers.used(until)] {
                assert!(text.contains(date), "{text}");
            }
            let plain = [
                answers.author(),
                answers.cancelled_free(),
                answers.not_running(),
                answers.other(),
            ];
            let whole = [cancelled, answers.too_late(until), answers.used(until)].join("") + &plain.join("");
            assert!(!whole.contains(['{', '}']), "{whole}");
        }
    }
}
